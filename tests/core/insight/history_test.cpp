#include "core/insight/history.h"

#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "core/model/query.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;

std::string tell(const Dataset& data, const std::vector<HistoryEvent>& events) {
  constexpr std::array<const char*, 6> kWords = {"began", "ended", "joined", "left", "moved to", "closed in"};
  std::string text;
  for (const HistoryEvent& event : events) {
    text += to_iso(event.date) + (event.recorded ? " " : "? ");
    if (event.practice.valid()) text += data.practices[event.practice.value].code + " ";
    text += std::string(kWords[static_cast<std::size_t>(event.kind)]) + " " +
            data.networks[event.network.value].code;
    if (event.from.valid()) text += " from " + data.networks[event.from.value].code;
    if (event.successor.valid()) text += " to " + data.practices[event.successor.value].code;
    text += "\n";
  }
  return text;
}

// One network that splits, a practice that closes and one that comes late.
Dataset story() {
  Dataset data = AsciiArea({"a b c"})
                     .practice("G1", 'a', 5000)
                     .practice("G2", 'b', 3000)
                     .practice("G3", 'c', 1000)
                     .practice("G4", 'c', 700)
                     .network("U1", "First PCN")
                     .network("U2", "Second PCN")
                     .member("G1", "U1", day_of(2019, 7, 1))
                     .member("G2", "U1", day_of(2019, 7, 1), day_of(2022, 4, 1))
                     .member("G2", "U2", day_of(2022, 4, 1))
                     .member("G3", "U1", day_of(2019, 7, 1), day_of(2023, 5, 1))
                     .member("G4", "U1", day_of(2020, 1, 1))
                     .list("G1", day_of(2022, 5, 1), 4200)
                     .list("G3", day_of(2022, 5, 1), 1000)
                     .build();
  data.practices[2].closed = day_of(2023, 4, 30);
  return data;
}

TEST(History, TellsWhatHappenedInOrder) {
  const Dataset data = story();
  EXPECT_EQ(tell(data, history(data)),
            "2019-07-01 began U1\n"
            "2020-01-01 G4 joined U1\n"
            "2022-04-01 began U2\n"
            "2022-04-01 G2 moved to U2 from U1\n"
            "2023-05-01 G3 closed in U1 to G1\n");
}

TEST(History, OfOneNetworkHoldsWhoCameAndWhoWent) {
  const Dataset data = story();
  EXPECT_EQ(tell(data, events_of(history(data), NetworkIndex(1))),
            "2022-04-01 began U2\n"
            "2022-04-01 G2 moved to U2 from U1\n");
  EXPECT_EQ(events_of(history(data), NetworkIndex(0)).size(), 4U);
}

TEST(History, OfNothingIsNothing) {
  EXPECT_TRUE(history(Dataset{}).empty());
  EXPECT_TRUE(list_series(Dataset{}).empty());
  EXPECT_TRUE(borough_counts(Dataset{}, day_of(2026, 7, 1)).empty());
}

TEST(History, SaysWhenADayIsNotRecordedAndWhenANetworkEnds) {
  Dataset data = AsciiArea({"a"})
                     .practice("G1", 'a', 100)
                     .network("U1", "First PCN")
                     .member("G1", "U1", day_of(2019, 12, 1), day_of(2021, 4, 1))
                     .build();
  data.memberships[0].start_is_recorded = false;
  EXPECT_EQ(tell(data, history(data)),
            "2019-12-01? began U1\n"
            "2021-04-01 G1 left U1\n"
            "2021-04-01 ended U1\n");
}

TEST(ChangesBetween, TheSameDayIsNothing) {
  const Dataset data = story();
  const Changes changes = changes_between(data, day_of(2022, 1, 1), day_of(2022, 1, 1));
  EXPECT_TRUE(changes.moves.empty() && changes.began.empty() && changes.ended.empty());
}

TEST(ChangesBetween, ComparesTwoDaysInEitherOrder) {
  const Dataset data = story();
  const Changes changes = changes_between(data, day_of(2026, 7, 1), day_of(2019, 12, 1));
  EXPECT_EQ(changes, changes_between(data, day_of(2019, 12, 1), day_of(2026, 7, 1)));
  EXPECT_EQ(changes.began, std::vector<NetworkIndex>{NetworkIndex(1)});
  EXPECT_TRUE(changes.ended.empty());
  const std::vector<Move> expected = {{PracticeIndex(1), NetworkIndex(0), NetworkIndex(1)},
                                      {PracticeIndex(2), NetworkIndex(0), {}},
                                      {PracticeIndex(3), {}, NetworkIndex(0)}};
  EXPECT_EQ(changes.moves, expected);
}

