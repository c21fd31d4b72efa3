#include "core/import/pharmacy_files.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

std::vector<OpenInterval> hours(std::string_view text, bool repaired) {
  const auto parsed = parse_day_hours(text);
  EXPECT_TRUE(parsed.has_value()) << text;
  if (!parsed) return {};
  EXPECT_EQ(parsed->repaired, repaired) << text;
  return parsed->intervals;
}

using Day = std::vector<OpenInterval>;

TEST(DayHours, ClosedIsNoHours) { EXPECT_EQ(hours("CLOSED", false), Day{}); }

TEST(DayHours, ReadsOneOrMoreIntervals) {
  EXPECT_EQ(hours("09:00-17:30", false), (Day{{540, 1050}}));
  EXPECT_EQ(hours("09:00-13:00,14:00-17:30", false), (Day{{540, 780}, {840, 1050}}));
}

TEST(DayHours, HoursMayGoOnAfterMidnight) {
  EXPECT_EQ(hours("22:00-02:00", false), (Day{{1320, 1560}}));
  EXPECT_EQ(hours("00:00-00:00", false), (Day{{0, 1440}}));
}

TEST(DayHours, SlipsOfThePenArePutRight) {
  EXPECT_EQ(hours("09:00-1730", true), (Day{{540, 1050}}));
  EXPECT_EQ(hours("09:00-17.30", true), (Day{{540, 1050}}));
  EXPECT_EQ(hours("09:00-13:00; 14:00-17:30", true), (Day{{540, 780}, {840, 1050}}));
  EXPECT_EQ(hours("09:00-13:00 14:00-17:30", true), (Day{{540, 780}, {840, 1050}}));
}

TEST(DayHours, WhatCannotBeReadIsNone) {
  for (const std::string_view text :
       {"", "09:00", "25:00-26:00", "09:00-13:00,12:00-17:00", "09-17", "09:00-09:00", "x"}) {
    EXPECT_FALSE(parse_day_hours(text).has_value()) << text;
  }
}

constexpr std::string_view kHeader =
    "\xEF\xBB\xBFPHARMACY_ODS_CODE_(F-CODE),HEALTH_AND_WELLBEING_BOARD,PHARMACY_TRADING_NAME,ORGANISATION_"
    "NAME,"
    "ADDRESS_FIELD1,ADDRESS_FIELD2,ADDRESS_FIELD3,ADDRESS_FIELD4,POST_CODE,PHARMACY_OPENING_HOURS_MONDAY,MON_"
    "TOTAL,"
    "PHARMACY_OPENING_HOURS_TUESDAY,PHARMACY_OPENING_HOURS_WEDNESDAY,PHARMACY_OPENING_HOURS_THURSDAY,"
    "PHARMACY_OPENING_HOURS_FRIDAY,PHARMACY_OPENING_HOURS_SATURDAY,PHARMACY_OPENING_HOURS_SUNDAY,CONTRACT_"
    "TYPE\n";

TEST(Pharmacies, ReadAWeek) {
  const auto rows =
      read_pharmacies(std::string(kHeader) +
                          "FA002,BEXLEY,A PHARMACY,X LTD,1 ROAD,, ,TOWN,DA1 1AA,\"09:00-13:00,14:00-17:30\","
                          "7.5,09:00-17:00,09:00-17:00,09:00-17:00,09:00-17:00,CLOSED,CLOSED,Community\n",
                      "p.csv");
  ASSERT_TRUE(rows.has_value()) << rows.error().message();
  const Pharmacy& pharmacy = rows->front();
  EXPECT_EQ(pharmacy.address, "1 Road, Town");
  ASSERT_TRUE(pharmacy.hours.has_value());
  EXPECT_EQ((*pharmacy.hours)[0].size(), 2u);
  EXPECT_TRUE((*pharmacy.hours)[6].empty());
}

TEST(Pharmacies, OneUnreadableDayMakesTheWeekUnknown) {
  const auto rows = read_pharmacies(
      std::string(kHeader) +
          "FA002,BEXLEY,A,X,1,,,T,DA1 1AA,09:00-17:00,8,?,CLOSED,CLOSED,CLOSED,CLOSED,CLOSED,DAC\n",
      "p.csv");
  ASSERT_TRUE(rows.has_value());
  EXPECT_FALSE(rows->front().hours.has_value());
}

TEST(PostcodePlaces, NormalisePostcodesAndSkipRowsWithoutPlace) {
  const auto rows =
      read_postcode_places("postcode,lat,lon,icb_code\nAL100JT,51.7,-0.2,E\nAL100LD,,,E\n", "g.csv");
  ASSERT_TRUE(rows.has_value());
  ASSERT_EQ(rows->size(), 1u);
  EXPECT_EQ(rows->front().postcode, "AL10 0JT");
}

}  // namespace
}  // namespace pcn
