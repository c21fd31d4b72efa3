#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace pcn {

// What kind of thing went wrong; the sentence for people is Error::message().
enum class ErrorCode : std::uint8_t {
  kNotFound,      // a file, code, key or postcode that is not there
  kBadFormat,     // bytes that are not what their format promises (JSON, CSV, UTF-8)
  kBadValue,      // a well-formed value outside its allowed range or set
  kTooLarge,      // a depth, size or count limit was passed
  kUnsupported,   // a newer version, or a feature that this build lacks
  kInconsistent,  // two parts of the input contradict each other
};

// Where in an input a fault lies. Empty or zero parts are unknown.
struct Where {
  std::string file;
  std::int64_t line = 0;    // 1-based
  std::int64_t column = 0;  // 1-based, in bytes
  std::string field;        // column name or JSON pointer

  bool operator==(const Where&) const = default;
};

// Place and detail as one sentence: "practices.csv, line 12, field NUMBER_OF_PATIENTS: …". Of what stems from
// an input, at most a line is quoted, and nothing that would not print (core/base/excerpt.h).
[[nodiscard]] std::string message_at(const Where& where, std::string_view detail);

// A fault that stopped an operation: what happened, where, and what to do about it.
struct Error {
  ErrorCode code = ErrorCode::kBadFormat;
  Where where;
  std::string detail;  // a sentence without the place

  // The whole as one sentence.
  [[nodiscard]] std::string message() const;
  bool operator==(const Error&) const = default;
};

// Either a value or an error, never both and never neither; spelt like std::expected.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  [[nodiscard]] T& value() & { return assert(has_value()), *std::get_if<0>(&state_); }
  [[nodiscard]] const T& value() const& { return assert(has_value()), *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { return assert(has_value()), std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] const Error& error() const { return assert(!has_value()), *std::get_if<1>(&state_); }

  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }

 private:
  std::variant<T, Error> state_;
};

// Success without a value, or an error.
using Status = Result<std::monostate>;
inline Status ok() { return Status(std::monostate{}); }

}  // namespace pcn
