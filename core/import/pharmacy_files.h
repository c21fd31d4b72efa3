#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/model/dataset.h"

namespace pcn {

// A row of NHSBSA's consolidated pharmaceutical list.
struct Pharmacy {
  std::string code;
  std::string board;  // health and wellbeing board, capitals
  std::string name;
  std::string address;
  std::string postcode;
  std::string contract;            // "Community", "DAC", "LPS"
  std::optional<WeekHours> hours;  // empty when any day cannot be read
  bool hours_repaired = false;     // a slip of the pen was put right ("09:0017:30")
  bool operator==(const Pharmacy&) const = default;
};
[[nodiscard]] Result<std::vector<Pharmacy>> read_pharmacies(std::string_view bytes, const std::string& file);

// "09:00-13:00,14:00-17:30" or "CLOSED". Hours that end at or before they begin go on after midnight.
struct DayHours {
  std::vector<OpenInterval> intervals;
  bool repaired = false;
};
[[nodiscard]] std::optional<DayHours> parse_day_hours(std::string_view text);

// A row of the postcode lookup of 2026.
struct PostcodePlace {
  std::string postcode;  // "AL1 2AB"
  LonLat place;
  bool operator==(const PostcodePlace&) const = default;
};
[[nodiscard]] Result<std::vector<PostcodePlace>> read_postcode_places(std::string_view bytes,
                                                                      const std::string& file);

}  // namespace pcn
