#include "core/io/area_rest.h"

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/io/area_package.h"
#include "tests/core/io/full_dataset.h"

namespace pcn {
namespace {

using Object = nlohmann::ordered_json;

struct Parts {
  std::string first;
  std::string rest;
};

// As web/page/assemble/split_package.mjs splits a package.
Parts split(const Dataset& data) {
  Object first = Object::parse(write_area_package(data));
  Object rest = {{"format", kAreaRestFormat}, {"version", kAreaVersion}};
  rest["of"] = {{"id", first["area"]["id"]},
                {"newest", first["area"]["newest"]},
                {"small_areas", first["small_areas"]["rows"]}};
  for (const char* later : {"postcodes", "streets"}) {
    if (!first.contains(later)) continue;
    rest[later] = first[later];
    first.erase(later);
    first["rest"].push_back(later);
  }
  return {first.dump(), rest.dump()};
}

TEST(AreaRest, TheFirstPartAndTheRestGiveTheWholePackage) {
  const Dataset whole = testing::full_dataset();
  ASSERT_FALSE(whole.postcodes.empty());
  ASSERT_FALSE(whole.streets.empty());
  const auto [first, rest] = split(whole);
  auto loaded = read_area_package(first, "first.json");
  ASSERT_TRUE(loaded) << loaded.error().message();
  EXPECT_TRUE(loaded->data.postcodes.empty());
  EXPECT_TRUE(loaded->data.streets.empty());
  const Status added = add_area_rest(rest, "rest.json", loaded->data);
  ASSERT_TRUE(added) << added.error().message();
  EXPECT_EQ(loaded->data, whole);
}

TEST(AreaRest, APackageThatNamesNoRestMustHaveItsPostcodes) {
  Object package = Object::parse(write_area_package(testing::full_dataset()));
  package.erase("postcodes");
  const auto loaded = read_area_package(package.dump(), "cut.json");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().where.field, "/postcodes");
}

TEST(AreaRest, TheRestOfAnotherPackageChangesNothing) {
  const Dataset whole = testing::full_dataset();
  const auto [first, rest] = split(whole);
  for (const auto& [member, value] : {std::pair<const char*, Object>{"id", "elsewhere"},
                                      {"newest", "2019-07-01"},
                                      {"small_areas", 1'000'000}}) {
    Dataset data = read_area_package(first, "first.json")->data;
    Object other = Object::parse(rest);
    other["of"][member] = value;
    const Status added = add_area_rest(other.dump(), "rest.json", data);
    ASSERT_FALSE(added) << member;
    EXPECT_EQ(added.error().code, ErrorCode::kInconsistent) << member;
    EXPECT_TRUE(data.postcodes.empty()) << member;
  }
}

TEST(AreaRest, DamageIsNamedWithItsPlace) {
  const auto [first, rest] = split(testing::full_dataset());
  Dataset data = read_area_package(first, "first.json")->data;
  const auto field_of = [&data](const std::string& text) {
    const Status added = add_area_rest(text, "rest.json", data);
    return added ? "" : added.error().where.field;
  };
  EXPECT_EQ(field_of(first), "/format");
  Object damaged = Object::parse(rest);
  damaged["postcodes"]["units"] = "!";
  EXPECT_EQ(field_of(damaged.dump()), "/postcodes/units");
  damaged.erase("postcodes");
  EXPECT_EQ(field_of(damaged.dump()), "/postcodes");
  damaged = Object::parse(rest);
  damaged["streets"]["line"] = "!";
  EXPECT_EQ(field_of(damaged.dump()), "/streets/line");
  Dataset short_line = testing::full_dataset();
  short_line.streets.front().line.pop_back();
  EXPECT_EQ(field_of(split(short_line).rest), "/streets/line");
  Dataset unknown_kind = testing::full_dataset();
  unknown_kind.streets.front().kind = kStreetKinds;
  EXPECT_EQ(field_of(split(unknown_kind).rest), "/streets/line");
  EXPECT_FALSE(add_area_rest(rest.substr(0, rest.size() / 2), "rest.json", data));
  EXPECT_TRUE(data.postcodes.empty());
  EXPECT_TRUE(data.streets.empty());
}

TEST(AreaRest, APackageWithoutStreetsHasARestWithoutStreets) {
  Dataset whole = testing::full_dataset();
  whole.streets.clear();
  const auto [first, rest] = split(whole);
  EXPECT_EQ(rest.find("streets"), std::string::npos);
  Dataset data = read_area_package(first, "first.json")->data;
  ASSERT_TRUE(add_area_rest(rest, "rest.json", data));
  EXPECT_EQ(data, whole);
}

}  // namespace
}  // namespace pcn
