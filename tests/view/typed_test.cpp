// What is typed into a field, and what is copied from a view.
#include "core/document/typed.h"

#include <gtest/gtest.h>

#include "core/document/copied.h"

namespace pcn {
namespace {

Control amount() {
  Control control;
  control.key = "amount";
  control.label = "How much";
  control.kind = ControlKind::kNumber;
  control.value = "100000";
  control.minimum = 0;
  control.maximum = 1e9;
  control.step = 1000;
  control.unit = "£";
  return control;
}

std::string taken(const Control& control, std::string_view text) {
  const auto value = typed_value(control, text);
  return value ? *value : "refused";
}

TEST(TypedValue, ANumberMayHaveItsUnitAndSeparators) {
  for (const char* text : {"75000", "75,000", "£75,000", " £ 75 000 ",
                           "75\xC2\xA0"
                           "000",
                           "75000.00", "075000"})
    EXPECT_EQ(taken(amount(), text), "75000") << text;
  EXPECT_EQ(taken(amount(), "£123,456.79"), "123456.79");
  EXPECT_EQ(taken(amount(), "0"), "0");
  EXPECT_EQ(taken(amount(), "1,000,000,000"), "1000000000");
  Control part = amount();
  part.unit = "%";
  part.maximum = 100;
  EXPECT_EQ(taken(part, "20 %"), "20");
  part.unit = "minutes";
  EXPECT_EQ(taken(part, "20 minutes"), "20");
}

TEST(TypedValue, WhatIsNoNumberIsNeverTakenForOne) {
  for (const char* text : {"", " ", "much", "£", "1,5", "10075000,000", "1,0000", ",5", "1,000,00",
                           "75.000,00", "7.5.0", "-5", "1E+09", "0x10", "inf", "nan", "75000\n75000x", "½"})
    EXPECT_EQ(taken(amount(), text), "refused") << text;
  EXPECT_EQ(typed_value(amount(), "much").error().detail, "How much: “much” is no number such as £100,000.");
}

TEST(TypedValue, WhatIsOutsideTheLimitsIsSaidAndNotDrawnIn) {
  EXPECT_EQ(typed_value(amount(), "9999999999").error().detail,
            "How much: “9999999999” is outside £0 to £1,000,000,000.");
  EXPECT_EQ(taken(amount(), std::string(400, '9')), "refused");
  EXPECT_EQ(taken(amount(), "-5"), "refused");
}

TEST(TypedValue, DaysAreDaysAndTextIsTrimmed) {
  Control day;
  day.label = "Open on";
  day.kind = ControlKind::kDate;
  EXPECT_EQ(taken(day, " 2026-07-04 "), "2026-07-04");
  EXPECT_EQ(taken(day, "4/7/2026"), "2026-07-04");
  EXPECT_EQ(taken(day, ""), "");
  EXPECT_EQ(taken(day, "2026-13-04"), "refused");
  day.kind = ControlKind::kText;
  EXPECT_EQ(taken(day, " as it is "), "as it is");
}

Row row_of(const char* key, const char* name, const char* list, double patients, bool selected) {
  Cell first, second;
  first.text = name;
  second.text = list;
  second.sort = patients;
  return {{first, second}, key, selected};
}

Document networks() {
  Table table;
  table.id = "networks";
  table.caption = "Networks";
  table.columns = {{"name", "Network", "", "", false}, {"list", "Patients", "people", "", true}};
  table.rows = {row_of("U1", "North\tPCN", "57,510", 57'510, false),
                row_of("U2", "South PCN", "41,000", 41'000, true)};
  Document document;
  document.title = "All networks";
  document.summary = "Two.";
  document.blocks = {table, Paragraph{{Span{"Of ", {}, {}}, Span{"2026", {}, {}}}}};
  return document;
}

TEST(CopiedText, IsWhatTheViewSaysWithTabsBetweenCells) {
  EXPECT_EQ(
      copied_text(networks()),
      "All networks\nTwo.\n\nNetworks\nNetwork\tPatients (people)\nNorth PCN\t57,510\nSouth PCN\t41,000\n"
      "Of 2026\n");
}

TEST(CopiedText, OfASelectionIsItsRowsUnderTheirTitles) {
  EXPECT_EQ(copied_selection(networks()), "Networks\nNetwork\tPatients (people)\nSouth PCN\t41,000\n");
  EXPECT_EQ(copied_selection(Document{}), "");
  EXPECT_EQ(copied_text(Document{}), "");
}

TEST(CopiedText, OfAChartAndFactsHoldsTheirFigures) {
  Document document;
  Chart chart;
  chart.title = "Older people";
  chart.x.title = "people";
  chart.y = {"share", true, 1, true};
  chart.series = {{"", {{3, 0.125, "Bexley", {}, false, {}, {}}}}};
  document.blocks = {Facts{"Lists", {{"Registered", "57,510", "1 July 2026", {}, {}, Tone::kPlain, {}}}},
                     chart};
  EXPECT_EQ(copied_text(document),
            "Lists\nRegistered\t57,510\t1 July 2026\n\nOlder people\n\tpeople\tshare\nBexley\t3\t12.5%\n");
}

}  // namespace
}  // namespace pcn
