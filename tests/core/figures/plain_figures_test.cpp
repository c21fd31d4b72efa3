// Every gap test's figure for South East London, worked out a second time: plainly, from the rows of the
// committed package, without index, without the facts and without what the tests share. Slower, simpler, and
// written from the definition.
#include <set>

#include "tests/core/figures/plain_area.h"

namespace pcn {
namespace {

using testing::metres_between;
using testing::PlainArea;

class PlainFigures : public PlainArea {};

TEST_F(PlainFigures, OfNetworksAndFootprints) {
  std::size_t practices = 0;
  double patients = 0;
  for (std::size_t at = 0; at < data().practices.size(); ++at) {
    const bool listed = std::any_of(data().lists.begin(), data().lists.end(), [at](const ListSize& row) {
      return row.practice.value == at && row.date == data().newest && row.patients.count > 0;
    });
    if (!listed || !data().practices[at].in_area || network_of_.contains(at)) continue;
    ++practices;
    patients += list_of(at);
  }
  expect("no-network", practices, patients);
  expect_places("undeclared", [](Place place) {
    return std::none_of(data().declared.begin(), data().declared.end(), [place](const DeclaredArea& area) {
      return contains(area.shape, data().small_areas[place].centroid);
    });
  });
  expect_places("no-footprint", [](Place place) { return shares_[place].empty(); });
  expect_places("contested", [](Place place) { return leading_share(place) < 0.5; });
  expect_places("borough-mismatch", [](Place place) {
    double elsewhere = 0;
    for (const auto& [network, share] : shares_[place]) {
      const Network& found = data().networks[network];
      if (!found.in_area || found.district != data().small_areas[place].district) elsewhere += share;
    }
    return elsewhere > 0.5;
  });
  std::map<std::pair<std::string, std::size_t>, double> led;
  std::map<std::string, double> ward;
  for (Place place = 0; place < places_; ++place) {
    const std::string& code = data().small_areas[place].ward_code;
    led[{code, leading(place)}] += residents(place);
    ward[code] += residents(place);
  }
  expect_places("ward-mismatch", [&](Place place) {
    const std::string& code = data().small_areas[place].ward_code;
    return led[{code, leading(place)}] / ward[code] < 0.5;
  });
}

TEST_F(PlainFigures, OfPieces) {
  // Places that share an arc are joined; the rest of a footprint outside its largest piece is detached.
  std::map<std::uint32_t, std::vector<Place>> by_arc;
  for (Place place = 0; place < places_; ++place) {
    for (const ArcPolygon& polygon : data().topology.areas[place]) {
      for (const ArcUse& use : polygon.outer) by_arc[use.arc].push_back(place);
      for (const ArcRing& hole : polygon.holes) {
        for (const ArcUse& use : hole) by_arc[use.arc].push_back(place);
      }
    }
  }
  std::vector<Place> root(places_);
  for (Place place = 0; place < places_; ++place) root[place] = place;
  const auto find = [&root](Place place) {
    while (root[place] != place) place = root[place];
    return place;
  };
  for (const auto& [arc, users] : by_arc) {
    for (const Place user : users) {
      if (leading(user) == leading(users.front())) root[find(user)] = find(users.front());
    }
  }
  std::map<std::size_t, std::map<Place, double>> pieces;
  for (Place place = 0; place < places_; ++place) pieces[leading(place)][find(place)] += residents(place);
  std::size_t torn = 0;
  double people = 0;
  for (const auto& [network, parts] : pieces) {
    if (!data().networks[network].in_area || parts.size() < 2) continue;
    double all = 0;
    double largest = 0;
    for (const auto& [part, residents_of_part] : parts) {
      all += residents_of_part;
      largest = std::max(largest, residents_of_part);
    }
    ++torn;
    people += all - largest;
  }
  expect("pieces", torn, people);
}

TEST_F(PlainFigures, OfDistances) {
  const auto beyond = [](const PlaceValue& metres, double threshold) {
    return [metres, threshold](Place place) { return metres(place) > threshold; };
  };
  const auto minutes = [](double metres) { return metres * 1.3 / 80; };
  const PlaceValue to_any = metres_to(any_site());
  expect_places("walk-any", [&](Place place) { return minutes(to_any(place)) > 20; });
  std::map<std::size_t, Points> of_network;
  for (const auto& [practice, network] : network_of_) {
    if (special_list_of(data(), PracticeIndex(practice)) != nullptr) continue;
    for (const BritishGrid point : sites([p = practice](std::size_t at) { return at == p; }))
      of_network[network].push_back(point);
  }
  expect_places("walk-leading", [&](Place place) {
    return minutes(nearest(data().small_areas[place].centroid, of_network[leading(place)])) > 20;
  });
  const auto counter = [](const Service& service) {
    const bool by_post = service.detail.find("istance") != std::string::npos;
    return service.kind == ServiceKind::kPharmacy && service.hours && !by_post;
  };
  const Points sunday =
      services([&](const Service& service) { return counter(service) && !(*service.hours)[6].empty(); });
  expect_places("pharmacy-sunday", beyond(metres_to(sunday), 1600));
  const Points late = services([&](const Service& service) {
    if (!counter(service)) return false;
    for (std::size_t day = 0; day < 5; ++day) {
      int last = 0;
      for (const OpenInterval& open : (*service.hours)[day]) last = std::max<int>(last, open.close);
      if (last <= 20 * 60) return false;
    }
    return true;
  });
  expect_places("pharmacy-late", beyond(metres_to(late), 3000));
  std::size_t far = 0;
  double patients = 0;
  for (const auto& [practice, network] : network_of_) {
    if (!data().practices[practice].in_area) continue;
    const Points own = sites([p = practice](std::size_t at) { return at == p; });
    const Points partners = sites([&, p = practice, n = network](std::size_t at) {
      return at != p && network_of_.contains(at) && network_of_[at] == n;
    });
    double best = 1e12;
    for (const BritishGrid point : own) best = std::min(best, nearest(point, partners));
    if (best <= 3000 || best >= 1e12) continue;
    ++far;
    patients += list_of(practice);
  }
  expect("far-practice", far, patients);
}

TEST_F(PlainFigures, OfSizeAndStaff) {
  auto lists = lists_by_network();
  // Where the patients live who were counted, each practice weighing as much as its list.
  std::map<std::size_t, double> counted_rural;
  std::map<std::size_t, double> counted;
  for (const ObservedFlow& row : data().observed) {
    if (!row.practice) continue;
    const std::size_t holder = holder_on(data(), row.practice, data().newest).value;
    counted[holder] += row.patients;
    if (data().small_areas[row.small_area.value].rural) counted_rural[holder] += row.patients;
  }
  std::map<std::size_t, double> rural;
  std::map<std::size_t, double> known;
  for (const auto& [practice, network] : network_of_) {
    if (counted[practice] <= 0) continue;
    rural[network] += list_of(practice) * counted_rural[practice] / counted[practice];
    known[network] += list_of(practice);
  }
  expect_networks("size-below", [&](std::size_t network) {
    return lists[network] < 30'000 && rural[network] * 2 <= known[network];
  });
  expect_networks("size-above", [&](std::size_t network) { return lists[network] > 50'000; });
  const auto rates = staff_rates();
  std::vector<double> sorted;
  for (const auto& [network, rate] : rates) sorted.push_back(rate);
  std::sort(sorted.begin(), sorted.end());
  const double at = static_cast<double>(sorted.size() - 1) / 4;
  const auto below = static_cast<std::size_t>(at);
  const double quartile = sorted[below] + (sorted[below + 1] - sorted[below]) * (at - std::floor(at));
  expect_networks("staff-low-here", [&](std::size_t network) {
    return rates.contains(network) && rates.at(network) < quartile;
  });
  expect_networks("staff-low", [&](std::size_t network) {
    return rates.contains(network) && rates.at(network) < data().england.arrs_fte_quartiles[0];
  });
}

TEST_F(PlainFigures, OfAccess) {
  struct Supply {
    BritishGrid at;
    double amount;
  };
  const auto access = [](const std::vector<Supply>& supply, std::size_t demand) {
    std::vector<double> result(demand, 0);
    // Beyond the catchment the way, which is never shorter, does not matter.
    const auto walk = [](BritishGrid from, BritishGrid to) {
      return metres_between(from, to) <= 3000 ? way(from, to) : 1e9;
    };
    const auto weight = [](double metres) {
      return metres <= 3000 ? std::exp(-metres * metres / (2 * 988.5 * 988.5)) : 0;
    };
    for (const Supply& source : supply) {
      double reached = 0;
      for (std::size_t at = 0; at < demand; ++at)
        reached += residents(at) * weight(walk(source.at, data().small_areas[at].centroid));
      for (std::size_t at = 0; reached > 0 && at < demand; ++at) {
        result[at] += source.amount / reached * weight(walk(source.at, data().small_areas[at].centroid));
      }
    }
    double sum = 0;
    double people = 0;
    for (Place place = 0; place < places_; ++place) {
      sum += result[place] * residents(place);
      people += residents(place);
    }
    for (double& value : result) value /= sum / people;
    return result;
  };
  const auto rates = staff_rates();
  std::vector<Supply> lists;
  std::vector<Supply> staff;
  for (const PracticeIndex practice : practices_in_model(data(), data().newest)) {
    const Points points = sites([&](std::size_t at) { return at == practice.value; });
    for (const BritishGrid point : points) {
      const double patients = list_of(practice.value) / static_cast<double>(points.size());
      lists.push_back({point, patients});
      const auto network = network_of_.find(practice.value);
      if (network != network_of_.end() && rates.contains(network->second))
        staff.push_back({point, patients * rates.at(network->second)});
    }
  }
  const auto to_lists = access(lists, data().small_areas.size());
  expect_places("access-low", [&](Place place) { return to_lists[place] < 0.5; });
  const auto to_staff = access(staff, places_);
  expect_places("staff-access-low", [&](Place place) { return to_staff[place] < 0.5; });
}

// Every third network has a service for every other practice.
TEST_F(PlainFigures, OfServices) {
  std::map<std::size_t, std::vector<PracticeIndex>> named;
  std::map<std::size_t, std::size_t> met;
  std::size_t failing = 0;
  double patients = 0;
  for (const auto& [practice, network] : network_of_) {
    if (network % 3 != 0) continue;
    if (met[network]++ % 2 == 0) {
      named[network].emplace_back(practice);
    } else if (data().practices[practice].in_area && list_of(practice) > 0) {
      ++failing;
      patients += list_of(practice);
    }
  }
  ASSERT_GT(failing, 5U);
  std::vector<ToldService> told;
  for (const auto& [network, practices] : named)
    told.push_back({"Home visiting", NetworkIndex(network), practices});
  const CoverageFacts facts =
      coverage_facts(data(), run_->geometry, run_->flows, run_->networks, run_->footprints, told);
  const GapResult result = run_gap_test(data(), facts, *find_gap_test("service-left-out"), 0);
  EXPECT_EQ(result.rows.size(), failing);
  EXPECT_NEAR(result.people, patients, 1e-6);
  seen_.insert("service-left-out");
}

TEST_F(PlainFigures, AreThereForEveryTest) {
  if (::testing::UnitTest::GetInstance()->test_to_run_count() < 6) GTEST_SKIP() << "only some tests were run";
  for (const Indicator& test : gap_tests()) EXPECT_TRUE(seen_.contains(std::string(test.id))) << test.id;
}

}  // namespace
}  // namespace pcn
