#include "core/view/exports.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/io/csv.h"
#include "core/view/session.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

using Json = nlohmann::json;

std::unique_ptr<Session> session(std::string_view fragment = "") {
  auto result = Session::from_data(testing::view_dataset());
  EXPECT_TRUE(result->restore(fragment).empty()) << fragment;
  return result;
}

TEST(TableCsv, ReadsBackCellByCell) {
  Table table;
  table.id = "t";
  table.caption = "A table, of 1 July 2026.";
  table.provenance = "lists";
  table.columns = {
      {"a", "Name", {}, {}, false}, {"b", "Patients", "patients", {}, true}, {"c", "Part", "%", {}, true}};
  table.rows = {
      {{{"St \"John’s\", Camberwell", 7.0, {}, {}, {}},
        {"1,234", 1234.0, {}, {}, {}},
        {"12%", 0.1234, {}, {}, {}}},
       "1",
       false},
      {{{"=SUM(A1)", {}, {}, {}, {}}, {"not in the data", {}, {}, {}, {}}, {"-5%", -0.05, {}, {}, {}}},
       "2",
       false}};
  const ExportFile file = table_csv(table, testing::view_dataset());
  EXPECT_EQ(file.name, "t.csv");
  auto reader = CsvReader::open(file.text, file.name);
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(reader->header(), (std::vector<std::string>{"Name", "Patients (patients)", "Part (fraction of 1)",
                                                        "Shown", "Sources"}));
  ASSERT_TRUE(reader->next().value());
  EXPECT_EQ((*reader)[0], "St \"John’s\", Camberwell");
  EXPECT_EQ((*reader)[1], "1234");
  EXPECT_EQ((*reader)[2], "0.1234");
  EXPECT_EQ((*reader)[3], "A table, of 1 July 2026.");
  EXPECT_EQ((*reader)[4], "NHS England, Patients registered, 1 July 2026 (OGL-3.0)");
  ASSERT_TRUE(reader->next().value());
  EXPECT_EQ((*reader)[0], "'=SUM(A1)");
  EXPECT_EQ((*reader)[1], "not in the data");
  EXPECT_EQ((*reader)[2], "-0.0500");
  EXPECT_FALSE(reader->next().value());
}

TEST(Exports, TablesOfTheViewAndOfTheOtherDocumentsAreFoundByTheirId) {
  const auto open = session("view=network&net=U1");
  for (const char* what : {"csv:members", "csv:staff", "csv:map-classes", "csv:sources"}) {
    EXPECT_TRUE(open->export_file(what).has_value()) << what;
  }
  EXPECT_FALSE(open->export_file("csv:nonsense").has_value());
  EXPECT_FALSE(open->export_file("").has_value());
}

// Twice the signed area of a ring in degrees.
double turning(const Json& ring) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    sum += ring[i][0].get<double>() * ring[i + 1][1].get<double>() -
           ring[i + 1][0].get<double>() * ring[i][1].get<double>();
  }
  return sum;
}

TEST(FootprintsGeoJson, RingsAreClosedAndTurnAsTheStandardSays) {
  for (const char* footprint : {"modelled:plurality", "modelled:share:10", "declared"}) {
    const auto file = session("footprint=" + std::string(footprint))->export_file("geojson:footprints");
    ASSERT_TRUE(file.has_value());
    EXPECT_EQ(file->name, "ascii-footprints-2026-07-01.geojson");
    const Json json = Json::parse(file->text);
    EXPECT_EQ(json["type"], "FeatureCollection");
    EXPECT_FALSE(json["rule"].get<std::string>().empty());
    ASSERT_EQ(json["features"].size(), 2u);
    for (const Json& feature : json["features"]) {
      EXPECT_EQ(feature["geometry"]["type"], "MultiPolygon");
      EXPECT_EQ(feature["properties"]["footprint"], footprint);
      for (const Json& polygon : feature["geometry"]["coordinates"]) {
        for (std::size_t ring = 0; ring < polygon.size(); ++ring) {
          EXPECT_EQ(polygon[ring].front(), polygon[ring].back());
          EXPECT_GE(polygon[ring].size(), 4u);
          EXPECT_EQ(turning(polygon[ring]) > 0, ring == 0);
          EXPECT_GT(polygon[ring][0][1].get<double>(), 49);
        }
      }
    }
  }
}

TEST(PracticesGeoJson, HoldsEveryMemberPractice) {
  const auto file = session()->export_file("geojson:practices");
  ASSERT_TRUE(file.has_value());
  const Json json = Json::parse(file->text);
  EXPECT_EQ(json["features"].size(), 5u);
  EXPECT_EQ(json["features"][0]["properties"]["network"], "North Town PCN");
}

}  // namespace
}  // namespace pcn
