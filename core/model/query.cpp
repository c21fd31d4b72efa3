#include "core/model/query.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/model/succession.h"
#include "texts/places.h"

namespace pcn {
namespace {

// The position of a code in a table of two runs, inside the area and beyond, each sorted by code.
template <class Entry>
std::size_t find_in_runs(const std::vector<Entry>& table, std::string_view code) {
  const auto middle =
      std::partition_point(table.begin(), table.end(), [](const Entry& entry) { return entry.in_area; });
  const auto below = [](const Entry& entry, std::string_view wanted) { return entry.code < wanted; };
  const auto inside = std::lower_bound(table.begin(), middle, code, below);
  if (inside != middle && inside->code == code) return static_cast<std::size_t>(inside - table.begin());
  const auto beyond = std::lower_bound(middle, table.end(), code, below);
  if (beyond != table.end() && beyond->code == code) return static_cast<std::size_t>(beyond - table.begin());
  return table.size();
}

std::int32_t distance_in_days(Date a, Date b) { return std::abs(to_days(a) - to_days(b)); }

bool in_force(const Membership& membership, Date day) {
  return membership.start <= day && (!membership.end || day < *membership.end);
}

// One date while all that were seen agree.
class CommonDate {
 public:
  void add(Date date) {
    if (!seen_) date_ = date;
    if (date_ && *date_ != date) date_.reset();
    seen_ = true;
  }
  [[nodiscard]] std::optional<Date> date() const { return date_; }

 private:
  std::optional<Date> date_;
  bool seen_ = false;
};

struct Sum {
  double registered = 0;
  double weighted = 0;
  bool weighted_complete = true;
  CommonDate registered_date;
  CommonDate weighted_date;
};

// The lists of the day, looked up once.
struct BothLists {
  BothLists(const Dataset& data, Date day) : registered(data, day), weighted(data, day) {}
  DayLists registered;
  DayWeighted weighted;
};

void add_member(NetworkOnDay& network, Sum& sum, const BothLists& lists, const Membership& membership) {
  const PracticeIndex practice = membership.practice;
  network.members.push_back(practice);
  const bool elsewhere = lists.registered.on_another(practice);
  if (const auto list = lists.registered.of(practice)) {
    sum.registered += static_cast<double>(list->patients.count) * membership.share;
    sum.registered_date.add(list->date);
  } else if (elsewhere) {
    ++network.members_listed_elsewhere;
  } else {
    ++network.members_without_list;
  }
  if (const auto weighted = lists.weighted.of(practice)) {
    sum.weighted += weighted->patients.count * membership.share;
    sum.weighted_date.add(weighted->date);
  } else if (!lists.weighted.on_another(practice)) {
    sum.weighted_complete = false;
  }
}

}  // namespace

NetworkIndex find_network(const Dataset& data, std::string_view code) {
  const auto at =
      std::lower_bound(data.networks.begin(), data.networks.end(), code,
                       [](const Network& network, std::string_view wanted) { return network.code < wanted; });
  if (at == data.networks.end() || at->code != code) return {};
  return NetworkIndex(static_cast<std::size_t>(at - data.networks.begin()));
}

PracticeIndex find_practice(const Dataset& data, std::string_view code) {
  const std::size_t at = find_in_runs(data.practices, code);
  return at == data.practices.size() ? PracticeIndex{} : PracticeIndex(at);
}

SmallAreaIndex find_small_area(const Dataset& data, std::string_view code) {
  const std::size_t at = find_in_runs(data.small_areas, code);
  return at == data.small_areas.size() ? SmallAreaIndex{} : SmallAreaIndex(at);
}

std::size_t inner_small_areas(const Dataset& data) {
  const auto end = std::partition_point(data.small_areas.begin(), data.small_areas.end(),
                                        [](const SmallArea& area) { return area.in_area; });
  return static_cast<std::size_t>(end - data.small_areas.begin());
}

std::vector<Membership> memberships_on(const Dataset& data, Date day) {
  std::vector<Membership> result;
  for (const Membership& membership : data.memberships) {
    if (in_force(membership, day)) result.push_back(membership);
  }
  return result;
}

std::vector<NetworkOnDay> networks_on(const Dataset& data, Date day) {
  std::vector<NetworkOnDay> all(data.networks.size());
  std::vector<Sum> sums(data.networks.size());
  const BothLists lists(data, day);
  for (const Membership& membership : data.memberships) {
    if (!in_force(membership, day)) continue;
    const std::size_t at = membership.network.value;
    if (data.networks[at].in_area) add_member(all[at], sums[at], lists, membership);
  }
  std::vector<NetworkOnDay> result;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (all[at].members.empty()) continue;
    NetworkOnDay& network = all[at];
    network.network = NetworkIndex(at);
    network.registered.count = std::llround(sums[at].registered);
    network.registered_date = sums[at].registered_date.date();
    if (sums[at].weighted_complete) {
      network.weighted = WeightedPatients{sums[at].weighted};
      network.weighted_date = sums[at].weighted_date.date();
    }
    result.push_back(std::move(network));
  }
  return result;
}

