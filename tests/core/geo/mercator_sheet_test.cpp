#include "core/geo/mercator_sheet.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace pcn {
namespace {

TEST(MercatorSheet, StaysWithinFiveMillimetresInAllOfTheGrid) {
  pcn::testing::Random random(21);
  SCOPED_TRACE(random.trace());
  MercatorSheet sheet;
  for (int i = 0; i < 3000; ++i) {
    const BritishGrid place = {random.number(0, 700000), random.number(0, 1300000)};
    const Mercator exact = grid_to_mercator(place);
    const Mercator drawn = sheet(place);
    ASSERT_LT(std::hypot(drawn.x - exact.x, drawn.y - exact.y), 0.005) << place.east << " " << place.north;
  }
}

TEST(MercatorSheet, GivesAPlaceTheSamePointWhateverCameBefore) {
  MercatorSheet used;
  // Squares that share a place in the table: 64 km apart.
  const BritishGrid place = {532494, 176068}, others[] = {{532494 + 65536, 176068}, {532494, 176068 - 65536}};
  const Mercator first = used(place);
  for (const BritishGrid other : others) EXPECT_NE(used(other), first);
  EXPECT_EQ(used(place), first);
  EXPECT_EQ(MercatorSheet()(place), first);
}

}  // namespace
}  // namespace pcn
