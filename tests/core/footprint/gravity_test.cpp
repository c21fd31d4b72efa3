#include "core/footprint/gravity.h"

#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "core/model/query.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;
using testing::MapPoint;

const Date kDay = day_of(2026, 7, 1);

double flow(const PatientFlows& flows, std::size_t place, std::size_t practice) {
  for (std::uint32_t at = flows.start[place]; at < flows.start[place + 1]; ++at) {
    if (flows.practice[at].value == practice) return flows.patients[at];
  }
  return 0;
}

double list_total(const PatientFlows& flows, std::size_t practice) {
  double sum = 0;
  for (std::size_t at = 0; at < flows.patients.size(); ++at) {
    if (flows.practice[at].value == practice) sum += flows.patients[at];
  }
  return sum;
}

double place_total(const PatientFlows& flows, std::size_t place) {
  double sum = 0;
  for (std::uint32_t at = flows.start[place]; at < flows.start[place + 1]; ++at) sum += flows.patients[at];
  return sum;
}

TEST(Gravity, EmptyDatasetAndAreaWithoutPracticesGiveNoFlows) {
  EXPECT_TRUE(model_flows(Dataset{}, kDay).patients.empty());
  const PatientFlows flows = model_flows(AsciiArea({"ab"}).residents_each(100).build(), kDay);
  EXPECT_EQ(flows.start.size(), 3u);
  EXPECT_TRUE(flows.patients.empty());
}

TEST(Gravity, OnePracticeTakesEverybody) {
  const Dataset data =
      AsciiArea({"ab"}).residents('a', 100).residents('b', 300).practice("G1", 'a', 800, "U1").build();
  const PatientFlows flows = model_flows(data, kDay);
  EXPECT_NEAR(flow(flows, 0, 0), 200, 0.2);
  EXPECT_NEAR(flow(flows, 1, 0), 600, 0.6);
  EXPECT_NE(flows.method.find("odelled"), std::string::npos);
}

TEST(Gravity, SymmetricMapGivesSymmetricFlows) {
  const Dataset data = AsciiArea({"a b"})
                           .cell_metres(2000)
                           .residents_each(1000)
                           .practice("G1", 'a', 1000, "U1")
                           .practice("G2", 'b', 1000, "U2")
                           .build();
  const PatientFlows flows = model_flows(data, kDay);
  EXPECT_NEAR(flow(flows, 0, 0), flow(flows, 1, 1), 1e-6);
  EXPECT_GT(flow(flows, 0, 0), 600);
  // With equal margins the balance keeps the ratio of the weights: exp(-beta (far - near)).
  const double spread = 2000.0 * 2000.0 / 3.14159265358979 / 2;
  const double near = std::sqrt(spread);
  const double far = std::sqrt(2000.0 * 2000.0 + spread);
  GravityParameters parameters;
  parameters.decay = Decay::kExponential;
  parameters.beta = 0.001;
  const PatientFlows plain = model_flows(data, kDay, parameters);
  EXPECT_NEAR(flow(plain, 0, 1) / flow(plain, 0, 0), std::exp(-0.001 * (far - near)), 1e-4);
}

TEST(Gravity, NearestSiteCountsAndFormerSitesDoNot) {
  const auto area = [](SiteKind kind) {
    return AsciiArea({"a b c d e"})
        .residents_each(1000)
        .practice("G1", 'a', 2500, "U1")
        .practice("G2", 'c', 2500, "U2")
        .branch("G1", MapPoint{4.5, 0.5}, kind)
        .build();
  };
  const double with_branch = flow(model_flows(area(SiteKind::kBranch), kDay), 4, 0);
  const double with_former = flow(model_flows(area(SiteKind::kFormer), kDay), 4, 0);
  EXPECT_GT(with_branch, with_former * 1.5);
}

