#include "core/model/query.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

Date day(int year, int month, int number) {
  return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
              static_cast<std::uint8_t>(number)};
}

Practice practice(std::string code, bool in_area = true) {
  Practice result;
  result.code = std::move(code);
  result.in_area = in_area;
  return result;
}

Network network(std::string code, bool in_area = true) {
  Network result;
  result.code = std::move(code);
  result.in_area = in_area;
  return result;
}

// Two networks of the area, one beyond it; four practices inside, one outside.
Dataset small_dataset() {
  Dataset data;
  data.networks = {network("U1"), network("U2"), network("U3", false)};
  data.practices = {practice("A"), practice("B"), practice("C"), practice("D"), practice("AA", false)};
  data.memberships = {
      {PracticeIndex(0), NetworkIndex(0), day(2019, 7, 1), std::nullopt, 0.5, true, true},
      {PracticeIndex(0), NetworkIndex(1), day(2019, 7, 1), std::nullopt, 0.5, true, true},
      {PracticeIndex(1), NetworkIndex(0), day(2019, 7, 1), day(2024, 1, 1), 1, true, true},
      {PracticeIndex(1), NetworkIndex(1), day(2024, 1, 1), std::nullopt, 1, true, true},
      {PracticeIndex(4), NetworkIndex(2), day(2019, 7, 1), std::nullopt, 1, true, true},
  };
  data.lists = {
      {PracticeIndex(0), day(2020, 1, 1), ListKind::kOnDay, {1001}},
      {PracticeIndex(0), day(2026, 7, 1), ListKind::kOnDay, {3000}},
      {PracticeIndex(1), day(2020, 1, 1), ListKind::kOnDay, {2000}},
      {PracticeIndex(2), day(2020, 1, 1), ListKind::kOnDay, {700}},
      {PracticeIndex(3), day(2026, 7, 1), ListKind::kOnDay, {800}},
      {PracticeIndex(4), day(2026, 7, 1), ListKind::kOnDay, {900}},
  };
  data.weighted = {
      {PracticeIndex(0), day(2019, 10, 1), {1000.5}},
      {PracticeIndex(1), day(2019, 10, 1), {2000.25}},
  };
  return data;
}

TEST(Query, EmptyDatasetAnswersEverythingWithNothing) {
  const Dataset data;
  EXPECT_FALSE(find_network(data, "U1").valid());
  EXPECT_FALSE(find_practice(data, "").valid());
  EXPECT_FALSE(find_small_area(data, "E01").valid());
  EXPECT_EQ(inner_small_areas(data), 0u);
  EXPECT_FALSE(list_on(data, PracticeIndex(0), day(2020, 1, 1)));
  EXPECT_TRUE(memberships_on(data, day(2020, 1, 1)).empty());
  EXPECT_TRUE(networks_on(data, day(2020, 1, 1)).empty());
  EXPECT_TRUE(unallocated_on(data, day(2020, 1, 1)).empty());
  EXPECT_EQ(find_provenance(data, "practices"), nullptr);
}

TEST(Query, FindsCodesInsideTheAreaAndBeyondIt) {
  const Dataset data = small_dataset();
  EXPECT_EQ(find_practice(data, "C"), PracticeIndex(2));
  EXPECT_EQ(find_practice(data, "AA"), PracticeIndex(4));
  EXPECT_FALSE(find_practice(data, "AB").valid());
  EXPECT_EQ(find_network(data, "U2"), NetworkIndex(1));
  EXPECT_FALSE(find_network(data, "U").valid());
}

TEST(Query, ListIsTheNearestVintageAndTheEarlierOfTwoEquallyNear) {
  Dataset data = small_dataset();
  EXPECT_EQ(list_on(data, PracticeIndex(0), day(2019, 7, 1))->patients.count, 1001);
  EXPECT_EQ(list_on(data, PracticeIndex(0), day(2030, 1, 1))->patients.count, 3000);
  for (const std::size_t later : {1, 4}) data.lists[later].date = day(2020, 1, 11);
  EXPECT_EQ(list_on(data, PracticeIndex(0), day(2020, 1, 6))->date, day(2020, 1, 1));
  EXPECT_EQ(list_on(data, PracticeIndex(0), day(2020, 1, 7))->date, day(2020, 1, 11));
}

TEST(Query, MembershipStartsOnItsStartAndNoLongerHoldsOnItsEnd) {
  const Dataset data = small_dataset();
  EXPECT_TRUE(memberships_on(data, day(2019, 6, 30)).empty());
  EXPECT_EQ(memberships_on(data, day(2019, 7, 1)).size(), 4u);
  const auto before = memberships_on(data, day(2023, 12, 31));
  const auto after = memberships_on(data, day(2024, 1, 1));
  EXPECT_EQ(before[2].network, NetworkIndex(0));
  EXPECT_EQ(after[2].network, NetworkIndex(1));
}

