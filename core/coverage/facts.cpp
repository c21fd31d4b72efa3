#include "core/coverage/facts.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/coverage/place_facts.h"
#include "core/coverage/size_rule.h"
#include "core/geo/polygon_ops.h"
#include "core/index/packed_rtree.h"
#include "core/model/known.h"
#include "core/model/query.h"
#include "core/model/staff_rate.h"

namespace pcn {
namespace {

// The lower, middle and upper quartile with linear interpolation between order statistics; zeros for no
// values.
std::array<double, 3> quartiles(std::vector<double> values) {
  std::array<double, 3> result{};
  if (values.empty()) return result;
  sort_stable(values.begin(), values.end());
  for (std::size_t quarter = 1; quarter <= 3; ++quarter) {
    const double position = static_cast<double>(values.size() - 1) * static_cast<double>(quarter) / 4;
    const auto low = static_cast<std::size_t>(position);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    result[quarter - 1] = values[low] + (values[high] - values[low]) * (position - static_cast<double>(low));
  }
  return result;
}

void add_practices(CoverageFacts& facts, const Dataset& data) {
  facts.practices.resize(data.practices.size());
  for (const Membership& member : memberships_on(data, facts.date)) {
    NetworkIndex& network = facts.practices[member.practice.value].network;
    if (!network) network = member.network;
  }
  const DayLists lists(data, facts.date);
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    const auto list = lists.of(PracticeIndex(at));
    if (list) facts.practices[at].list = static_cast<double>(list->patients.count);
  }
  for (const PracticeIndex practice : unallocated_on(data, facts.date))
    facts.practices[practice.value].allocated = false;

  const std::vector<CarePoint> points = care_points(data, facts.date);
  const Ways ways(data);
  for (const CarePoint& from : points) {
    PracticeFacts& practice = facts.practices[from.practice.value];
    if (!practice.network) continue;
    for (const CarePoint& to : points) {
      if (to.practice == from.practice || facts.practices[to.practice.value].network != practice.network)
        continue;
      const auto metres = ways.metres_by_land(from.at, to.at);
      if (metres && (!practice.nearest_partner || *metres < *practice.nearest_partner))
        practice.nearest_partner = metres;
    }
  }
}

void add_workforce(CoverageFacts& facts, const Dataset& data) {
  if (!is_known(data, Figure::kStaff, facts.date)) return;
  const auto staff = staff_rates(data);
  std::vector<double> rates;
  for (const NetworkIndex network : facts.open_networks) {
    NetworkFacts& own = facts.networks[network.value];
    if (!staff[network.value]) continue;
    own.fte_per_10000 = staff[network.value]->per_10000;
    if (own.fte_per_10000) rates.push_back(*own.fte_per_10000);
  }
  facts.area_fte_quartiles = quartiles(std::move(rates));
}

void add_networks(CoverageFacts& facts, const Dataset& data, const PlaceGeometry& geometry,
                  const Footprints& footprints) {
  facts.networks.resize(data.networks.size());
  for (const NetworkOnDay& open : networks_on(data, facts.date)) {
    facts.open_networks.push_back(open.network);
    NetworkFacts& network = facts.networks[open.network.value];
    network.registered = static_cast<double>(open.registered.count);
    const std::vector<SmallAreaIndex>& places = footprints.members[open.network.value];
    network.rural = rural_part(data, open).value_or(0) > kMostlyRural;
    const auto pieces = pieces_of(data, geometry, places);
    network.pieces = pieces.size();
    network.beyond_edge = !of_other_boards(data, open.members).empty();
    for (std::size_t piece = 1; piece < pieces.size(); ++piece) {
      network.cut_off.insert(network.cut_off.end(), pieces[piece].begin(), pieces[piece].end());
    }
  }
}

void add_deciles(CoverageFacts& facts, const Dataset& data, const PatientFlows& flows) {
  facts.patients_by_decile.resize(data.practices.size());
  std::vector<double> total(data.practices.size(), 0);
  const std::size_t rows = flows.start.empty() ? 0 : std::min(facts.places.size(), flows.start.size() - 1);
  for (std::size_t place = 0; place < rows; ++place) {
    const std::uint8_t decile = data.small_areas[place].imd_decile;
    if (decile < 1 || decile > 10) continue;
    for (std::uint32_t at = flows.start[place]; at < flows.start[place + 1]; ++at) {
      if (!flows.practice[at]) continue;
      const std::uint32_t practice = flows.practice[at].value;
      facts.patients_by_decile[practice][decile - 1U] += flows.patients[at];
      total[practice] += flows.patients[at];
    }
  }
  for (std::size_t practice = 0; practice < total.size(); ++practice) {
    if (total[practice] <= 0) continue;
    for (double& share : facts.patients_by_decile[practice]) share /= total[practice];
  }
}

// Services of the same name are one service.
void add_services(CoverageFacts& facts, const Dataset& data, std::span<const ToldService> services) {
  const std::vector<Membership> members = memberships_on(data, facts.date);
  std::vector<std::uint8_t> told_of(data.networks.size(), 0);
  for (const ToldService& service : services) told_of[service.network.value] = 1;
  for (const Membership& member : members) {
    if (told_of[member.network.value] != 0) facts.practices[member.practice.value].told_of = true;
  }
  for (const ToldService& first : services) {
    const auto same = [&first](const auto& name) { return name == first.name; };
    if (std::any_of(facts.services.begin(), facts.services.end(), same)) continue;
    std::vector<std::uint8_t> has(data.networks.size(), 0);
    std::vector<std::uint8_t> done(data.practices.size(), 0);  // reached, or said not to be
    int networks = 0;
    for (const ToldService& service : services) {
      if (!same(service.name)) continue;
      networks += has[service.network.value] == 0 ? 1 : 0;
      has[service.network.value] = 1;
      for (const PracticeIndex practice : service.practices) done[practice.value] = 1;
      for (const Membership& member : members) {
        if (service.practices.empty() && member.network == service.network) done[member.practice.value] = 1;
      }
    }
    for (const Membership& member : members) {
      PracticeFacts& practice = facts.practices[member.practice.value];
      const bool own = has[member.network.value] != 0;
      const bool missed = own || (networks > 1 && told_of[member.network.value] != 0);
      if (done[member.practice.value] != 0 || !missed) continue;
      (own ? practice.left_out : practice.elsewhere)
          .push_back(static_cast<std::uint32_t>(facts.services.size()));
      done[member.practice.value] = 1;
    }
    facts.services.emplace_back(first.name);
  }
}

}  // namespace

CoverageFacts coverage_facts(const Dataset& data, const PlaceGeometry& geometry, const PatientFlows& flows,
                             const NetworkFlows& networks, const Footprints& footprints,
                             std::span<const ToldService> services) {
  CoverageFacts facts;
  facts.date = networks.date;
  facts.choice = footprints.choice;
  facts.leads = networks.areas;
  facts.places.resize(networks.areas.size());
  add_practices(facts, data);
  add_services(facts, data, services);
  add_networks(facts, data, geometry, footprints);
  add_workforce(facts, data);
  add_deciles(facts, data, flows);
  add_place_shares(facts, data, flows);
  add_place_distances(facts, data);
  add_place_access(facts, data);
  for (std::size_t place = 0; place < facts.places.size(); ++place)
    facts.places[place].claims = footprints.claims[place];
  for (const auto& places : networks.declared) {
    for (const SmallAreaIndex place : places) ++facts.places[place.value].declared;
  }
  return facts;
}

}  // namespace pcn
