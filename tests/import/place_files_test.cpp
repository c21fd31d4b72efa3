#include "core/import/place_files.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

TEST(CodePoints, ReadRowsWithoutHeaderAndCountWhatIsNoPostcode) {
  std::vector<CodePoint> points;
  const auto unread = read_code_points(
      "\"SE5 "
      "9RS\",10,532494,176068,\"E92000001\",\"E19000003\",\"E18000007\",\"\",\"E09000022\",\"E05014104\"\n"
      "\"SE59RT\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"E09000022\",\"\"\n\"???\",10,1,1,\"\",\"\",\"\",\"\","
      "\"\",\"\"\n",
      "se.csv", [&](const CodePoint& point) { points.push_back(point); });
  ASSERT_TRUE(unread.has_value()) << unread.error().message();
  EXPECT_EQ(*unread, 1);
  ASSERT_EQ(points.size(), 2u);
  EXPECT_EQ(points[0], (CodePoint{"SE5 9RS", 10, 532494, 176068, "E09000022", "E92000001", "E05014104"}));
  EXPECT_EQ(points[1].quality, 90);
}

TEST(AreaCommissioners, AreReadFromALookupOfAnyYear) {
  const AreaCommissioner row{"E01000001", "City 001A", "A3A8R", "QMF", "NHS North East London"};
  const auto of_2024 = read_area_commissioners(
      "lsoa21_name,lsoa21_code,sicbl24_code_nhs,icb24_name,icb24_code_nhs\n"
      "City 001A,E01000001,A3A8R,NHS North East London,QMF\n",
      "l.csv");
  ASSERT_TRUE(of_2024.has_value()) << of_2024.error().message();
  EXPECT_EQ(*of_2024, std::vector<AreaCommissioner>{row});
  const auto of_2026 = read_area_commissioners(
      "\xEF\xBB\xBF"
      "LSOA21CD,LSOA21NM,SICBL26CD,SICBL26CDH,SICBL26NM,ICB26CD,ICB26CDH,ICB26NM,NHSER26CD,LAD26CD,LAD26NM\n"
      "E01000001,City 001A,E38000255,A3A8R,NHS NEL - A3A8R,E54000029,QMF,NHS North East "
      "London,E40000003,E09000001,"
      "City\n",
      "l.csv");
  ASSERT_TRUE(of_2026.has_value()) << of_2026.error().message();
  EXPECT_EQ(*of_2026, *of_2024);
}

TEST(AreaCommissioners, OfTwoYearsInOneFileTheNewerCounts) {
  const auto rows = read_area_commissioners(
      "lsoa21_code,icb26_code,icb26_code_nhs,icb26_name,icb24_code_nhs,changed\n"
      "E01004736,E54000064,Z9B2Z,NHS West and North London,QRV,1\n",
      "l.csv");
  ASSERT_TRUE(rows.has_value()) << rows.error().message();
  EXPECT_EQ(rows->front(), (AreaCommissioner{"E01004736", "", "", "Z9B2Z", "NHS West and North London"}));
}

TEST(AreaCommissioners, AMissingColumnIsNamedByItsTitle) {
  const auto rows = read_area_commissioners("LSOA21CD,ICB\nE1,QAA\n", "l.csv");
  ASSERT_FALSE(rows.has_value());
  EXPECT_EQ(rows.error().where.field, "ICB26CDH");
}

TEST(AreaWards, AreReadFromALookupOfAnyYear) {
  const auto rows = read_area_wards(
      "LSOA21CD,LSOA21NM,WD25CD,WD25NM,LAD25CD,LAD25NM\nE1,Town 001A,E05000001,West,E09000001,Town\n",
      "w.csv");
  ASSERT_TRUE(rows.has_value()) << rows.error().message();
  EXPECT_EQ(rows->front(), (AreaWard{"E1", "Town 001A", "West", "E05000001", "Town", "E09000001"}));
}

