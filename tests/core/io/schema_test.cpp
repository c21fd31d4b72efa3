// The published schema is what the description of the tables gives, and says of packages what the reader
// says.
#include <algorithm>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/io/area_package.h"
#include "core/io/area_schema.h"
#include "core/io/json.h"
#include "tests/core/io/full_dataset.h"
#include "tests/core/io/schema_check.h"

namespace pcn {
namespace {

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> names(const Json& object) {
  std::vector<std::string> list;
  for (const auto& member : *object.object()) list.push_back(member.first);
  return list;
}

Json& at(Json& value, std::string_view name) {
  for (auto& member : *value.object()) {
    if (member.first == name) return member.second;
  }
  ADD_FAILURE() << "no member " << name;
  return value;
}

void remove(Json& object, std::string_view name) {
  std::erase_if(*object.object(), [name](const auto& member) { return member.first == name; });
}

bool requires_member(const Json& described, const std::string& name) {
  const auto& list = *described.find("required")->array();
  return std::find(list.begin(), list.end(), Json(name)) != list.end();
}

class Schema : public ::testing::Test {
 protected:
  void SetUp() override {
    auto schema = parse_json(read_text(PCN_SOURCE_DIR "/assets/area.schema.json"), "area.schema.json");
    ASSERT_TRUE(schema.has_value()) << schema.error().message();
    schema_ = std::move(*schema);
    auto words = parse_json(read_text(PCN_SOURCE_DIR "/assets/area.words.json"), "area.words.json");
    ASSERT_TRUE(words.has_value()) << words.error().message();
    words_ = std::move(*words);
    auto package = parse_json(write_area_package(testing::full_dataset()), "full.json");
    ASSERT_TRUE(package.has_value());
    package_ = std::move(*package);
  }
  [[nodiscard]] const Json& described(const std::string& table) const {
    return *schema_.find("properties")->find(table);
  }
  // The note of that code when the package, as it is now, is read; null without one.
  const Diagnostic* note(const char* code) {
    auto read = read_area_package(to_text(package_), "changed.json");
    EXPECT_TRUE(read.has_value()) << read.error().message();
    if (!read) return nullptr;
    loaded_ = std::move(read->data);
    const auto found = std::find_if(loaded_.build_notes.begin(), loaded_.build_notes.end(),
                                    [code](const Diagnostic& row) { return row.code == code; });
    return found == loaded_.build_notes.end() ? nullptr : &*found;
  }
  void expect_fault_in_words(std::string_view pointer, std::string_view detail) {
    const auto made = area_schema(words_, "words.json");
    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error().where.field, pointer);
    EXPECT_NE(made.error().detail.find(detail), std::string::npos) << made.error().detail;
  }
  Json schema_;
  Json words_;
  Json package_;
  Dataset loaded_;
};

TEST_F(Schema, IsWhatTheDescriptionOfTheTablesGives) {
  const auto made = area_schema(words_, "area.words.json");
  ASSERT_TRUE(made.has_value()) << made.error().message();
  EXPECT_TRUE(*made == read_text(PCN_SOURCE_DIR "/assets/area.schema.json"))
      << "assets/area.schema.json is out of step: tools/pcn schema --out assets/area.schema.json";
}

TEST_F(Schema, HasTheTablesAndColumnsOfThePackageInTheirOrder) {
  EXPECT_EQ(names(*schema_.find("properties")), names(package_));
  for (const auto& [table, columns] : *package_.object()) {
    if (columns.object() == nullptr) continue;
    EXPECT_EQ(names(*described(table).find("properties")), names(columns)) << table;
  }
}

TEST_F(Schema, TakesThePackagesThatTheReaderTakes) {
  EXPECT_EQ(testing::SchemaCheck(schema_).fault(package_), std::nullopt);
  const auto committed =
      parse_json(read_text(PCN_SOURCE_DIR "/assets/areas/south-east-london.json"), "committed");
  ASSERT_TRUE(committed.has_value());
  EXPECT_EQ(testing::SchemaCheck(schema_).fault(*committed), std::nullopt);
}

TEST_F(Schema, RefusesValuesThatTheReaderRefuses) {
  const auto spoil = [&](const char* table, const char* column, Json value, const char* pointer) {
    Json package = package_;
    Json& cells = at(at(package, table), column);
    if (cells.array() != nullptr) {
      cells.array()->front() = std::move(value);
    } else {
      cells = std::move(value);
    }
    EXPECT_FALSE(read_area_package(to_text(package), "spoilt.json").has_value()) << pointer;
    EXPECT_EQ(testing::SchemaCheck(schema_).fault(package).value_or("takes it"), pointer);
  };
  spoil("practices", "name", Json(7), "/practices/name/0 (type)");
  spoil("practices", "status", Json("asleep"), "/practices/status/0 (enum)");
  spoil("practices", "point_east", Json(5'000'000), "/practices/point_east/0 (anyOf)");
  spoil("networks", "opened", Json("tomorrow"), "/networks/opened/0 (anyOf)");
  spoil("networks", "district", Json(-1), "/networks/district/0 (anyOf)");
  spoil("networks", "rows", Json(2'000'000), "/networks/rows (maximum)");
  spoil("registers", "list_size", Json("?"), "/registers/list_size (pattern)");
  spoil("weighted", "patients", Json(-1), "/weighted/patients/0 (minimum)");
  spoil("memberships", "share",
        Json(Json::Object{{"values", Json(Json::Array{Json(1.5)})}, {"index", Json("A")}}),
        "/memberships/share/values/0 (maximum)");
  spoil("roles", "england_quartiles", Json(Json::Array{Json(1)}), "/roles/england_quartiles/0 (minItems)");
  spoil("area", "newest", Json("1 July"), "/area/newest (pattern)");
}

TEST_F(Schema, WhatItRequiresTheReaderMisses) {
  const Json whole = package_;
  for (const auto& [table, columns] : *whole.object()) {
    if (table == "format" || table == "version") continue;
    Json shorter = whole;
    remove(shorter, table);
    const auto without = read_area_package(to_text(shorter), "shorter.json");
    // Other tables may point into one that may be left out.
    const bool missed = !without.has_value() && without.error().where.field == "/" + table;
    EXPECT_EQ(missed, requires_member(schema_, table)) << table;
    if (described(table).find("required") == nullptr || columns.object() == nullptr) continue;
    for (const auto& [column, cells] : *columns.object()) {
      if (!requires_member(described(table), column)) continue;
      shorter = whole;
      remove(at(shorter, table), column);
      const auto read = read_area_package(to_text(shorter), "shorter.json");
      ASSERT_FALSE(read.has_value()) << table << "/" << column;
      EXPECT_TRUE(read.error().where.field.starts_with("/" + table + "/")) << read.error().message();
    }
  }
}

TEST_F(Schema, EveryColumnThatCameLaterHasADefaultWhichTheReaderGives) {
  const Json whole = package_;
  std::size_t later = 0;
  for (const auto& [table, columns] : *whole.object()) {
    if (described(table).find("required") == nullptr || columns.object() == nullptr) continue;
    for (const auto& [column, cells] : *columns.object()) {
      if (requires_member(described(table), column)) continue;
      ++later;
      package_ = whole;
      remove(at(package_, table), column);
      const Diagnostic* older = note("package-older");
      ASSERT_NE(older, nullptr) << table << "/" << column;
      EXPECT_TRUE(older->detail.starts_with("/" + table + "/" + column + ":")) << older->detail;
      // What is written anew has the default in every row.
      const auto again = parse_json(write_area_package(loaded_), "again.json");
      ASSERT_TRUE(again.has_value());
      const Json* standard = described(table).find("properties")->find(column)->find("default");
      ASSERT_NE(standard, nullptr) << table << "/" << column;
      const Json& written = *again->find(table)->find(column);
      const Json* values = written.object() != nullptr ? written.find("values") : &written;
      for (const Json& value : *values->array()) EXPECT_EQ(value, *standard) << table << "/" << column;
    }
  }
  EXPECT_GE(later, 3U);
}

TEST_F(Schema, WhatAProgramDoesNotKnowIsPassedOverInEveryTable) {
  const Json whole = package_;
  for (const auto& [table, columns] : *whole.object()) {
    if (columns.object() == nullptr || table == "registered" || table == "postcodes") continue;
    package_ = whole;
    at(package_, table).object()->emplace_back("of_tomorrow", Json(Json::Array{Json(1)}));
    const Diagnostic* newer = note("package-newer");
    ASSERT_NE(newer, nullptr) << table;
    EXPECT_TRUE(newer->detail.starts_with("/" + table + "/of_tomorrow:")) << newer->detail;
    EXPECT_EQ(testing::SchemaCheck(schema_).fault(package_), std::nullopt) << table;
  }
}

TEST_F(Schema, AColumnWithoutWordsIsAFault) {
  remove(at(words_, "networks"), "opened");
  expect_fault_in_words("/networks/opened", "no words");
}

TEST_F(Schema, WordsWithoutAColumnAreAFault) {
  at(words_, "networks").object()->emplace_back("colour", Json("Its colour."));
  expect_fault_in_words("/networks/colour", "no such column");
}

TEST_F(Schema, ATableWithoutWordsAndWordsWithoutATableAreFaults) {
  const Json whole = words_;
  remove(words_, "wards");
  expect_fault_in_words("/wards", "the words of this table");
  words_ = whole;
  words_.object()->emplace_back("boats", Json(Json::Object{}));
  expect_fault_in_words("/boats", "no such table");
  words_ = whole;
  remove(words_, "postcodes");
  expect_fault_in_words("/postcodes", "missing");
}

// The paragraph that an error cites, "" where it cites none.
std::string cited(const Json& package) {
  const auto read = read_area_package(to_text(package), "spoilt.json");
  if (read.has_value()) return "read";
  const std::string text = read.error().message();
  const std::size_t from = text.find("§");
  if (from == std::string::npos) return {};
  return text.substr(from + 2, text.find(')', from) - from - 2);
}

TEST_F(Schema, ErrorsCiteTheParagraphsOfTheFormat) {
  const std::string paragraphs = read_text(PCN_SOURCE_DIR "/docs/package-format.md");
  struct Fault {
    const char* table;
    const char* column;
    Json value;
    const char* paragraph;
  };
  const Fault faults[] = {
      {"version", "", Json("one"), "1.2"},
      {"networks", "", Json(7), "1.3"},
      {"area", "newest", Json(7), "2.1"},
      {"networks", "rows", Json(-1), "3.1"},
      {"practices", "name", Json("x"), "4.1"},
      {"networks", "district", Json(Json::Array{}), "4.2"},
      {"provenance", "sources", Json(7), "4.2"},
      {"practices", "status", Json(7), "4.3"},
      {"practices", "point_east", Json(7), "4.4"},
      {"practices", "cqc", Json(7), "4.5"},
      {"registers", "list_size", Json("?"), "4.6"},
      {"memberships", "practice", Json("?"), "4.7"},
      {"declared", "shape", Json("?"), "4.8"},
      {"topology", "", Json("?"), "5.1"},
      {"registered", "gap", Json("?"), "5.2"},
      {"postcodes", "units", Json("?"), "5.3"},
      {"networks", "code",
       Json(Json::Array(package_.find("networks")->find("code")->array()->size(), Json("U1"))), "6.1"},
      {"area", "id", Json("no slug"), "6.2"},
      {"area", "newest", Json("2019-08-01"), "6.3"},
      {"topology", "", Json("AA"), "6.4"},
  };
  for (const Fault& fault : faults) {
    Json package = package_;
    Json& table = at(package, fault.table);
    (*fault.column == '\0' ? table : at(table, fault.column)) = fault.value;
    EXPECT_EQ(cited(package), fault.paragraph) << fault.table << "/" << fault.column;
    EXPECT_NE(paragraphs.find("\n### " + std::string(fault.paragraph) + " "), std::string::npos)
        << fault.paragraph;
  }
}

}  // namespace
}  // namespace pcn
