// The views of coverage: gaps, one gap, matrix.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/coverage/coverage_run.h"
#include "core/document/parts.h"
#include "core/figures/gap_tests.h"
#include "core/pages/coverage_parts.h"
#include "core/session/session.h"
#include "core/state/extra_keys.h"
#include "tests/support/ascii_area.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

using testing::to_plain_text;

using testing::session;

template <class T>
const T* find_block(const Document& document, std::string_view id) {
  for (const Block& block : document.blocks) {
    const T* found = std::get_if<T>(&block);
    if (found && found->id == id) return found;
  }
  return nullptr;
}

const Control* find_control(const Document& document, std::string_view key) {
  for (const Block& block : document.blocks) {
    const Controls* controls = std::get_if<Controls>(&block);
    if (!controls) continue;
    for (const Control& control : controls->controls) {
      if (control.key == key) return &control;
    }
  }
  return nullptr;
}

std::size_t fills_like(const Scene& scene, std::string_view label) {
  std::size_t count = 0;
  for (const LegendEntry& entry : scene.legend.entries) {
    if (entry.label.find(label) == std::string::npos) continue;
    const auto like = std::count_if(scene.fills.begin(), scene.fills.end(), [&](const AreaFill& fill) {
      return fill.colour == entry.colour && fill.hatch == entry.hatch;
    });
    EXPECT_EQ(entry.count, count_of(like, "place", "places")) << entry.label;
    count += static_cast<std::size_t>(like);
  }
  return count;
}

TEST(CoverageViews, EveryTestHasItsViewWithFindingThresholdAndRule) {
  auto open = session();
  for (const Indicator& test : gap_tests()) {
    open->restore("view=gap&measure=gap&test=" + std::string(test.id));
    const Document document = open->document("view");
    EXPECT_EQ(document.title, test.title);
    EXPECT_FALSE(document.summary.empty()) << test.id;
    const Control* slider = find_control(document, "limit-" + std::string(test.id));
    ASSERT_NE(slider, nullptr) << test.id;
    EXPECT_EQ(slider->kind, ControlKind::kSlider);
    EXPECT_NE(to_plain_text(document).find("modelled patients"), std::string::npos) << test.id;
    EXPECT_NE(open->scene().legend.note.find("Threshold: "), std::string::npos);
    EXPECT_NE(open->scene().summary.find(", coloured by " + lower_first(test.title) + "."),
              std::string::npos);
  }
}

TEST(CoverageViews, TableChartsMapAndSummarySayTheSame) {
  auto open = session("view=gap&measure=gap&test=walk-any&limit-walk-any=5");
  const Document document = open->document("view");
  const Table* table = find_block<Table>(document, "gap-walk-any");
  ASSERT_NE(table, nullptr);
  double people = 0;
  for (const Row& row : table->rows) people += *row.cells[2].sort;
  EXPECT_NE(document.summary.find(format_count(static_cast<std::int64_t>(people)) + " residents"),
            std::string::npos)
      << document.summary;
  EXPECT_EQ(fills_like(open->scene(), "gap"), table->rows.size());
  const Chart* histogram = find_block<Chart>(document, "gap-distribution");
  if (histogram != nullptr) {
    double failing = 0;
    for (const ChartPoint& point : histogram->series[0].points) failing += point.highlighted ? point.y : 0;
    EXPECT_NEAR(failing, static_cast<double>(table->rows.size()), 1);
  }
}

TEST(CoverageViews, AThresholdOfTheAddressCountsAtOnceAndIsKeptInItsRange) {
  auto open = session("view=gap&measure=gap&test=walk-any&limit-walk-any=5");
  const std::size_t low = fills_like(open->scene(), "gap");
  EXPECT_GT(low, 0u);
  open->apply("limit-walk-any=60");
  EXPECT_LT(fills_like(open->scene(), "gap"), low);
  open->apply("limit-walk-any=900");
  const std::string text = to_plain_text(open->document("view"));
  EXPECT_NE(
      text.find("The link asks for 900 minutes; this test goes from 5 to 60 minutes, so 60 minutes is used."),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("more than 60 minutes' walk"), std::string::npos);
}

