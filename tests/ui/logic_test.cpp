#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/chart/scale.h"
#include "core/export/svg_text.h"
#include "imgui_internal.h"
#include "tests/support/random.h"
#include "web/frame_pacer.h"
#include "web/ui/draw_document.h"
#include "web/ui/gestures.h"
#include "web/ui/rich_text.h"
#include "web/ui/widgets.h"
#include "web/ui/workspace.h"

namespace pcn::ui {
namespace {

using pcn::testing::Random;

int frames_until_rest(FramePacer& pacer, bool animating = false) {
  int frames = 0;
  while (pacer.wants_frame() && frames < 100) {
    pacer.frame_drawn(animating);
    ++frames;
  }
  return frames;
}

TEST(Format, NumbersHaveTheWidthOrTheDigitsAskedFor) {
  char text[40];
  ImFormatString(text, sizeof text, "%d|%4d|%04X|<U+%.4X>|%.*s", -7, 42, 0xABU, 0x1FU, 2, "abc");
  EXPECT_STREQ(text, "-7|  42|00AB|<U+001F>|ab");
}

TEST(FramePacer, DrawsAFewFramesAfterAnEventAndThenNone) {
  FramePacer pacer;
  EXPECT_EQ(frames_until_rest(pacer), FramePacer::kSettleFrames);
  EXPECT_FALSE(pacer.wants_frame());
  pacer.invalidate();
  pacer.invalidate();
  EXPECT_EQ(frames_until_rest(pacer), FramePacer::kSettleFrames);
}

TEST(FramePacer, DrawsWhileSomethingMovesAndOnceMoreAtItsEnd) {
  FramePacer pacer;
  frames_until_rest(pacer);
  pacer.invalidate();
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(pacer.wants_frame());
    pacer.frame_drawn(true);
  }
  pacer.frame_drawn(false);
  EXPECT_EQ(frames_until_rest(pacer), 1);
}

TEST(FramePacer, DrawsNothingWhileHiddenAndEverythingAfterwards) {
  FramePacer pacer;
  pacer.set_visible(false);
  pacer.invalidate();
  EXPECT_FALSE(pacer.wants_frame());
  frames_until_rest(pacer);
  pacer.set_visible(true);
  EXPECT_TRUE(pacer.wants_frame());
}

TEST(LabelLines, LongNamesAreCutNearTheirMiddleAtASpace) {
  EXPECT_EQ(label_lines("Short", 15), (std::vector<std::string_view>{"Short"}));
  EXPECT_EQ(label_lines("North Southwark Central", 15),
            (std::vector<std::string_view>{"North Southwark", "Central"}));
  EXPECT_EQ(label_lines("Unbreakablelongname", 10).size(), 1U);
  EXPECT_EQ(label_lines("", 10), (std::vector<std::string_view>{""}));
}

float ten_each(std::size_t, std::string_view text) { return 10 * static_cast<float>(text.size()); }

TEST(LayoutSpans, BreaksAtSpacesOnlyEvenBetweenSpans) {
  const std::vector<Span> spans = {
      {"aa (", "", "", false}, {"bb", "x=1", "", false}, {") cc", "", "", false}};
  const auto fragments = layout_spans(spans, 60, ten_each);
  // "aa" / "(bb)" / "cc": the bracket stays with the link.
  ASSERT_EQ(fragments.size(), 5U);
  EXPECT_EQ(fragments[0].text, "aa");
  EXPECT_EQ(fragments[0].line, 0);
  EXPECT_EQ(fragments[1].text, "(");
  EXPECT_EQ(fragments[1].line, 1);
  EXPECT_EQ(fragments[2].text, "bb");
  EXPECT_EQ(fragments[2].line, 1);
  EXPECT_FLOAT_EQ(fragments[2].x, 10);
  EXPECT_EQ(fragments[4].text, "cc");
  EXPECT_EQ(fragments[4].line, 2);
}

TEST(LayoutSpans, EveryWordOnceAndInsideTheWidth) {
  Random random(22);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 50; ++round) {
    std::vector<Span> spans;
    std::string all;
    for (int s = 0; s < 4; ++s) {
      std::string text;
      for (int w = 0; w < 12; ++w)
        text += std::string(static_cast<std::size_t>(random.integer(1, 6)), 'a') + " ";
      spans.push_back({text, "", "", random.chance(0.3)});
      all += text;
    }
    std::string placed;
    for (const Fragment& fragment : layout_spans(spans, 150, ten_each)) {
      placed += std::string(fragment.text);
      EXPECT_LE(fragment.x + fragment.width, 150.01F);
    }
    std::erase(all, ' ');
    std::erase(placed, ' ');
    EXPECT_EQ(placed, all);
  }
}

