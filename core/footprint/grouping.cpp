#include "core/footprint/grouping.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/model/query.h"

namespace pcn {
namespace {

Grouping empty_grouping(const Dataset& data, std::string_view id) {
  Grouping result;
  result.id = id;
  result.places.resize(inner_small_areas(data));
  result.practices.resize(data.practices.size());
  result.networks.resize(data.networks.size());
  return result;
}

// The networks of the day with their practices; places are still in none. By network: its group.
struct NetworkGroups {
  Grouping grouping;
  std::vector<std::uint32_t> group_of;
};

NetworkGroups network_groups(const Dataset& data, Date day, std::string_view id) {
  NetworkGroups result{empty_grouping(data, id),
                       std::vector<std::uint32_t>(data.networks.size(), NetworkIndex::kNone)};
  Grouping& grouping = result.grouping;
  for (const NetworkOnDay& network : networks_on(data, day)) {
    const std::uint32_t at = network.network.value;
    result.group_of[at] = static_cast<std::uint32_t>(grouping.groups.size());
    grouping.networks[at] = {{result.group_of[at], 1}};
    grouping.groups.push_back({data.networks[at].code, data.networks[at].name, at});
  }
  for (const Membership& member : memberships_on(data, day)) {
    const std::uint32_t group = result.group_of[member.network.value];
    if (group == NetworkIndex::kNone) continue;
    auto& parts = grouping.practices[member.practice.value];
    const auto known =
        std::find_if(parts.begin(), parts.end(), [&](const GroupPart& part) { return part.group == group; });
    if (known != parts.end()) {
      known->part += member.share;
    } else {
      parts.push_back({group, member.share});
    }
  }
  return result;
}

// Groups of places by a code that they carry, by code; those without one belong to none.
template <class Code, class Name>
Grouping by_code(const Dataset& data, std::string_view id, Code code, Name name) {
  Grouping result = empty_grouping(data, id);
  for (std::size_t place = 0; place < result.places.size(); ++place) {
    if (!code(data.small_areas[place]).empty())
      result.groups.push_back({code(data.small_areas[place]), name(data.small_areas[place]), 0});
  }
  const auto before = [](const Group& a, const Group& b) { return a.code < b.code; };
  sort_stable(result.groups.begin(), result.groups.end(), before);
  const auto same = [](const Group& a, const Group& b) { return a.code == b.code; };
  result.groups.erase(std::unique(result.groups.begin(), result.groups.end(), same), result.groups.end());
  for (std::size_t place = 0; place < result.places.size(); ++place) {
    const Group wanted{code(data.small_areas[place]), {}, 0};
    if (wanted.code.empty()) continue;
    const auto at = std::lower_bound(result.groups.begin(), result.groups.end(), wanted, before);
    result.places[place] = {{static_cast<std::uint32_t>(at - result.groups.begin()), 1}};
  }
  return result;
}

}  // namespace

Grouping by_networks(const Dataset& data, Date day, std::span<const AreaLead> leads) {
  NetworkGroups made = network_groups(data, day, "networks");
  for (std::size_t place = 0; place < std::min(leads.size(), made.grouping.places.size()); ++place) {
    const NetworkIndex leading = leads[place].leading();
    if (!leading || made.group_of[leading.value] == NetworkIndex::kNone) continue;
    made.grouping.places[place] = {{made.group_of[leading.value], 1}};
  }
  return std::move(made.grouping);
}

Grouping by_footprints(const Dataset& data, const Footprints& footprints) {
  NetworkGroups made = network_groups(data, footprints.date, "footprints");
  for (std::size_t group = 0; group < made.grouping.groups.size(); ++group) {
    for (const SmallAreaIndex place : footprints.members[made.grouping.groups[group].item])
      made.grouping.places[place.value].push_back({static_cast<std::uint32_t>(group), 1});
  }
  return std::move(made.grouping);
}

Grouping by_authorities(const Dataset& data) {
  Grouping result = empty_grouping(data, "authorities");
  std::vector<std::vector<GroupPart>> group_of(data.districts.size());
  for (std::size_t at = 0; at < data.districts.size(); ++at) {
    if (!data.districts[at].in_area) continue;
    group_of[at] = {{static_cast<std::uint32_t>(result.groups.size()), 1}};
    result.groups.push_back(
        {data.districts[at].code, data.districts[at].name, static_cast<std::uint32_t>(at)});
  }
  const auto put = [&group_of](std::vector<GroupPart>& parts, DistrictIndex district) {
    if (district) parts = group_of[district.value];
  };
  for (std::size_t at = 0; at < result.places.size(); ++at)
    put(result.places[at], data.small_areas[at].district);
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    if (data.practices[at].in_area) put(result.practices[at], data.practices[at].district);
  }
  for (std::size_t at = 0; at < data.networks.size(); ++at)
    put(result.networks[at], data.networks[at].district);
  return result;
}

Grouping by_wards(const Dataset& data) {
  return by_code(
      data, "wards", [](const SmallArea& area) { return area.ward_code; },
      [](const SmallArea& area) { return area.ward; });
}

Grouping by_msoas(const Dataset& data) {
  const auto name = [](const SmallArea& area) { return area.msoa_name; };
  return by_code(data, "msoas", name, name);
}

Grouping by_area(const Dataset& data) {
  Grouping result = empty_grouping(data, "area");
  result.groups.push_back({data.icb_code, data.name, 0});
  const std::vector<GroupPart> all = {{0, 1}};
  result.places.assign(result.places.size(), all);
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    if (data.practices[at].in_area) result.practices[at] = all;
  }
  for (std::size_t at = 0; at < data.networks.size(); ++at) {
    if (data.networks[at].in_area) result.networks[at] = all;
  }
  return result;
}

Overlap overlap(const GroupMembers& rows, std::size_t row_count, const GroupMembers& columns,
                std::size_t column_count, std::span<const double> people) {
  Overlap result{column_count, std::vector<double>(row_count * column_count, 0)};
  const std::size_t things = std::min({rows.size(), columns.size(), people.size()});
  for (std::size_t at = 0; at < things; ++at) {
    for (const GroupPart& row : rows[at]) {
      for (const GroupPart& column : columns[at])
        result.people[row.group * column_count + column.group] += people[at] * row.part * column.part;
    }
  }
  return result;
}

std::vector<double> residents_by_place(const Dataset& data) {
  std::vector<double> people(inner_small_areas(data));
  for (std::size_t place = 0; place < people.size(); ++place)
    people[place] = static_cast<double>(data.small_areas[place].total_residents().count);
  return people;
}

}  // namespace pcn
