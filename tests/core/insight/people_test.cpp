#include <cmath>

#include <gtest/gtest.h>

#include "core/insight/conditions.h"
#include "core/insight/population.h"
#include "core/insight/similar.h"
#include "core/insight/staff.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;

const Date kDay = day_of(2026, 7, 1);

std::array<std::int32_t, kAgeBands> bands(std::initializer_list<std::pair<int, std::int32_t>> counts) {
  std::array<std::int32_t, kAgeBands> people{};
  for (const auto& [band, count] : counts) people[static_cast<std::size_t>(band)] = count;
  return people;
}

// Two networks side by side: an old, poor one of two practices and a young one of one.
AsciiArea two_networks() {
  return AsciiArea({"a b"})
      .residents('a', 2000)
      .residents('b', 8000)
      .decile('a', 1)
      .decile('b', 9)
      .practice("G1", 'a', 1000, "U1")
      .practice("G2", 'a', 3000, "U1")
      .practice("G3", 'b', 8000, "U2")
      .age_sex("G1", bands({{0, 200}, {14, 800}}))
      .age_sex("G2", bands({{5, 3000}}))
      .age_sex("G3", bands({{3, 7000}, {13, 1000}}));
}

TEST(Ages, OfNothingAreEmpty) {
  const AgeSexProfile empty;
  EXPECT_EQ(empty.total().count, 0);
  EXPECT_FALSE(empty.share(0, kOldestBand));
  EXPECT_FALSE(empty.median_band());
}

TEST(Ages, AddUpOverTheMembers) {
  const Dataset data = two_networks().build();
  const AgeSexProfile first = network_ages(data, NetworkIndex(0), kDay);
  EXPECT_EQ(first.total(), RegisteredPatients{4000});
  EXPECT_EQ(first.in_bands(kBand65, kOldestBand), 800);
  EXPECT_DOUBLE_EQ(*first.share(kBand65, kOldestBand), 0.2);
  EXPECT_EQ(first.median_band(), 5);
  EXPECT_EQ(first.practices, 2);
  const AgeSexProfile second = network_ages(data, NetworkIndex(1), kDay);
  EXPECT_EQ(area_ages(data).total().count, first.total().count + second.total().count);
  EXPECT_EQ(band_words(0), "0 to 4");
  EXPECT_EQ(band_words(19), "95 and over");
}

TEST(Ages, SayWhichPracticesHaveNone) {
  Dataset data = two_networks().build();
  data.age_sex.erase(data.age_sex.begin());
  const AgeSexProfile first = network_ages(data, NetworkIndex(0), kDay);
  EXPECT_EQ(first.practices_without, 1);
  EXPECT_EQ(first.total().count, 3000);
}

