#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/import/declared.h"
#include "core/import/memberships.h"
#include "core/import/names.h"
#include "core/import/practice_parts.h"
#include "core/model/query.h"

namespace pcn {
namespace {

// A network's facts gathered over the vintages.
struct NetworkFacts {
  std::vector<std::string> names;  // by vintage, as people write them, without repeats in a row
  std::string commissioner;        // newest
  std::optional<Date> opened;
  std::optional<Date> closed;
  bool in_newest_map = false;
};

std::map<std::string, NetworkFacts> gather(const NetworkHistory& history, Date newest) {
  std::map<std::string, NetworkFacts> facts;
  const auto see = [&facts](const std::string& code, const std::string& name,
                            const std::string& commissioner) {
    NetworkFacts& network = facts[code];
    const std::string spelt = official_name(name);
    if (!spelt.empty() && (network.names.empty() || !same_name(network.names.back(), spelt))) {
      network.names.push_back(spelt);
    }
    if (!commissioner.empty()) network.commissioner = commissioner;
  };
  // Both kinds of vintage in the order of their days; months where neither has the network.
  std::set<Date> days;
  for (const auto& vintage : history.registers) days.insert(vintage.date);
  for (const auto& map : history.maps) days.insert(map.date);
  for (const Date day : days) {
    for (const auto& vintage : history.registers) {
      if (vintage.date != day) continue;
      for (const auto& detail : vintage.details) {
        see(detail.code, detail.name, detail.commissioner);
        if (detail.opened) facts[detail.code].opened = detail.opened;
        facts[detail.code].closed.reset();
        if (detail.closed) facts[detail.code].closed = from_days(to_days(*detail.closed) + 1);
      }
    }
    for (const auto& map : history.maps) {
      if (map.date != day) continue;
      for (const auto& row : map.rows) {
        if (row.network.empty()) continue;
        see(row.network, row.network_name, row.commissioner);
        if (map.date == newest) facts[row.network].in_newest_map = true;
      }
    }
  }
  for (const auto& month : history.months) {
    for (const auto& row : month.rows) {
      if (!row.network.empty() && !facts.contains(row.network)) see(row.network, row.network_name, {});
    }
  }
  return facts;
}

DistrictIndex district_of_postcode(const Build& build, const Practice& practice) {
  if (practice.small_area.valid()) return build.data.small_areas[practice.small_area.value].district;
  const PostcodePoint* place = build.point_of(practice.postcode);
  for (std::size_t i = 0; place != nullptr && i < build.data.districts.size(); ++i) {
    if (build.data.districts[i].code == place->district) return DistrictIndex{i};
  }
  return {};
}

// A CCG of 2019 that lies in one district stands for it: code of the CCG -> district.
std::map<std::string, DistrictIndex> districts_of_ccgs(const Build& build) {
  std::map<std::string, std::map<DistrictIndex, int>> counts;
  if (build.history.registers.empty()) return {};
  const auto index = index_practices(build.data);
  for (const auto& member : build.history.registers.front().members) {
    const auto found = index.find(member.practice);
    if (found == index.end()) continue;
    ++counts[member.practice_commissioner]
            [district_of_postcode(build, build.data.practices[found->second.value])];
  }
  std::map<std::string, DistrictIndex> districts;
  for (const auto& [ccg, by_district] : counts) {
    int all = 0;
    const std::pair<const DistrictIndex, int>* most = nullptr;
    for (const auto& entry : by_district) {
      all += entry.second;
      if (most == nullptr || entry.second > most->second) most = &entry;
    }
    constexpr double kNearlyAll = 0.85;
    if (most->first.valid() && most->second >= kNearlyAll * all) districts.emplace(ccg, most->first);
  }
  return districts;
}

// The list nearest to the newest day: how much a practice counts when its network's district is chosen.
std::vector<std::int64_t> newest_lists(const Dataset& data) {
  std::vector<std::int64_t> patients(data.practices.size(), 1);
  for (const ListSize& list : data.lists)
    patients[list.practice.value] = std::max<std::int64_t>(1, list.patients.count);
  return patients;
}

void place_networks(Build& build) {
  Dataset& data = build.data;
  const auto by_ccg = districts_of_ccgs(build);
  std::map<std::string, DistrictIndex> practice_2019;
  std::map<std::string, DistrictIndex> network_2019;
  if (!build.history.registers.empty()) {
    for (const auto& member : build.history.registers.front().members) {
      if (const auto found = by_ccg.find(member.practice_commissioner); found != by_ccg.end()) {
        practice_2019.emplace(member.practice, found->second);
      }
      if (const auto found = by_ccg.find(member.network_commissioner); found != by_ccg.end()) {
        network_2019.emplace(member.network, found->second);
      }
    }
  }
  for (std::size_t i = 0; i < data.practices.size(); ++i) {
    Practice& practice = data.practices[i];
    if (!practice.in_area) continue;
    if (const auto found = practice_2019.find(practice.code); found != practice_2019.end()) {
      practice.district = found->second;
      continue;
    }
    practice.district = district_of_postcode(build, practice);
    // A practice that came later: its network's borough, where that has one.
    for (const Membership& membership : data.memberships) {
      if (membership.practice != PracticeIndex{i}) continue;
      const auto found = network_2019.find(data.networks[membership.network.value].code);
      if (found != network_2019.end()) practice.district = found->second;
    }
  }
  const auto patients = newest_lists(data);
  for (std::size_t n = 0; n < data.networks.size(); ++n) {
    Network& network = data.networks[n];
    if (!network.in_area) continue;
    if (const auto found = network_2019.find(network.code); found != network_2019.end()) {
      network.district = found->second;
      continue;
    }
    std::map<DistrictIndex, std::int64_t> by_district;
    for (const Membership& membership : data.memberships) {
      if (membership.network != NetworkIndex{n}) continue;
      const DistrictIndex district = data.practices[membership.practice.value].district;
      if (district.valid()) by_district[district] += patients[membership.practice.value];
    }
    std::int64_t most = 0;
    for (const auto& [district, count] : by_district) {
      if (count > most) {
        most = count;
        network.district = district;
      }
    }
  }
}

void set_types(Build& build) {
  Dataset& data = build.data;
  for (Network& network : data.networks) {
    if (network.in_area) {
      network.type_basis = "No open source states the type: taken as geographic, as nearly all networks are.";
    }
  }
  // What the network is for is told by most of its patients, not by one member.
  std::vector<std::int64_t> all(data.networks.size(), 0);
  std::vector<std::int64_t> special(data.networks.size(), 0);
  const auto patients = newest_lists(data);
  for (const Membership& stay : data.memberships) {
    const bool today = stay.start <= data.newest && (!stay.end || *stay.end > data.newest);
    if (!today) continue;
    all[stay.network.value] += patients[stay.practice.value];
    if (special_list_of(data, stay.practice) != nullptr)
      special[stay.network.value] += patients[stay.practice.value];
  }
  for (std::size_t at = 0; at < data.networks.size(); ++at) {
    Network& network = data.networks[at];
    if (!network.in_area || special[at] * 2 <= all[at]) continue;
    network.type = NetworkType::kSpecialAllocation;
    network.type_basis = format_count(special[at]) + " of its " + format_count(all[at]) +
                         " patients are with practices whose lists are not open to everyone.";
  }
}

}  // namespace

Status add_networks(Build& build) {
  Dataset& data = build.data;
  const auto reaching = networks_that_reach_in(build);
  if (!reaching) return reaching.error();
  const auto facts = gather(build.history, data.newest);
  std::map<std::string, Date> closings;
  for (const Practice& practice : data.practices) {
    if (practice.closed) closings.emplace(practice.code, *practice.closed);
  }
  const JoinedHistory joined = join_memberships(build.history, closings);
  const auto practices = index_practices(data);
  std::set<std::string> wanted;
  for (const auto& [code, network] : facts) {
    if (build.scope.commissioners.contains(network.commissioner)) wanted.insert(code);
  }
  // A network with practices of two boards is one of both areas.
  for (const auto& row : build.history.maps.back().rows) {
    if (!row.network.empty() && build.scope.sub_icbs.contains(row.commissioner)) wanted.insert(row.network);
  }
  const std::set<std::string> of_area = wanted;
  for (const Episode& episode : joined.episodes) {
    if (practices.contains(episode.practice)) wanted.insert(episode.network);
  }
  for (const auto& [code, name] : *reaching) wanted.insert(code);
  std::map<std::string, NetworkIndex> index;
  for (const auto& code : wanted) {
    index.emplace(code, NetworkIndex{data.networks.size()});
    Network network;
    network.code = code;
    network.in_area = of_area.contains(code);
    if (const auto found = facts.find(code); found != facts.end()) {
      if (!found->second.names.empty()) network.name = found->second.names.back();
      if (network.in_area) {
        network.opened = found->second.opened;
        network.closed = found->second.closed;
        network.former_names.assign(found->second.names.begin(),
                                    found->second.names.end() - (found->second.names.empty() ? 0 : 1));
        std::erase_if(network.former_names, [&](const auto& name) { return same_name(name, network.name); });
      }
    }
    if (const auto found = reaching->find(code); network.name.empty() && found != reaching->end())
      network.name = official_name(found->second);
    if (network.name.empty()) network.name = code;
    data.networks.push_back(std::move(network));
  }
  for (const Episode& episode : joined.episodes) {
    const auto practice = practices.find(episode.practice);
    if (practice == practices.end()) continue;
    data.memberships.push_back({practice->second, index.at(episode.network), episode.start, episode.end, 1.0,
                                episode.start_is_recorded, episode.end_is_recorded});
  }
  std::sort(data.memberships.begin(), data.memberships.end(), [](const Membership& a, const Membership& b) {
    return std::tie(a.practice, a.start, a.network) < std::tie(b.practice, b.start, b.network);
  });
  place_networks(build);
  set_types(build);
  std::int64_t between = 0;
  std::int64_t first_seen = 0;
  for (const Membership& membership : data.memberships) {
    if (!data.practices[membership.practice.value].in_area) continue;
    between += membership.end_is_recorded ? 0 : 1;
    first_seen += membership.start_is_recorded ? 0 : 1;
  }
  build.note(
      Severity::kNote, "membership-end-between", "",
      "Memberships that end at some unrecorded day between two vintages: ended on the day of the later one.",
      between);
  build.note(Severity::kNote, "membership-start-between", "",
             "Memberships that begin at some unrecorded day between two vintages: begun on the day of the "
             "later one.",
             first_seen);
  build.note(Severity::kNote, "membership-revised", "",
             "Relationships in England whose dates a later register changed: the later register counts.",
             joined.revised);
  build.note(
      Severity::kNote, "map-against-register", "",
      "Practices in England that a map shows in another network than the register does on that day: the "
      "register counts.",
      joined.contradicted);
  build.note(Severity::kNote, "membership-overlap", "",
             "Memberships in England that overlap the practice's next one: ended on its first day.",
             joined.overlapping);
  build.note(Severity::kNote, "membership-of-closed", "",
             "Memberships in England that outlast their practice by the registers of networks: ended on the "
             "day on which the register of practices closes it.",
             joined.closed);
  return ok();
}

}  // namespace pcn
