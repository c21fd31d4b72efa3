#pragma once

#include <vector>

#include "core/geo/coordinates.h"

namespace pcn {

// A closed ring without the repeated last point. Fewer than three points is an empty ring.
using Ring = std::vector<BritishGrid>;

// One outer ring (counter-clockwise) and its holes (clockwise), British National Grid metres.
struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
  bool operator==(const Polygon&) const = default;
};

using MultiPolygon = std::vector<Polygon>;

// A line through at least two points.
using Polyline = std::vector<BritishGrid>;

}  // namespace pcn
