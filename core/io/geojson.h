#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/geo/polygon.h"
#include "core/io/json.h"

namespace pcn {

// One feature, its geometry carried from WGS84 to the National Grid. A feature may hold shapes of several
// kinds.
struct GeoFeature {
  Json properties;  // an object, or null
  MultiPolygon polygons;
  std::vector<Polyline> lines;
  std::vector<BritishGrid> points;

  // A property as text (a whole number as its digits); empty if it is missing or of another kind.
  [[nodiscard]] std::string text(std::string_view name) const;
};

// Reads GeoJSON (RFC 7946): a FeatureCollection, a Feature or a bare geometry. Heights are dropped, and so
// are rings of fewer than three different points and lines of fewer than two. Errors name the JSON pointer.
[[nodiscard]] Result<std::vector<GeoFeature>> read_geojson(std::string_view bytes, std::string_view file);

}  // namespace pcn
