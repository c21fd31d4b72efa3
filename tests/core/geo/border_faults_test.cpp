#include "core/geo/border_faults.h"

#include <gtest/gtest.h>

#include "core/geo/polygon_ops.h"
#include "core/geo/topology_build.h"
#include "tests/core/geo/random_partition.h"

namespace pcn {
namespace {

using pcn::testing::Random;
using pcn::testing::RandomPartition;

Topology borders(std::vector<std::vector<GridPoint>> arcs) { return {std::move(arcs), {}}; }

TEST(BorderFaults, NoBordersHaveNoFault) { EXPECT_EQ(find_border_fault({}), std::nullopt); }

TEST(BorderFaults, BordersMayMeetInTheirEnds) {
  EXPECT_EQ(find_border_fault(borders({{{0, 0}, {10, 0}}, {{10, 0}, {10, 10}}, {{10, 0}, {20, 5}}})),
            std::nullopt);
}

TEST(BorderFaults, ARingMayComeBackToItsStart) {
  EXPECT_EQ(find_border_fault(borders({{{0, 0}, {10, 0}, {10, 10}, {0, 0}}})), std::nullopt);
}

TEST(BorderFaults, ACrossingIsFound) {
  const auto fault = find_border_fault(borders({{{0, 0}, {10, 10}}, {{0, 10}, {10, 0}}}));
  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->arc + fault->other, 1U);
  EXPECT_FALSE(fault->tangled);
}

TEST(BorderFaults, ABorderThatEndsOnAnotherIsFound) {
  EXPECT_TRUE(find_border_fault(borders({{{0, 0}, {10, 0}}, {{5, 0}, {5, 8}}})));
}

TEST(BorderFaults, BordersThatRunAlongEachOtherAreFound) {
  EXPECT_TRUE(find_border_fault(borders({{{0, 0}, {10, 0}}, {{0, 0}, {10, 0}}})));
  EXPECT_TRUE(find_border_fault(borders({{{0, 0}, {10, 0}}, {{10, 0}, {0, 0}}})));
  EXPECT_TRUE(find_border_fault(borders({{{0, 0}, {10, 0}}, {{0, 0}, {5, 0}}})));
  EXPECT_TRUE(find_border_fault(borders({{{0, 0}, {10, 0}, {3, 0}}})));
}

TEST(BorderFaults, APointTwiceInARowIsFound) {
  EXPECT_TRUE(find_border_fault(borders({{{0, 0}, {5, 5}, {5, 5}}})));
}

TEST(BorderFaults, OneVertexMovedFarAwayIsFound) {
  Random random(7);
  SCOPED_TRACE(random.trace());
  const RandomPartition board(random, 9, 9, 30);
  Topology topology = build_topology(board.areas(random));
  ASSERT_EQ(find_border_fault(topology), std::nullopt);
  for (auto& arc : topology.arcs) {
    if (arc.size() < 3) continue;
    arc[1].north += 30'000;
    break;
  }
  EXPECT_TRUE(find_border_fault(topology));
}

TEST(BorderFaults, WhatIsBuiltHasNone) {
  Random random(8);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 40; ++round) {
    const RandomPartition board(random, 8, 8, 1 + round % 9);
    EXPECT_EQ(find_border_fault(build_topology(board.areas(random))), std::nullopt);
  }
}

// The same by trying every pair of edges.
bool has_fault(const std::vector<std::vector<GridPoint>>& arcs) {
  struct Plain {
    BritishGrid a, b;
  };
  std::vector<Plain> edges;
  const auto point = [](GridPoint p) { return BritishGrid{double(p.east), double(p.north)}; };
  for (const auto& arc : arcs) {
    for (std::size_t i = 1; i < arc.size(); ++i) edges.push_back({point(arc[i - 1]), point(arc[i])});
  }
  const auto same = [](BritishGrid p, BritishGrid q) { return p.east == q.east && p.north == q.north; };
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (same(edges[i].a, edges[i].b)) return true;
    for (std::size_t k = i + 1; k < edges.size(); ++k) {
      const auto& [a, b] = edges[i];
      const auto& [c, d] = edges[k];
      if (!segments_meet(a, b, c, d)) continue;
      const int common = same(a, c) + same(a, d) + same(b, c) + same(b, d);
      if (common != 1) return true;
      // One end in common: do they run along each other from there?
      const BritishGrid hub = same(a, c) || same(a, d) ? a : b;
      const BritishGrid p = same(hub, a) ? b : a, q = same(hub, c) ? d : c;
      const double turn =
          (p.east - hub.east) * (q.north - hub.north) - (p.north - hub.north) * (q.east - hub.east);
      const double along =
          (p.east - hub.east) * (q.east - hub.east) + (p.north - hub.north) * (q.north - hub.north);
      if (turn == 0 && along > 0) return true;
    }
  }
  return false;
}

TEST(BorderFaults, AgreeWithTryingEveryPair) {
  Random random(9);
  SCOPED_TRACE(random.trace());
  int with = 0;
  for (int round = 0; round < 2000; ++round) {
    const int spread = round % 2 == 0 ? 12 : 400;
    std::vector<std::vector<GridPoint>> arcs;
    for (auto n = random.integer(1, 4); n > 0; --n) {
      std::vector<GridPoint> arc;
      for (auto points = random.integer(2, 4); points > 0; --points) {
        arc.push_back({static_cast<std::int32_t>(random.integer(0, spread)),
                       static_cast<std::int32_t>(random.integer(0, spread))});
      }
      arcs.push_back(std::move(arc));
    }
    const bool expected = has_fault(arcs);
    with += expected ? 1 : 0;
    ASSERT_EQ(find_border_fault(borders(arcs)).has_value(), expected) << round;
  }
  EXPECT_GT(with, 200);
  EXPECT_LT(with, 1900);
}

TEST(BorderFaults, TangledBordersAreGivenUpSoon) {
  // Long parallel lines a metre apart: none meet, and all pass through the same squares.
  std::vector<std::vector<GridPoint>> arcs;
  for (std::int32_t i = 0; i < 40'000; ++i) arcs.push_back({{i, 0}, {i + 300'000, 300'000}});
  const auto fault = find_border_fault(borders(std::move(arcs)));
  ASSERT_TRUE(fault.has_value());
  EXPECT_TRUE(fault->tangled);
}

}  // namespace
}  // namespace pcn
