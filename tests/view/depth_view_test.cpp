// The views of networks in depth: what they say, and that it is what the data hold.
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/export/exports.h"
#include "core/model/query.h"
#include "core/pages/depth.h"
#include "core/pages/views.h"
#include "core/session/session.h"
#include "tests/support/ascii_area.h"
#include "tests/view/depth_fixture.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

constexpr std::array<std::string_view, 7> kDepthViews = {"people",  "staff",   "services", "history",
                                                         "compare", "sharing", "rules"};

using testing::column_of;
using testing::has;
using testing::shown;
using testing::small_session;
using testing::text_of;

TEST(DepthViews, AreOfAllNetworksAndOfferEachWhenNoneIsChosen) {
  const auto session = small_session();
  for (const std::string_view view : {"people", "staff", "services", "sharing", "rules"}) {
    session->restore("view=" + std::string(view));
    const Document document = session->document("view");
    EXPECT_TRUE(has(document.title, "networks of " + session->data().name)) << view;
    const auto actions = testing::actions_of(document);
    EXPECT_NE(std::find(actions.begin(), actions.end(), "net=U1"), actions.end()) << view;
  }
}

TEST(DepthViews, SwitchingTheNetworkKeepsTheView) {
  const auto session = small_session();
  for (const std::string_view view : kDepthViews) {
    session->restore("view=" + std::string(view) + "&net=U1");
    session->apply("net=U2");
    EXPECT_EQ(session->state().view, view);
    EXPECT_EQ(session->document("view").id, view);
  }
}

TEST(DepthViews, SayWhenTheNetworkHadNoPracticesOnTheDay) {
  Dataset data = testing::view_dataset();
  for (Membership& stay : data.memberships) {
    if (stay.network == find_network(data, "U2")) stay.start = testing::day_of(2024, 1, 1);
  }
  const auto session = Session::from_data(std::move(data));
  for (const std::string_view view : {"people", "staff", "services", "sharing", "rules"}) {
    const std::string text = shown(*session, "view=" + std::string(view) + "&net=U2&date=2019-12-01");
    EXPECT_TRUE(has(text, "had no practices on 1 December 2019")) << view;
  }
}

// Another language may name the lists in another order.
TEST(ListsInASentence, StandWhereTheMessageHasThem) {
  const std::vector<std::vector<Span>> lists = {
      {link("A", "practice=A"), plain(" and "), link("B", "practice=B")}, {link("C", "practice=C")}};
  const auto said = [&lists](std::vector<Span> spans) { return flat(put_lists(std::move(spans), lists)); };
  const auto place = [](char which) {
    Span span = list_place(which);
    span.text = "some";
    return span;
  };
  EXPECT_EQ(said({plain("For "), place('0'), plain(", not "), place('1'), plain(".")}),
            "For A and B, not C.");
  EXPECT_EQ(said({plain("Not "), place('1'), plain(", for "), place('0'), plain(".")}),
            "Not C, for A and B.");
  EXPECT_EQ(said({place('1'), plain("; "), link("fair?", "view=sharing")}), "C; fair?");
  const auto spans = put_lists({plain("For "), place('0')}, lists);
  ASSERT_EQ(spans.size(), 4U);
  EXPECT_EQ(spans[1].action, "practice=A");
}

TEST(Pins, AreOfferedByEveryViewOfANetworkAndGoAwayAgain) {
  const auto session = small_session();
  for (const std::string_view view :
       {"network", "people", "staff", "services", "history", "sharing", "rules"}) {
    session->restore("view=" + std::string(view) + "&net=U1");
    auto actions = testing::actions_of(session->document("view"));
    EXPECT_NE(std::find(actions.begin(), actions.end(), "pins=U1"), actions.end()) << view;
    session->apply("pins=U1");
    actions = testing::actions_of(session->document("view"));
    EXPECT_NE(std::find(actions.begin(), actions.end(), "pins="), actions.end()) << view;
  }
}