TEST(MakeScale, TicksAreRoundAndCoverTheValues) {
  Random random(23);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 200; ++round) {
    const double a = random.number(-1e5, 1e5), b = random.number(-1e5, 1e5);
    Axis axis;
    axis.from_zero = random.chance(0.5);
    axis.places = 2;
    const chart::ChartScale scale = chart::make_scale(a, b, axis, 10, 500, 60);
    EXPECT_LE(scale.minimum, std::min(a, b) + 1e-6);
    EXPECT_GE(scale.maximum, std::max(a, b) - 1e-6);
    ASSERT_GE(scale.ticks.size(), 2U);
    EXPECT_LE(scale.ticks.size(), 24U);
    if (axis.from_zero) {
      EXPECT_LE(scale.minimum, 0);
      EXPECT_GE(scale.maximum, 0);
    }
    EXPECT_NEAR(scale.at(scale.minimum), 10, 1e-2);
    EXPECT_NEAR(scale.at(scale.maximum), 500, 1e-2);
  }
}

TEST(MakeScale, SurvivesEqualAndUnfiniteEnds) {
  for (const auto& [low, high] : {std::pair{0.0, 0.0}, {5.0, 5.0}, {-1.0 / 0.0, 3.0}, {std::nan(""), 1.0}}) {
    const chart::ChartScale scale = chart::make_scale(low, high, {}, 0, 100, 30);
    EXPECT_LT(scale.minimum, scale.maximum);
    EXPECT_TRUE(std::isfinite(scale.at(1)));
  }
}

TEST(FormatStep, HasAsManyPlacesAsTheStep) {
  EXPECT_EQ(format_step(20, 5), "20");
  EXPECT_EQ(format_step(1.5, 0.5), "1.5");
  EXPECT_EQ(format_step(0.25, 0.05), "0.25");
}

std::vector<ColumnNeed> needs_of(std::size_t columns, float least, bool numeric = true) {
  return std::vector<ColumnNeed>(columns, {least, least * 1.5f, numeric});
}

void expect_within(const TableLayout& layout, float width) {
  float x = 0;
  for (const TableSlot& slot : layout.slots) {
    EXPECT_GE(slot.x, x - 0.01f);
    x = slot.x + slot.width;
  }
  EXPECT_LE(x, width + 0.01f);
}

TEST(TableLayout, AllColumnsStandSideBySideWhereTheyFit) {
  const TableLayout layout = lay_out_table(needs_of(4, 80), 400, false, 0);
  EXPECT_EQ(layout.slots.size(), 4u);
  EXPECT_FALSE(layout.named);
  expect_within(layout, 400);
  EXPECT_TRUE(lay_out_table({}, 400, false, 0).slots.empty());
  EXPECT_EQ(lay_out_table(needs_of(1, 900), 400, false, 0).slots.size(), 1u);
}

TEST(TableLayout, TheFirstCellGoesAboveTheOthersWhereThatIsEnough) {
  const TableLayout layout = lay_out_table(needs_of(5, 90), 400, false, 0);
  EXPECT_TRUE(layout.named);
  EXPECT_EQ(layout.slots.size(), 4u);
  EXPECT_TRUE(layout.below.empty());
  expect_within(layout, 400);
}

TEST(TableLayout, NoColumnIsLostAndNumbersStandBeforeText) {
  std::vector<ColumnNeed> needs = needs_of(6, 120, false);
  needs[4].numeric = needs[5].numeric = true;
  const TableLayout layout = lay_out_table(needs, 400, false, 0);
  ASSERT_EQ(layout.slots.size(), 3u);
  EXPECT_EQ(layout.slots[0].column, 1u) << "there is room for one of text";
  EXPECT_EQ(layout.slots[1].column, 4u);
  EXPECT_EQ(layout.slots[2].column, 5u);
  EXPECT_EQ(layout.below, (std::vector<std::uint32_t>{2, 3}));
  expect_within(layout, 400);
}

