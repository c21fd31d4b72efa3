// Outlines on the committed area, at every scale.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include <gtest/gtest.h>

#include "core/footprint/gravity.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/simplify.h"
#include "core/geo/topology_build.h"
#include "core/io/area_package.h"
#include "core/map/map_frame.h"
#include "core/session/session.h"

namespace pcn {
namespace {

constexpr double kLatitude = 0.62;  // metres on the ground for one of Web Mercator in London

Dataset whole_area() {
  std::ifstream file(PCN_SOURCE_DIR "/assets/areas/south-east-london.json", std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  auto loaded = read_area_package(bytes, "south-east-london.json");
  EXPECT_TRUE(loaded);
  return std::move(loaded->data);
}

using Point = std::pair<double, double>;

// Points of the outlines of networks, and the number of their lines.
std::set<Point> points_of(const Scene& scene, std::size_t& lines) {
  std::set<Point> points;
  lines = 0;
  for (const Outline& outline : scene.outlines) {
    if (outline.style != OutlineStyle::kNetwork) continue;
    ++lines;
    for (const Mercator& at : outline.line) points.emplace(at.x, at.y);
  }
  return points;
}

TEST(Outlines, NoBorderIsDrawnMoreThanHalfAPixelAway) {
  double before = 0;
  for (double scale = 1; scale < 3000; scale *= 1.1) {
    const double tolerance = border_tolerance(scale);
    EXPECT_LE(tolerance, kLatitude * scale / 1.9) << scale;
    EXPECT_GE(tolerance, before);
    before = tolerance;
  }
  EXPECT_EQ(border_tolerance(0), 0);
  EXPECT_EQ(border_tolerance(79), 0);
  EXPECT_EQ(before, 200);
}

TEST(Outlines, FromFarAwayTheyHaveFewerOfTheSamePoints) {
  const auto map = Session::from_data(whole_area());
  std::size_t lines = 0;
  std::set<Point> finer = points_of(map->scene(), lines);
  ASSERT_GT(lines, 100u);
  for (const double scale : {100.0, 200.0, 400.0, 800.0}) {
    const std::uint64_t version = map->scene_version();
    map->set_scale(scale);
    EXPECT_NE(map->scene_version(), version);
    std::size_t lines_now = 0;
    const std::set<Point> now = points_of(map->scene(), lines_now);
    EXPECT_EQ(lines_now, lines);
    EXPECT_LT(now.size(), finer.size());
    EXPECT_TRUE(std::includes(finer.begin(), finer.end(), now.begin(), now.end()));
    finer = now;
  }
}

TEST(Outlines, FootprintsFitTogetherAtEveryScale) {
  const Dataset data = whole_area();
  const Footprints footprints =
      make_footprints(data, model_flows(data, data.newest), data.newest, FootprintChoice{});
  for (const double tolerance : {25.0, 50.0, 100.0, 200.0}) {
    const Topology simple = simplify(data.topology, tolerance);
    std::vector<std::uint32_t> everywhere;
    double sum = 0;
    for (const auto& places : footprints.members) {
      std::vector<std::uint32_t> areas;
      for (const SmallAreaIndex place : places) areas.push_back(place.value);
      everywhere.insert(everywhere.end(), areas.begin(), areas.end());
      const MultiPolygon shape = dissolve(simple, areas);
      EXPECT_EQ(shape.size(), dissolve(data.topology, areas).size());
      for (const Polygon& piece : shape) {
        EXPECT_GE(piece.outer.size(), 3u);  // four with the first repeated
        EXPECT_TRUE(is_simple(piece.outer));
        for (const Ring& hole : piece.holes) EXPECT_GE(hole.size(), 3u);
      }
      sum += area(shape);
    }
    ASSERT_EQ(everywhere.size(), data.topology.areas.size());  // each place has one leading network
    EXPECT_NEAR(area(dissolve(simple, everywhere)) / sum, 1, 1e-12) << tolerance;
  }
}

TEST(Outlines, ComingBackToAScaleBringsItsOutlinesBack) {
  const auto map = Session::from_data(whole_area());
  const std::vector<Outline> near = map->scene().outlines;
  map->set_scale(400);
  const std::vector<Outline> far = map->scene().outlines;
  EXPECT_FALSE(near == far);
  map->set_scale(1);
  EXPECT_TRUE(map->scene().outlines == near);
  map->set_scale(399);
  EXPECT_FALSE(map->scene().outlines == near);
  map->set_scale(401);
  EXPECT_TRUE(map->scene().outlines == far);
}

TEST(Outlines, APictureDoesNotDependOnTheScreen) {
  const auto map = Session::from_data(whole_area());
  const auto before = map->export_file("svg:map");
  ASSERT_TRUE(before);
  map->set_scale(800);
  const Scene on_screen = map->scene();
  const auto after = map->export_file("svg:map");
  ASSERT_TRUE(after);
  EXPECT_TRUE(before->text == after->text);
  EXPECT_TRUE(map->scene() == on_screen);
}

TEST(Outlines, NamesAreWhereTheyWouldBeWithoutTheRuleBefore) {
  const auto changed = Session::from_data(whole_area());
  for (const char* rule : {"modelled:cumulative:60", "modelled:cumulative:70", "modelled:plurality"}) {
    (void)changed->scene();
    changed->apply("footprint=" + std::string(rule));
    const auto fresh = Session::from_data(whole_area());
    fresh->apply("footprint=" + std::string(rule));
    EXPECT_TRUE(changed->scene() == fresh->scene()) << rule;
  }
}

}  // namespace
}  // namespace pcn
