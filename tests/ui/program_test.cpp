#include "web/program.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "core/geo/projection.h"
#include "imgui.h"
#include "tests/ui/program_fixture.h"

namespace pcn {
namespace {

using pcn::testing::Calls;
using pcn::testing::FakePlatform;
using pcn::testing::package;
using pcn::testing::ProgramTest;
using pcn::testing::RecordingRenderer;

TEST_F(ProgramTest, WhatAFigureMeansIsAskedOfThePage) {
  (void)program.apply("view=rules&net=U1");
  rest();
  const std::size_t changes = platform.fragments.size();
  for (double y = 150; y < 780 && platform.explained.empty(); y += 10) click(1160, y);
  EXPECT_EQ(platform.explained, "|small_areas.residents");
  EXPECT_EQ(platform.fragments.size(), changes) << "it is no change of the state";
}

TEST_F(ProgramTest, AServiceFileThatIsOpenedOrPutAwayIsToldToThePage) {
  const std::string file = R"({"format": "pcn-services", "version": 1, "services": [
    {"id": "s", "name": "Visits", "covers": {"network": "U1"}}]})";
  const std::size_t told = platform.fragments.size();
  const std::string result = program.open("ours.json", file);
  EXPECT_NE(result.find("\"ok\":true"), std::string::npos) << result;
  EXPECT_EQ(platform.fragments.size(), told + 1);
  EXPECT_GT(rest(), 0);
  EXPECT_NE(program.document("settings").find("ours.json"), std::string::npos);
  static_cast<void>(program.apply("close=services"));
  EXPECT_EQ(platform.fragments.size(), told + 2);
  EXPECT_EQ(program.document("settings").find("ours.json"), std::string::npos);
}

TEST_F(ProgramTest, AnAreaThatIsOpenedTakesTheMapABadOneNothing) {
  static_cast<void>(program.apply("net=U1"));
  rest();
  const std::string bad = program.open("area.json", "{\"format\": \"pcn-area\"}");
  EXPECT_NE(bad.find("\"ok\":false"), std::string::npos) << bad;
  EXPECT_EQ(last_fragment(), "v1&net=U1");
  const int geometry = calls.geometry;
  const std::string result = program.open("area.json", package());
  EXPECT_NE(result.find("\"area\":"), std::string::npos) << result;
  EXPECT_EQ(last_fragment(), "");
  EXPECT_GT(rest(), 0);
  EXPECT_EQ(calls.geometry, geometry + 1);
}

TEST_F(ProgramTest, DrawsTheMapAndThenRests) {
  EXPECT_TRUE(calls.with_map);
  EXPECT_GT(calls.vertices, 200);
  EXPECT_EQ(calls.geometry, 1);
  EXPECT_EQ(calls.fills, 1);
  EXPECT_FALSE(platform.frame_asked);
  const auto frames = program.frames();
  EXPECT_EQ(rest(), 0);
  EXPECT_EQ(program.frames(), frames);
  EXPECT_TRUE(platform.fragments.empty()) << "loading is no change of the state";
}

TEST_F(ProgramTest, AnotherMeasureSendsFillsButNoGeometry) {
  EXPECT_EQ(program.apply("measure=deprivation"), R"({"messages":[],"changed":[]})");
  rest();
  EXPECT_EQ(calls.fills, 2);
  EXPECT_EQ(calls.geometry, 1);
  EXPECT_EQ(platform.fragments.size(), 1U);
}

TEST_F(ProgramTest, AnUnchangedStateIsToldToNobody) {
  EXPECT_NE(program.apply("measure=nonsense").find("nonsense"), std::string::npos);
  EXPECT_TRUE(platform.fragments.empty());
}

TEST_F(ProgramTest, AClickOnTheMapChoosesThePlaceAndLeavesTheMapWhereItIs) {
  const Mercator centre = calls.last.centre;
  const auto& view = calls.last.viewport;
  click(view.x + view.width / 2 + 40, view.y + view.height / 2 + 13);
  EXPECT_NE(last_fragment().find("place="), std::string::npos) << last_fragment();
  EXPECT_EQ(calls.last.centre, centre);
}

