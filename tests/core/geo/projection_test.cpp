#include "core/geo/projection.h"

#include <cmath>

#include <gtest/gtest.h>

#include "core/geo/polygon_ops.h"
#include "tests/support/random.h"

namespace pcn {
namespace {

double degrees(double whole, double minutes, double seconds) { return whole + minutes / 60 + seconds / 3600; }

// The worked example of Ordnance Survey's guide (Caister water tower), on Airy 1830.
TEST(NationalGrid, MatchesTheWorkedExampleOfTheGuide) {
  const LonLat tower = {degrees(1, 43, 4.5177), degrees(52, 39, 27.2531)};
  const BritishGrid grid = project_airy(tower);
  EXPECT_NEAR(grid.east, 651409.903, 0.001);
  EXPECT_NEAR(grid.north, 313177.270, 0.001);
  const LonLat back = unproject_airy({651409.903, 313177.270});
  EXPECT_NEAR(back.lon, tower.lon, 1e-8);
  EXPECT_NEAR(back.lat, tower.lat, 1e-8);
}

// The Transverse Mercator example of IOGP Guidance Note 7-2, given to the centimetre.
TEST(NationalGrid, MatchesTheExampleOfTheGeodesyRegistry) {
  const BritishGrid grid = project_airy({0.5, 50.5});
  EXPECT_NEAR(grid.east, 577274.99, 0.011);
  EXPECT_NEAR(grid.north, 69740.50, 0.011);
}

// The tower on WGS84 by the same seven parameters, as commonly published to the thousandth of a second.
TEST(NationalGrid, ShiftsTheDatum) {
  const LonLat tower = to_lonlat({651409.903, 313177.270});
  EXPECT_NEAR(tower.lat, degrees(52, 39, 28.723), 0.0006 / 3600);
  EXPECT_NEAR(tower.lon, degrees(1, 42, 57.787), 0.0006 / 3600);
  const BritishGrid grid = to_grid({degrees(1, 42, 57.787), degrees(52, 39, 28.723)});
  EXPECT_NEAR(grid.east, 651409.903, 0.03);
  EXPECT_NEAR(grid.north, 313177.270, 0.03);
}

TEST(NationalGrid, ComesBackWithinATenthOfAMillimetreInAllOfTheGrid) {
  pcn::testing::Random random(11);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 5000; ++i) {
    const BritishGrid place = {random.number(0, 700000), random.number(0, 1300000)};
    ASSERT_LT(distance(to_grid(to_lonlat(place)), place), 1e-4) << place.east << " " << place.north;
    const LonLat airy = unproject_airy(place);
    ASSERT_LT(distance(project_airy(airy), place), 1e-4) << place.east << " " << place.north;
  }
}

TEST(NationalGrid, GivesNumbersFarOutside) {
  for (const LonLat place : {LonLat{0, 0}, {180, -90}, {-180, 90}, {-2, 49}}) {
    const BritishGrid grid = to_grid(place);
    EXPECT_FALSE(std::isnan(grid.north)) << place.lon << " " << place.lat;
  }
}

TEST(Mercator, KnowsItsLandmarks) {
  EXPECT_EQ(to_mercator({0, 0}), (Mercator{0, 0}));
  const double edge = 20037508.342789244;  // half the equator of the sphere
  EXPECT_NEAR(to_mercator({180, 0}).x, edge, 1e-6);
  EXPECT_NEAR(to_mercator({0, 85.0511287798066}).y, edge, 1e-4);
  EXPECT_EQ(to_mercator({0, 90}), to_mercator({0, 89})) << "clamped";
  EXPECT_NEAR(to_mercator({-0.0014, 51.4778}).x, -155.8472873, 1e-6);
  EXPECT_NEAR(to_mercator({-0.0014, 51.4778}).y,
              6378137 * std::asinh(std::tan(51.4778 * 0x1.921fb54442d18p+1 / 180)), 1e-6);
}

TEST(Mercator, ComesBack) {
  pcn::testing::Random random(12);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 5000; ++i) {
    const LonLat place = {random.number(-180, 180), random.number(-85, 85)};
    const LonLat back = from_mercator(to_mercator(place));
    ASSERT_NEAR(back.lon, place.lon, 1e-12);
    ASSERT_NEAR(back.lat, place.lat, 1e-12);
    const BritishGrid grid = {random.number(0, 700000), random.number(0, 1300000)};
    ASSERT_LT(distance(mercator_to_grid(grid_to_mercator(grid)), grid), 2e-4);
  }
}

TEST(Mercator, StretchesByItsScale) {
  const BritishGrid here = {532000, 176000};
  const Mercator a = grid_to_mercator({here.east - 500, here.north});
  const Mercator b = grid_to_mercator({here.east + 500, here.north});
  const double stretch = std::hypot(b.x - a.x, b.y - a.y) / 1000;
  EXPECT_NEAR(mercator_scale(to_lonlat(here)), stretch, 0.005);
  EXPECT_NEAR(stretch, 1.6, 0.02);
}

}  // namespace
}  // namespace pcn
