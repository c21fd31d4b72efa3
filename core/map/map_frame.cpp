#include "core/map/map_frame.h"

#include <algorithm>

#include "core/base/portable_math.h"
#include "core/geo/bounds.h"
#include "core/geo/projection.h"
#include "core/state/extra_keys.h"

namespace pcn {
namespace {

constexpr double kMetresPerPixelAtZoom0 = 2 * 3.14159265358979323846 * 6378137 / 256;
constexpr double kClosest = 14.2;  // zoom at which a selection is shown at most

void fit(MapFrame& frame, const Bounds& box, double margin, double closest) {
  frame.centre = {box.centre().east, box.centre().north};
  frame.metres_per_pixel = std::max({box.width() / std::max(frame.width - 2 * margin, 1.0),
                                     box.height() / std::max(frame.height - 2 * margin, 1.0),
                                     kMetresPerPixelAtZoom0 * portable_pow(2, -closest)});
}

}  // namespace

std::vector<Mercator> selection_points(const AppState& state, const Scene& scene) {
  std::vector<Mercator> points;
  const auto add_outlines = [&](OutlineStyle style) {
    for (const Outline& outline : scene.outlines) {
      if (outline.style == style) points.insert(points.end(), outline.line.begin(), outline.line.end());
    }
  };
  if (!state.place.empty() || !state.postcode.empty()) {
    add_outlines(OutlineStyle::kPlace);
  } else if (!state.practice.empty()) {
    for (const Marker& marker : scene.markers) {
      if (marker.selected) points.push_back(marker.at);
    }
  } else if (!state.network.empty() || !extra(state, "la").empty()) {
    add_outlines(OutlineStyle::kSelected);
  }
  return points;
}

MapFrame frame_map(const AppState& state, const Scene& scene, const Topology& topology, double width,
                   double height) {
  MapFrame frame;
  frame.width = width;
  frame.height = height;
  if (state.position) {
    frame.centre = to_mercator(state.position->centre);
    frame.zoom = state.position->zoom;
    frame.metres_per_pixel = scale_of(state);
    return frame;
  }
  Bounds box;  // of Web Mercator
  for (const Mercator& point : selection_points(state, scene)) box.add(BritishGrid{point.x, point.y});
  if (!box.empty()) {
    fit(frame, box, 56, kClosest);
  } else {
    Bounds area;
    for (const auto& arc : topology.arcs) {
      for (const GridPoint& point : arc)
        area.add(BritishGrid{static_cast<double>(point.east), static_cast<double>(point.north)});
    }
    if (area.empty()) return frame;
    for (const double east : {area.west, area.east}) {
      for (const double north : {area.south, area.north}) {
        const Mercator corner = grid_to_mercator({east, north});
        box.add(BritishGrid{corner.x, corner.y});
      }
    }
    fit(frame, box, 12, 19);
  }
  frame.zoom = portable_log(kMetresPerPixelAtZoom0 / frame.metres_per_pixel) / portable_log(2);
  return frame;
}

double border_tolerance(double metres_per_pixel) {
  double tolerance = 0;
  for (double limit = 25; limit <= 200 && metres_per_pixel >= 3.2 * limit; limit *= 2) tolerance = limit;
  return tolerance;
}

double scale_of(const AppState& state) {
  return state.position ? kMetresPerPixelAtZoom0 * portable_pow(2, -state.position->zoom) : 0;
}

double round_length(double longest) {
  if (!(longest > 0 && longest < 1e12)) return 0;
  double length = 1;
  while (length * 10 <= longest) length *= 10;
  while (length > longest) length /= 10;
  if (length * 5 <= longest) return length * 5;
  return length * 2 <= longest ? length * 2 : length;
}

}  // namespace pcn
