#include "core/base/result.h"

#include <memory>

#include <gtest/gtest.h>

#include "core/base/index.h"

namespace pcn {
namespace {

TEST(Result, HoldsAValueOrAnErrorAndNeverBoth) {
  const Result<int> good = 7;
  ASSERT_TRUE(good);
  EXPECT_EQ(*good, 7);
  const Result<int> bad = Error{ErrorCode::kBadValue, {}, "no"};
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::kBadValue);
}

TEST(Result, MovesOutWhatCannotBeCopied) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(3);
  const std::unique_ptr<int> taken = *std::move(result);
  EXPECT_EQ(*taken, 3);
}

TEST(Result, StatusIsSuccessOrError) {
  EXPECT_TRUE(ok());
  EXPECT_FALSE(Status(Error{}));
}

TEST(Error, MessageNamesThePlaceAsFarAsItIsKnown) {
  EXPECT_EQ((Error{ErrorCode::kBadValue, {}, "too long."}.message()), "too long.");
  EXPECT_EQ((Error{ErrorCode::kBadValue, {"practices.csv", 12, 3, "CODE"}, "empty."}.message()),
            "practices.csv, line 12, column 3, field CODE: empty.");
  EXPECT_EQ((Error{ErrorCode::kBadValue, {"", 0, 0, "/date"}, "empty."}.message()), "field /date: empty.");
}

TEST(Index, IsNothingUntilGivenAPosition) {
  using Position = Index<struct TestTag>;
  EXPECT_FALSE(Position{});
  EXPECT_TRUE(Position(std::size_t{0}));
  EXPECT_LT(Position(std::size_t{3}), Position(std::size_t{4}));
  EXPECT_LT(Position(std::size_t{4}), Position{}) << "nothing sorts last";
}

}  // namespace
}  // namespace pcn
