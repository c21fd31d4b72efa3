#include "web/map_geometry.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>
#include <utility>

#include "core/geo/mercator_sheet.h"
#include "core/geo/topology_build.h"
#include "core/geo/triangulate.h"
#include "core/map/street_names.h"

namespace pcn {
namespace {

class Builder {
 public:
  explicit Builder(Mercator origin) : origin_(origin) {}

  [[nodiscard]] std::pair<float, float> place(BritishGrid point) {
    const Mercator m = sheet_(point);
    return {static_cast<float>(m.x - origin_.x), static_cast<float>(m.y - origin_.y)};
  }

  void add(FillMesh& mesh, const Polygon& polygon, std::uint32_t slot) {
    const std::vector<std::uint32_t> triangles = triangle_corners(polygon);
    const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
    const auto append = [&](const Ring& ring) {
      for (const BritishGrid& point : ring) {
        const auto [x, y] = place(point);
        mesh.vertices.push_back({x, y, slot});
      }
    };
    append(polygon.outer);
    for (const Ring& hole : polygon.holes) append(hole);
    for (const std::uint32_t index : triangles) mesh.triangles.push_back(first + index);
  }

  template <class Points>
  void add(LineMesh& mesh, const Points& points) {
    float along = 0;
    std::pair<float, float> from;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto to = place(points[i]);
      if (i > 0) {
        mesh.push_back({from.first, from.second, to.first, to.second, along});
        along += std::hypot(to.first - from.first, to.second - from.second);
      }
      from = to;
    }
  }

 private:
  Mercator origin_;
  MercatorSheet sheet_;
};

}  // namespace

MapGeometry make_map_geometry(const Dataset& data) {
  MapGeometry geometry;
  MercatorSheet sheet;
  std::vector<Polyline> arcs;
  for (const auto& arc : data.topology.arcs) {
    Polyline line;
    for (const GridPoint& point : arc) {
      line.push_back({static_cast<double>(point.east), static_cast<double>(point.north)});
      geometry.box.add(sheet(line.back()));
    }
    arcs.push_back(std::move(line));
  }
  if (!geometry.box.empty()) {
    geometry.origin = {(geometry.box.min.x + geometry.box.max.x) / 2,
                       (geometry.box.min.y + geometry.box.max.y) / 2};
  }
  Builder builder(geometry.origin);
  for (std::uint32_t area = 0; area < data.topology.areas.size(); ++area) {
    for (const Polygon& polygon : area_shape(data.topology, area)) builder.add(geometry.areas, polygon, area);
  }
  for (const Polyline& line : arcs) builder.add(geometry.area_borders, line);
  for (const BasemapPolygon& polygon : data.basemap_polygons) {
    if (polygon.kind == BasemapKind::kRiver) builder.add(geometry.water, polygon.shape, 0);
    if (polygon.kind == BasemapKind::kPark) builder.add(geometry.parks, polygon.shape, 0);
  }
  for (const BasemapLine& line : data.basemap_lines) {
    if (line.kind == BasemapKind::kRail) builder.add(geometry.rail, line.line);
  }
  geometry.streets = make_map_streets(data, geometry.origin);
  const auto reach = [&geometry](const auto& point) {
    geometry.base_map.add({geometry.origin.x + point.x, geometry.origin.y + point.y});
  };
  for (const FillMesh* mesh : {&geometry.water, &geometry.parks}) {
    for (const auto& vertex : mesh->vertices) reach(vertex);
  }
  for (const auto& segment : geometry.rail) reach(Mercator{segment.x0, segment.y0});
  return geometry;
}

MapStreets make_map_streets(const Dataset& data, Mercator origin) {
  Builder builder(origin);
  MapStreets streets;
  for (const Street& street : data.streets) {
    builder.add(streets.segments, street.line);
    MapStreets::End& end = streets.ends.emplace_back();
    end.group = static_cast<std::uint8_t>(street_group(street.kind));
    std::tie(end.west, end.south) = std::tie(end.east, end.north) = builder.place(street.line.front());
    for (const BritishGrid point : street.line) {
      const auto [x, y] = builder.place(point);
      end.west = std::min(end.west, x), end.east = std::max(end.east, x);
      end.south = std::min(end.south, y), end.north = std::max(end.north, y);
    }
    end.segments = static_cast<std::uint32_t>(streets.segments.size());
  }
  return streets;
}

void append_line(LineMesh& mesh, const Outline& outline, Mercator origin) {
  const std::size_t count = outline.line.size();
  if (count < 2) return;
  const auto x = [&](std::size_t i) { return static_cast<float>(outline.line[i % count].x - origin.x); };
  const auto y = [&](std::size_t i) { return static_cast<float>(outline.line[i % count].y - origin.y); };
  float along = 0;
  for (std::size_t i = 1; i < count + (outline.closed ? 1 : 0); ++i) {
    mesh.push_back({x(i - 1), y(i - 1), x(i), y(i), along});
    along += std::hypot(x(i) - x(i - 1), y(i) - y(i - 1));
  }
}

}  // namespace pcn