TEST_F(ProgramTest, DraggingMovesTheMapChoosesNothingAndIsRememberedAtRest) {
  const auto& view = calls.last.viewport;
  const double x = view.x + view.width / 2, y = view.y + view.height / 2;
  const Mercator before = calls.last.centre;
  mouse(PointerPhase::kMove, x, y);
  mouse(PointerPhase::kDown, x, y);
  for (int i = 1; i <= 5; ++i) mouse(PointerPhase::kMove, x + 10 * i, y);
  mouse(PointerPhase::kUp, x + 50, y);
  EXPECT_NEAR(before.x - calls.last.centre.x, 50 * calls.last.metres_per_pixel, calls.last.metres_per_pixel);
  EXPECT_TRUE(platform.fragments.empty());
  settle_map();
  EXPECT_EQ(last_fragment().find("place="), std::string::npos);
  EXPECT_NE(last_fragment().find("map="), std::string::npos) << last_fragment();
}

TEST_F(ProgramTest, TheWheelZoomsOverTheMapAndScrollsElsewhere) {
  const double zoom = calls.last.zoom;
  const auto& view = calls.last.viewport;
  EXPECT_TRUE(program.wheel({view.x + 200, view.y + 300, 0, -240, false}));
  rest();
  EXPECT_NEAR(calls.last.zoom, zoom + 1, 1e-9);
  EXPECT_TRUE(program.wheel({view.x + view.width + 100, 300, 0, -240, false}));
  EXPECT_FALSE(program.wheel({view.x + view.width + 100, 300, 0, -240, true})) << "the browser's own zoom";
  rest();
  EXPECT_NEAR(calls.last.zoom, zoom + 1, 1e-9);
}

TEST_F(ProgramTest, KeysPanZoomAndComeHome) {
  const Mercator home = calls.last.centre;
  program.focus(true);
  key(Key::kNone, U'+');
  EXPECT_TRUE(used);
  key(Key::kRight);
  EXPECT_GT(calls.last.centre.x, home.x);
  settle_map();
  EXPECT_NE(last_fragment().find("map="), std::string::npos);
  key(Key::kHome);
  settle_map();
  EXPECT_EQ(last_fragment().find("map="), std::string::npos) << last_fragment();
  EXPECT_NEAR(calls.last.centre.x, home.x, 1e-6);
}

TEST_F(ProgramTest, KeysThatMeanNothingAreLeftToTheBrowser) {
  program.focus(true);
  KeyEvent event;
  event.character = U'x';
  EXPECT_FALSE(program.key(event));
  event.character = 0;
  EXPECT_FALSE(program.key(event));
}

TEST_F(ProgramTest, NetworksAreGoneThroughByKeyAndSaidByName) {
  program.focus(true);
  key(Key::kNone, U'n');
  EXPECT_NE(last_fragment().find("net=U1"), std::string::npos) << last_fragment();
  EXPECT_EQ(platform.announced.back(), "North PCN");
  const std::string first = last_fragment();
  key(Key::kNone, U'n');
  EXPECT_NE(last_fragment().find("net=U2"), std::string::npos);
  key(Key::kNone, U'p');
  EXPECT_EQ(last_fragment(), first);
  key(Key::kEscape);
  EXPECT_EQ(last_fragment(), "");
}

TEST_F(ProgramTest, EscapePutsTheExplanationUnderThePointerAwayBeforeTheSelection) {
  program.focus(true);
  key(Key::kNone, U'n');
  const std::string chosen = last_fragment();
  ASSERT_NE(chosen.find("net="), std::string::npos);
  settle_map();
  const auto view = calls.last.viewport;
  mouse(PointerPhase::kMove, view.x + view.width / 2, view.y + view.height / 2);
  key(Key::kEscape);
  EXPECT_EQ(last_fragment(), chosen);
  key(Key::kEscape);
  EXPECT_EQ(last_fragment(), "");
}

TEST_F(ProgramTest, MarkersAreGoneThroughByKeyAndChosenWithEnter) {
  program.focus(true);
  key(Key::kNone, U']');
  ASSERT_FALSE(platform.announced.empty());
  key(Key::kEnter);
  EXPECT_NE(last_fragment().find("practice=G"), std::string::npos) << last_fragment();
}

