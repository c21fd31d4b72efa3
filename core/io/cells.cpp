#include "core/io/cells.h"

#include <cmath>

#include "core/base/excerpt.h"
#include "core/base/text.h"

namespace pcn {
namespace {

constexpr std::size_t kMostTextBytes = 4000;
constexpr std::int64_t kMostMinutes = 2880;
constexpr double kMostNumber = 1e12;  // in size; nothing that is counted or measured here comes near it

}  // namespace

Json encode(const WeekHours& value) {
  std::string text;
  for (std::size_t day = 0; day < value.size(); ++day) {
    if (day > 0) text += '|';
    for (std::size_t i = 0; i < value[day].size(); ++i) {
      if (i > 0) text += ',';
      text += std::to_string(value[day][i].open) + "-" + std::to_string(value[day][i].close);
    }
  }
  return text;
}

Json encode(const CqcRating& value) {
  return Json::Array{Json(value.overall), Json(std::int64_t{value.year})};
}

bool decode(const Json& json, std::string& value) {
  const auto* text = json.text();
  if (text == nullptr || text->size() > kMostTextBytes || has_hidden(*text)) return false;
  value = *text;
  return true;
}

bool decode(const Json& json, bool& value) {
  const auto* boolean = json.boolean();
  if (boolean == nullptr) return false;
  value = *boolean;
  return true;
}

bool decode(const Json& json, double& value) {
  value = json.number();
  return json.is_number() && std::fabs(value) <= kMostNumber;
}

bool decode(const Json& json, Date& value) {
  const auto* text = json.text();
  const auto date = text == nullptr ? std::nullopt : parse_date(*text);
  if (!date || *date < kFirstDay || *date > kLastDay) return false;
  value = *date;
  return true;
}

bool decode(const Json& json, WeekHours& value) {
  const auto* text = json.text();
  if (text == nullptr) return false;
  const auto days = split(*text, '|');
  if (days.size() != value.size()) return false;
  for (std::size_t day = 0; day < value.size(); ++day) {
    value[day].clear();
    if (days[day].empty()) continue;
    for (const auto part : split(days[day], ',')) {
      const auto ends = split(part, '-');
      if (ends.size() != 2) return false;
      const auto open = parse_integer(ends[0]);
      const auto close = parse_integer(ends[1]);
      if (!open || !close || *open < 0 || *close <= *open || *close > kMostMinutes) return false;
      value[day].push_back({static_cast<std::int16_t>(*open), static_cast<std::int16_t>(*close)});
    }
  }
  return true;
}

bool decode(const Json& json, CqcRating& value) {
  const auto* items = json.array();
  return items != nullptr && items->size() == 2 && decode((*items)[0], value.overall) &&
         decode((*items)[1], value.year);
}

}  // namespace pcn
