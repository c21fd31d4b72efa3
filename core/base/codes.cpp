#include "core/base/codes.h"

#include <algorithm>

#include "core/base/characters.h"
#include "core/base/text.h"

namespace pcn {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_code_character(char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string normalise_code(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_code_character)) return std::string(text);
  std::string code = to_upper_ascii(plain_text(text));
  std::erase(code, ' ');
  constexpr std::string_view kAround = "'\"()[]<>{}=";
  const std::size_t first = code.find_first_not_of(kAround);
  if (first == std::string::npos) return code;
  return code.substr(first, code.find_last_not_of(kAround) + 1 - first);
}

bool is_code(std::string_view text) {
  return text.size() >= 2 && text.size() <= 12 && std::all_of(text.begin(), text.end(), is_code_character);
}

bool is_code_with_digit(std::string_view text) {
  return is_code(text) && std::any_of(text.begin(), text.end(), is_digit);
}

}  // namespace pcn
