#include "core/insight/holidays.h"

#include <array>

#include "core/base/sort.h"
#include "texts/opening.h"

namespace pcn {
namespace {

Date make(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

Date plus(Date date, int days) { return from_days(to_days(date) + days); }

Date first_monday(int year, int month) {
  const Date first = make(year, month, 1);
  return plus(first, (7 - weekday(first)) % 7);
}

Date last_monday(int year, int month) {
  const Date last = make(year, month, month == 5 || month == 8 ? 31 : 30);
  return plus(last, -weekday(last));
}

bool on_weekend(Date date) { return weekday(date) >= 5; }

struct Moved {
  Date from;
  Date to;
};
constexpr std::array<Moved, 5> kMoved = {{
    {{1995, 5, 1}, {1995, 5, 8}},
    {{2002, 5, 27}, {2002, 6, 4}},
    {{2012, 5, 28}, {2012, 6, 4}},
    {{2020, 5, 4}, {2020, 5, 8}},
    {{2022, 5, 30}, {2022, 6, 2}},
}};

constexpr std::array<BankHoliday, 8> kSpecial = {{
    {{1981, 7, 29}, text::opening::royal_wedding, false},
    {{1999, 12, 31}, text::opening::millennium, false},
    {{2002, 6, 3}, text::opening::golden_jubilee, false},
    {{2011, 4, 29}, text::opening::royal_wedding, false},
    {{2012, 6, 5}, text::opening::diamond_jubilee, false},
    {{2022, 6, 3}, text::opening::platinum_jubilee, false},
    {{2022, 9, 19}, text::opening::state_funeral, false},
    {{2023, 5, 8}, text::opening::coronation, false},
}};

void add_christmas(int year, std::vector<BankHoliday>& days) {
  const Date christmas = make(year, 12, 25);
  const Date boxing = make(year, 12, 26);
  // The 27th and 28th stand in: a Saturday's holiday moves by two days, a Sunday's behind Boxing Day.
  days.push_back(on_weekend(christmas) ? BankHoliday{make(year, 12, 27), text::opening::christmas_day, true}
                                       : BankHoliday{christmas, text::opening::christmas_day, false});
  days.push_back(on_weekend(boxing) ? BankHoliday{make(year, 12, 28), text::opening::boxing_day, true}
                                    : BankHoliday{boxing, text::opening::boxing_day, false});
}

}  // namespace

Date easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return make(year, f / 31, f % 31 + 1);
}

std::vector<BankHoliday> bank_holidays(int year) {
  if (year < kBankHolidaysFrom) return {};
  const Date new_year = make(year, 1, 1);
  const Date easter = easter_sunday(year);
  std::vector<BankHoliday> days = {
      {on_weekend(new_year) ? plus(new_year, 7 - weekday(new_year)) : new_year, text::opening::new_years_day,
       on_weekend(new_year)},
      {plus(easter, -2), text::opening::good_friday, false},
      {plus(easter, 1), text::opening::easter_monday, false},
      {first_monday(year, 5), text::opening::early_may, false},
      {last_monday(year, 5), text::opening::spring, false},
      {last_monday(year, 8), text::opening::summer, false},
  };
  for (BankHoliday& day : days) {
    for (const Moved& moved : kMoved) {
      if (moved.from == day.date) day.date = moved.to;
    }
  }
  add_christmas(year, days);
  for (const BankHoliday& special : kSpecial) {
    if (special.date.year == year) days.push_back(special);
  }
  sort_stable(days.begin(), days.end(),
              [](const BankHoliday& a, const BankHoliday& b) { return a.date < b.date; });
  return days;
}

std::optional<BankHoliday> bank_holiday_on(Date day) {
  for (const BankHoliday& holiday : bank_holidays(day.year)) {
    if (holiday.date == day) return holiday;
  }
  return std::nullopt;
}

}  // namespace pcn
