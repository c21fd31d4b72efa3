#include "tests/support/ascii_area.h"

#include <map>

#include <gtest/gtest.h>

namespace pcn::testing {
namespace {

std::vector<GridPoint> points_of(const Topology& topology, const ArcRing& ring) {
  std::vector<GridPoint> points;
  for (const ArcUse& use : ring) {
    const auto& arc = topology.arcs[use.arc];
    points.push_back(use.reversed ? arc.back() : arc.front());
    const auto& next = use.reversed ? arc.front() : arc.back();
    EXPECT_NE(points.back(), next);
  }
  return points;
}

double area_of(const Topology& topology, const ArcRing& ring) {
  const std::vector<GridPoint> points = points_of(topology, ring);
  double twice = 0;
  for (std::size_t at = 0; at < points.size(); ++at) {
    const GridPoint& a = points[at];
    const GridPoint& b = points[(at + 1) % points.size()];
    twice += static_cast<double>(a.east) * b.north - static_cast<double>(b.east) * a.north;
  }
  return twice / 2;
}

double area_of(const Topology& topology, std::size_t place) {
  double sum = 0;
  for (const ArcPolygon& piece : topology.areas[place]) {
    sum += area_of(topology, piece.outer);
    for (const ArcRing& hole : piece.holes) sum += area_of(topology, hole);
  }
  return sum;
}

TEST(AsciiArea, EmptyMapGivesAnAreaWithoutPlaces) {
  const Dataset data = AsciiArea({}).build();
  EXPECT_TRUE(data.small_areas.empty());
  EXPECT_TRUE(data.topology.areas.empty());
}

TEST(AsciiArea, PiecesThatTouchInACornerAreTwoAndAHoleIsAHole) {
  const Dataset data = AsciiArea({"a b b b",  //
                                  "b a b c",  //
                                  "b b b c"})
                           .build();
  ASSERT_EQ(data.topology.areas.size(), 3u);
  EXPECT_EQ(data.topology.areas[0].size(), 2u);
  ASSERT_EQ(data.topology.areas[1].size(), 1u);
  EXPECT_EQ(data.topology.areas[1][0].holes.size(), 0u);  // the corner square opens the ring to the outside
  EXPECT_DOUBLE_EQ(area_of(data.topology, 0), 2e6);
  EXPECT_DOUBLE_EQ(area_of(data.topology, 1), 8e6);
  EXPECT_DOUBLE_EQ(area_of(data.topology, 2), 2e6);

  const Dataset ring = AsciiArea({"bbb", "bab", "bbb"}).build();
  ASSERT_EQ(ring.topology.areas[1].size(), 1u);
  EXPECT_EQ(ring.topology.areas[1][0].holes.size(), 1u);
  EXPECT_DOUBLE_EQ(area_of(ring.topology, 1), 8e6);
}

TEST(AsciiArea, EveryArcIsUsedAtMostOnceInEachDirection) {
  const Dataset data = AsciiArea({"aab", "cab", "ccD"}).build();
  std::map<std::pair<std::uint32_t, bool>, int> uses;
  for (const auto& place : data.topology.areas) {
    for (const ArcPolygon& piece : place) {
      for (const ArcUse& use : piece.outer) ++uses[{use.arc, use.reversed}];
    }
  }
  for (const auto& [use, count] : uses) EXPECT_EQ(count, 1) << "arc " << use.first;
  EXPECT_EQ(data.topology.areas.size(), 3u);  // the capital letter lies beyond the edge
  EXPECT_FALSE(data.small_areas[3].in_area);
}

TEST(AsciiArea, PracticesStandInTheirPlaceAndBelongToTheirNetwork) {
  const Dataset data = AsciiArea({"abC"})
                           .residents_each(1000)
                           .practice("G2", 'b', 1500, "U1")
                           .practice("G9", 'C', 700)
                           .practice("G1", MapPoint{0.25, 0.5}, 900)
                           .build();
  ASSERT_EQ(data.practices.size(), 3u);
  EXPECT_EQ(data.practices[0].code, "G1");
  EXPECT_EQ(data.practices[0].small_area.value, 0u);
  EXPECT_EQ(data.practices[2].code, "G9");
  EXPECT_FALSE(data.practices[2].in_area);
  ASSERT_EQ(data.memberships.size(), 1u);
  EXPECT_EQ(data.memberships[0].practice.value, 1u);
  EXPECT_EQ(data.networks[0].district.value, 0u);
  EXPECT_EQ(data.small_areas[1].total_residents().count, 1000);
}

}  // namespace
}  // namespace pcn::testing
