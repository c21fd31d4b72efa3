#include "core/geo/triangulate.h"

#include <mapbox/earcut.hpp>

namespace mapbox::util {

template <>
struct nth<0, pcn::BritishGrid> {
  static double get(const pcn::BritishGrid& point) { return point.east; }
};
template <>
struct nth<1, pcn::BritishGrid> {
  static double get(const pcn::BritishGrid& point) { return point.north; }
};

}  // namespace mapbox::util

namespace pcn {

std::vector<std::uint32_t> triangle_corners(const Polygon& polygon) {
  if (polygon.outer.size() < 3) return {};
  std::vector<Ring> rings = {polygon.outer};
  rings.insert(rings.end(), polygon.holes.begin(), polygon.holes.end());
  // Relative to a corner, so that products of coordinates keep their digits.
  const BritishGrid origin = polygon.outer.front();
  for (Ring& ring : rings) {
    for (BritishGrid& point : ring) point = {point.east - origin.east, point.north - origin.north};
  }
  return mapbox::earcut<std::uint32_t>(rings);
}

TriangleMesh triangulate(const Polygon& polygon) { return triangulate(MultiPolygon{polygon}); }

TriangleMesh triangulate(const MultiPolygon& shape) {
  TriangleMesh mesh;
  for (const Polygon& polygon : shape) {
    const auto first = static_cast<std::uint32_t>(mesh.points.size());
    for (const std::uint32_t corner : triangle_corners(polygon)) mesh.triangles.push_back(first + corner);
    mesh.points.insert(mesh.points.end(), polygon.outer.begin(), polygon.outer.end());
    for (const Ring& hole : polygon.holes) mesh.points.insert(mesh.points.end(), hole.begin(), hole.end());
  }
  return mesh;
}

}  // namespace pcn
