#include "core/map/colouring.h"

#include <gtest/gtest.h>

#include "core/footprint/gravity.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;

struct Coloured {
  Dataset data;
  PlaceGeometry geometry;
  Footprints footprints;
  std::vector<std::uint8_t> lasting;
  std::vector<std::uint8_t> colours;
};

Coloured colour(Dataset data) {
  Coloured result;
  result.data = std::move(data);
  result.geometry = place_geometry(result.data);
  result.footprints =
      make_footprints(result.data, model_flows(result.data, result.data.newest), result.data.newest, {});
  result.lasting = lasting_colours(result.data);
  result.colours = colours_for(result.geometry, result.footprints, result.lasting);
  return result;
}

std::size_t conflicts(const Coloured& map) {
  std::size_t count = 0;
  for (std::size_t place = 0; place < map.footprints.areas.size(); ++place) {
    for (const Neighbour& neighbour : map.geometry.neighbours[place]) {
      const NetworkIndex a = map.footprints.areas[place].leading();
      const NetworkIndex b = map.footprints.areas[neighbour.area].leading();
      if (a != b && map.colours[a.value] == map.colours[b.value]) ++count;
    }
  }
  return count;
}

Dataset nine_networks() {
  AsciiArea area({"a b c", "d e f", "g h i"});
  area.residents_each(1000);
  for (char letter = 'a'; letter <= 'i'; ++letter) {
    area.practice("G" + std::string(1, letter), letter, 1000, "U" + std::string(1, letter));
  }
  return area.build();
}

TEST(Colouring, NothingHasNoColours) {
  const Coloured empty = colour(Dataset{});
  EXPECT_TRUE(empty.lasting.empty());
  EXPECT_TRUE(empty.colours.empty());
}

TEST(Colouring, NeighbouringFootprintsDiffer) {
  const Coloured map = colour(nine_networks());
  EXPECT_EQ(conflicts(map), 0u);
  for (const std::uint8_t chosen : map.colours) EXPECT_LT(chosen, kNetworkColours);
}

TEST(Colouring, LastingColoursThatAlreadyDifferAreKept) {
  const Coloured map = colour(nine_networks());
  EXPECT_EQ(map.colours, map.lasting);
  EXPECT_EQ(colours_for(map.geometry, map.footprints, map.colours), map.colours);
}

TEST(Colouring, EqualColoursOfNeighboursAreMended) {
  Coloured map = colour(nine_networks());
  map.colours = colours_for(map.geometry, map.footprints, std::vector<std::uint8_t>(map.lasting.size(), 2));
  EXPECT_EQ(conflicts(map), 0u);
}

TEST(Colouring, MoreMutualNeighboursThanColoursStillGetColours) {
  // One network in the middle of eight, all of one colour to begin with.
  Coloured map = colour(nine_networks());
  Footprints crowded = map.footprints;
  PlaceGeometry all = map.geometry;
  for (std::size_t a = 0; a < all.neighbours.size(); ++a) {
    all.neighbours[a].clear();
    for (std::size_t b = 0; b < all.neighbours.size(); ++b) {
      if (a != b) all.neighbours[a].push_back({static_cast<std::uint32_t>(b), 10});
    }
  }
  const auto colours = colours_for(all, crowded, map.lasting);
  for (const std::uint8_t chosen : colours) EXPECT_LT(chosen, kNetworkColours);
}

}  // namespace
}  // namespace pcn
