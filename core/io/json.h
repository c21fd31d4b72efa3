#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/result.h"

namespace pcn {

// A JSON value. Members of an object keep the order in which they were written.
class Json {
 public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;

  Json() = default;
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  Json(std::int64_t value) : value_(value) {}
  Json(int value) : value_(std::int64_t{value}) {}
  Json(double value) : value_(value) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(Array value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}

  // The value as that type, or null if it is of another one.
  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&value_); }
  [[nodiscard]] const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value_); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value_); }
  [[nodiscard]] const Array* array() const { return std::get_if<Array>(&value_); }
  [[nodiscard]] const Object* object() const { return std::get_if<Object>(&value_); }
  [[nodiscard]] Array* array() { return std::get_if<Array>(&value_); }
  [[nodiscard]] Object* object() { return std::get_if<Object>(&value_); }
  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::nullptr_t>(value_); }
  [[nodiscard]] bool is_number() const;
  // An integer or a fraction as a double; 0 for anything that is no number.
  [[nodiscard]] double number() const;
  // The member of that name; null if there is none or the value is no object.
  [[nodiscard]] const Json* find(std::string_view name) const;
  // "an object", "text", "a whole number": for messages.
  [[nodiscard]] std::string_view kind() const;

  bool operator==(const Json&) const = default;

 private:
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> value_;
};

// What a document may hold at most; more is refused with ErrorCode::kTooLarge.
struct JsonLimits {
  std::size_t bytes = std::size_t{256} << 20U;
  std::size_t depth = 32;
  std::size_t values = 20'000'000;
  std::size_t text_bytes = std::size_t{32} << 20U;  // of one string
};

// Reads one document (a leading byte order mark is skipped). Errors name the file and the line and column, or
// the JSON pointer of the value that passed a limit. Names that occur twice in one object and text that is
// not UTF-8 are errors; a whole number beyond 64 bits becomes a double.
[[nodiscard]] Result<Json> parse_json(std::string_view bytes, std::string_view file,
                                      const JsonLimits& limits = {});

// The document as UTF-8 text. Containers nested less deeply than `open_levels` put each member on a line of
// its own. Doubles are written with the fewest digits that give the same value back; a double that is not
// finite as null.
[[nodiscard]] std::string to_text(const Json& value, int open_levels = 0);

// Appends text as a JSON string with its quotes. Only what JSON requires is escaped.
void append_json_string(std::string& out, std::string_view text);
void append_json_number(std::string& out, double value);

}  // namespace pcn