TEST(Gravity, SpecialAllocationAndPracticesWithoutPointTakeNoPart) {
  Dataset data = AsciiArea({"ab"})
                     .residents_each(1000)
                     .practice("G1", 'a', 1000, "U1")
                     .practice("G2", 'b', 500, "U2")
                     .practice("G3", 'b', 700, "U2")
                     .special_allocation("G2")
                     .build();
  data.practices[2].point.reset();
  EXPECT_EQ(practices_in_model(data, kDay), std::vector<PracticeIndex>{PracticeIndex(0)});
  EXPECT_NEAR(list_total(model_flows(data, kDay), 0), 1000, 1);
}

TEST(Gravity, PracticesOfAnotherTimeTakeNoPart) {
  Dataset data = AsciiArea({"ab"})
                     .residents_each(1000)
                     .practice("G1", 'a', 1000, "U1")
                     .practice("G2", 'b', 500)
                     .list("G1", day_of(2020, 1, 1), 900)
                     .build();
  EXPECT_EQ(practices_in_model(data, day_of(2020, 2, 1)).size(), 1u);
  EXPECT_EQ(practices_in_model(data, kDay).size(), 2u);
  data.practices[1].closed = day_of(2026, 6, 1);
  EXPECT_EQ(practices_in_model(data, kDay).size(), 1u);
  EXPECT_NEAR(list_total(model_flows(data, day_of(2020, 2, 1)), 0), 900, 1);
}

TEST(Gravity, PeopleBeyondTheEdgeFillPracticesBeyondTheEdge) {
  const Dataset data = AsciiArea({"a b C D"})
                           .residents_each(1000)
                           .practice("G1", 'a', 1100, "U1")
                           .practice("G2", 'b', 1100, "U2")
                           .practice("G8", 'C', 1000)
                           .practice("G9", 'D', 1000)
                           .build();
  const PatientFlows flows = model_flows(data, kDay);
  EXPECT_NEAR(place_total(flows, 0), 1100, 2);  // the area's own ratio inside
  EXPECT_NEAR(place_total(flows, 1), 1100, 2);
  EXPECT_NEAR(place_total(flows, 2), 1000, 2);  // and the rest beyond
  EXPECT_GT(flow(flows, 2, 1), 40);             // and people cross the edge both ways
  EXPECT_GT(flow(flows, 1, 2), 40);
}

TEST(Gravity, MarginsAreMetWithinATenthOfAPercentForEveryDecay) {
  for (unsigned seed = 1; seed <= 24; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    AsciiArea draft({"a b c d e f", "g h i j k l", "m n o p q r", "S T U V W X"});
    for (const char letter : std::string("abcdefghijklmnopqrSTUVWX")) {
      draft.residents(letter, static_cast<std::int32_t>(500 + random() % 2500));
    }
    for (int at = 0; at < 12; ++at) {
      draft.practice("G" + std::to_string(at), MapPoint{(random() % 60) / 10.0, (random() % 40) / 10.0},
                     static_cast<std::int64_t>(1000 + random() % 6000), "U" + std::to_string(at % 4));
    }
    const Dataset data = draft.build();
    GravityParameters parameters;
    parameters.decay = static_cast<Decay>(seed % 3);
    parameters.beta = parameters.decay == Decay::kPower ? 2 : 0.0012;
    parameters.exponent = 0.5;
    parameters.border = seed % 2 == 0 ? 1 : 0.5;
    const PatientFlows flows = model_flows(data, kDay, parameters);
    EXPECT_LE(flows.largest_error, 0.001);
    double lists = 0;
    for (std::size_t at = 0; at < data.practices.size(); ++at) {
      const auto list = static_cast<double>(list_on(data, PracticeIndex(at), kDay)->patients.count);
      EXPECT_NEAR(list_total(flows, at), list, list * 0.001);
      lists += list;
    }
    double patients = 0;
    std::map<bool, double> least_ratio, most_ratio;
    for (std::size_t at = 0; at < data.small_areas.size(); ++at) {
      const SmallArea& place = data.small_areas[at];
      const auto people = static_cast<double>(place.total_residents().count);
      patients += place_total(flows, at);
      const double ratio = place_total(flows, at) / people;
      if (!least_ratio.contains(place.in_area))
        least_ratio[place.in_area] = most_ratio[place.in_area] = ratio;
      least_ratio[place.in_area] = std::min(least_ratio[place.in_area], ratio);
      most_ratio[place.in_area] = std::max(most_ratio[place.in_area], ratio);
    }
    EXPECT_NEAR(patients, lists, lists * 1e-9);
    for (const auto& [inside, least] : least_ratio) EXPECT_NEAR(most_ratio[inside] / least, 1, 0.002);
  }
}

