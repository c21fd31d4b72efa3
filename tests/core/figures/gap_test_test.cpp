#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "core/coverage/walking.h"
#include "core/figures/gap_tests.h"
#include "core/model/query.h"
#include "tests/core/figures/coverage_fixture.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::Coverage;
using testing::day_of;
using testing::MapPoint;
using testing::open_hours;

// Six places in a row, 1 km each; a practice at each end.
AsciiArea row_of_six() {
  return AsciiArea({"a b c d e f"})
      .residents_each(1000)
      .practice("G1", 'a', 3000, "U1")
      .practice("G2", 'f', 3000, "U2");
}

TEST(GapTests, CatalogueIsSoundAndEveryTestIsFoundById) {
  std::set<std::string_view> ids;
  for (const Indicator& test : gap_tests()) {
    EXPECT_TRUE(ids.insert(test.id).second) << test.id;
    EXPECT_EQ(find_gap_test(test.id), &test);
    EXPECT_LT(test.gap->lowest, test.gap->highest) << test.id;
    EXPECT_GE(test.gap->standard, test.gap->lowest) << test.id;
    EXPECT_LE(test.gap->standard, test.gap->highest) << test.id;
    EXPECT_GT(test.gap->step, 0) << test.id;
    EXPECT_NE(test.gap->finding.with({std::string_view("7 metres")}).find("7 metres"), std::string::npos)
        << test.id;
    EXPECT_FALSE(test.what.empty() || test.caution.empty() || test.title.empty()) << test.id;
  }
  EXPECT_EQ(find_gap_test("nonsense"), nullptr);
}

TEST(GapTests, EmptyDatasetFailsNobody) {
  const Coverage empty{Dataset{}};
  for (const Indicator& test : gap_tests()) {
    const GapResult result = empty.run(test.id);
    EXPECT_EQ(result.people, 0) << test.id;
    EXPECT_TRUE(result.rows.empty()) << test.id;
    EXPECT_FALSE(result.sentence.empty()) << test.id;
  }
}

TEST(GapTests, WalkCountsThePlacesBeyondTheThreshold) {
  const Coverage area(row_of_six().build());
  // 2 km in a straight line are 2000 * 1.3 / 80 = 32.5 minutes, 1 km 16.25.
  EXPECT_DOUBLE_EQ(walking_minutes(2000), 32.5);
  const GapResult result = area.run("walk-any");
  EXPECT_EQ(area.places(result), "cd");
  EXPECT_DOUBLE_EQ(result.people, 2000);
  EXPECT_DOUBLE_EQ(result.people_looked_at, 6000);
  EXPECT_EQ(result.sentence,
            "2,000 residents live more than 20 minutes' walk from the nearest practice site of any network "
            "(2 places).");
  EXPECT_EQ(area.places(area.run("walk-any", 10)), "bcde");
  EXPECT_EQ(area.places(area.run("walk-any", 32.5)), "");
  EXPECT_EQ(gap_detail(area.data, area.facts, *find_gap_test("walk-any"), result.rows[0]).substr(0, 21),
            "nearest: Practice G1,");
}

TEST(GapTests, AGapDisappearsWhenItsCauseIsRemoved) {
  AsciiArea draft = row_of_six();
  EXPECT_GT(Coverage(draft.build()).run("walk-any").people, 0);
  draft.branch("G1", MapPoint{3, 0.5});
  EXPECT_EQ(Coverage(draft.build()).run("walk-any").people, 0);
}

TEST(GapTests, MinutesRiseWithMetresAndAFurtherSiteBringsNobodyFurtherAway) {
  for (double metres = 0; metres < 20'000; metres += 10) {
    EXPECT_LT(walking_minutes(metres), walking_minutes(metres + 10)) << metres;
    EXPECT_NEAR(straight_metres(walking_minutes(metres)), metres, 1e-6);
  }
  std::mt19937 random(7);
  AsciiArea draft = row_of_six();
  Coverage before(draft.build());
  for (int branch = 0; branch < 12; ++branch) {
    draft.branch("G1", {(random() % 60) / 10.0, (random() % 10) / 10.0});
    Coverage after(draft.build());
    for (std::size_t place = 0; place < after.facts.places.size(); ++place)
      EXPECT_LE(after.facts.places[place].any_site->metres, before.facts.places[place].any_site->metres);
    before = std::move(after);
  }
}

