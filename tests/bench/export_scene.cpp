// export_scene PACKAGE: what the page's map shows when it opens, as GeoJSON by layer, so that other map
// libraries can draw the very same polygons, borders, lines and points in the same colours.
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "core/base/json_writer.h"
#include "core/geo/projection.h"
#include "core/geo/topology_build.h"
#include "core/session/session.h"
#include "theme_tokens.h"

namespace {

using pcn::JsonWriter;

// Five decimal places are about a metre, as in the package.
void write_point(JsonWriter& out, pcn::LonLat place) {
  out.begin_array()
      .value(std::round(place.lon * 1e5) / 1e5)
      .value(std::round(place.lat * 1e5) / 1e5)
      .end_array();
}

void write_ring(JsonWriter& out, const pcn::Ring& ring) {
  out.begin_array();
  for (const pcn::BritishGrid& point : ring) write_point(out, pcn::to_lonlat(point));
  if (!ring.empty()) write_point(out, pcn::to_lonlat(ring.front()));
  out.end_array();
}

void write_rings(JsonWriter& out, const pcn::Polygon& polygon) {
  out.begin_array();
  write_ring(out, polygon.outer);
  for (const pcn::Ring& hole : polygon.holes) write_ring(out, hole);
  out.end_array();
}

std::string css_colour(pcn::PaletteIndex colour) {
  const auto rgba = pcn::theme::paint(static_cast<pcn::Paint>(colour), false);
  char text[32];
  std::snprintf(text, sizeof text, "rgba(%d,%d,%d,%.3f)", rgba.r, rgba.g, rgba.b, rgba.a / 255.0);
  return text;
}

JsonWriter& begin_collection(JsonWriter& out, std::string_view name) {
  out.key(name).begin_object().member("type", "FeatureCollection");
  return out.key("features").begin_array();
}

void end_collection(JsonWriter& out) { out.end_array().end_object(); }

void begin_feature(JsonWriter& out, std::string_view geometry, const std::string& colour, double size = 1) {
  out.begin_object().member("type", "Feature");
  out.key("properties")
      .begin_object()
      .member("colour", std::string_view(colour))
      .member("size", size)
      .end_object();
  out.key("geometry").begin_object().member("type", geometry).key("coordinates");
}

void end_feature(JsonWriter& out) { out.end_object().end_object(); }

void write_areas(JsonWriter& out, const pcn::Dataset& data, const pcn::Scene& scene) {
  begin_collection(out, "areas");
  for (std::uint32_t area = 0; area < scene.fills.size(); ++area) {
    begin_feature(out, "MultiPolygon", css_colour(scene.fills[area].colour));
    out.begin_array();
    for (const pcn::Polygon& piece : pcn::area_shape(data.topology, area)) write_rings(out, piece);
    out.end_array();
    end_feature(out);
  }
  end_collection(out);
}

void write_basemap(JsonWriter& out, const pcn::Dataset& data) {
  for (const auto& [name, kind, paint] :
       {std::tuple("parks", pcn::BasemapKind::kPark, pcn::Paint::kPark),
        std::tuple("water", pcn::BasemapKind::kRiver, pcn::Paint::kWater)}) {
    begin_collection(out, name);
    for (const pcn::BasemapPolygon& polygon : data.basemap_polygons) {
      if (polygon.kind != kind) continue;
      begin_feature(out, "Polygon", css_colour(static_cast<pcn::PaletteIndex>(paint)));
      write_rings(out, polygon.shape);
      end_feature(out);
    }
    end_collection(out);
  }
  begin_collection(out, "rail");
  for (const pcn::BasemapLine& line : data.basemap_lines) {
    if (line.kind != pcn::BasemapKind::kRail) continue;
    begin_feature(out, "LineString", css_colour(static_cast<pcn::PaletteIndex>(pcn::Paint::kRail)));
    out.begin_array();
    for (const pcn::BritishGrid& point : line.line) write_point(out, pcn::to_lonlat(point));
    out.end_array();
    end_feature(out);
  }
  end_collection(out);
}

void write_outlines(JsonWriter& out, const pcn::Scene& scene) {
  begin_collection(out, "outlines");
  for (const pcn::Outline& outline : scene.outlines) {
    begin_feature(out, "LineString", "#3d3d3d", outline.style == pcn::OutlineStyle::kDistrict ? 2 : 1.5);
    out.begin_array();
    for (const pcn::Mercator& point : outline.line) write_point(out, pcn::from_mercator(point));
    if (outline.closed && !outline.line.empty()) write_point(out, pcn::from_mercator(outline.line.front()));
    out.end_array();
    end_feature(out);
  }
  end_collection(out);
}

void write_markers(JsonWriter& out, const pcn::Scene& scene) {
  begin_collection(out, "points");
  for (const pcn::Marker& marker : scene.markers) {
    begin_feature(out, "Point", css_colour(marker.colour), static_cast<double>(marker.size));
    write_point(out, pcn::from_mercator(marker.at));
    end_feature(out);
  }
  end_collection(out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: export_scene PACKAGE\n", stderr);
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  auto session = pcn::Session::load(bytes, argv[1]);
  if (!session) {
    std::fprintf(stderr, "%s\n", session.error().message().c_str());
    return 1;
  }
  const pcn::Dataset& data = (*session)->data();
  const pcn::Scene& scene = (*session)->scene();
  JsonWriter out;
  out.begin_object();
  write_areas(out, data, scene);
  write_basemap(out, data);
  write_outlines(out, scene);
  write_markers(out, scene);
  out.end_object();
  std::puts(out.take().c_str());
  return 0;
}
