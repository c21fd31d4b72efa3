#include "core/geo/polygon_ops.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace pcn {
namespace {

Ring square(double west, double south, double side) {
  return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}
Ring reversed(Ring ring) { return {ring.rbegin(), ring.rend()}; }

TEST(Area, OfNothingIsNothing) {
  EXPECT_EQ(signed_area({}), 0);
  EXPECT_EQ(signed_area({{1, 1}}), 0);
  EXPECT_EQ(signed_area({{1, 1}, {2, 2}}), 0);
  EXPECT_EQ(signed_area({{1, 1}, {2, 2}, {3, 3}}), 0);
  EXPECT_EQ(area(MultiPolygon{}), 0);
}

TEST(Area, HasTheSignOfTheDirection) {
  EXPECT_EQ(signed_area(square(530000, 170000, 10)), 100);
  EXPECT_EQ(signed_area(reversed(square(530000, 170000, 10))), -100);
}

TEST(Area, TakesHolesAwayWhateverTheirDirection) {
  EXPECT_EQ(area(Polygon{square(0, 0, 10), {square(1, 1, 2), reversed(square(5, 5, 3))}}), 100 - 4 - 9);
}

TEST(Centroid, IsEmptyWithoutPointsAndTheirMeanWithoutArea) {
  EXPECT_FALSE(centroid(MultiPolygon{}));
  EXPECT_FALSE(centroid(Polygon{}));
  EXPECT_EQ(centroid(Polygon{{{1, 1}, {3, 5}}, {}}), (BritishGrid{2, 3}));
}

TEST(Centroid, WeighsPiecesAndHoles) {
  EXPECT_EQ(centroid(Polygon{square(530000, 170000, 10), {}}), (BritishGrid{530005, 170005}));
  const auto middle = centroid(Polygon{square(0, 0, 4), {reversed(square(0, 0, 2))}});
  ASSERT_TRUE(middle);
  EXPECT_NEAR(middle->east, (2 * 16 - 1 * 4) / 12.0, 1e-12);
  const auto both = centroid(MultiPolygon{{square(0, 0, 2), {}}, {square(10, 0, 4), {}}});
  ASSERT_TRUE(both);
  EXPECT_NEAR(both->east, (1 * 4 + 12 * 16) / 20.0, 1e-12);
}

TEST(Bounds, StartEmptyAndMeetNothing) {
  const Bounds empty;
  EXPECT_TRUE(empty.empty());
  EXPECT_EQ(empty.width(), 0);
  EXPECT_FALSE(empty.contains({0, 0}));
  EXPECT_FALSE(empty.intersects({-1e9, -1e9, 1e9, 1e9}));
  EXPECT_TRUE(bounds(Ring{}).empty());
  EXPECT_TRUE((Bounds{std::nan(""), 0, 1, 1}.empty()));
}

TEST(Bounds, HoldTheirEdge) {
  const Bounds box = bounds(MultiPolygon{{square(0, 0, 2), {}}, {square(5, 5, 1), {}}});
  EXPECT_EQ(box, (Bounds{0, 0, 6, 6}));
  EXPECT_TRUE(box.contains({6, 0}));
  EXPECT_TRUE(box.intersects({6, 6, 7, 7}));
  EXPECT_FALSE(box.intersects({6.1, 6, 7, 7}));
}

TEST(Contains, NothingInRingsOfFewerThanThreePoints) {
  EXPECT_FALSE(contains(Ring{}, {0, 0}));
  EXPECT_FALSE(contains(Ring{{0, 0}}, {0, 0}));
  EXPECT_FALSE(contains(Ring{{0, 0}, {2, 0}}, {1, 0}));
}

TEST(Contains, GivesEveryBorderPointToOneSide) {
  const Ring box = square(0, 0, 10);
  EXPECT_TRUE(contains(box, {5, 5}));
  EXPECT_TRUE(contains(box, {0, 5})) << "western border: the area is to its east";
  EXPECT_TRUE(contains(box, {5, 0})) << "southern border: the area is to its north";
  EXPECT_FALSE(contains(box, {10, 5}));
  EXPECT_FALSE(contains(box, {5, 10}));
  EXPECT_EQ(contains(box, {3, 3}), contains(reversed(box), {3, 3}));
}

TEST(Contains, RespectsHolesAndPieces) {
  const MultiPolygon shape = {{square(0, 0, 10), {reversed(square(4, 4, 2))}}, {square(20, 0, 5), {}}};
  EXPECT_TRUE(contains(shape, {1, 1}));
  EXPECT_FALSE(contains(shape, {5, 5}));
  EXPECT_TRUE(contains(shape, {22, 2}));
  EXPECT_FALSE(contains(shape, {15, 2}));
}

// Triangles around a middle point cover a square: whatever the point, exactly one triangle has it.
TEST(Contains, ExactlyOneOfAreasThatShareBorders) {
  pcn::testing::Random random(21);
  SCOPED_TRACE(random.trace());
  const Ring box = square(530000, 170000, 100);
  for (int round = 0; round < 300; ++round) {
    const BritishGrid middle = {530000 + static_cast<double>(random.integer(1, 99)),
                                170000 + static_cast<double>(random.integer(1, 99))};
    for (int i = 0; i < 100; ++i) {
      // Half of the points on the one-metre grid, where borders are.
      const bool whole = random.chance(0.5);
      const BritishGrid point = {
          530000 + (whole ? static_cast<double>(random.integer(0, 99)) : random.number(0, 99)),
          170000 + (whole ? static_cast<double>(random.integer(0, 99)) : random.number(0, 99))};
      int holders = 0;
      for (std::size_t side = 0; side < 4; ++side) {
        holders += contains(Ring{box[side], box[(side + 1) % 4], middle}, point) ? 1 : 0;
      }
      ASSERT_EQ(holders, 1) << point.east << " " << point.north << " middle " << middle.east << " "
                            << middle.north;
    }
  }
}

TEST(Normalise, DropsWhatHasNoAreaAndTurnsTheRest) {
  MultiPolygon shape = {{{}, {square(0, 0, 1)}},
                        {{{0, 0}, {1, 1}, {0, 0}}, {}},
                        {{{0, 0}, {0, 0}, {0, 10}, {10, 10}, {10, 10}, {10, 0}, {0, 0}},
                         {square(1, 1, 2), {{3, 3}, {3, 3}, {3, 3}}}}};
  normalise(shape);
  ASSERT_EQ(shape.size(), 1U);
  EXPECT_EQ(shape[0].outer.size(), 4U);
  EXPECT_GT(signed_area(shape[0].outer), 0);
  ASSERT_EQ(shape[0].holes.size(), 1U);
  EXPECT_LT(signed_area(shape[0].holes[0]), 0);
}

TEST(Distance, ToSegmentsOfAllKinds) {
  EXPECT_EQ(distance_to_segment({3, 4}, {0, 0}, {0, 0}), 5) << "a point";
  EXPECT_EQ(distance_to_segment({5, 3}, {0, 0}, {10, 0}), 3);
  EXPECT_EQ(distance_to_segment({-3, 4}, {0, 0}, {10, 0}), 5);
  EXPECT_EQ(distance_to_segment({13, 4}, {0, 0}, {10, 0}), 5);
}

TEST(Distance, ToLinesAndShapes) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(distance_to_line({0, 0}, {}), infinity);
  EXPECT_EQ(distance_to_line({3, 4}, {{0, 0}}), 5);
  EXPECT_EQ(distance_to_line({5, 3}, {{0, 0}, {10, 0}, {10, 10}}), 3);
  EXPECT_EQ(distance_to({0, 0}, {}), infinity);
  const MultiPolygon ring = {{square(0, 0, 10), {reversed(square(4, 4, 2))}}};
  EXPECT_EQ(distance_to({5, 5}, ring), 1) << "from within the hole";
  EXPECT_EQ(distance_to({1, 1}, ring), 0);
  EXPECT_EQ(distance_to({12, 5}, ring), 2);
  EXPECT_EQ(distance_to_border({1, 1}, ring), 1);
  EXPECT_EQ(perimeter(ring), 48);
  EXPECT_EQ(length({}), 0);
  EXPECT_EQ(length({{0, 0}, {3, 4}, {3, 5}}), 6);
}

