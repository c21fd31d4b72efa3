#include "core/import/boards.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

PracticeMapping mapping(const std::string& practice, const std::string& location, const std::string& board,
                        const std::string& name) {
  return {Date{2026, 7, 1}, practice, "SURGERY", "AA1 1AA", "U1", "PCN", location, board, name};
}

// Two boards of today; the board QCC (location 33C) was shared out between them.
const std::vector<PracticeMapping> kToday = {
    mapping("G1", "11A", "QAA", "NHS Small Town Integrated Care Board"),
    mapping("G2", "22B", "QBB", "NHS FAR HILLS INTEGRATED CARE BOARD")};
const std::map<std::string, BritishGrid, std::less<>> kPractices = {{"G1", {0, 0}}, {"G2", {10'000, 0}}};
const std::map<std::string, BritishGrid, std::less<>> kCentroids = {
    {"E1", {100, 0}}, {"E2", {9'000, 0}}, {"E3", {2'000, 0}}, {"E4", {8'000, 0}}};

TEST(Boards, OfTheSameVintageAreTakenAsTheyAre) {
  const auto joined =
      join_boards({{"E2", "B", "", "QBB", ""}, {"E1", "A", "", "QAA", ""}}, "l.csv", kToday, kCentroids, {});
  ASSERT_TRUE(joined.has_value()) << joined.error().message();
  EXPECT_EQ(joined->areas, (std::vector<AreaBoard>{{"E1", "A", "QAA"}, {"E2", "B", "QBB"}}));
  EXPECT_TRUE(joined->repairs.empty());
}

TEST(Boards, ALocationThatTheMapKnowsDecidesOverAnOlderBoard) {
  const auto joined = join_boards({{"E1", "A", "11A", "QOLD", "NHS Old"}}, "l.csv", kToday, kCentroids, {});
  ASSERT_TRUE(joined.has_value()) << joined.error().message();
  EXPECT_EQ(joined->areas[0].board, "QAA");
  EXPECT_TRUE(joined->repairs.empty());
}

TEST(Boards, WhatFallsBetweenTwoVintagesIsPutByTheNearestPracticeAndTold) {
  const std::vector<AreaCommissioner> lookup = {{"E1", "A", "11A", "QAA", "NHS Small Town"},
                                                {"E2", "B", "22B", "QBB", "NHS Far Hills"},
                                                {"E3", "C", "33C", "QCC", "NHS Gone"},
                                                {"E4", "D", "33C", "QCC", "NHS Gone"}};
  const auto joined = join_boards(lookup, "l.csv", kToday, kCentroids, kPractices);
  ASSERT_TRUE(joined.has_value()) << joined.error().message();
  EXPECT_EQ(joined->areas[2].board, "QAA");
  EXPECT_EQ(joined->areas[3].board, "QBB");
  EXPECT_EQ(joined->repairs, (std::vector<BoardRepair>{{"33C", "NHS Gone", "QAA", {"E3"}},
                                                       {"33C", "NHS Gone", "QBB", {"E4"}}}));
}

TEST(Boards, WithoutPositionsOfPracticesThatIsAnErrorThatNamesIt) {
  const auto joined = join_boards({{"E3", "C", "33C", "QCC", "NHS Gone Integrated Care Board"}}, "l.csv",
                                  kToday, kCentroids, {});
  ASSERT_FALSE(joined.has_value());
  EXPECT_EQ(joined.error().where.file, "l.csv");
  EXPECT_NE(joined.error().detail.find("E3 belongs to Gone (33C)"), std::string::npos)
      << joined.error().detail;
}

TEST(Boards, ASmallAreaThatStandsTwiceIsAnError) {
  const auto joined =
      join_boards({{"E1", "A", "", "QAA", ""}, {"E1", "A", "", "QBB", ""}}, "l.csv", kToday, kCentroids, {});
  ASSERT_FALSE(joined.has_value());
  EXPECT_NE(joined.error().detail.find("E1 stands in the lookup twice"), std::string::npos);
}

TEST(Boards, AnOldCodeLeadsToWhereItsPracticesAreNow) {
  const std::vector<std::vector<PracticeMapping>> earlier = {
      {mapping("G1", "33C", "QCC", "North Gone"), mapping("G2", "22B", "QBB", "Far Hills")}};
  EXPECT_EQ(unknown_board("QCC", kToday, earlier, {}),
            "QCC (North Gone) is no integrated care board any more: its practices are now with Small Town "
            "(QAA)");
  // Known by the lookup alone.
  EXPECT_EQ(unknown_board("QDD", kToday, {}, {{"E1", "A", "22B", "QDD", "NHS Dell Integrated Care Board"}}),
            "QDD (Dell) is no integrated care board any more: its practices are now with Far Hills (QBB)");
}

TEST(Boards, AnUnknownCodeIsToldWhichThereAreByName) {
  EXPECT_EQ(
      unknown_board("QZZ", kToday, {}, {}),
      "no practice belongs to the integrated care board \"QZZ\"; the file knows QAA Small Town, QBB Far "
      "Hills");
}

}  // namespace
}  // namespace pcn
