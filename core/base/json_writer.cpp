#include "core/base/json_writer.h"

#include <cassert>
#include <cmath>
#include <utility>

#include "core/base/characters.h"
#include "core/base/decimal.h"
#include "core/base/text.h"

namespace pcn {

std::string json_quoted(std::string_view text) {
  if (!is_utf8(text)) return json_quoted(windows1252_to_utf8(text));
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string result = "\"";
  result.reserve(text.size() + 2);
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (c == '\n') {
      result += "\\n";
    } else if (code < 0x20 || code == 0x7F) {
      result += "\\u00";
      result += kDigits[code >> 4U];
      result += kDigits[code & 15U];
    } else {
      result += c;
    }
  }
  result += '"';
  return result;
}

std::string json_number(double number) {
  constexpr double kExactIntegers = 9007199254740992.0;  // 2^53
  if (!std::isfinite(number)) return "null";
  if (number == std::floor(number) && std::fabs(number) < kExactIntegers) {
    return std::to_string(static_cast<std::int64_t>(number));
  }
  return shortest_text(number);
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_entries_.empty()) return;
  if (has_entries_.back()) text_ += ',';
  has_entries_.back() = true;
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  text_ += '{';
  has_entries_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  assert(!has_entries_.empty() && !after_key_);
  text_ += '}';
  has_entries_.pop_back();
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  separate();
  text_ += '[';
  has_entries_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  assert(!has_entries_.empty() && !after_key_);
  text_ += ']';
  has_entries_.pop_back();
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  assert(!after_key_);
  separate();
  text_ += json_quoted(name);
  text_ += ':';
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  text_ += json_quoted(text);
  return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
  separate();
  text_ += std::to_string(number);
  return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
  separate();
  text_ += truth ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  separate();
  text_ += json_number(number);
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  text_ += "null";
  return *this;
}

std::string JsonWriter::take() {
  assert(has_entries_.empty() && !after_key_);
  return std::exchange(text_, {});
}

}  // namespace pcn