TEST(GapTests, FormerSitesAndPracticesInNoNetworkAreNoAnswerToDistance) {
  AsciiArea draft = row_of_six();
  draft.branch("G1", MapPoint{2.5, 0.5}, SiteKind::kFormer).practice("G3", 'd', 1000);
  EXPECT_EQ(Coverage(draft.build()).run("walk-any").people, 2000);
}

// A package has sites for the practices of the area only: one beyond the edge stands at its point, or whoever
// lives at the edge would seem far from everything.
TEST(GapTests, PracticesBeyondTheEdgeAreThereWithoutSites) {
  AsciiArea draft({"a b c D"});
  draft.residents_each(1000).practice("G1", 'a', 2000, "U1").practice("G2", 'D', 3000, "U2");
  draft.network("U2", "Beyond", false);
  Dataset data = draft.build();
  std::erase_if(data.sites, [](const Site& site) { return site.code == "G2"; });
  ASSERT_EQ(data.sites.size(), 1u);
  const Coverage area(std::move(data));
  EXPECT_EQ(area.places(area.run("walk-any")), "");
  EXPECT_EQ(area.places(area.run("walk-leading")), "");
  const PlaceFacts& last = area.facts.places[2];
  EXPECT_DOUBLE_EQ(last.any_site->metres, 1000);
  EXPECT_EQ(care_point_name(area.data, last.any_site->item), area.data.practices[1].name);
  EXPECT_GT(last.list_access, area.facts.places[1].list_access);
  const GapResult near = area.run("walk-any", 16);
  ASSERT_EQ(area.places(near), "bc");
  EXPECT_EQ(gap_detail(area.data, area.facts, *find_gap_test("walk-any"), near.rows[1]),
            "nearest: " + area.data.practices[1].name + ", 1.0 km, about 16 minutes on foot");
}

// A network beyond the area's edge has no borough in the data, but it is certainly not this one's.
TEST(GapTests, NetworksBeyondTheEdgeAreOfAnotherBorough) {
  AsciiArea draft({"a b C"});
  draft.residents_each(1000).practice("G1", 'a', 1000, "U1").practice("G2", 'C', 2000, "U2");
  draft.network("U2", "Beyond", false);
  const Coverage area(draft.build());
  EXPECT_NEAR(area.facts.places[1].other_borough_share, 1 - area.facts.leads[1].networks[1].share, 1e-9);
  EXPECT_EQ(area.places(area.run("borough-mismatch")), "b");
}

TEST(GapTests, PatientsOfUnallocatedPracticesAreCounted) {
  AsciiArea draft = row_of_six();
  draft.practice("G3", 'c', 1234);
  const Coverage area(draft.build());
  const GapResult result = area.run("no-network");
  ASSERT_EQ(result.rows.size(), 1u);
  EXPECT_DOUBLE_EQ(result.people, 1234);
  EXPECT_DOUBLE_EQ(area.run("no-network", 1234).people, 0);
}

TEST(GapTests, PlacesInNobodysDeclaredArea) {
  AsciiArea draft = row_of_six();
  EXPECT_FALSE(Coverage(draft.build()).run("undeclared").available);
  draft.declares("U1", "abc").declares("U2", "cde");
  const Coverage area(draft.build());
  EXPECT_EQ(area.places(area.run("undeclared")), "f");
  EXPECT_EQ(area.places(area.run("undeclared", 2)), "abdef");
}

TEST(GapTests, ContestedPlacesLieBetweenNetworks) {
  const Coverage area(row_of_six().build());
  const GapResult all = area.run("contested", 90);
  EXPECT_NE(area.places(all).find('c'), std::string::npos);
  EXPECT_EQ(area.run("contested", 10).people, 0);
  for (const GapRow& row : all.rows) EXPECT_LT(*row.value, 90);
}

TEST(GapTests, PharmaciesCountOnlyWhenOpenAndWalkedInto) {
  const WeekHours sunday = open_hours(6, 6, 600, 960);
  const WeekHours late = open_hours(0, 4, 540, 1260);
  const WeekHours nine_to_six = open_hours(0, 5, 540, 1080);
  AsciiArea draft = row_of_six();
  EXPECT_FALSE(Coverage(draft.build()).run("pharmacy-sunday").available);
  draft.service(ServiceKind::kPharmacy, {0.5, 0.5}, sunday)
      .service(ServiceKind::kPharmacy, {5.5, 0.5}, late)
      .service(ServiceKind::kPharmacy, {3.5, 0.5}, nine_to_six)
      .service(ServiceKind::kPharmacy, {2.5, 0.5}, open_hours(0, 6, 0, 1440), "Distance selling");
  const Coverage area(draft.build());
  EXPECT_EQ(area.places(area.run("pharmacy-sunday", 1600)), "cdef");
  EXPECT_EQ(area.places(area.run("pharmacy-late", 1600)), "abcd");
}