TEST(Inflation, ComparesListsWithResidents) {
  const Dataset data = two_networks().build();
  const ListInflation all = area_inflation(data, kDay);
  EXPECT_EQ(all.registered.count, 12'000);
  EXPECT_EQ(all.residents.count, 10'000);
  EXPECT_DOUBLE_EQ(*all.excess(), 0.2);
  EXPECT_FALSE(ListInflation{}.excess());
  const auto boroughs = borough_inflation(data, kDay);
  ASSERT_EQ(boroughs.size(), 1U);
  EXPECT_EQ(boroughs[0].registered, all.registered);
}

TEST(Deprivation, OfPracticesIsWeightedByTheirLists) {
  Dataset data = two_networks().build();
  EXPECT_FALSE(practice_deprivation(data, NetworkIndex(0), kDay).score);
  data.practices[0].imd_score = 10;
  data.practices[1].imd_score = 30;
  const auto first = practice_deprivation(data, NetworkIndex(0), kDay);
  EXPECT_DOUBLE_EQ(*first.score, 25);
  EXPECT_EQ(first.covered.count, 4000);
  EXPECT_EQ(area_practice_deprivation(data, kDay).practices_without, 1);
}

NetworkFlows flows_of(const Dataset& data) {
  NetworkFlows flows;
  flows.places = {{{SmallAreaIndex(0), 3000}, {SmallAreaIndex(1), 900}}, {{SmallAreaIndex(1), 8000}}};
  flows.patients = {4000, 8000};
  flows.areas.resize(data.small_areas.size());
  return flows;
}

TEST(Deprivation, OfANetworkFollowsWhereItsPatientsLive) {
  const Dataset data = two_networks().build();
  const NetworkFlows flows = flows_of(data);
  const DeprivationProfile first = network_deprivation(data, flows, NetworkIndex(0));
  EXPECT_DOUBLE_EQ(first.people[0], 3000);
  EXPECT_DOUBLE_EQ(first.people[8], 900);
  EXPECT_DOUBLE_EQ(first.unknown, 100);
  EXPECT_NEAR(*first.share(1, 2), 3000.0 / 3900, 1e-12);
  EXPECT_FALSE(DeprivationProfile{}.share(1, 10));
  EXPECT_DOUBLE_EQ(*resident_deprivation(data).share(1, 1), 0.2);
}

TEST(Rural, IsThePartOfPatientsInRuralPlaces) {
  const Dataset data = two_networks().rural("a").build();
  NetworkFlows flows = flows_of(data);
  EXPECT_NEAR(*rural_share(data, flows, NetworkIndex(0)), 3000.0 / 3900, 1e-12);
  EXPECT_EQ(*rural_share(data, flows, NetworkIndex(1)), 0);
  flows.places[1].clear();
  EXPECT_FALSE(rural_share(data, flows, NetworkIndex(1)));
}

TEST(Density, IsThatOfTheHomesOfPatients) {
  const Dataset data = two_networks().build();  // squares of one kilometre
  const auto density = small_area_density(data);
  ASSERT_EQ(density.size(), 2U);
  EXPECT_DOUBLE_EQ(density[0], 2000);
  EXPECT_DOUBLE_EQ(density[1], 8000);
  EXPECT_NEAR(*lived_density(density, flows_of(data), NetworkIndex(0)), (3000 * 2000.0 + 900 * 8000.0) / 3900,
              1e-9);
}

TEST(Prevalence, CountsAgainstTheListOfTheRegister) {
  Dataset data = two_networks().build();
  data.conditions = {{"DM", "Diabetes", "17OV", "people aged 17 and over"},
                     {"AF", "Atrial fibrillation", "TOTAL", "people of all ages"}};
  data.registers = {
      {PracticeIndex(0), 0, 60, 800}, {PracticeIndex(0), 1, 10, 1000}, {PracticeIndex(1), 0, 140, 2200}};
  const auto first = network_prevalence(data, NetworkIndex(0), kDay);
  ASSERT_EQ(first.size(), 2U);
  EXPECT_DOUBLE_EQ(*first[0].rate(), 200.0 / 3000);
  EXPECT_EQ(first[0].interval(), wilson(200, 3000));
  EXPECT_EQ(first[1].practices_without, 1);
  const auto second = network_prevalence(data, NetworkIndex(1), kDay);
  EXPECT_FALSE(second[0].rate());
  EXPECT_EQ(second[0].practices_without, 1);
  EXPECT_DOUBLE_EQ(area_prevalence(data)[0].patients, 200);
}

TEST(Staff, RanksAndQuartersTheFullTimeEquivalents) {
  Dataset data = two_networks()
                     .staff("U1", "pharmacist", 2)
                     .staff("U1", "paramedic", 1)
                     .staff("U2", "pharmacist", 3)
                     .england_quartiles({1, 5, 7})
                     .build();
  const auto all = staff_of_all(data);
  ASSERT_EQ(all.size(), 2U);
  const NetworkStaff* first = find_staff(all, NetworkIndex(0));
  const NetworkStaff* second = find_staff(all, NetworkIndex(1));
  ASSERT_TRUE(first && second);
  EXPECT_DOUBLE_EQ(first->total_fte, 3);
  EXPECT_DOUBLE_EQ(*first->arrs_per_10000, 7.5);
  EXPECT_DOUBLE_EQ(*second->arrs_per_10000, 3.75);
  EXPECT_EQ(first->arrs_rank, 1U);
  EXPECT_EQ(second->arrs_rank, 2U);
  EXPECT_EQ(first->arrs_england_quarter, 4);
  EXPECT_EQ(second->arrs_england_quarter, 2);
  double sum = 0;
  for (const double fte : area_fte_by_role(data)) sum += fte;
  EXPECT_DOUBLE_EQ(sum, first->total_fte + second->total_fte);
}

TEST(Staff, OfANetworkWithoutRowsIsNotInTheData) {
  const Dataset data = two_networks().staff("U1", "pharmacist", 2).build();
  EXPECT_EQ(find_staff(staff_of_all(data), NetworkIndex(1)), nullptr);
  EXPECT_TRUE(staff_of_all(Dataset{}).empty());
}

TEST(RoleCalendar, GoesByTheDayAndNamesWhoHasTheRole) {
  Dataset data = two_networks().staff("U1", "pharmacist", 2).staff("U2", "paramedic", 1).build();
  for (Role& role : data.roles)
    role.reimbursable_from = role.id == "paramedic" ? day_of(2021, 4, 1) : day_of(2019, 7, 1);
  const auto calendar = role_calendar(data, NetworkIndex(0));
  ASSERT_EQ(calendar.size(), 2U);
  EXPECT_EQ(data.roles[calendar[0].role].id, "pharmacist");
  EXPECT_DOUBLE_EQ(calendar[0].fte, 2);
  EXPECT_DOUBLE_EQ(calendar[1].fte, 0);
  EXPECT_EQ(calendar[1].networks, 1);
}

std::vector<Traits> three(std::array<double, 3> sizes, std::array<double, 3> ages) {
  std::vector<Traits> all(3);
  for (std::size_t i = 0; i < 3; ++i) {
    all[i].network = NetworkIndex(i);
    all[i].values[0] = sizes[i];
    all[i].values[1] = ages[i];
  }
  return all;
}

TEST(Similar, MeasuresEachTraitInItsStandardDeviations) {
  // Sizes 0, 1, 2: deviation sqrt(2/3). Ages all alike: left out.
  const auto likes = most_similar(three({0, 1, 2}, {5, 5, 5}), NetworkIndex(0));
  ASSERT_EQ(likes.size(), 2U);
  EXPECT_EQ(likes[0].network, NetworkIndex(1));
  EXPECT_NEAR(likes[0].distance, 1 / std::sqrt(2.0 / 3), 1e-12);
  EXPECT_NEAR(likes[1].distance, 2 / std::sqrt(2.0 / 3), 1e-12);
}

TEST(Similar, DoesNotDependOnUnitsAndIsSymmetric) {
  const auto one = most_similar(three({10, 20, 70}, {0.1, 0.4, 0.2}), NetworkIndex(1));
  const auto other = most_similar(three({1000, 2000, 7000}, {10, 40, 20}), NetworkIndex(1));
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].network, other[i].network);
    EXPECT_NEAR(one[i].distance, other[i].distance, 1e-12);
  }
  const auto back = most_similar(three({10, 20, 70}, {0.1, 0.4, 0.2}), NetworkIndex(0));
  for (const Likeness& like : back) {
    if (like.network == NetworkIndex(1)) {
      EXPECT_NEAR(like.distance, one[one[0].network == NetworkIndex(0) ? 0 : 1].distance, 1e-12);
    }
  }
}

TEST(Similar, LeavesOutWhoLacksATraitAndKnowsNobodyAlone) {
  auto all = three({1, 2, 3}, {1, 2, 3});
  all[2].values[1].reset();
  EXPECT_EQ(most_similar(all, NetworkIndex(0)).size(), 1U);
  EXPECT_TRUE(most_similar(all, NetworkIndex(9)).empty());
  EXPECT_TRUE(most_similar({all[0]}, NetworkIndex(0)).empty());
}

TEST(Traits, AreThoseOfTheDay) {
  Dataset data = two_networks().build();
  data.practices[2].imd_score = 12;
  const NetworkFlows flows = flows_of(data);
  const auto all = traits_on(data, &flows, kDay);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].values[0], 4000.0);
  EXPECT_EQ(all[0].values[1], 0.2);
  EXPECT_FALSE(all[0].values[2]);
  EXPECT_EQ(all[1].values[2], 12.0);
  EXPECT_TRUE(all[0].values[3]);
  EXPECT_FALSE(traits_on(data, nullptr, kDay)[0].values[3]);
}

}  // namespace
}  // namespace pcn
