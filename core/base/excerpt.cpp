#include "core/base/excerpt.h"

#include <cstdint>

#include "core/base/text.h"

namespace pcn {
namespace {

constexpr char kHex[] = "0123456789ABCDEF";

std::string escaped(std::uint32_t code) {
  if (code < 0x100) return {'\\', 'x', kHex[code >> 4U], kHex[code & 15U]};
  return {
      '\\', 'u', kHex[code >> 12U & 15U], kHex[code >> 8U & 15U], kHex[code >> 4U & 15U], kHex[code & 15U]};
}

// Controls (C0, DEL, C1), line and paragraph separators, and what changes the direction of the text around
// it.
bool is_hidden(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C || code == 0x200E || code == 0x200F ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

std::size_t length_of(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

std::uint32_t code_point(std::string_view character) {
  const auto byte = [character](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(character[i]));
  };
  if (character.size() == 1) return byte(0);
  std::uint32_t code = byte(0) & (0x7FU >> character.size());
  for (std::size_t i = 1; i < character.size(); ++i) code = code << 6U | (byte(i) & 0x3FU);
  return code;
}

}  // namespace

std::string excerpt(std::string_view text, std::size_t most) {
  std::string result;
  for (std::size_t characters = 0; !text.empty(); ++characters) {
    if (characters == most) return result + "…";
    std::size_t length = length_of(static_cast<unsigned char>(text.front()));
    if (length > text.size() || !is_utf8(text.substr(0, length))) {
      result += escaped(static_cast<unsigned char>(text.front()));
      length = 1;
    } else if (const std::uint32_t code = code_point(text.substr(0, length)); is_hidden(code)) {
      result += escaped(code);
    } else {
      result += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return result;
}

bool has_hidden(std::string_view text) {
  while (!text.empty()) {
    const auto lead = static_cast<unsigned char>(text.front());
    std::size_t length = 1;
    if (lead < 0x20 || lead >= 0x7F) {  // most text is plain ASCII
      length = length_of(lead);
      if (length > text.size() || !is_utf8(text.substr(0, length)) ||
          is_hidden(code_point(text.substr(0, length))))
        return true;
    }
    text.remove_prefix(length);
  }
  return false;
}

}  // namespace pcn
