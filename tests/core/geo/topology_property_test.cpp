#include <map>

#include <gtest/gtest.h>

#include "core/geo/arc_rings.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/topology_build.h"
#include "tests/core/geo/random_partition.h"

namespace pcn {
namespace {

using pcn::testing::Random;
using pcn::testing::RandomPartition;

// Fuller boards with few areas have nested pieces and holes that touch; with many areas, junctions.
RandomPartition make_board(Random& random, int round) {
  const int width = static_cast<int>(random.integer(1, 9));
  const int height = static_cast<int>(random.integer(1, 9));
  return {random, width, height, 1 + round % 4};
}

void expect_sound(const Topology& topology) {
  std::map<std::pair<GridPoint, GridPoint>, int> edges;
  for (const Arc& arc : topology.arcs) {
    ASSERT_GE(arc.size(), 2U);
    for (std::size_t i = 1; i < arc.size(); ++i) ++edges[std::minmax({arc[i - 1], arc[i]})];
  }
  for (const auto& [edge, uses] : edges) ASSERT_EQ(uses, 1) << "an edge is stored twice";
  std::map<std::pair<std::uint32_t, bool>, int> uses;
  const auto check_ring = [&](const ArcRing& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const ArcUse here = ring[i];
      const ArcUse next = ring[(i + 1) % ring.size()];
      const GridPoint end = here.reversed ? topology.arcs[here.arc].front() : topology.arcs[here.arc].back();
      const GridPoint start =
          next.reversed ? topology.arcs[next.arc].back() : topology.arcs[next.arc].front();
      ASSERT_EQ(end, start) << "arcs of a ring do not join";
      ++uses[{here.arc, here.reversed}];
    }
  };
  for (const auto& pieces : topology.areas) {
    for (const ArcPolygon& piece : pieces) {
      check_ring(piece.outer);
      for (const ArcRing& hole : piece.holes) check_ring(hole);
    }
  }
  for (const auto& [use, count] : uses) ASSERT_EQ(count, 1) << "an arc is used twice in one direction";
}

void expect_valid(const MultiPolygon& shape) {
  for (const Polygon& polygon : shape) {
    ASSERT_TRUE(is_simple(polygon.outer));
    ASSERT_GT(signed_area(polygon.outer), 0);
    for (const Ring& hole : polygon.holes) {
      ASSERT_TRUE(is_simple(hole));
      ASSERT_LT(signed_area(hole), 0);
    }
  }
}

TEST(TopologyProperty, AreasComeBackExactly) {
  Random random(51);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE(round);
    const RandomPartition board = make_board(random, round);
    const auto areas = board.areas(random);
    TopologyReport report;
    const Topology topology = build_topology(areas, &report);
    ASSERT_EQ(report, TopologyReport{});
    expect_sound(topology);
    ASSERT_EQ(build_topology(areas), topology) << "the same input gives the same bytes";
    std::vector<MultiPolygon> shapes;
    for (std::uint32_t i = 0; i < areas.size(); ++i) {
      shapes.push_back(area_shape(topology, i));
      expect_valid(shapes.back());
      ASSERT_EQ(area(shapes.back()), area(areas[i]));
    }
    const Topology again = build_topology(shapes);
    for (std::uint32_t i = 0; i < areas.size(); ++i) {
      ASSERT_EQ(area(area_shape(again, i)), area(shapes[i]));
      ASSERT_EQ(area_shape(again, i).size(), shapes[i].size());
    }
    for (int i = 0; i < 200; ++i) {
      const BritishGrid point = {530000 + static_cast<double>(random.integer(-50, 950)),
                                 170000 + static_cast<double>(random.integer(-50, 950))};
      for (std::uint32_t a = 0; a < areas.size(); ++a) {
        ASSERT_EQ(contains(shapes[a], point), contains(areas[a], point)) << point.east << " " << point.north;
      }
    }
  }
}

TEST(TopologyProperty, UnionsHaveThePiecesHolesAndAreaThatSquaresHave) {
  Random random(52);
  SCOPED_TRACE(random.trace());
  std::size_t most_holes = 0;
  for (int round = 0; round < 600; ++round) {
    SCOPED_TRACE(round);
    const RandomPartition board = make_board(random, round);
    const Topology topology = build_topology(board.areas(random));
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t area = 0; area < topology.areas.size(); ++area) {
      if (random.chance(0.7)) chosen.push_back(area);
    }
    const auto is_chosen = [&](int square) {
      const int owner = board.owner[static_cast<std::size_t>(square)];
      return owner >= 0 &&
             std::find(chosen.begin(), chosen.end(), static_cast<std::uint32_t>(owner)) != chosen.end();
    };
    const auto groups = board.connected(is_chosen);
    std::multiset<std::pair<double, std::size_t>> expected;  // area and holes of each piece
    for (const auto& group : groups) {
      double size = 0;
      for (const int square : group) size += area(Polygon{board.square(square), {}});
      const auto around = board.connected([&](int square) { return !group.contains(square); });
      const auto is_hole = [&](const std::set<int>& gap) {
        return std::none_of(gap.begin(), gap.end(),
                            [&](int square) { return board.beside(square).size() < 4; });
      };
      expected.emplace(size, std::count_if(around.begin(), around.end(), is_hole));
    }
    const MultiPolygon shape = dissolve(topology, chosen);
    expect_valid(shape);
    std::multiset<std::pair<double, std::size_t>> found;
    for (const Polygon& polygon : shape) {
      found.emplace(area(polygon), polygon.holes.size());
      most_holes = std::max(most_holes, polygon.holes.size());
    }
    ASSERT_EQ(found, expected);
    for (std::size_t i = 1; i < shape.size(); ++i) {
      ASSERT_GE(signed_area(shape[i - 1].outer), signed_area(shape[i].outer));
    }
  }
  EXPECT_GE(most_holes, 3U) << "too few holes to mean anything";
}