TEST(SegmentsMeet, AlsoInEndsAndAlongALine) {
  EXPECT_TRUE(segments_meet({0, 0}, {2, 2}, {0, 2}, {2, 0}));
  EXPECT_TRUE(segments_meet({0, 0}, {2, 0}, {2, 0}, {3, 5}));
  EXPECT_TRUE(segments_meet({0, 0}, {4, 0}, {2, 0}, {2, 5}));
  EXPECT_TRUE(segments_meet({0, 0}, {4, 0}, {3, 0}, {6, 0}));
  EXPECT_FALSE(segments_meet({0, 0}, {4, 0}, {5, 0}, {6, 0}));
  EXPECT_FALSE(segments_meet({0, 0}, {4, 0}, {0, 1}, {4, 1}));
  EXPECT_FALSE(segments_meet({0, 0}, {1, 1}, {3, 0}, {2, 5}));
}

TEST(IsSimple, RefusesDegenerateAndCrossingRings) {
  EXPECT_FALSE(is_simple({}));
  EXPECT_FALSE(is_simple({{0, 0}, {1, 0}}));
  EXPECT_FALSE(is_simple({{0, 0}, {1, 1}, {2, 2}}));
  EXPECT_FALSE(is_simple({{0, 0}, {2, 2}, {2, 0}, {0, 2}})) << "a bow tie";
  EXPECT_FALSE(is_simple({{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}})) << "touches its own edge";
  EXPECT_FALSE(is_simple({{0, 0}, {4, 0}, {6, 0}, {4, 0}, {4, 4}})) << "a spike";
  EXPECT_FALSE(is_simple({{0, 0}, {0, 0}, {4, 0}, {4, 4}})) << "a repeated point";
  EXPECT_TRUE(is_simple({{0, 0}, {4, 0}, {4, 4}}));
  EXPECT_TRUE(is_simple({{0, 0}, {4, 0}, {8, 0}, {8, 4}, {0, 4}})) << "a straight corner";
}

