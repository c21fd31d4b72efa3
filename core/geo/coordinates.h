#pragma once

#include <compare>

namespace pcn {

// WGS84 degrees.
struct LonLat {
  double lon = 0;
  double lat = 0;
  auto operator<=>(const LonLat&) const = default;
};

// British National Grid (EPSG:27700) metres. All analysis is planar in this grid.
struct BritishGrid {
  double east = 0;
  double north = 0;
  auto operator<=>(const BritishGrid&) const = default;
};

// Web Mercator (EPSG:3857) metres; used for drawing only, never for areas or distances.
struct Mercator {
  double x = 0;
  double y = 0;
  auto operator<=>(const Mercator&) const = default;
};

}  // namespace pcn
