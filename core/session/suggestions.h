#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/index/region_locator.h"
#include "core/index/text_search.h"
#include "core/session/session.h"
#include "core/state/context.h"

namespace pcn {

// Search results as people read them, with the action that shows each; at most 10, best first.
[[nodiscard]] std::vector<Suggestion> suggestions(const ViewContext& context, const TextSearch& search,
                                                  const RegionLocator& region, std::string_view text);

// One hit of the search as it is offered. A borough, ward or neighbourhood is many places: choosing it moves
// the map and leads to a list of them (Suggestion::query).
[[nodiscard]] Suggestion suggestion_of(const ViewContext& context, const RegionLocator& region,
                                       const SearchHit& hit);

// Where a postcode or place is chosen, hits of one name that stand together come the nearest first.
void nearest_first(const ViewContext& context, std::vector<SearchHit>& hits);

// The card of something that people need (core/state/needs.h); `now`: of a pharmacy, at the time of asking.
[[nodiscard]] Suggestion need_suggestion(std::string_view id, bool now = false);

// The place of a text such as "51.4712,-0.0963", latitude first, as devices tell where they are; no place
// where it lies outside the area. Empty for any other text.
[[nodiscard]] std::optional<SmallAreaIndex> place_at(const ViewContext& context, const RegionLocator& region,
                                                     std::string_view text);

// "zoom/latitude/longitude" of a point of the grid, a value of the key "map".
[[nodiscard]] std::string map_position(BritishGrid at, double zoom);

}  // namespace pcn
