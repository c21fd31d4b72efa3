#include "core/geo/label_point.h"

#include <chrono>
#include <cmath>

#include <gtest/gtest.h>

#include "core/geo/polygon_ops.h"
#include "tests/support/random.h"

namespace pcn {
namespace {

Ring square(double west, double south, double side) {
  return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}

TEST(LabelPoint, IsEmptyWithoutArea) {
  EXPECT_FALSE(label_point({}));
  EXPECT_FALSE(label_point({{}}));
  EXPECT_FALSE(label_point({{{{0, 0}, {5, 5}, {9, 9}}, {}}}));
  EXPECT_FALSE(label_point({{{{0, 0}, {5, NAN}, {9, 2}}, {}}}));
}

TEST(LabelPoint, SitsInTheMiddleOfASquare) {
  const auto label = label_point({{square(530000, 170000, 1000), {}}}, 1);
  ASSERT_TRUE(label);
  EXPECT_NEAR(label->point.east, 530500, 1);
  EXPECT_NEAR(label->point.north, 170500, 1);
  EXPECT_NEAR(label->clearance, 500, 1);
}

TEST(LabelPoint, KeepsOutOfHolesAndTakesTheRoomiestPiece) {
  const MultiPolygon shape = {{square(0, 0, 1000), {{{300, 300}, {300, 700}, {700, 700}, {700, 300}}}},
                              {square(5000, 0, 700), {}}};
  const auto label = label_point(shape, 1);
  ASSERT_TRUE(label);
  EXPECT_TRUE(contains(shape, label->point));
  EXPECT_NEAR(label->clearance, 350, 1);
}

TEST(LabelPoint, StaysInsideAThinCrescent) {
  Ring crescent;
  for (int i = 0; i <= 40; ++i) {
    const double angle = 3.14159 * i / 40;
    crescent.push_back({1000 * std::cos(angle), 1000 * std::sin(angle)});
  }
  for (int i = 40; i >= 0; --i) {
    const double angle = 3.14159 * i / 40;
    crescent.push_back({980 * std::cos(angle), 980 * std::sin(angle)});
  }
  const MultiPolygon shape = {{crescent, {}}};
  const auto label = label_point(shape, 1);
  ASSERT_TRUE(label);
  EXPECT_TRUE(contains(shape, label->point)) << "the centre of mass lies outside";
}

TEST(LabelPoint, IsNearlyAsGoodAsAnyPointOfAGrid) {
  pcn::testing::Random random(41);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 80; ++round) {
    Ring ring;
    const int corners = static_cast<int>(random.integer(3, 9));
    for (int i = 0; i < corners; ++i) {
      const double angle = 6.283185307 * i / corners;
      const double radius = random.number(200, 1000);
      ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    const MultiPolygon shape = {{ring, {}}};
    const auto label = label_point(shape, 1);
    ASSERT_TRUE(label);
    ASSERT_NEAR(label->clearance, distance_to_border(label->point, shape), 1e-9);
    double best = 0;
    for (double east = -1000; east <= 1000; east += 20) {
      for (double north = -1000; north <= 1000; north += 20) {
        if (contains(shape, {east, north})) best = std::max(best, distance_to_border({east, north}, shape));
      }
    }
    ASSERT_GE(label->clearance, best - 1) << "round " << round;
  }
}

// A comb of thin teeth across the country asks for millions of cells.
TEST(LabelPoint, ACrookedShapeIsGivenUpOnInGoodTime) {
  Polygon comb;
  constexpr int kTeeth = 2500;
  for (int i = 0; i < kTeeth; ++i) {
    const double east = 100'000 + i * 200;
    comb.outer.push_back({east, 200'000});
    comb.outer.push_back({east, 1'000'000});
    comb.outer.push_back({east + 100, 1'000'000});
    comb.outer.push_back({east + 100, 200'000});
  }
  comb.outer.push_back({100'000 + kTeeth * 200, 199'990});
  comb.outer.push_back({100'000, 199'990});
  const auto began = std::chrono::steady_clock::now();
  const auto label = label_point({comb}, 1);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  if (label) {
    EXPECT_TRUE(contains(comb, label->point));
    EXPECT_GT(label->clearance, 0);
  }
}

}  // namespace
}  // namespace pcn
