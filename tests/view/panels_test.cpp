#include <algorithm>

#include <gtest/gtest.h>

#include "core/document/document.h"
#include "core/document/parts.h"
#include "core/export/exports.h"
#include "core/model/query.h"
#include "core/session/session.h"
#include "core/state/app_state.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

using testing::to_plain_text;

using testing::session;

std::string text_of(std::string_view fragment, std::string_view which = "view") {
  return to_plain_text(session(fragment)->document(which));
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(NetworksView, ListsEveryNetworkOfTheDayWithItsFigures) {
  const Document document = session()->document("view");
  const Table* table = find_table(document, "networks");
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 2u);
  const auto cell = [table](std::size_t row, std::size_t column) {
    return table->rows[row].cells[column].text;
  };
  EXPECT_EQ(cell(0, 0), "North Town PCN");
  EXPECT_EQ(cell(0, 2), "2");
  EXPECT_EQ(cell(0, 3), "32,000");
  EXPECT_EQ(cell(0, 4), "within 30,000 to 50,000");
  EXPECT_EQ(cell(0, 5), "30,501");
  EXPECT_EQ(cell(0, 6), "4.5");
  EXPECT_EQ(cell(0, 7), "1.4");
  EXPECT_EQ(cell(1, 3), "63,500");
  EXPECT_EQ(cell(1, 4), "above 50,000, allowed");
  EXPECT_EQ(cell(1, 5), "not in the data");
  EXPECT_TRUE(
      has(document.summary, "2 primary care networks with 5 practices and 95,500 registered patients"))
      << document.summary;
}

TEST(NetworksView, NamesThePracticesInNoNetworkAndTheWholeTotals) {
  const std::string text = text_of("");
  EXPECT_TRUE(
      has(text,
          "Practice G3 is in no network (9,000 registered patients). With it there are 6 practices and "
          "104,500 registered patients."))
      << text;
}

TEST(NetworksView, SortsByTheColumnOfTheAddressWithMissingFiguresLast) {
  const auto first = [](std::string_view fragment) {
    return find_table(session(fragment)->document("view"), "networks")->rows.front().key;
  };
  EXPECT_EQ(first("sort=-registered"), "U2");
  EXPECT_EQ(first("sort=registered"), "U1");
  EXPECT_EQ(first("sort=weighted"), "U1");
  EXPECT_EQ(first("sort=-weighted"), "U1");
  EXPECT_EQ(first("sort=-name"), "U2");
  EXPECT_EQ(first("sort=no-such-column"), "U1");
}

TEST(NetworksView, StaffOfAnotherTimeAreNotShownBesideAnEarlierDate) {
  const Table table = *find_table(session("date=2020-01-01")->document("view"), "networks");
  EXPECT_EQ(table.rows[0].cells[6].text, "not known on this day");
  EXPECT_TRUE(
      has(table.caption, "Staff figures are not known on 1 January 2020 (the data are of 30 June 2026)"))
      << table.caption;
}

TEST(NetworksView, ADayWithoutNetworksSaysSo) {
  Dataset data = testing::view_dataset();
  data.memberships.clear();
  EXPECT_TRUE(
      has(to_plain_text(Session::from_data(std::move(data))->document("view")), "no network on this date"));
}

TEST(NetworkView, SaysWhoIsInItAndWhatItOffers) {
  const std::string text = text_of("view=network&net=U1");
  EXPECT_TRUE(has(text,
                  "North Town PCN has 2 GP practices in Borough with 32,000 registered patients (1 "
                  "July 2026)."))
      << text;
  EXPECT_TRUE(has(text, "With 32,000 registered patients the network is within the 30,000 to 50,000"));
  EXPECT_TRUE(has(text, "Practice G1 | SE1 1AA | 020 7946 0000 | 20,000 | 62% | Good (2022)")) << text;
  EXPECT_TRUE(has(text, "Clinical Pharmacists | They help you. | 3.5"));
  EXPECT_TRUE(has(text, "Service S1. Monday to Friday 18:30–20:00; Saturday and Sunday closed.")) << text;
  EXPECT_TRUE(has(text, "modelled"));
  EXPECT_TRUE(has(text, "Practice G5 | from 1 July 2019 | to 1 January 2024")) << text;
  EXPECT_TRUE(has(text, "Contracts of the first networks went live on 1 July 2019"));
}

