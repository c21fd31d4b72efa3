#include "core/model/known.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/model/query.h"
#include "texts/places.h"

namespace pcn {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::uint8_t kApril = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Number {
  int value = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Runs of digits in their order.
std::vector<Number> numbers_in(std::string_view words) {
  std::vector<Number> result;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!is_digit(words[at])) continue;
    Number number{0, at, at};
    for (; at < words.size() && is_digit(words[at]) && at - number.begin < 6; ++at)
      number.value = number.value * 10 + (words[at] - '0');
    number.end = at;
    result.push_back(number);
  }
  return result;
}

// The source of the first service of the kind that has one.
std::optional<KnownFrom> from_source(const Dataset& data, SourceIndex index) {
  if (!index.valid() || index.value >= data.sources.size()) return std::nullopt;
  const std::string& of = data.sources[index.value].date;
  const auto first = first_day_of(of);
  if (!first) return std::nullopt;
  return KnownFrom{from_days(to_days(*first) - kKnownBefore), of};
}

std::optional<KnownFrom> counted_on(Date day) {
  return KnownFrom{from_days(to_days(day) - kKnownBefore), to_words(day)};
}

// Of the first source of a group of fields.
std::optional<KnownFrom> from_group(const Dataset& data, std::string_view group) {
  const Provenance* provenance = find_provenance(data, group);
  if (provenance == nullptr || provenance->sources.empty()) return std::nullopt;
  return from_source(data, provenance->sources.front());
}

}  // namespace

std::optional<Date> first_day_of(std::string_view words) {
  const auto numbers = numbers_in(words);
  const auto is_year = [](const Number& number) { return number.end - number.begin == 4; };
  const auto year = std::find_if(numbers.begin(), numbers.end(), is_year);
  if (year == numbers.end() || year->value < 1900 || year->value > 2200) return std::nullopt;
  Date date{static_cast<std::int16_t>(year->value), 1, 1};
  const bool joined = year->end < words.size() && (words[year->end] == '/' || words[year->end] == '-');
  if (joined && std::any_of(numbers.begin(), numbers.end(), [&year](const Number& number) {
        return number.begin == year->end + 1 && number.end - number.begin == 2;
      })) {
    date.month = kApril;
    return date;
  }
  const std::string lower = to_lower_ascii(words);
  std::size_t first = std::string::npos;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    const std::size_t at = lower.find(kMonths[month]);
    if (at >= first || at > year->begin) continue;
    first = at;
    date.month = static_cast<std::uint8_t>(month + 1);
  }
  for (const Number& number : numbers) {
    const bool before = first != std::string::npos && number.end + 1 == first;
    if (before && number.value >= 1 && number.value <= 31) date.day = static_cast<std::uint8_t>(number.value);
  }
  return date;
}

std::optional<KnownFrom> known_from(const Dataset& data, Figure figure) {
  switch (figure) {
    case Figure::kStaff:
      return data.workforce.empty() ? std::nullopt : counted_on(data.workforce_date);
    case Figure::kAges:
      return data.age_sex.empty() ? std::nullopt : counted_on(data.age_sex_date);
    case Figure::kWeighted: {
      std::optional<Date> first;
      for (const WeightedList& list : data.weighted) {
        if (!first || list.date < *first) first = list.date;
      }
      if (!first) return std::nullopt;
      const int year = first->month >= kApril ? first->year : first->year - 1;
      const std::string end = std::to_string(year + 1);
      return KnownFrom{Date{static_cast<std::int16_t>(year), kApril, 1},
                       std::to_string(year) + "/" + end.substr(end.size() - 2)};
    }
    case Figure::kRegisters: {
      if (data.registers.empty()) return std::nullopt;
      const auto first = first_day_of(data.register_year);
      if (!first) return std::nullopt;
      return KnownFrom{*first, data.register_year};
    }
    case Figure::kPracticeDeprivation:
      return from_group(data, "practices.imd");
  }
  return std::nullopt;
}

bool is_known(const Dataset& data, Figure figure, Date day) {
  const auto known = known_from(data, figure);
  return !known || known->day <= day;
}

std::optional<KnownFrom> known_from(const Dataset& data, const Service& service) {
  return from_source(data, service.source);
}

bool is_known(const Dataset& data, const Service& service, Date day) {
  const auto known = known_from(data, service);
  return !known || known->day <= day;
}

bool is_known(const Dataset& data, ServiceKind kind, Date day) {
  bool any = false;
  for (const Service& service : data.services) {
    if (service.kind != kind) continue;
    if (is_known(data, service, day)) return true;
    any = true;
  }
  return !any;
}

bool is_known(const CqcRating& rating, Date day) { return rating.year <= day.year; }

std::string not_known_words(const std::optional<KnownFrom>& known, Date day) {
  if (!known) return text::places::not_in_data;
  return say(text::places::not_known{.day = to_words(day), .of = known->of});
}

std::string not_known_words(const Dataset& data, Figure figure, Date day) {
  return not_known_words(known_from(data, figure), day);
}

}  // namespace pcn