using Homes = std::set<std::pair<PracticeIndex, NetworkIndex>>;

Homes homes_on(const Dataset& data, Date day) {
  Homes homes;
  for (const Membership& stay : memberships_on(data, day)) homes.insert({stay.practice, stay.network});
  return homes;
}

// Telling the events one by one from the first day must give the memberships of every other day.
TEST(History, RetoldGivesTheMembershipsOfEveryDay) {
  const unsigned seed = 351;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 60; ++round) {
    AsciiArea area({"a b"});
    for (int n = 0; n < 4; ++n) area.network("U" + std::to_string(n), "Network");
    for (int p = 0; p < 6; ++p) {
      const std::string code = "G" + std::to_string(p);
      area.practice(code, p % 2 ? 'a' : 'b', 1000);
      int day = to_days(day_of(2019, 7, 1)) + static_cast<int>(random() % 300);
      int last = -1;
      for (unsigned stay = random() % 4; stay > 0; --stay) {
        const int end = day + 50 + static_cast<int>(random() % 600);
        int network = static_cast<int>(random() % 4);
        if (network == last) network = (network + 1) % 4;
        last = network;
        const bool open = stay == 1 && random() % 2 == 0;
        area.member(code, "U" + std::to_string(network), from_days(day),
                    open ? std::nullopt : std::optional(from_days(end)));
        day = end + (random() % 2 ? 0 : static_cast<int>(random() % 100));
      }
    }
    const Dataset data = area.build();
    const auto events = history(data);
    Homes homes;
    std::size_t next = 0;
    const int first = to_days(day_of(2019, 6, 1));
    for (int day = first; day < first + 2600; ++day) {
      for (; next < events.size() && to_days(events[next].date) == day; ++next) {
        const HistoryEvent& event = events[next];
        if (event.kind == HistoryKind::kNetworkBegan) {
          for (const auto& home : homes_on(data, event.date)) {
            if (home.second == event.network) homes.insert(home);
          }
        } else if (event.kind == HistoryKind::kPracticeJoined || event.kind == HistoryKind::kPracticeMoved) {
          homes.insert({event.practice, event.network});
          if (event.from.valid()) homes.erase({event.practice, event.from});
        } else if (event.kind != HistoryKind::kNetworkEnded) {
          homes.erase({event.practice, event.network});
        }
      }
      ASSERT_EQ(homes, homes_on(data, from_days(day))) << to_iso(from_days(day)) << "\n"
                                                       << tell(data, events);
    }
    ASSERT_EQ(next, events.size());
  }
}

TEST(ListSeries, SumsListsOfOneVintageAndCountsWhoLacksOne) {
  const Dataset data = story();
  const auto first = list_series(data, NetworkIndex(0));
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0], (ListPoint{day_of(2022, 5, 1), ListKind::kOnDay, {5200}, 3, 1}));
  EXPECT_EQ(first[1], (ListPoint{day_of(2026, 7, 1), ListKind::kOnDay, {5700}, 2, 0}));
  const auto second = list_series(data, NetworkIndex(1));
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(second[0].patients, RegisteredPatients{3000});
  EXPECT_EQ(list_series(data).back().patients, RegisteredPatients{8700});
}

TEST(BoroughCounts, CountNetworksPracticesAndPatients) {
  Dataset data = story();
  for (Network& network : data.networks) network.district = DistrictIndex(0);
  const auto founding = borough_counts(data, day_of(2019, 12, 1));
  ASSERT_EQ(founding.size(), 1U);
  EXPECT_EQ(founding[0].networks, 1);
  EXPECT_EQ(founding[0].practices, 3);
  EXPECT_EQ(borough_counts(data, day_of(2026, 7, 1))[0].networks, 2);
}

TEST(LikelySuccessor, PrefersARecordedFormerSiteAndElseTheLargestGrowth) {
  Dataset data = story();
  EXPECT_EQ(likely_successor(data, PracticeIndex(2), NetworkIndex(0), day_of(2023, 5, 1)), PracticeIndex(0));
  data.lists[0].patients.count = 4600;  // G1 grew by 400 only, less than half of 1,000
  EXPECT_FALSE(likely_successor(data, PracticeIndex(2), NetworkIndex(0), day_of(2023, 5, 1)).valid());
  Site site;
  site.code = "G3";
  site.practice = PracticeIndex(3);
  site.kind = SiteKind::kFormer;
  data.sites.push_back(site);
  EXPECT_EQ(likely_successor(data, PracticeIndex(2), NetworkIndex(0), day_of(2023, 5, 1)), PracticeIndex(3));
}

}  // namespace
}  // namespace pcn