std::optional<Date> list_vintage_on(const Dataset& data, Date day) {
  constexpr std::int32_t kHalfYear = 183;
  std::optional<Date> vintage;
  for (const ListSize& list : data.lists) {
    const std::int32_t distance = distance_in_days(list.date, day);
    if (list.kind != ListKind::kOnDay || distance > kHalfYear) continue;
    const std::int32_t best = vintage ? distance_in_days(*vintage, day) : kHalfYear + 1;
    if (distance < best || (distance == best && list.date < *vintage)) vintage = list.date;
  }
  return vintage;
}

std::vector<PracticeIndex> unallocated_on(const Dataset& data, Date day) {
  const std::optional<Date> vintage = list_vintage_on(data, day);
  if (!vintage) return {};
  std::vector<bool> sees_patients(data.practices.size(), false);
  for (const ListSize& list : data.lists) {
    const bool counted = list.kind == ListKind::kOnDay && list.date == *vintage && list.patients.count > 0;
    if (counted) sees_patients[list.practice.value] = true;
  }
  for (const Membership& membership : data.memberships) {
    if (in_force(membership, day)) sees_patients[membership.practice.value] = false;
  }
  std::vector<PracticeIndex> result;
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    const Practice& practice = data.practices[at];
    const bool exists =
        !(practice.opened && day < *practice.opened) && !(practice.closed && *practice.closed <= day);
    if (sees_patients[at] && practice.in_area && exists) result.emplace_back(at);
  }
  return result;
}

const SpecialList* special_list_of(const Dataset& data, PracticeIndex practice) {
  const auto at =
      std::lower_bound(data.special_lists.begin(), data.special_lists.end(), practice,
                       [](const SpecialList& row, PracticeIndex wanted) { return row.practice < wanted; });
  return at != data.special_lists.end() && at->practice == practice ? &*at : nullptr;
}

bool is_special_allocation(const Dataset& data, PracticeIndex practice) {
  const SpecialList* list = special_list_of(data, practice);
  return list != nullptr && list->whom == ListFor::kSpecialAllocation;
}

std::vector<CarePoint> care_points(const Dataset& data, Date day) {
  std::vector<CarePoint> result;
  std::vector<bool> has_site(data.practices.size(), false);
  for (std::size_t at = 0; at < data.sites.size(); ++at) {
    const Site& site = data.sites[at];
    if (!site.practice || !site.point || site.kind == SiteKind::kFormer) continue;
    const PracticeIndex practice = holder_of_site(data, site, day);
    result.push_back({practice, *site.point, static_cast<std::uint32_t>(at)});
    has_site[practice.value] = true;
  }
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    const auto& point = data.practices[at].point;
    if (point && !has_site[at])
      result.push_back({PracticeIndex(at), *point, static_cast<std::uint32_t>(data.sites.size() + at)});
  }
  return result;
}

std::string care_point_name(const Dataset& data, std::uint32_t item) {
  if (item >= data.sites.size()) return data.practices[item - data.sites.size()].name;
  const Site& site = data.sites[item];
  if (site.kind != SiteKind::kMerged) return site.name;
  return say(text::places::now{.name = site.name, .practice = data.practices[site.practice.value].name});
}

std::vector<PracticeIndex> of_other_boards(const Dataset& data, const std::vector<PracticeIndex>& practices) {
  std::vector<PracticeIndex> result;
  for (const PracticeIndex practice : practices) {
    if (!data.practices[practice.value].in_area) result.push_back(practice);
  }
  return result;
}

Ward ward_of(const Dataset& data, const Postcode& postcode) {
  const auto at = static_cast<std::size_t>(&postcode - data.postcodes.data());
  const auto row = std::partition_point(data.postcode_wards.begin(), data.postcode_wards.end(),
                                        [at](const PostcodeWard& entry) { return entry.postcode < at; });
  if (row != data.postcode_wards.end() && row->postcode == at) return data.wards[row->ward];
  if (!postcode.small_area.valid()) return {};
  const SmallArea& area = data.small_areas[postcode.small_area.value];
  return {area.ward_code, area.ward};
}

std::string_view country_name(Country country) {
  switch (country) {
    case Country::kEngland:
      return text::places::england;
    case Country::kWales:
      return text::places::wales;
    case Country::kScotland:
      return text::places::scotland;
  }
  return text::places::england;
}

std::optional<PlaceByBorder> unknown_beyond(const Dataset& data, SmallAreaIndex place, BeyondBorder what) {
  if (!place.valid()) return std::nullopt;
  const auto known = [&](Country country) {
    return what == BeyondBorder::kPractices &&
           std::any_of(data.practices.begin(), data.practices.end(),
                       [country](const Practice& practice) { return practice.country == country; });
  };
  std::optional<PlaceByBorder> nearest;
  const auto begin =
      std::partition_point(data.places_by_border.begin(), data.places_by_border.end(),
                           [place](const PlaceByBorder& row) { return row.small_area < place; });
  for (auto row = begin; row != data.places_by_border.end() && row->small_area == place; ++row) {
    if (!known(row->country) && (!nearest || row->metres < nearest->metres)) nearest = *row;
  }
  return nearest;
}

const Provenance* find_provenance(const Dataset& data, std::string_view group) {
  for (const Provenance& provenance : data.provenance) {
    if (provenance.group == group) return &provenance;
  }
  return nullptr;
}

}  // namespace pcn
