#include <algorithm>
#include <numbers>

#include "core/base/portable_math.h"
#include "core/geo/label_point.h"
#include "core/geo/mercator_sheet.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/projection.h"
#include "core/geo/topology_build.h"
#include "core/map/make_scene.h"

namespace pcn {
namespace {

std::vector<Outline> outlines_of(const std::vector<Polyline>& lines, OutlineStyle style) {
  std::vector<Outline> result;
  MercatorSheet sheet;
  for (const Polyline& line : lines) {
    Outline outline;
    outline.style = style;
    outline.closed = line.size() > 2 && line.front() == line.back();
    const std::size_t points = line.size() - (outline.closed ? 1 : 0);
    outline.line.reserve(points);
    for (std::size_t i = 0; i < points; ++i) outline.line.push_back(sheet(line[i]));
    result.push_back(std::move(outline));
  }
  return result;
}

std::optional<Mercator> label_of(const Topology& topology, const std::vector<std::uint32_t>& areas) {
  constexpr double kPrecision = 100;  // metres; finer cannot be seen
  const MultiPolygon shape = dissolve(topology, areas);
  if (shape.empty()) return std::nullopt;
  const auto label = label_point({shape.front()}, kPrecision);  // the largest piece comes first
  if (!label) return std::nullopt;
  return grid_to_mercator(label->point);
}

std::vector<std::uint32_t> areas_of(const Dataset& data, DistrictIndex district) {
  std::vector<std::uint32_t> result;
  for (std::size_t i = 0; i < data.topology.areas.size(); ++i) {
    if (data.small_areas[i].district == district) result.push_back(static_cast<std::uint32_t>(i));
  }
  return result;
}

void add_districts(BaseFrame& frame, const Dataset& data) {
  for (std::size_t i = 0; i < data.topology.areas.size(); ++i) {
    const DistrictIndex district = data.small_areas[i].district;
    frame.district_of.push_back(district.valid() ? district.value : kNoArea);
  }
  for (std::size_t i = 0; i < data.districts.size(); ++i) {
    const auto at = label_of(data.topology, areas_of(data, DistrictIndex(i)));
    if (!at) continue;
    MapLabel label;
    label.style = LabelStyle::kDistrict;
    label.at = *at;
    label.text = data.districts[i].name;
    label.max_zoom = 12.5;
    label.priority = 1000;
    frame.district_labels.push_back(std::move(label));
  }
}

void add_points(BaseFrame& frame, const Dataset& data) {
  for (const BasemapPoint& point : data.basemap_points) {
    const bool station = point.kind == BasemapKind::kStation;
    if (!station && point.kind != BasemapKind::kPlace) continue;
    MapLabel label;
    label.style = station ? LabelStyle::kStation : LabelStyle::kPlace;
    label.at = grid_to_mercator(point.point);
    label.text = point.name;
    label.min_zoom = (station ? 12.5 : 11) + point.rank;
    label.priority = (station ? 200 : 300) - point.rank;
    (station ? frame.station_labels : frame.place_labels).push_back(std::move(label));
  }
}

// One label on the largest piece of each named river.
void add_rivers(BaseFrame& frame, const Dataset& data) {
  std::vector<const BasemapPolygon*> largest;
  for (const BasemapPolygon& polygon : data.basemap_polygons) {
    if (polygon.kind != BasemapKind::kRiver || polygon.name.empty()) continue;
    const auto same = std::find_if(largest.begin(), largest.end(), [&polygon](const BasemapPolygon* other) {
      return other->name == polygon.name;
    });
    if (same == largest.end()) {
      largest.push_back(&polygon);
    } else if (area(polygon.shape) > area((*same)->shape)) {
      *same = &polygon;
    }
  }
  for (const BasemapPolygon* polygon : largest) {
    const auto at = label_point({polygon->shape}, 50);
    if (!at) continue;
    frame.river_labels.push_back(
        {LabelStyle::kRiver, grid_to_mercator(at->point), polygon->name, 10, 24, 400});
  }
}

// Web Mercator zoom at which the places of the area spread over 400 pixels.
double whole_zoom(const Dataset& data) {
  constexpr double kWorld = 40075016.69, kPixels = 400;  // metres around the equator
  Mercator least, most;
  bool any = false;
  for (std::size_t i = 0; i < data.topology.areas.size(); ++i) {
    const Mercator at = grid_to_mercator(data.small_areas[i].centroid);
    least = any ? Mercator{std::min(least.x, at.x), std::min(least.y, at.y)} : at;
    most = any ? Mercator{std::max(most.x, at.x), std::max(most.y, at.y)} : at;
    any = true;
  }
  const double spread = std::max({most.x - least.x, most.y - least.y, 1.0});
  return portable_log(kWorld / 256 * kPixels / spread) / std::numbers::ln2;
}

}  // namespace

BaseFrame make_base_frame(const Dataset& data) {
  BaseFrame frame;
  frame.whole_zoom = whole_zoom(data);
  add_districts(frame, data);
  add_points(frame, data);
  add_rivers(frame, data);
  frame.street_names = name_streets(data.streets);
  return frame;
}

NetworkFrame make_network_frame(const Dataset& data, const Footprints& footprints,
                                const NetworkFrame& before) {
  NetworkFrame frame;
  frame.led.resize(data.networks.size());
  const bool declared = footprints.choice.basis == FootprintBasis::kDeclared;
  if (!declared) frame.drawn.assign(footprints.areas.size(), kNoArea);
  for (std::size_t place = 0; place < footprints.areas.size(); ++place) {
    const NetworkIndex leading = footprints.areas[place].leading();
    if (!leading.valid() || footprints.claims[place] == 0) continue;
    if (!declared) frame.drawn[place] = leading.value;
    frame.led[leading.value].push_back(static_cast<std::uint32_t>(place));
  }
  frame.label_points.resize(data.networks.size());
  for (std::size_t network = 0; network < frame.led.size(); ++network) {
    const auto& areas = frame.led[network];
    if (areas.empty()) continue;
    const bool same = network < before.led.size() && before.led[network] == areas;
    frame.label_points[network] = same ? before.label_points[network] : label_of(data.topology, areas);
  }
  return frame;
}

void draw_borders(const Topology& borders, BaseFrame& base, NetworkFrame& networks) {
  if (base.districts.empty())
    base.districts = outlines_of(group_borders(borders, base.district_of), OutlineStyle::kDistrict);
  if (networks.borders.empty())
    networks.borders = outlines_of(group_borders(borders, networks.drawn), OutlineStyle::kNetwork);
}

}  // namespace pcn
