#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/message.h"

namespace pcn {

// Easter Sunday of the Gregorian calendar (the anonymous algorithm that Meeus prints), for years 1583 on.
[[nodiscard]] Date easter_sunday(int year);

// A bank holiday of England and Wales.
struct BankHoliday {
  Date date;
  TextId name;
  bool substitute = false;  // a weekday in place of a holiday that fell on a weekend
  bool operator==(const BankHoliday&) const = default;
};

// The rules hold from 1978. Days that the Crown proclaimed for one year only (jubilees, a royal wedding, a
// funeral, a coronation, holidays moved for them) are kept as a table, complete for the years up to this one.
inline constexpr int kBankHolidaysFrom = 1978;
inline constexpr int kSpecialDaysKnownTo = 2026;

// The bank holidays of a year by date; empty before 1978.
[[nodiscard]] std::vector<BankHoliday> bank_holidays(int year);

[[nodiscard]] std::optional<BankHoliday> bank_holiday_on(Date day);

}  // namespace pcn
