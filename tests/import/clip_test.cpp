#include "core/import/clip.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

const Bounds kBox{0, 0, 10, 10};

TEST(ClipRing, NothingInsideIsNothing) {
  EXPECT_TRUE(clip_ring({}, kBox).empty());
  EXPECT_TRUE(clip_ring({{20, 0}, {30, 0}, {30, 10}}, kBox).empty());
}

TEST(ClipRing, InsideStaysAsItIs) {
  const Ring ring = {{1, 1}, {5, 1}, {5, 5}};
  EXPECT_EQ(clip_ring(ring, kBox), ring);
}

TEST(ClipRing, ARingAroundTheBoxBecomesTheBox) {
  const Ring clipped = clip_ring({{-5, -5}, {15, -5}, {15, 15}, {-5, 15}}, kBox);
  EXPECT_EQ(clipped.size(), 4u);
  for (const auto& point : clipped) EXPECT_TRUE(kBox.contains(point));
}

TEST(ClipLine, PartsInsideAreKeptApart) {
  const auto parts = clip_line({{-5, 5}, {5, 5}, {15, 5}, {15, 8}, {5, 8}}, kBox);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0], (Polyline{{0, 5}, {5, 5}, {10, 5}}));
  EXPECT_EQ(parts[1], (Polyline{{10, 8}, {5, 8}}));
}

TEST(ClipLine, ALinePassingByIsNothing) {
  EXPECT_TRUE(clip_line({{-5, -1}, {15, -1}}, kBox).empty());
  EXPECT_TRUE(clip_line({{-5, 8}, {2, 15}}, kBox).empty());
  EXPECT_TRUE(clip_line({{1, 1}}, kBox).empty());
}

}  // namespace
}  // namespace pcn
