#include "core/base/date.h"

#include <array>
#include <vector>

#include "core/base/characters.h"
#include "core/base/text.h"

namespace pcn {
namespace {

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::optional<Date> day_of(int year, int month, int day) {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
              static_cast<std::uint8_t>(day)};
}

// 1 to 12 for "jul", "sept" or "july"; 0 for any other word.
int month_of(std::string_view word) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const std::string name = to_lower_ascii(kMonths[i]);
    if (word == name || word == name.substr(0, 3) || (word == "sept" && i == 8))
      return static_cast<int>(i) + 1;
  }
  return 0;
}

// Digits in a row and letters in a row; all between them only parts.
std::vector<std::string> runs_of(std::string_view text) {
  std::vector<std::string> runs;
  char before = 0;  // 'd' for a digit, 'l' for a letter
  for (const char c : text) {
    const char kind = c >= '0' && c <= '9' ? 'd' : c >= 'a' && c <= 'z' ? 'l' : 0;
    if (kind != 0 && kind == before) runs.back() += c;
    if (kind != 0 && kind != before) runs.emplace_back(1, c);
    before = kind;
  }
  return runs;
}

bool is_number(const std::string& run) { return !run.empty() && run[0] >= '0' && run[0] <= '9'; }

// "00:00", "00:00:00.000", with or without "T" before and "Z" behind.
std::string_view without_midnight(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon < 3) return text;
  const std::string_view clock = text.substr(colon - 2);
  if (clock.find_first_not_of("0:.z") != std::string_view::npos) return text;
  const char parting = text[colon - 3];
  return parting == ' ' || parting == 't' ? text.substr(0, colon - 3) : text;
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  std::string digits;
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    digits = std::string(text.substr(0, 4)) + std::string(text.substr(5, 2)) + std::string(text.substr(8, 2));
  } else if (text.size() == 8) {
    digits = text;
  } else {
    return std::nullopt;
  }
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
  }
  const auto number = static_cast<int>(*parse_integer(digits));
  const int year = number / 10000;
  const int month = number / 100 % 100;
  const int day = number % 100;
  return day_of(year, month, day);
}

std::optional<Date> read_date(std::string_view written) {
  const std::string lower = to_lower_ascii(plain_text(written));
  const std::string_view text = without_midnight(lower);
  if (const auto date = parse_date(text)) return date;
  constexpr std::string_view kAllowed = "0123456789abcdefghijklmnopqrstuvwxyz /.,-";
  if (text.size() > 20 || text.find_first_not_of(kAllowed) != std::string_view::npos) return std::nullopt;
  std::vector<std::string> runs = runs_of(text);
  if (runs.size() == 4 && (runs[1] == "st" || runs[1] == "nd" || runs[1] == "rd" || runs[1] == "th"))
    runs.erase(runs.begin() + 1);
  if (runs.size() != 3 || !is_number(runs[0]) || !is_number(runs[2]) || text.front() < '0' ||
      text.front() > '9') {
    return std::nullopt;
  }
  const auto number = [](const std::string& run) { return static_cast<int>(parse_integer(run).value_or(0)); };
  const bool words = !is_number(runs[1]);
  if (runs[1].size() > (words ? 9U : 2U)) return std::nullopt;
  const int month = words ? month_of(runs[1]) : number(runs[1]);
  if (runs[0].size() == 4 && runs[2].size() <= 2) return day_of(number(runs[0]), month, number(runs[2]));
  if (runs[0].size() > 2 || (runs[2].size() != 2 && runs[2].size() != 4)) return std::nullopt;
  int year = number(runs[2]);
  if (runs[2].size() == 2) year += year < 50 ? 2000 : 1900;
  return day_of(year, month, number(runs[0]));
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013): days_from_civil.
std::int32_t to_days(Date date) {
  const int year = date.year - (date.month <= 2 ? 1 : 0);
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int shifted_month = date.month + (date.month > 2 ? -3 : 9);
  const int day_of_year = (153 * shifted_month + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

// The same paper: civil_from_days.
Date from_days(std::int32_t days) {
  const int shifted = days + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const int month = shifted_month + (shifted_month < 10 ? 3 : -9);
  const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

int weekday(Date date) {
  const int remainder = (to_days(date) + 3) % 7;  // 1970-01-01 was a Thursday
  return remainder < 0 ? remainder + 7 : remainder;
}

std::string to_iso(Date date) {
  std::string year = std::to_string(date.year);
  year.insert(0, year.size() < 4 ? 4 - year.size() : 0, '0');
  return year + "-" + two_digits(date.month) + "-" + two_digits(date.day);
}

}  // namespace pcn
