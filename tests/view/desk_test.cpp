#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "core/pages/views.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

TEST(ViewGroups, EveryViewStandsInExactlyOneGroupAndEveryNameIsOfAView) {
  std::size_t named = 0;
  for (const ViewGroup& group : view_groups()) {
    for (const std::string_view id : group.views) {
      EXPECT_NE(find_view(id), nullptr) << id;
      EXPECT_EQ(&group_of(id), &group) << id << " stands in two groups";
      ++named;
    }
  }
  EXPECT_EQ(named, views().size());
}

TEST(Desk, IsReadFromTheAddressAndWrittenIntoIt) {
  const Dataset data = testing::view_dataset();
  const AppState initial = initial_state(data);
  EXPECT_EQ(desk_of(initial), Desk{});
  const StateChange change = apply(initial, "desk=explore&panel=below&split=42.5", data);
  EXPECT_TRUE(change.messages.empty());
  const Desk desk = desk_of(change.state);
  EXPECT_TRUE(desk.explore);
  EXPECT_EQ(desk.panel, PanelPlace::kBelow);
  EXPECT_DOUBLE_EQ(desk.share, 0.425);
  EXPECT_EQ(desk_of(apply(initial, to_fragment(change.state, data), data).state), desk);
  EXPECT_EQ(apply(change.state, "desk=&panel=&split=", data).state, initial);
}

TEST(Desk, WhatIsNoLayoutIsSaidAndLeftOut) {
  const Dataset data = testing::view_dataset();
  const AppState initial = initial_state(data);
  for (const std::string text : {"desk=other", "panel=left", "split=95", "split=5", "split=much"}) {
    const StateChange change = apply(initial, text, data);
    EXPECT_EQ(change.state, initial) << text;
    EXPECT_EQ(change.messages.size(), 1u) << text;
  }
}

TEST(Desk, NoFigureDependsOnItsKeys) {
  for (const std::string_view key : {"desk", "panel", "split"}) EXPECT_TRUE(is_desk_key(key));
  EXPECT_FALSE(is_desk_key("sort"));
  EXPECT_FALSE(is_desk_key("plan"));
}

}  // namespace
}  // namespace pcn
