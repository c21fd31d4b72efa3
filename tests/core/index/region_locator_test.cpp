#include "core/index/region_locator.h"

#include <gtest/gtest.h>

#include "core/geo/polygon_ops.h"
#include "core/geo/topology_build.h"
#include "tests/core/geo/random_partition.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using pcn::testing::AsciiArea;
using pcn::testing::Random;

TEST(RegionLocator, WithoutAreasFindsNone) {
  EXPECT_FALSE(RegionLocator(Dataset{}).locate({530000, 170000}));
  EXPECT_FALSE(RegionLocator().locate({530000, 170000}));
}

TEST(RegionLocator, FindsTheSmallAreaThatHasThePoint) {
  const AsciiArea map({"a a b", "a c b", "d d d"});
  const Dataset data = map.build();
  const RegionLocator locator(data);
  const auto code_at = [&](double column, double row) {
    const SmallAreaIndex found = locator.locate(map.grid({column, row}));
    return found ? data.small_areas[found.value].code : std::string("none");
  };
  EXPECT_EQ(code_at(0.5, 0.5), "E-a");
  EXPECT_EQ(code_at(1.5, 1.5), "E-c");
  EXPECT_EQ(code_at(2.9, 0.1), "E-b");
  EXPECT_EQ(code_at(0.5, 2.5), "E-d");
  EXPECT_EQ(code_at(-0.1, 0.5), "none");
  EXPECT_EQ(code_at(3.1, 0.5), "none");
}

TEST(RegionLocator, GivesEveryPointOfABoardToItsSquare) {
  Random random(81);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE(round);
    const pcn::testing::RandomPartition board(random, 7, 7, static_cast<int>(random.integer(1, 12)));
    const auto areas = board.areas(random);
    Dataset data;
    data.topology = build_topology(areas);
    RegionLocator built(data);
    data = {};  // the locator keeps what it needs
    const RegionLocator locator = std::move(built);
    for (int i = 0; i < 300; ++i) {
      const BritishGrid point = {530000 + static_cast<double>(random.integer(-50, 750)),
                                 170000 + static_cast<double>(random.integer(-50, 750))};
      SmallAreaIndex expected;
      for (std::size_t area = 0; area < areas.size(); ++area) {
        if (contains(areas[area], point)) expected = SmallAreaIndex(area);
      }
      ASSERT_EQ(locator.locate(point), expected) << point.east << " " << point.north;
    }
  }
}

TEST(ShapeLocator, TellsAllShapesWhereTheyOverlap) {
  const auto box = [](double west, double east) {
    return MultiPolygon{{{{west, 0}, {east, 0}, {east, 10}, {west, 10}}, {}}};
  };
  const ShapeLocator locator({box(0, 10), {}, box(5, 15)});
  EXPECT_EQ(locator.locate_all({7, 5}), (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(locator.locate({7, 5}), 0U);
  EXPECT_EQ(locator.locate({12, 5}), 2U);
  EXPECT_EQ(locator.locate({20, 5}), ShapeLocator::kNone);
}

}  // namespace
}  // namespace pcn
