#include "core/io/area_package.h"

#include <gtest/gtest.h>

#include "core/io/json.h"
#include "core/io/table_reader.h"
#include "tests/core/io/full_dataset.h"

namespace pcn {
namespace {

TEST(AreaPackage, ADatasetWithoutRowsComesBack) {
  Dataset data;
  data.id = "nowhere";
  data.icb_code = "QZZ";
  data.newest = {2026, 7, 1};
  data.vintages = {data.newest};
  const auto read = read_area_package(write_area_package(data), "empty.json");
  ASSERT_TRUE(read.has_value()) << read.error().message();
  EXPECT_EQ(read->data, data);
}

TEST(AreaPackage, AFullDatasetComesBackEqual) {
  const Dataset data = testing::full_dataset();
  const auto read = read_area_package(write_area_package(data), "full.json");
  ASSERT_TRUE(read.has_value()) << read.error().message();
  EXPECT_EQ(read->data.networks, data.networks);
  EXPECT_EQ(read->data.practices, data.practices);
  EXPECT_EQ(read->data.small_areas, data.small_areas);
  EXPECT_EQ(read->data.services, data.services);
  EXPECT_EQ(read->data, data);
}

TEST(AreaPackage, TheSameDatasetGivesTheSameBytes) {
  EXPECT_EQ(write_area_package(testing::full_dataset()), write_area_package(testing::full_dataset()));
}

TEST(AreaPackage, ReadAndWrittenAgainItIsTheSameText) {
  const std::string text = write_area_package(testing::full_dataset());
  const auto read = read_area_package(text, "full.json");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(write_area_package(read->data), text);
}

void replace(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

TEST(AreaPackage, PartsThatThisProgramDoesNotKnowArePassedOverAndSaid) {
  std::string text = write_area_package(testing::full_dataset());
  replace(text, "\"practices\":{\n", "\"practices\":{\n  \"of_tomorrow\":[1,2,3],\n");
  replace(text, "\"england\":{", "\"tomorrows\":{\"rows\":0},\n \"england\":{");
  const auto read = read_area_package(text, "newer.json");
  ASSERT_TRUE(read.has_value()) << read.error().message();
  Dataset expected = testing::full_dataset();
  EXPECT_EQ(read->data.practices, expected.practices);
  ASSERT_EQ(read->data.build_notes.size(), expected.build_notes.size() + 1);
  const Diagnostic& note = read->data.build_notes.back();
  EXPECT_EQ(note.code, "package-newer");
  EXPECT_EQ(note.count, 2);
  EXPECT_EQ(note.detail, "/practices/of_tomorrow, /tomorrows: not known to this program; passed over.");
}

TEST(AreaPackage, ColumnsThatCameLaterMayBeMissing) {
  std::string text = write_area_package(testing::full_dataset());
  const std::size_t from = text.find("  \"country\":"), to = text.find("  \"cqc\":");
  ASSERT_LT(from, to);
  text.erase(from, to - from);
  const auto read = read_area_package(text, "older.json");
  ASSERT_TRUE(read.has_value()) << read.error().message();
  EXPECT_EQ(read->data.practices[2].country, Country::kEngland) << "where nothing else is known";
  EXPECT_EQ(read->data.build_notes.back().code, "package-older");
  EXPECT_NE(read->data.build_notes.back().detail.find("/practices/country"), std::string::npos);
}

TEST(AreaPackage, FieldsThatCameLaterMayBeMissingAndKeepTheirValue) {
  const Json object = Json::Object{{"old", Json(1)}, {"of_tomorrow", Json(2)}};
  PackageFault fault("older.json");
  ObjectReader reader(object, "/area", fault);
  int old = 0, later = 7, another = 8;
  reader.field("old", old);
  reader.added().field("later", later);
  reader.finish();
  EXPECT_FALSE(fault.error()) << fault.error()->message();
  EXPECT_EQ(old, 1);
  EXPECT_EQ(later, 7);
  EXPECT_EQ(fault.missing, std::vector<std::string>{"/area/later"});
  EXPECT_EQ(fault.unknown, std::vector<std::string>{"/area/of_tomorrow"});
  reader.field("another", another);
  ASSERT_TRUE(fault.error()) << "only the one field that was said to have come later may be missing";
  EXPECT_EQ(fault.error()->where.field, "/area/another");
}

TEST(AreaPackage, BeginsWithFormatAndVersion) {
  EXPECT_TRUE(write_area_package({}).starts_with("{\n \"format\":\"pcn-area\",\n \"version\":2,\n"));
}

TEST(AreaPackage, TolerableFindingsComeBesideTheData) {
  Dataset data = testing::full_dataset();
  data.practices.front().point.reset();
  const auto read = read_area_package(write_area_package(data), "full.json");
  ASSERT_TRUE(read.has_value()) << read.error().message();
  bool found = false;
  for (const auto& diagnostic : read->diagnostics)
    found = found || diagnostic.code == "practice-without-point";
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace pcn
