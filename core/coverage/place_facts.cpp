#include "core/coverage/place_facts.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/base/text.h"
#include "core/coverage/floating_catchment.h"
#include "core/footprint/gravity.h"
#include "core/footprint/grouping.h"
#include "core/index/packed_rtree.h"
#include "core/model/known.h"
#include "core/model/query.h"
#include "core/model/ways.h"

namespace pcn {
namespace {

constexpr int kEvening = 20 * 60;  // "late" is after 20:00

bool open_on_sunday(const Service& service) { return service.hours && !(*service.hours)[6].empty(); }

bool open_late(const Service& service) {
  if (!service.hours) return false;
  return std::all_of(service.hours->begin(), service.hours->begin() + 5,
                     [](const std::vector<OpenInterval>& day) {
                       return std::any_of(day.begin(), day.end(),
                                          [](const OpenInterval& open) { return open.close > kEvening; });
                     });
}

// Pharmacies that only send by post serve nobody who walks in.
bool sells_at_a_distance(const Service& service) {
  return to_lower_ascii(service.detail).find("distance") != std::string::npos;
}

// A searchable choice of points, each standing for an item of a table of the Dataset.
class Points {
 public:
  void add(std::optional<BritishGrid> point, std::size_t item) {
    if (!point) return;
    points_.push_back(*point);
    items_.push_back(static_cast<std::uint32_t>(item));
  }
  void finish() { tree_ = PackedRTree::of_points(points_); }
  // By the way on foot, which is never shorter than the straight line.
  [[nodiscard]] std::optional<Nearest> nearest(BritishGrid from, const Ways& ways) const {
    std::optional<Nearest> best;
    std::size_t seen = 0;
    for (std::size_t wanted = 4;; wanted *= 4) {
      const auto found = tree_.nearest(from, wanted);
      for (; seen < found.size(); ++seen) {
        if (best && found[seen].distance >= best->metres) return best;
        const Way way = ways.way(from, points_[found[seen].item]);
        if (way.by_land() && (!best || way.metres < best->metres))
          best = Nearest{way.metres, items_[found[seen].item], way};
      }
      if (found.size() < wanted) return best;
    }
  }

 private:
  std::vector<BritishGrid> points_;
  std::vector<std::uint32_t> items_;
  PackedRTree tree_;
};

template <class Wanted>
Points services_that(const Dataset& data, Date day, Wanted&& wanted_there) {
  Points points;
  const auto wanted = [&](const Service& service) {
    return wanted_there(service) && is_known(data, service, day);
  };
  for (std::size_t at = 0; at < data.services.size(); ++at) {
    if (wanted(data.services[at])) points.add(data.services[at].point, at);
  }
  for (std::size_t at = 0; at < data.services_beyond.size(); ++at) {
    const Service& service = data.services_beyond[at];
    if (wanted(service)) points.add(service.point, data.services.size() + at);
  }
  points.finish();
  return points;
}

// Of the residents of a place's ward, the part in places that the same network leads, or that none leads.
void add_ward_shares(CoverageFacts& facts, const Dataset& data) {
  const Grouping wards = by_wards(data);
  GroupMembers leading(facts.places.size());
  const std::size_t none = data.networks.size();  // a group of its own
  for (std::size_t place = 0; place < leading.size(); ++place) {
    const NetworkIndex network = facts.leads[place].leading();
    leading[place] = {{static_cast<std::uint32_t>(network ? network.value : none), 1}};
  }
  const std::vector<double> residents = residents_by_place(data);
  const Overlap led = overlap(wards.places, wards.groups.size(), leading, none + 1, residents);
  const Overlap all = overlap(wards.places, wards.groups.size(), by_area(data).places, 1, residents);
  for (std::size_t place = 0; place < facts.places.size(); ++place) {
    for (const GroupPart& ward : wards.places[place]) {
      const double people = all.of(ward.group, 0);
      if (people > 0)
        facts.places[place].ward_share = led.of(ward.group, leading[place].front().group) / people;
    }
  }
}

}  // namespace

void add_place_shares(CoverageFacts& facts, const Dataset& data, const PatientFlows& flows) {
  for (std::size_t place = 0; place < facts.places.size(); ++place) {
    const AreaLead& lead = facts.leads[place];
    const SmallArea& area = data.small_areas[place];
    PlaceFacts& own = facts.places[place];
    own.leading_share = lead.leading_share();
    for (const NetworkShare& entry : lead.networks) {
      const Network& network = data.networks[entry.network.value];
      // Networks beyond the edge are always another borough's, whichever that is.
      const bool other = network.in_area ? network.district && network.district != area.district : true;
      if (other) own.other_borough_share += entry.share;
    }
    if (place + 1 >= flows.start.size() || lead.patients <= 0) continue;
    double outside = 0;
    for (std::uint32_t at = flows.start[place]; at < flows.start[place + 1]; ++at) {
      const PracticeIndex practice = flows.practice[at];
      if (!practice || !data.practices[practice.value].in_area) outside += flows.patients[at];
    }
    own.outside_share = outside / lead.patients;
  }
  add_ward_shares(facts, data);
}

void add_place_distances(CoverageFacts& facts, const Dataset& data) {
  const Ways ways(data);
  Points all;
  std::vector<Points> of_network(data.networks.size());
  // Beyond the edge every practice counts as one of some network: who their members are is not all in the
  // data.
  std::vector<bool> beyond(data.practices.size(), false);
  for (const PracticeIndex practice : practices_in_model(data, facts.date)) {
    beyond[practice.value] = !data.practices[practice.value].in_area;
  }
  Points beyond_england;
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    if (!is_open_beyond_england(data.practices[at])) continue;
    beyond[at] = true;
    beyond_england.add(data.practices[at].point, at);
  }
  beyond_england.finish();
  for (const CarePoint& point : care_points(data, facts.date)) {
    const NetworkIndex network = facts.practices[point.practice.value].network;
    if (special_list_of(data, point.practice) != nullptr) continue;  // nobody nearby can simply join it
    if (network) of_network[network.value].add(point.at, point.item);
    if (network || beyond[point.practice.value]) all.add(point.at, point.item);
  }
  all.finish();
  for (Points& points : of_network) points.finish();
  const auto counter = [](const Service& service) {
    return service.kind == ServiceKind::kPharmacy && !sells_at_a_distance(service);
  };
  const Points sunday =
      services_that(data, facts.date, [&](const Service& s) { return counter(s) && open_on_sunday(s); });
  const Points late =
      services_that(data, facts.date, [&](const Service& s) { return counter(s) && open_late(s); });
  for (std::size_t place = 0; place < facts.places.size(); ++place) {
    const BritishGrid home = data.small_areas[place].centroid;
    PlaceFacts& own = facts.places[place];
    own.any_site = all.nearest(home, ways);
    const NetworkIndex leading = facts.leads[place].leading();
    if (leading) own.leading_site = of_network[leading.value].nearest(home, ways);
    own.sunday_pharmacy = sunday.nearest(home, ways);
    own.late_pharmacy = late.nearest(home, ways);
    const auto metres_to = [&](BeyondBorder what) -> std::optional<double> {
      const auto border = unknown_beyond(data, SmallAreaIndex(place), what);
      return border ? std::optional<double>(border->metres) : std::nullopt;
    };
    own.unknown_practices = metres_to(BeyondBorder::kPractices);
    own.unknown_services = metres_to(BeyondBorder::kServices);
    const auto foreign = beyond_england.nearest(home, ways);
    own.practice_beyond_england = foreign && foreign->metres <= Catchment{}.metres;
  }
}

