#pragma once

#include <string>
#include <vector>

#include "core/document/document.h"
#include "core/insight/history.h"
#include "core/state/context.h"

namespace pcn {

// Of whom the history speaks: of one network, of the networks of the authority in hand, or of all.
struct HistoryScope {
  const Dataset& data;
  NetworkIndex network;
  DistrictIndex authority;  // none where a network is chosen

  [[nodiscard]] bool whole() const { return !network && !authority; }
  [[nodiscard]] bool has(NetworkIndex each) const;
  [[nodiscard]] std::string name() const;
  // "network", "authority" or "all": by which messages choose their words.
  [[nodiscard]] std::string_view kind() const;
  [[nodiscard]] std::int64_t count(const std::vector<NetworkIndex>& networks) const;  // that it has
};
[[nodiscard]] HistoryScope history_scope(const ViewContext& context);

// The first day that the data know networks on: the founding table.
[[nodiscard]] Date founding_day(const Dataset& data);

// Networks, practices and patients by authority, then and now; the one in hand with the whole area beside it.
[[nodiscard]] Table boroughs_table(const ViewContext& context);
// The networks of the scope: practices and patients on the earlier day and on the day shown.
[[nodiscard]] Table sizes_table(const ViewContext& context, const HistoryScope& scope, Date since);
// Sums of complete vintages as a line; what is incomplete is said, not drawn.
void append_lists(Document& document, const std::vector<ListPoint>& points, const HistoryScope& scope);

}  // namespace pcn
