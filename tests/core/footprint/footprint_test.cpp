#include "core/footprint/footprint.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;
using testing::MapPoint;

const Date kDay = day_of(2026, 7, 1);

// Observed flows from a table places x practices, in the order of the Dataset.
PatientFlows observed(const Dataset& data, const std::vector<std::vector<double>>& table) {
  PatientFlows flows;
  flows.basis = FootprintBasis::kObserved;
  flows.date = kDay;
  flows.start.push_back(0);
  for (std::size_t place = 0; place < data.small_areas.size(); ++place) {
    for (std::size_t practice = 0; practice < table[place].size(); ++practice) {
      if (table[place][practice] <= 0) continue;
      flows.practice.emplace_back(practice);
      flows.patients.push_back(table[place][practice]);
    }
    flows.start.push_back(static_cast<std::uint32_t>(flows.practice.size()));
  }
  return flows;
}

// The footprint of a network as the letters of its places.
std::string places_of(const Dataset& data, const Footprints& footprints, std::size_t network) {
  std::string result;
  for (const SmallAreaIndex place : footprints.members[network])
    result += data.small_areas[place.value].code.back();
  return result;
}

Footprints make(const Dataset& data, const PatientFlows& flows, const char* choice) {
  return make_footprints(data, flows, kDay, *parse_footprint(choice));
}

Dataset three_places() {
  return AsciiArea({"a b c"})
      .residents_each(1000)
      .practice("G1", 'a', 1000, "U1")
      .practice("G2", 'b', 1000, "U2")
      .practice("G3", 'c', 1000)
      .build();
}

TEST(Footprints, EmptyDatasetAndEmptyFlowsHaveNoFootprints) {
  const Footprints none = make(Dataset{}, PatientFlows{}, "modelled:plurality");
  EXPECT_TRUE(none.areas.empty());
  EXPECT_TRUE(none.members.empty());
  const Dataset data = three_places();
  const Footprints empty = make(data, PatientFlows{}, "observed:plurality");
  ASSERT_EQ(empty.areas.size(), 3u);
  EXPECT_FALSE(empty.areas[0].leading().valid());
  EXPECT_EQ(empty.claims, (std::vector<std::uint16_t>{0, 0, 0}));
}

TEST(Footprints, SharesCountPatientsOfNoNetwork) {
  const Dataset data = three_places();
  const Footprints result =
      make(data, observed(data, {{60, 20, 20}, {0, 50, 50}, {0, 0, 10}}), "observed:plurality");
  EXPECT_DOUBLE_EQ(result.areas[0].leading_share(), 0.6);
  EXPECT_DOUBLE_EQ(result.areas[0].patients_without_network, 20);
  EXPECT_DOUBLE_EQ(result.areas[0].herfindahl, 0.36 + 0.04);
  EXPECT_DOUBLE_EQ(result.areas[1].leading_share(), 0.5);
  EXPECT_FALSE(result.areas[2].leading().valid());
  EXPECT_EQ(places_of(data, result, 0), "a");
  EXPECT_EQ(places_of(data, result, 1), "b");
}

TEST(Footprints, TiesGoToTheLargerListThenToTheLowerCode) {
  const auto area = [](std::int64_t list_of_second) {
    return AsciiArea({"a"}).practice("G1", 'a', 1000, "U1").practice("G2", 'a', list_of_second, "U2").build();
  };
  const Dataset larger = area(1001);
  EXPECT_EQ(places_of(larger, make(larger, observed(larger, {{50, 50}}), "observed:plurality"), 1), "a");
  const Dataset equal = area(1000);
  EXPECT_EQ(places_of(equal, make(equal, observed(equal, {{50, 50}}), "observed:plurality"), 0), "a");
}

TEST(Footprints, ShareRuleLetsSeveralNetworksHaveAPlace) {
  const Dataset data = three_places();
  const PatientFlows flows = observed(data, {{60, 40, 0}, {20, 80, 0}, {0, 0, 5}});
  EXPECT_EQ(places_of(data, make(data, flows, "observed:share:20"), 0), "ab");
  EXPECT_EQ(places_of(data, make(data, flows, "observed:share:40"), 1), "ab");
  const Footprints strict = make(data, flows, "observed:share:50");
  EXPECT_EQ(places_of(data, strict, 0) + places_of(data, strict, 1), "ab");
  EXPECT_EQ(strict.claims[2], 0);
}

TEST(Footprints, CumulativeRuleTakesTheFullestPlacesFirst) {
  const Dataset data = three_places();
  const PatientFlows flows = observed(data, {{50, 0, 0}, {30, 5, 0}, {20, 0, 0}});
  EXPECT_EQ(places_of(data, make(data, flows, "observed:cumulative:50"), 0), "a");
  EXPECT_EQ(places_of(data, make(data, flows, "observed:cumulative:51"), 0), "ab");
  EXPECT_EQ(places_of(data, make(data, flows, "observed:cumulative:80"), 0), "ab");
  EXPECT_EQ(places_of(data, make(data, flows, "observed:cumulative:81"), 0), "abc");
}

TEST(Footprints, PatientsElsewhereCountForTheListButForNoPlace) {
  const Dataset data = three_places();
  PatientFlows flows = observed(data, {{50, 0, 0}, {30, 5, 0}, {20, 0, 0}});
  flows.elsewhere = {100, 0, 0};
  EXPECT_EQ(places_of(data, make(data, flows, "observed:cumulative:50"), 0), "abc");
}

