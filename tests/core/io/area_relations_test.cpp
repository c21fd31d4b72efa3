// Values that do not go together: across rows and tables, each told by what it is.
#include "core/io/area_relations.h"

#include <string>

#include <gtest/gtest.h>

#include "core/io/area_check.h"
#include "core/io/area_package.h"
#include "tests/core/io/full_dataset.h"

namespace pcn {
namespace {

// The field of the error, "" for a sound package.
std::string refused(const Dataset& data) {
  const auto read = read_area_package(write_area_package(data), "odd.json");
  return read ? "" : read.error().where.field;
}

std::int64_t warned(const Dataset& data, std::string_view code) {
  std::int64_t count = 0;
  for (const Diagnostic& found : check_area(data)) count += found.code == code ? found.count : 0;
  return count;
}

TEST(AreaRelations, ASoundPackageIsNeitherRefusedNorWarnedOf) {
  const Dataset data = testing::full_dataset();
  EXPECT_EQ(refused(data), "");
  EXPECT_EQ(warned(data, "practice-not-in-its-place"), 0);
  EXPECT_EQ(warned(data, "at-one-point"), 0);
  EXPECT_EQ(find_odd_relations(Dataset{}), Diagnostics{});
}

TEST(AreaRelations, OnePracticeIsInANetworkOnceAtATime) {
  Dataset data = testing::full_dataset();
  Membership again = data.memberships.front();
  again.start = from_days(to_days(again.start) + 30);
  data.memberships.insert(data.memberships.begin() + 1, again);
  EXPECT_EQ(refused(data), "/memberships/rows/1");
}

TEST(AreaRelations, SharesOfAPracticeSumToNoMoreThanOneOnAnyDay) {
  Dataset data = testing::full_dataset();
  Membership other = data.memberships.front();
  ASSERT_GT(data.networks.size(), 1U);
  other.network = NetworkIndex(other.network.value == 0 ? 1 : 0);
  other.start = from_days(to_days(other.start) + 30);
  other.end.reset();
  data.memberships.front().end.reset();
  data.memberships.insert(data.memberships.begin() + 1, other);
  EXPECT_EQ(refused(data), "/memberships/rows/0");
  data.memberships[0].share = data.memberships[1].share = 0.5;
  EXPECT_EQ(refused(data), "");
}

TEST(AreaRelations, ACountHasADayOnWhichThereWasOne) {
  Dataset data = testing::full_dataset();
  data.observed_date = {1970, 1, 1};
  EXPECT_EQ(refused(data), "/area/observed_date");
  data = testing::full_dataset();
  data.observed_days[0].date = {1999, 1, 1};
  EXPECT_EQ(refused(data), "/registered_days/date/0");
  data = testing::full_dataset();
  data.observed_date = {2099, 1, 1};
  EXPECT_EQ(warned(data, "registered-in-future"), 1);
}

TEST(AreaRelations, OneGroupIsToldOnce) {
  Dataset data = testing::full_dataset();
  data.provenance.push_back(data.provenance.front());
  EXPECT_EQ(refused(data), "/provenance/group/" + std::to_string(data.provenance.size() - 1));
}

TEST(AreaRelations, CountsThatDoNotFitTheListsAreCounted) {
  Dataset data = testing::full_dataset();  // a list of 9,000 and a count of 815
  EXPECT_EQ(warned(data, "registered-not-of-list"), 1);
  EXPECT_EQ(warned(data, "registered-of-few"), 1) << "the other practice of the area has no row";
  data.observed[0].patients = 9'000;
  EXPECT_EQ(warned(data, "registered-not-of-list"), 0);
  data.observed[0].patients = 19'000;
  EXPECT_EQ(warned(data, "registered-not-of-list"), 1);
}

TEST(AreaRelations, ListsUnlikeTheResidentsAreSaid) {
  Dataset data = testing::full_dataset();
  data.practices.front().closed.reset();
  for (SmallArea& area : data.small_areas) area.residents = {2000, 2000, 0, 0, 0, 0};
  EXPECT_EQ(warned(data, "lists-unlike-residents"), 0);
  for (SmallArea& area : data.small_areas) area.residents = {90'000, 90'000, 0, 0, 0, 0};
  EXPECT_EQ(warned(data, "lists-unlike-residents"), 1);
  data.lists.back().date = {2090, 1, 1};
  EXPECT_EQ(warned(data, "lists-in-future"), 1);
}

TEST(AreaRelations, WhatLiesOutsideItsOwnPlaceIsCounted) {
  Dataset data = testing::full_dataset();
  ASSERT_TRUE(data.practices[0].small_area.valid());
  data.practices[0].point->east += 4000;
  EXPECT_EQ(warned(data, "practice-not-in-its-place"), 1);
  data.postcodes[0].north += 20'000;
  EXPECT_EQ(warned(data, "postcode-not-in-its-place"), 1);
}

TEST(AreaRelations, ManyThingsAtOnePointAreCounted) {
  Dataset data = testing::full_dataset();
  Service pharmacy = data.services.front();
  data.services.clear();
  for (int i = 0; i < 12; ++i) {
    pharmacy.code = "F" + std::to_string(10 + i);
    data.services.push_back(pharmacy);
  }
  EXPECT_EQ(warned(data, "at-one-point"), 12);
  for (std::size_t i = 0; i < data.services.size(); ++i)
    data.services[i].point->east += 100.0 * double(i % 4);
  EXPECT_EQ(warned(data, "at-one-point"), 0);
}

TEST(AreaRelations, MoreStaffThanAnyNetworkHasIsSaid) {
  Dataset data = testing::full_dataset();
  data.networks.front().closed.reset();
  data.practices.front().closed.reset();
  ASSERT_EQ(warned(data, "overstaffed"), 0);
  data.workforce.front().fte = 3000;
  EXPECT_EQ(warned(data, "overstaffed"), 1);
}

TEST(AreaRelations, TextHoldsNoCharactersThatCannotBeSeen) {
  for (const char* text : {"Ringmead \xC2\x96 Crowthorne", "a\x1B[31mb", "line\nline",
                           "\xE2\x80\xAE"
                           "evil",
                           "\x7F"}) {
    Dataset data = testing::full_dataset();
    data.networks.front().name = text;
    EXPECT_EQ(refused(data), "/networks/name/0") << text;
  }
  Dataset data = testing::full_dataset();
  data.networks.front().name = "King’s Ride – St Ané’s";
  EXPECT_EQ(refused(data), "");
}

TEST(AreaRelations, NamesAreThere) {
  Dataset data = testing::full_dataset();
  data.networks.back().name = " ";
  EXPECT_EQ(refused(data), "/networks/name/" + std::to_string(data.networks.size() - 1));
  data = testing::full_dataset();
  data.services.front().name.clear();
  EXPECT_EQ(refused(data), "/services/name/0");
}

TEST(AreaRelations, DaysOutsideWhatWasPublishedAreSaid) {
  Dataset data = testing::full_dataset();
  EXPECT_EQ(warned(data, "odd-day"), 0);
  data.age_sex_date = {2099, 1, 1};
  data.england.date = {1900, 1, 1};
  EXPECT_EQ(warned(data, "odd-day"), 2);
  data.networks.front().opened = Date{2099, 1, 1};
  EXPECT_EQ(warned(data, "opens-in-future"), 1);
  data.vintages.push_back({2099, 1, 1});
  EXPECT_EQ(refused(data), "/area/newest");
}

TEST(AreaRelations, EnglandHasMoreNetworksThanOneArea) {
  Dataset data = testing::full_dataset();
  EXPECT_EQ(warned(data, "england-too-small"), 0);
  data.england.networks = 1;
  for (Network& network : data.networks) network.closed.reset();
  EXPECT_EQ(warned(data, "england-too-small"), 1);
}

}  // namespace
}  // namespace pcn
