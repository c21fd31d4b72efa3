// Where names on the map have room.
#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "core/map/label_layout.h"
#include "tests/support/random.h"
#include "web/ui/camera.h"

namespace pcn::ui {
namespace {

using pcn::testing::Random;

bool overlap(const LabelWish& a, const LabelWish& b) {
  return std::abs(a.centre.x - b.centre.x) < (a.width + b.width) / 2 - 1e-9 &&
         std::abs(a.centre.y - b.centre.y) < (a.height + b.height) / 2 - 1e-9;
}

std::vector<std::size_t> shown(const std::vector<LabelWish>& wishes, const ScreenRect& view) {
  std::vector<std::size_t> all;
  for (const PlacedLabel& label : place_labels(wishes, {}, view)) all.push_back(label.wish);
  return all;
}

TEST(PlaceLabels, NothingFromNothing) { EXPECT_TRUE(place_labels({}, {}, {0, 0, 100, 100}).empty()); }

TEST(PlaceLabels, HigherPriorityWinsAndTiesKeepTheirOrder) {
  const ScreenRect view{0, 0, 200, 200};
  const std::vector<LabelWish> wishes = {
      {{100, 100}, 50, 20, 1}, {{110, 100}, 50, 20, 2}, {{105, 105}, 50, 20, 2}};
  EXPECT_EQ(shown(wishes, view), (std::vector<std::size_t>{1}));
}

TEST(PlaceLabels, KeepOffObstaclesAndInsideTheView) {
  const ScreenRect view{50, 50, 200, 200};
  EXPECT_TRUE(place_labels({{{100, 100}, 50, 20, 1}}, {{90, 90, 10, 30}}, view).empty());
  EXPECT_TRUE(place_labels({{{60, 100}, 50, 20, 1}}, {}, view).empty());
  EXPECT_EQ(place_labels({{{76, 100}, 50, 20, 1}}, {}, view).size(), 1U);
}

TEST(PlaceLabels, AgreesWithComparingEveryPair) {
  Random random(21);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 40; ++round) {
    const ScreenRect view{random.number(-50, 50), random.number(-50, 50), random.number(50, 900),
                          random.number(50, 900)};
    std::vector<LabelWish> wishes;
    for (int i = 0; i < 60; ++i) {
      wishes.push_back(
          {{random.number(view.x, view.x + view.width), random.number(view.y, view.y + view.height)},
           random.number(5, 120),
           random.number(5, 40),
           static_cast<int>(random.integer(0, 5))});
    }
    std::vector<std::size_t> order(wishes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wishes[a].priority > wishes[b].priority; });
    std::vector<std::size_t> expected;
    for (const std::size_t i : order) {
      const LabelWish& w = wishes[i];
      const bool inside =
          w.centre.x - w.width / 2 >= view.x && w.centre.x + w.width / 2 <= view.x + view.width &&
          w.centre.y - w.height / 2 >= view.y && w.centre.y + w.height / 2 <= view.y + view.height;
      const bool free = std::none_of(expected.begin(), expected.end(),
                                     [&](std::size_t j) { return overlap(w, wishes[j]); });
      if (inside && free) expected.push_back(i);
    }
    EXPECT_EQ(shown(wishes, view), expected);
  }
}

TEST(PlaceLabels, ANetworkWithoutRoomStandsBesideItsPointBeforeLesserNamesAreSet) {
  const ScreenRect view{0, 0, 400, 300};
  // Two networks on nearly the same point, and a lesser name where the second one could go.
  const std::vector<LabelWish> wishes = {
      {{200, 150}, 80, 20, 500, true}, {{200, 162}, 80, 20, 500, true}, {{285, 162}, 30, 20, 300}};
  const auto placed = place_labels(wishes, {}, view);
  ASSERT_GE(placed.size(), 2U);
  EXPECT_FALSE(placed[0].led);
  EXPECT_EQ(placed[1].wish, 1U);
  EXPECT_TRUE(placed[1].led);
  // Without a point of its own in sight nothing leads to it.
  EXPECT_EQ(place_labels({{{-20, 150}, 80, 20, 500, true}}, {}, view).size(), 0U);
}

TEST(PlaceLabels, LedNamesAndTheirLinesCoverNothing) {
  Random random(22);
  SCOPED_TRACE(random.trace());
  std::size_t led = 0;
  for (int round = 0; round < 40; ++round) {
    const ScreenRect view{0, 0, 700, 500};
    std::vector<LabelWish> wishes;
    for (int i = 0; i < 40; ++i) {
      wishes.push_back({{random.number(0, 700), random.number(0, 500)},
                        random.number(40, 120),
                        random.number(16, 40),
                        i % 2 == 0 ? 500 : 300,
                        i % 2 == 0});
    }
    const auto placed = place_labels(wishes, {}, view);
    for (const PlacedLabel& label : placed) {
      const LabelWish& own = wishes[label.wish];
      EXPECT_EQ(label.led, label.centre != own.centre);
      EXPECT_TRUE(!label.led || own.leader);
      led += label.led ? 1 : 0;
      for (const PlacedLabel& other : placed) {
        if (other.wish == label.wish) continue;
        const LabelWish& its = wishes[other.wish];
        EXPECT_FALSE(overlap({label.centre, own.width, own.height}, {other.centre, its.width, its.height}));
        // The line, but for what stands on the point.
        const LabelWish point{{own.centre.x + 0.5, own.centre.y + 0.5}, 1, 1};
        if (overlap(point, {other.centre, its.width, its.height})) continue;
        for (double t = 0.3; label.led && t < 0.9; t += 0.1) {
          const LabelWish spot{{own.centre.x + (label.foot.x - own.centre.x) * t,
                                own.centre.y + (label.foot.y - own.centre.y) * t}};
          EXPECT_FALSE(overlap(spot, {other.centre, its.width, its.height}));
        }
      }
    }
  }
  EXPECT_GT(led, 40U);
}

}  // namespace
}  // namespace pcn::ui
