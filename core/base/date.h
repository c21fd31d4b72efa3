#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pcn {

// A calendar day (proleptic Gregorian). Only valid days are ever made by parse_date and from_days.
struct Date {
  std::int16_t year = 1970;
  std::uint8_t month = 1;  // 1-12
  std::uint8_t day = 1;    // 1-31

  auto operator<=>(const Date&) const = default;
};

// Reads "2026-07-01" or "20260701"; nothing else and no impossible day.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

// A day as people, spreadsheets and publishers write it: "2026-07-01", "20260701", "1/7/2026", "01.07.26",
// "01Jul2026", "1-Jul-26", "1 July 2026", "1st July, 2026", with or without a midnight behind it. The day
// comes before the month, always: there is no American reading. Years of two digits are of 1950 to 2049.
// Empty for an impossible day and for all else.
[[nodiscard]] std::optional<Date> read_date(std::string_view text);

// Days since 1970-01-01, negative before.
[[nodiscard]] std::int32_t to_days(Date date);
[[nodiscard]] Date from_days(std::int32_t days);

// 0 = Monday … 6 = Sunday.
[[nodiscard]] int weekday(Date date);

[[nodiscard]] std::string to_iso(Date date);            // "2026-07-01"
[[nodiscard]] std::string to_words(Date date);          // "1 July 2026"
[[nodiscard]] std::string_view weekday_words(int day);  // "Monday" for 0

}  // namespace pcn
