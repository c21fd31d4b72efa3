#include "core/insight/sharing.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;
using Amounts = std::vector<std::int64_t>;

std::int64_t sum(const Amounts& amounts) {
  return std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0});
}

TEST(SplitExactly, HasNothingToSplitBy) {
  EXPECT_TRUE(split_exactly(100, {}).empty());
  EXPECT_TRUE(split_exactly(100, std::vector<double>{0, 0}).empty());
  EXPECT_TRUE(split_exactly(100, std::vector<double>{-1, std::nan("")}).empty());
  EXPECT_TRUE(split_exactly(-1, std::vector<double>{1}).empty());
}

TEST(SplitExactly, GivesLeftOverUnitsToTheLargestRemaindersAndTiesToTheFirst) {
  EXPECT_EQ(split_exactly(100, std::vector<double>{1, 1, 1}), (Amounts{34, 33, 33}));
  EXPECT_EQ(split_exactly(2, std::vector<double>{1, 1, 1}), (Amounts{1, 1, 0}));
  // 21 seats for 41, 23 and 36 votes of a hundred: exact 8.61, 4.83, 7.56.
  EXPECT_EQ(split_exactly(21, std::vector<double>{41, 23, 36}), (Amounts{9, 5, 7}));
  EXPECT_EQ(split_exactly(0, std::vector<double>{3, 4}), (Amounts{0, 0}));
  EXPECT_EQ(split_exactly(7, std::vector<double>{0, 5, 0}), (Amounts{0, 7, 0}));
  EXPECT_EQ(split_exactly(9, std::vector<double>{-5, 1, std::numeric_limits<double>::infinity(), 2}),
            (Amounts{0, 3, 0, 6}));
}

TEST(SplitExactly, KeepsEverySumAndStaysWithinAUnitOfTheExactShare) {
  const unsigned seed = 4;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 2000; ++round) {
    std::vector<double> weights(1 + random() % 12);
    for (double& weight : weights) weight = random() % 5 == 0 ? 0 : random() % 100000 / 7.0;
    const std::int64_t total = random() % 1'000'000'000;
    double whole = 0;
    for (const double weight : weights) whole += weight;
    const Amounts parts = split_exactly(total, weights);
    if (whole == 0) {
      EXPECT_TRUE(parts.empty());
      continue;
    }
    ASSERT_EQ(sum(parts), total);
    for (std::size_t i = 0; i < parts.size(); ++i)
      EXPECT_NEAR(static_cast<double>(parts[i]), static_cast<double>(total) * weights[i] / whole, 1.0001);
  }
}

std::array<std::int32_t, kAgeBands> people_of(int band, std::int32_t count) {
  std::array<std::int32_t, kAgeBands> people{};
  people[static_cast<std::size_t>(band)] = count;
  return people;
}

// Two practices of 1,000 and 3,000: the small one is all over 85, the large one all 20-24.
Dataset old_and_young() {
  Dataset data = AsciiArea({"a b"})
                     .residents_each(1000)
                     .practice("G1", 'a', 1000, "U1")
                     .practice("G2", 'b', 3000, "U1")
                     .age_sex("G1", people_of(17, 1000))
                     .age_sex("G2", people_of(4, 3000))
                     .build();
  return data;
}

const Date kDay = day_of(2026, 7, 1);

TEST(SharingPractices, WithoutWeightsNeedIsTheList) {
  const Dataset data = old_and_young();
  const auto practices = sharing_practices(data, NetworkIndex(0), kDay, {});
  ASSERT_EQ(practices.size(), 2U);
  EXPECT_DOUBLE_EQ(*practices[0].need, 1000);
  EXPECT_DOUBLE_EQ(*practices[1].need, 3000);
  EXPECT_EQ(practices[0].registered, RegisteredPatients{1000});
  EXPECT_FALSE(practices[0].weighted);
  EXPECT_TRUE(practices[0].need_note.empty());
}

TEST(SharingPractices, AgeWeightsMoveNeedButKeepItsSum) {
  const Dataset data = old_and_young();
  NeedWeights weights;
  weights.age[6] = 3;  // 85 and over
  const auto practices = sharing_practices(data, NetworkIndex(0), kDay, weights);
  EXPECT_DOUBLE_EQ(*practices[0].need, 2000);
  EXPECT_DOUBLE_EQ(*practices[1].need, 2000);
}

TEST(SharingPractices, DeprivationAndRegistersMultiplyAgainstTheNetworksAverage) {
  Dataset data = old_and_young();
  data.practices[0].imd_score = 40;
  data.practices[1].imd_score = 20;  // network: (1000 * 40 + 3000 * 20) / 4000 = 25
  NeedWeights weights;
  weights.deprivation = 1;
  auto practices = sharing_practices(data, NetworkIndex(0), kDay, weights);
  EXPECT_DOUBLE_EQ(*practices[0].need, 1000 * 1.6);
  EXPECT_DOUBLE_EQ(*practices[1].need, 3000 * 0.8);

  data.conditions = {{"DM", "Diabetes", "17OV", "people aged 17 and over"}};
  data.registers = {{PracticeIndex(0), 0, 100, 1000}, {PracticeIndex(1), 0, 100, 2000}};
  // Network: (1000 * 0.1 + 3000 * 0.05) / 4000 = 0.0625: factors 1.6 and 0.8 again.
  weights.registers = {{0, 0.5}};
  practices = sharing_practices(data, NetworkIndex(0), kDay, weights);
  const double first = 1600 * 1.3;
  const double second = 2400 * 0.9;
  EXPECT_NEAR(*practices[0].need, first * 4000 / (first + second), 1e-9);
  EXPECT_NEAR(*practices[1].need, second * 4000 / (first + second), 1e-9);
}

