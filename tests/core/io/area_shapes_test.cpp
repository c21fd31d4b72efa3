// Shapes that cannot be are refused before anything is made of them.
#include "core/io/area_shapes.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "core/geo/border_faults.h"
#include "core/io/area_package.h"
#include "tests/core/io/full_dataset.h"

namespace pcn {
namespace {

std::string refusal(const Dataset& data) {
  const auto read = read_area_package(write_area_package(data), "odd.json");
  return read ? "" : read.error().message();
}

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

TEST(AreaShapes, SoundShapesPass) {
  EXPECT_EQ(refusal(testing::full_dataset()), "");
  EXPECT_EQ(find_odd_shapes(testing::full_dataset()), Diagnostics{});
}

TEST(AreaShapes, BordersFarFromTheirCentresAreRefused) {
  Dataset data = testing::full_dataset();
  for (auto& arc : data.topology.arcs) {
    for (GridPoint& point : arc) point.north += 300'000;
  }
  EXPECT_TRUE(has(refusal(data), "away from where its people live")) << refusal(data);
}

TEST(AreaShapes, BordersThatCrossAreRefused) {
  Dataset data = testing::full_dataset();
  // A detour around the whole map and back.
  ASSERT_FALSE(find_border_fault(data.topology));
  for (auto& arc : data.topology.arcs) {
    arc.insert(arc.begin() + 1, {arc.front().east - 9'000, arc.front().north + 7});
    arc.insert(arc.begin() + 2, {arc.front().east + 9'000, arc.front().north + 5});
  }
  EXPECT_TRUE(has(refusal(data), "cross or run along each other")) << refusal(data);
}

Ring circle(BritishGrid centre, double radius, std::size_t points) {
  Ring ring;
  for (std::size_t i = 0; i < points; ++i) {
    const double angle = 2 * 3.141592653589793 * static_cast<double>(i) / static_cast<double>(points);
    ring.push_back({std::round(centre.east + radius * std::cos(angle)),
                    std::round(centre.north + radius * std::sin(angle))});
  }
  return ring;
}

TEST(AreaShapes, APolygonWithTooManyHolesOrPointsIsRefusedByRow) {
  Dataset data = testing::full_dataset();
  Polygon park{{{500'000, 100'000}, {600'000, 100'000}, {600'000, 200'000}, {500'000, 200'000}}, {}};
  for (std::size_t i = 0; i <= kMostHoles; ++i)
    park.holes.push_back(circle({501'000 + 100.0 * static_cast<double>(i), 150'000}, 20, 4));
  data.basemap_polygons.push_back({BasemapKind::kPark, "Sieve", park});
  EXPECT_TRUE(has(refusal(data), "/basemap_polygons/shape/1")) << refusal(data);
  EXPECT_TRUE(has(refusal(data), "more than 100 holes")) << refusal(data);

  data.basemap_polygons.back() = {
      BasemapKind::kPark, "Round", {circle({550'000, 150'000}, 49'000, kMostVertices + 1), {}}};
  EXPECT_TRUE(has(refusal(data), "more than 20,000 points")) << refusal(data);
}

TEST(AreaShapes, ManyLargePolygonsAreRefusedTogether) {
  Dataset data = testing::full_dataset();
  const Polygon round{circle({550'000, 150'000}, 49'000, 15'000), {}};
  for (int i = 0; i < 3; ++i) data.basemap_polygons.push_back({BasemapKind::kPark, "Round", round});
  EXPECT_TRUE(has(refusal(data), "could not draw them")) << refusal(data);
}

TEST(AreaShapes, ARingThatUsesOneArcWithoutEndIsRefused) {
  Dataset data = testing::full_dataset();
  ASSERT_FALSE(data.topology.areas[0].empty());
  ArcRing& outer = data.topology.areas[0][0].outer;
  const ArcUse use = outer.front();
  const ArcRing there_and_back = {use, {use.arc, !use.reversed}};
  ArcRing endless;
  for (int i = 0; i < 30'000; ++i)
    endless.insert(endless.end(), there_and_back.begin(), there_and_back.end());
  outer.insert(outer.begin(), endless.begin(), endless.end());
  EXPECT_TRUE(has(refusal(data), "more than 20,000 points")) << refusal(data);
}

TEST(AreaShapes, ManyCentresOutsideTheirBordersAreCounted) {
  Dataset data = testing::full_dataset();
  for (auto& arc : data.topology.arcs) {
    for (GridPoint& point : arc) point.east += 900;
  }
  const Diagnostics found = find_odd_shapes(data);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "centre-outside-border");
  EXPECT_GT(found[0].count, 1);
}

}  // namespace
}  // namespace pcn
