#include "core/geo/topology_build.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "core/geo/polygon_ops.h"

namespace pcn {
namespace {

Ring box(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}};
}
Ring reversed(Ring ring) { return {ring.rbegin(), ring.rend()}; }

std::vector<std::uint32_t> all_areas(const Topology& topology) {
  std::vector<std::uint32_t> areas(topology.areas.size());
  std::iota(areas.begin(), areas.end(), 0U);
  return areas;
}

TEST(BuildTopology, OfNothingIsNothing) {
  EXPECT_EQ(build_topology({}), Topology{});
  const Topology topology = build_topology({{}, {}});
  EXPECT_EQ(topology.areas.size(), 2U);
  EXPECT_TRUE(topology.arcs.empty());
  EXPECT_TRUE(area_shape(topology, 0).empty());
  EXPECT_TRUE(dissolve(topology, all_areas(topology)).empty());
  EXPECT_TRUE(group_borders(topology, {}).empty());
}

TEST(BuildTopology, DropsAndCountsWhatIsNoRing) {
  TopologyReport report;
  const Topology topology =
      build_topology({{{{}, {}}},
                      {{{{1, 1}, {2, 2}}, {}}},
                      {{{{1, 1}, {NAN, 2}, {3, 3}}, {}}},
                      {{{{1, 1}, {1e300, 2}, {3, 3}}, {}}},
                      {{{{1, 1}, {5e6, 1}, {5e6, 9}}, {}}},
                      {{{{100.1, 100.1}, {100.3, 100.2}, {100.2, 100.4}}, {box(0, 0, 50, 50)}}},
                      {{{{0, 0}, {10, 10}, {20, 20}, {10, 10}}, {}}}},
                     &report);
  EXPECT_EQ(report.bad_rings, 5U);
  EXPECT_EQ(report.collapsed_rings, 2U) << "smaller than the grid, and flat";
  EXPECT_TRUE(topology.arcs.empty());
}

TEST(BuildTopology, KeepsAnIslandAsOneClosedArcFromItsLeastPoint) {
  const Topology topology = build_topology({{{{{10, 10}, {10, 0}, {0, 0}, {0, 10}}, {}}}});
  ASSERT_EQ(topology.arcs.size(), 1U);
  EXPECT_EQ(topology.arcs[0], (std::vector<GridPoint>{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}));
  EXPECT_EQ(area_shape(topology, 0), (MultiPolygon{{box(0, 0, 10, 10), {}}}));
}

TEST(BuildTopology, RoundsToTheGridAndForgetsRepeatedPoints) {
  const Topology topology = build_topology(
      {{{{{0.4, 0.4}, {0.3, 0.2}, {10.4, -0.4}, {10.2, 0.1}, {9.6, 9.5}, {-0.49, 10.4}, {0.4, 0.4}}, {}}}});
  EXPECT_EQ(area_shape(topology, 0), (MultiPolygon{{box(0, 0, 10, 10), {}}}));
}

TEST(BuildTopology, StoresSharedBordersOnce) {
  const Topology topology = build_topology({{{box(0, 0, 10, 10), {}}}, {{reversed(box(10, 0, 20, 10)), {}}}});
  ASSERT_EQ(topology.arcs.size(), 3U);
  const auto sides = arc_sides(topology);
  int shared = 0;
  for (const ArcSides& side : sides) {
    if (side.left != kNoArea && side.right != kNoArea) ++shared;
  }
  EXPECT_EQ(shared, 1);
  const auto neighbours = adjacency(topology);
  EXPECT_EQ(neighbours[0], (std::vector<Neighbour>{{1, 10}}));
  EXPECT_EQ(neighbours[1], (std::vector<Neighbour>{{0, 10}}));
  const MultiPolygon both = dissolve(topology, all_areas(topology));
  ASSERT_EQ(both.size(), 1U);
  EXPECT_EQ(area(both), 200);
  EXPECT_EQ(both[0].outer.size(), 6U) << "junctions stay points of the union";
}

TEST(BuildTopology, FindsSharedBordersAcrossATJunctionAndASmallGap) {
  TopologyReport report;
  // The eastern neighbours meet in the middle of the western one's edge, and stand half a metre off.
  const Topology topology = build_topology(
      {{{box(0, 0, 10, 20), {}}}, {{box(10.45, 0, 20, 10), {}}}, {{box(10.45, 10, 20, 20), {}}}}, &report);
  EXPECT_EQ(report.split_edges, 1U);
  EXPECT_EQ(report.overlapping_edges, 0U);
  EXPECT_EQ(adjacency(topology)[0], (std::vector<Neighbour>{{1, 10}, {2, 10}}));
  const MultiPolygon all = dissolve(topology, all_areas(topology));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(area(all), 400);
}

TEST(BuildTopology, LeadsEdgesThroughVerticesThatRoundingPutBesideThem) {
  TopologyReport report;
  // The eastern area has a vertex in the middle of the common border; on the grid it lies half a metre off.
  const Topology topology = build_topology(
      {{{{{0, 0}, {100, 37}, {0, 50}}, {}}}, {{{{0, 0}, {100, 0}, {100, 37}, {50, 18.49}}, {}}}}, &report);
  EXPECT_EQ(report.split_edges, 1U);
  ASSERT_EQ(adjacency(topology)[0].size(), 1U);
  EXPECT_NEAR(adjacency(topology)[0][0].border, 106.6, 0.1);
  EXPECT_EQ(dissolve(topology, all_areas(topology)).size(), 1U);
  EXPECT_EQ(area(dissolve(topology, all_areas(topology))),
            area(area_shape(topology, 0)) + area(area_shape(topology, 1)));
}

