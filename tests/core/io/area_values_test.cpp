// Values of the right type that cannot be are refused by name; those that are hardly true are counted.
#include "core/io/area_values.h"

#include <functional>
#include <limits>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/io/area_check.h"
#include "core/io/area_package.h"
#include "core/io/json.h"
#include "tests/core/io/full_dataset.h"

namespace pcn {
namespace {

struct Case {
  const char* field;  // that the error names
  std::function<void(Dataset&)> spoil;
};

// The field of the error, "" for a sound package.
std::string refused(const Dataset& data) {
  const auto read = read_area_package(write_area_package(data), "odd.json");
  return read ? "" : read.error().where.field;
}

bool warned(const Dataset& data, std::string_view code) {
  const auto read = read_area_package(write_area_package(data), "odd.json");
  EXPECT_TRUE(read.has_value()) << read.error().message();
  if (!read) return false;
  for (const Diagnostic& found : read->diagnostics) {
    if (found.code == code) return found.severity == Severity::kWarning && found.count > 0;
  }
  return false;
}

constexpr auto kMost32 = std::numeric_limits<std::int32_t>::max();

TEST(AreaValues, ASoundPackageIsNeitherRefusedNorWarnedOf) {
  const Dataset data = testing::full_dataset();
  EXPECT_EQ(refused(data), "");
  EXPECT_EQ(find_odd_values(data), Diagnostics{});
}

TEST(AreaValues, WhatCannotBeIsRefusedByName) {
  const std::vector<Case> cases = {
      {"/area/id", [](Dataset& d) { d.id = "a&b=c"; }},
      {"/area/icb_code", [](Dataset& d) { d.icb_code = ""; }},
      {"/area/vintages", [](Dataset& d) { d.vintages.clear(); }},
      {"/area/vintages/0",
       [](Dataset& d) {
         d.vintages.insert(d.vintages.begin(), Date{2012, 1, 1});
       }},
      {"/area/newest",
       [](Dataset& d) {
         d.newest = {2009, 1, 1};
       }},
      {"/networks/code/0", [](Dataset& d) { d.networks[0].code = "U&=,>:;\"<%#0001"; }},
      {"/practices/code/0", [](Dataset& d) { d.practices[0].code = "G1,"; }},
      {"/practices/code/0", [](Dataset& d) { d.practices[0].code = ""; }},
      {"/services/code/0", [](Dataset& d) { d.services[0].code = "a b"; }},
      {"/sites/code/0", [](Dataset& d) { d.sites[0].code = "<b>"; }},
      {"/roles/id/1", [](Dataset& d) { d.roles.push_back(d.roles[0]); }},
      {"/conditions/code/1", [](Dataset& d) { d.conditions.push_back(d.conditions[0]); }},
      {"/sources/id/", [](Dataset& d) { d.sources.push_back(d.sources[0]); }},
      {"/lists/patients/0", [](Dataset& d) { d.lists[0].patients.count = -5; }},
      {"/lists/patients/0", [](Dataset& d) { d.lists[0].patients.count = std::int64_t{1} << 31; }},
      {"/weighted/patients/0", [](Dataset& d) { d.weighted[0].patients.count = 1e9; }},
      {"/age_sex/female/0", [](Dataset& d) { d.age_sex[0].female[4] = -1; }},
      {"/age_sex/male/0", [](Dataset& d) { d.age_sex[0].male[4] = kMost32; }},
      {"/age_sex/unknown/0", [](Dataset& d) { d.age_sex[0].unknown = -3; }},
      {"/small_areas/residents/0", [](Dataset& d) { d.small_areas[0].residents[0] = kMost32; }},
      {"/small_areas/residents/1", [](Dataset& d) { d.small_areas[1].residents[5] = -1; }},
      {"/small_areas/imd_score/0", [](Dataset& d) { d.small_areas[0].imd_score = -50; }},
      {"/small_areas/imd_score/0", [](Dataset& d) { d.small_areas[0].imd_score = 1e9; }},
      {"/small_areas/imd_rank/0", [](Dataset& d) { d.small_areas[0].imd_rank = -1; }},
      {"/practices/imd_score/0", [](Dataset& d) { d.practices[0].imd_score = 101; }},
      {"/practices/cqc/0", [](Dataset& d) { d.practices[0].cqc->year = 32'767; }},
      {"/workforce/fte/0", [](Dataset& d) { d.workforce[0].fte = -3; }},
      {"/workforce/fte/0", [](Dataset& d) { d.workforce[0].fte = 1e6; }},
      {"/workforce_years/fte/0", [](Dataset& d) { d.workforce_years[0].fte = -0.1; }},
      {"/workforce_years/year/0", [](Dataset& d) { d.workforce_years[0].year = 32'767; }},
      {"/roles/england_quartiles/0",
       [](Dataset& d) {
         d.roles[0].england_quartiles = {3, 2, 1};
       }},
      {"/registers/patients/0", [](Dataset& d) { d.registers[0].patients = -5; }},
      {"/registers/patients/0", [](Dataset& d) { d.registers[0].patients = d.registers[0].list_size + 1; }},
      {"/registers/list_size/0", [](Dataset& d) { d.registers[0].list_size = kMost32; }},
      {"/registered/patients", [](Dataset& d) { d.observed[0].patients = -1; }},
      {"/registered/patients", [](Dataset& d) { d.observed[0].patients = kMost32; }},
      {"/england/networks", [](Dataset& d) { d.england.networks = -1; }},
      {"/england/list_size_deciles",
       [](Dataset& d) { std::swap(d.england.list_size_deciles[1], d.england.list_size_deciles[7]); }},
      {"/england/list_size_deciles", [](Dataset& d) { d.england.list_size_deciles[0] = -1; }},
      {"/england/arrs_fte_quartiles",
       [](Dataset& d) {
         d.england.arrs_fte_quartiles = {5, 4, 3};
       }},
      {"/england/female", [](Dataset& d) { d.england.female[0] = -1; }},
      {"/england/male", [](Dataset& d) { d.england.male[0] = std::int64_t{1} << 53; }},
      {"/practices/point_east/0",
       [](Dataset& d) {
         d.practices[0].point = BritishGrid{1, 1};
       }},
      {"/sites/point_east/0",
       [](Dataset& d) {
         d.sites[0].point = BritishGrid{1, 1};
       }},
      {"/services/point_east/0",
       [](Dataset& d) {
         d.services[0].point = BritishGrid{1, 1};
       }},
      {"/services_beyond/point_east/0",
       [](Dataset& d) {
         d.services_beyond[0].point = BritishGrid{1, 1};
       }},
      {"/small_areas/east/0", [](Dataset& d) { d.small_areas[0].centroid.east = 11; }},
      {"/postcodes/east/0", [](Dataset& d) { d.postcodes[0].east = 11; }},
  };
  for (const Case& each : cases) {
    Dataset data = testing::full_dataset();
    each.spoil(data);
    const std::string field = refused(data);
    EXPECT_TRUE(std::string_view(field).starts_with(each.field)) << each.field << ", refused: " << field;
  }
}

// Whole columns of a date or a number are bounded where they are read, whatever the table.
TEST(AreaValues, DatesAndNumbersBeyondAllUseAreRefused) {
  for (const Date day : {Date{9999, 12, 31}, Date{1, 1, 1}, Date{1899, 12, 31}, Date{2101, 1, 1}}) {
    Dataset data = testing::full_dataset();
    data.networks[0].opened = day;
    EXPECT_EQ(refused(data), "/networks/opened/0") << to_iso(day);
    data = testing::full_dataset();
    data.newest = day;
    EXPECT_EQ(refused(data), "/area/newest") << to_iso(day);
  }
  for (const double number : {1e300, -1e300, 1e13}) {
    Dataset data = testing::full_dataset();
    data.workforce[0].fte = number;
    EXPECT_EQ(refused(data), "/workforce/fte/0") << number;
  }
}

TEST(AreaValues, OneCentreForAllPlacesIsRefused) {
  Dataset data = testing::full_dataset();
  // Without shapes, so that nothing else is at fault.
  for (SmallArea& area : data.small_areas) area.in_area = false;
  data.topology = {};
  const SmallArea like = data.small_areas.back();
  for (int i = 0; i < 12; ++i) {
    data.small_areas.push_back(like);
    data.small_areas.back().code = "E9" + std::to_string(100 + i);
  }
  std::sort(data.small_areas.begin(), data.small_areas.end(),
            [](auto& a, auto& b) { return a.code < b.code; });
  EXPECT_EQ(refused(data), "/small_areas/east");
}

TEST(AreaValues, WhatIsHardlyTrueIsCounted) {
  const std::vector<Case> cases = {
      {"closed-before-opened",
       [](Dataset& d) {
         d.practices[0].closed = Date{1974, 3, 1};
       }},
      {"closed-before-opened",
       [](Dataset& d) {
         d.networks[0].closed = Date{2019, 9, 1};
       }},
      {"membership-in-future",
       [](Dataset& d) {
         d.memberships.back().start = {2027, 1, 1};
       }},
      {"newest-without-map",
       [](Dataset& d) {
         d.newest = {2027, 1, 1};
       }},
      {"hours-overlap",
       [](Dataset& d) {
         (*d.services[0].hours)[0] = {{540, 780}, {700, 1080}};
       }},
      {"place-far-away",
       [](Dataset& d) {
         d.services[0].point = BritishGrid{200'000, 700'000};
       }},
      {"postcode-far-away", [](Dataset& d) { d.postcodes[0].north = 700'000; }},
      {"decile-not-of-rank", [](Dataset& d) { d.small_areas[0].imd_decile = 9; }},
      {"ages-not-of-list",
       [](Dataset& d) {
         d.lists[0].patients.count = 90'000;
         d.lists[0].date = d.age_sex_date;
       }},
  };
  for (const Case& each : cases) {
    Dataset data = testing::full_dataset();
    ASSERT_FALSE(warned(data, each.field)) << each.field;
    each.spoil(data);
    EXPECT_TRUE(warned(data, each.field)) << each.field;
  }
}

}  // namespace
}  // namespace pcn
