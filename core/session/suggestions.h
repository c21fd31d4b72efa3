#pragma once

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

// "zoom/latitude/longitude" of a point of the grid, a value of the key "map".
[[nodiscard]] std::string map_position(BritishGrid at, double zoom);

}  // namespace pcn
