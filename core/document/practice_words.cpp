#include "core/document/practice_words.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/model/succession.h"

namespace pcn {
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
      return "people who were taken off the list of another practice";
    case ListFor::kCareHomes:
      return "people in care homes";
    case ListFor::kHomeless:
      return "people in special circumstances, such as homeless people";
    case ListFor::kSchool:
      return "pupils of a school";
    case ListFor::kStudents:
      return "students of a university";
    case ListFor::kOnline:
      return "people who see their GP online, from anywhere";
  }
  return {};
}

std::string special_list_sentence(const Dataset& data, PracticeIndex practice) {
  const SpecialList* list = special_list_of(data, practice);
  if (list == nullptr) return {};
  return "Its list is not open to everyone: it is for " + std::string(list_for_words(list->whom)) + ". " +
         list->basis;
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
  const std::string many =
      names.size() == 1 ? "One of them is" : std::to_string(names.size()) + " of them are";
  return many + " not open to everyone: " + join_and(names) + ".";
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
  if (holder == practice) return closed.empty() ? "listed no more, may have closed" : "closed on " + closed;
  const bool clear = succession_of(data, practice)->certainty == SuccessionCertainty::kClear;
  const std::string gone = closed.empty() ? "listed no more" : "closed on " + closed;
  return (clear ? "now part of " : gone + "; its patients probably went to ") +
         data.practices[holder.value].name;
}

std::vector<Paragraph> fate_paragraphs(const ViewContext& context, PracticeIndex practice) {
  const Dataset& data = context.data;
  const std::string& name = data.practices[practice.value].name;
  const PracticeIndex holder = holder_today(data, practice);
  const std::string closed = closing_words(data, practice);
  const NetworkIndex before = last_network(data, practice);
  std::vector<Paragraph> result;
  if (holder == practice) {
    std::string text = closed.empty() ? name + " is not in the list of practices of " +
                                            to_words(data.newest) + ". It may have closed."
                                      : name + " closed on " + closed + ", as the national register has it.";
    if (const ListSize* last = last_list(data, practice))
      text += " The last list of its patients here is of " + to_words(last->date) + ": " +
              format_count(last->patients.count) + ".";
    text += " Which practice has them now is not in the data.";
    result.push_back(paragraph(text, Tone::kCaution));
    if (before.valid())
      result.push_back(paragraph({plain("Its last network was "), network_link(data, before),
                                  plain(". If you were registered here and have had no letter, register with "
                                        "any practice near you, or call "),
                                  phone_link("111"), plain(".")}));
    return result;
  }
  const Succession& row = *succession_of(data, practice);
  const bool clear = row.certainty == SuccessionCertainty::kClear;
  Paragraph first = paragraph(
      {plain(name + (clear            ? " is now part of "
                     : closed.empty() ? " is listed no more. Its patients probably went to "
                                      : " closed on " + closed + ". Its patients probably went to ")),
       practice_link(data, holder), plain(".")});
  const NetworkIndex network = context.day.network_of(holder);
  if (network.valid()) {
    first.spans.push_back(
        plain(" If you were registered here, your network is " + std::string(clear ? "" : "probably ")));
    first.spans.push_back(network_link(data, network));
    first.spans.push_back(plain("."));
  }
  if (clear && !closed.empty())
    first.spans.push_back(plain(" It was a practice of its own until " + closed + "."));
  if (before.valid() && before != network) {
    first.spans.push_back(plain(" Until then it was in "));
    first.spans.push_back(network_link(data, before));
    first.spans.push_back(plain("."));
  }
  result.push_back(std::move(first));
  const std::string next = data.practices[row.successor.value].name;
  std::string how = "No open register says so. It is seen in the lists: between " + to_words(row.from) +
                    " and " + to_words(row.to) + " the list of " + next + " grew by " +
                    format_count(row.growth) + " more than usual";
  how += row.together == row.patients
             ? ", and this one, of " + format_count(row.patients) + ", ended."
             : ", and lists of " + format_count(row.together) + " ended, this one's " +
                   format_count(row.patients) + " among them.";
  const bool one_place = row.same_address;
  how += open_surgery(data, practice) != nullptr || one_place
             ? " Its surgery is taken to be open. Ask before you go."
             : " Whether its surgery is still open is not in the data: it may have closed.";
  result.push_back(paragraph(how, Tone::kMuted));
  return result;
}

Paragraph no_urgent_care_words() {
  return paragraph(
      {plain("Urgent treatment centres and walk-in centres are not in the data: no open list has "
             "them all. NHS 111 knows which are open. Call "),
       phone_link("111"), plain(".")},
      Tone::kMuted);
}

}  // namespace pcn
