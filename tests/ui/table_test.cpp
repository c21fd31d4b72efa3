#include <set>
#include <string>

#include <gtest/gtest.h>

#include "imgui_internal.h"
#include "tests/ui/stage.h"
#include "web/ui/table_cells.h"

namespace pcn::ui {
namespace {

using pcn::testing::HeadlessUi;
using pcn::testing::Stage;
using pcn::testing::with;

Table many_rows(int count) {
  Table table;
  table.id = "networks";
  table.caption = "All networks";
  table.columns = {{"name", "Network", "", "", false}, {"list", "Registered", "patients", "", true}};
  for (int i = 0; i < count; ++i) {
    Row row;
    row.key = "U" + std::to_string(i);
    row.cells = {Cell{"Network " + std::to_string(i), {}, "net=U" + std::to_string(i), Tone::kPlain, {}},
                 Cell{std::to_string(count - i), static_cast<double>(count - i), "", Tone::kCaution, 0.5}};
    table.rows.push_back(row);
  }
  return table;
}

TEST(DrawTable, PressingARowDoesItsAction) {
  Stage stage(with(many_rows(5)));
  stage.settle();
  const ActionText action = stage.first_action(60, 300);
  EXPECT_TRUE(action.starts_with("net=U")) << action;
}

TEST(DrawTable, PressingAHeadIsTheActionOfItsColumnAndWithShiftTheOther) {
  Table table = many_rows(5);
  for (Column& column : table.columns) {
    column.sort = "sort=" + column.id;
    column.sort_also = "sort=other," + column.id;
  }
  Stage stage(with(table));
  stage.settle();
  const TableMemory& memory = stage.memory.tables["d/networks"];
  const auto press_head = [&] {
    for (float y = 40; y < 160; y += 6) {
      stage.click({memory.grid.slots.at(1).x + memory.grid.slots.at(1).width / 2, y});
      const auto actions = stage.headless.take_actions();
      if (!actions.empty()) return actions.front();
    }
    return ActionText();
  };
  EXPECT_EQ(press_head(), "sort=list");
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
  EXPECT_EQ(press_head(), "sort=other,list");
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
}

TEST(DrawTable, OnlyTheRowsInSightOfALongTableAreDrawn) {
  Stage few(with(many_rows(40)));
  few.settle();
  Stage many(with(many_rows(4000)));
  many.settle();
  EXPECT_LT(many.headless.vertices, few.headless.vertices * 2);
}

TEST(DrawTable, RowsWithTooFewOrTooManyCellsAreDrawn) {
  Table table = many_rows(3);
  table.rows[0].cells.resize(1);
  table.rows[1].cells.resize(5);
  Stage stage(with(table));
  stage.settle();
}

TEST(DrawTable, OnAPhoneManyColumnsNeedNoScrollingToTheSideAndAllCanBeSortedBy) {
  Table table = many_rows(3);
  for (Row& row : table.rows) row.cells[1].heat.reset();
  for (int c = 0; c < 6; ++c) {
    table.columns.push_back({"more" + std::to_string(c), "Another column", "", "", c < 2});
    for (Row& row : table.rows) row.cells.push_back(Cell{"words in a cell", {}, "", Tone::kPlain, {}});
  }
  for (Column& column : table.columns) column.sort = "sort=" + column.id;
  Stage stage(with(table), 340);
  stage.settle();
  EXPECT_LE(ImGui::FindWindowByName("test")->ContentSize.x, 340);
  TableMemory& memory = stage.memory.tables["d/networks"];
  EXPECT_FALSE(memory.layout.below.empty());
  std::set<std::string> sorted;
  for (float y = 40; y < 260; y += 6) {
    for (float x = 20; x < 330; x += 16) {
      stage.click({x, y});
      for (const ActionText& action : stage.headless.take_actions()) sorted.insert(action);
    }
  }
  for (const Column& column : table.columns) EXPECT_TRUE(sorted.contains(column.sort)) << column.id;
}

TEST(DrawTable, OnAPhoneALongTableShowsItsFirstRowsAndTheOthersWhenAsked) {
  Stage stage(with(many_rows(100)), 340);
  stage.settle();
  TableMemory& memory = stage.memory.tables["d/networks"];
  const float before = ImGui::FindWindowByName("test")->ContentSize.y;
  EXPECT_FALSE(memory.all);
  memory.all = true;
  stage.settle();
  EXPECT_GT(ImGui::FindWindowByName("test")->ContentSize.y, before * 2);
  Table chosen = many_rows(100);
  chosen.rows[80].selected = true;
  Stage other(with(chosen), 340);
  other.settle();
  EXPECT_TRUE(other.memory.tables["d/networks"].all) << "what is selected is shown";
}

// Eight columns, of which few fit into a narrow panel.
Table many_columns(int rows) {
  Table table = many_rows(rows);
  for (Row& row : table.rows) row.cells[1].heat.reset();
  for (int c = 0; c < 6; ++c) {
    table.columns.push_back({"more" + std::to_string(c), "Another column", "", "", true});
    for (Row& row : table.rows) row.cells.push_back(Cell{"1,234,567", 1234567.0, "", Tone::kPlain, {}});
  }
  return table;
}

TEST(DrawTable, RowsOfOneLineAreLowAndAllColumnsStandSideBySide) {
  Stage stage(with(many_columns(100)), 1000);
  stage.settle();
  const TableMemory& memory = stage.memory.tables["d/networks"];
  ASSERT_EQ(memory.tops.size(), 101U);
  EXPECT_FLOAT_EQ(memory.tops[1] - memory.tops[0], 24);
  EXPECT_FLOAT_EQ(memory.tops[100], 2400);
  EXPECT_EQ(memory.sight.columns, 8U);
  EXPECT_GE(memory.sight.rows, 25U) << "of 900 pixels";
}

TEST(DrawTable, ColumnsThatDoNotFitAreMovedSidewaysBesideTheFirst) {
  Stage stage(with(many_columns(20)), 480);
  stage.settle();
  TableMemory& memory = stage.memory.tables["d/networks"];
  EXPECT_GT(memory.grid.width, 480);
  EXPECT_LT(memory.sight.columns, 8U);
  EXPECT_LE(ImGui::FindWindowByName("test")->ContentSize.x, 480) << "the page itself does not scroll";
  ImGui::GetIO().AddMousePosEvent(200, 300);
  stage.frame();
  for (int i = 0; i < 30; ++i) {
    ImGui::GetIO().AddMouseWheelEvent(-1, 0);
    stage.frame();
    stage.frame();
  }
  EXPECT_NEAR(memory.scroll, memory.grid.width - memory.width, 1) << "as far as the last column";
  stage.settle();
  EXPECT_GE(memory.sight.columns, 2U) << "the first is still there";
}

TEST(DrawTable, TheFootStaysInSightAndHidesNoRowThatCounts) {
  Table table = many_columns(100);
  Stage without(with(table), 1000);
  without.settle();
  for (const char* name : {"Total", "Median"}) {
    Row& row = table.foot.emplace_back();
    row.key = name;
    row.cells.resize(table.columns.size());
    row.cells[0].text = name;
  }
  Stage stage(with(table), 1000);
  stage.settle();
  const TableSight& sight = stage.memory.tables["d/networks"].sight;
  EXPECT_EQ(without.memory.tables["d/networks"].sight.rows - sight.rows, 2u);
  // What lies under it is not pressed.
  stage.headless.take_actions();
  stage.click({100, 890});
  EXPECT_TRUE(stage.headless.take_actions().empty());
}

TEST(DrawTable, ColumnsKeepTheirRoomWhileRowsComeAndGo) {
  TableMemory memory;
  HeadlessUi headless(1000, 900);
  const auto draw = [&](const Table& table, std::uint32_t version) {
    for (int i = 0; i < 2; ++i) headless.frame([&] { draw_table(table, version, memory, headless.ui); });
    return memory.grid.slots[0].width;
  };
  Table table = many_columns(30);
  table.rows[7].cells[0].text = "A network with a name that is much longer than the others";
  const float before = draw(table, 1);
  table.rows.resize(3);
  EXPECT_FLOAT_EQ(draw(table, 2), before);
}

TEST(DrawTable, ThousandsOfRowsCostNoMoreThanWhatIsSeen) {
  Stage few(with(many_columns(100)));
  few.settle();
  Stage many(with(many_columns(5000)));
  many.settle();
  EXPECT_LT(many.headless.vertices, few.headless.vertices * 1.2) << "longer names aside";
}

TEST(DrawDocument, OnTheDeskWordsBeforeALongTableAreFoldedAndSayThatTheyCaution) {
  Table table = many_rows(30);
  table.choices.resize(1);
  Document document = with(table);
  document.blocks.insert(document.blocks.begin(),
                         Paragraph{{Span{"One is in no network.", {}, {}}}, Tone::kCaution});
  Stage open(document);
  open.settle();
  Stage folded(document);
  folded.memory.desk = true;
  folded.settle();
  const std::size_t with_words = open.memory.tables["d/networks"].sight.rows;
  EXPECT_GT(folded.memory.tables["d/networks"].sight.rows, with_words);
  folded.memory.about = true;
  const auto before = folded.memory.tables["d/networks"].sight.rows;
  folded.settle();
  EXPECT_LT(folded.memory.tables["d/networks"].sight.rows, before) << "unfolded";
}

TEST(Figure, NumbersStandApartFromWhatIsSaidOfThem) {
  const auto parts = [](std::string_view text) {
    const FigureText figure = figure_of(text);
    return std::string(figure.number) + "|" + std::string(figure.note);
  };
  EXPECT_EQ(parts("31,499 (of 38,000 registered then)"), "31,499| (of 38,000 registered then)");
  EXPECT_EQ(parts("£1,200"), "£1,200|");
  EXPECT_EQ(parts("−3.4"), "−3.4|");
  EXPECT_EQ(parts("not in the data"), "|not in the data");
  EXPECT_EQ(parts(""), "|");
}

}  // namespace
}  // namespace pcn::ui