TEST(TableLayout, EveryColumnOfAHeatMapIsOnOnePage) {
  for (const float width : {100.0f, 360.0f, 900.0f}) {
    std::vector<int> seen(22, 0);
    const std::size_t pages = lay_out_table(needs_of(22, 90), width, true, 0).pages;
    for (std::size_t page = 0; page < pages; ++page) {
      const TableLayout layout = lay_out_table(needs_of(22, 90), width, true, page);
      EXPECT_EQ(layout.page, page);
      if (width > 200) expect_within(layout, width);
      for (const TableSlot& slot : layout.slots) ++seen[slot.column];
    }
    for (std::size_t column = 1; column < seen.size(); ++column) EXPECT_EQ(seen[column], 1) << column;
    EXPECT_EQ(lay_out_table(needs_of(22, 90), width, true, pages).page, 0u) << "it wraps round";
  }
}

TEST(GridLayout, ColumnsHaveWhatTheyNeedAndTheFirstStaysWhereTheOthersAreMoved) {
  const GridLayout wide = lay_out_grid(needs_of(4, 80), 1000);
  ASSERT_EQ(wide.slots.size(), 4u);
  EXPECT_LE(wide.width, 1000);
  EXPECT_GE(wide.slots[3].width, 120) << "all that they ask for";
  const GridLayout tight = lay_out_grid(needs_of(4, 80), 400);
  EXPECT_NEAR(tight.width, 400, 0.5);
  const GridLayout narrow = lay_out_grid(needs_of(8, 80), 400);
  EXPECT_GT(narrow.width, 400);
  EXPECT_LE(narrow.frozen, 200);
  for (const TableSlot& slot : narrow.slots) EXPECT_GE(slot.width, 79);
  EXPECT_TRUE(lay_out_grid({}, 400).slots.empty());
}

TEST(GridLayout, WhatMayBeLeftOutHasRoomOnlyAfterAllElse) {
  std::vector<ColumnNeed> needs = needs_of(3, 80);
  needs[2].full = 400;
  EXPECT_FLOAT_EQ(lay_out_grid(needs, 360).slots[2].width, 120);
  EXPECT_NEAR(lay_out_grid(needs, 640).slots[2].width, 400, 0.5);
}

TEST(LayOut, TheDeskGivesThePanelItsPlaceAndEightColumnsBesideAMap) {
  Desk desk;
  desk.explore = true;
  const Layout beside = lay_out(1440, 800, desk);
  EXPECT_GE(beside.map.width, 560);
  EXPECT_GE(beside.panel.width, 860);
  desk.panel = PanelPlace::kBelow;
  EXPECT_DOUBLE_EQ(lay_out(1440, 800, desk).panel.width, 1440);
  desk.panel = PanelPlace::kFull;
  EXPECT_EQ(lay_out(1440, 800, desk).panel, lay_out(1440, 800, desk).map);
  desk.panel = PanelPlace::kNone;
  EXPECT_DOUBLE_EQ(lay_out(1440, 800, desk).panel.width, 0);
  EXPECT_TRUE(lay_out(390, 800, desk).narrow) << "a phone has the text in a tab";
  desk.explore = false;
  EXPECT_GT(lay_out(1440, 800, desk).panel.width, 0) << "to find a network there is always a panel";
}

Desk shared(double share) {
  Desk desk;
  desk.share = share;
  return desk;
}

TEST(LayOut, PartsFillTheCanvasWithoutOverlap) {
  for (const double width : {320.0, 599.0, 600.0, 899.0, 900.0, 1440.0, 2560.0}) {
    for (const double height : {240.0, 500.0, 1400.0}) {
      for (const double share : {0.0, 0.01, 0.5, 0.99}) {
        const Layout layout = lay_out(width, height, shared(share));
        EXPECT_GE(layout.map.width, 1);
        EXPECT_GE(layout.map.height, 1);
        EXPECT_LE(layout.panel.x + layout.panel.width, width + 1e-9);
        if (layout.narrow) continue;
        const double area = layout.map.width * layout.map.height + layout.panel.width * layout.panel.height;
        if (height > 500) {
          EXPECT_NEAR(area, width * height, 1e-6);
        }
      }
    }
  }
  EXPECT_EQ(lay_out(390, 700, {}).map, (ScreenRect{0, 0, 390, 700})) << "a phone's canvas is all map";
}