TEST(BuildTopology, CountsOverlapsOfAreas) {
  TopologyReport report;
  const Topology topology = build_topology({{{box(0, 0, 10, 10), {}}}, {{box(0, 0, 10, 10), {}}}}, &report);
  EXPECT_EQ(report.overlapping_edges, 4U);
  EXPECT_EQ(area_shape(topology, 1), area_shape(topology, 0));
}

TEST(BuildTopology, LosesSpikesAndInnerBorders) {
  // Two pieces of one area that share an edge, one of them with a spike.
  const Topology topology = build_topology(
      {{{{{0, 0}, {10, 0}, {10, 10}, {15, 15}, {10, 10}, {0, 10}}, {}}, {box(10, 0, 20, 10), {}}}});
  const MultiPolygon shape = area_shape(topology, 0);
  ASSERT_EQ(shape.size(), 1U);
  EXPECT_EQ(area(shape), 200);
  EXPECT_TRUE(is_simple(shape[0].outer));
}

TEST(BuildTopology, PiecesThatTouchInAPointStayPieces) {
  const Topology topology = build_topology({{{box(0, 0, 10, 10), {}}, {box(10, 10, 20, 20), {}}},
                                            {{box(10, 0, 20, 10), {}}},
                                            {{box(0, 10, 10, 20), {}}}});
  EXPECT_EQ(area_shape(topology, 0).size(), 2U);
  const auto neighbours = adjacency(topology);
  EXPECT_EQ(neighbours[1], (std::vector<Neighbour>{{0, 20}})) << "not the one across the corner";
  EXPECT_EQ(count_pieces(neighbours, std::vector<std::uint32_t>{1, 2}), 2U);
  EXPECT_EQ(dissolve(topology, std::vector<std::uint32_t>{1, 2}).size(), 2U);
  EXPECT_EQ(dissolve(topology, std::vector<std::uint32_t>{0, 1, 2}).size(), 1U);
}

TEST(BuildTopology, AHoleThatTouchesItsOuterRingIsAHole) {
  const Topology topology = build_topology({{{box(0, 0, 20, 20), {{{0, 10}, {5, 15}, {10, 10}, {5, 5}}}}}});
  const MultiPolygon shape = area_shape(topology, 0);
  ASSERT_EQ(shape.size(), 1U);
  ASSERT_EQ(shape[0].holes.size(), 1U);
  EXPECT_TRUE(is_simple(shape[0].outer));
  EXPECT_EQ(area(shape), 350);
}

TEST(Dissolve, PutsHolesWithThePieceAroundThem) {
  // Nested: a frame with a frame inside its hole; the innermost hole belongs to the inner frame.
  const Topology topology = build_topology({{{box(0, 0, 100, 100), {box(10, 10, 90, 90)}}},
                                            {{box(20, 20, 80, 80), {box(40, 40, 60, 60)}}},
                                            {{box(10, 10, 90, 90), {box(20, 20, 80, 80)}}},
                                            {{box(40, 40, 60, 60), {}}}});
  const MultiPolygon frames = dissolve(topology, std::vector<std::uint32_t>{1, 0});
  ASSERT_EQ(frames.size(), 2U);
  EXPECT_EQ(area(frames[0]), 10000 - 6400);
  EXPECT_EQ(area(frames[1]), 3600 - 400);
  ASSERT_EQ(frames[0].holes.size(), 1U);
  ASSERT_EQ(frames[1].holes.size(), 1U);
  const MultiPolygon all = dissolve(topology, all_areas(topology));
  EXPECT_EQ(all, (MultiPolygon{{box(0, 0, 100, 100), {}}}));
  const MultiPolygon twice = dissolve(topology, std::vector<std::uint32_t>{3, 3, 3});
  EXPECT_EQ(area(twice), 400) << "an area named twice counts once";
}

TEST(GroupBorders, DrawEveryBorderOnceAndJoinThem) {
  // a a b
  // a c b   with group 0 = {a}, 1 = {b, c}; the area d is in no group.
  const Topology topology = build_topology({{{box(0, 10, 20, 20), {}}, {box(0, 0, 10, 10), {}}},
                                            {{box(20, 0, 30, 20), {}}},
                                            {{box(10, 0, 20, 10), {}}},
                                            {{box(30, 0, 40, 20), {}}}});
  const auto lines = group_borders(topology, std::vector<std::uint32_t>{0, 1, 1, kNoArea});
  double metres = 0;
  for (const Polyline& line : lines) metres += length(line);
  EXPECT_EQ(metres, 100 + 30) << "around everything but d, and between the groups";
  EXPECT_EQ(lines.size(), 3U) << "three lines between the two junctions";
  EXPECT_EQ(group_borders(topology, std::vector<std::uint32_t>{0, 0, 0, 0}).size(), 1U);
  EXPECT_TRUE(
      group_borders(topology, std::vector<std::uint32_t>{kNoArea, kNoArea, kNoArea, kNoArea}).empty());
}

TEST(CountPieces, JoinsByBordersOnly) {
  EXPECT_EQ(count_pieces({}, {}), 0U);
  const Topology topology = build_topology({{{box(0, 0, 10, 10), {}}},
                                            {{box(10, 0, 20, 10), {}}},
                                            {{box(20, 0, 30, 10), {}}},
                                            {{box(90, 0, 99, 9), {}}}});
  const auto neighbours = adjacency(topology);
  EXPECT_EQ(count_pieces(neighbours, std::vector<std::uint32_t>{0, 2}), 2U);
  EXPECT_EQ(count_pieces(neighbours, std::vector<std::uint32_t>{2, 0, 1}), 1U);
  EXPECT_EQ(count_pieces(neighbours, std::vector<std::uint32_t>{0, 1, 2, 3}), 2U);
}

}  // namespace
}  // namespace pcn
