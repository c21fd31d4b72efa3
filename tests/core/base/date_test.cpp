#include "core/base/date.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

Date date(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const char* text :
       {"",           "2026",       "2026-07",    "2026-7-01",   "2026-07-1",   "26-07-01",   "2026-00-10",
        "2026-13-01", "2026-01-00", "2026-01-32", "2026-04-31",  "2023-02-29",  "1900-02-29", "2100-02-29",
        "0000-01-01", "2026/07/01", "01-07-2026", "2026-07-01 ", " 2026-07-01", "2026-07-0a", "-026-07-01",
        "+2026701",   "2026070a",   "20261301",   "2026-07-011"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(Date, ReadsBothForms) {
  EXPECT_EQ(parse_date("2026-07-01"), date(2026, 7, 1));
  EXPECT_EQ(parse_date("20260701"), date(2026, 7, 1));
  EXPECT_EQ(parse_date("2000-02-29"), date(2000, 2, 29)) << "divisible by 400";
  EXPECT_EQ(parse_date("2024-02-29"), date(2024, 2, 29));
  EXPECT_EQ(parse_date("0001-01-01"), date(1, 1, 1));
  EXPECT_EQ(parse_date("9999-12-31"), date(9999, 12, 31));
}

TEST(Date, CountsDaysFromTheEpoch) {
  EXPECT_EQ(to_days(date(1970, 1, 1)), 0);
  EXPECT_EQ(to_days(date(1969, 12, 31)), -1);
  EXPECT_EQ(to_days(date(1970, 2, 1)), 31);
  EXPECT_EQ(to_days(date(2000, 3, 1)), 11017);
  EXPECT_EQ(to_days(date(2019, 7, 1)), 18078);
  EXPECT_EQ(to_days(date(1, 1, 1)), -719162);
}

TEST(Date, EveryDayOfFourCenturiesComesBackAndFollowsItsNeighbour) {
  Date before = from_days(to_days(date(1799, 12, 31)));
  for (std::int32_t day = to_days(date(1800, 1, 1)); day <= to_days(date(2200, 12, 31)); ++day) {
    const Date here = from_days(day);
    ASSERT_EQ(to_days(here), day);
    ASSERT_LT(before, here);
    ASSERT_EQ(parse_date(to_iso(here)), here);
    ASSERT_EQ(weekday(here), (weekday(before) + 1) % 7);
    before = here;
  }
}

TEST(Date, KnowsTheDayOfTheWeek) {
  EXPECT_EQ(weekday(date(1970, 1, 1)), 3) << "a Thursday";
  EXPECT_EQ(weekday(date(2019, 7, 1)), 0) << "a Monday";
  EXPECT_EQ(weekday(date(2026, 7, 1)), 2) << "a Wednesday";
  EXPECT_EQ(weekday(date(1948, 7, 5)), 0) << "a Monday, before the epoch";
  EXPECT_EQ(weekday(date(1, 1, 1)), 0);
}

TEST(Date, SaysItForMachinesAndPeople) {
  EXPECT_EQ(to_iso(date(2026, 7, 1)), "2026-07-01");
  EXPECT_EQ(to_iso(date(987, 11, 12)), "0987-11-12");
  EXPECT_EQ(to_words(date(2026, 7, 1)), "1 July 2026");
  EXPECT_EQ(to_words(date(2019, 12, 31)), "31 December 2019");
}

}  // namespace
}  // namespace pcn
