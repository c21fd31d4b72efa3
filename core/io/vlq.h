#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pcn {

// Long lists of integers as short text: each value zig-zag coded (0, -1, 1, -2 -> 0, 1, 2, 3) and written as
// groups of five bits, least significant first, one base-64 digit each, with a sixth bit saying that another
// group follows (the variable-length quantities of source maps).
class VlqWriter {
 public:
  void put(std::int64_t value);
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

class VlqReader {
 public:
  explicit VlqReader(std::string_view text) : text_(text) {}
  // The next value; empty at the end of the text or at a fault. Tell them apart with at_end().
  [[nodiscard]] std::optional<std::int64_t> next();
  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] std::size_t position() const { return at_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// Reads and writes the differences between successive values, for lists whose neighbours are alike.
class DeltaWriter {
 public:
  void put(std::int64_t value) {
    writer_.put(value - last_);
    last_ = value;
  }
  [[nodiscard]] const std::string& text() const { return writer_.text(); }

 private:
  VlqWriter writer_;
  std::int64_t last_ = 0;
};

}  // namespace pcn
