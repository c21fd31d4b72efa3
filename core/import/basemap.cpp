#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/projection.h"
#include "core/geo/simplify.h"
#include "core/import/build.h"
#include "core/import/clip.h"
#include "core/import/declared.h"
#include "core/import/names.h"
#include "core/io/csv.h"
#include "core/io/geojson.h"

namespace pcn {
namespace {

constexpr double kMargin = 3'000;         // beyond the area's box
constexpr double kPolygonTolerance = 12;  // metres
constexpr double kLineTolerance = 20;
constexpr double kLeastPark = 20'000;  // square metres
constexpr double kLeastRiver = 5'000;

using Features = std::vector<GeoFeature>;

Result<std::optional<Features>> load_features(Build& build, std::string_view kind) {
  return build.load<Features>(build.inputs.newest(kind), [](std::string_view bytes, const std::string& file) {
    return read_geojson(bytes, file);
  });
}

Ring thinned(const Ring& ring, const Bounds& box) {
  Ring clipped = clip_ring(ring, box);
  if (clipped.size() < 3) return {};
  clipped.push_back(clipped.front());
  Ring result = simplify(clipped, kPolygonTolerance);
  result.pop_back();
  for (BritishGrid& point : result) point = {std::round(point.east), std::round(point.north)};
  return result;
}

void add_polygons(Build& build, const Features& features, BasemapKind kind, std::string_view name,
                  const Bounds& box, double least_area) {
  std::int64_t small = 0;
  for (const GeoFeature& feature : features) {
    for (const Polygon& polygon : feature.polygons) {
      if (!bounds(polygon).intersects(box)) continue;
      MultiPolygon shape(1);
      shape.front().outer = thinned(polygon.outer, box);
      for (const Ring& hole : polygon.holes) {
        Ring thin = thinned(hole, box);
        if (std::fabs(signed_area(thin)) >= least_area) shape.front().holes.push_back(std::move(thin));
      }
      normalise(shape);
      if (shape.empty() || area(shape) < least_area) {
        ++small;
        continue;
      }
      build.data.basemap_polygons.push_back(
          {kind, name.empty() ? "" : feature.text(name), std::move(shape.front())});
    }
  }
  build.note(Severity::kNote, kind == BasemapKind::kPark ? "park-small" : "river-small", "",
             "Background shapes too small to be seen, dropped.", small);
}

void add_line(Build& build, const Polyline& line, BasemapKind kind, const std::string& name,
              const Bounds& box) {
  for (const Polyline& part : clip_line(line, box)) {
    Polyline thin = simplify(part, kLineTolerance);
    for (BritishGrid& point : thin) point = {std::round(point.east), std::round(point.north)};
    thin.erase(std::unique(thin.begin(), thin.end()), thin.end());
    if (thin.size() >= 2) build.data.basemap_lines.push_back({kind, name, std::move(thin)});
  }
}

// Whether a line (an entry of the property "lines") runs in that year: neither closed nor only planned.
bool runs(const Json& entry, int year) {
  const Json* opened = entry.find("opened");
  if (opened != nullptr && opened->is_number() && opened->number() > year) return false;
  return entry.find("closed") == nullptr;
}

std::string line_name(const Json& entry) {
  const Json* name = entry.find("name");
  return name == nullptr || name->text() == nullptr ? "" : *name->text();
}

const Json::Array* lines_of(const GeoFeature& feature) {
  const Json* lines = feature.properties.find("lines");
  return lines == nullptr ? nullptr : lines->array();
}

Status add_rail(Build& build, const Bounds& box) {
  const auto rail = load_features(build, "rail-lines");
  if (!rail) return rail.error();
  if (*rail) {
    for (const GeoFeature& feature : **rail) {
      for (const Polyline& line : feature.lines) add_line(build, line, BasemapKind::kRail, "", box);
    }
  }
  const auto tube = load_features(build, "tube-lines");
  if (!tube) return tube.error();
  std::set<std::string> running;
  std::int64_t planned = 0;
  const int year = build.data.newest.year;
  if (*tube) {
    for (const GeoFeature& feature : **tube) {
      std::string name;
      for (const Json& entry : lines_of(feature) == nullptr ? Json::Array{} : *lines_of(feature)) {
        if (!runs(entry, year)) continue;
        running.insert(line_name(entry));
        if (name.empty()) name = line_name(entry);
      }
      const bool near = std::any_of(feature.lines.begin(), feature.lines.end(),
                                    [&box](const Polyline& line) { return bounds(line).intersects(box); });
      planned += name.empty() && near ? 1 : 0;
      for (const Polyline& line : feature.lines) {
        if (!name.empty()) add_line(build, line, BasemapKind::kRail, name, box);
      }
    }
    build.note(Severity::kNote, "rail-planned", build.inputs.spec(build.inputs.newest("tube-lines"))->file,
               "Railway sections that are closed or only planned, dropped.", planned);
  }
  const auto stations = load_features(build, "tube-stations");
  if (!stations) return stations.error();
  if (!*stations) return ok();
  for (const GeoFeature& feature : **stations) {
    const auto* lines = lines_of(feature);
    const bool served = lines != nullptr && std::any_of(lines->begin(), lines->end(), [&](const Json& entry) {
                          return runs(entry, year) &&
                                 (running.contains(line_name(entry)) || line_name(entry) == "National Rail");
                        });
    if (!served || feature.points.empty() || !box.contains(feature.points.front())) continue;
    const BritishGrid point = feature.points.front();
    build.data.basemap_points.push_back(
        {BasemapKind::kStation, feature.text("name"), {std::round(point.east), std::round(point.north)}, 1});
  }
  return ok();
}

Status add_stations(Build& build, const Bounds& box) {
  const std::string id = build.inputs.newest("rail-stations");
  const auto stations = build.load<Json>(
      id, [](std::string_view bytes, const std::string& file) { return parse_json(bytes, file); });
  if (!stations) return stations.error();
  if (!*stations || (*stations)->array() == nullptr) return ok();
  for (const Json& entry : *(*stations)->array()) {
    const Json* name = entry.find("stationName");
    const Json* lat = entry.find("lat");
    const Json* lon = entry.find("long");
    if (name == nullptr || name->text() == nullptr || lat == nullptr || lon == nullptr) continue;
    const BritishGrid exact = to_grid({lon->number(), lat->number()});
    const BritishGrid point{std::round(exact.east), std::round(exact.north)};
    if (!box.contains(point)) continue;
    // The same station is in both lists.
    constexpr double kSameStation = 400;
    const bool known = std::any_of(
        build.data.basemap_points.begin(), build.data.basemap_points.end(), [&](const BasemapPoint& other) {
          return distance(other.point, point) < kSameStation && same_name(other.name, *name->text());
        });
    if (!known) build.data.basemap_points.push_back({BasemapKind::kStation, *name->text(), point, 1});
  }
  return ok();
}

std::optional<std::uint8_t> place_rank(const std::string& kind) {
  if (kind == "national_capital" || kind == "city") return 0;
  if (kind == "town") return 1;
  if (kind == "suburb") return 2;
  if (kind == "village") return 3;
  if (kind == "hamlet" || kind == "locality") return 4;
  return std::nullopt;
}

// Settlements of GeoNames (tab-separated, no header): for areas outside the places file.
Result<std::vector<BasemapPoint>> read_settlements(std::string_view bytes, const std::string& file) {
  CsvFormat format;
  format.separator = '\t';
  format.header = false;
  format.quotes = false;
  format.ragged = true;
  auto reader = CsvReader::open(bytes, file, format);
  if (!reader) return reader.error();
  std::vector<BasemapPoint> points;
  while (true) {
    const auto more = reader->next();
    if (!more) return more.error();
    if (!*more) return points;
    const auto lat = parse_number((*reader)[4]);
    const auto lon = parse_number((*reader)[5]);
    const auto people = parse_integer((*reader)[14]);
    if (!lat || !lon || !people || *people < 500) continue;
    const BritishGrid point = to_grid({*lon, *lat});
    const std::uint8_t rank = *people >= 75'000   ? 0
                              : *people >= 15'000 ? 1
                              : *people >= 4'000  ? 2
                              : *people >= 1'500  ? 3
                                                  : 4;
    points.push_back({BasemapKind::kPlace,
                      std::string((*reader)[1]),
                      {std::round(point.east), std::round(point.north)},
                      rank});
  }
}

Status add_places(Build& build, const Bounds& box) {
  const auto places = load_features(build, "places");
  if (!places) return places.error();
  std::size_t inside = 0;
  for (const GeoFeature& feature : *places ? **places : Features{}) {
    const auto rank = place_rank(feature.text("fclass"));
    if (!rank || feature.points.empty() || !box.contains(feature.points.front())) continue;
    const BritishGrid point = feature.points.front();
    inside += build.locator.locate(point).valid() ? 1 : 0;
    build.data.basemap_points.push_back({BasemapKind::kPlace,
                                         feature.text("name"),
                                         {std::round(point.east), std::round(point.north)},
                                         *rank});
  }
  constexpr std::size_t kEnough = 10;
  if (inside >= kEnough) return ok();
  const auto settlements = build.load(build.inputs.newest("settlements"), read_settlements);
  if (!settlements) return settlements.error();
  for (const BasemapPoint& point : *settlements ? **settlements : std::vector<BasemapPoint>{}) {
    if (box.contains(point.point)) build.data.basemap_points.push_back(point);
  }
  return ok();
}

}  // namespace

Status add_basemap(Build& build) {
  const Bounds box = build.box.grown(kMargin);
  if (const Status declared = add_declared(build); !declared) return declared.error();
  const auto rivers = load_features(build, "rivers");
  if (!rivers) return rivers.error();
  if (*rivers) add_polygons(build, **rivers, BasemapKind::kRiver, "", box, kLeastRiver);
  const auto parks = load_features(build, "parks");
  if (!parks) return parks.error();
  if (*parks) add_polygons(build, **parks, BasemapKind::kPark, "distName1", box, kLeastPark);
  for (const auto stage : {add_rail, add_stations, add_places}) {
    if (const Status done = stage(build, box); !done) return done.error();
  }
  return ok();
}

}  // namespace pcn
