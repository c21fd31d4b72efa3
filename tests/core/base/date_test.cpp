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

TEST(ReadDate, TakesEveryFormInTheOrderOfDayMonthYear) {
  for (const char* text : {"2026-07-01",
                           "20260701",
                           "01/07/2026",
                           "1/7/2026",
                           "1/7/26",
                           "01.07.2026",
                           "1-7-2026",
                           "01Jul2026",
                           "01JUL2026",
                           "1-Jul-26",
                           "01-Jul-2026",
                           "1 July 2026",
                           "1st July, 2026",
                           "01 Jul 26",
                           "2026/7/1",
                           "01/07/2026 00:00",
                           "2026-07-01 00:00:00",
                           "2026-07-01T00:00:00Z",
                           " 1\xC2\xA0July 2026 ",
                           "1 JULY 2026",
                           "\xEF\xBC\x91/7/2026",
                           "1–Jul–26"}) {
    EXPECT_EQ(read_date(text), date(2026, 7, 1)) << text;
  }
  EXPECT_EQ(read_date("01-Apr-25"), date(2025, 4, 1)) << "what a spreadsheet makes of 01APR2025";
  EXPECT_EQ(read_date("01/04/2025"), date(2025, 4, 1)) << "never the fourth of January";
  EXPECT_EQ(read_date("2 Sept 2025"), date(2025, 9, 2));
  EXPECT_EQ(read_date("01-Apr-74"), date(1974, 4, 1));
  EXPECT_EQ(read_date("29/02/2024"), date(2024, 2, 29));
}

TEST(ReadDate, RefusesImpossibleAndAmericanDays) {
  for (const char* text : {"",
                           "07/13/2026",
                           "31/04/2026",
                           "29-Feb-23",
                           "31Feb2026",
                           "36251",
                           "45748",
                           "2026",
                           "July 2026",
                           "1 July",
                           "01Xyz2026",
                           "99/99/2026",
                           "1/7/026",
                           "1/7/2026 12:30",
                           "2026-07-01 to 2026-08-01",
                           "1/7/2026/1",
                           "0/7/2026",
                           "1/0/2026",
                           "-1/7/2026",
                           "July 1 2026",
                           "1 Julyy 2026",
                           "2026-07-011",
                           "01APR20255"}) {
    EXPECT_FALSE(read_date(text)) << text;
  }
}

TEST(ReadDate, ReadsBackWhatIsWritten) {
  for (int day = to_days(date(1950, 1, 1)); day < to_days(date(2050, 1, 1)); day += 37) {
    const Date one = from_days(day);
    ASSERT_EQ(read_date(to_iso(one)), one);
    ASSERT_EQ(read_date(to_words(one)), one);
    ASSERT_EQ(
        read_date(std::to_string(one.day) + "/" + std::to_string(one.month) + "/" + std::to_string(one.year)),
        one);
  }
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
