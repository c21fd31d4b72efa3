#include "core/figures/figure_table.h"

#include <random>
#include <set>

#include <gtest/gtest.h>

#include "core/figures/disclosure.h"
#include "core/figures/gap_tests.h"
#include "tests/core/figures/coverage_fixture.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::Coverage;
using testing::day_of;

const Date kDay = day_of(2026, 7, 1);

AsciiArea two_networks() {
  return AsciiArea({"a b c d"})
      .residents_each(1000)
      .practice("G1", 'a', 40'000, "U1")
      .practice("G2", 'b', 60'000, "U2")
      .practice("G3", 'd', 20'000, "U2");
}

TEST(Indicators, HaveOneIdEachAndSayWhatTheyNeed) {
  std::set<std::string_view> ids;
  for (const Indicator& each : indicators()) {
    EXPECT_TRUE(ids.insert(each.id).second) << each.id;
    EXPECT_EQ(find_indicator(each.id), &each);
    EXPECT_NE(each.of, nullptr) << each.id;
    EXPECT_FALSE(each.title.empty()) << each.id;
    if (each.gap) continue;
    EXPECT_FALSE(each.provenance.empty()) << each.id;
    if (!each.compare) continue;
    EXPECT_NE(each.compare->date, nullptr) << each.id;
    EXPECT_FALSE(each.glossary.empty()) << each.id;
  }
  EXPECT_EQ(find_indicator("nonsense"), nullptr);
}

TEST(Comparison, OfNothingIsEmpty) {
  const Dataset nothing;
  const FigureTable comparison = compare_networks({nothing, kDay});
  EXPECT_TRUE(comparison.grouping.groups.empty());
  EXPECT_TRUE(comparison.columns.empty());
}

TEST(Comparison, HoldsEveryNetworkInEveryMeasure) {
  const Dataset data = two_networks().staff("U1", "Paramedics", 2).build();
  const FigureTable comparison = compare_networks({data, kDay});
  ASSERT_EQ(comparison.grouping.groups.size(), 2U);
  for (const FigureColumn& measure : comparison.columns) EXPECT_EQ(measure.cells.size(), 2U) << measure.id();
  const FigureColumn* lists = comparison.find("registered");
  ASSERT_TRUE(lists);
  EXPECT_EQ(lists->cells[1].value, 80'000.0);
  EXPECT_EQ(lists->area(), 60'000.0) << "the mean of the networks";
  EXPECT_EQ(comparison.find("per-practice")->area(), 40'000.0) << "all patients over all practices";
  const FigureColumn* staff = comparison.find("arrs-per-10000");
  ASSERT_TRUE(staff);
  EXPECT_EQ(staff->cells[0].value, 0.5);
  EXPECT_FALSE(staff->cells[1].value);
  EXPECT_EQ(comparison.find("weighted"), nullptr);  // nobody has one
  EXPECT_FALSE(comparison.position(7));
}

TEST(Comparison, RanksAmongThoseThatHaveAValue) {
  FigureColumn column;
  for (const std::optional<double> value : {std::optional(3.0), std::optional<double>(), std::optional(1.0),
                                            std::optional(5.0), std::optional(3.0)})
    column.cells.push_back({value, 0, 0, false});
  const auto third = standing(column, 0);
  ASSERT_TRUE(third);
  EXPECT_EQ(third->rank, 2U);
  EXPECT_EQ(third->of, 4U);
  EXPECT_EQ(third->lowest, 1);
  EXPECT_EQ(third->median, 3);
  EXPECT_EQ(third->highest, 5);
  EXPECT_FALSE(standing(column, 1));
  EXPECT_FALSE(standing(column, 9));
}

// By any grouping, figures of practices and places that are ratios or means lie between those of their parts,
// and sums of parts are the whole.
TEST(Figures, OfAllGroupsTogetherAreThoseOfTheArea) {
  std::mt19937 random(20261130);  // NOLINT: the same every time
  for (int round = 0; round < 20; ++round) {
    AsciiArea draft({"a a b c", "d e f g", "h i j k"});
    draft.district("E09000002", "Second", "cgk").ward("W2", "ab").ward("W3", "hi");
    for (char letter = 'a'; letter <= 'k'; ++letter)
      draft.residents(letter, static_cast<int>(random() % 3000))
          .decile(letter, 1 + static_cast<int>(random() % 10));
    for (const char* code : {"G1", "G2", "G3", "G4"}) {
      std::array<std::int32_t, kAgeBands> ages{};
      for (std::int32_t& band : ages) band = static_cast<std::int32_t>(random() % 400);
      draft.practice(code, static_cast<char>('a' + random() % 11), 5000 + static_cast<int>(random() % 9000),
                     random() % 2 ? "U1" : "U2");
      draft.age_sex(code, ages);
    }
    const Coverage area(draft.build());
    const FigureInput input{area.data,      area.data.newest, &area.facts,
                            &area.networks, &area.footprints, &area.geometry};
    std::vector<const Indicator*> wanted;
    for (const Indicator& each : indicators()) {
      if (!each.gap && each.adds_up != AddsUp::kPatientsMean && each.level != FigureLevel::kNetwork)
        wanted.push_back(&each);
    }
    for (const Grouping& grouping : {by_networks(area.data, area.data.newest, area.facts.leads),
                                     by_authorities(area.data), by_wards(area.data), by_msoas(area.data)}) {
      const FigureTable parts = figures(input, wanted, grouping);
      for (const FigureColumn& column : parts.columns) {
        double part = 0, whole = 0, least = 1e18, most = -1e18;
        for (const FigureCell& cell : column.cells) {
          part += cell.part;
          whole += cell.whole;
          if (!cell.value) continue;
          least = std::min(least, *cell.value);
          most = std::max(most, *cell.value);
        }
        const auto& members = members_at(grouping, column.of->level);
        const bool partition =
            std::all_of(members.begin(), members.end(), [](const auto& own) { return own.size() == 1; });
        if (!partition || column.area_is_mean) continue;
        EXPECT_NEAR(part, column.all.part, 1e-6 * (1 + whole)) << column.id() << " by " << grouping.id;
        EXPECT_NEAR(whole, column.all.whole, 1e-6 * (1 + whole)) << column.id() << " by " << grouping.id;
        ASSERT_TRUE(column.all.value) << column.id();
        EXPECT_GE(*column.all.value, least - 1e-9) << column.id();
        EXPECT_LE(*column.all.value, most + 1e-9) << column.id();
      }
    }
  }
}

TEST(Figures, OfAPracticeInTwoNetworksCountForBothByItsShares) {
  const Dataset data = AsciiArea({"a b"})
                           .residents_each(1000)
                           .practice("G1", 'a', 1000)
                           .practice("G2", 'b', 1000, "U2")
                           .member("G1", "U1", day_of(2019, 7, 1), std::nullopt, 0.25)
                           .member("G1", "U2", day_of(2019, 7, 1), std::nullopt, 0.75)
                           .build();
  const Grouping networks = by_networks(data, kDay, {});
  ASSERT_EQ(networks.groups.size(), 2U);
  EXPECT_EQ(networks.practices[find_practice(data, "G1").value],
            (std::vector<GroupPart>{{0, 0.25}, {1, 0.75}}));
  EXPECT_EQ(networks.practices[find_practice(data, "G2").value], (std::vector<GroupPart>{{1, 1}}));
}

TEST(Grouping, OverlapIsSymmetricAndItsSumsAreTheGroups) {
  AsciiArea draft({"a a b c", "d e f g"});
  draft.residents_each(100).residents('c', 700).district("E09000002", "Second", "cg").ward("W2", "bcf");
  draft.practice("G1", 'a', 3000, "U1").practice("G2", 'g', 3000, "U2");
  const Coverage area(draft.build(), "modelled:share:20");
  const Grouping wards = by_wards(area.data);
  const Grouping prints = by_footprints(area.data, area.footprints);
  const std::vector<double> people = residents_by_place(area.data);
  const Overlap there =
      overlap(wards.places, wards.groups.size(), prints.places, prints.groups.size(), people);
  const Overlap back =
      overlap(prints.places, prints.groups.size(), wards.places, wards.groups.size(), people);
  for (std::size_t ward = 0; ward < wards.groups.size(); ++ward) {
    for (std::size_t print = 0; print < prints.groups.size(); ++print)
      EXPECT_EQ(there.of(ward, print), back.of(print, ward));
  }
  for (std::size_t print = 0; print < prints.groups.size(); ++print) {
    double sum = 0, residents = 0;
    for (std::size_t ward = 0; ward < wards.groups.size(); ++ward) sum += there.of(ward, print);
    for (const SmallAreaIndex place : area.footprints.members[prints.groups[print].item])
      residents += people[place.value];
    EXPECT_EQ(sum, residents) << "wards part the area, footprints may overlap";
  }
  // The same function for patients: of practices, by authority and network.
  const Grouping authorities = by_authorities(area.data);
  const Grouping networks = by_networks(area.data, kDay, {});
  const std::vector<double> lists = {3000, 3000};
  const Overlap patients = overlap(authorities.practices, authorities.groups.size(), networks.practices,
                                   networks.groups.size(), lists);
  EXPECT_EQ(patients.people, (std::vector<double>{3000, 0, 0, 3000}));
}

TEST(Figures, WithheldNumbersCannotBeFoundBySubtraction) {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    AsciiArea draft({"a b c d e f"});
    draft.ward("W2", "bc").ward("W3", "de").ward("W4", "f");
    for (char letter = 'a'; letter <= 'f'; ++letter) draft.residents(letter, static_cast<int>(random() % 9));
    draft.practice("G1", 'a', 3000, "U1");
    const Coverage area(draft.build());
    for (const FigureColumn& column : people_affected(area.data, area.facts, by_wards(area.data)).columns) {
      if (column.of->level != FigureLevel::kPlace) continue;
      std::int64_t hidden = 0, sum = 0, others = 0;
      for (const FigureCell& cell : column.cells) {
        const auto people = static_cast<std::int64_t>(std::llround(cell.part));
        EXPECT_EQ(cell.withheld, !cell.value.has_value());
        EXPECT_TRUE(cell.withheld || !is_small(people)) << column.id();
        hidden += cell.withheld && people > 0 ? 1 : 0;
        sum += cell.withheld ? people : 0;
        others += cell.withheld ? 0 : people;
      }
      EXPECT_TRUE(hidden == 0 || (hidden > 1 && sum >= kLeastShown) || others == 0) << column.id();
    }
  }
}

TEST(Figures, OfTooFewPeopleAreWithheldAndNotOnlyHidden) {
  const Dataset data = AsciiArea({"a b"}).residents('a', 3).residents('b', 500).ward("W2", "b").build();
  const FigureInput input{data, kDay};
  Indicator score = *find_indicator("deprivation-score");
  score.of_people = true;
  const Indicator* wanted[] = {&score};
  const FigureTable table = figures(input, wanted, by_wards(data));
  ASSERT_EQ(table.columns.size(), 1U);
  EXPECT_TRUE(table.columns[0].cells[0].withheld);
  EXPECT_FALSE(table.columns[0].cells[0].value);
  EXPECT_TRUE(table.columns[0].cells[1].value);
}

}  // namespace
}  // namespace pcn
