// The second map beside the first: its state, its scene, what the two tell differently, and both on one
// sheet.
#include "core/state/second_map.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/geo/projection.h"
#include "core/map/difference.h"
#include "core/session/session.h"
#include "core/state/extra_keys.h"
#include "tests/support/ascii_area.h"
#include "tests/view/view_fixture.h"
#include "tests/view/xml_fault.h"

namespace pcn {
namespace {

using testing::AsciiArea;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::unique_ptr<Session> open(std::string_view address, Dataset data = testing::view_dataset()) {
  auto session = Session::from_data(std::move(data));
  EXPECT_TRUE(session->restore(address).empty()) << address;
  return session;
}

// Three places in a row; the practice of the middle moved from U1 to U2 in 2023.
AsciiArea moved() {
  return AsciiArea({"a b c"})
      .residents_each(1000)
      .network("U1", "West PCN")
      .network("U2", "East PCN")
      .practice("G1", 'a', 1000, "U1")
      .practice("G2", 'b', 5000)
      .practice("G3", 'c', 1000, "U2")
      .member("G2", "U1", Date{2019, 7, 1}, Date{2023, 1, 1})
      .member("G2", "U2", Date{2023, 1, 1});
}

TEST(SecondMap, HoldsWhatIsItsOwnAndFollowsTheFirstInAllElse) {
  const auto session = open("measure=density&net=U1&place=E-a&beside=date~2019-12-01/measure~size");
  const AppState second = session->second()->state();
  EXPECT_EQ(to_iso(second.date), "2019-12-01");
  EXPECT_EQ(second.measure, "size");
  EXPECT_EQ(second.network, "U1");
  EXPECT_EQ(second.place, "E-a");
  EXPECT_EQ(session->state().measure, "density");
  EXPECT_TRUE(has(session->fragment(), "beside=date~2019-12-01/measure~size")) << session->fragment();
  session->apply("net=U2&place=&postcode=");
  EXPECT_EQ(session->second()->state().network, "U2");
  EXPECT_EQ(session->second()->state().place, "");
  session->apply("beside=");
  EXPECT_EQ(session->second(), nullptr);
}

TEST(SecondMap, IsChosenPieceByPieceAndRefusesWhatIsNone) {
  const auto session = open("");
  const auto value = [&] { return std::string(extra(session->state(), kSecondMap)); };
  EXPECT_TRUE(session->apply(session->open_second()).empty());
  EXPECT_EQ(value(), "date~2019-12-01") << "the day with which changes are compared";
  EXPECT_TRUE(session->apply("beside-measure=density").empty());
  EXPECT_TRUE(session->apply("beside-footprint=modelled:share:20").empty());
  EXPECT_TRUE(session->apply("beside-footprint-percent=30").empty());
  EXPECT_TRUE(session->apply("beside-date=2026-07-01").empty());
  EXPECT_EQ(value(), "date~2026-07-01/footprint~modelled:share:30/measure~density");
  EXPECT_EQ(session->state().footprint, initial_state(session->data()).footprint) << "the first has its own";
  EXPECT_TRUE(session->apply("beside-measure=same").empty());
  EXPECT_EQ(value(), "date~2026-07-01/footprint~modelled:share:30");
  for (const std::string bad :
       {"beside-date=1990-01-01", "beside-measure=other", "beside-net=U1", "beside=net~U1", "beside=date",
        "beside=date~never", "beside=beside~date~2019-12-01"}) {
    EXPECT_EQ(session->apply(bad).size(), 1u) << bad;
    EXPECT_EQ(value(), "date~2026-07-01/footprint~modelled:share:30") << bad;
  }
}

TEST(SecondMap, ShowsWhatASessionWithThatStateShows) {
  for (const std::string own : {"date~2019-12-01", "measure~deprivation", "footprint~modelled:share:20",
                                "plan~G2:U2", "date~2019-12-01/measure~lead"}) {
    const auto session = open("net=U1&layers=practices,network-names&beside=" + own);
    const AppState then = session->second()->state();
    const auto alone = open(to_fragment(then, session->data()));
    EXPECT_EQ(session->second()->scene(), alone->scene()) << own;
    EXPECT_EQ(session->scene(), open("net=U1&layers=practices,network-names")->scene()) << own;
  }
}

TEST(SecondMap, MayShowWhatIsPublishedBesideAPlanAndThePlanBesideIt) {
  const auto session = open("plan=G2:U2&beside=plan~");
  EXPECT_TRUE(has(session->scene().plan, "This is a plan"));
  EXPECT_EQ(session->second()->scene().plan, "");
  EXPECT_EQ(session->second()->scene(), open("")->scene());
  EXPECT_EQ(session->scene(), open("plan=G2:U2")->scene()) << "the plan is in force again";
  session->apply("beside-plan=same&beside-measure=density");
  EXPECT_TRUE(has(session->second()->scene().plan, "This is a plan"));
  const Controls controls = session->second_controls();
  EXPECT_EQ(controls.controls.back().key, "beside-plan");
  EXPECT_EQ(controls.controls.back().value, "same");
}

TEST(SecondMap, LeavesTheFirstAlone) {
  const auto session = open("");
  const std::uint64_t scene = session->scene_version(), view = session->version("view");
  session->apply("desk=explore&beside=date~2019-12-01");
  (void)session->second()->scene();
  (void)session->difference();
  EXPECT_EQ(session->scene_version(), scene);
  EXPECT_EQ(session->version("view"), view);
}

TEST(SecondMap, FollowsTheFilesOfTheReader) {
  const auto session = open("beside=date~2019-12-01");
  const Session* before = session->second();
  ASSERT_NE(before, nullptr);
  session->apply(kCloseServices);  // whatever the files hold, they may be others now
  ASSERT_NE(session->second(), nullptr);
  EXPECT_EQ(session->second()->state().date, (Date{2019, 12, 1}));
}

TEST(Difference, CountsPlacesAndPeopleWhereAnotherNetworkLeads) {
  const auto session = open("beside=date~2019-12-01", moved().build());
  const std::string text = session->difference();
  EXPECT_TRUE(has(text, "Another network leads in ")) << text;
  EXPECT_TRUE(has(text, " of 3 places")) << text;
  // By hand: the leaders of both days.
  std::int64_t places = 0;
  for (const char* place : {"E-a", "E-b", "E-c"}) {
    const auto leader = [&](const char* day) {
      const auto alone = open(std::string("date=") + day, moved().build());
      const auto lines = alone->tooltip_at(
          grid_to_mercator(alone->data().small_areas[find_small_area(alone->data(), place).value].centroid));
      return has(lines.at(1), "West PCN leads");
    };
    places += leader("2019-12-01") != leader("2026-07-01") ? 1 : 0;
  }
  ASSERT_GT(places, 0);
  EXPECT_TRUE(has(text, "in " + std::to_string(places) + " of 3 places, where " + std::to_string(places) +
                            ",000 people live (census of 2021)."))
      << text;
}

TEST(Difference, ComparesClassesOfOneMeasureOnlyAndNeverTakesMissingForAChange) {
  const auto same = open("measure=deprivation&beside=date~2019-12-01", moved().build());
  EXPECT_TRUE(has(same->difference(), "The class is the same in all 3 places.")) << same->difference();
  const auto lead = open("measure=lead&beside=date~2019-12-01", moved().build());
  EXPECT_TRUE(has(lead->difference(), "class")) << lead->difference();
  const auto other = open("measure=lead&beside=measure~density", moved().build());
  EXPECT_EQ(other->difference(), "The same network leads in all 3 places.");
}

TEST(Difference, CountsApartWhereNoNetworkIsKnown) {
  // Until 2023 the practice of the second place is in no network.
  Dataset data = AsciiArea({"a b"})
                     .residents_each(1000)
                     .practice("G1", 'a', 1000, "U1")
                     .practice("G2", 'b', 1000)
                     .member("G2", "U2", Date{2023, 1, 1})
                     .build();
  data.observed = {{PracticeIndex(std::size_t{0}), SmallAreaIndex(std::size_t{0}), 1000},
                   {PracticeIndex(std::size_t{1}), SmallAreaIndex(std::size_t{1}), 1000}};
  data.observed_date = Date{2022, 7, 1};
  const auto session = open("footprint=carried:plurality&measure=lead&beside=date~2019-12-01", data);
  EXPECT_EQ(
      session->difference(),
      "The same network leads in all 1 place. The leading network is not known on one map or both in 1 "
      "place. The class is the same in all 1 place. The class is not known on one map or both in 1 place.");
}

TEST(Difference, WhoLedAPlaceBeforeIsToldWherePatientsWereCounted) {
  Dataset data = moved().build();
  const auto practice = [](std::size_t at) { return PracticeIndex(at); };
  const auto place = [](std::size_t at) { return SmallAreaIndex(at); };
  data.observed = {{practice(0), place(0), 900},
                   {practice(0), place(1), 100},
                   {practice(1), place(1), 900},
                   {practice(2), place(2), 1000}};
  data.observed_date = Date{2022, 7, 1};
  const auto ask = [](const Session& session, const char* at) {
    const BritishGrid middle = session.data().small_areas[find_small_area(session.data(), at).value].centroid;
    const Mercator there = grid_to_mercator(middle);
    return session.ask_map("changed", there, there, there).text;
  };
  const auto counted = open("footprint=carried:plurality&place=E-b", data);
  const std::string text = ask(*counted, "E-b");
  EXPECT_TRUE(has(text,
                  "On 1 December 2019 West PCN led this place with 100% of its patients, on 1 July 2026 "
                  "East PCN with "))
      << text;
  counted->apply("place=E-c");
  EXPECT_TRUE(has(ask(*counted, "E-c"), "East PCN led this place on both days, with 100% of its patients"))
      << ask(*counted, "E-c");
  counted->apply("footprint=modelled:plurality&place=E-b");
  EXPECT_FALSE(has(ask(*counted, "E-b"), "led this place")) << "nobody was counted: the model says nothing";
}

TEST(SecondMap, BothMapsAreOnOneSheet) {
  const std::string address = "desk=explore&measure=deprivation&beside=date~2019-12-01/measure~lead";
  const auto session = open(address);
  const auto file = session->export_file("svg:map");
  ASSERT_TRUE(file.has_value());
  const std::string& svg = file->text;
  EXPECT_EQ(testing::xml_fault(svg), "");
  EXPECT_TRUE(has(file->name, "two-maps")) << file->name;
  for (const char* words : {"Map 1: Deprivation", "Map 2: Share of the leading network", "1 December 2019",
                            "1 July 2026", "Sources: "})
    EXPECT_TRUE(has(svg, words)) << words;
  std::set<std::string> names;
  for (std::size_t at = 0; (at = svg.find(" id=\"", at)) != std::string::npos; ++at) {
    const std::string name = svg.substr(at + 5, svg.find('"', at + 5) - at - 5);
    EXPECT_TRUE(names.insert(name).second) << name;
  }
  for (std::size_t at = 0; (at = svg.find("url(#", at)) != std::string::npos; ++at)
    EXPECT_TRUE(names.count(svg.substr(at + 5, svg.find(')', at) - at - 5))) << svg.substr(at, 40);
  EXPECT_FALSE(has(open("measure=deprivation&beside=date~2019-12-01")->export_file("svg:map")->text, "Map 2"))
      << "what is seen is one map";
  EXPECT_EQ(session->scene(), open("desk=explore&measure=deprivation")->scene());
}

}  // namespace
}  // namespace pcn
