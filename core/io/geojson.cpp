#include "core/io/geojson.h"

#include <optional>

#include "core/geo/projection.h"

namespace pcn {
namespace {

constexpr int kMostCollections = 8;

class GeoReader {
 public:
  explicit GeoReader(std::string_view file) : file_(file) {}

  bool feature(const Json& json, const std::string& pointer, GeoFeature& feature) {
    const Json* geometry = json.find("geometry");
    if (const Json* properties = json.find("properties")) feature.properties = *properties;
    if (geometry == nullptr || geometry->is_null()) return true;
    return read_geometry(*geometry, pointer + "/geometry", feature, 0);
  }

  bool read_geometry(const Json& json, const std::string& pointer, GeoFeature& feature, int depth) {
    const Json* type_member = json.find("type");
    const std::string* type = type_member == nullptr ? nullptr : type_member->text();
    if (type == nullptr) return fail(pointer + "/type", "expected the type of a geometry");
    if (*type == "GeometryCollection") return collection(json, pointer, feature, depth);
    const Json* found = json.find("coordinates");
    if (found == nullptr || found->array() == nullptr) {
      return fail(pointer + "/coordinates", "expected a list of coordinates");
    }
    const Json& coordinates = *found;
    const std::string place = pointer + "/coordinates";
    if (*type == "Point") return position(coordinates, place, feature.points.emplace_back());
    if (*type == "LineString") return line(coordinates, place, feature);
    if (*type == "Polygon") return polygon(coordinates, place, feature);
    if (*type != "MultiPoint" && *type != "MultiLineString" && *type != "MultiPolygon") {
      return fail(pointer + "/type", "\"" + *type + "\" is no kind of geometry");
    }
    const Json::Array& parts = *coordinates.array();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string part = place + "/" + std::to_string(i);
      const bool good = *type == "MultiPoint"        ? position(parts[i], part, feature.points.emplace_back())
                        : *type == "MultiLineString" ? line(parts[i], part, feature)
                                                     : polygon(parts[i], part, feature);
      if (!good) return false;
    }
    return true;
  }

  bool fail(std::string pointer, std::string detail) {
    error_ = Error{ErrorCode::kBadFormat, {std::string(file_), 0, 0, std::move(pointer)}, std::move(detail)};
    return false;
  }
  [[nodiscard]] const Error& error() const { return error_; }

 private:
  bool collection(const Json& json, const std::string& pointer, GeoFeature& feature, int depth) {
    const Json* parts = json.find("geometries");
    if (parts == nullptr || parts->array() == nullptr || depth >= kMostCollections) {
      return fail(pointer + "/geometries", "expected a list of geometries, not nested deeply");
    }
    for (std::size_t i = 0; i < parts->array()->size(); ++i) {
      const std::string part = pointer + "/geometries/" + std::to_string(i);
      if (!read_geometry((*parts->array())[i], part, feature, depth + 1)) return false;
    }
    return true;
  }

  bool position(const Json& json, const std::string& pointer, BritishGrid& point) {
    const auto* numbers = json.array();
    if (numbers == nullptr || numbers->size() < 2 || !(*numbers)[0].is_number() ||
        !(*numbers)[1].is_number()) {
      return fail(pointer, "expected a longitude and a latitude");
    }
    const LonLat place{(*numbers)[0].number(), (*numbers)[1].number()};
    if (!(place.lon >= -180 && place.lon <= 180 && place.lat >= -90 && place.lat <= 90)) {
      return fail(pointer, "expected a longitude from -180 to 180 and a latitude from -90 to 90");
    }
    point = to_grid(place);
    return true;
  }

  bool positions(const Json& json, const std::string& pointer, std::vector<BritishGrid>& points) {
    const auto* list = json.array();
    if (list == nullptr) return fail(pointer, "expected a list of positions");
    points.resize(list->size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (!position((*list)[i], pointer + "/" + std::to_string(i), points[i])) return false;
    }
    return true;
  }

  bool line(const Json& json, const std::string& pointer, GeoFeature& feature) {
    Polyline points;
    if (!positions(json, pointer, points)) return false;
    if (points.size() >= 2) feature.lines.push_back(std::move(points));
    return true;
  }

  bool polygon(const Json& json, const std::string& pointer, GeoFeature& feature) {
    const auto* rings = json.array();
    if (rings == nullptr) return fail(pointer, "expected a list of rings");
    Polygon shape;
    for (std::size_t i = 0; i < rings->size(); ++i) {
      Ring ring;
      if (!positions((*rings)[i], pointer + "/" + std::to_string(i), ring)) return false;
      if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
      if (i == 0) {
        shape.outer = std::move(ring);
      } else if (ring.size() >= 3) {
        shape.holes.push_back(std::move(ring));
      }
    }
    if (shape.outer.size() >= 3) feature.polygons.push_back(std::move(shape));
    return true;
  }

  std::string_view file_;
  Error error_;
};

}  // namespace

std::string GeoFeature::text(std::string_view name) const {
  const Json* found = properties.find(name);
  if (found == nullptr) return "";
  if (const auto* whole = found->integer()) return std::to_string(*whole);
  return found->text() == nullptr ? "" : *found->text();
}

Result<std::vector<GeoFeature>> read_geojson(std::string_view bytes, std::string_view file) {
  const auto document = parse_json(bytes, file);
  if (!document) return document.error();
  GeoReader reader(file);
  std::vector<GeoFeature> features;
  const Json* type = document->find("type");
  if (type == nullptr || type->text() == nullptr) {
    reader.fail("/type", "this is not GeoJSON: expected its type");
    return reader.error();
  }
  if (*type->text() == "Feature") {
    if (!reader.feature(*document, "", features.emplace_back())) return reader.error();
    return features;
  }
  if (*type->text() != "FeatureCollection") {
    if (!reader.read_geometry(*document, "", features.emplace_back(), 0)) return reader.error();
    return features;
  }
  const Json* list = document->find("features");
  if (list == nullptr || list->array() == nullptr) {
    reader.fail("/features", "expected a list of features");
    return reader.error();
  }
  features.resize(list->array()->size());
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (!reader.feature((*list->array())[i], "/features/" + std::to_string(i), features[i]))
      return reader.error();
  }
  return features;
}

}  // namespace pcn
