// Two maps in one program: both are drawn, move together, and one of them is used.
#include <gtest/gtest.h>

#include "tests/ui/program_fixture.h"

namespace pcn::testing {
namespace {

class TwoMaps : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    program.resize(1600, 800, 1);
    (void)program.apply("desk=explore&beside=measure~density");
    // As the page says: the second picture lies right of the first.
    program.set_inset({10, 100, 590, 50, {580, 0}});
    rest();
  }
  [[nodiscard]] ui::ScreenPoint middle(bool second) const {
    const ui::ScreenRect& view = calls.last.viewport;
    return {view.x + view.width / 2 + (second ? calls.last.second.x : 0), view.y + view.height / 2};
  }
};

TEST_F(TwoMaps, AreDrawnEachInItsColours) {
  ASSERT_EQ(calls.last.maps(), 2u);
  EXPECT_EQ(calls.last.second, (ui::ScreenPoint{580, 0}));
  EXPECT_FALSE(calls.given[1].empty());
  EXPECT_NE(calls.given[0], calls.given[1]);
  (void)program.apply("beside-measure=same&beside-date=2026-07-01");
  rest();
  EXPECT_EQ(calls.given[0], calls.given[1]);
  const int fills = calls.fills;
  (void)program.apply("beside=");
  rest();
  EXPECT_EQ(calls.last.maps(), 1u);
  (void)program.apply("beside=measure~density");
  rest();
  EXPECT_EQ(calls.fills, fills + 1) << "the second again, the first never";
  EXPECT_NE(calls.given[0], calls.given[1]);
}

TEST_F(TwoMaps, ADragAndTheWheelOnTheSecondMoveBoth) {
  const Mercator before = calls.last.centre;
  const ui::ScreenPoint at = middle(true);
  mouse(PointerPhase::kMove, at.x, at.y);
  mouse(PointerPhase::kDown, at.x, at.y);
  mouse(PointerPhase::kMove, at.x + 40, at.y);
  mouse(PointerPhase::kMove, at.x + 60, at.y);
  mouse(PointerPhase::kUp, at.x + 60, at.y);
  EXPECT_LT(calls.last.centre.x, before.x);
  settle_map();
  EXPECT_NE(last_fragment().find("map="), std::string::npos) << last_fragment();
  const double zoom = calls.last.zoom;
  program.wheel({at.x, at.y, 0, -240, false});
  rest();
  EXPECT_GT(calls.last.zoom, zoom);
}

TEST_F(TwoMaps, ThePlaceUnderTheWheelStaysOnTheMapThatIsTurned) {
  const ui::ScreenPoint at{middle(true).x + 50, middle(true).y - 30};
  const auto under = [&] {
    return Mercator{calls.last.centre.x + 50 * calls.last.metres_per_pixel,
                    calls.last.centre.y + 30 * calls.last.metres_per_pixel};
  };
  const Mercator before = under();
  program.wheel({at.x, at.y, 0, -24, false});
  rest();
  EXPECT_NEAR(under().x, before.x, calls.last.metres_per_pixel);
  EXPECT_NEAR(under().y, before.y, calls.last.metres_per_pixel);
}

TEST_F(TwoMaps, APressOnEitherChoosesForBoth) {
  for (const bool second : {false, true}) {
    (void)program.apply("place=&view=");
    rest();
    const ui::ScreenPoint at = middle(second);
    click(at.x + 9, at.y + 9);
    EXPECT_NE(last_fragment().find("place="), std::string::npos) << second << last_fragment();
  }
}

TEST_F(TwoMaps, TheKeyboardGoesFromOneToTheOtherAndQuestionsAreAboutTheMapInUse) {
  program.focus(true);
  EXPECT_EQ(program.document("ask:value").find("densely"), std::string::npos);
  key(Key::kNone, U'o');
  EXPECT_TRUE(used);
  EXPECT_EQ(platform.announced.back(), "Map 2 of 2");
  EXPECT_NE(program.document("ask:value").find("densely"), std::string::npos)
      << program.document("ask:value");
  const Mercator before = calls.last.centre;
  key(Key::kRight);
  EXPECT_GT(calls.last.centre.x, before.x) << "both move";
  key(Key::kNone, U'o');
  EXPECT_EQ(platform.announced.back(), "Map 1 of 2");
  key(Key::kNone, U'o');
  (void)program.apply("beside=");
  rest();
  used = false;
  key(Key::kNone, U'o');
  EXPECT_FALSE(used) << "there is no other";
}

TEST_F(TwoMaps, ThePageIsToldBothAndWhatTheyTellDifferently) {
  const std::string told = program.document("map-tools");
  for (const char* words : {"Map 1 of 2: Network", "Map 2 of 2: People living there", "beside-measure",
                            "\"difference\":\"The same network leads in all 4 places.\""})
    EXPECT_NE(told.find(words), std::string::npos) << words << told;
  (void)program.apply("desk=");
  rest();
  EXPECT_EQ(calls.last.maps(), 1u) << "to find a network there is one map";
  EXPECT_NE(program.document("map-tools").find("\"waits\":true"), std::string::npos);
}

}  // namespace
}  // namespace pcn::testing
