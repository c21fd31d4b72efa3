#include "core/model/day_lists.h"

#include <gtest/gtest.h>

#include "core/model/query.h"
#include "core/model/staff_rate.h"

namespace pcn {
namespace {

constexpr Date kBefore{2021, 1, 1};
constexpr Date kAfter{2022, 5, 1};
constexpr Date kNewest{2026, 7, 1};

ListSize list(std::size_t practice, Date date, std::int64_t patients) {
  return {PracticeIndex(practice), date, ListKind::kOnDay, {patients}};
}

// A, B and C merge in 2021 into A, as the lists of May 2022 show; their memberships run on until the register
// of April 2022 was closed. D is one by itself. E opens in 2024.
Dataset merged() {
  Dataset data;
  data.networks.resize(1);
  data.networks[0].code = "U1";
  for (const char* code : {"A", "B", "C", "D", "E"}) {
    Practice practice;
    practice.code = code;
    data.practices.push_back(practice);
  }
  data.practices[4].opened = Date{2024, 3, 1};
  for (std::size_t at = 0; at < 4; ++at) {
    const bool stays = at == 0 || at == 3;
    const auto end = stays ? std::nullopt : std::optional(Date{2022, 7, 1});
    data.memberships.push_back({PracticeIndex(at), NetworkIndex(0), Date{2019, 10, 1}, end, 1, true, true});
  }
  data.memberships.push_back(
      {PracticeIndex(4), NetworkIndex(0), Date{2024, 3, 1}, std::nullopt, 1, true, true});
  data.lists = {list(0, kBefore, 10000), list(0, kAfter, 56000),  list(0, kNewest, 57000),
                list(1, kBefore, 25000), list(2, kBefore, 20000), list(3, kBefore, 8000),
                list(3, kNewest, 8500),  list(4, kNewest, 1200)};
  return data;
}

TEST(DayLists, AreOfOneVintageSoThatMergedPatientsCountOnce) {
  Dataset data = merged();
  data.lists.insert(data.lists.begin() + 6, list(3, kAfter, 8200));
  const DayLists lists(data, Date{2022, 4, 1});
  EXPECT_EQ(lists.vintage(), kAfter);
  EXPECT_EQ(lists.of(PracticeIndex(0))->patients.count, 56000);
  EXPECT_FALSE(lists.of(PracticeIndex(1)));
  EXPECT_TRUE(lists.on_another(PracticeIndex(1)));
  EXPECT_FALSE(lists.on_another(PracticeIndex(0)));
  const auto networks = networks_on(data, Date{2022, 4, 1});
  ASSERT_EQ(networks.size(), 1U);
  EXPECT_EQ(networks[0].members.size(), 4U);
  EXPECT_EQ(networks[0].registered.count, 64200);  // not 109,200
  EXPECT_EQ(networks[0].members_listed_elsewhere, 2);
  EXPECT_EQ(networks[0].members_without_list, 0);
  EXPECT_EQ(networks[0].registered_date, kAfter);
  // Before the merger each has its own.
  EXPECT_EQ(networks_on(data, Date{2021, 2, 1})[0].registered.count, 63000);
}

TEST(DayLists, AVintageOfFewPracticesIsNone) {
  const Dataset data = merged();  // in May 2022 one practice of four was counted
  EXPECT_EQ(DayLists(data, Date{2022, 4, 1}).vintage(), kBefore);
}

TEST(DayLists, APracticeThatAVintagePassesOverHasItsOwnNearestList) {
  Dataset data = merged();
  data.lists.push_back(list(4, Date{2026, 8, 1}, 1250));
  data.lists.insert(data.lists.begin() + 3, list(0, Date{2026, 8, 1}, 57100));
  const DayLists lists(data, kNewest);
  EXPECT_EQ(lists.of(PracticeIndex(3))->patients.count, 8500);
  // Opened later than the vintage: its first list.
  EXPECT_EQ(DayLists(data, Date{2024, 3, 1}).of(PracticeIndex(4))->patients.count, 1200);
}

TEST(DayLists, NobodyHasAListBeforeOpeningOrAfterClosing) {
  Dataset data = merged();
  EXPECT_FALSE(DayLists(data, Date{2024, 2, 29}).of(PracticeIndex(4)));
  data.practices[3].closed = Date{2026, 7, 1};
  EXPECT_TRUE(DayLists(data, Date{2026, 6, 30}).of(PracticeIndex(3)));
  EXPECT_FALSE(DayLists(data, Date{2026, 7, 1}).of(PracticeIndex(3)));
}

TEST(DayLists, TheLastListTellsWhatBecameOfAPractice) {
  const Dataset data = merged();
  EXPECT_EQ(last_list(data, PracticeIndex(1), kNewest)->patients.count, 25000);
  EXPECT_FALSE(last_list(data, PracticeIndex(4), Date{2025, 1, 1}));
}

TEST(DayLists, WeightedListsAreOfOneVintageToo) {
  Dataset data = merged();
  const Date first{2019, 10, 1};
  const Date second{2022, 10, 1};
  data.weighted = {{PracticeIndex(0), first, {9000}},  {PracticeIndex(0), second, {52000}},
                   {PracticeIndex(1), first, {24000}}, {PracticeIndex(2), first, {19000}},
                   {PracticeIndex(3), first, {8000}},  {PracticeIndex(3), second, {7700}}};
  const auto networks = networks_on(data, Date{2022, 6, 1});
  ASSERT_TRUE(networks[0].weighted);
  EXPECT_DOUBLE_EQ(networks[0].weighted->count, 59700);
  EXPECT_EQ(networks[0].weighted_date, second);
}

// The staff of 30 June are counted for the members that the register of the next day shows, whatever day is
// looked at: a practice that left "by 1 July" is not among them.
TEST(StaffRate, IsOneFigureForAllDays) {
  Dataset data = merged();
  data.vintages = {Date{2024, 10, 1}, kNewest};
  data.workforce_date = Date{2026, 6, 30};
  Role role;
  role.arrs = true;
  data.roles = {role};
  data.workforce = {{NetworkIndex(0), 0, 20}};
  data.memberships[3].end = kNewest;
  EXPECT_EQ(staff_members_day(data), kNewest);
  const auto rates = staff_rates(data);
  ASSERT_TRUE(rates[0]);
  EXPECT_EQ(rates[0]->registered.count, 58200);  // A and E, not D
  EXPECT_DOUBLE_EQ(*rates[0]->per_10000, 20 * 10000.0 / 58200);
  data.vintages = {Date{2024, 10, 1}};
  EXPECT_EQ(staff_members_day(data), data.workforce_date);
  EXPECT_EQ(staff_rates(data)[0]->registered.count, 66700);
}

}  // namespace
}  // namespace pcn