TEST(NetworkView, ANetworkWithoutMembersOnTheDayStillTellsItsHistory) {
  Dataset data = testing::view_dataset();
  for (Membership& membership : data.memberships) {
    if (data.networks[membership.network.value].code == "U1") membership.end = Date{2020, 1, 1};
  }
  auto view = Session::from_data(std::move(data));
  EXPECT_TRUE(view->apply("view=network&net=U1").empty());
  const std::string text = to_plain_text(view->document("view"));
  EXPECT_TRUE(has(text, "had no practices on 1 July 2026"));
  EXPECT_TRUE(has(text, "Practice G1 | from 1 July 2019 | to 1 January 2020")) << text;
}

TEST(NetworkView, NothingChosenSaysHowToChoose) {
  for (const char* view : {"network", "place", "practice"}) {
    const Document document = session("view=" + std::string(view))->document("view");
    EXPECT_TRUE(has(document.summary, "chosen")) << view;
    EXPECT_FALSE(document.blocks.empty());
  }
}

TEST(PlaceView, NamesLeadingNetworkRunnerUpAndNearestPractices) {
  const std::string text = text_of("view=place&postcode=SE1%201AA");
  EXPECT_TRUE(has(text, "The postcode SE1 1AA is in Quarter a (Borough 00a)")) << text;
  EXPECT_TRUE(has(text, "Leading network: ")) << text;
  EXPECT_TRUE(has(text, "(modelled)"));
  EXPECT_TRUE(has(text, "Residents: 1,200 (census of 2021)"));
  EXPECT_TRUE(has(text, "Residents per square kilometre: 300 (census of 2021)"));
  EXPECT_TRUE(has(text, "tenth 1 of 10"));
  EXPECT_TRUE(has(text, "Practice G1 | 710 metres | North Town PCN | 020 7946 0000")) << text;
  EXPECT_FALSE(has(text, "Practice G6")) << "special allocation practices are nobody's choice";
  EXPECT_TRUE(has(text, "Nearest pharmacy: Service S2"));
}

TEST(PlaceView, APostcodeOutsideEverySmallAreaStillHasNearPractices) {
  const std::string text = text_of("view=place&postcode=SE9%209ZZ");
  EXPECT_TRUE(has(text, "lies in no small area"));
  EXPECT_TRUE(has(text, "Practice X1 | 570 metres | Far Away PCN")) << text;
}

TEST(PlaceView, APostcodeInASmallAreaBeyondTheEdgeIsNotASelectedPlace) {
  Dataset data = testing::view_dataset();
  data.postcodes.back().small_area = find_small_area(data, "E-F");
  auto open = Session::from_data(std::move(data));
  open->apply("view=place&postcode=SE9+9ZZ");
  EXPECT_TRUE(has(to_plain_text(open->document("view")), "lies in no small area"));
  EXPECT_TRUE(has(to_plain_text(open->document("answer")), "Practice X1"));
}

TEST(PracticeView, SaysNetworkContactFiguresAndHistory) {
  const std::string text = text_of("view=practice&practice=G1");
  EXPECT_TRUE(has(text, "On 1 July 2026 it was in North Town PCN.")) << text;
  EXPECT_TRUE(has(text, "Phone: 020 7946 0000"));
  EXPECT_TRUE(has(text, "Website: not in the data"));
  EXPECT_TRUE(has(text, "Registered patients: 20,000 (1 July 2026)"));
  EXPECT_TRUE(has(text, "Weighted patients: 19,501 (average of 2022/23)") ||
              has(text, "Weighted patients: 19,500 (average of 2022/23)"));
  EXPECT_TRUE(has(text, "Branch of G1 | branch"));
  EXPECT_TRUE(has(text_of("view=practice&practice=G3"), "member of no network"));
  EXPECT_TRUE(has(text_of("view=practice&practice=X1"), "beyond the edge"));
  EXPECT_TRUE(has(text_of("view=practice&practice=G6"),
                  "Its list is not open to everyone: it is for people who were taken off the list"));
  const std::string moved = text_of("view=practice&practice=G5");
  EXPECT_TRUE(has(moved, "North Town PCN from 1 July 2019 to 1 January 2024")) << moved;
}

