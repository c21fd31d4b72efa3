#include "core/coverage/size_rule.h"

#include <gtest/gtest.h>

#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

TEST(SizeRule, BordersBelongToWithin) {
  EXPECT_EQ(size_outcome({0}, false), SizeOutcome::kTooSmall);
  EXPECT_EQ(size_outcome({29'999}, false), SizeOutcome::kTooSmall);
  EXPECT_EQ(size_outcome({30'000}, false), SizeOutcome::kWithin);
  EXPECT_EQ(size_outcome({50'000}, false), SizeOutcome::kWithin);
  EXPECT_EQ(size_outcome({50'001}, false), SizeOutcome::kAboveTarget);
  EXPECT_EQ(size_outcome({100'000}, false), SizeOutcome::kAboveTarget);
  EXPECT_EQ(size_outcome({100'001}, false), SizeOutcome::kVeryLarge);
}

TEST(SizeRule, RuralExceptionOnlyHelpsSmallNetworks) {
  EXPECT_EQ(size_outcome({12'000}, true), SizeOutcome::kRuralException);
  EXPECT_EQ(size_outcome({40'000}, true), SizeOutcome::kWithin);
  EXPECT_EQ(size_outcome({60'000}, true), SizeOutcome::kAboveTarget);
}

// Two practices with one list each; `first` and `second` of each hundred of their patients live in the place
// of the letter a, the others in b.
Dataset small_network(std::string_view rural, std::int32_t first, std::int32_t second) {
  Dataset data = testing::AsciiArea({"a b"})
                     .residents('a', 100)
                     .residents('b', 9000)
                     .rural(rural)
                     .practice("G1", 'a', 15'000, "U1")
                     .practice("G2", 'b', 5'000, "U1")
                     .build();
  for (const auto& [practice, part] : {std::pair(std::size_t{0}, first), std::pair(std::size_t{1}, second)}) {
    if (part > 0) data.observed.push_back({PracticeIndex(practice), SmallAreaIndex(std::size_t{0}), part});
    if (part < 100)
      data.observed.push_back({PracticeIndex(practice), SmallAreaIndex(std::size_t{1}), 100 - part});
  }
  data.observed_date = testing::day_of(2022, 7, 1);
  return data;
}

NetworkOnDay network_of(const Dataset& data) { return networks_on(data, testing::day_of(2026, 7, 1)).at(0); }
SizeOutcome outcome_of(const Dataset& data) { return *size_of(data, network_of(data)); }

TEST(SizeRule, RuralIsJudgedByWherePatientsLiveAndNotByWhereSurgeriesStand) {
  // The larger surgery stands in a, and nine in ten of its patients live in b.
  EXPECT_EQ(outcome_of(small_network("a", 10, 10)), SizeOutcome::kTooSmall);
  EXPECT_EQ(outcome_of(small_network("b", 10, 10)), SizeOutcome::kRuralException);
  EXPECT_EQ(outcome_of(small_network("", 10, 10)), SizeOutcome::kTooSmall);
}

TEST(SizeRule, EachPracticeWeighsAsMuchAsItsList) {
  EXPECT_DOUBLE_EQ(*rural_part(small_network("a", 60, 20), network_of(small_network("a", 60, 20))), 0.5);
  EXPECT_EQ(outcome_of(small_network("a", 60, 20)), SizeOutcome::kTooSmall) << "a half is not most";
  EXPECT_EQ(outcome_of(small_network("a", 61, 20)), SizeOutcome::kRuralException);
}

TEST(SizeRule, PatientsOfAPracticeThatWasTakenOverCountForItsSuccessor) {
  Dataset data = small_network("a", 0, 100);
  std::erase_if(data.memberships, [](const Membership& stay) { return stay.practice.value == 1; });
  EXPECT_DOUBLE_EQ(*rural_part(data, network_of(data)), 0);
  Succession row;
  row.practice = PracticeIndex(std::size_t{1});
  row.successor = PracticeIndex(std::size_t{0});
  row.first_day = testing::day_of(2025, 1, 1);
  data.successions = {row};
  EXPECT_DOUBLE_EQ(*rural_part(data, network_of(data)), 0.5);
}

TEST(SizeRule, WithoutACountNothingIsSaidOfTheException) {
  Dataset nowhere = small_network("ab", 50, 50);
  nowhere.observed.clear();
  EXPECT_FALSE(rural_part(nowhere, network_of(nowhere)).has_value());
  EXPECT_EQ(outcome_of(nowhere), SizeOutcome::kTooSmall);
}

TEST(SizeRule, WordsLeaveTheExceptionToTheCommissioner) {
  EXPECT_NE(size_words(SizeOutcome::kTooSmall).find("outside the size rule"), std::string_view::npos);
  EXPECT_NE(size_words(SizeOutcome::kRuralException).find("may be allowed"), std::string_view::npos);
  EXPECT_NE(size_words(SizeOutcome::kAboveTarget).find("allowed"), std::string_view::npos);
}

}  // namespace
}  // namespace pcn
