#include "core/session/phrases.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/index/text_match.h"
#include "core/state/fragment.h"
#include "texts/phrases.h"

namespace pcn {
namespace {

// Ids that are no need by themselves: what the words add up to is decided in combine().
constexpr std::string_view kGp = "gp", kPharmacy = "pharmacy", kVisit = "*visit", kSunday = "*sunday",
                           kSaturday = "*saturday", kWeekend = "*weekend", kLate = "*late", kNowWord = "*now",
                           kJoin = "*join", kLeave = "*leave", kShut = "*shut", kIll = "*ill",
                           kHoliday = "*holiday", kNothing = "";

// What one thing is called in the language of the reader, folded; each between two bars.
struct Phrases {
  std::string_view id;
  TextId words;
};

constexpr Phrases kPhrases[] = {
    {"emergency", text::phrases::emergency},
    {"urgent", text::phrases::urgent},
    {"dentist", text::phrases::dentist},
    {"optician", text::phrases::optician},
    {"blood-test", text::phrases::blood_test},
    {"blood-pressure", text::phrases::blood_pressure},
    {"vaccination", text::phrases::vaccination},
    {"prescription", text::phrases::prescription},
    {"pregnancy", text::phrases::pregnancy},
    {"hospital", text::phrases::hospital},
    {"physio", text::phrases::physio},
    {"pharmacist", text::phrases::pharmacist},
    {"link-worker", text::phrases::link_worker},
    {"mental-health", text::phrases::mental_health},
    {"paramedic", text::phrases::paramedic},
    {"nurse", text::phrases::nurse},
    {"coach", text::phrases::coach},
    {"care-coordinator", text::phrases::care_coordinator},
    {"dietitian", text::phrases::dietitian},
    {"podiatrist", text::phrases::podiatrist},
    {"occupational-therapist", text::phrases::occupational_therapist},
    {"social-worker", text::phrases::social_worker},
    {"healthcare-assistant", text::phrases::healthcare_assistant},
    {"change", text::phrases::change},
    {"register", text::phrases::register_with},
    {"closed", text::phrases::closed},
    {"my-practice", text::phrases::my_practice},
    {kPharmacy, text::phrases::pharmacy},
    {kGp, text::phrases::gp},
    {kVisit, text::phrases::visit},
    {kSunday, text::phrases::sunday},
    {kSaturday, text::phrases::saturday},
    {kWeekend, text::phrases::weekend},
    {kLate, text::phrases::late},
    {kNowWord, text::phrases::now},
    {kJoin, text::phrases::join},
    {kLeave, text::phrases::leave},
    {kShut, text::phrases::shut},
    {"sexual-health", text::phrases::sexual_health},
    {"at-practice", text::phrases::at_practice},
    {"pcn", text::phrases::pcn},
    {kIll, text::phrases::ill},
    {kHoliday, text::phrases::holiday},
    {kNothing, text::phrases::around},
};

constexpr std::size_t kMostWords = 40;

const Phrases* find_phrase(std::string_view words) {
  const std::string wanted = "|" + std::string(words) + "|";
  const auto* at = std::find_if(std::begin(kPhrases), std::end(kPhrases), [&wanted](const Phrases& phrases) {
    return say(phrases.words).find(wanted) != std::string_view::npos;
  });
  return at == std::end(kPhrases) ? nullptr : at;
}

struct Found {
  std::vector<std::string_view> ids;
  std::string rest;
  bool help = false;  // "help": whatever for
  [[nodiscard]] bool has(std::string_view id) const {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  }
};

Found find_words(std::string_view text) {
  constexpr std::size_t kLongestPhrase = 5;
  const std::string folded = fold_text(text);
  std::vector<std::string_view> words = split(folded, ' ');
  if (words.size() > kMostWords) words.resize(kMostWords);
  Found found;
  for (std::size_t i = 0; i < words.size();) {
    const Phrases* phrase = nullptr;
    std::size_t taken = 0;
    for (std::size_t many = std::min(kLongestPhrase, words.size() - i); many > 0 && phrase == nullptr;
         --many) {
      std::string joined(words[i]);
      for (std::size_t k = 1; k < many; ++k) joined += " " + std::string(words[i + k]);
      phrase = find_phrase(joined);
      taken = many;
    }
    if (phrase == nullptr) {
      if (!found.rest.empty()) found.rest += ' ';
      found.rest += words[i++];
      continue;
    }
    found.help = found.help || words[i] == "help";
    i += taken;
    if (!phrase->id.empty() && !found.has(phrase->id)) found.ids.push_back(phrase->id);
  }
  return found;
}

void add_pharmacy(Understood& result, const Found& found) {
  if (found.has(kSunday) || found.has(kWeekend)) result.needs.push_back("pharmacy-sunday");
  if (found.has(kSaturday) || found.has(kWeekend)) result.needs.push_back("pharmacy-saturday");
  if (found.has(kLate)) result.needs.push_back("pharmacy-late");
  if (!result.needs.empty()) return;
  result.needs.push_back(kPharmacy);
  result.now = found.has(kNowWord) && !found.has(kHoliday);
}

// Times without a word for what: both that keep them.
void add_times(Understood& result, const Found& found) {
  const bool weekend = found.has(kWeekend);
  if (found.has(kSaturday) || weekend) {
    result.needs.push_back("saturday");
    result.needs.push_back("pharmacy-saturday");
  }
  if (found.has(kSunday) || weekend) result.needs.push_back("pharmacy-sunday");
  if (found.has(kSunday) && !weekend) result.needs.push_back("saturday");
  if (found.has(kLate)) {
    result.needs.push_back("evening");
    result.needs.push_back("pharmacy-late");
  }
}

}  // namespace

Understood understand(std::string_view text) {
  const Found found = find_words(text);
  Understood result;
  result.rest = found.rest;
  result.help = found.help;
  const bool number = found.rest.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos &&
                      (text.starts_with("999 ") || text.starts_with("111 "));  // of a house
  for (const std::string_view id : {std::string_view("emergency"), std::string_view("urgent")}) {
    if (!found.has(id) || number) continue;
    result.needs = {id};
    result.urgent = true;
    // "Emergency dentist" is no matter of life and death.
    if (found.has("dentist")) {
      result.needs = {"dentist", id};
      result.urgent = false;
    }
    return result;
  }
  for (const std::string_view id : found.ids) {
    const Need* need = find_need(id);
    if (need != nullptr && id != kGp && id != kPharmacy && id != "hospital" && id != "register" &&
        id != "pcn")
      result.needs.push_back(id);
  }
  if (!result.needs.empty()) {
    if (result.needs.size() == 1 && found.has("blood-pressure")) result.needs = {"blood-pressure"};
    return result;
  }
  const bool times = found.has(kSunday) || found.has(kSaturday) || found.has(kWeekend) || found.has(kLate);
  const bool visit = found.has(kGp) || found.has(kVisit);
  if (found.has(kPharmacy)) {
    add_pharmacy(result, found);
    result.weak = !times && !result.now;
  } else if (found.has("register") || found.has(kJoin)) {
    if (found.has("register") || visit) result.needs.push_back("register");
  } else if (found.has(kGp) && found.has(kLeave)) {
    result.needs.push_back("change");
  } else if (found.has(kGp) && found.has(kShut)) {
    result.needs.push_back("closed");
  } else if (visit && times) {
    result.needs.push_back(found.has(kLate) && !found.has(kSaturday) && !found.has(kWeekend) ? "evening"
                                                                                             : "saturday");
  } else if (found.has("pcn")) {
    result.needs.push_back("pcn");
    result.weak = true;
  } else if (found.has("hospital")) {
    result.needs.push_back("hospital");
    result.weak = true;
  } else if (found.has(kIll)) {
    result.needs = {"urgent", kGp, kPharmacy};
  } else if (times) {
    add_times(result, found);
    result.weak = true;
  } else if (visit) {
    result.needs.push_back(kGp);
    if (found.has(kVisit) && !found.has(kGp)) result.needs.push_back("evening");
    result.weak = true;
  }
  return result;
}

namespace {

// The needs of which some phrase is as asked for; at most three, each once.
template <class Fits>
void add_needs(std::vector<std::string_view>& found, Fits fits) {
  constexpr std::size_t kMost = 3;
  for (const Phrases& phrases : kPhrases) {
    if (found.size() >= kMost) return;
    if (find_need(phrases.id) == nullptr || std::find(found.begin(), found.end(), phrases.id) != found.end())
      continue;
    const std::vector<std::string_view> all = split(phrases.words, '|');
    if (std::any_of(all.begin(), all.end(), fits)) found.push_back(phrases.id);
  }
}

}  // namespace

std::vector<std::string_view> needs_beginning(std::string_view text) {
  constexpr std::size_t kShortest = 3;
  const std::string folded = fold_text(text);
  std::vector<std::string_view> found;
  if (folded.size() < kShortest) return found;
  add_needs(found, [&folded](std::string_view phrase) { return phrase.starts_with(folded); });
  return found;
}

std::vector<std::string_view> needs_like(std::string_view text) {
  constexpr std::size_t kShortest = 5, kLong = 8;
  const Found typed = find_words(text);
  std::vector<std::string_view> found;
  for (const std::string_view word : split(typed.rest, ' ')) {
    if (word.size() < kShortest) continue;
    add_needs(found, [word](std::string_view phrase) {
      const int forgiven = phrase.size() < kLong ? 1 : 2;
      return phrase.size() >= kShortest && typing_distance(word, phrase, forgiven) <= forgiven;
    });
  }
  return found;
}

ActionText action_of(std::string_view need, bool now) {
  const std::string_view when = need == "pharmacy-late"    ? "on=now&at="
                                : now && need == kPharmacy ? "on=now&at=now"
                                                           : "on=&at=";
  return action({"view", "need", "need", need}) + "&" + std::string(when);
}

}  // namespace pcn
