// Views that rest on where each practice's patients live.
#include <algorithm>

#include <gtest/gtest.h>

#include "core/export/exports.h"
#include "core/session/session.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

using testing::to_plain_text;

// Everybody on the lists counted on 1 July 2022, four years before the newest lists.
Dataset counted() {
  Dataset data = testing::view_dataset();
  data.observed_date = Date{2022, 7, 1};
  const auto add = [&data](std::string_view practice, std::string_view place, std::int32_t patients) {
    data.observed.push_back({find_practice(data, practice), find_small_area(data, place), patients});
  };
  add("G1", "E-a", 9'000);
  add("G1", "E-b", 1'000);
  add("G2", "E-b", 12'000);
  add("G3", "E-c", 8'990);
  add("G3", "E-d", 3);
  add("G4", "E-a", 6'000);
  add("G4", "E-e", 54'000);
  add("G5", "E-d", 3'000);
  add("G6", "E-f", 500);
  add("X1", "E-f", 400);
  data.observed_beyond = {{find_practice(data, "G3"), Beyond::kNoPlace, 7}};
  return data;
}

std::unique_ptr<Session> session(std::string_view fragment) {
  auto open = Session::from_data(counted());
  EXPECT_TRUE(open->restore(fragment).empty()) << fragment;
  return open;
}

std::string cell(const Table& table, std::string_view key, std::string_view column) {
  const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                               [column](const Column& c) { return c.id == column; });
  for (const Row& row : table.rows) {
    if (row.key == key && at != table.columns.end())
      return row.cells[static_cast<std::size_t>(at - table.columns.begin())].text;
  }
  return "no such cell";
}

TEST(CatchmentViews, AllPracticesTellWherePatientsLive) {
  const auto open = session("view=practices");
  const Document document = open->document("view");
  const Table* table = find_table(document, "practices");
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->rows.size(), 6u);
  EXPECT_NE(table->caption.find("counted in July 2022, brought up to the lists of July 2026"),
            std::string::npos)
      << table->caption;
  EXPECT_EQ(cell(*table, "G1", "registered"), "20,000");
  EXPECT_EQ(cell(*table, "G1", "outside-authority"), "0%");
  EXPECT_EQ(cell(*table, "G4", "outside-footprint"), "10%");
  EXPECT_EQ(cell(*table, "G1", "basis"), "counted");
  EXPECT_EQ(cell(*table, "G3", "network"), "no network");
  const Table* beyond = find_table(document, "practices-beyond");
  ASSERT_NE(beyond, nullptr);
  EXPECT_EQ(cell(*beyond, "X1", "here"), "8,000");  // 400 were counted, all of them here; the list has 8,000
}

TEST(CatchmentViews, APracticesCatchmentNamesItsBasisAndHidesSmallCounts) {
  const auto open = session("view=practice&practice=G3");
  const Document document = open->document("view");
  const std::string text = to_plain_text(document);
  EXPECT_NE(text.find("Where its patients live"), std::string::npos);
  EXPECT_NE(text.find("counted in July 2022, brought up to the lists of July 2026"), std::string::npos)
      << text;
  const Table* table = find_table(document, "catchment");
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 1u) << "three people of E-d are not told";
  EXPECT_EQ(cell(*table, "E-c", "patients"), "8,990");
}

TEST(CatchmentViews, ANetworksOverlapsAreTold) {
  const auto open = session("view=network&net=U1&footprint=carried:share:10");
  const Document document = open->document("view");
  const Table* table = find_table(document, "overlaps");
  ASSERT_NE(table, nullptr) << to_plain_text(document);
  EXPECT_EQ(cell(*table, "U2", "places"), "1");
  EXPECT_EQ(cell(*table, "U2", "residents"), "1,200");
  EXPECT_EQ(cell(*table, "U2", "patients"), "18,000");
  EXPECT_EQ(cell(*table, "U2", "other-patients"), "6,000");
}

TEST(CatchmentViews, TheMapShowsTheCatchmentOfTheChosenPractice) {
  const auto open = session("measure=catchment&practice=G4");
  const Scene& scene = open->scene();
  EXPECT_NE(scene.legend.title.find("Catchment of Practice G4"), std::string::npos) << scene.legend.title;
  EXPECT_NE(scene.legend.note.find("counted in July 2022"), std::string::npos) << scene.legend.note;
  EXPECT_NE(scene.fills[0].colour, scene.fills[1].colour);
  const auto none = session("measure=catchment");
  EXPECT_NE(none->scene().legend.note.find("Choose a practice"), std::string::npos);
}

TEST(CatchmentViews, TheMapsNoteSaysHowFootprintsAreKnown) {
  EXPECT_EQ(session("")->scene().rule_in_short,
            "Footprints: counted in July 2022, brought up to the lists of July 2026; most of a place.");
  EXPECT_EQ(session("date=2022-07-01")->scene().rule_in_short,
            "Footprints: counted on 1 July 2022; most of a place.");
  EXPECT_EQ(session("footprint=modelled:plurality")->scene().rule_in_short,
            "Footprints: modelled, most of a place.");
}

TEST(CatchmentViews, TheAnswerSaysHowItIsKnown) {
  const auto open = session("postcode=SE1%201AA");
  const std::string text = to_plain_text(open->document("answer"));
  EXPECT_NE(
      text.find(
          "Clear: 75 of 100 people here with a GP practice are with one of its practices. This is counted "
          "in July 2022, brought up to the lists of July 2026."),
      std::string::npos)
      << text;
}

}  // namespace
}  // namespace pcn
