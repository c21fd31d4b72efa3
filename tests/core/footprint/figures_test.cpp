#include "core/footprint/figures.h"

#include <gtest/gtest.h>

#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;

const Date kDay = day_of(2026, 7, 1);

std::vector<SmallAreaIndex> indices(std::initializer_list<std::size_t> values) {
  std::vector<SmallAreaIndex> result;
  for (const std::size_t value : values) result.emplace_back(value);
  return result;
}

TEST(Pieces, PlacesThatMeetInACornerAreApart) {
  const Dataset data = AsciiArea({"a b c",  //
                                  "d e f"})
                           .residents_each(100)
                           .residents('e', 500)
                           .build();
  const PlaceGeometry geometry = place_geometry(data);
  EXPECT_TRUE(pieces_of(data, geometry, {}).empty());
  EXPECT_DOUBLE_EQ(geometry.square_metres[0], 1e6);
  const auto pieces = pieces_of(data, geometry, indices({0, 2, 4}));
  ASSERT_EQ(pieces.size(), 3u);
  EXPECT_EQ(pieces[0], indices({4}));  // most residents first
  EXPECT_EQ(pieces[1], indices({0}));
  EXPECT_EQ(pieces_of(data, geometry, indices({0, 1, 4, 5})).size(), 1u);
}

TEST(Figures, LocalisationCountsPatientsInsideTheOwnFootprint) {
  const Dataset data = AsciiArea({"a b c"})
                           .residents_each(1000)
                           .practice("G1", 'a', 100, "U1")
                           .practice("G2", 'c', 90, "U2")
                           .practice("G3", 'c', 10, "U1")
                           .build();
  PatientFlows flows;
  flows.basis = FootprintBasis::kObserved;
  flows.start = {0, 1, 3, 6};
  flows.practice = {PracticeIndex(0), PracticeIndex(0), PracticeIndex(1),
                    PracticeIndex(0), PracticeIndex(1), PracticeIndex(2)};
  flows.patients = {60, 30, 10, 10, 80, 10};
  const NetworkFlows sums = aggregate(data, flows, kDay);
  const Footprints footprints = apply_rule(sums, *parse_footprint("observed:plurality"));
  const auto figures = footprint_figures(data, place_geometry(data), sums, footprints);
  ASSERT_EQ(figures.size(), 2u);
  EXPECT_EQ(figures[0].places, 2u);
  EXPECT_EQ(figures[0].pieces, 1u);
  EXPECT_DOUBLE_EQ(figures[0].square_metres, 2e6);
  EXPECT_EQ(figures[0].residents.count, 2000);
  EXPECT_DOUBLE_EQ(figures[0].patients, 110);
  EXPECT_DOUBLE_EQ(figures[0].localisation(), 90.0 / 110);
  EXPECT_EQ(figures[0].practices_outside, std::vector<PracticeIndex>{PracticeIndex(2)});
  EXPECT_DOUBLE_EQ(figures[1].localisation(), 80.0 / 90);
  EXPECT_TRUE(figures[1].practices_outside.empty());
}

TEST(Figures, NetworkWithoutAnythingHasZeros) {
  const Dataset data = AsciiArea({"a"}).network("U1", "Empty").build();
  const NetworkFlows sums = aggregate(data, PatientFlows{}, kDay);
  const auto figures = footprint_figures(data, place_geometry(data), sums,
                                         apply_rule(sums, *parse_footprint("modelled:plurality")));
  EXPECT_EQ(figures[0].pieces, 0u);
  EXPECT_EQ(figures[0].localisation(), 0);
}

}  // namespace
}  // namespace pcn
