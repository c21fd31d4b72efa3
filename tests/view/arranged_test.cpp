// Tables as the reader wants them: order, rows, columns, and what stands below.
#include "core/document/arranged.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/base/message.h"
#include "core/document/copied.h"
#include "core/document/parts.h"
#include "core/export/exports.h"
#include "core/pages/views.h"
#include "core/session/session.h"
#include "core/state/extra_keys.h"
#include "core/state/table_keys.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

const Dataset& data() {
  static const Dataset all = testing::view_dataset();
  return all;
}

AppState state_of(std::string_view action) {
  StateChange change = apply(initial_state(data()), action, data());
  EXPECT_TRUE(change.messages.empty())
      << action << ": " << (change.messages.empty() ? "" : change.messages[0]);
  return change.state;
}

// Names, a count that adds up, a share that does not, and words.
Table sizes() {
  Table table;
  table.id = "sizes";
  table.caption = "Sizes.";
  table.columns = make_columns({{"name", "Name", {}, {}, false},
                                {"patients", "Patients", "people", {}, true, Foot::kTotal},
                                {"share", "Share", "%", {}, true, Foot::kMedian},
                                {"size-rule", "Rule", {}, {}, false}});
  const auto add = [&table](const char* name, Cell patients, std::optional<double> share, const char* rule) {
    Row& row = table.rows.emplace_back();
    row.key = name;
    row.cells = {text_cell(name), std::move(patients), percent_cell(share), known_cell(rule)};
  };
  add("Ward 10", count_cell(300), 0.25, "within");
  add("ward 9", count_cell(1200), 0.5, "Above");
  add("Beta", number_cell(std::nullopt, 0), 0.1, "");
  add("Alpha", people_cell(3), std::nullopt, "below");
  add("Gamma", count_cell(300), 0.2, "above");
  return table;
}

Table long_table(int rows) {
  Table table = sizes();
  table.rows.clear();
  for (int i = 1; i <= rows; ++i) {
    Row& row = table.rows.emplace_back();
    row.key = "U" + std::to_string(i);
    row.cells = {text_cell("Network " + std::to_string(i)), count_cell(i * 1000), percent_cell(i / 100.0),
                 text_cell(i % 2 == 0 ? "even" : "odd")};
  }
  return table;
}

Table arranged_table(Table table, std::string_view action) {
  Document document;
  document.blocks.emplace_back(std::move(table));
  return std::get<Table>(arranged(document, state_of(action), true).blocks[0]);
}

std::string keys_of(const Table& table) {
  std::string keys;
  for (const Row& row : table.rows) keys += (keys.empty() ? "" : " | ") + row.key;
  return keys;
}

TEST(Arranged, WithoutAWishRowsStayAsGivenAndAllIsThere) {
  const Table table = arranged_table(sizes(), "");
  EXPECT_EQ(keys_of(table), "Ward 10 | ward 9 | Beta | Alpha | Gamma");
  EXPECT_EQ(table.columns.size(), 4u);
  EXPECT_TRUE(table.shown.empty());
  EXPECT_TRUE(table.choices.empty()) << "five rows need no search";
  EXPECT_TRUE(arranged_table(Table{}, "sort=name&filter=x&columns=-name").foot.empty());
}

TEST(Arranged, WordsAreOrderedAsPeopleCountAndNumbersByTheirValue) {
  EXPECT_EQ(keys_of(arranged_table(sizes(), "sort=name")), "Alpha | Beta | Gamma | ward 9 | Ward 10");
  EXPECT_EQ(keys_of(arranged_table(sizes(), "sort=share")), "Beta | Gamma | Ward 10 | ward 9 | Alpha");
}

TEST(Arranged, WhatIsNotInTheDataComesLastEitherWay) {
  EXPECT_EQ(arranged_table(sizes(), "sort=patients").rows.back().key, "Beta");
  EXPECT_EQ(arranged_table(sizes(), "sort=-patients").rows.back().key, "Beta");
  EXPECT_EQ(arranged_table(sizes(), "sort=size-rule").rows.back().key, "Beta");
  EXPECT_EQ(arranged_table(sizes(), "sort=-size-rule").rows.back().key, "Beta");
}

TEST(Arranged, SeveralColumnsSortOneAfterTheOtherAndTiesStayAsGiven) {
  EXPECT_EQ(keys_of(arranged_table(sizes(), "sort=-patients,name")),
            "ward 9 | Gamma | Ward 10 | Alpha | Beta");
  EXPECT_EQ(keys_of(arranged_table(sizes(), "sort=-patients")), "ward 9 | Ward 10 | Gamma | Alpha | Beta");
  const Table table = arranged_table(sizes(), "sort=-patients,name");
  EXPECT_EQ(table.columns[1].sorted, -1);
  EXPECT_EQ(table.columns[0].sorted, 2);
  EXPECT_EQ(table.columns[2].sorted, 0);
}

