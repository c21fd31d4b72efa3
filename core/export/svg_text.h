#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pcn {

// Text as content or attribute value of XML: escaped, always UTF-8, without characters that XML forbids.
[[nodiscard]] std::string xml_text(std::string_view text);

// Markup put together piece by piece, as it is. Not inline: it is called in hundreds of places.
class Markup {
 public:
  Markup& operator<<(const char* piece);
  Markup& operator<<(const std::string& piece);
  Markup& operator<<(int number);
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// The width of a text in a sans-serif font of size 1, as a guess from kinds of letters on the wide side:
// words fit in DejaVu Sans, and leave a tenth of their place empty in Arial.
[[nodiscard]] double text_width(std::string_view text, bool strong = false);

// The text in lines no wider than `width` at this size, broken at spaces; a longer word stays whole.
[[nodiscard]] std::vector<std::string> wrap_text(std::string_view text, double size, double width,
                                                 bool strong = false);

// A name cut at the space nearest to its middle, where it is longer than `longest` bytes; else as one line.
[[nodiscard]] std::vector<std::string_view> label_lines(std::string_view name, std::size_t longest);

}  // namespace pcn
