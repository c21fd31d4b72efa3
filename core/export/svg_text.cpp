#include "core/export/svg_text.h"

#include <cstdlib>

#include "core/base/characters.h"
#include "core/base/text.h"

namespace pcn {

std::string xml_text(std::string_view text) {
  if (!is_utf8(text)) return xml_text(windows1252_to_utf8(text));
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (const char c = text[i]) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        // U+FFFE and U+FFFF are the only others above the controls that UTF-8 can hold and XML cannot.
        if (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF") {
          i += 2;
        } else {
          result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
  }
  return result;
}

Markup& Markup::operator<<(const char* piece) {
  text_ += piece;
  return *this;
}

Markup& Markup::operator<<(const std::string& piece) {
  text_ += piece;
  return *this;
}

Markup& Markup::operator<<(int number) {
  text_ += std::to_string(number);
  return *this;
}

double text_width(std::string_view text, bool strong) {
  double width = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) continue;  // goes on with a letter
    if (std::string_view(" !'(),-./:;I[]fijlrt|").find(c) != std::string_view::npos) {
      width += 0.34;
    } else if (std::string_view("mwMW%@").find(c) != std::string_view::npos) {
      width += 0.95;
    } else {
      width += c >= 'A' && c <= 'Z' ? 0.71 : 0.62;
    }
  }
  return strong ? width * 1.1 : width;
}

std::vector<std::string> wrap_text(std::string_view text, double size, double width, bool strong) {
  std::vector<std::string> lines;
  std::string line;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    const std::string longer = line.empty() ? std::string(word) : line + ' ' + std::string(word);
    if (!line.empty() && text_width(longer, strong) * size > width) {
      lines.push_back(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

std::vector<std::string_view> label_lines(std::string_view name, std::size_t longest) {
  if (name.size() <= longest) return {name};
  const auto middle = static_cast<std::ptrdiff_t>(name.size() / 2);
  std::ptrdiff_t best = -1;
  for (std::size_t at = name.find(' '); at != std::string_view::npos; at = name.find(' ', at + 1)) {
    const auto here = static_cast<std::ptrdiff_t>(at);
    if (best < 0 || std::abs(here - middle) < std::abs(best - middle)) best = here;
  }
  if (best <= 0) return {name};
  return {name.substr(0, static_cast<std::size_t>(best)), name.substr(static_cast<std::size_t>(best) + 1)};
}

}  // namespace pcn