TEST(Arranged, AHeadSaysWhatPressingItDoes) {
  const Table plain = arranged_table(sizes(), "");
  EXPECT_EQ(plain.columns[0].sort, "sort=name");
  EXPECT_EQ(plain.columns[1].sort, "sort=-patients") << "of numbers the largest first";
  EXPECT_TRUE(plain.columns[1].sort_also.empty()) << "there is no other order yet";
  const Table by_two = arranged_table(sizes(), "sort=-patients,name");
  EXPECT_EQ(by_two.columns[1].sort, "sort=patients") << "again: the other way round";
  EXPECT_EQ(by_two.columns[0].sort_also, "sort=-patients,-name");
  EXPECT_EQ(by_two.columns[2].sort_also, "sort=-patients,name,-share");
}

TEST(Arranged, TheOrderOfAnotherTableOutlivesThatOfThisOne) {
  const Table table = arranged_table(sizes(), "sort=-elsewhere,name");
  EXPECT_EQ(table.rows[0].key, "Alpha");
  EXPECT_EQ(table.columns[1].sort, "sort=-patients,-elsewhere");
}

TEST(Arranged, TheFootHasSumsAndMediansAndSaysOfHowManyTheyAre) {
  const Table table = arranged_table(sizes(), "");
  ASSERT_EQ(table.foot.size(), 2u);
  EXPECT_EQ(table.foot[0].cells[0].text, "Total");
  EXPECT_EQ(table.foot[0].cells[1].text, "1,800 (3 of 5)") << "one is missing, one withheld";
  EXPECT_EQ(table.foot[0].cells[2].text, "") << "shares do not add up";
  EXPECT_EQ(table.foot[1].cells[0].text, "Median");
  EXPECT_EQ(table.foot[1].cells[1].text, "300 (3 of 5)");
  EXPECT_EQ(table.foot[1].cells[2].text, "22% (4 of 5)");
  EXPECT_EQ(arranged_table(sizes(), "sort=-name").foot, table.foot) << "whatever the order";
}

TEST(Arranged, TheFootOfDistancesIsADistanceInEveryLanguage) {
  const auto foot = [] {
    Table table;
    table.id = "near";
    table.columns =
        make_columns({{"name", "Name", {}, {}, false}, {"way", "Way", {}, {}, true, Foot::kMedian}});
    for (const double metres : {10.0, 300.0, 2000.0}) {
      Row& row = table.rows.emplace_back();
      row.key = std::to_string(table.rows.size());
      row.cells = {text_cell(row.key), distance_cell(metres)};
    }
    return arranged_table(table, "").foot.at(0).cells[1].text;
  };
  EXPECT_EQ(foot(), "300 metres");
  std::ifstream file(PCN_MADE_UP_TEXTS, std::ios::binary);
  ASSERT_TRUE(use_texts(std::string{std::istreambuf_iterator<char>(file), {}}));
  EXPECT_EQ(foot(), "←300→ méétréés");
  use_english();
}

TEST(Arranged, RowsForReferenceCountInNoTotal) {
  Table table = sizes();
  Row& england = table.rows.emplace_back(table.rows[0]);
  england.key = "england";
  england.reference = true;
  EXPECT_EQ(arranged_table(table, "").foot[0].cells[1].text, "1,800 (3 of 5)");
}

TEST(Arranged, WithNothingKnownThereIsNoNoughtBelow) {
  Table table = sizes();
  for (Row& row : table.rows) row.cells[1] = number_cell(std::nullopt, 0);
  const Table result = arranged_table(table, "");
  EXPECT_EQ(result.foot[0].cells[1].text, "–");
  EXPECT_FALSE(result.foot[0].cells[1].sort);
}

TEST(Arranged, TheFilterLeavesRowsThatHoldAllItsWordsAndSaysSo) {
  const Table table = arranged_table(long_table(35), "filter=NETWORK%201%20odd");
  EXPECT_EQ(keys_of(table), "U1 | U11 | U13 | U15 | U17 | U19 | U21 | U31") << "21,000 has a 1 too";
  EXPECT_EQ(table.all, 35u);
  EXPECT_EQ(table.shown, "8 of 35 rows hold “NETWORK 1 odd”");
  EXPECT_EQ(table.show_all, "filter=&where=");
  EXPECT_EQ(table.foot[0].cells[0].text, "Total of 8 shown");
  std::int64_t sum = 0;
  for (const Row& row : table.rows) sum += static_cast<std::int64_t>(*row.cells[1].sort);
  EXPECT_EQ(*table.foot[0].cells[1].sort, static_cast<double>(sum));
  EXPECT_EQ(arranged_table(sizes(), "filter=beta").rows.size(), 5u) << "a short table is seen whole";
  EXPECT_TRUE(arranged_table(long_table(35), "filter=nothing").rows.empty());
}

