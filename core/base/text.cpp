#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/decimal.h"

namespace pcn {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_upper(c) || is_lower(c); }
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

std::string format_distance(double metres) {
  if (metres < 1000) {
    const double rounded = std::round(metres / 10) * 10;
    if (rounded < 1000) return format_decimal(rounded, 0) + " metres";
  }
  return format_decimal(metres / 1000, 1) + " km";
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> parse_number(std::string_view text) { return parse_decimal(text); }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
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

std::string join_and(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
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

std::string latin1_to_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (const char c : bytes) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0U | (code >> 6U));
      text += static_cast<char>(0x80U | (code & 0x3FU));
    }
  }
  return text;
}

std::optional<std::string> normalise_postcode(std::string_view text) {
  std::string compact;
  for (const char c : text) {
    if (is_space(c)) continue;
    if (!is_letter(c) && !is_digit(c)) return std::nullopt;
    compact += upper(c);
  }
  if (compact.size() < 5 || compact.size() > 7) return std::nullopt;
  const std::string outward = compact.substr(0, compact.size() - 3);
  const std::string inward = compact.substr(compact.size() - 3);
  if (!is_digit(inward[0]) || !is_letter(inward[1]) || !is_letter(inward[2])) return std::nullopt;
  // A, AA, then a digit, then perhaps a digit or a letter.
  std::size_t letters = 0;
  while (letters < outward.size() && is_letter(outward[letters])) ++letters;
  const std::size_t rest = outward.size() - letters;
  if (letters < 1 || letters > 2 || rest < 1 || rest > 2 || !is_digit(outward[letters])) return std::nullopt;
  return outward + " " + inward;
}

}  // namespace pcn
