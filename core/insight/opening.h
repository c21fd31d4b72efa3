#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/date.h"
#include "core/model/dataset.h"

namespace pcn {

// Questions about opening hours. A close at 23:59 is read as midnight, as registers mean it.

enum class OpenState : std::uint8_t {
  kOpen,
  kClosed,
  kHoursUnknown,  // no opening hours are known
  kBankHoliday,   // the hours of a usual week do not tell: it is a bank holiday
};

// A day and a minute after its midnight, 0-1439.
struct Moment {
  Date date;
  int minute = 0;
  auto operator<=>(const Moment&) const = default;
};

[[nodiscard]] OpenState open_at(const std::optional<WeekHours>& hours, Moment moment);

// Whether a usual week has it open at that weekday (0 = Monday) and minute; intervals that run past midnight
// reach into the next day, Sunday's into Monday.
[[nodiscard]] bool open_in_week(const WeekHours& hours, int day, int minute);

[[nodiscard]] bool open_on_sunday(const WeekHours& hours);
// Whether it is open for any time after that minute of any day of Monday to Friday.
[[nodiscard]] bool open_late(const WeekHours& hours, int after_minute = 20 * 60);

// Minutes of a usual week; overlapping intervals count once.
[[nodiscard]] int minutes_a_week(const WeekHours& hours);

// Minutes within the network standard hours of enhanced access: Monday to Friday 18:30-20:00, Saturday
// 09:00-17:00 (Network Contract DES, from October 2022).
[[nodiscard]] int network_standard_minutes(const WeekHours& hours);

// Enhanced access: at least 60 minutes a week for every 1,000 of the PCN adjusted population, rounded up to
// whole minutes.
inline constexpr double kAccessMinutesPer1000 = 60;
struct RequiredMinutes {
  std::int64_t minutes = 0;
  auto operator<=>(const RequiredMinutes&) const = default;
};
[[nodiscard]] RequiredMinutes required_minutes(AdjustedPatients patients);

// What the rule would ask if the raw list were the adjusted population. It is not: only ever shown as a
// stand-in, and another type, so that the two cannot be compared.
struct StandInMinutes {
  std::int64_t minutes = 0;
  auto operator<=>(const StandInMinutes&) const = default;
};
[[nodiscard]] StandInMinutes stand_in_minutes(RegisteredPatients patients);

[[nodiscard]] std::string_view to_words(OpenState state);

// "18:30" or "0830" as minutes after midnight, at most 24:00; empty on anything else.
[[nodiscard]] std::optional<int> parse_clock(std::string_view text);

}  // namespace pcn