TEST_F(ProgramTest, QuestionsAndStepsAreAskedOfThePageByKeyAndAnsweredByTheBridge) {
  key(Key::kNone, U'1');
  key(Key::kNone, U'?');
  const KeyEvent step{Key::kRight, 0, true, true};
  const Mercator before = calls.last.centre;
  EXPECT_TRUE(program.key(step));
  rest();
  EXPECT_EQ(platform.asked, (std::vector<std::string>{"where", "keys", "east"}));
  EXPECT_EQ(calls.last.centre, before) << "the page carries the step out";
  EXPECT_NE(program.document("ask:east").find("\"action\":\"view=place&place="), std::string::npos);
  EXPECT_NE(program.document("map-tools").find("\"shape\":\"circle\""), std::string::npos);
}

TEST_F(ProgramTest, ThePagesButtonsZoomTheMap) {
  const double zoom = calls.last.zoom;
  (void)program.apply("zoom=in");
  rest();
  EXPECT_NEAR(calls.last.zoom, zoom + 1, 1e-9);
  (void)program.apply("zoom=whole");
  rest();
  EXPECT_NEAR(calls.last.zoom, zoom, 1e-9);
}

TEST_F(ProgramTest, EnterChoosesThePlaceUnderTheCross) {
  program.focus(true);
  key(Key::kRight);
  key(Key::kEnter);
  EXPECT_NE(last_fragment().find("place="), std::string::npos) << last_fragment();
}

TEST_F(ProgramTest, ATapChoosesAndAFingerPans) {
  const auto& view = calls.last.viewport;
  const double x = view.x + view.width / 2 + 40, y = view.y + view.height / 2 + 13;
  program.pointer({PointerKind::kTouch, PointerPhase::kDown, 1, 0, x, y});
  rest();
  program.pointer({PointerKind::kTouch, PointerPhase::kUp, 1, 0, x, y});
  rest();
  EXPECT_FALSE(last_fragment().empty());
  const Mercator before = calls.last.centre;
  program.pointer({PointerKind::kTouch, PointerPhase::kDown, 1, 0, x, y});
  program.pointer({PointerKind::kTouch, PointerPhase::kMove, 1, 0, x + 60, y});
  program.pointer({PointerKind::kTouch, PointerPhase::kUp, 1, 0, x + 60, y});
  rest();
  EXPECT_LT(calls.last.centre.x, before.x);
}

TEST_F(ProgramTest, AStateWithAPositionIsShownThere) {
  const std::string result = program.restore("map=16.50/51.20000/-0.10000&net=U2");
  EXPECT_EQ(result, R"({"messages":[],"changed":[]})");
  rest();
  EXPECT_NEAR(calls.last.zoom, 16.5, 1e-9);
  EXPECT_EQ(program.restore(""), R"({"messages":[],"changed":[]})");
  rest();
  EXPECT_EQ(last_fragment(), "");
  EXPECT_LT(calls.last.zoom, 16);
}

TEST_F(ProgramTest, AnAddressWithoutASelectionShowsTheWholeArea) {
  const double home = calls.last.zoom;
  EXPECT_EQ(program.restore("net=U2"), R"({"messages":[],"changed":[]})");
  rest();
  EXPECT_GT(calls.last.zoom, home);
  EXPECT_EQ(program.restore("view=gaps"), R"({"messages":[],"changed":[]})");
  rest();
  EXPECT_NEAR(calls.last.zoom, home, 1e-9);
}

TEST_F(ProgramTest, ChoosingElsewhereBringsItIntoSight) {
  const double zoom = calls.last.zoom;
  EXPECT_EQ(program.apply("net=U2"), R"({"messages":[],"changed":[]})");
  rest();
  EXPECT_GT(calls.last.zoom, zoom);
  EXPECT_EQ(last_fragment().find("map="), std::string::npos) << "the link shows the same without";
}

TEST_F(ProgramTest, AnotherSizeOfTheCanvasKeepsTheChosenInSight) {
  EXPECT_EQ(program.apply("net=U2"), R"({"messages":[],"changed":[]})");
  rest();
  const double zoom = calls.last.zoom;
  program.resize(700, 500, 1);
  rest();
  EXPECT_LT(calls.last.zoom, zoom);
  EXPECT_TRUE(calls.with_map);
}

