#include "core/export/workbook.h"

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/export/exports.h"
#include "tests/view/view_fixture.h"

// What another reader makes of workbooks is tested in tests/tools/workbook_test.py.
namespace pcn {
namespace {

TEST(Base64, IsThatOfTheStandard) {
  const std::pair<std::string_view, std::string_view> known[] = {{"", ""},
                                                                 {"f", "Zg=="},
                                                                 {"fo", "Zm8="},
                                                                 {"foo", "Zm9v"},
                                                                 {"foob", "Zm9vYg=="},
                                                                 {"fooba", "Zm9vYmE="},
                                                                 {"foobar", "Zm9vYmFy"},
                                                                 {"\xFF\xFE\xFD", "//79"}};
  for (const auto& [bytes, text] : known) EXPECT_EQ(base64(bytes), text);
}

TEST(Workbook, HoldsNumbersAsNumbersAndAllElseAsText) {
  const std::string book = workbook(
      {{{"Name"}, {"Code"}, {"Patients"}}, {{"=A1 & <B>"}, {"007"}, {"-12.5", true}}, {{"\x01x"}, {}, {}}},
      {{{"Area"}, {"Here"}}});
  EXPECT_TRUE(book.starts_with("PK\x03\x04"));
  const auto has = [&book](std::string_view text) { return book.find(text) != std::string::npos; };
  EXPECT_TRUE(has("<c r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=A1 &amp; &lt;B&gt;</t>"));
  EXPECT_TRUE(has("<c r=\"B2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">007</t>"));
  EXPECT_TRUE(has("<c r=\"C2\"><v>-12.5</v></c>"));
  EXPECT_TRUE(has("<autoFilter ref=\"A1:C3\"/>"));
  EXPECT_FALSE(has("\x01x"));  // no XML may hold this
  EXPECT_FALSE(has("r=\"B3\""));
}

TEST(Workbook, NamesColumnsBeyondZ) {
  const SheetRow wide(29, SheetCell{"x"});
  const std::string book = workbook({wide}, {});
  for (const char* cell : {"\"Z1\"", "\"AA1\"", "\"AC1\""})
    EXPECT_NE(book.find(cell), std::string::npos) << cell;
}

TEST(Workbook, OfATableDoesNotGiveAwayWhatIsWithheld) {
  Table table;
  table.id = "t";
  table.caption = "Few.";
  table.columns = {{"a", "Name", {}, {}, false}, {"b", "People", "people", {}, true}};
  Row row;
  row.cells.resize(2);
  row.cells[1].text = "fewer than 5";
  row.cells[1].sort = 3;
  row.cells[1].withheld = true;
  table.rows = {row};
  const ExportFile file = table_xlsx(table, testing::view_dataset(), Date{2026, 7, 1});
  EXPECT_EQ(file.name, "ascii-t-2026-07-01.xlsx");
  EXPECT_NE(file.text.find("fewer than 5"), std::string::npos);
  EXPECT_EQ(file.text.find("<v>"), std::string::npos);
}

}  // namespace
}  // namespace pcn
