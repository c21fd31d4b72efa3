#include "core/export/exports.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/io/csv.h"
#include "core/pages/views.h"
#include "core/session/session.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

using Json = nlohmann::json;

using testing::session;

Table three_columns() {
  Table table;
  table.id = "t";
  table.caption = "A table, of 1 July 2026.";
  table.provenance = "lists";
  table.columns = {
      {"a", "Name", {}, {}, false}, {"b", "Patients", "patients", {}, true}, {"c", "Part", "%", {}, true}};
  return table;
}

Row row_of(std::string name, Cell patients, Cell part) {
  Row row;
  row.cells.resize(1);
  row.cells[0].text = std::move(name);
  row.cells.push_back(std::move(patients));
  row.cells.push_back(std::move(part));
  return row;
}

Cell number(std::string text, double value) {
  Cell cell;
  cell.text = std::move(text);
  cell.sort = value;
  return cell;
}

Cell words(std::string text) {
  Cell cell;
  cell.text = std::move(text);
  return cell;
}

TEST(TableCsv, OfSeveralGroupsNamesEachSourceAndMethodOnce) {
  Dataset data = testing::view_dataset();
  data.provenance.push_back(
      {"other", {SourceIndex(std::size_t{0}), SourceIndex(std::size_t{1})}, "Counted."});
  EXPECT_EQ(method_text(data, "lists other workforce unknown"), "Read as published. Counted.");
  EXPECT_EQ(
      sources_text(data, "lists other unknown"),
      "NHS England, Patients registered, 1 July 2026 (OGL-3.0); OpenStreetMap contributors, Places, 2025 "
      "(ODbL-1.0)");
}

TEST(TableCsv, ReadsBackCellByCell) {
  Table table = three_columns();
  table.rows = {row_of("St \"John’s\", Camberwell", number("1,234", 1234), number("12%", 0.1234)),
                row_of("=SUM(A1)", words("not in the data"), number("-5%", -0.05))};
  const ExportFile file = table_csv(table, testing::view_dataset(), Date{2026, 7, 1});
  EXPECT_EQ(file.name, "ascii-t-2026-07-01.csv");
  auto reader = CsvReader::open(file.text, file.name);
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(reader->header(), (std::vector<std::string>{"Name", "Patients", "Part (fraction of 1)"}));
  EXPECT_TRUE(reader->remarks().empty());
  ASSERT_TRUE(reader->next().value());
  EXPECT_EQ((*reader)[0], "St \"John’s\", Camberwell");
  EXPECT_EQ((*reader)[1], "1234");
  EXPECT_EQ((*reader)[2], "0.1234");
  ASSERT_TRUE(reader->next().value());
  EXPECT_EQ((*reader)[0], "'=SUM(A1)");
  EXPECT_EQ((*reader)[1], "not in the data");
  EXPECT_EQ((*reader)[2], "-0.05");
  EXPECT_FALSE(reader->next().value());
}

TEST(TableCsv, SaysOnceAboveTheTableWhatItShows) {
  Table table = three_columns();
  for (int i = 0; i < 3; ++i) table.rows.push_back(row_of("a", number("1", 1), number("2%", 0.02)));
  const Dataset data = testing::view_dataset();
  const ExportFile file = table_csv(table, data, Date{2026, 7, 1}, {"By a rule.", "By a model.", nullptr});
  std::vector<std::string> notes;
  for (const std::string_view line : split(std::string_view(file.text).substr(3), '\n')) {
    if (line.starts_with("# ")) notes.emplace_back(line.substr(0, line.size() - 1));
  }
  EXPECT_EQ(notes,
            (std::vector<std::string>{"# Shown: A table, of 1 July 2026. By a rule.", "# Area: " + data.name,
                                      "# As of: 2026-07-01", "# Method: Read as published. By a model.",
                                      "# Source: NHS England, Patients registered, 1 July 2026 (OGL-3.0)"}));
  EXPECT_EQ(file.text.find("# ", file.text.find("Name,")), std::string::npos);
  const ExportFile part = table_csv(table, data, Date{2026, 7, 1}, {{}, {}, &data.districts[0]});
  EXPECT_NE(part.text.find("# Area: " + data.districts[0].name + " (E09000001) in " + data.name),
            std::string::npos);
  EXPECT_EQ(part.name, "ascii-borough-t-2026-07-01.csv");
}

