#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "imgui_internal.h"
#include "tests/ui/headless.h"
#include "tests/ui/stage.h"
#include "web/ui/draw_document.h"
#include "web/ui/rich_text.h"
#include "web/ui/widgets.h"

namespace pcn::ui {
namespace {

using pcn::testing::HeadlessUi;
using pcn::testing::Stage;
using pcn::testing::with;

Chart chart_of(ChartKind kind) {
  Chart chart;
  chart.id = "c";
  chart.kind = kind;
  chart.title = "A finding";
  chart.summary = "In one sentence.";
  chart.x.title = "patients";
  chart.y.title = "per cent";
  for (int s = 0; s < 4; ++s) {
    ChartSeries series;
    series.name = "Series " + std::to_string(s);
    for (int i = 0; i < 9; ++i) {
      series.points.push_back({i * 10.0, i * 1.5 + s, "Point " + std::to_string(i), "", i == 4, 1.0, 9.0});
    }
    chart.series.push_back(series);
  }
  chart.markers = {{20, "threshold", true}, {5, "average", false}};
  return chart;
}

constexpr ChartKind kAllCharts[] = {ChartKind::kBars,  ChartKind::kPyramid, ChartKind::kHistogram,
                                    ChartKind::kStrip, ChartKind::kScatter, ChartKind::kLines,
                                    ChartKind::kFunnel};

TEST(DrawDocument, AnEmptyDocumentIsDrawn) {
  Stage stage({});
  stage.settle();
  EXPECT_TRUE(stage.headless.take_actions().empty());
}

TEST(DrawDocument, EmptyBlocksAreDrawn) {
  for (const Block& block : {Block{Heading{}}, Block{Paragraph{}}, Block{BulletList{}}, Block{Facts{}},
                             Block{Table{}}, Block{Controls{}}}) {
    Stage stage(with(block));
    stage.settle();
  }
  for (const ChartKind kind : kAllCharts) {
    Chart empty;
    empty.kind = kind;
    Stage stage(with(empty));
    stage.settle();
    Chart pointless = empty;
    pointless.series.resize(2);
    Stage other(with(pointless));
    other.settle();
  }
}

TEST(DrawDocument, EveryKindOfChartDrawsMoreThanItsTitle) {
  Chart bare = chart_of(ChartKind::kBars);
  bare.series.clear();
  Stage nothing(with(bare));
  nothing.settle();
  for (const ChartKind kind : kAllCharts) {
    for (const float width : {320.0F, 800.0F}) {
      Stage stage(with(chart_of(kind)), width);
      stage.settle();
      EXPECT_GT(stage.headless.vertices, nothing.headless.vertices + 100) << static_cast<int>(kind);
    }
  }
}

TEST(DrawDocument, AChartOfOnePointAndOfHugeValuesIsDrawn) {
  for (const ChartKind kind : kAllCharts) {
    Chart chart;
    chart.kind = kind;
    chart.series = {{"a", {{0, 1e12, "x", "", false, {}, {}}}}, {"b", {{0, -1e12, "x", "", false, {}, {}}}}};
    Stage stage(with(chart));
    stage.settle();
  }
}

TEST(DrawDocument, ALinkInAParagraphIsAnAction) {
  Stage stage(
      with(Paragraph{{{"See ", "", "", false}, {"North Southwark PCN", "net=U1", "", false}}, Tone::kPlain}));
  stage.settle();
  EXPECT_EQ(stage.first_action(30, 140), "net=U1");
}

TEST(DrawDocument, AFactWithAnActionCanBePressed) {
  Facts facts;
  facts.facts = {{"Practices", "9", "1 July 2026", "", "", Tone::kGood, "view=network"}};
  Stage stage(with(facts));
  stage.settle();
  EXPECT_EQ(stage.first_action(40, 200), "view=network");
}

TEST(DrawDocument, AFigureIsExplainedWhenPressed) {
  for (const std::string& value : {std::string("9"), std::string("a long text that makes rows of figures")}) {
    Facts facts;
    facts.facts = {{"Practices", value, "1 July 2026", "practice", "lists", Tone::kPlain, {}}};
    Stage stage(with(facts));
    stage.settle();
    EXPECT_EQ(stage.first_action(40, 200), "explain=practice|lists") << value;
  }
}

TEST(DrawDocument, AWordOfTheGlossaryIsExplainedWhenPressed) {
  Stage stage(with(Paragraph{{Span{"A long enough word to find", {}, "practice"}}, Tone::kPlain}));
  stage.settle();
  EXPECT_EQ(stage.first_action(40, 120), "explain=practice|");
}

TEST(DrawDocument, TablesChartsAndTheDocumentItselfLeadToTheirSources) {
  Document document;
  document.id = "d";
  document.provenance = {"lists", "workforce"};
  Stage end(document);
  end.settle();
  EXPECT_EQ(end.first_action(20, 160), "explain=|lists workforce");
  Chart chart = chart_of(ChartKind::kStrip);
  for (ChartSeries& series : chart.series) series.points.clear();
  chart.provenance = "lists";
  Stage drawn(with(chart));
  drawn.settle();
  EXPECT_EQ(drawn.first_action(40, 500), "explain=|lists");
}

Controls one_control(Control control) {
  Controls controls;
  controls.controls.push_back(std::move(control));
  return controls;
}

TEST(DrawControls, DraggingASliderGivesValuesOnItsSteps) {
  Control slider;
  slider.key = "walk";
  slider.label = "Walking time";
  slider.kind = ControlKind::kSlider;
  slider.value = "10";
  slider.minimum = 5;
  slider.maximum = 60;
  slider.step = 5;
  Stage stage(with(one_control(slider)));
  stage.settle();
  ImGuiIO& io = ImGui::GetIO();
  ActionText action;
  for (float y = 40; y < 160 && action.empty(); y += 5) {
    io.AddMousePosEvent(60, y);
    stage.settle();
    io.AddMouseButtonEvent(0, true);
    stage.settle();
    io.AddMousePosEvent(240, y);
    stage.settle();
    io.AddMouseButtonEvent(0, false);
    stage.settle();
    const auto actions = stage.headless.take_actions();
    if (!actions.empty()) action = actions.back();
  }
  ASSERT_TRUE(action.starts_with("walk=")) << action;
  const int value = std::stoi(action.substr(5));
  EXPECT_GT(value, 30);
  EXPECT_EQ(value % 5, 0);
}

TEST(DrawControls, AToggleTurnsRoundAndNamedValuesAreUsed) {
  Control toggle;
  toggle.key = "layer-parks";
  toggle.label = "Parks";
  toggle.kind = ControlKind::kToggle;
  toggle.value = "1";
  Stage stage(with(one_control(toggle)));
  stage.settle();
  EXPECT_EQ(stage.first_action(30, 120), "layer-parks=0");
  toggle.options = {{"raw", "Raw"}, {"weighted", "Weighted"}};
  toggle.value = "raw";
  Stage named(with(one_control(toggle)));
  named.settle();
  EXPECT_EQ(named.first_action(30, 120), "layer-parks=weighted");
}

TEST(DrawControls, ANumberStepsWithinItsLimits) {
  Control number;
  number.key = "pins";
  number.label = "Pinned";
  number.kind = ControlKind::kNumber;
  number.value = "4";
  number.minimum = 0;
  number.maximum = 4;
  number.step = 1;
  Stage stage(with(one_control(number)));
  stage.settle();
  EXPECT_EQ(stage.first_action(30, 160), "pins=3");
}

// Clicks along the row of the control until its field is being edited.
std::optional<EditedField> press_field(Control control) {
  Stage stage(with(one_control(std::move(control))));
  stage.settle();
  for (float y = 40; y < 160 && !stage.memory.edited; y += 8) stage.click({100, y});
  EXPECT_TRUE(stage.headless.take_actions().empty());
  return stage.memory.edited;
}

TEST(DrawControls, AFieldThatIsPressedIsHandedOverWithItsPlaceAndPlainText) {
  Control money;
  money.key = "amount";
  money.label = "How much";
  money.kind = ControlKind::kNumber;
  money.value = "100000";
  money.maximum = 1e9;
  money.step = 1000;
  money.unit = "£";
  const auto field = press_field(money);
  ASSERT_TRUE(field.has_value());
  EXPECT_EQ(field->control.key, "amount");
  EXPECT_EQ(field->text, "100,000");
  EXPECT_TRUE(field->seen);
  EXPECT_GT(field->to.x - field->from.x, 80);
  EXPECT_GE(field->to.y - field->from.y, 24);
}

TEST(DrawControls, AFieldWithoutTextCanBePressed) {
  Control day;
  day.key = "on";
  day.label = "Open on";
  day.kind = ControlKind::kDate;
  const auto field = press_field(day);
  ASSERT_TRUE(field.has_value());
  EXPECT_EQ(field->text, "");
}

TEST(DrawControls, AFieldScrolledOutOfSightIsNotSeen) {
  Control day;
  day.key = "on";
  day.label = "Open on";
  day.kind = ControlKind::kDate;
  Document document = with(one_control(day));
  for (int i = 0; i < 200; ++i) document.blocks.emplace_back(Paragraph{{Span{"More text.", {}, {}}}});
  Stage stage(std::move(document));
  stage.settle();
  for (float y = 40; y < 160 && !stage.memory.edited; y += 8) stage.click({100, y});
  ASSERT_TRUE(stage.memory.edited.has_value());
  ImGui::GetIO().AddMouseWheelEvent(0, -20);
  for (int i = 0; i < 10; ++i) stage.frame();
  EXPECT_FALSE(stage.memory.edited->seen);
}

TEST(WrapText, BreaksAtSpacesOnlyAndMeasuresAsItDraws) {
  HeadlessUi screen;
  screen.frame([&] {
    const float line = ImGui::GetFontSize() * 1.15f;
    EXPECT_EQ(wrap_text("", 100), 0);
    EXPECT_FLOAT_EQ(wrap_text("per 10,000 people", ImGui::CalcTextSize("per 10,").x + 1), 3 * line)
        << "a number stays whole";
    EXPECT_FLOAT_EQ(wrap_text("one word", 1000), line);
    const ImVec2 at{10, 10};
    EXPECT_FLOAT_EQ(wrap_text("one two", 1, &at, 0xFFFFFFFF), 2 * line);
  });
}

TEST(Select, WritesNothingOutsideOfWhatItIsIn) {
  HeadlessUi headless;
  const std::vector<Option> options = {{"", "All boroughs"}};
  constexpr float kTop = 200, kBottom = 260;
  const auto frame = [&] {
    headless.frame([&] {
      ImGui::SetCursorScreenPos({50, kTop});
      ImGui::BeginChild("inside", {300, kBottom - kTop});
      ImGui::SetScrollY(ImGui::GetFontSize() + 40);
      (void)select_box("box", "Borough", options, "", 250, headless.ui);
      ImGui::Dummy({1, 500});
      ImGui::EndChild();
    });
  };
  for (int i = 0; i < 3; ++i) frame();
  std::size_t looked_at = 0;
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    if (std::string_view(list->_OwnerName).find("inside") == std::string_view::npos) continue;
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.ElemCount == 0) continue;
      ++looked_at;
      EXPECT_GE(command.ClipRect.y, kTop);
      EXPECT_LE(command.ClipRect.w, kBottom);
    }
  }
  EXPECT_GT(looked_at, 0u);
}

}  // namespace
}  // namespace pcn::ui
