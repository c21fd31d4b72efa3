#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pcn {

// Writes one line of JSON. Calls must nest properly (checked by assert); commas are put in by the writer. The
// same values give the same bytes natively and as wasm.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

  // Text is escaped; bytes that are not UTF-8 are read as Latin-1, so that the output always is.
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(bool truth);
  // The shortest of 15 to 17 significant digits that reads back as the same number; null if it is not finite.
  JsonWriter& value(double number);
  JsonWriter& null();

  template <class Value>
  JsonWriter& member(std::string_view name, const Value& content) {
    key(name);
    return value(content);
  }

  // What was written; the writer is empty afterwards.
  [[nodiscard]] std::string take();

 private:
  void separate();

  std::string text_;
  std::vector<bool> has_entries_;  // by open bracket
  bool after_key_ = false;
};

// The text of one JSON string with its quotes.
[[nodiscard]] std::string json_quoted(std::string_view text);

// The number as JsonWriter writes it.
[[nodiscard]] std::string json_number(double number);

}  // namespace pcn
