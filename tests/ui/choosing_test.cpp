// Networks chosen on the map itself: by a box, by a line around them, and by keys alone.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "core/geo/projection.h"
#include "core/io/area_package.h"
#include "core/model/query.h"
#include "tests/ui/program_fixture.h"

namespace pcn::testing {
namespace {

class Choosing : public ProgramTest {
 protected:
  // Where a practice is on the canvas.
  [[nodiscard]] ui::ScreenPoint of(std::string_view practice) const {
    const auto loaded = read_area_package(package(), "package");
    const auto& row = loaded->data.practices[find_practice(loaded->data, practice).value];
    const Mercator at = grid_to_mercator(*row.point);
    const MapView& map = calls.last;
    return {map.viewport.x + map.viewport.width / 2 + (at.x - map.centre.x) / map.metres_per_pixel,
            map.viewport.y + map.viewport.height / 2 - (at.y - map.centre.y) / map.metres_per_pixel};
  }
  void draw(const std::vector<ui::ScreenPoint>& points, bool shift, bool more) {
    const auto send = [&](PointerPhase phase, ui::ScreenPoint at) {
      program.pointer({PointerKind::kMouse, phase, 0, 0, at.x, at.y, shift, more});
      rest();
    };
    send(PointerPhase::kMove, points.front());
    send(PointerPhase::kDown, points.front());
    for (const ui::ScreenPoint point : points) send(PointerPhase::kMove, point);
    send(PointerPhase::kUp, points.back());
  }
  [[nodiscard]] bool said(std::string_view words) const {
    return std::any_of(platform.announced.begin(), platform.announced.end(),
                       [words](const std::string& text) { return text.find(words) != std::string::npos; });
  }
  [[nodiscard]] bool compares(std::string_view pins) const {
    return (last_fragment() + "&").find("pins=" + std::string(pins) + "&") != std::string::npos;
  }
};

TEST_F(Choosing, ALineDrawnWithCtrlTakesWhatItEnclosesAndTheNextOneAddsToIt) {
  const auto around = [this](std::string_view practice) {
    const auto [x, y] = of(practice);
    return std::vector<ui::ScreenPoint>{
        {x - 25, y - 25}, {x + 25, y - 25}, {x + 25, y + 25}, {x - 25, y + 25}};
  };
  const Mercator before = calls.last.centre;
  draw(around("G3"), false, true);
  EXPECT_TRUE(compares("U2")) << last_fragment();
  EXPECT_NEAR(calls.last.centre.x, before.x, 1e-6) << "the map stays";
  draw(around("G1"), false, true);
  EXPECT_TRUE(compares("U1,U2") || compares("U2,U1")) << last_fragment();
  draw(around("G3"), false, true);
  EXPECT_TRUE(compares("U1")) << last_fragment();
}

TEST_F(Choosing, ALineOfAnyFormTakesAllThatItEncloses) {
  const ui::ScreenPoint one = of("G1"), other = of("G3");
  const double left = std::min(one.x, other.x) - 25, right = std::max(one.x, other.x) + 25;
  draw({{left, one.y - 25}, {right, one.y - 25}, {right, other.y + 25}, {left, other.y + 25}}, false, true);
  EXPECT_TRUE(compares("U1,U2")) << last_fragment();
}

TEST_F(Choosing, ABoxDrawnWithShiftComparesWhatIsInIt) {
  const auto [x, y] = of("G3");
  draw({{x - 20, y - 20}, {x + 20, y + 20}}, true, false);
  EXPECT_TRUE(compares("U2")) << last_fragment();
  draw({{x, y}}, true, false);
  EXPECT_TRUE(compares("U2")) << last_fragment();
}

TEST_F(Choosing, ABoxIsDrawnByKeysFromCornerToCorner) {
  program.focus(true);
  // The cross goes from the upper left to the lower right of G3.
  const auto [x, y] = of("G3");
  const MapView& map = calls.last;
  const double right = x - (map.viewport.x + map.viewport.width / 2),
               down = y - (map.viewport.y + map.viewport.height / 2);
  const auto move = [this](double pixels, Key back, Key on) {
    for (; pixels < -1; pixels += 80) key(back);
    for (; pixels > 1; pixels -= 80) key(on);
  };
  move(right - 80, Key::kLeft, Key::kRight);
  move(down - 80, Key::kUp, Key::kDown);
  while (of("G3").x <= map.viewport.x + map.viewport.width / 2) key(Key::kLeft);
  while (of("G3").y <= map.viewport.y + map.viewport.height / 2) key(Key::kUp);
  key(Key::kNone, U'b');
  EXPECT_TRUE(said("box begins"));
  while (of("G3").x >= map.viewport.x + map.viewport.width / 2) key(Key::kRight);
  while (of("G3").y >= map.viewport.y + map.viewport.height / 2) key(Key::kDown);
  key(Key::kNone, U'b');
  settle_map();
  EXPECT_TRUE(compares("U2")) << last_fragment();
}

TEST_F(Choosing, EscapeGivesTheBoxUpAndNothingElse) {
  (void)program.apply("net=U1");
  rest();
  program.focus(true);
  key(Key::kNone, U'b');
  key(Key::kEscape);
  EXPECT_TRUE(said("No box"));
  EXPECT_NE(last_fragment().find("net=U1"), std::string::npos) << last_fragment();
  key(Key::kRight);
  key(Key::kNone, U'b');
  EXPECT_EQ(last_fragment().find("pins="), std::string::npos) << "a new box begins";
}

}  // namespace
}  // namespace pcn::testing
