#include "core/io/area_shapes.h"

#include <cmath>

#include "core/base/text.h"
#include "core/geo/border_faults.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/topology_build.h"
#include "texts/area_check.h"

namespace pcn {
namespace {

// Metres between borders and the centre of the people living within them. Centres lie outside crooked
// borders, and simplified borders beside them, but never far: the most seen is 60 metres.
constexpr double kFarFromCentre = 1000;

// Adds up what cutting into triangles may take, polygon by polygon.
class TriangleWork {
 public:
  explicit TriangleWork(AreaChecker& check) : check_(check) {}

  void add(const Polygon& polygon, const std::string& pointer) {
    std::size_t vertices = polygon.outer.size();
    for (const Ring& hole : polygon.holes) vertices += hole.size();
    if (vertices > kMostVertices)
      return check_.fail(pointer, "a polygon of more than " + format_count(kMostVertices) + " points");
    if (polygon.holes.size() > kMostHoles)
      return check_.fail(pointer, "a polygon with more than " + format_count(kMostHoles) + " holes");
    done_ += static_cast<double>(vertices) * static_cast<double>(vertices);
    if (done_ > kMostTriangleWork)
      check_.fail(pointer, "up to here the shapes have so many points that a page could not draw them");
  }

 private:
  AreaChecker& check_;
  double done_ = 0;
};

std::string at(std::string_view column, std::size_t row) {
  return "/" + std::string(column) + "/" + std::to_string(row);
}

// How many points area_shape() would make of a piece, without making them.
std::size_t points_of(const Topology& topology, const ArcRing& ring) {
  std::size_t points = 0;
  for (const ArcUse use : ring) points += topology.arcs[use.arc].size() - 1;
  return points;
}

void check_work(AreaChecker& check, const Dataset& data) {
  TriangleWork work(check);
  for (std::size_t area = 0; area < data.topology.areas.size() && !check.error(); ++area) {
    for (const ArcPolygon& piece : data.topology.areas[area]) {
      // One ring may use an arc as often as it likes, so its points are counted before they are made.
      std::size_t points = points_of(data.topology, piece.outer);
      for (const ArcRing& hole : piece.holes) points += points_of(data.topology, hole);
      Polygon like{Ring(std::min(points, kMostVertices + 1)), std::vector<Ring>(piece.holes.size())};
      work.add(like, at("topology", area));
    }
  }
  for (std::size_t i = 0; i < data.basemap_polygons.size() && !check.error(); ++i)
    work.add(data.basemap_polygons[i].shape, at("basemap_polygons/shape", i));
  for (std::size_t i = 0; i < data.declared.size() && !check.error(); ++i) {
    for (const Polygon& polygon : data.declared[i].shape) work.add(polygon, at("declared/shape", i));
  }
}

void check_borders(AreaChecker& check, const Topology& topology) {
  const auto fault = find_border_fault(topology);
  if (!fault) return;
  const std::string where = " near " + format_count(fault->near.east) + " metres east and " +
                            format_count(fault->near.north) + " metres north of the National Grid";
  check.fail("/topology", fault->tangled
                              ? "so many borders lie so close together" + where + " that none can be real"
                              : "two borders cross or run along each other" + where);
}

// Whether a corner of the area's border is near enough: quickly told, and true of nearly all.
bool has_corner_near(const Topology& topology, std::size_t area, BritishGrid centre) {
  for (const ArcPolygon& piece : topology.areas[area]) {
    for (const ArcUse use : piece.outer) {
      for (const GridPoint point : topology.arcs[use.arc]) {
        const double east = static_cast<double>(point.east) - centre.east;
        const double north = static_cast<double>(point.north) - centre.north;
        if (east * east + north * north <= kFarFromCentre * kFarFromCentre) return true;
      }
    }
  }
  return false;
}

}  // namespace

void check_shapes_possible(AreaChecker& check, const Dataset& data) {
  if (check.error()) return;
  check_work(check, data);
  if (check.error()) return;
  check_borders(check, data.topology);
  for (std::size_t i = 0; i < data.topology.areas.size() && !check.error(); ++i) {
    if (data.topology.areas[i].empty()) continue;
    const SmallArea& area = data.small_areas[i];
    if (has_corner_near(data.topology, i, area.centroid)) continue;
    const double away = distance_to(area.centroid, area_shape(data.topology, static_cast<std::uint32_t>(i)));
    if (away > kFarFromCentre) {
      check.fail("/topology", "the border of small area " + area.code + " lies " + format_distance(away) +
                                  " away from where its people live");
    }
  }
}

Diagnostics find_odd_shapes(const Dataset& data) {
  std::int64_t outside = 0, shapes = 0;
  for (std::size_t i = 0; i < data.topology.areas.size(); ++i) {
    if (data.topology.areas[i].empty()) continue;
    ++shapes;
    outside +=
        contains(area_shape(data.topology, static_cast<std::uint32_t>(i)), data.small_areas[i].centroid) ? 0
                                                                                                         : 1;
  }
  // A few are real: 1 in 40 at most in what was looked at.
  if (outside * 10 <= shapes) return {};
  return {
      {Severity::kWarning, "centre-outside-border", {}, text::area_check::centre_outside_border, outside, 0}};
}

}  // namespace pcn
