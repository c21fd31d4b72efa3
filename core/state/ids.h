#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace pcn {

// What the address may name. The rooms that make views and measures list theirs in this order; a test holds
// the lists together.

inline constexpr std::array<std::string_view, 20> kViewIds = {
    "networks", "network", "place", "practice", "practices", "gaps",    "gap",
    "matrix",   "people",  "staff", "activity", "services",  "history", "compare",
    "sharing",  "rules",   "plan",  "need",     "borough",   "service"};

// What the map can be coloured by.
inline constexpr std::array<std::string_view, 7> kMeasureIds = {
    "network", "size", "density", "deprivation", "lead", "catchment", "gap"};

[[nodiscard]] constexpr bool is_view_id(std::string_view id) {
  return std::find(kViewIds.begin(), kViewIds.end(), id) != kViewIds.end();
}
[[nodiscard]] constexpr bool is_measure_id(std::string_view id) {
  return std::find(kMeasureIds.begin(), kMeasureIds.end(), id) != kMeasureIds.end();
}

}  // namespace pcn