TEST(Pins, RefuseStrangersAndNeighboursNetworks) {
  const auto session = small_session();
  EXPECT_FALSE(session->restore("view=compare&pins=U9").empty());
  EXPECT_FALSE(session->restore("view=compare&pins=U3").empty());              // beyond the edge
  EXPECT_FALSE(session->restore("view=compare&pins=U1,U1,U2,U2,U1").empty());  // more than there are
  EXPECT_TRUE(session->restore("view=compare&pins=U1,U2").empty());
  const Document document = session->document("view");
  const Table* table = find_table(document, "comparison");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->columns.size(), 10U);
  const auto registered = std::find_if(table->rows.begin(), table->rows.end(),
                                       [](const Row& row) { return row.key == "registered"; });
  ASSERT_NE(registered, table->rows.end());
  EXPECT_EQ(registered->cells[1].text, "32,000 (2nd)");
  EXPECT_EQ(registered->cells[2].text, "63,500 (1st)");
  EXPECT_EQ(registered->cells[column_of(*table, "of")].text, "2");
}

TEST(PeopleView, HidesCountsOfFewerThanFive) {
  Dataset data = testing::view_dataset();
  data.register_year = "2021/22";
  data.conditions = {{"RA", "Rheumatoid arthritis", "16OV", "people aged 16 and over"},
                     {"DM", "Diabetes", "17OV", "people aged 17 and over"}};
  data.registers = {{find_practice(data, "G1"), 0, 3, 16'000}, {find_practice(data, "G1"), 1, 900, 15'000}};
  const auto session = Session::from_data(std::move(data));
  session->restore("view=people&net=U1");
  const Document document = session->document("view");
  const Table* table = find_table(document, "conditions");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 2U);
  const std::size_t people = column_of(*table, "people");
  const std::size_t rate = column_of(*table, "rate");
  EXPECT_EQ(table->rows[0].cells[people].text, "fewer than 5");
  EXPECT_EQ(table->rows[0].cells[rate].text, "too few to show");
  EXPECT_EQ(table->rows[1].cells[people].text, "900");
  EXPECT_EQ(table->rows[1].cells[rate].text, "6.0%");
  for (const Row& row : table->rows) {
    if (row.key != "RA") continue;
    for (const Cell& cell : row.cells) EXPECT_FALSE(cell.sort && *cell.sort == 3);
  }
}

