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

// Two practices; all patients live, and most are registered, where the letters say.
Dataset small_network(std::string_view rural) {
  return testing::AsciiArea({"a b"})
      .residents('a', 100)
      .residents('b', 9000)
      .rural(rural)
      .practice("G1", 'a', 15'000, "U1")
      .practice("G2", 'b', 5'000, "U1")
      .build();
}

SizeOutcome outcome_of(const Dataset& data) {
  return *size_of(data, networks_on(data, testing::day_of(2026, 7, 1)).at(0));
}

TEST(SizeRule, RuralIsJudgedByWhereMostPatientsAreRegistered) {
  // Where people live would say the opposite of where they are registered.
  EXPECT_EQ(outcome_of(small_network("a")), SizeOutcome::kRuralException);
  EXPECT_EQ(outcome_of(small_network("b")), SizeOutcome::kTooSmall);
  EXPECT_EQ(outcome_of(small_network("")), SizeOutcome::kTooSmall);
}

TEST(SizeRule, AHalfIsNotMostAndWithoutPlacesThereIsNoException) {
  Dataset even = small_network("a");
  for (ListSize& list : even.lists) list.patients = {10'000};
  EXPECT_DOUBLE_EQ(*rural_part(even, networks_on(even, testing::day_of(2026, 7, 1)).at(0)), 0.5);
  EXPECT_EQ(outcome_of(even), SizeOutcome::kTooSmall);
  Dataset nowhere = small_network("ab");
  for (Practice& practice : nowhere.practices) practice.small_area = {};
  EXPECT_FALSE(rural_part(nowhere, networks_on(nowhere, testing::day_of(2026, 7, 1)).at(0)).has_value());
  EXPECT_EQ(outcome_of(nowhere), SizeOutcome::kTooSmall);
}

TEST(SizeRule, WordsTellABreachFromWhatIsAllowed) {
  EXPECT_NE(size_words(SizeOutcome::kTooSmall).find("breach"), std::string_view::npos);
  EXPECT_NE(size_words(SizeOutcome::kRuralException).find("rural exception"), std::string_view::npos);
  EXPECT_NE(size_words(SizeOutcome::kAboveTarget).find("allowed"), std::string_view::npos);
}

}  // namespace
}  // namespace pcn
