#include "core/insight/opening.h"

#include <gtest/gtest.h>

#include "core/insight/holidays.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::day_of;
using testing::open_hours;

std::string days_of(int year) {
  std::string text;
  for (const BankHoliday& day : bank_holidays(year))
    text += to_iso(day.date).substr(5) + (day.substitute ? "* " : " ");
  return text;
}

TEST(Easter, FallsOnKnownDays) {
  EXPECT_EQ(easter_sunday(1818), day_of(1818, 3, 22));  // the earliest possible
  EXPECT_EQ(easter_sunday(1943), day_of(1943, 4, 25));  // the latest possible
  EXPECT_EQ(easter_sunday(2000), day_of(2000, 4, 23));
  EXPECT_EQ(easter_sunday(2019), day_of(2019, 4, 21));
  EXPECT_EQ(easter_sunday(2024), day_of(2024, 3, 31));
  EXPECT_EQ(easter_sunday(2026), day_of(2026, 4, 5));
}

TEST(Easter, IsASundayFromTheTwentySecondOfMarchToTheTwentyFifthOfApril) {
  for (int year = 1583; year < 3000; ++year) {
    const Date easter = easter_sunday(year);
    ASSERT_EQ(weekday(easter), 6) << year;
    ASSERT_GE(easter, day_of(year, 3, 22));
    ASSERT_LE(easter, day_of(year, 4, 25));
  }
}

// As the government published them.
TEST(BankHolidays, AreThoseOfKnownYears) {
  EXPECT_EQ(days_of(1977), "");
  EXPECT_EQ(days_of(2019), "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26 ");
  EXPECT_EQ(days_of(2020), "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28* ");
  EXPECT_EQ(days_of(2021), "01-01 04-02 04-05 05-03 05-31 08-30 12-27* 12-28* ");
  EXPECT_EQ(days_of(2022), "01-03* 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27* ");
  EXPECT_EQ(days_of(2023), "01-02* 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26 ");
  EXPECT_EQ(days_of(2026), "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28* ");
  EXPECT_EQ(days_of(2012), "01-02* 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26 ");
  EXPECT_EQ(days_of(1999), "01-01 04-02 04-05 05-03 05-31 08-30 12-27* 12-28* 12-31 ");
}

TEST(BankHolidays, AreWeekdaysAndAtLeastEightAYear) {
  for (int year = kBankHolidaysFrom; year < 2200; ++year) {
    const auto days = bank_holidays(year);
    ASSERT_GE(days.size(), 8U);
    for (std::size_t i = 0; i < days.size(); ++i) {
      ASSERT_LT(weekday(days[i].date), 5) << to_iso(days[i].date);
      if (i > 0) {
        ASSERT_LT(days[i - 1].date, days[i].date);
      }
    }
  }
}

TEST(OpenAt, KnowsNothingWithoutHours) {
  EXPECT_EQ(open_at(std::nullopt, {day_of(2026, 7, 1), 600}), OpenState::kHoursUnknown);
  EXPECT_EQ(open_at(WeekHours{}, {day_of(2026, 7, 1), 600}), OpenState::kClosed);
}

TEST(OpenAt, OpensAtTheFirstMinuteAndClosesAtTheLast) {
  const WeekHours hours = open_hours(0, 4, 9 * 60, 17 * 60);
  const Date wednesday = day_of(2026, 7, 1);
  EXPECT_EQ(open_at(hours, {wednesday, 539}), OpenState::kClosed);
  EXPECT_EQ(open_at(hours, {wednesday, 540}), OpenState::kOpen);
  EXPECT_EQ(open_at(hours, {wednesday, 1019}), OpenState::kOpen);
  EXPECT_EQ(open_at(hours, {wednesday, 1020}), OpenState::kClosed);
  EXPECT_EQ(open_at(hours, {day_of(2026, 7, 5), 600}), OpenState::kClosed);  // Sunday
}

TEST(OpenAt, DoesNotTrustTheUsualWeekOnABankHoliday) {
  const WeekHours hours = open_hours(0, 4, 9 * 60, 17 * 60);
  EXPECT_EQ(open_at(hours, {day_of(2026, 5, 25), 600}), OpenState::kBankHoliday);
  EXPECT_EQ(open_at(hours, {day_of(2026, 5, 25), 60}), OpenState::kBankHoliday);
  EXPECT_EQ(open_at(hours, {day_of(2026, 5, 26), 600}), OpenState::kOpen);
}

TEST(OpenAt, ReachesPastMidnight) {
  WeekHours hours;
  hours[6] = {{1320, 1560}};  // Sunday 22:00 to Monday 02:00
  const Date sunday = day_of(2026, 7, 5);
  EXPECT_EQ(open_at(hours, {sunday, 1439}), OpenState::kOpen);
  EXPECT_EQ(open_at(hours, {day_of(2026, 7, 6), 119}), OpenState::kOpen);
  EXPECT_EQ(open_at(hours, {day_of(2026, 7, 6), 120}), OpenState::kClosed);
  // The night into a bank holiday belongs to the day before it.
  EXPECT_EQ(open_at(hours, {day_of(2026, 5, 25), 60}), OpenState::kOpen);
  EXPECT_TRUE(open_in_week(hours, 0, 60));
}

TEST(Week, CountsOverlapsOnceAndReadsAMinuteToMidnightAsMidnight) {
  EXPECT_EQ(minutes_a_week(WeekHours{}), 0);
  WeekHours hours;
  hours[0] = {{540, 720}, {600, 780}};
  hours[6] = {{0, 1439}};
  EXPECT_EQ(minutes_a_week(hours), 240 + 1440);
  EXPECT_TRUE(open_on_sunday(hours));
  EXPECT_FALSE(open_late(hours));
  hours[2] = {{540, 1201}};
  EXPECT_TRUE(open_late(hours));
  hours[2] = {{540, 1200}};
  EXPECT_FALSE(open_late(hours));
  for (auto& day : hours) day = {{0, 1439}};
  EXPECT_EQ(minutes_a_week(hours), 7 * 1440);
}

TEST(EnhancedAccess, CountsNetworkStandardHoursOnly) {
  // Every day 08:00-21:00: five times 90 minutes and eight hours of Saturday.
  EXPECT_EQ(network_standard_minutes(open_hours(0, 6, 8 * 60, 21 * 60)), 5 * 90 + 480);
  EXPECT_EQ(network_standard_minutes(open_hours(6, 6, 0, 1440)), 0);
}

TEST(EnhancedAccess, AsksForSixtyMinutesForEveryThousandAdjustedPatients) {
  EXPECT_EQ(required_minutes(AdjustedPatients{57'510}).minutes, 3451);
  EXPECT_EQ(required_minutes(AdjustedPatients{0}).minutes, 0);
  EXPECT_EQ(required_minutes(AdjustedPatients{50'000}).minutes, 3000);
  EXPECT_EQ(stand_in_minutes(RegisteredPatients{57'510}).minutes, 3451);
  static_assert(!std::is_same_v<RequiredMinutes, StandInMinutes>);
}

TEST(Clock, ReadsHoursAndMinutesAndNothingElse) {
  EXPECT_EQ(parse_clock("18:30"), 1110);
  EXPECT_EQ(parse_clock("0830"), 510);
  EXPECT_EQ(parse_clock("24:00"), 1440);
  for (const char* text : {"", "24:01", "9:00", "12:60", "ab:cd", "-1:00", "12:3x", "::::", "123456", "1a00"})
    EXPECT_FALSE(parse_clock(text)) << text;
}

}  // namespace
}  // namespace pcn
