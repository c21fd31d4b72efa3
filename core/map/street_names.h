#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "core/geo/coordinates.h"
#include "core/model/streets.h"

namespace pcn {

// A name along the longest straight stretch of a street.
struct StreetName {
  Mercator at;         // the middle of the stretch
  double along_x = 1;  // its direction, of length 1, never to the left
  double along_y = 0;  // upwards
  double length = 0;   // of the stretch, Web Mercator metres: a longer name has no room
  std::uint8_t group = 0;
  std::string_view text;  // as long as the streets live
};

// How streets look: main roads, other through roads, all others.
inline constexpr std::size_t kStreetGroups = 3;
[[nodiscard]] constexpr std::size_t street_group(std::uint8_t kind) { return kind / std::size_t{2}; }
inline constexpr std::array<double, kStreetGroups> kStreetsFrom = {13, 13, 13.5};    // zoom
inline constexpr std::array<double, kStreetGroups> kStreetNamesFrom = {13, 14, 15};  // zoom
inline constexpr double kStreetOpacity = 0.75;  // of the map's halo, in which they are drawn
// In pixels at a zoom from 13 on.
[[nodiscard]] constexpr double street_width(std::size_t group, double zoom) {
  return (2.6 - 0.8 * static_cast<double>(group)) * (1 + 0.5 * (zoom - 13));
}

// One for each street that has a name; of several of one name within 500 metres the longest.
[[nodiscard]] std::vector<StreetName> name_streets(const std::vector<Street>& streets);

}  // namespace pcn
