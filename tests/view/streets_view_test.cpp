// Streets to orient oneself by: only where they were built in, only from close by, and only while they are
// wanted.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "core/base/decimal.h"
#include "core/export/exports.h"
#include "core/geo/projection.h"
#include "core/map/street_names.h"
#include "core/model/query.h"
#include "core/state/layers.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

BritishGrid middle() {
  const Dataset data = testing::view_dataset();
  return *data.practices[find_practice(data, "G1").value].point;
}

Dataset with_streets() {
  Dataset data = testing::view_dataset();
  const BritishGrid at = middle();
  const auto line = [&at](double east, double north, double to_east, double to_north) {
    return Polyline{{at.east + east, at.north + north}, {at.east + to_east, at.north + to_north}};
  };
  data.streets = {{1, "Rising Road", line(-500, -50, -100, 350)},
                  {4, "Quay & Street", line(450, -200, 150, -200)}};
  data.sources.push_back({"os-open-roads", "OS Open Roads", "Ordnance Survey", "", "oproad_gb.gpkg",
                          "7 April 2026", "OGL-3.0", std::string(64, '0')});
  data.provenance.push_back({kStreetsGroup, {SourceIndex(data.sources.size() - 1)}, "As published."});
  return data;
}

// What follows # at so much zoom.
std::string address(double zoom, std::string_view more = "") {
  const LonLat place = to_lonlat(middle());
  return "map=" + fixed_text(zoom, 2) + "/" + fixed_text(place.lat, 5) + "/" + fixed_text(place.lon, 5) +
         std::string(more);
}

std::string map_of(const Dataset& data, const std::string& fragment) {
  const auto open = Session::from_data(data);
  EXPECT_TRUE(open->restore(fragment).empty()) << fragment;
  const auto file = open->export_file("svg:map");
  return file ? file->text : "error";
}

bool offers_streets(const Session& open) {
  const auto controls = open.map_controls().controls;
  return std::any_of(controls.begin(), controls.end(),
                     [](const Control& control) { return control.key == "layer-streets"; });
}

TEST(Streets, AreALayerOnlyWhereTheyWereBuiltIn) {
  const auto without = testing::session(), with = Session::from_data(with_streets());
  EXPECT_FALSE(offers_streets(*without));
  EXPECT_FALSE(shows_layer(without->state(), "streets"));
  EXPECT_TRUE(offers_streets(*with));
  EXPECT_TRUE(shows_layer(with->state(), "streets"));
  EXPECT_EQ(with->fragment(), "");
  ASSERT_NE(with->scene().street_names, nullptr);
  EXPECT_EQ(with->scene().street_names->size(), 2u);
  EXPECT_TRUE(with->apply("layer-streets=0").empty());
  EXPECT_EQ(with->scene().street_names, nullptr);
  const Document words = testing::session("layers=streets")->document("map");
  EXPECT_EQ(testing::to_plain_text(words).find("treets"), std::string::npos);
}

TEST(Streets, AreInTheDrawingFromCloseByWithTheirNamesAlongThem) {
  const Dataset data = with_streets();
  const auto has = [](const std::string& svg, std::string_view words) {
    return svg.find(words) != std::string::npos;
  };
  const std::string far = map_of(data, address(12.9)), near = map_of(data, address(13.1)),
                    close = map_of(data, address(16));
  EXPECT_FALSE(has(far, "Rising Road"));
  EXPECT_FALSE(has(near, "Quay &amp; Street"));
  EXPECT_TRUE(has(close, "Quay &amp; Street")) << "a local street is named from 15 on";
  // Along the diagonal, from lower left to upper right; and never upside down.
  EXPECT_TRUE(has(close, "matrix(0.7"));
  EXPECT_TRUE(has(close, "matrix(1.00 "));
  EXPECT_TRUE(
      has(map_attribution(data), ". Streets: contains OS data © Crown copyright and database right 2026"));
  const std::string off = map_of(data, address(16, "&layer-streets=0"));
  EXPECT_FALSE(has(off, "Rising Road"));
  const std::string none = map_of(testing::view_dataset(), address(16));
  EXPECT_FALSE(has(map_attribution(testing::view_dataset()), "Streets"));
  EXPECT_LT(none.size() + 200, close.size());
  EXPECT_LT(far.size(), near.size()) << "main roads are drawn from 13 on";
}

TEST(StreetNames, StandOnTheLongestStraightStretch) {
  const std::vector<Street> streets = {
      {4,
       "Bent Lane",
       {{500'000, 200'000}, {500'050, 200'080}, {500'250, 200'090}, {500'450, 200'085}, {500'460, 200'200}}}};
  const auto names = name_streets(streets);
  ASSERT_EQ(names.size(), 1u);
  EXPECT_EQ(names[0].text, "Bent Lane");
  EXPECT_EQ(names[0].group, 2);
  const Mercator from = grid_to_mercator({500'050, 200'080}), to = grid_to_mercator({500'450, 200'085});
  EXPECT_NEAR(names[0].at.x, (from.x + to.x) / 2, 0.05);
  EXPECT_NEAR(names[0].at.y, (from.y + to.y) / 2, 0.05);
  EXPECT_NEAR(names[0].length, std::hypot(to.x - from.x, to.y - from.y), 0.05);
  EXPECT_NEAR(std::hypot(names[0].along_x, names[0].along_y), 1, 1e-12);
}

TEST(StreetNames, ReadFromLeftToRightAndOnceWhereTwoRunSideBySide) {
  const auto level = [](double east, double north, double length) {
    return Polyline{{east, north}, {east - length, north}};
  };
  const std::vector<Street> streets = {{1, "Long Way", level(500'000, 200'000, 100)},
                                       {1, "Long Way", level(500'100, 200'020, 300)},
                                       {1, "Long Way", level(503'000, 200'000, 50)},
                                       {4, "", level(500'000, 201'000, 100)}};
  const auto names = name_streets(streets);
  ASSERT_EQ(names.size(), 2u);
  EXPECT_GT(names[0].length, 400) << "of two that are near the longer one";
  for (const StreetName& name : names) EXPECT_GT(name.along_x, 0.99);
}

TEST(StreetGroups, AreMainThroughAndLocal) {
  const std::size_t expected[] = {0, 0, 1, 1, 2};
  for (std::uint8_t kind = 0; kind < kStreetKinds; ++kind) EXPECT_EQ(street_group(kind), expected[kind]);
  EXPECT_GT(street_width(0, 14), street_width(1, 14));
  EXPECT_GT(street_width(2, 16), street_width(2, 14));
}

}  // namespace
}  // namespace pcn