TEST(Answer, WithoutASearchSaysHowToBegin) {
  const std::string text = text_of("", "answer");
  EXPECT_TRUE(has(text, "Type your postcode"));
  EXPECT_TRUE(has(text, "What is a primary care network?"));
}

TEST(Answer, ForAPostcodeNamesTheLikelyNetworkAsModelled) {
  const std::string text = text_of("postcode=SE1%201AA", "answer");
  EXPECT_TRUE(has(text, "Your postcode SE1 1AA is in Quarter a, Borough.")) << text;
  EXPECT_TRUE(has(text, "Your network is most likely North Town PCN.")) << text;
  EXPECT_TRUE(has(text, "How sure is that? ")) << text;
  EXPECT_TRUE(has(text, "This is estimated, not counted, so it cannot be checked."));
  EXPECT_TRUE(has(text, "Evenings and Saturdays"));
  EXPECT_TRUE(has(text, "Practice G1, 710 metres away. Network: North Town PCN. Phone: 020 7946 0000."))
      << text;
  EXPECT_TRUE(has(text, "Clinical Pharmacists: They help you."));
  EXPECT_TRUE(has(text, "call 999"));
  EXPECT_TRUE(has(text, "A network is not a building"));
}

TEST(Answer, FollowsTheViewThatIsOpen) {
  EXPECT_TRUE(has(text_of("postcode=SE1%201AA&view=network&net=U2", "answer"), "# South Town PCN"));
  EXPECT_TRUE(has(text_of("postcode=SE1%201AA&view=practice&practice=G5", "answer"),
                  "If you are registered here, your network is South Town PCN."));
  EXPECT_TRUE(has(text_of("postcode=SE1%201AA&net=U2", "answer"), "# SE1 1AA"));
}

TEST(About, NamesEverySourceWithItsLicenceAndWhatWasDropped) {
  const std::string text = text_of("", "about");
  for (const char* part :
       {"Open Government Licence", "© OpenStreetMap contributors", "Patients registered | NHS England",
        "Open Database Licence v1.0", "No point. | 2 | 30", "modelled"}) {
    EXPECT_TRUE(has(text, part)) << part << "\n" << text;
  }
}

TEST(MapWords, CountsEveryPlaceOnceWhateverTheMeasure) {
  for (const char* measure : {"network", "size", "density", "deprivation", "lead"}) {
    const Document document = session("measure=" + std::string(measure))->document("map");
    const Table* table = find_table(document, "map-classes");
    ASSERT_NE(table, nullptr);
    double places = 0;
    double residents = 0;
    for (const Row& row : table->rows) {
      places += *row.cells[2].sort;
      residents += *row.cells[3].sort;
    }
    EXPECT_EQ(places, 6) << measure;
    EXPECT_EQ(residents, 7200) << measure;
  }
}

TEST(MapWords, NamesEveryMarkerOfTheMap) {
  const auto all = session(
      "layers=practices,branches,former-sites,enhanced-access,pharmacies,hospitals&net=U1&postcode="
      "SE1%201AA");
  const std::string text = to_plain_text(all->document("map"));
  EXPECT_FALSE(all->scene().markers.empty());
  for (const Marker& marker : all->scene().markers)
    EXPECT_TRUE(has(text, marker.label + " | " + marker.detail)) << marker.label;
  for (const LegendEntry& entry : all->scene().legend.entries) {
    if (!entry.shape) {
      EXPECT_TRUE(has(text, entry.label)) << entry.label;
    }
  }
}

TEST(Documents, UnknownOnesAreDocumentsToo) {
  const Document document = session()->document("nonsense");
  EXPECT_EQ(document.title, "Not found");
}

}  // namespace
}  // namespace pcn
