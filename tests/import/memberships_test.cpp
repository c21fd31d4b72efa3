#include "core/import/memberships.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

constexpr Date kFirst{2019, 12, 1};
constexpr Date kSecond{2022, 4, 1};
constexpr Date kMap{2026, 7, 1};
constexpr Date kStart{2019, 10, 1};

PcnMember member(std::string practice, std::string network, Date start,
                 std::optional<Date> last = std::nullopt) {
  return {std::move(practice), "", "", std::move(network), "", "", start, last};
}
PracticeMapping mapping(std::string practice, std::string network, Date day = kMap) {
  return {day, std::move(practice), "", "", std::move(network), "", "", "", ""};
}
PcnVintage vintage(Date day, std::vector<PcnMember> members) { return {day, {}, std::move(members)}; }

std::vector<Episode> episodes(NetworkHistory history) { return join_memberships(history).episodes; }

TEST(Memberships, NothingGivesNothing) { EXPECT_TRUE(episodes({}).empty()); }

TEST(Memberships, AnEndIsTheFirstDayAfter) {
  EXPECT_EQ(episodes({{vintage(kFirst, {member("G1", "U1", kStart, Date{2020, 3, 31})})}, {}}),
            (std::vector<Episode>{{"G1", "U1", kStart, Date{2020, 4, 1}}}));
}

TEST(Memberships, ALaterRegisterTellsOfTheEnd) {
  EXPECT_EQ(episodes({{vintage(kFirst, {member("G1", "U1", kStart)}),
                       vintage(kSecond, {member("G1", "U1", kStart, Date{2021, 6, 30}),
                                         member("G1", "U2", {2021, 7, 1})})},
                      {}}),
            (std::vector<Episode>{{"G1", "U1", kStart, Date{2021, 7, 1}},
                                  {"G1", "U2", {2021, 7, 1}, std::nullopt}}));
}

TEST(Memberships, WhatIsGoneFromTheNextRegisterEndsThere) {
  const auto found = episodes({{vintage(kFirst, {member("G1", "U1", kStart)}), vintage(kSecond, {})}, {}});
  EXPECT_EQ(found, (std::vector<Episode>{{"G1", "U1", kStart, kSecond, true, false}}));
}

TEST(Memberships, TheNewestMapEndsAndStartsWithoutRecordedDays) {
  const auto found = episodes({{vintage(kSecond, {member("G1", "U1", kStart), member("G2", "U1", kStart),
                                                  member("G3", "U1", kStart)})},
                               {{kMap, "", {mapping("G1", "U1"), mapping("G2", "U2")}}}});
  EXPECT_EQ(found, (std::vector<Episode>{{"G1", "U1", kStart, std::nullopt},
                                         {"G2", "U1", kStart, kMap, true, false},
                                         {"G2", "U2", kMap, std::nullopt, false, true},
                                         {"G3", "U1", kStart, kMap, true, false}}));
}

TEST(Memberships, APracticeThatTheMapShowsInNoNetworkLeaves) {
  const auto found =
      episodes({{vintage(kSecond, {member("G1", "U1", kStart)})}, {{kMap, "", {mapping("G1", "")}}}});
  EXPECT_EQ(found, (std::vector<Episode>{{"G1", "U1", kStart, kMap, true, false}}));
}

TEST(Memberships, AnEarlierMapDoesNotContradictARegisterThatRecordsDays) {
  const NetworkHistory history = {
      {vintage(kFirst, {member("G1", "U1", kStart)}), vintage(kSecond, {member("G1", "U1", kStart)})},
      {{{2020, 9, 1}, "", {mapping("G1", "U2", {2020, 9, 1})}}}};
  const JoinedHistory joined = join_memberships(history);
  EXPECT_EQ(joined.episodes, (std::vector<Episode>{{"G1", "U1", kStart, std::nullopt}}));
  EXPECT_EQ(joined.contradicted, 1);
}

TEST(Memberships, AnEarlierMapFillsAGapUntilTheNextVintage) {
  const NetworkHistory history = {{vintage(kFirst, {}), vintage(kSecond, {})},
                                  {{{2020, 9, 1}, "", {mapping("G1", "U2", {2020, 9, 1})}}}};
  EXPECT_EQ(episodes(history), (std::vector<Episode>{{"G1", "U2", {2020, 9, 1}, kSecond, false, false}}));
}

TEST(Memberships, ARegistersWordOnItsOwnDayStands) {
  const NetworkHistory history = {
      {vintage(kFirst, {member("G1", "U1", kStart)}),
       vintage(kSecond, {member("G1", "U1", kStart), member("G2", "U1", {2019, 11, 4})})},
      {}};
  const JoinedHistory joined = join_memberships(history);
  EXPECT_EQ(joined.back_dated, 1);
  EXPECT_EQ(joined.episodes.back(), (Episode{"G2", "U1", {2019, 12, 2}, std::nullopt, false, true}));
}

TEST(Memberships, ATimeOfNoDaysIsDropped) {
  EXPECT_TRUE(episodes({{vintage(kFirst, {member("G1", "U1", kStart, Date{2019, 9, 30})})}, {}}).empty());
}