TEST(Program, TheFirstPictureOfAnAreaLacksNothing) {
  FakePlatform platform;
  Calls calls;
  Program program(platform);
  program.start(std::make_unique<RecordingRenderer>(calls));
  program.resize(1200, 800, 1);
  ASSERT_NE(program.load(package()).find(R"("ok":true,"drawable":true)"), std::string::npos);
  program.frame();
  EXPECT_EQ(calls.frames, 1);
  const int at_once = calls.vertices;
  for (int more = 0; more < 5; ++more) program.frame();
  EXPECT_GE(at_once, calls.vertices);  // legend and buttons; labels may still make room for them
}

TEST(Program, ASelectionMadeBeforeTheFirstFrameIsFramedByIt) {
  FakePlatform platform;
  Calls late, early;
  double zooms[2] = {};
  for (const bool before : {true, false}) {
    Calls& calls = before ? early : late;
    Program program(platform);
    program.start(std::make_unique<RecordingRenderer>(calls));
    ASSERT_NE(program.load(package()).find("\"ok\":true"), std::string::npos);
    if (before) {
      EXPECT_EQ(program.restore("net=U2"), R"({"messages":[],"changed":[]})");
    }
    program.resize(1200, 800, 1);
    program.frame();
    if (!before) {
      EXPECT_EQ(program.restore("net=U2"), R"({"messages":[],"changed":[]})");
    }
    program.frame();
    zooms[before ? 0 : 1] = calls.last.zoom;
  }
  EXPECT_NEAR(zooms[0], zooms[1], 1e-9);
}

// Islands in the south-west must not vanish under what the page puts around the map.
TEST(Program, NoPlaceOfTheWholeAreaLiesUnderWhatThePageCovers) {
  const testing::AsciiArea map(
      {". . . . . b b b", ". . . . . b b b", ". . . . . b b b", ". . . . . . . .", "a . . . . . . ."});
  const std::string bytes = write_area_package(
      testing::AsciiArea(map).residents_each(2000).practice("G1", 'b', 3000, "U1").build());
  FakePlatform platform;
  Calls calls;
  Program program(platform);
  program.start(std::make_unique<RecordingRenderer>(calls));
  program.resize(1600, 900, 1);
  program.set_inset({20, 110, 0, 140});
  ASSERT_NE(program.load(bytes).find("\"ok\":true"), std::string::npos);
  program.frame();
  const ui::Camera& camera = program.workspace().map().camera();
  EXPECT_EQ(camera.viewport(), (ui::ScreenRect{20, 110, camera.viewport().width, 900 - 110 - 140}));
  for (const char letter : {'a', 'b'})
    EXPECT_TRUE(camera.viewport().contains(camera.to_screen(grid_to_mercator(map.grid(map.middle(letter))))));
}

TEST_F(ProgramTest, ABrokenPackageKeepsWhatWasLoaded) {
  const std::string before = program.document("view");
  const std::string result = program.load("{\"nonsense\":");
  EXPECT_NE(result.find("\"ok\":false"), std::string::npos);
  EXPECT_EQ(program.document("view"), before);
  rest();
  EXPECT_TRUE(calls.with_map);
}

TEST_F(ProgramTest, EverythingIsGivenAnewAfterALostContext) {
  program.context_lost();
  program.resize(1000, 700, 1);
  EXPECT_EQ(rest(), 0);
  EXPECT_TRUE(program.context_restored());
  EXPECT_GT(rest(), 0);
  EXPECT_EQ(calls.geometry, 2);
  EXPECT_EQ(calls.fills, 2);
  calls.restores = false;
  program.context_lost();
  EXPECT_FALSE(program.context_restored());
  EXPECT_EQ(platform.faults.size(), 1U);
}

