#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/characters.h"
#include "core/base/decimal.h"

namespace pcn {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }
char upper(char c) { return is_lower(c) ? static_cast<char>(c - 32) : c; }

std::string group_thousands(std::string digits) {
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

// "-1,012.0" -> "-1012.0": a sign, digits with or without parted thousands, and perhaps a fraction. Nothing
// for any other text.
std::optional<std::string> number_digits(std::string_view written) {
  std::string text = plain_text(written);
  std::string digits;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    if (text[0] == '-') digits = "-";
    text.erase(0, 1);
  }
  const std::size_t dot = text.find('.');
  const std::string_view whole = std::string_view(text).substr(0, dot);
  const char parting = whole.find(',') != std::string_view::npos ? ',' : ' ';
  const auto groups = split(whole, parting);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::size_t size = groups[i].size();
    const bool right = groups.size() == 1 ? size > 0 || dot != std::string::npos
                       : i == 0           ? size >= 1 && size <= 3
                                          : size == 3;
    if (!right) return std::nullopt;
    digits += groups[i];
  }
  if (dot != std::string::npos) {
    if (text.size() == dot + 1 && whole.empty()) return std::nullopt;
    digits += whole.empty() ? "0" : "";
    digits += text.substr(dot);
    if (digits.back() == '.') digits.pop_back();
  }
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  std::size_t dots = 0;
  for (const char c : digits.substr(first)) {
    if (c == '.') ++dots;
    if (c != '.' && !is_digit(c)) return std::nullopt;
  }
  if (dots > 1 || digits.size() == first) return std::nullopt;
  return digits;
}

}  // namespace

std::string format_count(std::int64_t value) {
  std::string digits = std::to_string(value);
  if (value < 0) return "-" + group_thousands(digits.substr(1));
  return group_thousands(digits);
}

std::string format_decimal(double value, int places) {
  if (!std::isfinite(value)) return "not a number";
  const std::string digits = fixed_text(std::fabs(value), std::clamp(places, 0, 20));
  const std::size_t dot = digits.find('.');
  std::string text = group_thousands(digits.substr(0, dot));
  if (dot != std::string::npos) text += digits.substr(dot);
  const bool is_zero = digits.find_first_of("123456789") == std::string::npos;
  return value < 0 && !is_zero ? "-" + text : text;
}

std::string format_percent(double fraction, int places) {
  return format_decimal(fraction * 100, places) + "%";
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> parse_number(std::string_view text) { return parse_decimal(text); }

std::optional<std::int64_t> read_whole(std::string_view text) {
  const auto digits = number_digits(text);
  if (!digits) return std::nullopt;
  const std::size_t dot = digits->find('.');
  if (dot != std::string::npos && digits->find_first_not_of('0', dot + 1) != std::string::npos)
    return std::nullopt;
  return parse_integer(std::string_view(*digits).substr(0, dot));
}

std::optional<double> read_number(std::string_view text) {
  if (const auto digits = number_digits(text)) return parse_decimal(*digits);
  const std::string_view small = trim(text);
  const std::size_t exponent = small.find_first_of("eE");
  if (exponent == std::string_view::npos || small.substr(exponent + 1, 1) != "-") return std::nullopt;
  return parse_decimal(small);
}

std::string_view trim(std::string_view text) {
  const auto is_empty = [](char32_t c) { return is_blank(c) || is_invisible(c); };
  while (!text.empty()) {
    std::size_t behind = 0;
    // A byte that begins no character reads as NUL, and stays.
    if (!is_empty(next_character(text, behind)) || (behind == 1 && (text[0] & 0x80) != 0)) break;
    text.remove_prefix(behind);
  }
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && text.size() - start < 4 && (text[start] & 0xC0) == 0x80) --start;
    std::size_t behind = start;
    const char32_t last = next_character(text, behind);
    if (behind != text.size() || !is_empty(last) || (behind - start == 1 && (text[start] & 0x80) != 0)) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += separator;
    text += parts[i];
  }
  return text;
}

std::string to_lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}

std::string to_upper_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = upper(c);
  return result;
}

std::string count_of(std::int64_t count, std::string_view singular, std::string_view plural) {
  return format_count(count) + " " + std::string(count == 1 ? singular : plural);
}

bool is_utf8(std::string_view bytes) {
  const auto byte = [&bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  std::size_t i = 0;
  while (i < bytes.size()) {
    const unsigned lead = byte(i);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + length > bytes.size()) return false;
    std::uint32_t code = lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k) {
      if ((byte(i + k) & 0xC0U) != 0x80U) return false;
      code = code << 6U | (byte(i + k) & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> minimum = {0, 0, 0x80, 0x800, 0x10000};
    if (code < minimum[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
    i += length;
  }
  return true;
}

}  // namespace pcn
