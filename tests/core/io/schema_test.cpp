// The published schema names exactly the tables and columns that the writer writes, in the same order.
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/io/area_package.h"
#include "core/io/json.h"
#include "tests/core/io/full_dataset.h"

namespace pcn {
namespace {

std::vector<std::string> names(const Json& object) {
  std::vector<std::string> list;
  for (const auto& member : *object.object()) list.push_back(member.first);
  return list;
}

class Schema : public ::testing::Test {
 protected:
  void SetUp() override {
    std::ifstream file(PCN_SOURCE_DIR "/assets/area.schema.json", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    auto schema = parse_json(bytes, "area.schema.json");
    ASSERT_TRUE(schema.has_value()) << schema.error().message();
    schema_ = std::move(*schema);
    auto package = parse_json(write_area_package(testing::full_dataset()), "full.json");
    ASSERT_TRUE(package.has_value());
    package_ = std::move(*package);
  }
  Json schema_;
  Json package_;
};

TEST_F(Schema, HasTheTablesOfThePackage) {
  EXPECT_EQ(names(*schema_.find("properties")), names(package_));
  // successions, special_lists, services_beyond, place_changes, model_factors, registered, registered_beyond,
  // registered_days, rivers, streets, river_crossings, wards, postcode_wards, places_by_border,
  // activity_measures, activity
  constexpr std::size_t kOptional = 16;
  EXPECT_EQ(schema_.find("required")->array()->size() + kOptional, package_.object()->size());
}

TEST_F(Schema, HasTheColumnsOfEveryTable) {
  for (const auto& [table, columns] : *package_.object()) {
    if (columns.object() == nullptr) continue;
    const Json* described = schema_.find("properties")->find(table);
    ASSERT_NE(described, nullptr) << table;
    EXPECT_EQ(names(*described->find("properties")), names(columns)) << table;
    // of_own_network, icb, country
    const std::size_t later = table == "practices" ? 3 : 0;
    EXPECT_EQ(described->find("required")->array()->size() + later, columns.object()->size()) << table;
  }
}

TEST_F(Schema, HasTheVersionOfThePackage) {
  EXPECT_EQ(*schema_.find("properties")->find("version")->find("const")->integer(), kAreaVersion);
}

}  // namespace
}  // namespace pcn
