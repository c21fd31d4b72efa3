#pragma once

#include <cstdint>
#include <vector>

#include "core/geo/polygon.h"

namespace pcn {

// Triangles over a list of points: three positions each.
struct TriangleMesh {
  std::vector<BritishGrid> points;
  std::vector<std::uint32_t> triangles;
  bool operator==(const TriangleMesh&) const = default;
};

// Covers a polygon with its holes by ear clipping (mapbox/earcut.hpp). The points are those of its rings in
// order. For rings that do not cross, the triangles do not overlap and their areas sum to the polygon's; a
// ring of fewer than three points gives none.
[[nodiscard]] TriangleMesh triangulate(const Polygon& polygon);
[[nodiscard]] TriangleMesh triangulate(const MultiPolygon& shape);

// Positions of triangle corners in the points of the rings, outer first: what to use when the points are kept
// elsewhere, such as projected.
[[nodiscard]] std::vector<std::uint32_t> triangle_corners(const Polygon& polygon);

}  // namespace pcn
