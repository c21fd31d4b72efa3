#include "core/coverage/size_rule.h"

#include <gtest/gtest.h>

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

TEST(SizeRule, WordsTellABreachFromWhatIsAllowed) {
  EXPECT_NE(size_words(SizeOutcome::kTooSmall).find("breach"), std::string_view::npos);
  EXPECT_NE(size_words(SizeOutcome::kRuralException).find("rural exception"), std::string_view::npos);
  EXPECT_NE(size_words(SizeOutcome::kAboveTarget).find("allowed"), std::string_view::npos);
}

}  // namespace
}  // namespace pcn
