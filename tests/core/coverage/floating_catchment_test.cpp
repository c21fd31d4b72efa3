#include "core/coverage/floating_catchment.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace pcn {
namespace {

const Dataset kNoWater;
const Ways kLand(kNoWater);

// By hand: a practice of 2,000 with 1,000 people beside it, and 1,000 on the other bank, 200 metres away in a
// straight line but 2 * hypot(100, 1000) = 2,009.98 by the bridge: with sigma 1,000 their weight is
// e^-2.02 = 0.132655, the ratio 2000 / 1132.655 = 1.765763.
TEST(FloatingCatchment, GoesOverTheBridgeAndNotThroughTheWater) {
  Dataset data;
  data.rivers = {{"Water", {{-9'000, 0}, {9'000, 0}}, false}};
  data.river_crossings = {{0, "Bridge", "bridge", {1'000, 0}}};
  const Ways ways(data);
  const std::vector<WeightedPoint> homes{{{0, -100}, 1000}, {{0, 100}, 1000}};
  const std::vector<double> access = floating_catchment(homes, {{{0, -100}, 2000}}, ways, {3000, 1000});
  EXPECT_NEAR(access[0], 1.765763, 1e-5);
  EXPECT_NEAR(access[1], 0.234237, 1e-5);
  // Without a bridge within reach nobody comes across.
  data.river_crossings[0].at = {5'000, 0};
  EXPECT_EQ(floating_catchment(homes, {{{0, -100}, 2000}}, Ways(data), {3000, 1000}),
            (std::vector<double>{2, 0}));
}

TEST(FloatingCatchment, DoesNotGoAcrossTheSea) {
  Dataset data;
  data.rivers = {{"Isle", {{-500, -500}, {500, -500}, {500, 500}, {-500, 500}, {-500, -500}}, true}};
  const std::vector<WeightedPoint> homes{{{0, 0}, 1000}, {{800, 0}, 1000}};
  EXPECT_EQ(floating_catchment(homes, {{{0, 0}, 2000}}, Ways(data), {3000, 1000}),
            (std::vector<double>{2, 0}));
}

TEST(FloatingCatchment, NothingGivesNothing) {
  EXPECT_TRUE(floating_catchment({}, {}, kLand).empty());
  EXPECT_TRUE(floating_catchment({}, {{{0, 0}, 5}}, kLand).empty());
  EXPECT_EQ(floating_catchment({{{0, 0}, 10}}, {}, kLand), std::vector<double>{0});
  EXPECT_EQ(floating_catchment({{{0, 0}, 0}}, {{{0, 0}, 5}}, kLand), std::vector<double>{0});
}

// The worked example in the documentation of the package sdc-catchment (three consumers of 100 at 0, 1 and 2,
// two providers of 10 at 0 and 2, Gaussian decay of scale 1): 0.065179, 0.069641, 0.065179.
TEST(FloatingCatchment, MeetsThePublishedExample) {
  const std::vector<WeightedPoint> consumers{{{0, 0}, 100}, {{1, 0}, 100}, {{2, 0}, 100}};
  const std::vector<WeightedPoint> providers{{{0, 0}, 10}, {{2, 0}, 10}};
  const std::vector<double> access = floating_catchment(consumers, providers, kLand, {10, 1});
  EXPECT_NEAR(access[0], 0.065179, 5e-7);
  EXPECT_NEAR(access[1], 0.069641, 5e-7);
  EXPECT_NEAR(access[2], 0.065179, 5e-7);
}

// By hand: one practice of 2,000 among 1,000 people at its door and 1,000 at one sigma (weight e^-0.5 =
// 0.60653). The ratio is 2000 / 1606.53 = 1.24492; the far place gets 0.60653 of it.
TEST(FloatingCatchment, HandComputedCaseAndEdgeOfTheCatchment) {
  const Catchment catchment{3000, 1000};
  const std::vector<double> access = floating_catchment(
      {{{0, 0}, 1000}, {{1000, 0}, 1000}, {{3001, 0}, 1000}}, {{{0, 0}, 2000}}, kLand, catchment);
  EXPECT_NEAR(access[0], 1.24492, 1e-5);
  EXPECT_NEAR(access[1], 0.75508, 1e-5);
  EXPECT_EQ(access[2], 0);
}

TEST(FloatingCatchment, ReachedSupplyIsSharedOutCompletely) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::vector<WeightedPoint> demand, supply;
    for (int at = 0; at < 60; ++at) {
      demand.push_back({{double(random() % 8000), double(random() % 8000)}, double(random() % 500)});
    }
    for (int at = 0; at < 12; ++at) {
      supply.push_back({{double(random() % 8000), double(random() % 8000)}, double(1 + random() % 900)});
    }
    const Catchment catchment{2500, 900};
    const std::vector<double> access = floating_catchment(demand, supply, kLand, catchment);
    double shared = 0;
    for (std::size_t at = 0; at < demand.size(); ++at) shared += access[at] * demand[at].amount;
    double reachable = 0;
    for (const WeightedPoint& source : supply) {
      bool reached = false;
      for (const WeightedPoint& point : demand) {
        reached |= point.amount > 0 && std::hypot(point.at.east - source.at.east,
                                                  point.at.north - source.at.north) <= catchment.metres;
      }
      reachable += reached ? source.amount : 0;
    }
    EXPECT_NEAR(shared, reachable, 1e-6 * reachable);
  }
}

}  // namespace
}  // namespace pcn
