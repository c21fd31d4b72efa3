#include "core/index/packed_rtree.h"

#include <tuple>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace pcn {
namespace {

using pcn::testing::Random;

std::vector<PackedRTree::Found> brute_nearest(const std::vector<Bounds>& boxes, BritishGrid point,
                                              std::size_t limit, double max_distance, std::uint32_t skip) {
  std::vector<PackedRTree::Found> all;
  for (std::uint32_t i = 0; i < boxes.size(); ++i) {
    if (boxes[i].empty() || (skip > 0 && i % skip == 0)) continue;
    const double metres = distance_to_box(point, boxes[i]);
    if (metres <= max_distance) all.push_back({i, metres});
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tie(a.distance, a.item) < std::tie(b.distance, b.item);
  });
  if (all.size() > limit) all.resize(limit);
  return all;
}

TEST(PackedRTree, WithoutBoxesFindsNothing) {
  const PackedRTree none;
  EXPECT_EQ(none.size(), 0U);
  EXPECT_TRUE(none.search({-1e9, -1e9, 1e9, 1e9}).empty());
  EXPECT_TRUE(none.nearest({0, 0}, 5).empty());
  const PackedRTree empty(std::vector<Bounds>{Bounds{}, Bounds{}});
  EXPECT_EQ(empty.size(), 0U);
  EXPECT_TRUE(empty.nearest({0, 0}, 5).empty());
}

TEST(PackedRTree, WithOneBoxFindsItOrNot) {
  const PackedRTree tree(std::vector<Bounds>{{0, 0, 10, 10}});
  EXPECT_EQ(tree.search({10, 10, 20, 20}), (std::vector<std::uint32_t>{0})) << "touching counts";
  EXPECT_TRUE(tree.search({11, 0, 20, 20}).empty());
  EXPECT_TRUE(tree.search(Bounds{}).empty());
  EXPECT_EQ(tree.nearest({13, 14}, 3), (std::vector<PackedRTree::Found>{{0, 5}}));
  EXPECT_EQ(tree.nearest({13, 14}, 3, 5), (std::vector<PackedRTree::Found>{{0, 5}}))
      << "the distance itself is in";
  EXPECT_TRUE(tree.nearest({13, 14}, 3, 4.9).empty());
  EXPECT_TRUE(tree.nearest({13, 14}, 0).empty());
}

TEST(PackedRTree, OrdersEqualDistancesByPosition) {
  const std::vector<BritishGrid> points(100, BritishGrid{5, 5});
  const auto found = PackedRTree::of_points(points).nearest({5, 6}, 40);
  ASSERT_EQ(found.size(), 40U);
  for (std::uint32_t i = 0; i < 40; ++i) EXPECT_EQ(found[i], (PackedRTree::Found{i, 1}));
}

TEST(PackedRTree, AgreesWithLookingAtEveryBox) {
  Random random(71);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 400; ++round) {
    SCOPED_TRACE(round);
    std::vector<Bounds> boxes;
    const std::int64_t count = random.integer(0, round % 10 == 0 ? 3000 : 70);
    const bool coarse = random.chance(0.5);  // many equal coordinates and distances
    const auto coordinate = [&] {
      return coarse ? static_cast<double>(random.integer(0, 20)) : random.number(0, 20);
    };
    for (std::int64_t i = 0; i < count; ++i) {
      Bounds box;
      if (!random.chance(0.05)) {
        box.add(BritishGrid{coordinate(), coordinate()});
        if (random.chance(0.6))
          box.add(BritishGrid{box.west + coordinate() / 10, box.south + coordinate() / 10});
      }
      boxes.push_back(box);
    }
    const PackedRTree tree(boxes);
    for (int query = 0; query < 10; ++query) {
      Bounds window;
      window.add(BritishGrid{coordinate(), coordinate()});
      window.add(BritishGrid{coordinate(), coordinate()});
      std::vector<std::uint32_t> expected;
      for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].empty() && boxes[i].intersects(window)) expected.push_back(i);
      }
      ASSERT_EQ(tree.search(window), expected);
      const BritishGrid point = {coordinate() - 2, coordinate() + 2};
      const auto limit = static_cast<std::size_t>(random.integer(0, 30));
      const double most = random.number(0, 15);
      ASSERT_EQ(tree.nearest(point, limit, most), brute_nearest(boxes, point, limit, most, 0));
      ASSERT_EQ(tree.nearest(point, limit, most, [](std::uint32_t item) { return item % 3 != 0; }),
                brute_nearest(boxes, point, limit, most, 3));
    }
  }
}

TEST(PackedRTree, StaysWholeWhenMovedAndCopied) {
  std::vector<BritishGrid> points;
  for (int i = 0; i < 500; ++i) points.push_back({static_cast<double>(i % 23), static_cast<double>(i / 23)});
  PackedRTree tree = PackedRTree::of_points(points);
  const auto before = tree.nearest({7, 7}, 20);
  const PackedRTree copy = tree;
  const PackedRTree moved = std::move(tree);
  EXPECT_EQ(copy.nearest({7, 7}, 20), before);
  EXPECT_EQ(moved.nearest({7, 7}, 20), before);
}

}  // namespace
}  // namespace pcn
