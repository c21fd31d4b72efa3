#include "core/import/successions.h"

#include <array>

#include <gtest/gtest.h>

#include "core/model/query.h"
#include "core/model/succession.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;

using Codes = std::set<std::string, std::less<>>;

PracticeIndex at(const Dataset& data, std::string_view code) { return find_practice(data, code); }

const Succession* row_of(const std::vector<Succession>& rows, PracticeIndex practice) {
  for (const Succession& row : rows) {
    if (row.practice == practice) return &row;
  }
  return nullptr;
}

// Five practices in a line; lists of two days, given in hundreds of patients, 0 for none.
Dataset line(std::array<int, 5> before, std::array<int, 5> after, Date day = day_of(2026, 3, 1)) {
  AsciiArea draft({"a b c d e"});
  for (std::size_t place = 0; place < 5; ++place)
    draft.practice("G" + std::to_string(place + 1), static_cast<char>('a' + place), 1,
                   place == 4 ? "U2" : "U1");
  Dataset data = draft.build();
  data.lists.clear();
  for (std::size_t place = 0; place < 5; ++place) {
    const PracticeIndex practice = at(data, "G" + std::to_string(place + 1));
    if (before[place] > 0) data.lists.push_back({practice, day, ListKind::kOnDay, {before[place] * 100}});
    if (after[place] > 0)
      data.lists.push_back({practice, day_of(2026, 7, 1), ListKind::kOnDay, {after[place] * 100}});
  }
  return data;
}

TEST(Successions, AListThatJumpsByTheOthersSizeIsTheSuccessors) {
  const Dataset data = line({50, 40, 30, 60, 70}, {90, 0, 30, 60, 70});
  const auto rows = find_successions(data, Codes{"G1", "G3", "G4", "G5"});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].practice, at(data, "G2"));
  EXPECT_EQ(rows[0].successor, at(data, "G1"));
  EXPECT_EQ(rows[0].certainty, SuccessionCertainty::kClear);
  EXPECT_EQ(rows[0].growth, 4000);
  EXPECT_EQ(rows[0].first_day, day_of(2026, 7, 1));
  EXPECT_FALSE(rows[0].day_is_recorded);
}

TEST(Successions, PatientsWhoWereSpreadOverSeveralHaveNoSuccessor) {
  const Dataset data = line({50, 40, 30, 60, 70}, {64, 0, 43, 72, 70});
  EXPECT_TRUE(find_successions(data, Codes{"G1", "G3", "G4", "G5"}).empty());
}

TEST(Successions, APracticeWithoutATieIsNone) {
  // G5 is in another network and four kilometres away.
  const Dataset data = line({40, 50, 30, 60, 70}, {0, 50, 30, 60, 110});
  EXPECT_TRUE(find_successions(data, Codes{"G2", "G3", "G4", "G5"}).empty());
}

TEST(Successions, SeveralAtOnceAreMatchedByTheirSum) {
  const Dataset data = line({50, 40, 30, 80, 70}, {120, 0, 0, 80, 70});
  const auto rows = find_successions(data, Codes{"G1", "G4", "G5"});
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(row_of(rows, at(data, "G2"))->successor, at(data, "G1"));
  EXPECT_EQ(row_of(rows, at(data, "G3"))->successor, at(data, "G1"));
  EXPECT_EQ(row_of(rows, at(data, "G3"))->together, 7000);
}

TEST(Successions, OverALongTimeThePeopleAroundTheSurgeryMustBeTheSuccessors) {
  Dataset data = line({50, 40, 30, 60, 70}, {90, 0, 30, 60, 70}, day_of(2022, 1, 1));
  const Codes listed{"G1", "G3", "G4", "G5"};
  EXPECT_EQ(find_successions(data, listed).at(0).certainty, SuccessionCertainty::kLikely);
  data.observed_date = day_of(2026, 7, 1);
  data.observed = {{at(data, "G1"), find_small_area(data, "E-b"), 700},
                   {at(data, "G3"), find_small_area(data, "E-b"), 300}};
  EXPECT_EQ(find_successions(data, listed).at(0).certainty, SuccessionCertainty::kClear);
}

TEST(Successions, SurgeriesAreSettledAsBranchesOrAsFormerSitesWithoutATelephone) {
  Dataset data = line({50, 40, 30, 60, 70}, {90, 0, 0, 60, 70});
  for (Site& site : data.sites) site.phone = "020 7946 0000";
  const Codes listed{"G1", "G4", "G5"};
  data.successions = find_successions(data, listed);
  const SettledSites settled = settle_sites(data, listed);
  EXPECT_EQ(settled.merged, 1);
  EXPECT_EQ(settled.former, 1);
  for (const Site& site : data.sites) {
    if (site.code == "G2") {
      EXPECT_EQ(site.kind, SiteKind::kMerged);
      EXPECT_EQ(site.practice, at(data, "G1"));
      EXPECT_EQ(origin_of(data, site), at(data, "G2"));
      EXPECT_EQ(holder_of_site(data, site, day_of(2026, 4, 1)), at(data, "G2"));
      EXPECT_EQ(holder_of_site(data, site, day_of(2026, 7, 1)), at(data, "G1"));
    } else if (site.code == "G3") {
      EXPECT_EQ(site.kind, SiteKind::kFormer);
    } else {
      EXPECT_EQ(site.kind, SiteKind::kMain);
    }
    EXPECT_EQ(site.phone.empty(), site.kind != SiteKind::kMain) << site.code;
  }
  EXPECT_EQ(fate_of(data, at(data, "G2")), PracticeFate::kListed) << "the fixture keeps it in its network";
}

}  // namespace
}  // namespace pcn
