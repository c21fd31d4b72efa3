#include <gtest/gtest.h>

#include "core/figures/gap_tests.h"
#include "tests/core/figures/coverage_fixture.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::Coverage;

// The question of the issue: how many over 65 in the most deprived fifth live more than 20 minutes' walk
// away?
TEST(GapFilter, OlderPeopleInTheMostDeprivedFifthFarFromAnyPractice) {
  AsciiArea draft({"a b c d e f"});
  for (const char letter : std::string("abcdef")) draft.ages(letter, {100, 100, 100, 100, 100, 60});
  draft.decile('c', 1)
      .decile('d', 3)
      .decile('a', 1)
      .practice("G1", 'a', 2000, "U1")
      .practice("G2", 'f', 2000, "U2");
  const Coverage area(draft.build());
  PeopleFilter filter;
  filter.age_groups = 1U << 5U;
  filter.last_decile = 2;
  const GapResult result = area.run("walk-any", filter);
  EXPECT_EQ(area.places(result), "c");
  EXPECT_DOUBLE_EQ(result.people, 60);
  EXPECT_DOUBLE_EQ(result.people_looked_at, 120);
}

TEST(GapFilter, NetworkFilterKeepsThePlacesItLeads) {
  AsciiArea draft({"a b c d e f"});
  draft.residents_each(1000).practice("G1", 'a', 3000, "U1").practice("G2", 'f', 3000, "U2");
  const Coverage area(draft.build());
  PeopleFilter filter;
  filter.network = NetworkIndex(std::size_t{0});
  EXPECT_EQ(area.places(area.run("walk-any", filter)), "c");
}

TEST(GapFilter, RegisteredPatientsByAgeComeFromTheirPracticesBands) {
  AsciiArea draft({"a b"});
  draft.residents_each(1000).practice("G1", 'a', 1000, "U1").practice("G2", 'b', 400);
  std::array<std::int32_t, kAgeBands> bands{};
  bands[3] = 100;   // 15-19: a fifth is 15
  bands[19] = 100;  // 95 and over
  draft.age_sex("G2", bands);
  const Coverage area(draft.build());
  PeopleFilter children;
  children.age_groups = 1;
  EXPECT_NEAR(area.run("no-network", children).people, 400 * 20.0 / 200, 1e-9);
  PeopleFilter old;
  old.age_groups = 1U << 5U;
  EXPECT_NEAR(area.run("no-network", old).people, 200, 1e-9);
}

// What was counted must not be called modelled, nor the other way round.
TEST(GapFilter, CertaintyFollowsHowItIsKnownWherePatientsLive) {
  const auto word = [](std::string_view id, std::string_view choice, const PeopleFilter& filter = {}) {
    return certainty_of(*find_gap_test(id), *parse_footprint(choice), filter);
  };
  PeopleFilter deprived;
  deprived.last_decile = 2;
  PeopleFilter older;
  older.age_groups = 0x20;
  EXPECT_EQ(word("contested", "modelled:plurality"), "modelled");
  EXPECT_EQ(word("contested", "observed:plurality"), "observed");
  EXPECT_EQ(word("contested", "declared"), "modelled");
  EXPECT_EQ(word("no-footprint", "declared"), "recorded");
  EXPECT_EQ(word("walk-any", "observed:plurality", deprived), "measured");
  EXPECT_EQ(word("size-above", "modelled:plurality", older), "recorded");
  EXPECT_EQ(word("size-above", "modelled:plurality", deprived), "modelled");
  EXPECT_EQ(word("size-above", "observed:share:20", deprived), "observed");
}

TEST(GapFilter, RegisteredPatientsByDecileFollowTheFlows) {
  AsciiArea draft({"a b"});
  draft.residents_each(1000).decile('a', 1).decile('b', 9).practice("G2", 'b', 500);
  const Coverage area(draft.build());
  PeopleFilter deprived;
  deprived.last_decile = 2;
  EXPECT_NEAR(area.run("no-network", deprived).people, 250,
              0.5);  // the only practice takes both places alike
}

}  // namespace
}  // namespace pcn