TEST(Arranged, LimitsOfNumbersAreAsTheNumbersAreShown) {
  EXPECT_EQ(arranged_table(long_table(20), "where=patients%3E15000").rows.size(), 5u);
  EXPECT_EQ(arranged_table(long_table(20), "where=patients%3E%3D15000%2Cpatients%3C17000").rows.size(), 2u);
  const Table percent = arranged_table(long_table(20), "where=share%3C%3D5");
  EXPECT_EQ(percent.rows.size(), 5u) << "5 is 5%, not 500%";
  EXPECT_EQ(arranged_table(long_table(20), "where=share%3C%3D7").rows.size(), 7u) << "and 7 holds 7%";
  EXPECT_EQ(keys_of(arranged_table(long_table(20), "where=share%3D7")), "U7");
  EXPECT_EQ(percent.shown, "5 of 20 rows have Share of at most 5%");
  const Table both = arranged_table(long_table(20), "where=patients%3E15000&filter=odd");
  EXPECT_EQ(both.shown, "2 of 20 rows hold “odd” and have Patients over 15,000 people");
  EXPECT_EQ(arranged_table(long_table(20), "where=nowhere%3E1").rows.size(), 20u) << "of another view";
}

TEST(Arranged, RowsWithoutTheFigureAreLeftOutAndCounted) {
  const Table table = arranged_table(sizes(), "where=patients%3C1000");
  EXPECT_EQ(keys_of(table), "Ward 10 | Gamma") << "neither missing nor withheld counts as few";
  EXPECT_EQ(table.shown,
            "2 of 5 rows have Patients under 1,000 people; left out are 2 rows without the figure");
}

TEST(Arranged, ColumnsAreLeftOutOrNamedAndTheFirstAlwaysStays) {
  const auto columns = [](const Table& table) {
    std::string ids;
    for (const Column& column : table.columns) ids += column.id + " ";
    return ids;
  };
  const Table without = arranged_table(sizes(), "columns=-share,-name");
  EXPECT_EQ(columns(without), "name patients size-rule ");
  EXPECT_EQ(without.shown, "3 of 4 columns");
  EXPECT_EQ(without.show_all, "columns=");
  for (const Row& row : without.rows) EXPECT_EQ(row.cells.size(), 3u);
  for (const Row& row : without.foot) EXPECT_EQ(row.cells.size(), 3u);
  EXPECT_EQ(columns(arranged_table(sizes(), "columns=share")), "name share ");
  EXPECT_EQ(columns(arranged_table(sizes(), "columns=elsewhere")), "name patients share size-rule ");
  EXPECT_EQ(arranged_table(sizes(), "columns=share&sort=-patients").rows[0].key, "ward 9");
}

TEST(Arranged, ALongTableOffersItsChoicesWithWhatIsChosen) {
  const Table table =
      arranged_table(long_table(20), "filter=even&where-patients=%3E%2010,000&column-share=0");
  ASSERT_EQ(table.choices.size(), 1u + 2u + 3u);
  EXPECT_EQ(table.choices[0].value, "even");
  EXPECT_EQ(table.choices[1].key, "where-patients");
  EXPECT_EQ(table.choices[1].label, "Patients (people)");
  EXPECT_EQ(table.choices[1].value, ">10000");
  EXPECT_EQ(table.choices[4].key, "column-share");
  EXPECT_EQ(table.choices[4].value, "0");
  EXPECT_EQ(table.choices[5].value, "1");
  EXPECT_EQ(table.shown, "5 of 20 rows hold “even” and have Patients over 10,000 people; 3 of 4 columns");
}

TEST(Limits, AreReadAsPeopleWriteThem) {
  const auto typed = [](std::string_view text) { return with_limits("", "a", text).value_or("?"); };
  EXPECT_EQ(typed(">50,000"), "a>50000");
  EXPECT_EQ(typed(" <= 20 minutes "), "a<=20");
  EXPECT_EQ(typed("≥ 5%"), "a>=5");
  EXPECT_EQ(typed("10-20"), "a>=10,a<=20");
  EXPECT_EQ(typed("10 to 20.5"), "a>=10,a<=20.5");
  EXPECT_EQ(typed("10–20"), "a>=10,a<=20");
  EXPECT_EQ(typed("£1,200"), "a=1200");
  EXPECT_EQ(typed("> -5 and < 9"), "a>-5,a<9");
  EXPECT_EQ(typed(""), "");
  for (const std::string_view bad : {"many", ">", "5>", "1 2 3", "> 5 <", "1-2-3"})
    EXPECT_EQ(typed(bad), "?") << bad;
}