TEST(Gravity, StrongerDecayKeepsPatientsNearer) {
  AsciiArea draft({"a b c d e f g h"});
  draft.residents_each(1000);
  for (int at = 0; at < 8; ++at) {
    draft.practice("G" + std::to_string(at), static_cast<char>('a' + at), 1000, "U" + std::to_string(at));
  }
  const Dataset data = draft.build();
  double before = 0;
  for (const double beta : {0.0002, 0.0005, 0.001, 0.002, 0.004}) {
    GravityParameters parameters;
    parameters.beta = beta;
    const double at_home = flow(model_flows(data, kDay, parameters), 3, 3);
    EXPECT_GT(at_home, before);
    before = at_home;
  }
}

TEST(Gravity, ABorderBetweenDistrictsKeepsPatientsAtHome) {
  AsciiArea draft({"a b"});
  draft.residents_each(1000)
      .district("E09000002", "East", "b")
      .practice("G1", 'a', 1000, "U1")
      .practice("G2", 'b', 1000, "U2");
  const Dataset data = draft.build();
  GravityParameters parameters;
  parameters.decay = Decay::kPower;
  parameters.beta = 2;
  const double open = flow(model_flows(data, kDay, parameters), 0, 1);
  parameters.border = 0.5;
  const double hindered = flow(model_flows(data, kDay, parameters), 0, 1);
  // Equal margins keep the ratio of the weights, which the border halves.
  EXPECT_NEAR(hindered / (1000 - hindered), open / (1000 - open) / 2, 1e-3);
}

TEST(Gravity, SameInputGivesTheSameBits) {
  const Dataset data = AsciiArea({"a b c", "d e f"})
                           .residents_each(1234)
                           .practice("G1", 'a', 2000, "U1")
                           .practice("G2", 'e', 5000, "U2")
                           .build();
  EXPECT_EQ(model_flows(data, kDay), model_flows(data, kDay));
}

// Practices of various sizes in a row of places.
Dataset with_factors() {
  Dataset data = AsciiArea({"aabb", "ccdd"})
                     .residents_each(2000)
                     .network("U1", "North PCN")
                     .practice("G1", 'a', 3000, "U1")
                     .practice("G2", 'b', 5000, "U1")
                     .practice("G3", 'd', 7000, "U1")
                     .build();
  data.model_factors = find_model_factors(data);
  return data;
}

TEST(Gravity, FactorsOfThePackageGiveTheSameFlows) {
  Dataset data = with_factors();
  ASSERT_EQ(data.model_factors.size(), 3U);
  const PatientFlows kept = model_flows(data, data.newest);
  data.model_factors.clear();
  EXPECT_EQ(model_flows(data, data.newest), kept);
}

TEST(Gravity, FactorsOfThePackageAreUsedWhereTheyFitAndOnlyThere) {
  Dataset data = with_factors();
  const PatientFlows right = model_flows(data, data.newest);
  data.model_factors[0].logarithm += 10;  // within the tolerance
  EXPECT_NE(model_flows(data, data.newest), right);
  for (const std::int32_t wrong : {65536, -65536, std::numeric_limits<std::int32_t>::max()}) {
    data.model_factors[0].logarithm = wrong;
    EXPECT_EQ(model_flows(data, data.newest), right) << wrong;
  }
  data = with_factors();
  data.model_factors[0].practice = PracticeIndex{};
  EXPECT_EQ(model_flows(data, data.newest), right);
  data.model_factors.pop_back();
  EXPECT_EQ(model_flows(data, data.newest), right);
}

}  // namespace
}  // namespace pcn