TEST(CoverageViews, ARowSelectsOnTheMapAndThePlaceOnTheMapSelectsTheRow) {
  auto open = session("view=gap&measure=gap&test=walk-any&limit-walk-any=5");
  const Document before = open->document("view");
  const Table* table = find_block<Table>(before, "gap-walk-any");
  ASSERT_NE(table, nullptr);
  ASSERT_FALSE(table->rows.empty());
  const Row row = table->rows.front();
  EXPECT_FALSE(row.selected);
  open->apply(row.cells.front().action);
  EXPECT_EQ(open->state().view, "gap");
  EXPECT_EQ(open->state().place, row.key);
  const Document after = open->document("view");
  EXPECT_TRUE(find_block<Table>(after, "gap-walk-any")->rows.front().selected);
  const auto& outlines = open->scene().outlines;
  EXPECT_TRUE(std::any_of(outlines.begin(), outlines.end(),
                          [](const Outline& outline) { return outline.style == OutlineStyle::kPlace; }));
}

TEST(CoverageViews, WhatIsSaidAtAPlaceFollowsTestAndThreshold) {
  auto open = session("measure=gap&test=walk-any&limit-walk-any=5");
  const Dataset& data = open->data();
  std::size_t gaps = 0;
  for (std::size_t place = 0; place < 6; ++place) {
    open->apply("place=" + data.small_areas[place].code);
    const bool gap = open->scene().summary.find("far from any practice: gap (") != std::string::npos;
    gaps += gap ? 1 : 0;
    EXPECT_TRUE(gap || open->scene().summary.find("no gap (") != std::string::npos) << open->scene().summary;
  }
  EXPECT_EQ(gaps, fills_like(open->scene(), "gap"));
}

TEST(CoverageViews, FiltersLeavePeopleAndPlacesOut) {
  auto draft = testing::AsciiArea({"a b c d e f"});
  for (const char place : std::string("abcdef")) draft.ages(place, {100, 0, 0, 0, 0, 20}).decile(place, 5);
  draft.decile('f', 1).practice("G1", 'a', 300, "U1").practice("G2", 'd', 300, "U2");
  auto open = Session::from_data(draft.build());
  const auto people = [&open](const std::string& filter) {
    open->restore("view=gap&measure=gap&test=walk-any&limit-walk-any=5" + filter);
    const Document document = open->document("view");
    const Table* table = find_block<Table>(document, "gap-walk-any");
    double sum = 0;
    for (const Row& row : table ? table->rows : std::vector<Row>{}) sum += *row.cells[2].sort;
    return sum;
  };
  EXPECT_EQ(people(""), 4 * 120);  // all but a and d
  EXPECT_EQ(people("&ages=65"), 4 * 20);
  EXPECT_EQ(people("&deprived=1"), 120);
  EXPECT_EQ(fills_like(open->scene(), "nobody counted here"), 5u);
  EXPECT_EQ(people("&deprived=1&ages=65"), 20);
  EXPECT_EQ(people("&led-by=U1") + people("&led-by=U2"), 4 * 120);
  EXPECT_LT(people("&led-by=U1"), 4 * 120);
}

