#include "core/model/succession.h"

#include <algorithm>
#include <string_view>

#include "core/model/query.h"

namespace pcn {
namespace {

constexpr std::size_t kPracticeCode = 6;  // characters; those of a branch follow

}  // namespace

const Succession* succession_of(const Dataset& data, PracticeIndex practice) {
  const auto at =
      std::lower_bound(data.successions.begin(), data.successions.end(), practice,
                       [](const Succession& row, PracticeIndex wanted) { return row.practice < wanted; });
  return at != data.successions.end() && at->practice == practice ? &*at : nullptr;
}

PracticeIndex holder_on(const Dataset& data, PracticeIndex practice, Date day) {
  // A chain is at most as long as the table; a reader makes sure that there is no circle.
  for (std::size_t step = 0; step <= data.successions.size(); ++step) {
    const Succession* next = succession_of(data, practice);
    if (next == nullptr || day < next->first_day) return practice;
    practice = next->successor;
  }
  return practice;
}

PracticeIndex holder_today(const Dataset& data, PracticeIndex practice) {
  for (std::size_t step = 0; step <= data.successions.size(); ++step) {
    const Succession* next = succession_of(data, practice);
    if (next == nullptr) return practice;
    practice = next->successor;
  }
  return practice;
}

std::vector<PracticeIndex> taken_over_by(const Dataset& data, PracticeIndex practice, Date day) {
  std::vector<PracticeIndex> result;
  for (const Succession& row : data.successions) {
    if (holder_on(data, row.practice, day) == practice && row.practice != practice)
      result.push_back(row.practice);
  }
  return result;
}

PracticeIndex origin_of(const Dataset& data, const Site& site) {
  if (site.kind != SiteKind::kMerged) return {};
  return find_practice(data, std::string_view(site.code).substr(0, kPracticeCode));
}

PracticeIndex holder_of_site(const Dataset& data, const Site& site, Date day) {
  const PracticeIndex origin = origin_of(data, site);
  return origin ? holder_on(data, origin, day) : site.practice;
}

PracticeFate fate_of(const Dataset& data, PracticeIndex practice) {
  for (const Membership& stay : data.memberships) {
    const bool today = stay.start <= data.newest && (!stay.end || data.newest < *stay.end);
    if (stay.practice == practice && today) return PracticeFate::kListed;
  }
  for (const ListSize& list : data.lists) {
    if (list.practice == practice && list.kind == ListKind::kOnDay && list.date >= data.newest)
      return PracticeFate::kListed;
  }
  if (holder_today(data, practice) != practice) return PracticeFate::kTakenOver;
  return data.practices[practice.value].in_area ? PracticeFate::kUnknown : PracticeFate::kBeyond;
}

bool is_gone(const Dataset& data, PracticeIndex practice, Date day) {
  const Practice& row = data.practices[practice.value];
  return holder_on(data, practice, day) != practice || (row.closed && *row.closed <= day);
}

}  // namespace pcn