TEST(SharingPractices, SaysWhatWasTakenAsAverage) {
  Dataset data = old_and_young();
  data.practices[0].imd_score = 40;
  NeedWeights weights;
  weights.deprivation = 1;
  const auto practices = sharing_practices(data, NetworkIndex(0), kDay, weights);
  EXPECT_TRUE(practices[0].need_note.empty());
  EXPECT_NE(practices[1].need_note.find("deprivation"), std::string::npos);
}

TEST(ShareOut, LeavesOutABasisThatSomebodyLacks) {
  const Dataset data = old_and_young();
  const auto practices = sharing_practices(data, NetworkIndex(0), kDay, {});
  const Sharing sharing = share_out(practices, 1001, {0, 50, 50, 0});
  EXPECT_EQ(sharing.amounts[0], (Amounts{501, 500}));
  EXPECT_EQ(sharing.amounts[1], (Amounts{250, 751}));
  EXPECT_TRUE(sharing.amounts[2].empty());  // nobody has a weighted list
  EXPECT_EQ(sharing.amounts[3], sharing.amounts[1]);
  EXPECT_TRUE(sharing.amounts[4].empty());  // the mix asks for weighted lists
}

TEST(ShareOut, AMixLiesBetweenItsBases) {
  const Dataset data = old_and_young();
  const auto practices = sharing_practices(data, NetworkIndex(0), kDay, {});
  EXPECT_EQ(share_out(practices, 1000, {1, 1, 0, 0}).amounts[4], (Amounts{375, 625}));
  EXPECT_EQ(share_out(practices, 1000, {1, 0, 0, 0}).amounts[4], (Amounts{500, 500}));
  EXPECT_TRUE(share_out(practices, 1000, {0, 0, 0, 0}).amounts[4].empty());
}

TEST(Compensate, RefusesWhatMakesNoSense) {
  const std::vector<double> parts = {0.5, 0.5};
  EXPECT_FALSE(compensate({100, 50}, parts, {false, false}));
  EXPECT_FALSE(compensate({100, 150}, parts, {true, false}));
  EXPECT_FALSE(compensate({100, -1}, parts, {true, false}));
  EXPECT_FALSE(compensate({100, 50}, parts, {true}));
}

// Five practices, a home visiting service for three of them: the founding argument.
TEST(Compensate, LeavesEverybodyWithTheirFairValue) {
  const std::vector<double> parts = {0.2, 0.2, 0.2, 0.2, 0.2};
  const auto result = compensate({100'000, 30'000}, parts, {true, true, true, false, false});
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->balanced);
  EXPECT_EQ(result->use, (Amounts{10'000, 10'000, 10'000, 0, 0}));
  EXPECT_EQ(result->money, (Amounts{10'000, 10'000, 10'000, 20'000, 20'000}));
  EXPECT_EQ(result->without, (Amounts{14'000, 14'000, 14'000, 14'000, 14'000}));
  EXPECT_EQ(result->fair_limit, 60'000);
}

TEST(Compensate, SaysWhatTheOthersLackWhenTheServiceTakesTooMuch) {
  const std::vector<double> parts = {0.5, 0.25, 0.25};
  const auto result = compensate({1000, 700}, parts, {true, false, false});
  ASSERT_TRUE(result);
  EXPECT_FALSE(result->balanced);
  EXPECT_EQ(result->shortfall, 200);
  EXPECT_EQ(result->money, (Amounts{0, 150, 150}));
  EXPECT_EQ(result->fair_limit, 500);
}

TEST(Compensate, KeepsEverySumToTheUnit) {
  const unsigned seed = 1948;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 2000; ++round) {
    const std::size_t count = 2 + random() % 9;
    std::vector<double> parts(count);
    std::vector<bool> uses(count);
    for (std::size_t i = 0; i < count; ++i) {
      parts[i] = 1 + random() % 1000;
      uses[i] = random() % 2 == 0;
    }
    uses[random() % count] = true;
    const std::int64_t pot = random() % 10'000'000;
    const std::int64_t cost = pot == 0 ? 0 : random() % pot;
    const auto result = compensate({pot, cost}, parts, uses);
    ASSERT_TRUE(result);
    ASSERT_EQ(sum(result->use), cost);
    ASSERT_EQ(sum(result->money), pot - cost);
    ASSERT_EQ(sum(result->without), pot - cost);
    ASSERT_EQ(sum(result->fair_value), pot);
    for (std::size_t i = 0; i < count && result->balanced; ++i) {
      const auto value = result->use[i] + result->money[i];
      EXPECT_LE(std::abs(value - result->fair_value[i]), static_cast<std::int64_t>(count));
    }
  }
}

}  // namespace
}  // namespace pcn