// Writes down what the fingers meant.
class Recorder final : public GestureTarget {
 public:
  bool on_map(ScreenPoint point) const override { return point.x < 500; }
  void pan(double dx, double dy) override { panned_x += dx, panned_y += dy; }
  void zoom(double change, ScreenPoint) override { zoomed += change; }
  void tap(ScreenPoint) override { said += "tap "; }
  void press(ScreenPoint) override { said += "press "; }
  void scroll(ScreenPoint, double dy) override { scrolled += dy; }
  void drag_begin(ScreenPoint) override { said += "begin "; }
  void drag(ScreenPoint) override {}
  void drag_end(ScreenPoint) override { said += "end "; }

  std::string said;
  double panned_x = 0, panned_y = 0, zoomed = 0, scrolled = 0;
};

PointerEvent finger(PointerPhase phase, double x, double y, int id = 0) {
  return {PointerKind::kTouch, phase, id, 0, x, y};
}

TEST(Gestures, AStillFingerOnTheMapIsATap) {
  Recorder target;
  Gestures gestures(target);
  gestures.pointer(finger(PointerPhase::kDown, 100, 100));
  gestures.pointer(finger(PointerPhase::kMove, 103, 102));
  gestures.pointer(finger(PointerPhase::kUp, 103, 102));
  EXPECT_EQ(target.said, "tap ");
  EXPECT_EQ(target.panned_x, 0);
}

TEST(Gestures, OneFingerPansByItsWholeWay) {
  Recorder target;
  Gestures gestures(target);
  gestures.pointer(finger(PointerPhase::kDown, 100, 100));
  for (int i = 1; i <= 10; ++i) gestures.pointer(finger(PointerPhase::kMove, 100 + 6.0 * i, 100 - 4.0 * i));
  gestures.pointer(finger(PointerPhase::kUp, 160, 60));
  EXPECT_NEAR(target.panned_x, 60, 1e-9);
  EXPECT_NEAR(target.panned_y, -40, 1e-9);
  EXPECT_EQ(target.said, "");
}

TEST(Gestures, TwoFingersZoomByTheirDistance) {
  Recorder target;
  Gestures gestures(target);
  gestures.pointer(finger(PointerPhase::kDown, 100, 100, 1));
  gestures.pointer(finger(PointerPhase::kDown, 200, 100, 2));
  for (int i = 1; i <= 10; ++i) gestures.pointer(finger(PointerPhase::kMove, 200 + 10.0 * i, 100, 2));
  EXPECT_NEAR(target.zoomed, 1, 1e-9);  // twice as far apart
  EXPECT_NEAR(target.panned_x, 50, 1e-9);
  gestures.pointer(finger(PointerPhase::kUp, 300, 100, 2));
  gestures.pointer(finger(PointerPhase::kUp, 100, 100, 1));
  EXPECT_EQ(target.said, "");
}

TEST(Gestures, OutsideTheMapAStrokeScrollsOrDragsByItsDirection) {
  Recorder target;
  Gestures gestures(target);
  gestures.pointer(finger(PointerPhase::kDown, 600, 100));
  gestures.pointer(finger(PointerPhase::kMove, 602, 60));
  gestures.pointer(finger(PointerPhase::kMove, 640, 40));
  gestures.pointer(finger(PointerPhase::kUp, 640, 40));
  EXPECT_NEAR(target.scrolled, -60, 1e-9);
  gestures.pointer(finger(PointerPhase::kDown, 600, 100));
  gestures.pointer(finger(PointerPhase::kMove, 640, 104));
  gestures.pointer(finger(PointerPhase::kUp, 640, 104));
  gestures.pointer(finger(PointerPhase::kDown, 600, 100));
  gestures.pointer(finger(PointerPhase::kUp, 600, 100));
  EXPECT_EQ(target.said, "begin end press ");
  EXPECT_EQ(target.panned_x, 0);
}

TEST(Gestures, ACancelledTouchDoesNothingAndStrangeFingersAreIgnored) {
  Recorder target;
  Gestures gestures(target);
  gestures.pointer(finger(PointerPhase::kMove, 100, 100, 7));
  gestures.pointer(finger(PointerPhase::kUp, 100, 100, 7));
  gestures.pointer(finger(PointerPhase::kDown, 100, 100));
  gestures.pointer(finger(PointerPhase::kCancel, 100, 100));
  EXPECT_EQ(target.said, "");
}

}  // namespace
}  // namespace pcn::ui
