#include "core/coverage/size_rule.h"

#include <algorithm>

#include "core/model/succession.h"

namespace pcn {

SizeOutcome size_outcome(RegisteredPatients patients, bool rural) {
  if (patients.count < kLeastPatients) return rural ? SizeOutcome::kRuralException : SizeOutcome::kTooSmall;
  if (patients.count <= kMostPatients) return SizeOutcome::kWithin;
  return patients.count <= kSubNeighbourhoodPatients ? SizeOutcome::kAboveTarget : SizeOutcome::kVeryLarge;
}

namespace {

struct Counted {
  std::int64_t rural = 0;
  std::int64_t all = 0;
};

void add_counted(const Dataset& data, PracticeIndex practice, Counted& counted) {
  const auto below = [](const ObservedFlow& row, PracticeIndex wanted) {
    return row.practice && row.practice < wanted;
  };
  auto at = std::lower_bound(data.observed.begin(), data.observed.end(), practice, below);
  for (; at != data.observed.end() && at->practice == practice; ++at) {
    counted.all += at->patients;
    if (data.small_areas[at->small_area.value].rural) counted.rural += at->patients;
  }
}

}  // namespace

std::optional<double> rural_part(const Dataset& data, const NetworkOnDay& network) {
  const Date day = network.registered_date.value_or(data.newest);
  double rural = 0;
  double all = 0;
  const DayLists lists(data, day);
  for (const PracticeIndex member : network.members) {
    const auto list = lists.of(member);
    Counted counted;
    add_counted(data, member, counted);
    for (const PracticeIndex before : taken_over_by(data, member, day)) add_counted(data, before, counted);
    if (!list || counted.all == 0) continue;
    const auto patients = static_cast<double>(list->patients.count);
    all += patients;
    rural += patients * static_cast<double>(counted.rural) / static_cast<double>(counted.all);
  }
  if (all <= 0) return std::nullopt;
  return rural / all;
}

std::optional<SizeOutcome> size_of(const Dataset& data, const NetworkOnDay& network) {
  if (network.registered.count == 0) return std::nullopt;
  return size_outcome(network.registered, rural_part(data, network).value_or(0) > kMostlyRural);
}

std::string_view size_words(SizeOutcome outcome) {
  switch (outcome) {
    case SizeOutcome::kRuralException:
      return "below 30,000, mostly rural: may be allowed";
    case SizeOutcome::kTooSmall:
      return "below 30,000: outside the size rule";
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
