#pragma once

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "core/io/json.h"
#include "core/model/dataset.h"

namespace pcn {

// The days that a file may speak of.
inline constexpr Date kFirstDay{1900, 1, 1};
inline constexpr Date kLastDay{2100, 12, 31};

// One value of a package as JSON and back. decode() gives false, and leaves the target in any state, when the
// JSON is not what expectation() says.

inline Json encode(const std::string& value) { return Json(value); }
inline Json encode(bool value) { return Json(value); }
inline Json encode(double value) { return Json(value); }
inline Json encode(Date value) { return Json(to_iso(value)); }
Json encode(const WeekHours& value);
Json encode(const CqcRating& value);

bool decode(const Json& json, std::string& value);
bool decode(const Json& json, bool& value);
bool decode(const Json& json, double& value);
bool decode(const Json& json, Date& value);
bool decode(const Json& json, WeekHours& value);
bool decode(const Json& json, CqcRating& value);

template <class T>
concept WholeNumber = std::is_integral_v<T> && !std::is_same_v<T, bool>;

template <WholeNumber T>
Json encode(T value) {
  return Json(static_cast<std::int64_t>(value));
}
template <WholeNumber T>
bool decode(const Json& json, T& value) {
  const auto* whole = json.integer();
  if (whole == nullptr || *whole < std::int64_t{std::numeric_limits<T>::min()} ||
      *whole > static_cast<std::int64_t>(std::numeric_limits<T>::max())) {
    return false;
  }
  value = static_cast<T>(*whole);
  return true;
}

template <class T>
Json encode(const std::optional<T>& value) {
  return value ? encode(*value) : Json();
}
template <class T>
bool decode(const Json& json, std::optional<T>& value) {
  value.reset();
  return json.is_null() || decode(json, value.emplace());
}

template <class T>
Json encode(const std::vector<T>& values) {
  Json::Array items;
  for (const T& value : values) items.push_back(encode(value));
  return items;
}
template <class T>
bool decode(const Json& json, std::vector<T>& values) {
  const auto* items = json.array();
  if (items == nullptr) return false;
  values.resize(items->size());
  for (std::size_t i = 0; i < items->size(); ++i) {
    if (!decode((*items)[i], values[i])) return false;
  }
  return true;
}

template <class T, std::size_t N>
Json encode(const std::array<T, N>& values) {
  Json::Array items;
  for (const T& value : values) items.push_back(encode(value));
  return items;
}
template <class T, std::size_t N>
bool decode(const Json& json, std::array<T, N>& values) {
  const auto* items = json.array();
  if (items == nullptr || items->size() != N) return false;
  for (std::size_t i = 0; i < N; ++i) {
    if (!decode((*items)[i], values[i])) return false;
  }
  return true;
}

inline std::string expectation(const std::string&) {
  return "text of at most 4,000 bytes without control characters";
}
inline std::string expectation(bool) { return "true or false"; }
inline std::string expectation(double) { return "a number of at most 1,000,000,000,000"; }
inline std::string expectation(Date) { return "a date from 1900 to 2100 such as \"2026-07-01\""; }
inline std::string expectation(const WeekHours&) {
  return "opening hours such as \"540-780,840-1080||||||\" (minutes, Monday to Sunday)";
}
inline std::string expectation(const CqcRating&) { return "a rating and a year"; }
template <WholeNumber T>
std::string expectation(T) {
  return "a whole number from " + std::to_string(std::numeric_limits<T>::min()) + " to " +
         std::to_string(std::numeric_limits<T>::max());
}
template <class T>
std::string expectation(const std::optional<T>&) {
  return expectation(T{}) + " or null";
}
template <class T>
std::string expectation(const std::vector<T>&) {
  return "a list, each item " + expectation(T{});
}
template <class T, std::size_t N>
std::string expectation(const std::array<T, N>&) {
  return "a list of " + std::to_string(N) + ", each item " + expectation(T{});
}

}  // namespace pcn