TEST(Limits, OfOneColumnDoNotTouchThoseOfOthers) {
  EXPECT_EQ(with_limits("a>1,b<2,a<9", "A", ">5"), "b<2,A>5");
  EXPECT_EQ(with_limits("a>1,b<2", "a", ""), "b<2");
  EXPECT_EQ(limits_text("a>=1,b<2,a<=9", "a"), ">=1 and <=9");
  EXPECT_EQ(with_limits("", "a", limits_text("a>=1,a<=9", "a")), "a>=1,a<=9");
}

TEST(Limits, WhatCannotBeReadIsSaidAndChangesNothing) {
  const AppState before = state_of("where=patients%3E5");
  for (const std::string_view bad : {"where-patients=lots", "where=patients%3Elots", "where=%3E5"}) {
    const StateChange change = apply(before, bad, data());
    EXPECT_EQ(change.state, before) << bad;
    ASSERT_EQ(change.messages.size(), 1u) << bad;
  }
  const std::string said = apply(before, "where-patients=lots", data()).messages[0];
  EXPECT_NE(said.find("lots"), std::string::npos);
  EXPECT_NE(said.find(">50,000"), std::string::npos) << "an example: " << said;
}

TEST(TableKeys, ColumnsAreTakenOutAndPutBack) {
  EXPECT_EQ(with_column("", "a", false), "-a");
  EXPECT_EQ(with_column("-a,-b", "A", true), "-b");
  EXPECT_EQ(with_column("a,b", "b", false), "a");
  EXPECT_EQ(with_column("a", "b", true), "a,b");
  EXPECT_EQ(with_column("-a", "a", false), "-a");
}

TEST(TableKeys, AreInTheAddressAndNoFigureDependsOnThem) {
  const std::string text = "columns=-a,-b&filter=Oak%20Lane&sort=-a,b&where=a%3E5";
  const AppState state = state_of(text);
  EXPECT_EQ(to_fragment(state, data()), "v1&" + text);
  for (const std::string_view key : {"sort", "filter", "where", "columns"}) EXPECT_TRUE(is_table_key(key));
  EXPECT_FALSE(is_table_key("plan"));
}

TEST(SessionDocuments, TheFileHoldsWhatIsShownAndSaysWhichPart) {
  auto open = Session::from_data(testing::view_dataset());
  open->apply("columns=-borough,-weighted&sort=-registered&where-registered=>0");
  const auto file = open->export_file("csv:networks");
  ASSERT_TRUE(file);
  EXPECT_NE(file->text.find("# Part: "), std::string::npos) << file->text.substr(0, 600);
  EXPECT_NE(file->text.find("6 of 8 columns"), std::string::npos);
  EXPECT_EQ(file->text.find("Weighted patients,"), std::string::npos);
  EXPECT_EQ(file->text.find("Total"), std::string::npos) << "sums are no rows";
  const std::string copied = copied_text(open->document("view"));
  EXPECT_NE(copied.find("6 of 8 columns"), std::string::npos);
  open->apply("columns=&sort=&where=");
  EXPECT_EQ(open->export_file("csv:networks")->text.find("# Part"), std::string::npos);
}

TEST(SessionDocuments, AVersionChangesExactlyWhenTheDocumentDoes) {
  auto open = Session::from_data(testing::view_dataset());
  const char* actions[] = {
      "net=U1",           "map=12/51.46/-0.1", "theme=dark",      "view=network", "net=U2",
      "sort=-registered", "desk=explore",      "layers=parks",    "measure=lead", "view=",
      "filter=one",       "place=E-a",         "date=2023-12-31", "date=",        "net=",
      "columns=-borough", "columns=-borough",  "place="};
  std::vector<std::string> names = {"view"};
  for (const View& view : companion_documents()) names.emplace_back(view.id);
  std::vector<std::pair<std::uint64_t, std::string>> before;
  for (const std::string& name : names) {
    before.emplace_back(open->version(name), to_json(open->document(name)));
    EXPECT_GT(before.back().first, 0u);
  }
  for (const char* action : actions) {
    open->apply(action);
    auto fresh = Session::from_data(testing::view_dataset());
    fresh->restore(open->fragment());
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string text = to_json(open->document(names[i]));
      EXPECT_EQ(open->version(names[i]) != before[i].first, text != before[i].second)
          << action << ": " << names[i];
      EXPECT_EQ(text, to_json(fresh->document(names[i]))) << action << ": " << names[i];
      before[i] = {open->version(names[i]), text};
    }
  }
}

}  // namespace
}  // namespace pcn
