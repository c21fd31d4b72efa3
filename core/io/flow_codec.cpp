#include "core/io/flow_codec.h"

#include <limits>

#include "core/io/vlq.h"

namespace pcn {
namespace {

constexpr std::int64_t kMostFlows = 4'000'000;  // all England has 866 thousand

// The practice's place in the order of the texts: none comes last.
std::size_t slot_of(PracticeIndex practice, std::size_t practices) {
  return practice ? practice.value : practices;
}

const std::string* text_member(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found == nullptr ? nullptr : found->text();
}

}  // namespace

Json encode_flows(const std::vector<ObservedFlow>& flows, std::size_t practices) {
  VlqWriter places;
  VlqWriter gaps;
  VlqWriter patients;
  std::size_t at = 0;
  for (std::size_t slot = 0; slot <= practices; ++slot) {
    const std::size_t begin = at;
    std::int64_t last = -1;
    for (; at < flows.size() && slot_of(flows[at].practice, practices) == slot; ++at) {
      const auto place = std::int64_t{flows[at].small_area.value};
      gaps.put(place - last - 1);
      last = place;
      patients.put(flows[at].patients - 1);
    }
    places.put(static_cast<std::int64_t>(at - begin));
  }
  return Json::Object{
      {"places", Json(places.text())}, {"gap", Json(gaps.text())}, {"patients", Json(patients.text())}};
}

std::optional<FlowFault> decode_flows(const Json& json, std::size_t practices, std::size_t small_areas,
                                      std::vector<ObservedFlow>& flows) {
  flows.clear();
  const std::string* counts_text = text_member(json, "places");
  const std::string* gaps_text = text_member(json, "gap");
  const std::string* patients_text = text_member(json, "patients");
  if (counts_text == nullptr) return FlowFault{"places", "expected packed numbers as text"};
  if (gaps_text == nullptr) return FlowFault{"gap", "expected packed numbers as text"};
  if (patients_text == nullptr) return FlowFault{"patients", "expected packed numbers as text"};
  VlqReader counts(*counts_text);
  VlqReader gaps(*gaps_text);
  VlqReader patients(*patients_text);
  std::int64_t total = 0;
  for (std::size_t slot = 0; slot <= practices; ++slot) {
    const auto count = counts.next();
    if (!count || *count < 0) {
      return FlowFault{"places", "expected " + std::to_string(practices + 1) +
                                     " numbers from 0 up: one for each practice, and one more"};
    }
    if (*count > kMostFlows - total) return FlowFault{"places", "more flows than any area can have"};
    total += *count;
    const PracticeIndex practice = slot < practices ? PracticeIndex(slot) : PracticeIndex{};
    std::int64_t place = -1;
    for (std::int64_t row = 0; row < *count; ++row) {
      const auto gap = gaps.next();
      const auto limit = static_cast<std::int64_t>(small_areas);
      if (!gap || *gap < 0 || *gap >= limit - place - 1) {
        return FlowFault{"gap",
                         "expected a position in small_areas near byte " + std::to_string(gaps.position())};
      }
      place += *gap + 1;
      const auto people = patients.next();
      if (!people || *people < 0 || *people >= std::numeric_limits<std::int32_t>::max()) {
        return FlowFault{"patients",
                         "expected at least one patient near byte " + std::to_string(patients.position())};
      }
      flows.push_back({practice, SmallAreaIndex(static_cast<std::size_t>(place)),
                       static_cast<std::int32_t>(*people + 1)});
    }
  }
  if (!counts.at_end()) return FlowFault{"places", "more numbers than practices"};
  if (!gaps.at_end()) return FlowFault{"gap", "more numbers than flows"};
  if (!patients.at_end()) return FlowFault{"patients", "more numbers than flows"};
  return std::nullopt;
}

}  // namespace pcn
