#include "core/insight/catchments.h"

#include <gtest/gtest.h>

#include "core/footprint/carried.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;

PracticeIndex practice(std::size_t at) { return PracticeIndex(at); }
SmallAreaIndex place(std::size_t at) { return SmallAreaIndex(at); }
const Date kDay = day_of(2022, 7, 1);

// b lies in another local authority than a; X beyond the edge.
struct Fixture {
  Dataset data;
  PatientFlows flows;
  NetworkFlows networks;
  Footprints footprints;
  std::vector<std::vector<NetworkIndex>> networks_of;
  Fixture() {
    data = AsciiArea({"a b X"})
               .residents_each(1000)
               .district("E2", "Beta", "b")
               .practice("G1", 'a', 1000, "U1")
               .practice("G2", 'b', 1000, "U2")
               .build();
    data.observed_date = kDay;
    data.observed = {{practice(0), place(0), 500},
                     {practice(0), place(1), 300},
                     {practice(0), place(2), 50},
                     {practice(1), place(0), 200},
                     {practice(1), place(1), 700}};
    data.observed_beyond = {{practice(0), Beyond::kWales, 50}, {practice(0), Beyond::kNoPlace, 100}};
    flows = observed_flows(data, kDay);
    networks = aggregate(data, flows, kDay);
    footprints = apply_rule(networks, *parse_footprint("observed:plurality"));
    networks_of = {{NetworkIndex(std::size_t{0})}, {NetworkIndex(std::size_t{1})}};
  }
};

TEST(Catchments, ReachTellsApartWhoLivesWhere) {
  const Fixture f;
  const std::vector<Reach> reaches = practice_reaches(f.data, f.flows, f.footprints, f.networks_of);
  const Reach& first = reaches[0];
  EXPECT_DOUBLE_EQ(first.patients, 1000);
  EXPECT_NEAR(first.place_unknown, 100, 1e-9);
  EXPECT_NEAR(first.beyond_area, 100, 1e-9);        // 50 in X, 50 in Wales
  EXPECT_NEAR(first.outside_authority, 400, 1e-9);  // and 300 in b
  EXPECT_NEAR(first.outside_footprint, 400, 1e-9);
  EXPECT_NEAR(first.share(first.beyond_area), 100.0 / 900, 1e-12);
  EXPECT_NEAR(reaches[1].outside_authority, 200, 1e-9);
}

TEST(Catchments, ANetworksReachIsThatOfItsMembers) {
  const Fixture f;
  const auto all = practice_reaches(f.data, f.flows, f.footprints, f.networks_of);
  EXPECT_EQ(network_reach(f.data, f.flows, f.footprints, NetworkIndex(std::size_t{0})), all[0]);
}

TEST(Catchments, PlacesComeByFallingPatientsAndOfTheAreaOnly) {
  const Fixture f;
  const auto places = catchment_of(f.flows, practice(1), 2);
  ASSERT_EQ(places.size(), 2u);
  EXPECT_EQ(places[0], (PlacePatients{place(1), 700}));
  EXPECT_EQ(places[1], (PlacePatients{place(0), 200}));
}

TEST(Catchments, OverlapsCountPlacesResidentsAndBothSidesPatients) {
  const Fixture f;
  const auto overlaps = overlaps_of(f.data, f.networks, NetworkIndex(std::size_t{0}), 0.25);
  ASSERT_EQ(overlaps.size(), 1u);
  EXPECT_EQ(overlaps[0].other, NetworkIndex(std::size_t{1}));
  EXPECT_EQ(overlaps[0].places, 2u);
  EXPECT_EQ(overlaps[0].residents.count, 2000);
  EXPECT_DOUBLE_EQ(overlaps[0].patients, 800);
  EXPECT_DOUBLE_EQ(overlaps[0].other_patients, 900);
  EXPECT_EQ(overlaps_of(f.data, f.networks, NetworkIndex(std::size_t{0}), 0.3).at(0).places, 1u);
  EXPECT_TRUE(overlaps_of(f.data, f.networks, NetworkIndex(std::size_t{0}), 0.5).empty());
}

}  // namespace
}  // namespace pcn
