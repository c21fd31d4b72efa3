#include "core/state/fragment.h"

#include <cassert>
#include <optional>

#include "core/base/text.h"

namespace pcn {
namespace {

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

std::string decode(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const auto high = hex_digit(text[i + 1]);
      const auto low = hex_digit(text[i + 2]);
      if (high && low) {
        result += static_cast<char>(*high * 16 + *low);
        i += 2;
        continue;
      }
    }
    result += text[i] == '+' ? ' ' : text[i];
  }
  return result;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_readable(std::string_view text) {
  for (const char c : text) {
    if (is_control(c)) return false;
  }
  return is_utf8(text);
}

bool is_plain(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
  return std::string_view("-._~/:,").find(c) != std::string_view::npos;
}

}  // namespace

std::vector<FragmentPiece> parse_fragment(std::string_view text) {
  if (!text.empty() && text.front() == '#') text.remove_prefix(1);
  std::vector<FragmentPiece> pieces;
  for (const std::string_view part : split(text, '&')) {
    if (part.empty()) continue;
    const std::size_t equals = part.find('=');
    FragmentPiece piece;
    piece.key = decode(part.substr(0, equals));
    piece.flag = equals == std::string_view::npos;
    if (!piece.flag) piece.value = decode(part.substr(equals + 1));
    piece.readable = is_readable(piece.key) && is_readable(piece.value);
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::string encode_value(std::string_view value) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : value) {
    if (is_plain(c)) {
      result += c;
    } else {
      const auto code = static_cast<unsigned char>(c);
      result += '%';
      result += kDigits[code >> 4U];
      result += kDigits[code & 15U];
    }
  }
  return result;
}

std::string action(std::initializer_list<std::string_view> keys_and_values) {
  assert(keys_and_values.size() % 2 == 0);
  std::string result;
  bool is_key = true;
  for (const std::string_view part : keys_and_values) {
    if (is_key && !result.empty()) result += '&';
    result += is_key ? std::string(part) + "=" : encode_value(part);
    is_key = !is_key;
  }
  return result;
}

std::string quoted(std::string_view value) {
  constexpr std::size_t kLongest = 40;
  const std::string text = is_utf8(value) ? std::string(value) : latin1_to_utf8(value);
  std::string result = "“";
  std::size_t characters = 0;
  for (const char c : text) {
    const bool starts_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (starts_character && ++characters > kLongest) return result + "…”";
    result += is_control(c) ? ' ' : c;
  }
  return result + "”";
}

}  // namespace pcn