namespace {

// Access of the area's places relative to their mean, weighted by residents.
std::vector<double> relative_access(const std::vector<WeightedPoint>& demand,
                                    const std::vector<WeightedPoint>& supply, std::size_t inner,
                                    const Ways& ways) {
  std::vector<double> access = floating_catchment(demand, supply, ways);
  double sum = 0;
  double people = 0;
  for (std::size_t at = 0; at < inner; ++at) {
    sum += access[at] * demand[at].amount;
    people += demand[at].amount;
  }
  const double mean = people > 0 ? sum / people : 0;
  access.resize(inner);
  for (double& value : access) value = mean > 0 ? value / mean : 0;
  return access;
}

}  // namespace

void add_place_access(CoverageFacts& facts, const Dataset& data) {
  const std::size_t inner = facts.places.size();
  std::vector<WeightedPoint> everybody;
  for (const SmallArea& area : data.small_areas) {
    everybody.push_back({area.centroid, static_cast<double>(area.total_residents().count)});
  }
  const std::vector<PracticeIndex> practices = practices_in_model(data, facts.date);
  const std::vector<CarePoint> points = care_points(data, facts.date);
  std::vector<int> sites(data.practices.size(), 0);
  for (const CarePoint& point : points) ++sites[point.practice.value];
  std::vector<double> fte_per_patient(data.networks.size(), 0);
  for (const NetworkIndex network : facts.open_networks) {
    fte_per_patient[network.value] = facts.networks[network.value].fte_per_10000.value_or(0) / 10'000;
  }
  std::vector<bool> open(data.practices.size(), false);
  for (const PracticeIndex practice : practices) open[practice.value] = true;
  // A practice's list, and its part of its network's staff, are spread evenly over its current sites.
  std::vector<WeightedPoint> lists;
  std::vector<WeightedPoint> staff;
  for (const CarePoint& point : points) {
    if (!open[point.practice.value]) continue;
    const PracticeFacts& practice = facts.practices[point.practice.value];
    const double patients = practice.list / sites[point.practice.value];
    lists.push_back({point.at, patients});
    if (practice.network) staff.push_back({point.at, patients * fte_per_patient[practice.network.value]});
  }
  const Ways ways(data);
  const std::vector<double> list_access = relative_access(everybody, lists, inner, ways);
  // Staff of networks beyond the edge are not in the data, so neither is the demand there counted.
  everybody.resize(inner);
  const std::vector<double> staff_access = relative_access(everybody, staff, inner, ways);
  for (std::size_t place = 0; place < inner; ++place) {
    facts.places[place].list_access = list_access[place];
    facts.places[place].staff_access = staff_access[place];
  }
}

}  // namespace pcn
