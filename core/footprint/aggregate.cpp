#include <algorithm>
#include <limits>
#include <numeric>

#include "core/base/sort.h"
#include "core/footprint/footprint.h"
#include "core/footprint/inside.h"
#include "core/model/query.h"
#include "core/model/ways.h"

namespace pcn {
namespace {

struct PracticeShare {
  NetworkIndex network;
  double share = 0;
};

// Networks by the order in which ties are settled: larger list first, then lower code; rank[network].
std::vector<std::uint32_t> tie_ranks(const Dataset& data, const std::vector<Membership>& members, Date day) {
  std::vector<double> size(data.networks.size(), 0);
  const DayLists lists(data, day);
  for (const Membership& member : members) {
    const auto list = lists.of(member.practice);
    if (list) size[member.network.value] += static_cast<double>(list->patients.count) * member.share;
  }
  std::vector<std::uint32_t> order(data.networks.size());
  std::iota(order.begin(), order.end(), 0U);
  sort_stable(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
  std::vector<std::uint32_t> rank(order.size());
  for (std::uint32_t at = 0; at < order.size(); ++at) rank[order[at]] = at;
  return rank;
}

// Adds up one place at a time: patients by network, without touching networks that have none there.
class PlaceSums {
 public:
  explicit PlaceSums(std::size_t networks) : sums_(networks, 0) {}
  void add(NetworkIndex network, double patients) {
    if (patients <= 0) return;
    if (sums_[network.value] <= 0) touched_.push_back(network);
    sums_[network.value] += patients;
  }
  // The sums so far, and starts anew.
  std::vector<NetworkShare> take() {
    std::vector<NetworkShare> result;
    result.reserve(touched_.size());
    for (const NetworkIndex network : touched_) {
      result.push_back({network, sums_[network.value], 0});
      sums_[network.value] = 0;
    }
    touched_.clear();
    return result;
  }

 private:
  std::vector<double> sums_;
  std::vector<NetworkIndex> touched_;
};

// Adds the rows of flows to those of networks, one place at a time.
class RowSums {
 public:
  RowSums(const Dataset& data, const PatientFlows& flows, Date day, NetworkFlows& result)
      : data_(data), flows_(flows), result_(result), sums_(data.networks.size()) {
    const std::vector<Membership> members = memberships_on(data, day);
    rank_ = tie_ranks(data, members, day);
    networks_of_.resize(data.practices.size());
    for (const Membership& member : members)
      networks_of_[member.practice.value].push_back({member.network, member.share});
  }

  [[nodiscard]] const std::vector<std::vector<PracticeShare>>& networks_of() const { return networks_of_; }

  // Not inlined: browsers begin with slow code, and take up better code when a function is called again.
  [[gnu::noinline]] void add(std::size_t row) {
    AreaLead lead;
    for (std::uint32_t at = flows_.start[row]; at < flows_.start[row + 1]; ++at) {
      const PracticeIndex practice = flows_.practice[at];
      lead.patients += flows_.patients[at];
      if (!practice) continue;
      const std::vector<PracticeShare>& parts = networks_of_[practice.value];
      for (const PracticeShare& part : parts) sums_.add(part.network, flows_.patients[at] * part.share);
      if (parts.empty() && data_.practices[practice.value].in_area)
        lead.patients_without_network += flows_.patients[at];
    }
    lead.networks = sums_.take();
    for (const NetworkShare& entry : lead.networks) {
      result_.places[entry.network.value].push_back({SmallAreaIndex(row), entry.patients});
      result_.patients[entry.network.value] += entry.patients;
    }
    if (row >= result_.areas.size()) return;
    for (NetworkShare& entry : lead.networks) {
      entry.share = entry.patients / lead.patients;
      lead.herfindahl += entry.share * entry.share;
    }
    sort_stable(lead.networks.begin(), lead.networks.end(),
                [this](const NetworkShare& a, const NetworkShare& b) {
                  return a.patients != b.patients ? a.patients > b.patients
                                                  : rank_[a.network.value] < rank_[b.network.value];
                });
    result_.areas[row] = std::move(lead);
  }

 private:
  const Dataset& data_;
  const PatientFlows& flows_;
  NetworkFlows& result_;
  PlaceSums sums_;
  std::vector<std::uint32_t> rank_;
  std::vector<std::vector<PracticeShare>> networks_of_;
};

void sort_by_patients(std::vector<PlacePatients>& places) {
  sort_stable(places.begin(), places.end(),
              [](const PlacePatients& a, const PlacePatients& b) { return a.patients > b.patients; });
}

// By small area of the area: the country of the practice nearest to it. Empty where all practices are
// England's.
std::vector<Country> nearest_countries(const Dataset& data, std::size_t inner, Date day) {
  std::vector<Country> result;
  if (std::none_of(data.practices.begin(), data.practices.end(), is_open_beyond_england)) return result;
  const Ways ways(data);
  const std::vector<CarePoint> points = care_points(data, day);
  for (std::size_t place = 0; place < inner; ++place) {
    double least = std::numeric_limits<double>::infinity();
    Country country = Country::kEngland;
    for (const CarePoint& point : points) {
      const Practice& practice = data.practices[point.practice.value];
      if (practice.country != Country::kEngland ? !is_open_beyond_england(practice)
                                                : practice.status == PracticeStatus::kInactive)
        continue;
      const auto metres = ways.metres_by_land(data.small_areas[place].centroid, point.at);
      if (!metres || *metres >= least) continue;
      least = *metres;
      country = practice.country;
    }
    result.push_back(country);
  }
  return result;
}

// Takes the lead from places whose people are mostly registered in another country.
void tell_beyond_england(const Dataset& data, NetworkFlows& flows) {
  const std::vector<Country> countries = nearest_countries(data, flows.areas.size(), flows.date);
  for (std::size_t place = 0; place < countries.size(); ++place) {
    AreaLead& lead = flows.areas[place];
    const auto residents = static_cast<double>(data.small_areas[place].total_residents().count);
    // The model places everybody in England.
    const bool counted = flows.basis != FootprintBasis::kModelled;
    if (countries[place] == Country::kEngland || (counted && lead.patients * 2 >= residents)) continue;
    lead.beyond_england = countries[place];
    lead.networks.clear();
    lead.herfindahl = 0;
  }
}

}  // namespace

NetworkFlows aggregate(const Dataset& data, const PatientFlows& flows, Date day) {
  NetworkFlows result;
  result.basis = flows.basis;
  result.date = day;
  result.method = flows.method;
  result.counted = flows.counted;
  result.lists = flows.lists;
  result.places.resize(data.networks.size());
  result.patients.assign(data.networks.size(), 0);
  result.areas.resize(inner_small_areas(data));
  RowSums sums(data, flows, day, result);
  const std::size_t rows =
      flows.start.empty() ? 0 : std::min(flows.start.size() - 1, data.small_areas.size());
  for (std::size_t row = 0; row < rows; ++row) sums.add(row);
  tell_beyond_england(data, result);
  const auto& networks_of = sums.networks_of();
  for (std::size_t practice = 0; practice < std::min(flows.elsewhere.size(), networks_of.size());
       ++practice) {
    for (const PracticeShare& part : networks_of[practice]) {
      result.patients[part.network.value] += flows.elsewhere[practice] * part.share;
    }
  }
  result.declared = places_in_declared_areas(data);
  return result;
}

void order_places(NetworkFlows& flows) {
  if (!flows.ordered) {
    for (auto& places : flows.places) sort_by_patients(places);
  }
  flows.ordered = true;
}

void change_rule(const NetworkFlows& flows, const FootprintChoice& choice, Footprints& result) {
  result.choice = choice;
  const std::size_t inner = flows.areas.size();
  result.members.assign(flows.places.size(), {});
  if (choice.basis == FootprintBasis::kDeclared || choice.rule == FootprintRule::kUnion) {
    result.members = flows.declared;
  } else if (choice.rule == FootprintRule::kCumulative) {
    for (std::size_t network = 0; network < flows.places.size(); ++network) {
      const double wanted = flows.patients[network] * choice.percent / 100;
      double inside = 0;
      std::vector<PlacePatients> sorted;
      if (!flows.ordered) {
        sorted = flows.places[network];
        sort_by_patients(sorted);
      }
      for (const PlacePatients& entry : flows.ordered ? flows.places[network] : sorted) {
        if (inside >= wanted) break;
        inside += entry.patients;
        if (entry.place.value < inner) result.members[network].push_back(entry.place);
      }
      sort_stable(result.members[network].begin(), result.members[network].end());
    }
  } else {
    for (std::size_t place = 0; place < inner; ++place) {
      for (const NetworkShare& entry : flows.areas[place].networks) {
        const bool leads = choice.rule == FootprintRule::kPlurality;
        if (!leads && entry.share * 100 < choice.percent) break;
        result.members[entry.network.value].push_back(SmallAreaIndex(place));
        if (leads) break;
      }
    }
  }
  result.claims.assign(inner, 0);
  for (const auto& places : result.members) {
    for (const SmallAreaIndex place : places) ++result.claims[place.value];
  }
}

Footprints apply_rule(const NetworkFlows& flows, const FootprintChoice& choice) {
  Footprints result;
  result.date = flows.date;
  result.areas = flows.areas;
  change_rule(flows, choice, result);
  return result;
}

Footprints make_footprints(const Dataset& data, const PatientFlows& flows, Date day,
                           const FootprintChoice& choice) {
  return apply_rule(aggregate(data, flows, day), choice);
}

}  // namespace pcn
