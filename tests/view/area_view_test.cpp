// The area in hand: where a local authority is chosen, the views and their files speak of it.
#include <algorithm>

#include <gtest/gtest.h>

#include "core/export/exports.h"
#include "core/model/query.h"
#include "core/pages/views.h"
#include "core/session/session.h"
#include "tests/view/depth_fixture.h"

namespace pcn {
namespace {

using testing::column_of;
using testing::has;
using testing::shown;
using testing::two_boroughs;

std::unique_ptr<Session> session(std::string_view fragment) {
  auto open = Session::from_data(two_boroughs());
  EXPECT_TRUE(open->restore(fragment).empty()) << fragment;
  return open;
}

Table table_of(Session& open, std::string_view id) {
  const Document document = open.document("view");
  const Table* table = find_table(document, id);
  EXPECT_NE(table, nullptr) << document.id << " has no table " << id;
  return table ? *table : Table{};
}

std::vector<std::string> keys_of(const Table& table) {
  std::vector<std::string> keys;
  for (const Row& row : table.rows) keys.push_back(row.key);
  return keys;
}

using Keys = std::vector<std::string>;

TEST(AreaInHand, IsChosenInEveryViewThatSpeaksOfMoreThanOneNetwork) {
  for (const std::string_view view : {"networks", "practices", "gaps", "gap", "matrix", "people", "staff",
                                      "services", "history", "compare", "sharing", "rules"}) {
    const auto open = session("view=" + std::string(view));
    const auto actions = testing::actions_of(open->document("view"));
    EXPECT_NE(std::find(actions.begin(), actions.end(), "la=E09000002"), actions.end()) << view;
    open->apply("la=E09000002");
    EXPECT_EQ(open->state().view, view);
    const std::string text = shown(*open, "view=" + std::string(view) + "&la=E09000002");
    EXPECT_TRUE(has(text, "Riverside")) << view;
  }
}

TEST(AreaInHand, IsOutlinedOnTheMapWhateverColoursIt) {
  const auto outlined = [](const Session& open) {
    return std::any_of(open.scene().outlines.begin(), open.scene().outlines.end(),
                       [](const Outline& outline) { return outline.style == OutlineStyle::kSelected; });
  };
  const auto open = session("view=networks");
  EXPECT_FALSE(outlined(*open));
  open->apply("la=E09000002");
  EXPECT_TRUE(outlined(*open));
  open->apply("measure=density");
  EXPECT_TRUE(outlined(*open));
  open->apply("la=");
  EXPECT_FALSE(outlined(*open));
}

TEST(AreaInHand, IsNamedOnThePicturesOfCharts) {
  std::size_t charts = 0;
  for (const char* view : {"view=compare&la=E09000002", "view=history&la=E09000002", "view=gap&la=E09000002",
                           "view=sharing&la=E09000002"}) {
    const auto open = session(view);
    for (const ExportOffer& offer : open->exports()) {
      if (offer.group != "Charts") continue;
      const auto picture = open->export_file(offer.id);
      ASSERT_TRUE(picture.has_value()) << offer.id;
      EXPECT_NE(picture->text.find(">Riverside, "), std::string::npos) << offer.id;
      ++charts;
    }
  }
  EXPECT_GT(charts, 0U);
}

TEST(AreaInHand, IsNotOfferedWhereThereIsOneAuthorityOnly) {
  const auto open = testing::small_session();
  for (const std::string& action : testing::actions_of(open->document("view")))
    EXPECT_FALSE(action.starts_with("la=")) << action;
}

TEST(AreaInHand, LinksThatFilteredByBoroughGoOn) {
  const auto open = session("view=gap&borough=E09000002");
  EXPECT_TRUE(has(open->fragment(), "la=E09000002")) << open->fragment();
  EXPECT_FALSE(has(open->fragment(), "borough")) << open->fragment();
}

TEST(AreaInHand, RefusesWhatIsNoAuthorityOfTheArea) {
  auto open = Session::from_data(two_boroughs());
  EXPECT_FALSE(open->restore("la=E09000099").empty());
  EXPECT_FALSE(open->restore("la=U1").empty());
}

TEST(AreaInHand, TheListIsOfItsNetworksWithTheWholeAreaAndEnglandBeside) {
  const auto open = session("la=E09000002");
  EXPECT_EQ(keys_of(table_of(*open, "networks")), (Keys{"U2"}));
  const Document document = open->document("view");
  EXPECT_EQ(document.title, "Networks of Riverside");
  const Table beside = table_of(*open, "beside");
  const std::size_t registered = column_of(beside, "registered");
  ASSERT_GE(beside.rows.size(), 2u);
  EXPECT_EQ(beside.rows[0].cells[0].text, "Riverside");
  EXPECT_EQ(beside.rows[0].cells[registered].sort, 60'000 + 500 + 3'000);
  EXPECT_EQ(beside.rows[1].cells[0].text, open->data().name);
  EXPECT_EQ(beside.rows[1].cells[registered].sort, 60'000 + 500 + 3'000 + 20'000 + 12'000);
  EXPECT_EQ(find_table(session("")->document("view"), "beside"), nullptr);
}

TEST(AreaInHand, PracticesAreThoseThatStandThere) {
  const auto open = session("view=practices&la=E09000002");
  EXPECT_EQ(keys_of(table_of(*open, "practices")), (Keys{"G3", "G4"}));
}

TEST(AreaInHand, TestsCountItsPlacesOnly) {
  const auto whole = session("view=gap&test=pharmacy-sunday");
  const auto part = session("view=gap&test=pharmacy-sunday&la=E09000002");
  const Table of_part = table_of(*part, "gap-pharmacy-sunday");
  EXPECT_GT(table_of(*whole, "gap-pharmacy-sunday").rows.size(), of_part.rows.size());
  ASSERT_FALSE(of_part.rows.empty());
  for (const Row& row : of_part.rows) EXPECT_EQ(row.cells[1].text, "Riverside") << row.key;
}

TEST(AreaInHand, HistoryIsThatOfItsNetworks) {
  // G5 moved from a network of the one authority to one of the other.
  const auto one = session("view=history&la=E09000001&since=2019-12-01");
  EXPECT_TRUE(has(testing::to_plain_text(one->document("view")), "0 practices moved and 1 practice left"));
  const auto other = session("view=history&la=E09000002&since=2019-12-01");
  EXPECT_TRUE(has(testing::to_plain_text(other->document("view")), "1 practice joined"));
  EXPECT_EQ(keys_of(table_of(*other, "history-networks")), (Keys{"U2"}));
  EXPECT_EQ(keys_of(table_of(*other, "founding")), (Keys{"E09000002", "total"}));
}

TEST(AreaInHand, TheMatrixHasItsColumnAndTheWholeAreasOrItsNetworks) {
  const auto open = session("view=matrix&la=E09000002");
  const Table table = table_of(*open, "coverage-by-borough");
  ASSERT_EQ(table.columns.size(), 3u);
  EXPECT_EQ(table.columns[1].title, "Riverside");
  EXPECT_EQ(table.columns[2].id, "area");
  open->apply("by=networks");
  EXPECT_EQ(keys_of(table_of(*open, "coverage-by-network")), (Keys{"U2"}));
}

TEST(Comparison, IsOfAllInHandUntilNetworksAreChosen) {
  const auto open = session("view=compare");
  EXPECT_TRUE(has(open->document("view").summary, "The 2 networks of"));
  const auto part = session("view=compare&la=E09000002");
  const Table table = table_of(*part, "comparison");
  EXPECT_EQ(table.columns[1].id, "U2");
  EXPECT_EQ(table.columns[2].id, "area");
  EXPECT_EQ(table.columns[3].id, "england");
}

TEST(Comparison, TakesAllOfAnAuthorityByOnePressAndLetsOneGo) {
  const auto open = session("view=compare&pins=U1");
  const auto actions = testing::actions_of(open->document("view"));
  ASSERT_NE(std::find(actions.begin(), actions.end(), "la=E09000002&pins=all"), actions.end());
  ASSERT_NE(std::find(actions.begin(), actions.end(), "la=&pins=all"), actions.end());
  open->apply("la=&pins=all");
  EXPECT_TRUE(has(open->document("view").summary, "The 2 networks of"));
  const auto then = testing::actions_of(open->document("view"));
  ASSERT_NE(std::find(then.begin(), then.end(), "pins=U1"), then.end());
  ASSERT_NE(std::find(then.begin(), then.end(), "pins=U2"), then.end());
  open->apply("pins=U2");
  EXPECT_TRUE(has(open->document("view").summary, "South Town beside all networks"));
}

TEST(Comparison, SaysHowFarEachLiesFromTheWholeArea) {
  const auto open = session("view=compare&pins=all");
  const Table figures = table_of(*open, "comparison");
  const auto row = std::find_if(figures.rows.begin(), figures.rows.end(),
                                [](const Row& each) { return each.key == "registered"; });
  ASSERT_NE(row, figures.rows.end());
  const double mean = (32'000 + 63'500) / 2.0;
  EXPECT_EQ(row->cells[column_of(figures, "area")].sort, mean);
  EXPECT_EQ(row->cells[column_of(figures, "beside")].text, "higher: South Town; lower: North Town");
  const Table differences = table_of(*open, "comparison-differences");
  const std::size_t registered = column_of(differences, "registered");
  EXPECT_NEAR(*differences.rows[0].cells[registered].sort, 32'000 / mean - 1, 1e-12);
  EXPECT_EQ(differences.rows[0].cells[registered].text, "33% lower");
}

TEST(SouthEastLondonCompared, NineNetworksOfLambethAreRowsWithTheAreaAndEnglandBeside) {
  const auto loaded = Session::load(testing::text_of("assets/areas/south-east-london.json"), "area.json");
  if (!loaded) GTEST_SKIP() << "the package has not been built";
  Session& open = **loaded;
  ASSERT_TRUE(open.restore("view=compare&la=E09000022&pins=all&sort=aged-65").empty());
  Table table = table_of(open, "comparison");
  ASSERT_EQ(table.rows.size(), 9u + 3u);
  const std::size_t old = column_of(table, "aged-65");
  const std::size_t staff = column_of(table, "arrs-per-10000");
  for (const Row& row : table.rows) {
    EXPECT_TRUE(row.cells[old].sort) << row.key;
    if (row.key == "england") {
      EXPECT_EQ(row.cells[staff].text, "4.4");
    }
  }
  EXPECT_TRUE(std::is_sorted(table.rows.begin(), table.rows.end(), [old](const Row& a, const Row& b) {
    return *a.cells[old].sort < *b.cells[old].sort;
  }));
  ASSERT_TRUE(open.restore("view=compare&pins=all").empty());
  table = table_of(open, "comparison");
  EXPECT_EQ(table.rows.size(), 37u + 3u);
  // Counts of all together that were worked out by hand from the package.
  const auto area =
      std::find_if(table.rows.begin(), table.rows.end(), [](const Row& row) { return row.key == "area"; });
  EXPECT_NEAR(*area->cells[column_of(table, "registered")].sort, 2'087'618 / 37.0, 1e-6);
}

TEST(Matrix, ShowsNumbersOrSharesAndColoursSayTheSame) {
  for (const char* by : {"", "&by=networks"}) {
    const char* id = *by ? "coverage-by-network" : "coverage-by-borough";
    const auto open = session("view=matrix" + std::string(by));
    const Table numbers = table_of(*open, id);
    open->apply("as=share");
    const Table shares = table_of(*open, id);
    ASSERT_EQ(numbers.rows.size(), shares.rows.size());
    bool any = false;
    for (const Table* table : {&numbers, &shares}) {
      for (const Row& row : table->rows) {
        for (std::size_t a = 1; a < row.cells.size(); ++a) {
          for (std::size_t b = 1; b < row.cells.size(); ++b) {
            const Cell &one = row.cells[a], &other = row.cells[b];
            // Of one test, more people or a larger share never has the weaker colour.
            if (*by || !one.heat || !other.heat || one.withheld || other.withheld) continue;
            if (*one.sort > *other.sort) {
              EXPECT_GE(*one.heat, *other.heat) << row.key;
              any = true;
            }
          }
        }
      }
    }
    EXPECT_TRUE(any || *by);
    for (const Row& row : shares.rows) {
      for (std::size_t at = 1; at < row.cells.size(); ++at) {
        if (!row.cells[at].heat || row.cells[at].withheld ||
            row.cells[at].text.find('%') == std::string::npos)
          continue;
        EXPECT_NEAR(*row.cells[at].heat, *row.cells[at].sort, 1e-12);
      }
    }
  }
}

TEST(Matrix, ColumnsOfAuthoritiesCanBeSorted) {
  const auto open = session("view=matrix&sort=-E09000002");
  const Table table = table_of(*open, "coverage-by-borough");
  EXPECT_EQ(table.sorted_by, "E09000002");
  const std::size_t column = column_of(table, "E09000002");
  for (std::size_t at = 1; at < table.rows.size(); ++at) {
    EXPECT_GE(table.rows[at - 1].cells[column].sort.value_or(-1),
              table.rows[at].cells[column].sort.value_or(-1));
  }
}

}  // namespace
}  // namespace pcn
