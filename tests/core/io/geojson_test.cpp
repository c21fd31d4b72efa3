#include "core/io/geojson.h"

#include <gtest/gtest.h>

#include "core/geo/projection.h"

namespace pcn {
namespace {

std::string pointer_of(std::string_view text) {
  const auto read = read_geojson(text, "test.geojson");
  EXPECT_FALSE(read.has_value()) << text;
  if (read.has_value()) return "";
  EXPECT_EQ(read.error().where.file, "test.geojson");
  return read.error().where.field;
}

TEST(GeoJson, AnEmptyCollectionHasNoFeatures) {
  const auto read = read_geojson(R"({"type":"FeatureCollection","features":[]})", "test.geojson");
  ASSERT_TRUE(read.has_value());
  EXPECT_TRUE(read->empty());
}

TEST(GeoJson, AFeatureMayHaveNoGeometry) {
  const auto read = read_geojson(R"({"type":"Feature","properties":null,"geometry":null})", "test.geojson");
  ASSERT_TRUE(read.has_value());
  ASSERT_EQ(read->size(), 1u);
  EXPECT_EQ(read->front().text("name"), "");
}

TEST(GeoJson, PositionsAreCarriedToTheGridAndHeightsDropped) {
  const auto read = read_geojson(
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":7,"t":"x"},
          "geometry":{"type":"Point","coordinates":[-0.1,51.5,12.0]}}]})",
      "test.geojson");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->front().points.front(), to_grid({-0.1, 51.5}));
  EXPECT_EQ(read->front().text("n"), "7");
  EXPECT_EQ(read->front().text("t"), "x");
}

TEST(GeoJson, RingsLoseTheRepeatedPointAndHolesStayHoles) {
  const auto read = read_geojson(
      R"({"type":"MultiPolygon","coordinates":[[[[0,51],[0.1,51],[0.1,51.1],[0,51]],
                                               [[0.01,51.01],[0.02,51.01],[0.02,51.02],[0.01,51.01]]]]})",
      "test.geojson");
  ASSERT_TRUE(read.has_value());
  const Polygon& polygon = read->front().polygons.front();
  EXPECT_EQ(polygon.outer.size(), 3u);
  ASSERT_EQ(polygon.holes.size(), 1u);
  EXPECT_EQ(polygon.holes.front().size(), 3u);
}

TEST(GeoJson, CollectionsOfGeometriesAreReadTogether) {
  const auto read = read_geojson(
      R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[0,51]},
          {"type":"MultiLineString","coordinates":[[[0,51],[1,51]],[[0,52]]]},
          {"type":"LineString","coordinates":[[0,51],[1,52]]},{"type":"MultiPoint","coordinates":[[0,51]]},
          {"type":"Polygon","coordinates":[]}]})",
      "test.geojson");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->front().points.size(), 2u);
  EXPECT_EQ(read->front().lines.size(), 2u);  // the one of a single point is dropped
  EXPECT_TRUE(read->front().polygons.empty());
}

TEST(GeoJson, FaultsNameTheirPointer) {
  EXPECT_EQ(pointer_of("[]"), "/type");
  EXPECT_EQ(pointer_of(R"({"type":"FeatureCollection"})"), "/features");
  EXPECT_EQ(pointer_of(R"({"type":"Blob","coordinates":[]})"), "/type");
  EXPECT_EQ(pointer_of(R"({"type":"Point"})"), "/coordinates");
  EXPECT_EQ(pointer_of(R"({"type":"Point","coordinates":["a",1]})"), "/coordinates");
  EXPECT_EQ(pointer_of(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
      "geometry":{"type":"LineString","coordinates":[[0,51],[0,91]]}}]})"),
            "/features/0/geometry/coordinates/1");
  EXPECT_EQ(pointer_of(R"({"type":"Polygon","coordinates":[[1]]})"), "/coordinates/0/0");
}

TEST(GeoJson, CollectionsNestedWithoutEndAreRefused) {
  std::string text;
  for (int i = 0; i < 12; ++i) text += R"({"type":"GeometryCollection","geometries":[)";
  for (int i = 0; i < 12; ++i) text += "]}";
  EXPECT_NE(pointer_of(text).find("/geometries"), std::string::npos);
}

}  // namespace
}  // namespace pcn