TEST(CoverageViews, TheFilterMeansEveryChartAndTheTableOfWhoIsAffected) {
  auto draft = testing::AsciiArea({"a b c d e f g h i j k l m n o p q r s t"});
  for (const char place : std::string("abcdefghijklmnopqrst")) {
    // Old people live in the far half only.
    draft.ages(place, {100, 0, 0, 0, 0, place < 'k' ? 0 : 50}).decile(place, place < 'f' ? 1 : 9);
  }
  draft.practice("G1", 'a', 3000, "U1").practice("G2", 'b', 3000, "U2");
  draft.district("E1", "Near", "abcdefghij").district("E2", "Further", "klmnopqrst");
  auto open = Session::from_data(draft.build());
  constexpr std::string_view kTest = "view=gap&measure=gap&test=walk-any&limit-walk-any=20";
  const auto document_of = [&](std::string_view filter) {
    open->restore(std::string(kTest) + std::string(filter));
    return open->document("view");
  };
  const auto sum = [](const Document& document) {
    const Chart* chart = find_block<Chart>(document, "gap-distribution");
    double places = 0;
    for (const ChartPoint& point : chart ? chart->series[0].points : std::vector<ChartPoint>{})
      places += point.y;
    return places;
  };
  EXPECT_EQ(sum(document_of("")), 20);
  const Document old = document_of("&ages=65");
  EXPECT_EQ(sum(old), 10) << "places where nobody of the age lives are not drawn";
  const Chart* boroughs = find_block<Chart>(old, "gap-boroughs");
  EXPECT_EQ(boroughs, nullptr) << "one borough only has people of the age";
  EXPECT_NE(to_plain_text(old).find("The choices above leave too few to draw"), std::string::npos);
  // Near has the practices: its places at most 20 minutes away pass.
  const Document part = document_of("&la=E1");
  boroughs = find_block<Chart>(part, "gap-boroughs");
  ASSERT_NE(boroughs, nullptr);
  ASSERT_EQ(boroughs->series.size(), 2u);
  EXPECT_EQ(boroughs->series[0].name, "Near");
  EXPECT_EQ(boroughs->series[1].name, open->data().name);
  EXPECT_EQ(sum(part), 10);
  EXPECT_EQ(fills_like(open->scene(), "nobody counted here"), 10u);
  // Of all: each kind of group adds up to everybody affected.
  const Document all = document_of("");
  const Table* who = find_block<Table>(all, "gap-who");
  const Table* rows = find_block<Table>(all, "gap-walk-any");
  ASSERT_NE(who, nullptr);
  ASSERT_NE(rows, nullptr);
  double affected = 0;
  for (const Row& row : rows->rows) affected += *row.cells[2].sort;
  std::map<std::string, double> by_kind;
  for (const Row& row : who->rows) by_kind[row.cells[0].text] += *row.cells[2].sort;
  ASSERT_EQ(by_kind.size(), 3u);
  for (const auto& [kind, people] : by_kind) EXPECT_EQ(people, affected) << kind;
  for (const Row& row : who->rows) {
    if (row.key == "age-65") {
      EXPECT_EQ(row.cells[2].sort, 500);
      EXPECT_EQ(row.cells[4].text, "100%");
    }
    if (row.key == "fifth-2") {
      EXPECT_EQ(row.cells[4].text, "–") << "nobody lives there";
    }
  }
  const Document joined = document_of("&ages=0-24&deprived=1");
  const Table* few = find_block<Table>(joined, "gap-who");
  ASSERT_NE(few, nullptr);
  EXPECT_EQ(std::count_if(few->rows.begin(), few->rows.end(),
                          [](const Row& row) { return row.cells[0].text == "Age"; }),
            2);
}

TEST(CoverageViews, NetworksAreComparedByBoroughAndWithASecondMeasure) {
  auto draft = testing::AsciiArea({"a b c d e"});
  draft.residents_each(1000).decile('a', 1);
  for (const char place : std::string("abcde"))
    draft.practice(std::string("G") + place, place, 1000, std::string("U") + place);
  auto open = Session::from_data(draft.build());
  open->restore("view=gap&test=walk-any&net=Uc");
  const Document document = open->document("view");
  const Chart* strip = find_block<Chart>(document, "gap-strip");
  ASSERT_NE(strip, nullptr);
  EXPECT_EQ(strip->kind, ChartKind::kStrip);
  std::size_t dots = 0;
  std::size_t highlighted = 0;
  for (const ChartSeries& series : strip->series) {
    dots += series.points.size();
    for (const ChartPoint& point : series.points) highlighted += point.highlighted ? 1 : 0;
  }
  EXPECT_EQ(dots, 5u);
  EXPECT_EQ(highlighted, 1u);
  const Chart* scatter = find_block<Chart>(document, "gap-scatter");
  if (scatter != nullptr) {
    EXPECT_EQ(scatter->kind, ChartKind::kScatter);
  }
  open->apply("versus=contested");
  const Document other = open->document("view");
  ASSERT_NE(find_block<Chart>(other, "gap-scatter"), nullptr);
  EXPECT_NE(find_block<Chart>(other, "gap-scatter")->y.title.find("clear leading network"),
            std::string::npos);
}

