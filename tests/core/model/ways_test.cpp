#include "core/model/ways.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace pcn {
namespace {

// A river along the northing 0 from west to east, with a bridge at each end of 10 km.
Dataset river(std::vector<BritishGrid> crossings) {
  Dataset data;
  data.rivers = {{"Water", {{-20'000, 0}, {-5'000, 0}, {0, 0}, {5'000, 0}, {20'000, 0}}}};
  for (const BritishGrid at : crossings) data.river_crossings.push_back({0, "Bridge", "bridge", at});
  return data;
}

TEST(Ways, WithoutARiverTheyAreStraight) {
  const Dataset data;
  EXPECT_DOUBLE_EQ(Ways(data).metres({0, -300}, {400, 0}), 500);
}

TEST(Ways, OnOneBankTheyAreStraight) {
  const Dataset data = river({{10'000, 0}});
  EXPECT_DOUBLE_EQ(Ways(data).metres({0, 100}, {300, 500}), 500);
}

TEST(Ways, AcrossTheyGoByTheShortestCrossing) {
  const Dataset data = river({{-10'000, 0}, {1'000, 0}});
  const double expected = 2 * std::sqrt(1'000.0 * 1'000 + 100 * 100);
  EXPECT_DOUBLE_EQ(Ways(data).metres({0, -100}, {0, 100}), expected);
  EXPECT_DOUBLE_EQ(Ways(data).metres({1'000, -100}, {1'000, 100}), 200);
}

TEST(Ways, ThroughACornerOfTheCourseTheRiverIsCrossedOnce) {
  const Dataset data = river({{3'000, 0}});
  EXPECT_GT(Ways(data).metres({0, -100}, {0, 100}), 6'000);
  EXPECT_GT(Ways(data).metres({-100, -100}, {100, 100}), 5'000);
}

TEST(Ways, BeyondTheEndsTheRiverIsNoBarrier) {
  const Dataset data = river({{0, 0}});
  EXPECT_DOUBLE_EQ(Ways(data).metres({21'000, -100}, {21'000, 100}), 200);
}

TEST(Ways, SayByWhichCrossingTheyGo) {
  Dataset data = river({{-10'000, 0}, {1'000, 0}});
  data.river_crossings[1].name = "Foot Tunnel";
  const Ways ways(data);
  const Way across = ways.way({0, -100}, {0, 100});
  EXPECT_EQ(across.kind, WayKind::kByCrossing);
  EXPECT_EQ(crossing_of(data, across), "Foot Tunnel");
  const Way along = ways.way({0, 100}, {300, 500});
  EXPECT_EQ(along, (Way{500, WayKind::kStraight, 0}));
  EXPECT_EQ(crossing_of(data, along), "");
}

TEST(Ways, FromAnIslandThereIsNoneByLandAndOnItTheyAreStraight) {
  Dataset data;
  data.rivers = {{"Isle", {{-500, -500}, {500, -500}, {500, 500}, {-500, 500}, {-500, -500}}, true},
                 {"Rock", {{1'500, -500}, {2'500, -500}, {2'500, 500}, {1'500, 500}, {1'500, -500}}, true}};
  const Ways ways(data);
  EXPECT_EQ(ways.way({0, 0}, {800, 0}), (Way{800, WayKind::kAcrossTheSea, 0}));
  EXPECT_FALSE(ways.metres_by_land({0, 0}, {800, 0}).has_value());
  EXPECT_EQ(ways.way({0, 0}, {2'000, 0}).by_land(), false);
  EXPECT_EQ(ways.way({-400, 0}, {400, 0}), (Way{800, WayKind::kStraight, 0}));
  // A line over a whole island goes round it.
  EXPECT_TRUE(ways.way({-800, 0}, {800, 0}).by_land());
  // The model of patients, which needs a distance, keeps the straight line.
  EXPECT_DOUBLE_EQ(ways.metres({0, 0}, {800, 0}), 800);
}

TEST(Ways, AreNeverShorterThanTheStraightLineAndTheSameBothWays) {
  Dataset data = river({{-3'000, 0}, {8'000, 0}});
  data.rivers[0].course = {{-20'000, 0}, {-6'000, 4'000}, {0, -4'000}, {7'000, 3'000}, {20'000, 0}};
  const Ways ways(data);
  testing::Random random(20261129);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 2'000; ++round) {
    const BritishGrid a{random.number(-9'000, 9'000), random.number(-6'000, 6'000)};
    const BritishGrid b{random.number(-9'000, 9'000), random.number(-6'000, 6'000)};
    const double straight = std::hypot(a.east - b.east, a.north - b.north);
    ASSERT_GE(ways.metres(a, b), straight * (1 - 1e-12));
    ASSERT_NEAR(ways.metres(a, b), ways.metres(b, a), 1e-6);
  }
}

}  // namespace
}  // namespace pcn
