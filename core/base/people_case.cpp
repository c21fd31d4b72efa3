#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/base/text.h"

namespace pcn {
namespace {

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool has_lower(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Abbreviations with a vowel, which otherwise look like words. Those without one are found by that.
constexpr std::array<std::string_view, 49> kCapitals = {
    "ADHD", "AIC",  "APL",    "AQP",  "BHR", "BMI",  "CAS", "CASH", "CAU", "EA",  "EAC",  "EMIS", "ENT",
    "GPA",  "GPEA", "GPSI",   "HIV",  "HQ",  "IAPT", "ICB", "ICO",  "ICP", "ICS", "II",   "III",  "IUC",
    "IV",   "KCA",  "LARC",   "LAS",  "MIU", "MOD",  "NE",  "NEAS", "NEL", "OOH", "PRUH", "SAS",  "SDU",
    "SE",   "SEL",  "SELDOC", "SLAM", "UCC", "UK",   "UTC", "VI",   "WIC", "YOI"};

// Words without a vowel that are no abbreviations in capitals.
constexpr std::array<std::string_view, 40> kShort = {
    "BLDG", "BLK",  "BLVD", "CL", "CLNC", "CNT", "CNTR", "CT", "CTR", "CTRS", "DPT", "DR",  "DRS", "FLR",
    "FT",   "GDNS", "GRP",  "GT", "HLTH", "HSE", "HTH",  "JR", "LN",  "LTD",  "LWR", "MKT", "MR",  "MRS",
    "MS",   "MT",   "NR",   "PK", "PL",   "PT",  "PTNR", "RD", "SQ",  "SR",   "ST",  "STN"};

// Small inside a name, and after a hyphen ("Walk-in").
constexpr std::array<std::string_view, 14> kSmall = {"AND", "AT", "BY", "FOR", "FROM", "IN",  "OF",
                                                     "ON",  "OR", "TO", "THE", "UPON", "VIA", "WITH"};

bool is_abbreviation(std::string_view word) {
  if (is_one_of(word, kCapitals)) return true;
  return word.size() >= 2 && word.size() <= 4 && word.find_first_of("AEIOUY") == std::string_view::npos &&
         !is_one_of(word, kShort);
}

std::string capitalised(std::string_view word) {
  std::string text = to_lower_ascii(word);
  text[0] = word[0];
  if (text.size() > 4 && text.starts_with("Mc")) text[2] = word[2];
  return text;
}

// Where a run of letters stands.
struct Place {
  bool opens = false;          // the first word of the name or of a part of it
  char before = ' ';           // the character before the run
  char after = ' ';            // the character behind it
  bool number_before = false;  // the word before has a digit: "12 The Slade"
};

// A run of letters and apostrophes, in capitals.
std::string run_case(std::string_view run, const Place& place, std::string_view next_word) {
  if (is_digit(place.before)) {  // "3rd", "47A", "4PCN"
    const bool ordinal = run == "ST" || run == "ND" || run == "RD" || run == "TH";
    return ordinal                                   ? to_lower_ascii(run)
           : is_abbreviation(run) || run.size() == 1 ? std::string(run)
                                                     : capitalised(run);
  }
  if (run == "C" && place.after == '/' && next_word == "O") return "c";
  if (run == "O" && place.before == '/' && place.after == ' ') return "o";
  if (run == "AT" && next_word == "MEDICS") return "AT";
  if (is_one_of(run, kSmall) && !place.opens) {
    const bool own_name =
        run == "THE" && (place.number_before || (place.before == '-' && place.after != '-'));
    return own_name ? "The" : to_lower_ascii(run);
  }
  const std::size_t apostrophe = run.find('\'');
  if (apostrophe == std::string_view::npos) return is_abbreviation(run) ? std::string(run) : capitalised(run);
  const std::string_view head = run.substr(0, apostrophe);
  const std::string_view tail = run.substr(apostrophe + 1);
  // "O'Brien" and "D'Arcy", but "King's", "Thomas'" and "P'ship".
  const bool prefix = (head == "O" || head == "D" || head == "L") && tail.size() > 2;
  std::string text = head.empty() ? "" : is_abbreviation(head) ? std::string(head) : capitalised(head);
  text += '\'';
  if (!tail.empty()) text += prefix ? capitalised(tail) : to_lower_ascii(tail);
  return text;
}

std::string_view letters_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (is_letter(text[end]) || (text[end] == '\'' && end > at))) ++end;
  return text.substr(at, end - at);
}

}  // namespace

std::string people_case(std::string_view capitals) {
  std::string name;  // with single spaces
  for (const std::string_view word : split(trim(capitals), ' ')) {
    if (word.empty()) continue;
    if (!name.empty()) name += ' ';
    name += word;
  }
  if (has_lower(name)) return name;

  std::string text;
  Place place = {.opens = true};
  bool digit_in_word = false;
  for (std::size_t at = 0; at < name.size();) {
    const char c = name[at];
    if (!is_letter(c)) {
      if (c == ' ') {
        place.number_before = digit_in_word;
        digit_in_word = false;
      }
      if (is_digit(c)) {
        digit_in_word = true;
        place.opens = false;
      }
      // A part of its own begins behind a comma, a bracket, a slash or a dash between words.
      const bool dash = c == '-' && at > 0 && name[at - 1] == ' ';
      if (c == ',' || c == '(' || c == '/' || c == ':' || dash) place.opens = true;
      text += c;
      ++at;
      continue;
    }
    const std::string_view run = letters_from(name, at);
    const std::size_t end = at + run.size();
    std::size_t next = end;
    while (next < name.size() && !is_letter(name[next])) ++next;
    place.before = at > 0 ? name[at - 1] : ' ';
    place.after = end < name.size() ? name[end] : ' ';
    text += run_case(run, place, letters_from(name, next));
    place.opens = false;
    at = end;
  }
  return text;
}

}  // namespace pcn
