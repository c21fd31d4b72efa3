#include "core/document/practice_words.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/model/succession.h"
#include "texts/practice_words.h"

namespace pcn {

namespace words = text::practice_words;

namespace {

// The surgery that a practice left to the one that took it over, if it is taken to be open.
const Site* open_surgery(const Dataset& data, PracticeIndex practice) {
  for (const Site& site : data.sites) {
    if (site.kind == SiteKind::kMerged && origin_of(data, site) == practice) return &site;
  }
  return nullptr;
}

const ListSize* last_list(const Dataset& data, PracticeIndex practice) {
  const ListSize* last = nullptr;
  for (const ListSize& list : data.lists) {
    if (list.practice == practice && list.kind == ListKind::kOnDay) last = &list;
  }
  return last;
}

// "30 September 2025": the last day of a practice that the register has closed; empty for all others.
std::string closing_words(const Dataset& data, PracticeIndex practice) {
  const auto& closed = data.practices[practice.value].closed;
  return closed && *closed <= data.newest ? last_day_words(*closed) : std::string();
}

// The network of which it was a member last; none if it never was.
NetworkIndex last_network(const Dataset& data, PracticeIndex practice) {
  NetworkIndex last;
  Date from;
  for (const Membership& membership : data.memberships) {
    if (membership.practice != practice || (last.valid() && membership.start < from)) continue;
    last = membership.network;
    from = membership.start;
  }
  return last;
}

}  // namespace

std::string_view list_for_words(ListFor whom) {
  switch (whom) {
    case ListFor::kSpecialAllocation:
      return words::special_allocation;
    case ListFor::kCareHomes:
      return words::care_homes;
    case ListFor::kHomeless:
      return words::homeless;
    case ListFor::kSchool:
      return words::school;
    case ListFor::kStudents:
      return words::students;
    case ListFor::kOnline:
      return words::online;
  }
  return {};
}

std::string special_list_sentence(const Dataset& data, PracticeIndex practice) {
  const SpecialList* list = special_list_of(data, practice);
  if (list == nullptr) return {};
  return say(words::not_open_to_everyone{.whom = list_for_words(list->whom)}) + " " + list->basis;
}

std::vector<PracticeIndex> with_special_lists(const Dataset& data,
                                              const std::vector<PracticeIndex>& practices) {
  std::vector<PracticeIndex> special;
  for (const PracticeIndex practice : practices) {
    if (special_list_of(data, practice) != nullptr) special.push_back(practice);
  }
  return special;
}

std::string not_open_sentence(const Dataset& data, const std::vector<PracticeIndex>& practices) {
  std::vector<std::string> names;
  for (const PracticeIndex practice : with_special_lists(data, practices))
    names.push_back(data.practices[practice.value].name);
  if (names.empty()) return {};
  return say(words::some_not_open{.names = join_and(names), .practices = names.size()});
}

bool is_listed_no_more(const ViewContext& context, PracticeIndex practice) {
  if (!context.day.networks_of[practice.value].empty()) return false;
  const auto& unallocated = context.day.unallocated;
  if (std::binary_search(unallocated.begin(), unallocated.end(), practice)) return false;
  const PracticeFate fate = fate_of(context.data, practice);
  return fate == PracticeFate::kTakenOver || fate == PracticeFate::kUnknown;
}

bool can_be_reached(const Dataset& data, PracticeIndex practice) {
  const PracticeFate fate = fate_of(data, practice);
  return fate == PracticeFate::kListed || fate == PracticeFate::kBeyond;
}

std::string fate_words(const Dataset& data, PracticeIndex practice) {
  const PracticeIndex holder = holder_today(data, practice);
  const std::string closed = closing_words(data, practice);
  if (holder == practice) {
    return closed.empty() ? std::string(words::fate_listed_no_more) : say(words::fate_closed{.day = closed});
  }
  const std::string& name = data.practices[holder.value].name;
  if (succession_of(data, practice)->certainty == SuccessionCertainty::kClear)
    return say(words::fate_part_of{.practice = name});
  return closed.empty() ? say(words::fate_listed_no_more_went_to{.practice = name})
                        : say(words::fate_closed_went_to{.day = closed, .practice = name});
}

std::string fate_sentence(const Dataset& data, PracticeIndex practice) {
  const std::string_view name = data.practices[practice.value].name;
  const PracticeIndex holder = holder_today(data, practice);
  const std::string closed = closing_words(data, practice);
  if (holder == practice) {
    return closed.empty() ? say(words::is_listed_no_more{.practice = name})
                          : say(words::closed{.day = closed, .practice = name});
  }
  const std::string_view other = data.practices[holder.value].name;
  if (succession_of(data, practice)->certainty == SuccessionCertainty::kClear)
    return say(words::is_part_of{.other = other, .practice = name});
  return closed.empty()
             ? say(words::is_listed_no_more_went_to{.other = other, .practice = name})
             : say(words::closed_probably_went_to{.day = closed, .other = other, .practice = name});
}

std::vector<Paragraph> fate_paragraphs(const ViewContext& context, PracticeIndex practice) {
  const Dataset& data = context.data;
  const std::string& name = data.practices[practice.value].name;
  const PracticeIndex holder = holder_today(data, practice);
  const std::string closed = closing_words(data, practice);
  const NetworkIndex before = last_network(data, practice);
  std::vector<Paragraph> result;
  if (holder == practice) {
    std::string text = closed.empty() ? say(words::not_listed{.day = to_words(data.newest), .practice = name})
                                      : say(words::closed_on{.day = closed, .practice = name});
    if (const ListSize* last = last_list(data, practice))
      text += " " + say(words::last_list{.day = to_words(last->date), .patients = last->patients.count});
    text.append(" ").append(words::now_with_not_known);
    result.push_back(paragraph(text, Tone::kCaution));
    if (before.valid())
      result.push_back(paragraph(words::last_network{
          .help = phone_link("111"), .name = name_of(data, before), .network = network_link(data, before)}));
    return result;
  }
  const Succession& row = *succession_of(data, practice);
  const bool clear = row.certainty == SuccessionCertainty::kClear;
  const std::string& other = data.practices[holder.value].name;
  const Span link = practice_link(data, holder);
  Paragraph first =
      clear ? paragraph(words::part_of{.name = name, .other = other, .practice = link})
      : closed.empty()
          ? paragraph(words::listed_no_more_went_to{.name = name, .other = other, .practice = link})
          : paragraph(words::closed_went_to{.day = closed, .name = name, .other = other, .practice = link});
  const NetworkIndex network = context.day.network_of(holder);
  if (network.valid()) {
    const std::string& own = name_of(data, network);
    const Span own_link = network_link(data, network);
    append_sentence(first, clear ? spans(words::your_network{.name = own, .network = own_link})
                                 : spans(words::your_network_probably{.name = own, .network = own_link}));
  }
  if (clear && !closed.empty()) append_sentence(first, say(words::of_its_own_until{.day = closed}));
  if (before.valid() && before != network) {
    append_sentence(first, spans(words::network_until_then{.name = name_of(data, before),
                                                           .network = network_link(data, before)}));
  }
  result.push_back(std::move(first));
  const std::string& next = data.practices[row.successor.value].name;
  const std::string from = to_words(row.from), to = to_words(row.to);
  std::string how =
      row.together == row.patients
          ? say(words::seen_in_lists{
                .from = from, .growth = row.growth, .patients = row.patients, .practice = next, .to = to})
          : say(words::seen_in_lists_together{.from = from,
                                              .growth = row.growth,
                                              .patients = row.patients,
                                              .practice = next,
                                              .to = to,
                                              .together = row.together});
  const bool open = open_surgery(data, practice) != nullptr || row.same_address;
  how.append(" ").append(open ? words::surgery_open : words::surgery_not_known);
  result.push_back(paragraph(how, Tone::kMuted));
  return result;
}

Paragraph no_urgent_care_words() {
  return paragraph(words::no_urgent_care{.help = phone_link("111")}, Tone::kMuted);
}

}  // namespace pcn
