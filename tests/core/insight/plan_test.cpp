#include "core/insight/plan.h"

#include <gtest/gtest.h>

#include "core/model/query.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;

Dataset town() {
  return AsciiArea({"a b c"})
      .practice("G1", 'a', 5000)
      .practice("G2", 'b', 3000)
      .practice("G3", 'c', 1000)
      .practice("G4", 'c', 700)
      .network("U1", "First PCN")
      .network("U2", "Second PCN")
      .network("U3", "Far PCN", false)
      .member("G1", "U1", day_of(2019, 7, 1))
      .member("G2", "U1", day_of(2019, 7, 1), day_of(2022, 4, 1))
      .member("G2", "U2", day_of(2022, 4, 1))
      .member("G3", "U1", day_of(2020, 1, 1))
      .build();
}

// "G1:U1 G2:U2": who is where on a day.
std::string who(const Dataset& data, Date day) {
  std::string text;
  for (const Membership& membership : memberships_on(data, day)) {
    text += (text.empty() ? "" : " ") + data.practices[membership.practice.value].code + ":" +
            data.networks[membership.network.value].code;
  }
  return text;
}

std::string planned(std::string_view plan) {
  Dataset data = town();
  (void)put_plan(data, parse_plan(plan));
  return who(data, data.newest);
}

TEST(Plan, APracticeMovesOnTheNewestDayAndNotBefore) {
  Dataset data = town();
  (void)put_plan(data, parse_plan("G3:U2"));
  EXPECT_EQ(who(data, data.newest), "G1:U1 G2:U2 G3:U2");
  EXPECT_EQ(who(data, day_of(2023, 1, 1)), "G1:U1 G2:U2 G3:U1");
}

TEST(Plan, NetworksMerge) { EXPECT_EQ(planned("U1:U2"), "G1:U2 G2:U2 G3:U2"); }

TEST(Plan, APracticeInNoNetworkJoinsOne) { EXPECT_EQ(planned("G4:U1"), "G1:U1 G2:U2 G3:U1 G4:U1"); }

TEST(Plan, ANewNetworkTakesAllWhoAreSentToIt) {
  EXPECT_EQ(planned("G1:new,G4:new"), "G1:X-NEW G2:U2 G3:U1 G4:X-NEW");
}

TEST(Plan, ANetworkIsSplitIntoSeveralNewOnes) {
  // Whichever is named first: they stand in the order of their codes.
  EXPECT_EQ(planned("G1:new2,G3:new,G4:new2"), "G1:X-NEW2 G2:U2 G3:X-NEW G4:X-NEW2");
  Dataset data = town();
  const std::size_t networks = data.networks.size();
  const BeforePlan before = put_plan(data, parse_plan("G1:new2,G3:new"));
  ASSERT_EQ(data.networks.size(), networks + 2);
  EXPECT_EQ(data.networks[networks].code, "X-NEW");
  EXPECT_EQ(data.networks[networks + 1].code, "X-NEW2");
  EXPECT_NE(data.networks[networks].name, data.networks[networks + 1].name);
  take_plan_back(data, before);
  EXPECT_EQ(data.networks.size(), networks);
}

TEST(Plan, NewNetworksAreNumbered) {
  EXPECT_EQ(new_network("new"), 1);
  EXPECT_EQ(new_network("new9"), 9);
  for (const char* other : {"", "ne", "new1", "new0", "new10", "newx", "U1"})
    EXPECT_EQ(new_network(other), 0) << other;
  EXPECT_TRUE(plan_fits(parse_plan("G1:new2"), town()));
  EXPECT_FALSE(plan_fits(parse_plan("G1:new1"), town()));
}

TEST(Plan, LaterMovesSeeWhatEarlierOnesDid) {
  EXPECT_EQ(planned("G3:U2,U2:U1"), "G1:U1 G2:U1 G3:U1");
  EXPECT_EQ(planned("U2:U1,G3:U2"), "G1:U1 G2:U1 G3:U2");
  EXPECT_EQ(planned("G3:U2,G3:U1"), "G1:U1 G2:U2 G3:U1");
}

TEST(Plan, MembershipsStayInTheirOrderAndEachPracticeHasOne) {
  Dataset data = town();
  (void)put_plan(data, parse_plan("U1:U2,G4:new,G2:new,G1:U1"));
  for (std::size_t i = 1; i < data.memberships.size(); ++i) {
    const Membership &a = data.memberships[i - 1], &b = data.memberships[i];
    EXPECT_TRUE(a.practice < b.practice || (a.practice == b.practice && a.start <= b.start)) << i;
  }
  EXPECT_EQ(who(data, data.newest), "G1:U1 G2:X-NEW G3:U2 G4:X-NEW");
}

TEST(Plan, WhatWasPutIsTakenBackWhole) {
  Dataset data = town();
  const Dataset before = town();
  BeforePlan kept = put_plan(data, parse_plan("U1:new,G4:U2"));
  EXPECT_NE(data.memberships, before.memberships);
  EXPECT_EQ(data.networks.size(), before.networks.size() + 1);
  take_plan_back(data, std::move(kept));
  EXPECT_EQ(data.memberships, before.memberships);
  EXPECT_EQ(data.networks, before.networks);
}

TEST(Plan, WhatDoesNotFitIsKnown) {
  const Dataset data = town();
  const auto fits = [&data](std::string_view plan) { return plan_fits(parse_plan(plan), data); };
  EXPECT_TRUE(fits("G1:U2,U2:U1,G4:new"));
  for (const char* plan : {"", "G1", "G1:", ":U1", "G9:U1", "G1:U9", "U1:U1", "U3:U1", "G1:U3", "G1:U2,G1"}) {
    EXPECT_FALSE(fits(plan) && to_text(parse_plan(plan)) == plan) << plan;
  }
}

TEST(Plan, ItsTextComesBack) {
  for (const char* plan : {"G1:U2", "G1:U2,U2:U1,G4:new"}) EXPECT_EQ(to_text(parse_plan(plan)), plan);
}

}  // namespace
}  // namespace pcn
