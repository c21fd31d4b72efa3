// Tests at rivers and at the borders of England: nothing is called a gap that the data cannot know.
#include <gtest/gtest.h>

#include "core/model/query.h"
#include "tests/core/figures/coverage_fixture.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::Coverage;

// A river between the two places, with a bridge 4 km to the east; the only practice is in the second.
Dataset two_banks() {
  const AsciiArea map = AsciiArea({"a", "b"}).residents_each(1000).practice("G1", 'b', 2000, "U1");
  Dataset data = map.build();
  const BritishGrid bank = map.grid({0, 1});
  data.rivers = {{"Water", {{bank.east - 50'000, bank.north}, {bank.east + 50'000, bank.north}}, false}};
  data.river_crossings = {{0, "Long Bridge", "bridge", map.grid({4, 1})}};
  return data;
}

TEST(Rivers, APracticeAcrossTheRiverIsAsFarAsTheBridgeMakesIt) {
  const Coverage banks(two_banks());
  const GapResult far = banks.run("walk-any");
  EXPECT_EQ(banks.places(far), "a");
  // 2 * hypot(3,500, 500) = 7,071 metres; 1.3 times that at 80 metres a minute.
  ASSERT_EQ(far.rows.size(), 1u);
  EXPECT_NEAR(*far.rows[0].value, 7'071.07 * 1.3 / 80, 0.01);
  const std::string detail = gap_detail(banks.data, banks.facts, *find_gap_test("walk-any"), far.rows[0]);
  EXPECT_NE(detail.find("7.1 km by way of Long Bridge"), std::string::npos) << detail;
  // Nobody's access comes through the water.
  EXPECT_EQ(banks.facts.places[0].list_access, 0);
  EXPECT_EQ(banks.facts.places[1].list_access, 2);
}

TEST(Rivers, PartPracticesOfANetworkToo) {
  Dataset data = two_banks();
  const AsciiArea map = AsciiArea({"a", "b"})
                            .residents_each(1000)
                            .practice("G1", 'b', 2000, "U1")
                            .practice("G2", 'a', 2000, "U1");
  Dataset both = map.build();
  both.rivers = data.rivers;
  both.river_crossings = data.river_crossings;
  const Coverage banks(std::move(both));
  EXPECT_NEAR(banks.facts.practices[0].nearest_partner.value_or(0), 7'071.07, 0.01);
}

TEST(Islands, HaveNothingWithinAWalkAcrossTheSea) {
  const AsciiArea map = AsciiArea({"a..", "..b"}).residents_each(1000).practice("G1", 'b', 2000, "U1");
  Dataset data = map.build();
  const BritishGrid low = map.grid({-0.5, 1.5});
  const BritishGrid high = map.grid({1.5, -0.5});
  data.rivers = {{"Isle", {low, {high.east, low.north}, high, {low.east, high.north}, low}, true}};
  const Coverage isle(std::move(data));
  EXPECT_FALSE(isle.facts.places[0].any_site.has_value());
  EXPECT_EQ(isle.places(isle.run("walk-any", 60)), "a");
}

// The practice of place a is 8 km off; W1, in Wales, 1 km.
Dataset by_wales(std::int64_t registered) {
  const AsciiArea map = AsciiArea({"Wa.......b"})
                            .residents_each(1000)
                            .practice("G1", 'b', registered, "U1")
                            .practice("W1", 'W', 0)
                            .declares("U1", "b");
  Dataset data = map.build();
  std::erase_if(data.lists, [](const ListSize& list) { return list.patients.count == 0; });
  std::erase_if(data.sites,
                [&](const Site& site) { return data.practices[site.practice.value].code == "W1"; });
  data.practices[find_practice(data, "W1").value].country = Country::kWales;
  data.places_by_border = {{SmallAreaIndex{std::size_t{0}}, Country::kWales, 700}};
  return data;
}

TEST(BordersOfEngland, AWelshPracticeIsTheNearestAndNoGapIsCalled) {
  const Coverage wales(by_wales(1000));
  const GapResult far = wales.run("walk-any");
  EXPECT_EQ(wales.places(far), "");
  ASSERT_TRUE(wales.facts.places[0].any_site.has_value());
  EXPECT_DOUBLE_EQ(wales.facts.places[0].any_site->metres, 1'000);
  EXPECT_EQ(care_point_name(wales.data, wales.facts.places[0].any_site->item), "Practice W1");
}

TEST(BordersOfEngland, WhoLeadsThereIsNotKnown) {
  const Coverage wales(by_wales(1000));
  EXPECT_EQ(wales.networks.areas[0].beyond_england, Country::kWales);
  EXPECT_FALSE(wales.networks.areas[0].leading().valid());
  EXPECT_EQ(wales.networks.areas[1].beyond_england, Country::kEngland);
  EXPECT_TRUE(wales.networks.areas[1].leading().valid());
  for (const std::string_view id : {"contested", "no-footprint", "walk-leading", "access-low"}) {
    const GapResult result = wales.run(id);
    EXPECT_EQ(result.unknown, 1u) << id;
    EXPECT_EQ(wales.places(result).find('a'), std::string::npos) << id;
  }
}

TEST(BordersOfEngland, CountedPeopleWhoAreRegisteredInEnglandAreKnown) {
  const Dataset data = by_wales(6000);
  PatientFlows flows = model_flows(data, data.newest);
  flows.basis = FootprintBasis::kObserved;
  // Of the 1,000 residents beside Wales more than half are counted in England.
  EXPECT_TRUE(aggregate(data, flows, data.newest).areas[0].leading().valid());
  for (double& patients : flows.patients) patients *= 0.1;
  const NetworkFlows few = aggregate(data, flows, data.newest);
  EXPECT_FALSE(few.areas[0].leading().valid());
  EXPECT_GT(few.areas[0].patients, 0) << "those who are counted stay counted";
}

TEST(BordersOfEngland, NearScotlandWhatIsFartherThanTheBorderIsNotJudged) {
  Dataset data = AsciiArea({"a.......b"}).residents_each(1000).practice("G1", 'b', 2000, "U1").build();
  const SmallAreaIndex place{std::size_t{0}};
  data.places_by_border = {{place, Country::kScotland, 3'000}};
  const Coverage near(data);
  const GapResult unknown = near.run("walk-any");
  EXPECT_EQ(near.places(unknown), "");
  EXPECT_EQ(unknown.unknown, 1u);
  data.places_by_border = {{place, Country::kScotland, 12'000}};
  const Coverage far(data);
  EXPECT_EQ(far.places(far.run("walk-any")), "a") << "the border is farther than the practice";
  data.places_by_border.clear();
  EXPECT_EQ(Coverage(data).run("walk-any").unknown, 0u);
}

TEST(NetworksOfTwoBoards, AreNotSaidToBeInOnePieceOrMore) {
  const AsciiArea map = AsciiArea({"a.bX"})
                            .residents_each(1000)
                            .practice("G1", 'a', 1000, "U1")
                            .practice("G2", 'b', 1000, "U1")
                            .practice("G3", 'X', 1000, "U1");
  const Coverage shared(map.build());
  EXPECT_EQ(shared.facts.networks[0].pieces, 2u);
  const GapResult pieces = shared.run("pieces");
  EXPECT_TRUE(pieces.rows.empty());
  EXPECT_EQ(pieces.unknown, 1u);
}

}  // namespace
}  // namespace pcn