TEST(Footprints, MembershipInTwoNetworksIsSplitByItsShares) {
  const Dataset data = AsciiArea({"a"})
                           .practice("G1", 'a', 1000)
                           .member("G1", "U1", day_of(2019, 7, 1), std::nullopt, 0.75)
                           .member("G1", "U2", day_of(2019, 7, 1), std::nullopt, 0.25)
                           .build();
  const Footprints result = make(data, observed(data, {{80}}), "observed:plurality");
  ASSERT_EQ(result.areas[0].networks.size(), 2u);
  EXPECT_DOUBLE_EQ(result.areas[0].networks[0].patients, 60);
  EXPECT_DOUBLE_EQ(result.areas[0].networks[1].share, 0.25);
  EXPECT_DOUBLE_EQ(result.areas[0].patients_without_network, 0);
}

TEST(Footprints, MembershipsOfTheDayDecide) {
  const Dataset data = AsciiArea({"a"})
                           .practice("G1", 'a', 1000)
                           .member("G1", "U1", day_of(2019, 7, 1), day_of(2024, 1, 1))
                           .member("G1", "U2", day_of(2024, 1, 1))
                           .build();
  const PatientFlows flows = observed(data, {{80}});
  const FootprintChoice choice = *parse_footprint("observed:plurality");
  EXPECT_EQ(make_footprints(data, flows, day_of(2023, 12, 31), choice).areas[0].leading().value, 0u);
  EXPECT_EQ(make_footprints(data, flows, day_of(2024, 1, 1), choice).areas[0].leading().value, 1u);
}

TEST(Footprints, DeclaredAreasOverlapAndClaimsCountThem) {
  const Dataset data = AsciiArea({"a b c d"}).declares("U1", "ab").declares("U2", "bc").build();
  const Footprints result = make(data, PatientFlows{}, "declared");
  EXPECT_EQ(places_of(data, result, 0), "ab");
  EXPECT_EQ(places_of(data, result, 1), "bc");
  EXPECT_EQ(result.claims, (std::vector<std::uint16_t>{1, 2, 1, 0}));
}

TEST(Footprints, NeighboursNetworksTakePart) {
  const Dataset data = AsciiArea({"a B"})
                           .practice("G1", 'a', 1000, "U1")
                           .network("U9", "Neighbour", false)
                           .practice("G9", 'B', 1000, "U9")
                           .build();
  const Footprints result = make(data, observed(data, {{40, 60}, {0, 900}}), "observed:plurality");
  ASSERT_EQ(result.areas.size(), 1u);
  EXPECT_EQ(result.areas[0].leading().value, 1u);
  EXPECT_DOUBLE_EQ(result.areas[0].patients_without_network, 0);
}

TEST(Footprints, PropertiesHoldForRandomFlows) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    AsciiArea draft({"a b c d", "e f g h", "i j k L", "M N o p"});
    const std::size_t practices = 2 + random() % 8;
    for (std::size_t at = 0; at < practices; ++at) {
      const std::string network = random() % 5 == 0 ? "" : "U" + std::to_string(random() % 4);
      draft.practice("G" + std::to_string(at), static_cast<char>('a' + random() % 11), 100 + random() % 900,
                     network);
    }
    const Dataset data = draft.build();
    std::vector<std::vector<double>> table(data.small_areas.size(), std::vector<double>(practices));
    double total = 0;
    for (auto& row : table) {
      for (double& cell : row) {
        cell = random() % 3 == 0 ? 0 : static_cast<double>(random() % 100);
        total += cell;
      }
    }
    const PatientFlows flows = observed(data, table);
    const NetworkFlows sums = aggregate(data, flows, kDay);
    // People are conserved: networks and practices without one together hold every patient exactly once.
    double inside = 0;
    for (std::size_t network = 0; network < data.networks.size(); ++network) {
      double by_place = 0;
      for (const PlacePatients& entry : sums.places[network]) by_place += entry.patients;
      EXPECT_DOUBLE_EQ(by_place, sums.patients[network]);
    }
    for (const AreaLead& area : sums.areas) {
      double patients = area.patients_without_network;
      double shares = area.patients > 0 ? area.patients_without_network / area.patients : 1;
      for (const NetworkShare& entry : area.networks) {
        patients += entry.patients;
        shares += entry.share;
      }
      EXPECT_DOUBLE_EQ(patients, area.patients);
      EXPECT_NEAR(shares, 1, 1e-12);
      EXPECT_TRUE(std::is_sorted(area.networks.begin(), area.networks.end(),
                                 [](const auto& a, const auto& b) { return a.patients > b.patients; }));
      inside += area.patients;
    }
    EXPECT_LE(inside, total);
    // Plurality: no place twice. Share and cumulative: monotone in their parameter.
    const Footprints plurality = apply_rule(sums, *parse_footprint("observed:plurality"));
    for (const std::uint16_t claims : plurality.claims) EXPECT_LE(claims, 1);
    Footprints before;
    for (int percent = 50; percent <= 98; percent += 4) {
      const Footprints now =
          apply_rule(sums, {FootprintBasis::kObserved, FootprintRule::kCumulative, double(percent)});
      for (std::size_t network = 0; network < before.members.size(); ++network) {
        EXPECT_TRUE(std::includes(now.members[network].begin(), now.members[network].end(),
                                  before.members[network].begin(), before.members[network].end()));
      }
      before = now;
    }
    const Footprints low = apply_rule(sums, *parse_footprint("observed:share:10"));
    const Footprints high = apply_rule(sums, *parse_footprint("observed:share:30"));
    for (std::size_t network = 0; network < low.members.size(); ++network) {
      EXPECT_TRUE(std::includes(low.members[network].begin(), low.members[network].end(),
                                high.members[network].begin(), high.members[network].end()));
    }
    // One rule after the other comes to the same as each by itself.
    Footprints changed = plurality;
    for (const Footprints& expected : {low, before, high, plurality}) {
      change_rule(sums, expected.choice, changed);
      EXPECT_EQ(changed, expected);
    }
  }
}

}  // namespace
}  // namespace pcn
