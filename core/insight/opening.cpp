#include "core/insight/opening.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/text.h"
#include "core/insight/holidays.h"
#include "texts/opening.h"

namespace pcn {
namespace {

constexpr int kDay = 24 * 60;
constexpr int kWeek = 7 * kDay;
constexpr int kSunday = 6;

int closing(const OpenInterval& interval) {
  return interval.close % kDay == kDay - 1 ? interval.close + 1 : interval.close;
}

// Every minute of a usual week, 1 where it is open, so that overlaps and midnights need no thought.
using Minutes = std::vector<std::uint8_t>;

Minutes minutes_of(const WeekHours& hours) {
  Minutes open(kWeek, 0);
  for (int day = 0; day < 7; ++day) {
    for (const OpenInterval& interval : hours[static_cast<std::size_t>(day)]) {
      const int end = std::min(closing(interval), interval.open + kWeek);
      for (int minute = interval.open; minute < end; ++minute)
        open[static_cast<std::size_t>((day * kDay + minute) % kWeek)] = 1;
    }
  }
  return open;
}

int count_between(const Minutes& open, int day, int from, int to) {
  const auto begin = open.begin() + day * kDay;
  return static_cast<int>(std::count(begin + from, begin + to, 1));
}

bool opened_on(const std::vector<OpenInterval>& intervals, int minute) {
  return std::any_of(intervals.begin(), intervals.end(), [minute](const OpenInterval& interval) {
    return interval.open <= minute && minute < closing(interval);
  });
}

std::int64_t minutes_for(double patients) {
  return static_cast<std::int64_t>(std::ceil(std::max(0.0, patients) * kAccessMinutesPer1000 / 1000));
}

}  // namespace

bool open_in_week(const WeekHours& hours, int day, int minute) {
  const auto today = static_cast<std::size_t>(day);
  return opened_on(hours[today], minute) || opened_on(hours[(today + 6) % 7], minute + kDay);
}

OpenState open_at(const std::optional<WeekHours>& hours, Moment moment) {
  if (!hours) return OpenState::kHoursUnknown;
  const auto today = static_cast<std::size_t>(weekday(moment.date));
  const bool after_bank_holiday = bank_holiday_on(from_days(to_days(moment.date) - 1)).has_value();
  if (!after_bank_holiday && opened_on((*hours)[(today + 6) % 7], moment.minute + kDay))
    return OpenState::kOpen;
  if (bank_holiday_on(moment.date)) return OpenState::kBankHoliday;
  return opened_on((*hours)[today], moment.minute) ? OpenState::kOpen : OpenState::kClosed;
}

bool open_on_sunday(const WeekHours& hours) { return count_between(minutes_of(hours), kSunday, 0, kDay) > 0; }

bool open_late(const WeekHours& hours, int after_minute) {
  const auto open = minutes_of(hours);
  for (int day = 0; day < 5; ++day) {
    if (count_between(open, day, std::clamp(after_minute, 0, kDay), kDay) > 0) return true;
  }
  return false;
}

int minutes_a_week(const WeekHours& hours) {
  const auto open = minutes_of(hours);
  return static_cast<int>(std::count(open.begin(), open.end(), 1));
}

int network_standard_minutes(const WeekHours& hours) {
  const auto open = minutes_of(hours);
  int minutes = count_between(open, 5, 9 * 60, 17 * 60);
  for (int day = 0; day < 5; ++day) minutes += count_between(open, day, 18 * 60 + 30, 20 * 60);
  return minutes;
}

RequiredMinutes required_minutes(AdjustedPatients patients) { return {minutes_for(patients.count)}; }

StandInMinutes stand_in_minutes(RegisteredPatients patients) {
  return {minutes_for(static_cast<double>(patients.count))};
}

std::string_view to_words(OpenState state) {
  switch (state) {
    case OpenState::kOpen:
      return text::opening::open;
    case OpenState::kClosed:
      return text::opening::closed;
    case OpenState::kHoursUnknown:
      return text::opening::hours_unknown;
    case OpenState::kBankHoliday:
      return text::opening::bank_holiday;
  }
  return {};
}

std::optional<int> parse_clock(std::string_view text) {
  if (text.size() == 5 && text[2] == ':') {
    const auto hours = parse_integer(text.substr(0, 2));
    const auto minutes = parse_integer(text.substr(3));
    if (!hours || !minutes || *hours < 0 || *minutes < 0 || *minutes > 59) return std::nullopt;
    const auto total = *hours * 60 + *minutes;
    return total <= kDay ? std::optional<int>(static_cast<int>(total)) : std::nullopt;
  }
  if (text.size() != 4 || text.find(':') != std::string_view::npos) return std::nullopt;
  return parse_clock(std::string(text.substr(0, 2)) + ":" + std::string(text.substr(2)));
}

}  // namespace pcn
