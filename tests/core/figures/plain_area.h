#pragma once

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/coverage/coverage_run.h"
#include "core/figures/gap_tests.h"
#include "core/footprint/carried.h"
#include "core/footprint/gravity.h"
#include "core/geo/polygon_ops.h"
#include "core/io/area_package.h"
#include "core/model/query.h"
#include "core/model/succession.h"

namespace pcn::testing {

inline constexpr int kOlder = kResidentAgeGroups - 1;

inline double metres_between(BritishGrid a, BritishGrid b) {
  return std::sqrt((a.east - b.east) * (a.east - b.east) + (a.north - b.north) * (a.north - b.north));
}

// South East London from the committed package, with what is plain to see of it.
class PlainArea : public ::testing::Test {
 protected:
  using Place = std::size_t;
  using Points = std::vector<BritishGrid>;
  using PlaceValue = std::function<double(Place)>;

  static void SetUpTestSuite() {
    std::ifstream file(PCN_SOURCE_DIR "/assets/areas/south-east-london.json", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    auto read = read_area_package(bytes, "south-east-london.json");
    ASSERT_TRUE(read.has_value()) << read.error().message();
    package_ = std::make_unique<LoadedPackage>(std::move(*read));
    run_ = std::make_unique<CoverageRun>(run_coverage(
        package_->data, package_->data.newest, usual_footprint(package_->data, package_->data.newest)));
    for (const Membership& row : data().memberships) {
      const bool holds = row.start <= data().newest && (!row.end || *row.end > data().newest);
      if (holds) network_of_[row.practice.value] = row.network.value;
    }
    places_ = 0;
    while (places_ < data().small_areas.size() && data().small_areas[places_].in_area) ++places_;
    for (Place place = 0; place < places_; ++place) {
      std::map<std::size_t, double>& shares = shares_.emplace_back();
      double all = 0;
      const PatientFlows& flows = run_->flows;
      for (std::uint32_t at = flows.start[place]; at < flows.start[place + 1]; ++at) {
        all += flows.patients[at];
        const auto network = network_of_.find(flows.practice[at].value);
        if (network != network_of_.end()) shares[network->second] += flows.patients[at];
      }
      for (auto& [network, patients] : shares) patients /= all;
    }
  }
  static void TearDownTestSuite() {
    run_.reset();
    package_.reset();
    network_of_.clear();
    shares_.clear();
  }
  void SetUp() override { ASSERT_NE(run_, nullptr); }

  static const Dataset& data() { return package_->data; }
  static double residents(Place place) {
    double people = 0;
    for (const auto group : data().small_areas[place].residents) people += group;
    return people;
  }
  static std::size_t leading(Place place) {
    std::size_t best = 0;
    double most = -1;
    for (const auto& [network, share] : shares_[place]) {
      if (share > most) {
        most = share;
        best = network;
      }
    }
    return best;
  }
  static double leading_share(Place place) { return shares_[place].at(leading(place)); }
  // Which side of the line through a and b the point is on.
  static bool left_of(BritishGrid a, BritishGrid b, BritishGrid point) {
    return (b.east - a.east) * (point.north - a.north) > (b.north - a.north) * (point.east - a.east);
  }
  // The way on foot: over the best crossing where the straight line crosses the river an odd number of times.
  static double way(BritishGrid from, BritishGrid to) {
    double result = metres_between(from, to);
    for (std::size_t river = 0; river < data().rivers.size(); ++river) {
      const Polyline& course = data().rivers[river].course;
      int crossed = 0;
      for (std::size_t at = 1; at < course.size(); ++at) {
        const bool parts = left_of(from, to, course[at - 1]) != left_of(from, to, course[at]);
        const bool parted =
            left_of(course[at - 1], course[at], from) != left_of(course[at - 1], course[at], to);
        crossed += parts && parted ? 1 : 0;
      }
      if (crossed % 2 == 0) continue;
      double best = 1e12;
      for (const RiverCrossing& crossing : data().river_crossings) {
        if (crossing.river == river)
          best = std::min(best, metres_between(from, crossing.at) + metres_between(crossing.at, to));
      }
      result = std::max(result, best);
    }
    return result;
  }
  static double nearest(BritishGrid from, const Points& points) {
    double best = 1e12;
    for (const BritishGrid point : points) {
      if (metres_between(from, point) < best) best = std::min(best, way(from, point));
    }
    return best;
  }
  static Points services(const std::function<bool(const Service&)>& wanted) {
    Points points;
    for (const auto* list : {&data().services, &data().services_beyond}) {
      for (const Service& service : *list) {
        if (service.point && wanted(service)) points.push_back(*service.point);
      }
    }
    return points;
  }
  static PlaceValue metres_to(Points points) {
    return [points = std::move(points)](Place place) {
      return nearest(data().small_areas[place].centroid, points);
    };
  }
  // Current sites of practices that pass.
  static Points sites(const std::function<bool(std::size_t practice)>& wanted) {
    Points points;
    for (const Site& site : data().sites) {
      if (site.point && site.kind != SiteKind::kFormer && wanted(site.practice.value))
        points.push_back(*site.point);
    }
    // The package has sites for the area's practices only; the others stand at their point.
    for (std::size_t at = 0; at < data().practices.size(); ++at) {
      const Practice& practice = data().practices[at];
      if (!practice.in_area && practice.point && wanted(at)) points.push_back(*practice.point);
    }
    return points;
  }
  static double list_of(std::size_t practice) {
    const auto list = list_on(data(), PracticeIndex(practice), data().newest);
    return list ? static_cast<double>(list->patients.count) : 0;
  }
  static std::map<std::size_t, double> lists_by_network() {
    std::map<std::size_t, double> lists;
    for (const auto& [practice, network] : network_of_) {
      if (data().networks[network].in_area) lists[network] += list_of(practice);
    }
    return lists;
  }
  static std::map<std::size_t, double> staff_rates() {
    std::map<std::size_t, double> fte;
    for (const Workforce& row : data().workforce) {
      fte[row.network.value] += data().roles[row.role].arrs ? row.fte : 0;
    }
    std::map<std::size_t, double> rates;
    for (const auto& [network, list] : lists_by_network()) {
      if (fte.contains(network)) rates[network] = fte[network] / list * 10'000;
    }
    return rates;
  }

  // The engine's result against what fails plainly.
  static void expect(const std::string& id, std::size_t failing, double people) {
    const Indicator& test = *find_gap_test(id);
    const GapResult result =
        run_gap_test(data(), run_->facts, test, standard_threshold(test, data(), run_->facts));
    ASSERT_TRUE(result.available) << result.sentence;
    EXPECT_EQ(result.rows.size(), failing) << id;
    EXPECT_NEAR(result.people, people, 1e-6 * (1 + people)) << id;
    seen_.insert(id);
  }
  static void expect_places(const std::string& id, const std::function<bool(Place)>& fails) {
    std::size_t failing = 0;
    double people = 0;
    for (Place place = 0; place < places_; ++place) {
      if (!fails(place) || residents(place) <= 0) continue;
      ++failing;
      people += residents(place);
    }
    expect(id, failing, people);
  }
  static void expect_networks(const std::string& id, const std::function<bool(std::size_t)>& fails) {
    std::size_t failing = 0;
    double people = 0;
    for (const auto& [network, list] : lists_by_network()) {
      if (!fails(network)) continue;
      ++failing;
      people += list;
    }
    expect(id, failing, people);
  }

  // Sites that count for distances: those of a network's practices, and beyond the edge every practice's.
  static Points any_site() {
    std::set<std::size_t> beyond;
    for (const PracticeIndex practice : practices_in_model(data(), data().newest)) {
      if (!data().practices[practice.value].in_area) beyond.insert(practice.value);
    }
    return sites([&](std::size_t practice) {
      const bool open = special_list_of(data(), PracticeIndex(practice)) == nullptr;
      return open && (network_of_.contains(practice) || beyond.contains(practice));
    });
  }

  static inline std::unique_ptr<LoadedPackage> package_;
  static inline std::unique_ptr<CoverageRun> run_;
  static inline std::map<std::size_t, std::size_t> network_of_;  // by practice
  static inline std::vector<std::map<std::size_t, double>> shares_;
  static inline std::size_t places_ = 0;
  static inline std::set<std::string> seen_;
};

}  // namespace pcn::testing
