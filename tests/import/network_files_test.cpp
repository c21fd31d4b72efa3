#include "core/import/network_files.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

TEST(PcnDetails, ReadsTheLayoutOf2019) {
  const auto rows = read_pcn_details(
      "PCN Code,PCN Name,Current Clinical Commissioning Group Code,Clinical Commissioning Group Name,"
      "Open Date (YYYYMMDD),Close Date,Address Line 1,Postcode\n"
      "U00001,\"HILL, DALE PCN\",07N,NHS BEXLEY CCG,20191001,,1 OFFICE,DA1 1AA\n",
      "d.csv");
  ASSERT_TRUE(rows.has_value()) << rows.error().message();
  EXPECT_EQ(rows->front(), (PcnDetail{"U00001", "HILL, DALE PCN", "07N", Date{2019, 10, 1}, std::nullopt}));
}

TEST(PcnDetails, ReadsTheLayoutOf2023WithAClosedNetwork) {
  const auto rows = read_pcn_details(
      "PCN Code,PCN Name,Current Sub ICB Loc Code,Sub ICB Location,Open Date,Close Date\n"
      "U00002,OLD PCN,72Q,NHS SEL,20191001,20230331\n",
      "d.csv");
  ASSERT_TRUE(rows.has_value());
  EXPECT_EQ(rows->front().commissioner, "72Q");
  EXPECT_EQ(rows->front().closed, (Date{2023, 3, 31}));
}

TEST(PcnDetails, AMissingColumnIsNamed) {
  const auto rows = read_pcn_details("PCN Code,PCN Name\nU1,A\n", "d.csv");
  ASSERT_FALSE(rows.has_value());
  EXPECT_EQ(rows.error().where.field, "Current Clinical Commissioning Group Code");
}

TEST(PcnMembers, ReadsRelationshipsWithTheirDays) {
  const auto rows = read_pcn_members(
      "Partner Organisation Code,Partner Name,Practice Parent CCG Code,Practice Parent CCG Name,PCN Code,PCN "
      "Name,"
      "PCN Parent CCG Code,PCN Parent CCG Name,Practice to PCN Relationship Start Date,"
      "Practice to PCN Relationship End Date,Practice CCG and PCN CCG match?\n"
      "G1,A SURGERY,07N,X,U1,NORTH PCN,07N,X,20191001,20200331,1\n",
      "m.csv");
  ASSERT_TRUE(rows.has_value()) << rows.error().message();
  EXPECT_EQ(rows->front().start, (Date{2019, 10, 1}));
  EXPECT_EQ(rows->front().last_day, (Date{2020, 3, 31}));
}

TEST(PcnMembers, ADayThatIsNoneNamesLineColumnAndField) {
  const auto rows = read_pcn_members(
      "Partner Organisation Code,Partner Name,Practice Parent CCG Code,PCN Code,PCN Name,PCN Parent CCG Code,"
      "Practice to PCN Relationship Start Date,Practice to PCN Relationship End Date\n"
      "G1,A,07N,U1,B,07N,20191301,\n",
      "m.csv");
  ASSERT_FALSE(rows.has_value());
  EXPECT_EQ(rows.error().where.line, 2);
  EXPECT_EQ(rows.error().where.column, 19);
  EXPECT_EQ(rows.error().where.field, "Practice to PCN Relationship Start Date");
}

TEST(PracticeMap, ReadsOldAndNewLayoutsAndThePracticeInNoNetwork) {
  const auto old_rows = read_practice_map(
      "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,CCG_CODE,STP_"
      "CODE,STP_NAME\n"
      "X,01-Sep-20,G1,A SURGERY,SE1 1AA,U1,NORTH PCN,72Q,QKK,South East London\n",
      "old.csv");
  ASSERT_TRUE(old_rows.has_value()) << old_rows.error().message();
  EXPECT_EQ(old_rows->front().date, (Date{2020, 9, 1}));
  EXPECT_EQ(old_rows->front().icb, "QKK");
  const auto new_rows = read_practice_map(
      "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,"
      "SUB_ICB_LOCATION_CODE,ICB_CODE,ICB_NAME\nX,01Jul2026,G2,B SURGERY,SE1 1AA,U,Unallocated,72Q,QKK,NHS "
      "SEL\n",
      "new.csv");
  ASSERT_TRUE(new_rows.has_value());
  EXPECT_EQ(new_rows->front().network, "");
  EXPECT_EQ(new_rows->front().network_name, "");
}

// One row of the map as published and as spreadsheets and people save it.
TEST(PracticeMap, IsTheSameHoweverItWasSaved) {
  const auto read = [](const std::string& date, const std::string& practice, const std::string& network) {
    return read_practice_map(
        "Extract Date;Practice Code;Practice Name;Practice Postcode;PCN Code;PCN Name;Sub ICB Location "
        "Code;ICB "
        "Code;ICB Name\n" +
            date + ";" + practice + ";ST JOHN\x92S;SE1 1AA;" + network +
            ";NORTH PCN;72q;qkk;NHS SEL\n;;;;;;;;\nSource: NHS England\n",
        "map.csv");
  };
  for (const char* date : {"01Jul2026", "01-Jul-26", "1-Jul-26", "01/07/2026", "1/7/2026"}) {
    for (const char* practice : {"G83001", "g83001", "G83001\xC2\xA0"}) {
      const auto rows = read(date, practice, "u00254");
      ASSERT_TRUE(rows.has_value()) << rows.error().message();
      ASSERT_EQ(rows->size(), 1u);
      EXPECT_EQ(rows->front().date, (Date{2026, 7, 1}));
      EXPECT_EQ(rows->front().practice, "G83001");
      EXPECT_EQ(rows->front().name, "ST JOHN’S");
      EXPECT_EQ(rows->front().network, "U00254");
      EXPECT_EQ(rows->front().icb, "QKK");
    }
  }
  const auto bad = read("01Jul2026", "no code", "U1");
  ASSERT_FALSE(bad.has_value());
  EXPECT_EQ(bad.error().where.line, 2);
  EXPECT_EQ(bad.error().where.field, "Practice Code");
}

}  // namespace
}  // namespace pcn
