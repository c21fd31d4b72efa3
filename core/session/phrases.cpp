#include "core/session/phrases.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/index/text_match.h"
#include "core/state/fragment.h"

namespace pcn {
namespace {

// Ids that are no need by themselves: what the words add up to is decided in combine().
constexpr std::string_view kGp = "gp", kPharmacy = "pharmacy", kVisit = "*visit", kSunday = "*sunday",
                           kSaturday = "*saturday", kWeekend = "*weekend", kLate = "*late", kNowWord = "*now",
                           kJoin = "*join", kLeave = "*leave", kShut = "*shut", kIll = "*ill",
                           kHoliday = "*holiday", kNothing = "";

// What one thing is called, folded; each between two bars.
struct Phrases {
  std::string_view id;
  std::string_view words;
};

constexpr Phrases kPhrases[] = {
    {"emergency",
     "|999|a and e|a e|ae|accident and emergency|emergency|emergencies|ambulance|casualty|"
     "heart attack|stroke|chest pain|chest pains|cant breathe|cannot breathe|"
     "trouble breathing|overdose|suicide|suicidal|kill myself|unconscious|bleeding|dying|"
     "want to die|wants to die|self harm|self harming|hurt myself|choking|seizure|collapsed|not breathing|"
     "unresponsive|anaphylaxis|aande|a and e department|heart pain|"},
    {"urgent",
     "|111|nhs 111|urgent|urgently|urgent care|urgent care centre|urgent treatment|"
     "urgent treatment centre|utc|walk in|walk in centre|walk in clinic|walkin|walk in center|"
     "minor injuries|minor injury|minor injuries unit|out of hours|out of hours dr|"
     "out of hours gp|crisis|mental health crisis|"},
    {"dentist", "|dentist|dentists|dental|toothache|tooth|teeth|"},
    {"optician", "|optician|opticians|eye test|glasses|"},
    {"blood-test", "|blood test|blood tests|bloods|phlebotomy|"},
    {"blood-pressure", "|blood pressure|blood pressure check|bp check|bp|hypertension|"},
    {"vaccination",
     "|vaccination|vaccinations|vaccine|vaccines|jab|jabs|flu jab|flu|covid|immunisation|"
     "immunisations|"},
    {"prescription",
     "|prescription|prescriptions|repeat prescription|medicine|medicines|medication|run out of "
     "medicine|tablets|"},
    {"pregnancy", "|pregnant|pregnancy|midwife|maternity|antenatal|"},
    {"hospital", "|hospital|hospitals|"},
    {"physio",
     "|physio|physios|physiotherapist|physiotherapists|physiotherapy|back pain|knee pain|"
     "bad back|"},
    {"pharmacist", "|pharmacist|pharmacists|clinical pharmacist|medication review|"},
    {"link-worker",
     "|link worker|link workers|social prescriber|social prescribing|"
     "social prescribing link worker|loneliness|lonely|debt|housing|benefits|carer|carers|food "
     "bank|isolated|isolation|"},
    {"mental-health",
     "|mental health|mental health worker|mental health nurse|mental health practitioner|"
     "anxiety|anxious|depression|depressed|counselling|counsellor|therapy|talking therapy|"
     "talking therapies|psychologist|someone to talk to|"},
    {"paramedic", "|paramedic|home visit|"},
    {"nurse", "|nurse|nurses|practice nurse|"},
    {"coach", "|health coach|wellbeing coach|health and wellbeing coach|"},
    {"care-coordinator", "|care coordinator|care co ordinator|"},
    {"dietitian", "|dietitian|dietician|nutritionist|diet|"},
    {"podiatrist", "|podiatrist|chiropodist|podiatry|foot|feet|"},
    {"occupational-therapist", "|occupational therapist|occupational therapy|"},
    {"social-worker", "|social worker|"},
    {"healthcare-assistant", "|healthcare assistant|health care assistant|phlebotomist|"},
    {"change", "|change gp|change dr|change drs|change practice|change surgery|"},
    {"register",
     "|new gp|new dr|new patient|new patients|register|registering|registration|sign up|no gp|moved "
     "house|moving house|just moved|"},
    {"closed", "|practice closed|surgery closed|gp closed|drs closed|"},
    {"my-practice",
     "|which practice|which gp am i with|"
     "who is my gp|who is my dr|which network|which pcn|what pcn|what network|my pcn|my network|find my "
     "network|find my pcn|"},
    {kPharmacy, "|pharmacy|pharmacies|chemist|chemists|drugstore|"},
    {kGp, "|gp|gps|dr|drs|doctors|surgery|surgeries|practice|practices|gp surgery|"},
    {kVisit, "|appointment|appointments|appt|clinic|"},
    {kSunday, "|sunday|sundays|"},
    {kSaturday, "|saturday|saturdays|"},
    {kWeekend, "|weekend|weekends|"},
    {kLate,
     "|late|late night|evening|evenings|tonight|night|after work|midnight|24 hour|24 hours|"
     "24h|24 hr|24 hrs|24hr|24hrs|24hour|24 7|all night|"},
    {kNowWord, "|open|now|today|"},
    {kJoin, "|join|"},
    {kLeave, "|change|switch|move|"},
    {kShut, "|closed|closing|shut|closes|"},
    {"sexual-health",
     "|sexual health|contraception|contraceptive|sti|std|morning after pill|emergency contraception|"
     "sexual health clinic|the pill|coil|"},
    {"at-practice",
     "|smear|smear test|cervical screening|hearing test|ear wax|earwax|fit note|sick note|medical records|"
     "my records|interpreter|interpreters|translator|diabetes|diabetic|asthma|copd|referral|test results|"
     "results|ecg|dressing|dressings|wound|travel clinic|baby check|health check|nhs health "
     "check|menopause|hrt|"},
    {"pcn", "|pcn|primary care network|what is a pcn|pcns|what is a primary care network|network|networks|"},
    {kIll,
     "|ill|sick|unwell|poorly|fever|temperature|vomiting|diarrhoea|headache|rash|sore throat|cough|earache|"
     "in pain|pain|infection|uti|"},
    {kHoliday, "|bank holiday|bank holidays|christmas|christmas day|boxing day|easter|new year|"},
    // Said around what is meant.
    {kNothing,
     "|i|im|ive|my|me|we|need|want|would|like|looking|look|find|see|get|got|go|to|a|an|the|"
     "some|any|is|are|am|has|have|do|does|can|where|what|which|who|how|for|with|without|of|in|"
     "on|at|by|from|near|nearest|nearby|closest|local|here|there|please|and|or|help|check|"
     "book|booking|nhs|hello|hi|first|seeing|speak|talk|someone|somebody|worker|that|s|centre|"
     "around|take|be|"},
};

constexpr std::size_t kMostWords = 40;

const Phrases* find_phrase(std::string_view words) {
  const std::string wanted = "|" + std::string(words) + "|";
  const auto* at = std::find_if(std::begin(kPhrases), std::end(kPhrases), [&wanted](const Phrases& phrases) {
    return phrases.words.find(wanted) != std::string_view::npos;
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