TEST(Program, ASurfaceLostWhileLoadingComesBack) {
  for (const bool before_start : {true, false}) {
    FakePlatform platform;
    Calls calls;
    Program program(platform);
    platform.lost = before_start;
    program.start(std::make_unique<RecordingRenderer>(calls));
    program.resize(900, 700, 1);
    platform.lost = true;
    calls.works = false;  // a lost surface takes no shaders
    const std::string loaded = program.load(package());
    EXPECT_NE(loaded.find(R"("ok":true,"drawable":true)"), std::string::npos) << loaded;
    program.frame();
    EXPECT_EQ(calls.frames, 0);
    platform.lost = false;
    calls.works = true;
    EXPECT_TRUE(program.context_restored());
    program.frame();
    EXPECT_EQ(calls.frames, 1);
    EXPECT_TRUE(calls.with_map);
  }
}

TEST_F(ProgramTest, AHiddenPageDrawsNothing) {
  program.visible(false);
  EXPECT_EQ(program.apply("measure=deprivation"), R"({"messages":[],"changed":[]})");
  EXPECT_EQ(rest(), 0);
  EXPECT_EQ(calls.forgotten, 0);
  program.visible(true);
  EXPECT_EQ(calls.forgotten, 1);  // what the canvas showed may be gone
  EXPECT_GT(rest(), 0);
}

TEST_F(ProgramTest, SmoothMotionEndsAndIsLeftOutWhereNotWanted) {
  program.focus(true);
  platform.reduced = false;
  KeyEvent plus;
  plus.character = U'+';
  program.key(plus);
  const int smooth = rest();
  EXPECT_GT(smooth, 10);
  EXPECT_LT(smooth, 60);
  platform.reduced = true;
  program.key(plus);
  EXPECT_LE(rest(), 5);
}

TEST_F(ProgramTest, AFrameThatIsDueCanBeDrawnAtOnceAndNoOther) {
  const int at_rest = calls.frames;
  program.draw_now();
  EXPECT_EQ(calls.frames, at_rest);
  EXPECT_EQ(program.apply("net=U1"), R"({"messages":[],"changed":[]})");
  program.draw_now();
  EXPECT_EQ(calls.frames, at_rest + 1);
  rest();
  const int after = calls.frames;
  EXPECT_EQ(after, at_rest + FramePacer::kSettleFrames);
  program.draw_now();
  EXPECT_EQ(calls.frames, after);
}

TEST(Program, WithoutDataAndCanvasItAnswersInWords) {
  FakePlatform platform;
  Program program(platform);
  EXPECT_NE(program.apply("net=U1").find("not loaded"), std::string::npos);
  EXPECT_NE(program.search("SE5").find("\"suggestions\":[],\"exact\":null"), std::string::npos);
  EXPECT_NE(program.document("view").find("not loaded"), std::string::npos);
  EXPECT_NE(program.export_file("networks").find("error"), std::string::npos);
  program.resize(300, 300, 1);
  EXPECT_FALSE(platform.frame_asked);
}

TEST(Program, AFaultOfLoadingIsDrawnInsteadOfABlankCanvas) {
  FakePlatform platform;
  Calls calls;
  Program program(platform);
  program.start(std::make_unique<RecordingRenderer>(calls));
  program.resize(300, 300, 1);
  EXPECT_NE(program.load("[]").find("\"ok\":false"), std::string::npos);
  program.frame();
  program.frame();
  EXPECT_FALSE(calls.with_map);
  EXPECT_GT(calls.vertices, 100);
}

TEST(Program, WithoutShadersEverythingButTheMapIsThere) {
  FakePlatform platform;
  Calls calls;
  calls.works = false;
  Program program(platform);
  program.start(std::make_unique<RecordingRenderer>(calls));
  program.resize(300, 300, 1);
  const std::string loaded = program.load(package());
  EXPECT_NE(loaded.find(R"("ok":true,"drawable":false)"), std::string::npos) << loaded;
  program.frame();
  EXPECT_EQ(calls.frames, 0);
  EXPECT_NE(program.document("view").find("North PCN"), std::string::npos);
}

TEST(Program, BadFontsAreSaidAndThePlainOneStays) {
  FakePlatform platform;
  Program program(platform);
  program.set_fonts("", "");
  EXPECT_TRUE(platform.faults.empty());
}

}  // namespace
}  // namespace pcn
