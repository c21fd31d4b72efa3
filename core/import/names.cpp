#include "core/import/names.h"

#include <array>
#include <vector>

#include "core/base/text.h"

namespace pcn {
namespace {

struct Spelling {
  std::string_view word;
  std::string_view words;
};

// Spelt out before the case is changed.
constexpr std::array<Spelling, 18> kSpelling = {{{"MED.CTR.", "MEDICAL CENTRE"},
                                                 {"MED.CTR", "MEDICAL CENTRE"},
                                                 {"MED.CENTRE", "MEDICAL CENTRE"},
                                                 {"CTR.", "CENTRE"},
                                                 {"CTR", "CENTRE"},
                                                 {"H/C", "HEALTH CENTRE"},
                                                 {"HLTH", "HEALTH"},
                                                 {"RD", "ROAD"},
                                                 {"RD.", "ROAD"},
                                                 {"PRACT", "PRACTICE"},
                                                 {"PRACT.", "PRACTICE"},
                                                 {"SURG.", "SURGERY"},
                                                 {"GRP", "GROUP"},
                                                 {"COMM", "COMMUNITY"},
                                                 {"HOSP", "HOSPITAL"},
                                                 {"MED", "MEDICAL"},
                                                 {"CT", "CENTRE"},
                                                 {"PTNRS", "PARTNERS"}}};

// Capitals that stay, besides those of people_case.
constexpr std::array<std::string_view, 22> kInitials = {
    "GSTT", "PRUH", "HBD", "APL", "QRP", "ICO",  "QHS",   "ML",  "LAS", "CAS",  "MDC",
    "SAS",  "PHL",  "LLR", "NEL", "KWH", "SPCN", "BNSSG", "HHR", "SDU", "APMS", "GMS"};

constexpr std::array<Spelling, 6> kServiceWords = {{{"GPEA", "enhanced access"},
                                                    {"EA", "enhanced access"},
                                                    {"WIC", "walk-in centre"},
                                                    {"OOH", "out of hours"},
                                                    {"UTC", "urgent treatment centre"},
                                                    {"UCC", "urgent care centre"}}};

template <std::size_t N>
std::string_view spelt(const std::array<Spelling, N>& table, std::string_view word) {
  for (const auto& entry : table) {
    if (entry.word == word) return entry.words;
  }
  return word;
}

std::string respell(std::string_view text) {
  std::vector<std::string> words;
  for (const auto word : split(text, ' ')) {
    if (!word.empty()) words.emplace_back(spelt(kSpelling, word));
  }
  return join(words, " ");
}

// The word without brackets and commas around it.
std::string_view bare(std::string_view word) {
  while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
  while (!word.empty() && (word.back() == ')' || word.back() == ',' || word.back() == ']'))
    word.remove_suffix(1);
  return word;
}

std::string with_initials(const std::string& name) {
  std::vector<std::string> words;
  for (const auto word : split(name, ' ')) {
    std::string text(word);
    const std::string upper = to_upper_ascii(bare(word));
    for (const auto initials : kInitials) {
      if (upper == initials) text = to_upper_ascii(word);
    }
    words.push_back(std::move(text));
  }
  std::string joined = join(words, " ");
  if (const std::size_t at = joined.find(" @ "); at != std::string::npos) joined.replace(at, 3, " at ");
  // The company's own spelling.
  if (joined.starts_with("At Medics")) joined[1] = 'T';
  return joined;
}

std::string folded(std::string_view name) {
  std::string lower = to_lower_ascii(trim(name));
  if (lower.starts_with("the ")) lower.erase(0, 4);
  std::string text;
  for (const char c : lower) {
    if (c == '&') {
      text += "and";
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      text += c;
    }
  }
  return text;
}

}  // namespace

bool is_mixed_case(std::string_view name) {
  bool lower = false;
  bool upper = false;
  for (const char c : name) {
    lower = lower || (c >= 'a' && c <= 'z');
    upper = upper || (c >= 'A' && c <= 'Z');
  }
  return lower && upper;
}

std::string official_name(std::string_view capitals) {
  if (is_mixed_case(capitals)) return with_initials(std::string(trim(capitals)));
  return with_initials(people_case(respell(to_upper_ascii(capitals))));
}

std::string service_name(std::string_view capitals) {
  std::vector<std::string> words;
  const std::string name = official_name(capitals);
  for (const auto word : split(name, ' ')) {
    const std::string upper = to_upper_ascii(word);
    const std::string_view plain = spelt(kServiceWords, upper);
    words.emplace_back(plain == upper ? std::string(word) : std::string(plain));
  }
  std::string text = join(words, " ");
  // "Extended Service" and the like are words, not names.
  for (const std::string_view phrase :
       {"Extended Service", "Enhanced Access", "Urgent Care Centre", "enhanced access Hub"}) {
    const std::size_t at = text.find(phrase);
    if (at != std::string::npos && at > 0) text.replace(at, phrase.size(), to_lower_ascii(phrase));
  }
  return text;
}

bool same_name(std::string_view a, std::string_view b) { return folded(a) == folded(b); }

bool name_within(std::string_view part, std::string_view whole) {
  return folded(whole).find(folded(part)) != std::string::npos;
}

}  // namespace pcn
