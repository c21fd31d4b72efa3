#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pcn {

// A message quotes at most a line of an input.
inline constexpr std::size_t kMostQuoted = 120;
// And says at most this much in all, whatever it is made of.
inline constexpr std::size_t kMostSaid = 400;

// The text as it may stand in a sentence, on a page or in a terminal; always UTF-8. Control characters and
// those that turn the direction of writing are written as codes ("\x1B", "\u202E"), and so are bytes that are
// not UTF-8. What is longer than `most` characters of the input is cut and ends in "…".
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t most = kMostQuoted);

// Whether the text holds any of these characters, or bytes that are not UTF-8.
[[nodiscard]] bool has_hidden(std::string_view text);

}  // namespace pcn
