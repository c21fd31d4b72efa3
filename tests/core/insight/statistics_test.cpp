#include "core/insight/statistics.h"

#include <algorithm>
#include <array>
#include <random>

#include <gtest/gtest.h>

namespace pcn {
namespace {

TEST(Wilson, HasNothingToSayOfNothing) {
  EXPECT_FALSE(wilson(0, 0));
  EXPECT_FALSE(wilson(1, -1));
  EXPECT_FALSE(wilson(-1, 10));
  EXPECT_FALSE(wilson(11, 10));
}

TEST(Wilson, AgreesWithWorkedExamples) {
  // Newcombe 1998, table I: 81 of 263 and 0 of 20.
  const auto common = wilson(81, 263);
  ASSERT_TRUE(common);
  EXPECT_NEAR(common->low, 0.2553, 5e-5);
  EXPECT_NEAR(common->high, 0.3662, 5e-5);
  const auto none = wilson(0, 20);
  ASSERT_TRUE(none);
  EXPECT_EQ(none->low, 0);
  EXPECT_NEAR(none->high, 0.1611, 5e-5);
}

TEST(Wilson, MirrorsAndNarrowsWithSize) {
  for (double events = 0; events <= 40; ++events) {
    const auto one = wilson(events, 40);
    const auto other = wilson(40 - events, 40);
    const auto larger = wilson(events * 10, 400);
    ASSERT_TRUE(one && other && larger);
    EXPECT_NEAR(one->low, 1 - other->high, 1e-12);
    EXPECT_LE(one->low, events / 40);
    EXPECT_GE(one->high, events / 40);
    EXPECT_LT(larger->high - larger->low, one->high - one->low);
  }
}

TEST(Quantile, OfNothingIsNothingAndOfOneIsThatOne) {
  EXPECT_FALSE(quantile({}, 0.5));
  EXPECT_FALSE(quantile({1}, 1.5));
  EXPECT_EQ(quantile({7}, 0.25), 7);
}

TEST(Quantile, InterpolatesLikeTypeSeven) {
  const std::vector<double> values = {40, 10, 20, 30};
  EXPECT_DOUBLE_EQ(*quantile(values, 0), 10);
  EXPECT_DOUBLE_EQ(*quantile(values, 0.25), 17.5);
  EXPECT_DOUBLE_EQ(*quantile(values, 0.5), 25);
  EXPECT_DOUBLE_EQ(*quantile(values, 0.75), 32.5);
  EXPECT_DOUBLE_EQ(*quantile(values, 1), 40);
}

TEST(Deviation, DividesByTheCount) {
  const std::array<double, 8> values = {2, 4, 4, 4, 5, 5, 7, 9};
  EXPECT_DOUBLE_EQ(*mean(values), 5);
  EXPECT_DOUBLE_EQ(*deviation(values), 2);
  EXPECT_FALSE(mean({}));
  EXPECT_FALSE(deviation({}));
}

TEST(Rank, IsSharedByEquals) {
  const std::array<double, 5> values = {3, 9, 3, 1, 9};
  EXPECT_EQ(rank_from_highest(values, 9), 1U);
  EXPECT_EQ(rank_from_highest(values, 3), 3U);
  EXPECT_EQ(rank_from_highest(values, 1), 5U);
  EXPECT_EQ(rank_from_highest({}, 1), 1U);
}

TEST(Quarter, CountsAValueOnAQuartileBelowIt) {
  const std::array<double, 3> quartiles = {1, 2, 3};
  EXPECT_EQ(quarter_of(quartiles, 0), 1);
  EXPECT_EQ(quarter_of(quartiles, 1), 1);
  EXPECT_EQ(quarter_of(quartiles, 1.5), 2);
  EXPECT_EQ(quarter_of(quartiles, 3), 3);
  EXPECT_EQ(quarter_of(quartiles, 3.5), 4);
}

TEST(Funnel, NarrowsWithSizeAndStaysInRange) {
  EXPECT_FALSE(funnel_limits(0.1, 0, kZ95));
  const auto hundred = funnel_limits(0.1, 100, kZ95);
  ASSERT_TRUE(hundred);
  EXPECT_NEAR(hundred->low, 0.1 - 1.959964 * 0.03, 1e-6);
  EXPECT_NEAR(hundred->high, 0.1 + 1.959964 * 0.03, 1e-6);
  EXPECT_EQ(funnel_limits(0.01, 10, kZ998)->low, 0);
  EXPECT_LT(funnel_limits(0.1, 10'000, kZ95)->high, hundred->high);
}

// Limits as wide as the networks differ anyway: of ten that spread widely none stands apart.
TEST(Funnel, WidensWhereRatesDifferAnyway) {
  const std::vector<Proportion> alike(10, Proportion{100, 1000});
  EXPECT_EQ(funnel_widening(alike, 0.1), 1);
  EXPECT_EQ(funnel_widening({}, 0.1), 1);
  EXPECT_EQ(funnel_widening(alike, 0), 1);
  std::vector<Proportion> spread;
  for (int i = 0; i < 10; ++i) spread.push_back({700.0 + i * 67, 10'000});
  const double wider = funnel_widening(spread, 0.1);
  EXPECT_GT(wider, 5);
  for (const Proportion& each : spread) {
    const double rate = each.events / each.trials;
    EXPECT_LT(rate, funnel_limits(0.1, each.trials, kZ998 * wider)->high);
    EXPECT_GT(rate, funnel_limits(0.1, each.trials, kZ998 * wider)->low);
  }
  // One far out does not hide itself by widening the limits.
  std::vector<Proportion> one = alike;
  one.resize(30, {100, 1000});
  one[0] = {400, 1000};
  EXPECT_EQ(funnel_widening(one, 0.1), 1);
}

TEST(Overdispersion, IsAboutOneForChanceAlone) {
  const unsigned seed = 20190701;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::vector<Proportion> all;
  for (int i = 0; i < 400; ++i) {
    Proportion proportion{0, 500};
    for (int trial = 0; trial < 500; ++trial) proportion.events += random() % 10 == 0 ? 1 : 0;
    all.push_back(proportion);
  }
  EXPECT_NEAR(*overdispersion(all), 1, 0.25);
  all.push_back({450, 500});
  EXPECT_GT(*overdispersion(all), 5);
}

TEST(Overdispersion, NeedsTwoAndARateBetweenNoneAndAll) {
  EXPECT_FALSE(overdispersion({}));
  const std::array<Proportion, 2> none = {{{0, 10}, {0, 20}}};
  EXPECT_FALSE(overdispersion(none));
  const std::array<Proportion, 1> one = {{{5, 10}}};
  EXPECT_FALSE(overdispersion(one));
}

}  // namespace
}  // namespace pcn
