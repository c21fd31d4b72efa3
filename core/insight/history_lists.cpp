#include <cmath>
#include <set>

#include "core/base/sort.h"
#include "core/insight/history.h"
#include "core/insight/members.h"
#include "core/model/query.h"
#include "core/model/succession.h"

namespace pcn {
namespace {

using Vintage = std::pair<Date, ListKind>;

// Days and kinds of lists that practices of the area have.
std::set<Vintage> vintages(const Dataset& data) {
  std::set<Vintage> all;
  for (const ListSize& list : data.lists) {
    if (data.practices[list.practice.value].in_area) all.insert({list.date, list.kind});
  }
  return all;
}

void add_member(const Dataset& data, const Membership& stay, ListPoint& point) {
  if (point.date < stay.start || (stay.end && *stay.end <= point.date)) return;
  ++point.members;
  for (const ListSize* list : rows_of(data.lists, stay.practice)) {
    if (list->date != point.date || list->kind != point.kind) continue;
    point.patients.count += std::llround(static_cast<double>(list->patients.count) * stay.share);
    return;
  }
  ++point.without_list;
}

template <class Chosen>
std::vector<ListPoint> series(const Dataset& data, Chosen chosen) {
  std::vector<ListPoint> points;
  for (const auto& [date, kind] : vintages(data)) {
    ListPoint point{date, kind, {}, 0, 0};
    for (const Membership& stay : data.memberships) {
      if (chosen(stay.network)) add_member(data, stay, point);
    }
    if (point.members > point.without_list) points.push_back(point);
  }
  return points;
}

// The list of the vintage last before or first after a day.
std::optional<double> list_beside(const Dataset& data, PracticeIndex practice, Date day, bool after) {
  std::optional<double> found;
  for (const ListSize* list : rows_of(data.lists, practice)) {
    const auto patients = static_cast<double>(list->patients.count);
    if (!after && list->date < day) found = patients;
    if (after && list->date >= day && !found) found = patients;
  }
  return found;
}

}  // namespace

std::vector<ListPoint> list_series(const Dataset& data, NetworkIndex network) {
  return series(data, [network](NetworkIndex other) { return other == network; });
}

std::vector<ListPoint> list_series(const Dataset& data) {
  return series(data, [&data](NetworkIndex network) { return data.networks[network.value].in_area; });
}

std::vector<ListPoint> list_series(const Dataset& data, DistrictIndex authority) {
  return series(data, [&data, authority](NetworkIndex network) {
    const Network& it = data.networks[network.value];
    return it.in_area && it.district == authority;
  });
}

std::vector<BoroughCount> borough_counts(const Dataset& data, Date day) {
  std::vector<BoroughCount> counts(data.districts.size());
  for (std::size_t d = 0; d < counts.size(); ++d) counts[d].district = DistrictIndex(d);
  for (const NetworkOnDay& network : networks_on(data, day)) {
    const DistrictIndex district = data.networks[network.network.value].district;
    if (!district.valid()) continue;
    BoroughCount& count = counts[district.value];
    ++count.networks;
    count.practices += static_cast<int>(network.members.size());
    count.registered += network.registered;
  }
  std::erase_if(counts, [&data](const BoroughCount& count) {
    return count.networks == 0 && !data.districts[count.district.value].in_area;
  });
  sort_stable(counts.begin(), counts.end(), [&data](const BoroughCount& a, const BoroughCount& b) {
    return data.districts[a.district.value].name < data.districts[b.district.value].name;
  });
  return counts;
}

PracticeIndex likely_successor(const Dataset& data, PracticeIndex closed, NetworkIndex network, Date day) {
  for (const Site& site : data.sites) {
    if (site.kind != SiteKind::kMain && site.practice != closed &&
        site.code == data.practices[closed.value].code)
      return site.practice;
  }
  if (const Succession* row = succession_of(data, closed)) return row->successor;
  // Where successions were looked for, lists have been compared already.
  if (!data.successions.empty()) return {};
  const auto last = list_beside(data, closed, day, false);
  if (!last) return {};
  PracticeIndex best;
  double best_growth = *last / 2;
  for (const MemberShare& member : members_on(data, network, day)) {
    const auto before = list_beside(data, member.practice, day, false);
    const auto after = list_beside(data, member.practice, day, true);
    if (member.practice == closed || !before || !after) continue;
    const double growth = *after - *before;
    if (growth > best_growth || (growth == best_growth && !best.valid())) {
      best = member.practice;
      best_growth = growth;
    }
  }
  return best;
}

}  // namespace pcn
