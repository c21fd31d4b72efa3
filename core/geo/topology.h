#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/geo/polygon.h"

namespace pcn {

// A vertex on the one-metre grid of the package.
struct GridPoint {
  std::int32_t east = 0;
  std::int32_t north = 0;
  auto operator<=>(const GridPoint&) const = default;
};

// A use of an arc by a ring: forwards, or backwards when reversed.
struct ArcUse {
  std::uint32_t arc = 0;
  bool reversed = false;
  bool operator==(const ArcUse&) const = default;
};

using ArcRing = std::vector<ArcUse>;

struct ArcPolygon {
  ArcRing outer;
  std::vector<ArcRing> holes;
  bool operator==(const ArcPolygon&) const = default;
};

// Areas whose common borders are stored once (the TopoJSON idea). Each arc has at least two points;
// neighbouring arcs of a ring share their end points; an arc is used by at most two areas, once in each
// direction.
struct Topology {
  std::vector<std::vector<GridPoint>> arcs;
  std::vector<std::vector<ArcPolygon>>
      areas;  // by area: its pieces; an empty list is an area without a shape
  bool operator==(const Topology&) const = default;
};

}  // namespace pcn