TEST(Query, NetworksSumTheirMembersListsTimesTheirShares) {
  const auto networks = networks_on(small_dataset(), day(2020, 1, 1));
  ASSERT_EQ(networks.size(), 2u);  // the network beyond the area is not one of the area's
  EXPECT_EQ(networks[0].network, NetworkIndex(0));
  EXPECT_EQ(networks[0].members, (std::vector<PracticeIndex>{PracticeIndex(0), PracticeIndex(1)}));
  EXPECT_EQ(networks[0].registered.count, 2501);  // 1001/2 + 2000, rounded
  EXPECT_EQ(networks[0].registered_date, day(2020, 1, 1));
  ASSERT_TRUE(networks[0].weighted.has_value());
  EXPECT_DOUBLE_EQ(networks[0].weighted->count, 2500.5);
  EXPECT_EQ(networks[0].weighted_date, day(2019, 10, 1));
}

TEST(Query, ListsAreOfOneVintageAndMissingOnesAreCounted) {
  Dataset data = small_dataset();
  auto networks = networks_on(data, day(2026, 7, 1));
  ASSERT_EQ(networks.size(), 2u);
  // 3000/2; the list of 2020 of the other member is that of nobody in 2026: its patients are on other lists.
  EXPECT_EQ(networks[1].registered.count, 1500);
  EXPECT_EQ(networks[1].registered_date, day(2026, 7, 1));
  EXPECT_EQ(networks[1].members_listed_elsewhere, 1);
  EXPECT_EQ(networks[1].members_without_list, 0);
  data.memberships.push_back(
      {PracticeIndex(3), NetworkIndex(1), day(2020, 1, 1), std::nullopt, 1, true, true});
  data.lists.erase(data.lists.begin() + 4);
  networks = networks_on(data, day(2026, 7, 1));
  EXPECT_EQ(networks[1].members_without_list, 1);
  EXPECT_FALSE(networks[1].weighted.has_value());
}

TEST(Query, UnallocatedAreThePracticesOfTheAreaWithPatientsAndNoNetwork) {
  Dataset data = small_dataset();
  EXPECT_EQ(unallocated_on(data, day(2020, 1, 1)), (std::vector<PracticeIndex>{PracticeIndex(2)}));
  EXPECT_EQ(unallocated_on(data, day(2026, 7, 1)), (std::vector<PracticeIndex>{PracticeIndex(3)}));
  data.memberships.pop_back();  // now the practice beyond the edge is in no network that the data know
  EXPECT_EQ(unallocated_on(data, day(2026, 7, 1)), (std::vector<PracticeIndex>{PracticeIndex(3)}));
  data.practices[3].opened = day(2026, 7, 2);
  EXPECT_TRUE(unallocated_on(data, day(2026, 7, 1)).empty());
  data.practices[3].opened.reset();
  data.practices[3].closed = day(2026, 7, 1);
  EXPECT_TRUE(unallocated_on(data, day(2026, 7, 1)).empty());
}

TEST(Query, WithoutAListCountedNearTheDayNobodyIsCalledUnallocated) {
  Dataset data = small_dataset();
  EXPECT_EQ(list_vintage_on(data, day(2019, 8, 1)), day(2020, 1, 1));
  EXPECT_FALSE(list_vintage_on(data, day(2019, 7, 1)).has_value());
  EXPECT_TRUE(unallocated_on(data, day(2019, 7, 1)).empty());
  for (ListSize& list : data.lists) list.kind = ListKind::kYearAverage;
  EXPECT_FALSE(list_vintage_on(data, day(2020, 1, 1)).has_value());
  EXPECT_TRUE(unallocated_on(data, day(2020, 1, 1)).empty());
}

TEST(Query, SmallAreasOfTheAreaComeFirst) {
  Dataset data;
  data.small_areas.resize(3);
  data.small_areas[0].code = "E01000002";
  data.small_areas[1].code = "E01000003";
  data.small_areas[2].code = "E01000001";
  data.small_areas[2].in_area = false;
  EXPECT_EQ(inner_small_areas(data), 2u);
  EXPECT_EQ(find_small_area(data, "E01000001"), SmallAreaIndex(2));
  EXPECT_EQ(find_small_area(data, "E01000003"), SmallAreaIndex(1));
}

TEST(Query, ProvenanceIsFoundByItsGroup) {
  Dataset data;
  data.provenance = {{"networks", {SourceIndex(0)}, "Read."}, {"lists", {}, "Summed."}};
  ASSERT_NE(find_provenance(data, "lists"), nullptr);
  EXPECT_EQ(find_provenance(data, "lists")->method, "Summed.");
  EXPECT_EQ(find_provenance(data, "list"), nullptr);
}

}  // namespace
}  // namespace pcn