TEST(Memberships, APracticeThatReturnsHasTwoEpisodes) {
  const auto found = episodes(
      {{vintage(kSecond, {member("G1", "U1", kStart, Date{2020, 3, 31}), member("G1", "U1", {2021, 4, 1})})},
       {}});
  EXPECT_EQ(found.size(), 2u);
}

MonthVintage month(Date last_day, std::vector<std::pair<std::string, std::string>> rows) {
  MonthVintage result{last_day, {}};
  for (auto& [practice, network] : rows) result.rows.push_back({last_day, practice, network, ""});
  return result;
}
constexpr Date kSeptember{2025, 9, 30};
constexpr Date kOctober{2025, 10, 31};
constexpr Date kNovember{2025, 11, 30};

// A month in no network between two networks is how the file is made, not a time outside networks.
TEST(Memberships, AMoveIsDatedByTheFirstMonthInTheNewNetwork) {
  const auto found = episodes({{vintage(kSecond, {member("G1", "U1", kStart)})},
                               {{kMap, "", {mapping("G1", "U2")}}},
                               {month({2025, 8, 31}, {{"G1", "U1"}}), month(kSeptember, {{"G1", ""}}),
                                month(kOctober, {{"G1", "U2"}})}});
  EXPECT_EQ(found, (std::vector<Episode>{{"G1", "U1", kStart, kOctober, true, false},
                                         {"G1", "U2", kOctober, std::nullopt, false, true}}));
}

TEST(Memberships, WhoIsInNoLaterMonthHasLeftByTheFirstWithout) {
  const NetworkHistory history{{vintage(kSecond, {member("G1", "U1", kStart), member("G2", "U1", kStart),
                                                  member("G3", "U1", kStart)})},
                               {{kMap, "", {mapping("G1", "U1"), mapping("G3", "U1")}}},
                               {month(kSeptember, {{"G1", "U1"}, {"G2", "U1"}, {"G3", "U1"}}),
                                month(kOctober, {{"G1", "U1"}}), month(kNovember, {{"G1", "U1"}})}};
  // G3 is in the map: the months passed it over.
  EXPECT_EQ(episodes(history), (std::vector<Episode>{{"G1", "U1", kStart, std::nullopt},
                                                     {"G2", "U1", kStart, kOctober, true, false},
                                                     {"G3", "U1", kStart, std::nullopt}}));
  // With a day of closing, that is the end.
  EXPECT_EQ(join_memberships(history, {{"G2", {2025, 12, 1}}}).episodes[1],
            (Episode{"G2", "U1", kStart, Date{2025, 12, 1}, true, true}));
}

TEST(Memberships, MonthsBeforeTheLastRegisterChangeNothing) {
  const auto found = episodes(
      {{vintage(kFirst, {member("G1", "U1", kStart)}), vintage({2025, 12, 1}, {member("G1", "U1", kStart)})},
       {{kMap, "", {mapping("G1", "U1")}}},
       {month(kOctober, {{"G1", "U9"}})}});
  EXPECT_EQ(found, (std::vector<Episode>{{"G1", "U1", kStart, std::nullopt}}));
}

TEST(Memberships, NobodyIsAMemberAfterThePracticeClosed) {
  const NetworkHistory history{{vintage(kFirst, {member("G1", "U1", kStart)}), vintage(kSecond, {})}, {}, {}};
  EXPECT_EQ(join_memberships(history, {{"G1", {2020, 8, 1}}}).episodes,
            (std::vector<Episode>{{"G1", "U1", kStart, Date{2020, 8, 1}, true, true}}));
}

// The register of 2022 ends the membership in July 2020; the map of September 2020 still shows it.
TEST(Memberships, AConflictOfTwoRegistersIsNoEvent) {
  const JoinedHistory joined =
      join_memberships({{vintage(kFirst, {member("G1", "U1", kStart)}),
                         vintage(kSecond, {member("G1", "U1", kStart, Date{2020, 7, 31})})},
                        {{{2020, 9, 1}, "", {mapping("G1", "U1", {2020, 9, 1})}}},
                        {}});
  EXPECT_EQ(joined.episodes, (std::vector<Episode>{{"G1", "U1", kStart, Date{2020, 8, 1}}}));
  EXPECT_EQ(joined.contradicted, 1);
}

TEST(Memberships, APracticeIsInOneNetworkAtATime) {
  const auto found =
      episodes({{vintage(kSecond, {member("G1", "U1", kStart, Date{2021, 7, 1}),
                                   member("G1", "U2", {2021, 7, 1}), member("G2", "U1", {2021, 7, 1}),
                                   member("G2", "U2", {2021, 7, 1}, Date{2021, 7, 1})})},
                {},
                {}});
  EXPECT_EQ(found, (std::vector<Episode>{{"G1", "U1", kStart, Date{2021, 7, 1}},
                                         {"G1", "U2", {2021, 7, 1}, std::nullopt},
                                         {"G2", "U1", {2021, 7, 1}, std::nullopt}}));
  // A day elsewhere in the middle does not end what goes on.
  EXPECT_EQ(episodes({{vintage(kSecond, {member("G1", "U1", kStart),
                                         member("G1", "U2", {2021, 7, 1}, Date{2021, 7, 1})})},
                      {},
                      {}}),
            (std::vector<Episode>{{"G1", "U1", kStart, std::nullopt}}));
}

}  // namespace
}  // namespace pcn
