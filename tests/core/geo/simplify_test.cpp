#include "core/geo/simplify.h"

#include <cmath>

#include <gtest/gtest.h>

#include "core/geo/polygon_ops.h"
#include "core/geo/topology_build.h"
#include "tests/core/geo/random_partition.h"

namespace pcn {
namespace {

using pcn::testing::Random;

TEST(SimplifyLine, LeavesShortLinesAlone) {
  EXPECT_TRUE(simplify(Polyline{}, 10).empty());
  EXPECT_EQ(simplify(Polyline{{1, 1}}, 10).size(), 1U);
  EXPECT_EQ(simplify(Polyline{{1, 1}, {1, 1}}, 10).size(), 2U);
}

TEST(SimplifyLine, DropsWhatIsStraight) {
  EXPECT_EQ(simplify(Polyline{{0, 0}, {5, 0}, {10, 0}, {10, 5}, {10, 10}}, 0),
            (Polyline{{0, 0}, {10, 0}, {10, 10}}));
}

TEST(SimplifyLine, KeepsAClosedLineALoop) {
  const Polyline loop = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
  const Polyline simple = simplify(loop, 1000);
  EXPECT_EQ(simple.size(), 4U);
  EXPECT_EQ(simple.front(), simple.back());
}

TEST(SimplifyLine, EveryPointStaysWithinTheTolerance) {
  Random random(61);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 200; ++round) {
    Polyline line = {{0, 0}};
    for (std::int64_t i = random.integer(1, 60); i > 0; --i) {
      line.push_back({line.back().east + random.number(-10, 20), line.back().north + random.number(-15, 15)});
    }
    const double tolerance = random.number(0, 40);
    const Polyline simple = simplify(line, tolerance);
    ASSERT_EQ(simple.front(), line.front());
    ASSERT_EQ(simple.back(), line.back());
    for (const BritishGrid point : line) ASSERT_LE(distance_to_line(point, simple), tolerance + 1e-9);
  }
}

TEST(SimplifyTopology, OfNothingIsNothing) { EXPECT_EQ(simplify(Topology{}, 10), Topology{}); }

TEST(SimplifyTopology, KeepsSmallIslandsAsTriangles) {
  const Topology island = build_topology({{{{{0, 0}, {5, -1}, {10, 0}, {11, 5}, {10, 10}, {0, 10}}, {}}}});
  const Topology simple = simplify(island, 1000);
  EXPECT_EQ(simple.arcs[0].size(), 4U);
  EXPECT_GT(area(area_shape(simple, 0)), 0);
}

TEST(SimplifyTopology, DoesNotRunOverAnIslandInABay) {
  // A bay with an island in it: cutting the bay off would put the island ashore.
  const Topology topology = build_topology(
      {{{{{0, 0}, {200, 0}, {200, 100}, {120, 100}, {120, 40}, {80, 40}, {80, 100}, {0, 100}}, {}}},
       {{{{95, 80}, {105, 80}, {105, 90}, {95, 90}}, {}}}});
  const Topology simple = simplify(topology, 500);
  const auto middle = centroid(area_shape(simple, 1));
  ASSERT_TRUE(middle);
  EXPECT_FALSE(contains(area_shape(simple, 0), *middle));
}

TEST(SimplifyTopology, DoesNotLayABorderAlongAnIsland) {
  // The island lies before a shallow bay, with an edge on the line that would cut the bay off.
  const Topology topology = build_topology(
      {{{{{0, 0}, {200, 0}, {200, 100}, {120, 100}, {120, 80}, {80, 80}, {80, 100}, {0, 100}}, {}}},
       {{{{90, 100}, {110, 100}, {100, 120}}, {}}}});
  const Topology simple = simplify(topology, 25);
  const MultiPolygon shore = area_shape(simple, 0);
  const MultiPolygon island = area_shape(simple, 1);
  for (const BritishGrid corner : island.at(0).outer) EXPECT_GT(distance_to_border(corner, shore), 0);
}

TEST(SimplifyTopology, KeepsPiecesHolesNeighboursAndRingsAtEveryTolerance) {
  Random random(62);
  SCOPED_TRACE(random.trace());
  std::size_t left_out = 0;
  for (int round = 0; round < 150; ++round) {
    SCOPED_TRACE(round);
    const pcn::testing::RandomPartition board(random, static_cast<int>(random.integer(2, 9)),
                                              static_cast<int>(random.integer(2, 9)), 1 + round % 4);
    const auto areas = board.areas(random);
    const Topology topology = build_topology(areas);
    for (const double tolerance : {0.0, 20.0, 60.0, 150.0, 1000.0}) {
      const Topology simple = simplify(topology, tolerance);
      ASSERT_EQ(simple.areas, topology.areas);
      double sum = 0;
      std::vector<std::uint32_t> all;
      for (std::uint32_t area_number = 0; area_number < areas.size(); ++area_number) {
        all.push_back(area_number);
        const MultiPolygon before = area_shape(topology, area_number);
        const MultiPolygon after = area_shape(simple, area_number);
        ASSERT_EQ(after.size(), before.size());
        sum += area(after);
        for (std::size_t i = 0; i < after.size(); ++i) {
          ASSERT_TRUE(is_simple(after[i].outer)) << "tolerance " << tolerance;
          ASSERT_GT(signed_area(after[i].outer), 0);
          for (const Ring& hole : after[i].holes) {
            ASSERT_TRUE(is_simple(hole));
            ASSERT_LT(signed_area(hole), 0);
          }
        }
      }
      // No gaps and no overlaps: the parts still make up the whole.
      const MultiPolygon whole = dissolve(simple, all);
      ASSERT_NEAR(area(whole), sum, 1e-6);
      ASSERT_EQ(whole.size(), dissolve(topology, all).size());
      for (std::size_t arc = 0; arc < topology.arcs.size(); ++arc) {
        left_out += topology.arcs[arc].size() - simple.arcs[arc].size();
        Polyline line;
        for (const GridPoint p : simple.arcs[arc]) {
          line.push_back({static_cast<double>(p.east), static_cast<double>(p.north)});
        }
        for (const GridPoint p : topology.arcs[arc]) {
          ASSERT_LE(distance_to_line({static_cast<double>(p.east), static_cast<double>(p.north)}, line),
                    tolerance + 1e-9);
        }
      }
    }
  }
  EXPECT_GT(left_out, 1000U) << "too little left out to mean anything";
}

}  // namespace
}  // namespace pcn