TEST(TableCsv, HasTheCodesThatItsRowsCanBeJoinedBy) {
  const auto header_of = [](std::string_view fragment, std::string_view what) {
    const auto open = session(fragment);
    const auto file = open->export_file("csv:" + std::string(what));
    EXPECT_TRUE(file.has_value()) << what;
    if (!file) return std::vector<std::string>();
    auto reader = CsvReader::open(file->text, file->name);
    EXPECT_TRUE(reader.has_value()) << what;
    std::vector<std::string> fields = reader->header();
    EXPECT_TRUE(reader->next().value());
    for (std::size_t at = 0; at < reader->size(); ++at) fields.emplace_back((*reader)[at]);
    return fields;
  };
  const auto value = [](const std::vector<std::string>& fields, std::string_view title) {
    const std::size_t columns = fields.size() / 2;
    for (std::size_t at = 0; at < columns; ++at) {
      if (fields[at] == title) return fields[columns + at];
    }
    return std::string("no column");
  };
  const auto networks = header_of("", "networks");
  EXPECT_EQ(value(networks, "Network ODS code"), "U1");
  EXPECT_EQ(value(networks, "Local authority code"), "E09000001");
  const auto places = header_of("view=gap&test=pharmacy-sunday", "gap-pharmacy-sunday");
  EXPECT_EQ(value(places, "LSOA 2021 code").substr(0, 2), "E-");
  EXPECT_EQ(value(places, "Ward code").substr(0, 3), "E05");
  EXPECT_EQ(value(places, "Local authority code"), "E09000001");
  EXPECT_EQ(value(places, "More"), "no column") << "a column of links holds nothing";
  const auto practices = header_of("view=practices", "practices");
  EXPECT_EQ(value(practices, "ODS code"), "G1");
  EXPECT_EQ(value(practices, "Practice ODS code"), "no column") << "said already";
  EXPECT_EQ(value(practices, "Network ODS code"), "U1");
  EXPECT_EQ(value(practices, "LSOA 2021 code"), "E-a");
}

TEST(TableCsv, BeginsWithTheMarkThatExcelNeedsAndEndsLinesAsTheStandardSays) {
  Table table = three_columns();
  table.rows = {row_of("a", number("1", 1), number("2%", 0.02))};
  const std::string text = table_csv(table, testing::view_dataset(), Date{2026, 7, 1}).text;
  EXPECT_EQ(text.substr(0, 11), "\xEF\xBB\xBF# Shown:");
  EXPECT_EQ(text.substr(text.size() - 2), "\r\n");
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
    EXPECT_EQ(text[at - 1], '\r');
}

TEST(TableCsv, NoCellRunsAsAFormulaAndNegativeNumbersStayNumbers) {
  Table table = three_columns();
  for (const char* text : {"=1+1", "+1+1", "-1+1", "@SUM(1)", "\tx", "\rx", "-12", "-0.5"})
    table.rows.push_back(row_of(text, words(text), number(text, -12.25)));
  const ExportFile file = table_csv(table, testing::view_dataset(), Date{2026, 7, 1});
  auto reader = CsvReader::open(file.text, file.name);
  ASSERT_TRUE(reader.has_value());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    ASSERT_TRUE(reader->next().value());
    const std::string& original = table.rows[row].cells[0].text;
    const std::string expected = row < 6 ? "'" + original : original;
    EXPECT_EQ((*reader)[0], expected);
    EXPECT_EQ((*reader)[1], expected);
    EXPECT_EQ((*reader)[2], "-12.25");
  }
}

TEST(Exports, EverythingOnOfferCanBeHadInEveryView) {
  for (const View& view : views()) {
    const auto open = session("view=" + std::string(view.id) + "&net=U1&postcode=SE1 1AA");
    std::vector<std::string> ids;
    for (const ExportOffer& offer : open->exports()) {
      EXPECT_FALSE(offer.title.empty()) << offer.id;
      EXPECT_FALSE(offer.detail.empty()) << offer.id;
      EXPECT_EQ(std::count(ids.begin(), ids.end(), offer.id), 0) << offer.id;
      ids.push_back(offer.id);
      if (offer.id.starts_with("print:")) continue;
      const auto file = open->export_file(offer.scale > 0 ? offer.from : offer.id);
      ASSERT_TRUE(file.has_value()) << view.id << " " << offer.id;
      EXPECT_NE(file->name.find("2026-07-01"), std::string::npos) << file->name;
      EXPECT_FALSE(file->text.empty());
      if (!offer.id.starts_with("csv:")) continue;
      auto reader = CsvReader::open(file->text, file->name);
      ASSERT_TRUE(reader.has_value()) << offer.id;
      std::size_t rows = 0;
      while (reader->next().value()) ++rows;
      EXPECT_EQ(offer.detail, "CSV, " + count_of(static_cast<std::int64_t>(rows), "row", "rows"));
    }
    EXPECT_NE(std::find(ids.begin(), ids.end(), "print:answer"), ids.end());
    EXPECT_NE(std::find(ids.begin(), ids.end(), "print:view"), ids.end());
  }
}

