#include "core/coverage/size_rule.h"

namespace pcn {

SizeOutcome size_outcome(RegisteredPatients patients, bool rural) {
  if (patients.count < kLeastPatients) return rural ? SizeOutcome::kRuralException : SizeOutcome::kTooSmall;
  if (patients.count <= kMostPatients) return SizeOutcome::kWithin;
  return patients.count <= kSubNeighbourhoodPatients ? SizeOutcome::kAboveTarget : SizeOutcome::kVeryLarge;
}

std::optional<double> rural_part(const Dataset& data, const NetworkOnDay& network) {
  std::int64_t rural = 0;
  std::int64_t all = 0;
  for (const PracticeIndex member : network.members) {
    const auto list = list_on(data, member, network.registered_date.value_or(data.newest));
    const SmallAreaIndex place = data.practices[member.value].small_area;
    if (!list || !place) continue;
    all += list->patients.count;
    if (data.small_areas[place.value].rural) rural += list->patients.count;
  }
  if (all == 0) return std::nullopt;
  return static_cast<double>(rural) / static_cast<double>(all);
}

std::optional<SizeOutcome> size_of(const Dataset& data, const NetworkOnDay& network) {
  if (network.registered.count == 0) return std::nullopt;
  return size_outcome(network.registered, rural_part(data, network).value_or(0) > kMostlyRural);
}

std::string_view size_words(SizeOutcome outcome) {
  switch (outcome) {
    case SizeOutcome::kRuralException:
      return "below 30,000: allowed by the rural exception";
    case SizeOutcome::kTooSmall:
      return "below 30,000: breach of the size rule";
    case SizeOutcome::kWithin:
      return "within 30,000 to 50,000";
    case SizeOutcome::kAboveTarget:
      return "above 50,000: above target, allowed";
    case SizeOutcome::kVeryLarge:
      return "above 100,000: usually organised in sub-neighbourhoods";
  }
  return "";
}

}  // namespace pcn
