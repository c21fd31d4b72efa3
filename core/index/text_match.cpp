#include "core/index/text_match.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/characters.h"
#include "core/base/text.h"

namespace pcn {
namespace {

// Base letters of U+00C0 to U+017F; digits stand for the pairs below.
constexpr std::string_view kBaseLetters =
    "aaaaaa1ceeeeiiiidnooooo ouuuuy42aaaaaa1ceeeeiiiidnooooo ouuuuy4y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii55jjkkklllllll"
    "lllnnnnnnnnnoooooo33rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::array<std::string_view, 5> kPairs = {"ae", "ss", "oe", "th", "ij"};

constexpr std::array<std::array<std::string_view, 2>, 4> kSameWords = {{
    {"saint", "st"},
    {"rd", "road"},
    {"center", "centre"},
    {"doctor", "dr"},
}};

void append_folded(std::string& folded, char32_t code) {
  if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9')) {
    folded += static_cast<char>(code);
  } else if (code >= 'A' && code <= 'Z') {
    folded += static_cast<char>(code + 32);
  } else if (code >= 0xC0 && code < 0xC0 + kBaseLetters.size()) {
    const char letter = kBaseLetters[code - 0xC0];
    if (letter >= '1' && letter <= '5') {
      folded += kPairs[static_cast<std::size_t>(letter - '1')];
    } else {
      folded += letter;
    }
  } else if (code == '&') {
    folded += " and ";
  } else if (code != '\'' && code != '.' && code != '`' && code != 0x2018 && code != 0x2019 &&
             !(code >= 0x300 && code < 0x370)) {  // apostrophes and combining accents vanish
    folded += ' ';
  }
}

// Rows of the distance table; the last row, or nothing if all of a row is beyond the limit.
std::vector<int> last_row(std::string_view a, std::string_view b, int limit) {
  std::vector<int> before(b.size() + 1);
  std::vector<int> above(b.size() + 1);
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before, above);
    std::swap(above, row);
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int cost = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost = std::min(cost, before[j - 2] + 1);
      row[j] = cost;
      least = std::min(least, cost);
    }
    // An exchange looks two rows back, but costs one, which is the most that rows differ by.
    if (least > limit) return {};
  }
  return row;
}

}  // namespace

std::string fold_text(std::string_view text) {
  std::string letters;
  const std::string plain = plain_text(text);
  for (std::size_t at = 0; at < plain.size();) append_folded(letters, next_character(plain, at));
  std::string folded;
  for (std::string_view word : split(letters, ' ')) {
    if (word.empty()) continue;
    for (const auto& [from, to] : kSameWords) {
      if (word == from) word = to;
    }
    if (!folded.empty()) folded += ' ';
    folded += word;
  }
  constexpr std::string_view kLong = "primary care network";
  for (std::size_t at = 0; (at = folded.find(kLong, at)) != std::string::npos;)
    folded.replace(at, kLong.size(), "pcn");
  return folded;
}

int typing_distance(std::string_view a, std::string_view b, int limit) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > static_cast<std::size_t>(limit)) return limit + 1;
  const std::vector<int> row = last_row(a, b, limit);
  return row.empty() ? limit + 1 : std::min(row.back(), limit + 1);
}

int typing_distance_to_prefix(std::string_view a, std::string_view b, int limit) {
  // A longer beginning than this costs more than the limit.
  const std::vector<int> row = last_row(a, b.substr(0, a.size() + static_cast<std::size_t>(limit)), limit);
  return row.empty() ? limit + 1 : std::min(*std::min_element(row.begin(), row.end()), limit + 1);
}

int forgiven_errors(std::string_view word) {
  for (const char c : word) {
    if (c >= '0' && c <= '9') return 0;
  }
  return word.size() < 4 ? 0 : word.size() < 8 ? 1 : 2;
}

bool is_generic_word(std::string_view folded) {
  constexpr std::array<std::string_view, 24> kGeneric = {
      "and",        "centre",  "clinic",  "doctors", "dr",       "gp",       "group",    "health",
      "healthcare", "medical", "network", "of",      "partners", "pcn",      "practice", "practices",
      "primary",    "road",    "surgery", "the",     "care",     "pharmacy", "chemist",  "chemists"};
  return std::find(kGeneric.begin(), kGeneric.end(), folded) != kGeneric.end();
}

}  // namespace pcn
