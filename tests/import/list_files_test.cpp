#include "core/import/list_files.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

TEST(PracticeLists, KeepOnlyTotalsOfPractices) {
  const auto rows = read_practice_lists(
      "PUBLICATION,EXTRACT_DATE,TYPE,CCG_CODE,ONS_CCG_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS\n"
      "X,01JAN2021,GP,72Q,E,G1,SE1 1AA,ALL,ALL,5903\nX,01JAN2021,GP,72Q,E,G1,SE1 1AA,MALE,ALL,3000\n"
      "X,01JAN2021,CCG,72Q,E,72Q,,ALL,ALL,99\n",
      "l.csv");
  ASSERT_TRUE(rows.has_value()) << rows.error().message();
  ASSERT_EQ(rows->size(), 1u);
  EXPECT_EQ(rows->front(), (PracticeList{{2021, 1, 1}, "G1", "72Q", "SE1 1AA", 5903}));
}

TEST(PracticeLists, ANegativeListIsAnError) {
  const auto rows = read_practice_lists(
      "EXTRACT_DATE,TYPE,CCG_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS\n01JAN2021,GP,72Q,G1,SE1,ALL,ALL,-"
      "3\n",
      "l.csv");
  ASSERT_FALSE(rows.has_value());
  EXPECT_EQ(rows.error().where.line, 2);
  EXPECT_EQ(rows.error().where.field, "NUMBER_OF_PATIENTS");
}

constexpr std::string_view kAges =
    "PUBLICATION,EXTRACT_DATE,ORG_TYPE,ORG_CODE,ONS_CODE,POSTCODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS\n"
    "X,2026-07-01,PCN,U1,,,ALL,ALL,100\n"
    "X,2026-07-01,GP,G1,,SE1,ALL,ALL,100\n"
    "X,2026-07-01,GP,G1,,SE1,FEMALE,ALL,60\n"
    "X,2026-07-01,GP,G1,,SE1,FEMALE,0_4,20\n"
    "X,2026-07-01,GP,G1,,SE1,FEMALE,95+,40\n"
    "X,2026-07-01,GP,G1,,SE1,MALE,10_14,37\n";

TEST(PracticeAges, FillTheBandsAndCountWhoIsInNone) {
  const auto rows = read_practice_ages(kAges, "a.csv");
  ASSERT_TRUE(rows.has_value()) << rows.error().message();
  ASSERT_EQ(rows->size(), 1u);
  const PracticeAges& ages = rows->front();
  EXPECT_EQ(ages.patients, 100);
  EXPECT_EQ(ages.female[0], 20);
  EXPECT_EQ(ages.female[19], 40);
  EXPECT_EQ(ages.male[2], 37);
  EXPECT_EQ(ages.unknown, 3);
}

TEST(Payments, ReadOldAndNewHeadersAndSkipFootnotes) {
  const auto rows = read_payments(
      "\xEF\xBB\xBF"
      "Practice Code,Contract Type,Average number of registered patients1,Average number of weighted "
      "patients1\n"
      "G83001,GMS,4095.25,4728.6\nG83002,Unknown,,\n1. A footnote about averages,,,\n",
      "p.csv");
  ASSERT_TRUE(rows.has_value()) << rows.error().message();
  ASSERT_EQ(rows->size(), 2u);
  EXPECT_EQ((*rows)[0], (PracticePayment{"G83001", "GMS", 4095.25, 4728.6}));
  EXPECT_EQ((*rows)[1], (PracticePayment{"G83002", "", std::nullopt, std::nullopt}));
}

}  // namespace
}  // namespace pcn