TEST(CoverageViews, TheResidentsOfEachBoroughStandOnTheSameScales) {
  auto draft = testing::AsciiArea({"a b c d e f g h i j"});
  draft.residents_each(1000).practice("G1", 'a', 5000, "U1").practice("G2", 'f', 5000, "U2");
  draft.district("E1", "Near", "abcde").district("E2", "Further", "fghij");
  auto open = Session::from_data(draft.build());
  // 1,300 metres of way from one middle to the next: 16 minutes.
  open->restore("view=gap&test=walk-any&limit-walk-any=60");
  const Document document = open->document("view");
  const Chart* chart = find_block<Chart>(document, "gap-boroughs");
  ASSERT_NE(chart, nullptr);
  ASSERT_EQ(chart->series.size(), 2u);
  EXPECT_EQ(chart->series[0].points.size(), chart->series[1].points.size());
  for (const ChartSeries& series : chart->series) {
    double all = 0;
    for (std::size_t bin = 0; bin < series.points.size(); ++bin) {
      EXPECT_EQ(series.points[bin].x, chart->series[0].points[bin].x);
      all += series.points[bin].y;
    }
    EXPECT_NEAR(all, 1, 1e-9) << series.name;
  }
  EXPECT_EQ(chart->title,
            "The part of residents above 60 minutes is largest in Further (20%); 1 local authority has none");
  open->apply("test=size-below");
  EXPECT_EQ(find_block<Chart>(open->document("view"), "gap-boroughs"), nullptr) << "networks are too few";
}

TEST(CoverageViews, TitlesOfThePlotsSayWhatTheyShow) {
  const auto open = session("view=gap&test=walk-any");
  for (const Block& block : open->document("view").blocks) {
    const Chart* chart = std::get_if<Chart>(&block);
    if (chart == nullptr) continue;
    if (chart->id == "gap-networks") continue;  // names who has most
    EXPECT_NE(chart->title.find_first_of("0123456789"), std::string::npos) << chart->title;
    EXPECT_FALSE(chart->x.title.empty()) << chart->id;
    if (chart->id == "gap-distribution") {
      EXPECT_EQ(chart->y.one + "s", chart->y.title);
    }
  }
}

TEST(CoverageViews, MatrixCellsOpenTheTestForThatBoroughAndAddUp) {
  auto open = session("view=matrix");
  const Document document = open->document("view");
  const Table* table = find_block<Table>(document, "coverage-by-borough");
  ASSERT_NE(table, nullptr);
  for (const Row& row : table->rows) {
    auto other = session(row.cells[1].action);
    EXPECT_EQ(other->state().view, "gap");
    EXPECT_EQ(extra(other->state(), "test"), row.key);
  }
  open->apply("by=networks");
  EXPECT_NE(find_block<Table>(open->document("view"), "coverage-by-network"), nullptr);
}

TEST(CoverageViews, SmallNumbersAreShownNowhere) {
  auto draft = testing::AsciiArea({"a b c d e f"});
  for (const char place : std::string("abcdef")) draft.ages(place, {200, 0, 0, 0, 0, 3});
  draft.practice("G1", 'a', 600, "U1").practice("G2", 'f', 600, "U2");
  auto open = Session::from_data(draft.build());
  open->restore("view=gap&test=walk-any&limit-walk-any=5&ages=65");
  const Document document = open->document("view");
  const Table* table = find_block<Table>(document, "gap-walk-any");
  ASSERT_NE(table, nullptr);
  ASSERT_FALSE(table->rows.empty());
  for (const Row& row : table->rows) {
    EXPECT_TRUE(row.cells[2].text == "fewer than 5" || row.cells[2].text == "not shown") << row.cells[2].text;
    EXPECT_EQ(row.cells[2].sort, 1.0);  // not in the order either
  }
  const auto file = open->export_file("csv:gap-walk-any");
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->text.find(",3,"), std::string::npos) << file->text;
  EXPECT_EQ(file->text.find(",1,"), std::string::npos) << "the place in the order is no number of people";
  EXPECT_NE(file->text.find(",fewer than 5,"), std::string::npos) << file->text;
  open->restore("view=place&place=" + table->rows.front().key);
  EXPECT_NE(to_plain_text(open->document("view")).find("fewer than 5"), std::string::npos);
  open->restore("view=gap&test=walk-any&limit-walk-any=5&ages=65&led-by=U1&borough=E09000001");
  EXPECT_EQ(to_plain_text(open->document("view")).find(" 3 "), std::string::npos);
}