TEST(Exports, TheListIsJsonOfTheSameOffers) {
  const auto open = session();
  const auto file = open->export_file("list");
  ASSERT_TRUE(file.has_value());
  const Json json = Json::parse(file->text);
  const auto offers = open->exports();
  ASSERT_EQ(json.size(), offers.size());
  for (std::size_t i = 0; i < offers.size(); ++i) {
    EXPECT_EQ(json[i]["id"], offers[i].id);
    EXPECT_EQ(json[i].contains("scale"), offers[i].scale > 0);
  }
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

TEST(FootprintsGeoJson, CarriesItsFiguresAndThoseShown) {
  const auto plain = session()->export_file("geojson:footprints");
  ASSERT_TRUE(plain.has_value());
  const Json figures = Json::parse(plain->text)["features"][0]["properties"];
  EXPECT_EQ(figures["code"], "U1");
  EXPECT_EQ(figures["local_authority_code"], "E09000001");
  EXPECT_EQ(figures["registered_patients"], 32'000);
  EXPECT_EQ(figures["practices"], 2);
  EXPECT_EQ(figures["additional_staff_fte"], 4.5);
  EXPECT_EQ(figures["weighted_patients"], 30'500.75);
  const auto shown = session("view=people")->export_file("geojson:footprints");
  ASSERT_TRUE(shown.has_value());
  const Json more = Json::parse(shown->text)["features"][1]["properties"];
  EXPECT_TRUE(more["weighted_patients"].is_null()) << "not in the data";
  EXPECT_TRUE(more.contains("most_deprived_fifth"));
  const auto practices = session("view=practices")->export_file("geojson:practices");
  ASSERT_TRUE(practices.has_value());
  const Json practice = Json::parse(practices->text)["features"][0]["properties"];
  EXPECT_EQ(practice["lsoa_2021_code"], "E-a");
  EXPECT_EQ(practice["ward_code"], "E05000001");
  EXPECT_TRUE(practice["outside_authority"].is_number());
}

TEST(FootprintsGeoJson, RingsAreClosedAndTurnAsTheStandardSays) {
  for (const char* footprint : {"modelled:plurality", "modelled:share:10", "declared"}) {
    const auto file = session("footprint=" + std::string(footprint))->export_file("geojson:footprints");
    ASSERT_TRUE(file.has_value());
    EXPECT_EQ(file->name, "ascii-footprints-2026-07-01.geojson");
    const Json json = Json::parse(file->text);
    EXPECT_EQ(json["type"], "FeatureCollection");
    EXPECT_FALSE(json["rule"].get<std::string>().empty());
    ASSERT_EQ(json["bbox"].size(), 4u);
    ASSERT_EQ(json["features"].size(), 2u);
    for (const Json& feature : json["features"]) {
      EXPECT_EQ(feature["geometry"]["type"], "MultiPolygon");
      EXPECT_EQ(feature["properties"]["footprint"], footprint);
      for (const char* said : {"rule", "date", "method", "sources"}) {
        EXPECT_EQ(feature["properties"][said], json[said]);
        // Nothing is said of how declared areas were made in this data.
        const bool unsaid = std::string_view(said) == "method" && std::string_view(footprint) == "declared";
        EXPECT_EQ(json[said].get<std::string>().empty(), unsaid) << said;
      }
      for (const Json& polygon : feature["geometry"]["coordinates"]) {
        for (std::size_t ring = 0; ring < polygon.size(); ++ring) {
          EXPECT_EQ(polygon[ring].front(), polygon[ring].back());
          EXPECT_GE(polygon[ring].size(), 4u);
          EXPECT_EQ(turning(polygon[ring]) > 0, ring == 0);
          for (const Json& point : polygon[ring]) {
            for (const Json& box : {json["bbox"], feature["bbox"]}) {
              EXPECT_GE(point[0].get<double>(), box[0].get<double>());
              EXPECT_GE(point[1].get<double>(), box[1].get<double>());
              EXPECT_LE(point[0].get<double>(), box[2].get<double>());
              EXPECT_LE(point[1].get<double>(), box[3].get<double>());
            }
            EXPECT_GT(point[1].get<double>(), 49);
          }
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
  for (const Json& feature : json["features"]) {
    EXPECT_EQ(feature["properties"]["date"], "2026-07-01");
    EXPECT_FALSE(feature["properties"]["sources"].get<std::string>().empty());
  }
}

TEST(ServicesJson, HoldsEveryServiceWithHoursOrNull) {
  const auto file = session()->export_file("json:services");
  ASSERT_TRUE(file.has_value());
  const Json json = Json::parse(file->text);
  const Dataset data = testing::view_dataset();
  ASSERT_EQ(json["services"].size(), data.services.size());
  EXPECT_EQ(json["date"], "2026-07-01");
  EXPECT_EQ(json["provenance"].size(), 3u);
  for (std::size_t i = 0; i < data.services.size(); ++i) {
    const Json& service = json["services"][i];
    EXPECT_EQ(service["code"], data.services[i].code);
    EXPECT_EQ(service["hours"].is_null(), !data.services[i].hours.has_value());
    EXPECT_EQ(service["longitude"].is_null(), !data.services[i].point.has_value());
    if (!data.services[i].hours || (*data.services[i].hours)[0].empty()) continue;
    EXPECT_EQ(service["hours"]["monday"][0]["opens"].get<std::string>().size(), 5u);
  }
}

}  // namespace
}  // namespace pcn
