#include "core/insight/catchments.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/model/query.h"

namespace pcn {
namespace {

// To whose reach a practice's patients are added.
struct Target {
  Reach* reach = nullptr;  // null: to none
  double part = 1;
  DistrictIndex authority;
  NetworkIndex network;
};

template <class TargetOf>
void add_up(const Dataset& data, const PatientFlows& flows, const Footprints& footprints,
            const TargetOf& target_of) {
  const auto holds = [&footprints](NetworkIndex network, SmallAreaIndex place) {
    if (!network || network.value >= footprints.members.size()) return false;
    const auto& places = footprints.members[network.value];
    return std::binary_search(places.begin(), places.end(), place);
  };
  for (std::size_t place = 0; place + 1 < flows.start.size(); ++place) {
    const SmallArea& home = data.small_areas[place];
    for (std::uint32_t at = flows.start[place]; at < flows.start[place + 1]; ++at) {
      if (!flows.practice[at]) continue;
      const Target target = target_of(flows.practice[at]);
      if (target.reach == nullptr) continue;
      const double patients = flows.patients[at] * target.part;
      target.reach->patients += patients;
      if (!home.in_area) target.reach->beyond_area += patients;
      if (!home.in_area || home.district != target.authority) target.reach->outside_authority += patients;
      if (!holds(target.network, SmallAreaIndex(place))) target.reach->outside_footprint += patients;
    }
  }
  for (std::size_t at = 0; at < flows.elsewhere.size(); ++at) {
    if (flows.elsewhere[at] <= 0) continue;
    const Target target = target_of(PracticeIndex(at));
    if (target.reach == nullptr) continue;
    const double patients = flows.elsewhere[at] * target.part;
    const double unknown = at < flows.unplaced.size() ? flows.unplaced[at] * target.part : 0;
    const double told = patients - unknown;
    target.reach->patients += patients;
    target.reach->place_unknown += unknown;
    target.reach->beyond_area += told;
    target.reach->outside_authority += told;
    target.reach->outside_footprint += told;
  }
}

}  // namespace

std::vector<Reach> practice_reaches(const Dataset& data, const PatientFlows& flows,
                                    const Footprints& footprints,
                                    const std::vector<std::vector<NetworkIndex>>& networks_of) {
  std::vector<Reach> result(data.practices.size());
  add_up(data, flows, footprints, [&](PracticeIndex practice) {
    const auto& networks = networks_of[practice.value];
    return Target{&result[practice.value], 1, data.practices[practice.value].district,
                  networks.empty() ? NetworkIndex{} : networks.front()};
  });
  return result;
}

Reach network_reach(const Dataset& data, const PatientFlows& flows, const Footprints& footprints,
                    NetworkIndex network) {
  std::vector<double> parts(data.practices.size(), 0);
  for (const Membership& member : memberships_on(data, footprints.date)) {
    if (member.network == network) parts[member.practice.value] += member.share;
  }
  Reach result;
  add_up(data, flows, footprints, [&](PracticeIndex practice) {
    const double part = parts[practice.value];
    return Target{part > 0 ? &result : nullptr, part, data.networks[network.value].district, network};
  });
  return result;
}

std::vector<PlacePatients> catchment_of(const PatientFlows& flows, PracticeIndex practice,
                                        std::size_t inner_small_areas) {
  std::vector<PlacePatients> result;
  for (std::size_t place = 0; place + 1 < flows.start.size() && place < inner_small_areas; ++place) {
    for (std::uint32_t at = flows.start[place]; at < flows.start[place + 1]; ++at) {
      if (flows.practice[at] == practice && flows.patients[at] > 0)
        result.push_back({SmallAreaIndex(place), flows.patients[at]});
    }
  }
  sort_stable(result.begin(), result.end(),
              [](const PlacePatients& a, const PlacePatients& b) { return a.patients > b.patients; });
  return result;
}

std::vector<NetworkOverlap> overlaps_of(const Dataset& data, const NetworkFlows& flows, NetworkIndex network,
                                        double least_share) {
  std::vector<NetworkOverlap> by_network(data.networks.size());
  for (std::size_t place = 0; place < flows.areas.size(); ++place) {
    const std::vector<NetworkShare>& shares = flows.areas[place].networks;
    const auto own = std::find_if(shares.begin(), shares.end(),
                                  [network](const NetworkShare& share) { return share.network == network; });
    if (own == shares.end() || own->share < least_share) continue;
    for (const NetworkShare& share : shares) {
      if (share.network == network || share.share < least_share) continue;
      NetworkOverlap& overlap = by_network[share.network.value];
      overlap.other = share.network;
      ++overlap.places;
      overlap.residents.count += data.small_areas[place].total_residents().count;
      overlap.patients += own->patients;
      overlap.other_patients += share.patients;
    }
  }
  std::vector<NetworkOverlap> result;
  for (const NetworkOverlap& overlap : by_network) {
    if (overlap.places > 0) result.push_back(overlap);
  }
  sort_stable(result.begin(), result.end(), [](const NetworkOverlap& a, const NetworkOverlap& b) {
    return a.residents.count > b.residents.count;
  });
  return result;
}

}  // namespace pcn
