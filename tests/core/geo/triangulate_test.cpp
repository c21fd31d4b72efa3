#include "core/geo/triangulate.h"

#include <cmath>

#include <gtest/gtest.h>

#include "core/geo/polygon_ops.h"
#include "tests/support/random.h"

namespace pcn {
namespace {

double covered(const TriangleMesh& mesh) {
  double sum = 0;
  for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
    sum += std::fabs(signed_area({mesh.points[mesh.triangles[i]], mesh.points[mesh.triangles[i + 1]],
                                  mesh.points[mesh.triangles[i + 2]]}));
  }
  return sum;
}

Ring square(double west, double south, double side) {
  return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}

// A star-shaped ring about a centre.
Ring star(pcn::testing::Random& random, BritishGrid centre, double least, double most, int corners) {
  Ring ring;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * 0x1.921fb54442d18p+1 * i / corners;
    const double radius = random.number(least, most);
    ring.push_back({centre.east + radius * std::cos(angle), centre.north + radius * std::sin(angle)});
  }
  return ring;
}

TEST(Triangulate, GivesNothingForNoArea) {
  EXPECT_TRUE(triangulate(Polygon{}).triangles.empty());
  EXPECT_TRUE(triangulate(MultiPolygon{}).triangles.empty());
  EXPECT_TRUE(triangulate(Polygon{{{0, 0}, {1, 1}}, {}}).triangles.empty());
  EXPECT_EQ(covered(triangulate(Polygon{{{0, 0}, {1, 1}, {2, 2}}, {}})), 0);
}

TEST(Triangulate, CoversHolesAndPiecesExactly) {
  const MultiPolygon shape = {
      {square(530000, 170000, 10), {square(530002, 170002, 2), square(530006, 170006, 2)}},
      {square(530020, 170000, 4), {}}};
  const TriangleMesh mesh = triangulate(shape);
  EXPECT_EQ(mesh.points.size(), 16U);
  EXPECT_DOUBLE_EQ(covered(mesh), 100 - 8 + 16);
}

TEST(Triangulate, TrianglesSumToThePolygon) {
  pcn::testing::Random random(31);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 300; ++round) {
    const BritishGrid centre = {random.number(500000, 560000), random.number(150000, 200000)};
    Polygon polygon = {star(random, centre, 500, 1500, static_cast<int>(random.integer(3, 80))), {}};
    if (polygon.outer.size() > 8) {  // a hole that surely fits
      polygon.holes.push_back(star(random, centre, 50, 400, static_cast<int>(random.integer(3, 30))));
    }
    const TriangleMesh mesh = triangulate(polygon);
    ASSERT_EQ(mesh.triangles.size() % 3, 0U);
    ASSERT_NEAR(covered(mesh) / area(polygon), 1, 1e-9) << "round " << round;
  }
}

}  // namespace
}  // namespace pcn
