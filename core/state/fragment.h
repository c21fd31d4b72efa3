#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace pcn {

// One piece of "key=value&key=value". A piece without "=" is a flag with an empty value.
struct FragmentPiece {
  std::string key;
  std::string value;  // percent-decoded; "+" is read as a space
  bool flag = false;
  bool readable = true;  // false: not UTF-8, or with control characters
};

// Total on any bytes; empty pieces are left out and a leading "#" is skipped. Keys are in small letters. What
// happens to links on their way is undone: "&amp;" for "&", and everything percent-encoded, once or more.
[[nodiscard]] std::vector<FragmentPiece> parse_fragment(std::string_view text);

// Whether a key was put there by a mail program, a search engine or a social network, to follow its readers:
// "utm_source", "fbclid". It means nothing here and needs no word.
[[nodiscard]] bool is_tracker(std::string_view key);

// The value with everything but letters, digits and "-._~/:," percent-encoded.
[[nodiscard]] std::string encode_value(std::string_view value);

// An action from keys and values in turn: action({"view", "network", "net", code}).
[[nodiscard]] std::string action(std::initializer_list<std::string_view> keys_and_values);

// A value as quoted in a message: shortened, without control characters, always UTF-8.
[[nodiscard]] std::string quoted(std::string_view value);

}  // namespace pcn