TEST(GapTests, NoServiceWithinAnyReachIsAGapAtEveryThreshold) {
  AsciiArea draft = row_of_six();
  draft.service(ServiceKind::kPharmacy, {0.5, 0.5}, open_hours(0, 5, 540, 1080));
  const Coverage area(draft.build());
  const GapResult result = area.run("pharmacy-sunday", 5000);
  EXPECT_EQ(result.people, 6000);
  EXPECT_FALSE(result.rows[0].value.has_value());
}

TEST(GapTests, SizeRuleKnowsTheRuralException) {
  AsciiArea draft({"a b"});
  draft.cell_metres(10'000)
      .residents('a', 20'000)
      .residents('b', 60'000)
      .practice("G1", 'a', 20'000, "U1")
      .practice("G2", 'b', 60'000, "U2");
  const Coverage urban(draft.build());
  EXPECT_DOUBLE_EQ(urban.run("size-below").people, 20'000);
  EXPECT_DOUBLE_EQ(urban.run("size-above").people, 60'000);
  EXPECT_EQ(
      gap_detail(urban.data, urban.facts, *find_gap_test("size-below"), urban.run("size-below").rows[0]),
      "20,000 patients: below 30,000: outside the size rule");
  draft.rural("a");
  Dataset rural = draft.build();
  EXPECT_GT(Coverage(rural).run("size-below").people, 0) << "where the surgery stands says nothing";
  rural.observed = {{PracticeIndex(std::size_t{0}), find_small_area(rural, "E-a"), 100}};
  EXPECT_DOUBLE_EQ(Coverage(rural).run("size-below").people, 0);
}

TEST(GapTests, NoneCallsAGapInARegisterAGapInCareOrARoleThatWasNotChosenAFault) {
  for (const char* id : {"urgent-treatment", "enhanced-access", "role-missing"})
    EXPECT_EQ(find_gap_test(id), nullptr) << id;
}

TEST(GapTests, SurgeriesOfPracticesThatWereTakenOverAreNearAndListsThatAreNotOpenAreNot) {
  AsciiArea draft({"a . . . b"});
  draft.residents_each(1000)
      .practice("G1", 'a', 5'000, "U1")
      .practice("G2", 'b', 2'000)
      .practice("G3", 'b', 300, "U1");
  draft.special_allocation("G3");
  Dataset data = draft.build();
  EXPECT_DOUBLE_EQ(Coverage(data).run("walk-any").people, 1000) << "nobody there can simply join G3";
  std::erase_if(data.lists, [](const ListSize& list) { return list.practice.value == 1; });
  Succession row;
  row.practice = PracticeIndex(std::size_t{1});
  row.successor = PracticeIndex(std::size_t{0});
  row.first_day = day_of(2025, 1, 1);
  data.successions = {row};
  for (Site& site : data.sites) {
    if (site.code != "G2") continue;
    site.practice = row.successor;
    site.kind = SiteKind::kMerged;
  }
  const Coverage area(data);
  EXPECT_DOUBLE_EQ(area.run("walk-any").people, 0);
  const Indicator& test = *find_gap_test("walk-any");
  EXPECT_NE(gap_detail(area.data, area.facts, test, {1, {}, 5, 1000}).find("Practice G2 (now Practice G1)"),
            std::string::npos);
}

TEST(GapTests, FewStaff) {
  AsciiArea draft({"a b c"});
  draft.residents_each(10'000)
      .practice("G1", 'a', 10'000, "U1")
      .practice("G2", 'b', 20'000, "U2")
      .practice("G3", 'c', 30'000, "U3");
  EXPECT_FALSE(Coverage(draft.build()).run("staff-low").available);
  for (const char* role : {"Pharmacists", "Social Prescribing Link Workers", "Physician Associates",
                           "Physiotherapists", "Paramedics"}) {
    draft.staff("U1", role, 1);
  }
  draft.staff("U2", "Advanced Paramedic Practitioners", 1).england_quartiles({1, 2, 3});
  const Coverage area(draft.build());
  const GapResult few = area.run("staff-low");
  ASSERT_EQ(few.rows.size(), 1u);
  EXPECT_DOUBLE_EQ(*few.rows[0].value, 0.5);
  EXPECT_DOUBLE_EQ(few.threshold, 1);
}

TEST(GapTests, DetachedPartsAreThoseOutsideTheLargestPiece) {
  AsciiArea draft({"a a b c"});
  draft.residents('a', 3000)
      .residents('b', 1000)
      .residents('c', 1000)
      .practice("G1", 'a', 3000, "U1")
      .branch("G1", MapPoint{3.5, 0.5})
      .practice("G2", 'b', 1500, "U2")
      .declares("U1", "ac")
      .declares("U2", "b");
  const Coverage area(draft.build(), "declared");
  const GapResult result = area.run("pieces");
  ASSERT_EQ(result.rows.size(), 1u);
  EXPECT_DOUBLE_EQ(*result.rows[0].value, 2);
  EXPECT_DOUBLE_EQ(result.people, 1000);
}

TEST(GapTests, OverlappingDetachedPartsCountTheirPeopleOnce) {
  AsciiArea draft({"a b c d e"});
  draft.residents('a', 2000).residents('b', 10).residents('c', 500).residents('d', 10).residents('e', 2000);
  draft.practice("G1", 'a', 2000, "U1")
      .practice("G2", 'e', 2000, "U2")
      .declares("U1", "ac")
      .declares("U2", "ce");
  const Coverage area(draft.build(), "declared");
  const GapResult result = area.run("pieces");
  EXPECT_EQ(result.rows.size(), 2u);
  EXPECT_DOUBLE_EQ(result.people, 500);
}

TEST(GapTests, PracticeFarFromItsPartners) {
  AsciiArea draft({"a b c d e f"});
  draft.residents_each(1000)
      .practice("G1", 'a', 1000, "U1")
      .practice("G2", 'b', 1000, "U1")
      .practice("G3", 'f', 1500, "U1")
      .practice("G4", 'd', 1500, "U2");
  const Coverage area(draft.build());
  const GapResult result = area.run("far-practice");
  ASSERT_EQ(result.rows.size(), 1u);
  EXPECT_DOUBLE_EQ(*result.rows[0].value, 4000);
  EXPECT_DOUBLE_EQ(result.people, 1500);
  EXPECT_EQ(result.unknown, 1);  // U2 has one practice only
}

TEST(GapTests, MisfitWithBoroughAndWard) {
  AsciiArea draft({"a b c d"});
  draft.residents_each(1000)
      .district("E09000002", "East", "cd")
      .ward("W1", "abc")
      .ward("W2", "d")
      .practice("G1", 'a', 2000, "U1")
      .practice("G2", 'd', 2000, "U2");
  const Coverage area(draft.build());
  EXPECT_EQ(area.places(area.run("borough-mismatch", 50)), "");
  const auto& places = area.facts.places;
  EXPECT_GT(places[1].other_borough_share, places[0].other_borough_share);
  const double between = 50 * (places[1].other_borough_share + places[0].other_borough_share);
  EXPECT_EQ(area.places(area.run("borough-mismatch", between)), "bc");
  EXPECT_EQ(area.places(area.run("ward-mismatch")), "c");
}

TEST(GapTests, LowAccessIsRelativeToTheMean) {
  AsciiArea draft({"a b c d e f g h"});
  draft.residents_each(1000).practice("G1", 'a', 8000, "U1");
  const Coverage area(draft.build());
  // Weights at 0, 1, 2, 3 km: 1, 0.600, 0.129, 0.010; of their sum 1.739 the places get 8 times their part of
  // the mean.
  EXPECT_NEAR(area.facts.places[2].list_access, 8 * 0.1291 / 1.7386, 0.001);
  EXPECT_EQ(area.places(area.run("access-low")), "defgh");
  double mean = 0;
  for (const PlaceFacts& place : area.facts.places) mean += place.list_access / 8;
  EXPECT_NEAR(mean, 1, 1e-9);
}

TEST(GapTests, RankedByPeopleAffected) {
  AsciiArea draft = row_of_six();
  draft.practice("G3", 'c', 50);
  const Coverage area(draft.build());
  const std::vector<GapResult> ranked = run_all_gap_tests(area.data, area.facts);
  EXPECT_EQ(ranked.size(), gap_tests().size());
  EXPECT_TRUE(std::is_sorted(ranked.begin(), ranked.end(),
                             [](const GapResult& a, const GapResult& b) { return a.people > b.people; }));
}

// For random areas: nobody is counted twice, filters split people up without loss, thresholds are monotone,
// and the matrix adds up.
TEST(GapTests, PropertiesHoldForRandomAreas) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    AsciiArea draft({"a b c d", "e f g h", "i j k L", "M n o p"});
    draft.district("E09000002", "South", "ijknop").ward("W2", "abef").ward("W3", "nop");
    for (const char letter : std::string("abcdefghijkLMnop")) {
      draft.ages(letter, {int(random() % 300), int(random() % 300), int(random() % 300), int(random() % 300),
                          int(random() % 300), int(random() % 300)});
      draft.decile(letter, 1 + int(random() % 10));
    }
    for (int at = 0; at < 7; ++at) {
      const std::string network = at == 6 ? "" : "U" + std::to_string(random() % 3);
      const MapPoint point{(random() % 40) / 10.0, (random() % 40) / 10.0};
      draft.practice("G" + std::to_string(at), point, 500 + random() % 3000, network);
    }
    draft.service(ServiceKind::kPharmacy, {(random() % 40) / 10.0, 1}, open_hours(0, 6, 540, 1300))
        .service(ServiceKind::kEnhancedAccess, {1, (random() % 40) / 10.0})
        .declares("U0", "abcdefg")
        .staff("U0", "Pharmacists", 2)
        .staff("U1", "Paramedics", 3);
    const Coverage area(draft.build(), seed % 2 == 0 ? "modelled:plurality" : "modelled:share:20");
    double residents = 0;
    for (std::size_t at = 0; at < area.facts.places.size(); ++at) {
      residents += static_cast<double>(area.data.small_areas[at].total_residents().count);
    }
    for (const Indicator& test : gap_tests()) {
      SCOPED_TRACE(test.id);
      const GapResult result = area.run(test.id);
      if (!result.available) continue;
      std::set<std::uint32_t> subjects;
      for (const GapRow& row : result.rows) EXPECT_TRUE(subjects.insert(row.subject).second);
      EXPECT_LE(result.people, result.people_looked_at + 1e-6);
      if (test.gap->base == PeopleBase::kResidents) {
        EXPECT_LE(result.people, residents);
      }
      double by_age = 0;
      double by_decile = 0;
      double by_district = 0;
      if (test.gap->base == PeopleBase::kResidents) {
        for (int group = 0; group < kResidentAgeGroups; ++group) {
          PeopleFilter filter;
          filter.age_groups = static_cast<std::uint8_t>(1U << group);
          by_age += area.run(test.id, filter).people;
        }
        EXPECT_NEAR(by_age, result.people, 1e-6);
      }
      for (std::uint8_t decile = 1; decile <= 10; ++decile) {
        PeopleFilter filter;
        filter.first_decile = filter.last_decile = decile;
        by_decile += area.run(test.id, filter).people;
      }
      EXPECT_NEAR(by_decile, result.people, 1e-6);
      if (test.id != "pieces") {
        for (std::size_t district = 0; district < area.data.districts.size(); ++district) {
          PeopleFilter filter;
          filter.district = DistrictIndex(district);
          by_district += area.run(test.id, filter).people;
        }
        EXPECT_NEAR(by_district, result.people, 1e-6);
      }
      double before = test.worse == Side::kAbove ? 1e18 : -1;
      for (double threshold = test.gap->lowest; threshold <= test.gap->highest;
           threshold += (test.gap->highest - test.gap->lowest) / 7) {
        const double people = area.run(test.id, threshold).people;
        if (test.worse == Side::kAbove) {
          EXPECT_LE(people, before);
        } else {
          EXPECT_GE(people, before);
        }
        before = people;
      }
    }
    for (const FigureColumn& column :
         people_affected(area.data, area.facts, by_authorities(area.data)).columns) {
      if (column.of->gap->places) continue;  // detached parts of two footprints may hold the same place
      double by_district = 0;
      for (const FigureCell& cell : column.cells) by_district += cell.part;
      EXPECT_NEAR(by_district, area.run(column.id()).people, 1e-6) << column.id();
      EXPECT_NEAR(column.all.part, by_district, 1e-6) << column.id();
    }
  }
}

}  // namespace
}  // namespace pcn
