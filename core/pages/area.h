#pragma once

#include <string>
#include <vector>

#include "core/document/document.h"
#include "core/state/context.h"
#include "core/state/coverage_choice.h"

namespace pcn {

// The area in hand: a local authority that the reader chose, or the whole area of the package. A network
// belongs to the authority that the list of networks names for it: where most of its patients are registered.

[[nodiscard]] DistrictIndex authority_in_hand(const ViewContext& context);
// "Bexley"; "South East London" without one.
[[nodiscard]] std::string area_words(const ViewContext& context);
[[nodiscard]] bool is_in_hand(const ViewContext& context, NetworkIndex network);
// The networks of the day that are in hand, by name.
[[nodiscard]] std::vector<const NetworkOnDay*> networks_in_hand(const ViewContext& context);
// The authorities of the area, by name.
[[nodiscard]] std::vector<DistrictIndex> authorities_of(const Dataset& data);

// The choice of the area in hand. Nothing where the area has one authority only.
void add_area_chooser(std::vector<Control>& controls, const ViewContext& context);

// The whole area and England beside an authority: "Bexley", "South East London", "England" as rows of the
// figures that can stand for all of them. Nothing where no authority is chosen.
void append_beside(Document& document, const ViewContext& context);

}  // namespace pcn