TEST(AreaChanges, KeepOnlyWhatChanged) {
  const auto changes = read_area_changes(
      "lsoa11_name,lsoa11_code,change_code,lsoa21_name,lsoa21_code\n"
      "A,E01000001,U,A,E01000001\nB,E01000003,S,B,E01000005\nB,E01000003,S,C,E01000004\n",
      "lookup.csv");
  ASSERT_TRUE(changes.has_value());
  EXPECT_EQ(*changes, (std::vector<AreaChange>{{"E01000003", "E01000005"}, {"E01000003", "E01000004"}}));
  EXPECT_FALSE(read_area_changes("a,b\n1,2\n", "lookup.csv").has_value());
}

TEST(Residents, SumTheSixAgeGroups) {
  const auto table = read_residents(
      "lsoa21_code,lsoa21_name,age_group,usual_residents\nE1,A,Aged 15 years and under,125\nE1,A,Aged 65 "
      "years and over,9\n",
      "c.csv");
  ASSERT_TRUE(table.has_value()) << table.error().message();
  EXPECT_EQ(table->at("E1")[0], 125);
  EXPECT_EQ(table->at("E1")[5], 9);
}

TEST(Residents, AnUnknownAgeGroupIsAnError) {
  const auto table = read_residents("lsoa21_code,age_group,usual_residents\nE1,Aged 7,125\n", "c.csv");
  ASSERT_FALSE(table.has_value());
  EXPECT_EQ(table.error().where.field, "age_group");
}

TEST(Deprivation, ReadsRankDecileAndScore) {
  const auto table =
      read_deprivation("lsoa21_code,IMD_decile,IMD_rank,IMD_score\nE1,8,26525,8.742\n", "i.csv");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->at("E1"), (Deprivation{26525, 8, 8.742}));
  EXPECT_FALSE(
      read_deprivation("lsoa21_code,IMD_decile,IMD_rank,IMD_score\nE1,11,1,1\n", "i.csv").has_value());
}

TEST(RuralUrban, TellsRuralFromUrban) {
  const auto table = read_rural_urban(
      "lsoa21_code,ruc21_code,classification,ruc\nE1,UN1,Urban: Nearer,Urban\nE2,RSF1,Smaller rural: "
      "Further,Rural\n",
      "r.csv");
  ASSERT_TRUE(table.has_value());
  EXPECT_FALSE(table->at("E1").rural);
  EXPECT_TRUE(table->at("E2").rural);
}

TEST(Centroids, AreWholeMetres) {
  const auto table = read_centroids(
      "\xEF\xBB\xBF"
      "FID,LSOA21CD,GlobalID,x,y\n1,E1,g,532181.7642,181792.2818\n",
      "c.csv");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->at("E1"), (BritishGrid{532182, 181792}));
}

TEST(MsoaNames, SkipAreasThatNoLongerExist) {
  const auto table = read_msoa_names(
      "MSOACD,MSOANM,MSOAHCLNM,MSOA21CD\nE2,Southwark 020,Peckham,E2\nE3,Southwark 020,Old Name,\n", "m.csv");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->at("Southwark 020"), "Peckham");
}

TEST(AreaShapes, NeedTheirCode) {
  const auto shapes = read_area_shapes(
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"LSOA21CD":"E1","LSOA21NM":"A 1A"},
      "geometry":{"type":"Polygon","coordinates":[[[0,51],[0.01,51],[0.01,51.01],[0,51]]]}}]})",
      "a.geojson");
  ASSERT_TRUE(shapes.has_value());
  EXPECT_EQ(shapes->front().area, "E1");
  const auto faulty = read_area_shapes(
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]})",
      "a.geojson");
  ASSERT_FALSE(faulty.has_value());
  EXPECT_EQ(faulty.error().where.field, "/features/0/properties/LSOA21CD");
}

}  // namespace
}  // namespace pcn
