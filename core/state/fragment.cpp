#include "core/state/fragment.h"

#include <algorithm>
#include <cassert>
#include <optional>

#include "core/base/characters.h"
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

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

// The fragment as it was before something on the way rewrote it.
std::string undone(std::string_view text) {
  constexpr int kMostTimes = 3;  // that a link was encoded as a whole
  std::string whole(trim(text));
  for (int times = 0; times < kMostTimes && whole.find('=') == std::string::npos; ++times) {
    const std::string lower = to_lower_ascii(whole);
    if (lower.find("%3d") == std::string::npos && lower.find("%253d") == std::string::npos) break;
    replace_all(whole, "+", "%2B");  // here a plus sign is itself
    whole = decode(whole);
  }
  for (const std::string_view entity : {"&amp;", "&AMP;", "&#38;", "&#x26;"}) replace_all(whole, entity, "&");
  // Trackers are often put behind a question mark.
  for (std::size_t at = 0; (at = whole.find('?', at)) != std::string::npos; ++at) {
    const std::string_view rest = std::string_view(whole).substr(at + 1);
    if (is_tracker(to_lower_ascii(rest.substr(0, rest.find('='))))) whole[at] = '&';
  }
  if (!whole.empty() && whole.front() == '#') whole.erase(0, 1);
  return whole;
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

bool is_tracker(std::string_view key) {
  constexpr std::string_view kKeys[] = {"fbclid",    "gclid",   "gclsrc", "dclid",   "gbraid", "wbraid",
                                        "msclkid",   "twclid",  "ttclid", "yclid",   "igshid", "igsh",
                                        "li_fat_id", "mkt_tok", "_hsenc", "_hsmi",   "mc_cid", "mc_eid",
                                        "_ga",       "_gl",     "s_cid",  "vero_id", "srsltid"};
  return key.starts_with("utm_") || std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

std::vector<FragmentPiece> parse_fragment(std::string_view text) {
  std::vector<FragmentPiece> pieces;
  const std::string whole = undone(text);
  for (std::string_view part : split(whole, '&')) {
    while (part.starts_with("amp;")) part.remove_prefix(4);
    if (part.empty()) continue;
    const std::size_t equals = part.find('=');
    FragmentPiece piece;
    piece.key = to_lower_ascii(trim(decode(part.substr(0, equals))));
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
  const std::string text = is_utf8(value) ? std::string(value) : windows1252_to_utf8(value);
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
