#include "core/import/declared.h"

#include <algorithm>
#include <cmath>

#include "core/geo/polygon_ops.h"
#include "core/io/geojson.h"

namespace pcn {
namespace {

using Features = std::vector<GeoFeature>;

Result<std::optional<Features>> load_declared(Build& build) {
  return build.load<Features>(
      build.inputs.newest("declared-areas"),
      [](std::string_view bytes, const std::string& file) { return read_geojson(bytes, file); });
}

bool reaches_in(const Dataset& data, const MultiPolygon& shape) {
  const Bounds box = bounds(shape);
  return std::any_of(data.small_areas.begin(), data.small_areas.end(), [&](const SmallArea& area) {
    return area.in_area && box.contains(area.centroid) && contains(shape, area.centroid);
  });
}

MultiPolygon whole_metres(MultiPolygon shape) {
  const auto round = [](Ring& ring) {
    for (BritishGrid& point : ring) point = {std::round(point.east), std::round(point.north)};
  };
  for (Polygon& polygon : shape) {
    round(polygon.outer);
    for (Ring& hole : polygon.holes) round(hole);
  }
  normalise(shape);
  return shape;
}

}  // namespace

Result<std::map<std::string, std::string>> networks_that_reach_in(Build& build) {
  std::map<std::string, std::string> codes;
  const auto areas = load_declared(build);
  if (!areas) return areas.error();
  for (const GeoFeature& feature : *areas ? **areas : Features{}) {
    const std::string code = feature.text("PCN_Code");
    if (code.empty() || codes.contains(code)) continue;
    if (reaches_in(build.data, feature.polygons)) codes.emplace(code, feature.text("PCN_Name"));
  }
  return codes;
}

Status add_declared(Build& build) {
  const auto areas = load_declared(build);
  if (!areas) return areas.error();
  Dataset& data = build.data;
  std::int64_t beyond = 0;
  for (std::size_t i = 0; i < data.networks.size(); ++i) {
    for (const GeoFeature& feature : *areas ? **areas : Features{}) {
      if (feature.text("PCN_Code") != data.networks[i].code) continue;
      const bool own = data.networks[i].in_area;
      if (!own && !reaches_in(data, feature.polygons)) continue;
      MultiPolygon shape = whole_metres(feature.polygons);
      if (shape.empty()) continue;
      beyond += own ? 0 : 1;
      data.declared.push_back({NetworkIndex{i}, std::move(shape)});
    }
  }
  build.note(Severity::kNote, "declared-from-beyond", "",
             "Declared areas of networks beyond the edge that hold places of the area: counted there.",
             beyond);
  return ok();
}

}  // namespace pcn
