#pragma once

#include <string>
#include <string_view>

namespace pcn {

// A text as it is compared: lower case, accents taken off (Latin letters up to U+017F), apostrophes and full
// stops gone, all other punctuation and white space as single spaces, and the forms that people mix made one:
// "&" and "and", "saint" and "st", "road" and "rd", "primary care network" and "pcn". What is no UTF-8 is
// read as Windows-1252.
[[nodiscard]] std::string fold_text(std::string_view text);

// The least number of insertions, deletions, changes and exchanges of neighbouring characters that turn a
// into b (the optimal string alignment form of the Damerau-Levenshtein distance); limit + 1 when it is more
// than the limit.
[[nodiscard]] int typing_distance(std::string_view a, std::string_view b, int limit);
// The same between a and that beginning of b which is nearest to it.
[[nodiscard]] int typing_distance_to_prefix(std::string_view a, std::string_view b, int limit);

// How many typing errors are forgiven in a word: none up to three letters, one up to seven, two in longer
// words; none in words with digits, where a neighbour means something else.
[[nodiscard]] int forgiven_errors(std::string_view word);

// Words that say little about which practice or network is meant: "surgery", "the", "pcn".
[[nodiscard]] bool is_generic_word(std::string_view folded);

}  // namespace pcn