TEST(PeopleView, NamesTheConditionsThatDifferAndCallsThemCrude) {
  Dataset data = testing::view_dataset();
  data.register_year = "2021/22";
  data.conditions = {{"AST", "Asthma", "6OV", "people aged 6 and over"},
                     {"DM", "Diabetes", "17OV", "people aged 17 and over"},
                     {"CAN", "Cancer", "ALL", "people of all ages"}};
  const PracticeIndex one = find_practice(data, "G1"), other = find_practice(data, "G4");
  data.registers = {{one, 0, 900, 10'000},   {one, 1, 300, 10'000},   {one, 2, 500, 10'000},
                    {other, 0, 300, 10'000}, {other, 1, 900, 10'000}, {other, 2, 500, 10'000}};
  const auto session = Session::from_data(std::move(data));
  const std::string text = shown(*session, "view=people&net=U1");
  EXPECT_FALSE(has(text, "chance")) << text;  // registers are not adjusted for age
  EXPECT_TRUE(has(text, "(crude): asthma. Less often: diabetes.")) << text;
}

TEST(PeopleView, SaysHowManyPatientsThereWereWhenTheWeightedListWasCounted) {
  Dataset data = testing::view_dataset();
  const auto note = [](const Dataset& of) {
    const auto session = Session::from_data(of);
    return shown(*session, "view=people&net=U1");
  };
  EXPECT_FALSE(has(note(data), "when these practices had"));
  for (const char* code : {"G1", "G2"})
    data.lists.push_back(
        {find_practice(data, code), testing::day_of(2022, 10, 1), ListKind::kYearAverage, {10'000}});
  std::stable_sort(data.lists.begin(), data.lists.end(), [](const ListSize& a, const ListSize& b) {
    return std::tie(a.practice, a.date) < std::tie(b.practice, b.date);
  });
  EXPECT_TRUE(has(note(data), "average of 2022/23, when these practices had 20,000 registered patients"));
  const auto session = Session::from_data(data);
  EXPECT_TRUE(has(shown(*session, "view=sharing&net=U1"), "Practice G1 (10,000 then, 20,000 now)"));
}

TEST(HistoryView, OfANetworkCountsItsOwnChangesOnly) {
  const auto session = small_session();
  const std::string own = shown(*session, "view=history&net=U2&since=2023-12-31&date=2026-07-01");
  EXPECT_TRUE(has(own, "had 2 practices on 31 December 2023 and 3 on 1 July 2026: 1 joined, 0 left")) << own;
  const std::string all = shown(*session, "view=history&since=2023-12-31&date=2026-07-01");
  EXPECT_TRUE(has(all, "0 practices joined, 1 practice moved and 0 practices left or closed")) << all;
}

TEST(HistoryView, ItsTimeLineHasABarForEachDayThatLeadsToIt) {
  const auto session = small_session();
  session->restore("view=history&date=2026-07-01");
  const Document document = session->document("view");
  for (const Block& block : document.blocks) {
    const Chart* chart = std::get_if<Chart>(&block);
    if (!chart || chart->id != "time-line") continue;
    ASSERT_EQ(chart->series.size(), 1U);
    const auto& points = chart->series.front().points;
    ASSERT_FALSE(points.empty());
    EXPECT_EQ(points.back().label, "1 July 2026 (2 networks)");
    EXPECT_EQ(points.back().action, "date=2026-07-01");
    EXPECT_TRUE(points.back().highlighted);
    EXPECT_EQ(points.back().y, 5);
    return;
  }
  ADD_FAILURE() << "no time line";
}

TEST(HistoryView, StepsFromChangeToChange) {
  const auto session = small_session();
  const std::string text = shown(*session, "view=history");
  EXPECT_TRUE(has(text, "Practice G5 moves from North Town PCN to South Town PCN"));
  EXPECT_TRUE(has(text, "← 1 January 2024"));
  session->apply("date=2024-01-01");
  EXPECT_EQ(session->state().view, "history");
}

TEST(HistoryView, MarksOnTheMapWhatItsTableListsAndNothingInOtherViews) {
  const auto session = small_session();
  const auto marked = [&session](std::string_view fragment) {
    session->restore(fragment);
    std::vector<std::string> result;
    for (const Marker& marker : session->scene().markers) {
      for (const char* word : {"Joined ", "Left ", "Moved ", "Network that "}) {
        if (marker.detail.rfind(word, 0) == 0) result.push_back(marker.label + ": " + marker.detail);
      }
    }
    return result;
  };
  const auto all = marked("view=history&since=2023-12-31&date=2026-07-01");
  const Document document = session->document("view");
  const Table* table = find_table(document, "changes");
  ASSERT_TRUE(table);
  std::size_t practices = 0;
  for (const std::string& mark : all) practices += has(mark, "Network that ") ? 0 : 1;
  EXPECT_EQ(practices, table->rows.size());
  EXPECT_GT(practices, 0U);
  EXPECT_TRUE(has(session->scene().legend.note, "Marked: what changed between 31 December 2023"));
  EXPECT_TRUE(marked("view=history&since=2026-07-01&date=2026-07-01").empty());
  EXPECT_TRUE(marked("view=networks&since=2023-12-31").empty());
}

std::unique_ptr<Session> real_session() {
  std::ifstream file(PCN_SOURCE_DIR "/assets/areas/south-east-london.json", std::ios::binary);
  if (!file) return nullptr;
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  auto loaded = Session::load(bytes, "south-east-london.json");
  return loaded ? std::move(*loaded) : nullptr;
}

void look_at(const Document& document, const Dataset& data, const std::string& where) {
  EXPECT_FALSE(document.title.empty() || document.summary.empty()) << where;
  for (const std::string& group : testing::provenance_of(document))
    EXPECT_NE(find_provenance(data, group), nullptr) << where << ": " << group;
  for (const std::string& id : testing::glossary_ids_of(document))
    EXPECT_NE(find_term(testing::glossary(), id), nullptr) << where << ": " << id;
  for (const Block& block : document.blocks) {
    if (const Chart* chart = std::get_if<Chart>(&block)) {
      EXPECT_FALSE(chart->title.empty() || chart->summary.empty()) << where << ": " << chart->id;
      if (chart->kind == ChartKind::kBars) {
        EXPECT_TRUE(chart->y.from_zero) << where << ": " << chart->id;
      }
      for (const ChartSeries& series : chart->series) {
        for (const ChartPoint& point : series.points)
          EXPECT_TRUE(std::isfinite(point.x) && std::isfinite(point.y)) << where << ": " << chart->id;
      }
    }
    if (const Table* table = std::get_if<Table>(&block)) {
      for (const Row& row : table->rows)
        EXPECT_EQ(row.cells.size(), table->columns.size()) << where << ": " << table->id;
    }
  }
}

TEST(SouthEastLondonInDepth, EveryViewOfEveryNetworkIsSoundAndNamesItsSources) {
  const auto session = real_session();
  if (!session) GTEST_SKIP() << "the area package has not been built";
  for (const char* date : {"2019-12-01", "2026-07-01"}) {
    for (const NetworkOnDay& network : networks_on(session->data(), *parse_date(date))) {
      const std::string& code = session->data().networks[network.network.value].code;
      for (const std::string_view view : kDepthViews) {
        const std::string fragment = "view=" + std::string(view) + "&net=" + code + "&date=" + date;
        EXPECT_TRUE(session->restore(fragment).empty()) << fragment;
        look_at(session->document("view"), session->data(), fragment);
      }
    }
  }
}

TEST(SouthEastLondonInDepth, TheExampleOfAServiceFileFitsTheArea) {
  const auto session = real_session();
  if (!session) GTEST_SKIP() << "the area package has not been built";
  const auto messages = session->load_services(text_of("assets/services/south-east-london.json"), "example");
  ASSERT_TRUE(messages);
  EXPECT_TRUE(messages->messages.empty());
  EXPECT_EQ(messages->placed, messages->places);
  EXPECT_TRUE(has(shown(*session, "view=services&net=U45098"), "Clapham PCN enhanced access hub"));
}

// Amounts are read back from the table's cells in pence and added up.
TEST(SouthEastLondonInDepth, SharesSumToThePennyInEveryNetwork) {
  const auto session = real_session();
  if (!session) GTEST_SKIP() << "the area package has not been built";
  int columns = 0;
  for (const NetworkOnDay& network : networks_on(session->data(), session->data().newest)) {
    const std::string& code = session->data().networks[network.network.value].code;
    session->restore("view=sharing&net=" + code +
                     "&amount=123456.79&need-age-6=3.3&need-deprivation=0.7&need-register=DM");
    const Document document = session->document("view");
    const Table* table = find_table(document, "sharing");
    EXPECT_EQ(table != nullptr, network.members.size() > 1) << code;
    if (!table) continue;
    for (const char* id : {"by-equal", "by-registered", "by-weighted", "by-need", "by-mix"}) {
      const std::size_t at = column_of(*table, id);
      if (!table->rows.front().cells[at].sort) continue;
      std::int64_t pence = 0;
      for (const Row& row : table->rows) pence += std::llround(*row.cells[at].sort * 100);
      EXPECT_EQ(pence, 12'345'679) << code << " " << id;
      EXPECT_EQ(table->foot.at(0).cells[at].text, "£123,456.79") << code << " " << id;
      ++columns;
    }
  }
  EXPECT_GT(columns, 37 * 4);
}

TEST(SouthEastLondonInDepth, ChangesAreTheDifferenceOfTheTwoDaysMemberships) {
  const auto session = real_session();
  if (!session) GTEST_SKIP() << "the area package has not been built";
  const Dataset& data = session->data();
  const auto homes = [&data](Date day) {
    std::map<std::string, std::string> result;
    for (const Membership& stay : data.memberships) {
      const bool in_force = stay.start <= day && (!stay.end || *stay.end > day);
      if (in_force && data.networks[stay.network.value].in_area)
        result[data.practices[stay.practice.value].code] = data.networks[stay.network.value].name;
    }
    return result;
  };
  const auto then = homes({2019, 12, 1});
  const auto now = homes({2026, 7, 1});
  std::set<std::string> changed;
  for (const auto& [practice, network] : then) {
    const auto at = now.find(practice);
    if (at == now.end() || at->second != network) changed.insert(practice);
  }
  for (const auto& [practice, network] : now) {
    if (!then.count(practice)) changed.insert(practice);
  }
  session->restore("view=history");
  const Document document = session->document("view");
  const Table* table = find_table(document, "changes");
  ASSERT_TRUE(table);
  std::set<std::string> shown_codes;
  for (const Row& row : table->rows) shown_codes.insert(row.key);
  EXPECT_EQ(shown_codes, changed);
  const Table* founding = find_table(document, "founding");
  ASSERT_TRUE(founding);
  EXPECT_EQ(founding->rows.back().cells[1].text, "35");
  EXPECT_EQ(founding->rows.back().cells[2].text, "37");
  EXPECT_EQ(founding->rows.back().cells[3].text, "214");
}

}  // namespace
}  // namespace pcn