// Whoever gets the file must know what was asked, and how it is known where patients live.
TEST(CoverageViews, ATableTakenAwaySaysThresholdPeopleRuleAndModel) {
  auto open = session("view=gap&measure=gap&test=walk-leading&limit-walk-leading=5&ages=25-34");
  const auto file = open->export_file("csv:gap-walk-leading");
  ASSERT_TRUE(file.has_value());
  for (const char* words : {"(threshold 5 minutes)", "counted are people aged 25 to 34",
                            "A place belongs to the network with most of its modelled patients",
                            "Modelled, not observed: a doubly constrained gravity model"})
    EXPECT_NE(file->text.find(words), std::string::npos) << words;
  EXPECT_NE(open->scene().legend.note.find("Counted are people aged 25 to 34."), std::string::npos);
  const auto footprints = open->export_file("csv:footprints");
  ASSERT_TRUE(footprints.has_value());
  const std::string& text = footprints->text;
  const std::size_t rule = text.find("A place belongs to the network");
  ASSERT_NE(rule, std::string::npos);
  EXPECT_EQ(text.substr(0, text.find("\r\n", rule)).find("A place belongs to the network", rule + 1),
            std::string::npos)
      << "the rule is said once";
}

TEST(CoverageViews, AValueJustBeyondTheThresholdIsNotRoundedOntoIt) {
  for (const Indicator& test : gap_tests())
    EXPECT_GE(value_places(test),
              test.places + (test.unit == "minutes" || std::string_view(test.unit).starts_with('%') ? 1 : 0));
  auto open = session("view=gap&measure=gap&test=walk-any&limit-walk-any=5");
  const Document document = open->document("view");
  const Table* table = find_block<Table>(document, "gap-walk-any");
  ASSERT_NE(table, nullptr);
  for (const Row& row : table->rows) EXPECT_NE(row.cells[3].text.find('.'), std::string::npos);
}

TEST(CoverageViews, EmptyAndPoorDataAreSaid) {
  for (const bool with_places : {false, true}) {
    Dataset data;
    if (with_places) data = testing::AsciiArea({"a b"}).residents_each(100).build();
    auto open = Session::from_data(std::move(data));
    for (const char* view : {"gaps", "gap", "matrix"}) {
      open->restore("measure=gap&view=" + std::string(view));
      EXPECT_FALSE(to_plain_text(open->document("view")).empty()) << view;
      EXPECT_EQ(open->scene().fills.size(), with_places ? 2u : 0u);
    }
    open->restore("view=gap&test=undeclared");
    EXPECT_NE(open->document("view").summary.find("Not in the data: declared areas"), std::string::npos);
  }
}

TEST(FootprintControls, ThePercentageIsASliderOfTheRuleAndCountsAtOnce) {
  auto open = session();
  const auto slider = [&open]() -> std::optional<Control> {
    for (const Control& control : open->map_controls().controls) {
      if (control.key == "footprint-percent") return control;
    }
    return std::nullopt;
  };
  EXPECT_FALSE(slider().has_value());
  open->apply("footprint=modelled:share:20");
  ASSERT_TRUE(slider().has_value());
  EXPECT_EQ(slider()->kind, ControlKind::kSlider);
  EXPECT_EQ(slider()->minimum, 1);
  EXPECT_EQ(slider()->maximum, 100);
  const auto version = open->scene_version();
  EXPECT_TRUE(open->apply("footprint-percent=65").empty());
  EXPECT_EQ(open->state().footprint, "modelled:share:65");
  EXPECT_EQ(slider()->value, "65");
  EXPECT_GT(open->scene_version(), version);
  EXPECT_NE(open->scene().rule.find("65%"), std::string::npos);
  EXPECT_EQ(open->fragment(), "v1&footprint=modelled:share:65");
  open->apply("footprint=modelled:cumulative:80");
  EXPECT_EQ(slider()->minimum, 50);
  EXPECT_EQ(slider()->maximum, 98);
}

TEST(FootprintControls, WhatLiesOutsideTheRangeIsBroughtInAndSaid) {
  auto open = session();
  const auto messages = open->apply("footprint=modelled:cumulative:99.5");
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0], "This rule for footprints goes from 50% to 98%, so 98% is shown.");
  EXPECT_EQ(open->state().footprint, "modelled:cumulative:98");
  EXPECT_EQ(open->apply("footprint-percent=3").size(), 1u);
  EXPECT_EQ(open->state().footprint, "modelled:cumulative:50");
  EXPECT_EQ(open->apply("footprint-percent=many").size(), 1u);
  EXPECT_EQ(open->state().footprint, "modelled:cumulative:50");
  open->apply("footprint=modelled:plurality");
  EXPECT_EQ(open->apply("footprint-percent=30").size(), 1u);
  EXPECT_EQ(open->state().footprint, "modelled:plurality");
}

}  // namespace
}  // namespace pcn
