#include "core/base/characters.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace pcn {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// U+0080 to U+009F of Windows-1252.
constexpr std::array<char16_t, 32> kWindows = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

bool between(char32_t character, char32_t first, char32_t last) {
  return character >= first && character <= last;
}

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

// The ASCII character that this one looks like; itself for all others.
char32_t look_alike(char32_t c) {
  if (between(c, 0xFF01, 0xFF5E)) return c - 0xFEE0;
  if (between(c, 0x2010, 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63) return '-';
  if (between(c, 0x2018, 0x201B) || c == 0x2032 || c == 0x02BC || c == 0xB4 || c == '`') return '\'';
  if (between(c, 0x201C, 0x201F) || c == 0x2033 || c == 0xAB || c == 0xBB) return '"';
  if (between(c, 0x1D7CE, 0x1D7FF)) return '0' + (c - 0x1D7CE) % 10;
  if (between(c, 0x1D400, 0x1D6A3)) {
    const char32_t letter = (c - 0x1D400) % 52;
    return letter < 26 ? 'A' + letter : 'a' + letter - 26;
  }
  return c;
}

std::string made_plain(std::string_view text, bool ascii) {
  if (!is_utf8(text)) return made_plain(windows1252_to_utf8(text), ascii);
  std::string result;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    char32_t character = next_character(text, at);
    if (is_blank(character)) {
      space = true;
      continue;
    }
    if (is_invisible(character)) continue;
    if (space && !result.empty()) result += ' ';
    space = false;
    append_utf8(result, ascii ? look_alike(character) : character);
  }
  return result;
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  if (first < 0x80) return first;
  const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
  if (more == 0 || at + more > text.size()) return 0;
  char32_t code = first & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80) return 0;
    code = code << 6U | (byte(at + i) & 0x3FU);
  }
  at += more;
  return code;
}

void append_utf8(std::string& text, char32_t character) {
  const auto tail = [&](unsigned shift) {
    text += static_cast<char>(0x80U | ((character >> shift) & 0x3FU));
  };
  if (character < 0x80) {
    text += static_cast<char>(character);
  } else if (character < 0x800) {
    text += static_cast<char>(0xC0U | (character >> 6U));
    tail(0);
  } else if (character < 0x10000) {
    text += static_cast<char>(0xE0U | (character >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (character >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

bool is_blank(char32_t c) {
  return c == ' ' || between(c, '\t', '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         between(c, 0x2000, 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_invisible(char32_t c) {
  if (c < 0x20) return !between(c, '\t', '\r');
  if (between(c, 0x7F, 0x9F)) return c != 0x85;
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || between(c, 0x200B, 0x200F) ||
         between(c, 0x202A, 0x202E) || between(c, 0x2060, 0x206F) || between(c, 0xFE00, 0xFE0F) ||
         c == 0xFEFF || between(c, 0xFFF9, 0xFFFB);
}

std::string clean_text(std::string_view text) {
  text = trim(text);
  // Most text by far; several spaces in a row become one as well.
  if (is_printable_ascii(text) && text.find("  ") == std::string_view::npos) return std::string(text);
  return made_plain(text, false);
}

std::string plain_text(std::string_view text) { return made_plain(text, true); }

std::string windows1252_to_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (const char c : bytes) {
    const auto code = static_cast<unsigned char>(c);
    append_utf8(text, code >= 0x80 && code < 0xA0 ? kWindows[code - 0x80U] : char32_t{code});
  }
  return text;
}

bool is_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  // Without a mark: of the first characters all have one zero byte, all on the same side.
  const std::size_t looked = std::min<std::size_t>(bytes.size() / 2, 16);
  if (looked < 2) return false;
  std::size_t high = 0;
  std::size_t low = 0;
  for (std::size_t i = 0; i < looked; ++i) {
    if (bytes[2 * i] == '\0' && bytes[2 * i + 1] != '\0') ++high;
    if (bytes[2 * i] != '\0' && bytes[2 * i + 1] == '\0') ++low;
  }
  return high == looked || low == looked;
}

std::string utf16_to_utf8(std::string_view bytes) {
  const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const bool big = marked ? bytes.starts_with("\xFE\xFF") : !bytes.empty() && bytes[0] == '\0';
  if (marked) bytes.remove_prefix(2);
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return big ? first * 256U + second : second * 256U + first;
  };
  std::string text;
  text.reserve(bytes.size() / 2);
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    char32_t character = unit(at);
    at += 2;
    if (between(character, 0xD800, 0xDBFF) && at + 1 < bytes.size() && between(unit(at), 0xDC00, 0xDFFF)) {
      character = 0x10000 + ((character - 0xD800) << 10U) + (unit(at) - 0xDC00);
      at += 2;
    } else if (between(character, 0xD800, 0xDFFF)) {
      character = kReplacement;
    }
    append_utf8(text, character);
  }
  if (at < bytes.size()) append_utf8(text, kReplacement);
  return text;
}

std::string_view as_utf8(std::string_view bytes, std::string& own) {
  if (is_utf16(bytes)) return own = utf16_to_utf8(bytes);
  bytes = without_byte_order_mark(bytes);
  if (is_utf8(bytes)) return bytes;
  return own = windows1252_to_utf8(bytes);
}

std::string_view without_byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes;
}

}  // namespace pcn