TEST(TopologyProperty, NeighboursAndBordersAreThoseOfTheSquares) {
  Random random(53);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE(round);
    const RandomPartition board = make_board(random, round);
    const Topology topology = build_topology(board.areas(random));
    std::vector<std::uint32_t> group;
    for (std::size_t area = 0; area < topology.areas.size(); ++area) {
      group.push_back(random.chance(0.2) ? kNoArea : static_cast<std::uint32_t>(random.integer(0, 1)));
    }
    const auto owner_group = [&](int owner) {
      return owner < 0 ? kNoArea : group[static_cast<std::size_t>(owner)];
    };
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> shared;
    double group_metres = 0;
    for (int square = 0; square < board.columns * board.rows; ++square) {
      const int owner = board.owner[static_cast<std::size_t>(square)];
      double inner = 0;  // edges to other squares of the board
      for (const int other : board.beside(square)) {
        inner += board.edge(square, other);
        if (other < square) continue;
        const int other_owner = board.owner[static_cast<std::size_t>(other)];
        if (owner_group(owner) != owner_group(other_owner)) group_metres += board.edge(square, other);
        if (owner < 0 || other_owner < 0 || owner == other_owner) continue;
        const auto [low, high] = std::minmax(owner, other_owner);
        shared[{static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(high)}] +=
            board.edge(square, other);
      }
      if (owner_group(owner) != kNoArea) group_metres += perimeter({{board.square(square), {}}}) - inner;
    }
    const auto neighbours = adjacency(topology);
    std::size_t found = 0;
    for (std::uint32_t area = 0; area < neighbours.size(); ++area) {
      for (const Neighbour& neighbour : neighbours[area]) {
        if (neighbour.area < area) continue;
        ++found;
        ASSERT_NEAR((shared[{area, neighbour.area}]), neighbour.border, 1e-6);
      }
    }
    ASSERT_EQ(found, shared.size());
    double metres = 0;
    for (const Polyline& line : group_borders(topology, group)) metres += length(line);
    ASSERT_NEAR(metres, group_metres, 1e-6);
  }
}

// Slices thirty metres long and one high, so that rounding moves corners onto and over edges.
TEST(TopologyProperty, RoundingMakesNoCrossingsAndNoGaps) {
  Random random(55);
  SCOPED_TRACE(random.trace());
  std::size_t led = 0;
  for (int round = 0; round < 400; ++round) {
    SCOPED_TRACE(round);
    RandomPartition board = make_board(random, round);
    for (BritishGrid& corner : board.corners) {
      corner = {530000 + (corner.east - 530000) * 0.3, 170000 + (corner.north - 170000) * 0.0117};
    }
    TopologyReport report;
    const Topology topology = build_topology(board.areas(random), &report);
    led += report.split_edges;
    ASSERT_EQ(report.overlapping_edges, 0U);
    expect_sound(topology);
    std::vector<std::uint32_t> all;
    double sum = 0;
    for (std::uint32_t area_number = 0; area_number < topology.areas.size(); ++area_number) {
      all.push_back(area_number);
      expect_valid(area_shape(topology, area_number));
      sum += area(area_shape(topology, area_number));
    }
    expect_valid(dissolve(topology, all));
    ASSERT_EQ(area(dissolve(topology, all)), sum);
  }
  EXPECT_GT(led, 20U) << "rounding moved too little to mean anything";
}

// Whatever is given, nothing breaks and what comes out is sound in itself.
TEST(TopologyProperty, SurvivesRubbish) {
  Random random(54);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 1500; ++round) {
    SCOPED_TRACE(round);
    std::vector<MultiPolygon> areas(static_cast<std::size_t>(random.integer(1, 4)));
    const auto ring = [&] {
      Ring points;
      for (std::int64_t i = random.integer(0, 12); i > 0; --i) {
        points.push_back({random.number(0, 12), random.number(0, 12)});
      }
      return points;
    };
    for (MultiPolygon& shape : areas) {
      for (std::int64_t i = random.integer(0, 3); i > 0; --i) shape.push_back({ring(), {ring(), ring()}});
    }
    const Topology topology = build_topology(areas);
    std::vector<std::uint32_t> all;
    for (std::uint32_t area = 0; area < areas.size(); ++area) {
      all.push_back(area);
      for (const Polygon& polygon : area_shape(topology, area)) {
        ASSERT_GE(polygon.outer.size(), 3U);
        ASSERT_GT(signed_area(polygon.outer), 0);
      }
    }
    for (const Polygon& polygon : dissolve(topology, all)) ASSERT_GT(signed_area(polygon.outer), 0);
    ASSERT_EQ(adjacency(topology).size(), areas.size());
    ASSERT_LE(group_borders(topology, all).size(), topology.arcs.size());
  }
}

}  // namespace
}  // namespace pcn
