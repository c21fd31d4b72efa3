#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "core/figures/indicator.h"

namespace pcn {

// What the address may name. The rooms that make views and measures list theirs in this order; a test holds
// the lists together.

inline constexpr std::array<std::string_view, 20> kViewIds = {
    "networks", "network", "place", "practice", "practices", "gaps",    "gap",
    "matrix",   "people",  "staff", "activity", "services",  "history", "compare",
    "sharing",  "rules",   "plan",  "need",     "borough",   "service"};

// What the map can be coloured by besides the figures that have classes.
inline constexpr std::array<std::string_view, 4> kMeasureIds = {"network", "size", "catchment", "gap"};

[[nodiscard]] constexpr bool is_view_id(std::string_view id) {
  return std::find(kViewIds.begin(), kViewIds.end(), id) != kViewIds.end();
}
[[nodiscard]] inline bool is_measure_id(std::string_view id) {
  const Indicator* figure = find_indicator(id);
  return (figure && figure->map) ||
         std::find(kMeasureIds.begin(), kMeasureIds.end(), id) != kMeasureIds.end();
}

}  // namespace pcn