TEST(IsSimple, AgreesWithAllPairsOfEdges) {
  pcn::testing::Random random(22);
  SCOPED_TRACE(random.trace());
  int simple = 0;
  for (int round = 0; round < 3000; ++round) {
    Ring ring;
    for (std::int64_t i = random.integer(4, 7); i > 0; --i) {
      ring.push_back({static_cast<double>(random.integer(0, 9)), static_cast<double>(random.integer(0, 9))});
    }
    const std::size_t n = ring.size();
    bool expected = true;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = i + 1; j < n; ++j) {
        const BritishGrid a = ring[i], b = ring[(i + 1) % n], c = ring[j], d = ring[(j + 1) % n];
        if (j == i + 1 || (i == 0 && j == n - 1)) {
          // Neighbours may meet in their common point only: the far end of either is off the other.
          const bool next = j == i + 1;
          const BritishGrid far_first = next ? a : b;
          const BritishGrid far_second = next ? d : c;
          const BritishGrid common = next ? b : a;
          if (a == b || c == d || distance_to_segment(far_second, far_first, common) == 0 ||
              distance_to_segment(far_first, far_second, common) == 0) {
            expected = false;
          }
        } else if (segments_meet(a, b, c, d)) {
          expected = false;
        }
      }
    }
    simple += expected ? 1 : 0;
    ASSERT_EQ(is_simple(ring), expected) << "round " << round;
  }
  EXPECT_GT(simple, 100) << "too few simple rings to mean anything";
}

}  // namespace
}  // namespace pcn
