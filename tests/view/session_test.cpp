#include "core/session/session.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

using testing::session;

TEST(Session, ABadPackageIsAnErrorThatNamesTheFile) {
  const auto loaded = Session::load("not a package", "mine.json");
  ASSERT_FALSE(loaded.has_value());
  EXPECT_NE(loaded.error().message().find("mine.json"), std::string::npos);
}

TEST(Session, RestoreForgetsWhatTheAddressDoesNotSay) {
  auto open = session();
  open->apply("net=U1&measure=lead");
  EXPECT_EQ(open->fragment(), "v1&measure=lead&net=U1");
  EXPECT_TRUE(open->restore("v1&net=U2").empty());
  EXPECT_EQ(open->fragment(), "v1&net=U2");
}

TEST(Session, ABadPartOfAnAddressIsSaidAndTheRestIsShown) {
  auto open = session();
  EXPECT_EQ(open->restore("net=U2&measure=taste").size(), 1u);
  EXPECT_EQ(open->state().network, "U2");
}

TEST(Session, MembershipsFollowTheDate) {
  auto open = session();
  const auto members = [&open] { return find_table(open->document("network"), "members")->rows.size(); };
  open->apply("net=U1");
  EXPECT_EQ(members(), 2u);
  open->apply("date=2023-12-31");
  EXPECT_EQ(members(), 3u);
}

TEST(Session, GoingThroughTimeAndBackShowsTheSameMap) {
  auto open = session();
  const std::vector<std::string> days = {"2026-07-01", "2019-12-01", "2020-06-01",
                                         "2021-06-01", "2022-06-01", "2023-06-01"};
  std::vector<Scene> first;
  for (const std::string& day : days) {
    open->apply("measure=lead&place=E-d&date=" + day);
    first.push_back(open->scene());
    auto fresh = session();
    fresh->apply(open->fragment());
    EXPECT_EQ(fresh->scene(), first.back()) << day;
  }
  EXPECT_NE(first.front().summary, first.back().summary);
  for (std::size_t i = days.size(); i-- > 0;) {
    open->apply("date=" + days[i]);
    EXPECT_EQ(open->scene(), first[i]) << days[i];
  }
}

TEST(Session, ADocumentDoesNotDependOnWhatWasLookedAtBefore) {
  auto fresh = session();
  auto used = session();
  (void)used->scene();
  used->apply("footprint=declared&date=2021-01-01");
  (void)used->scene();
  used->restore("");
  for (const char* view : {"networks", "practice", "network", "place"}) {
    fresh->apply("practice=G1&net=U1&place=E-a&view=" + std::string(view));
    used->apply("practice=G1&net=U1&place=E-a&view=" + std::string(view));
    EXPECT_EQ(to_json(used->document("view")), to_json(fresh->document("view"))) << view;
  }
}

TEST(Session, SearchGivesActionsThatShowWhatWasFound) {
  auto open = session();
  const auto postcodes = open->search("se1 1aa");
  ASSERT_FALSE(postcodes.empty());
  EXPECT_EQ(postcodes[0].label, "SE1 1AA");
  EXPECT_EQ(postcodes[0].kind, "postcode");
  EXPECT_EQ(postcodes[0].detail, "postcode in Quarter a, Borough");
  EXPECT_EQ(postcodes[0].action, "view=place&postcode=SE1%201AA");
  const auto networks = open->search("north town");
  ASSERT_FALSE(networks.empty());
  EXPECT_EQ(networks[0].action, "view=network&net=U1");
  const auto practices = open->search("practice g5");
  ASSERT_FALSE(practices.empty());
  EXPECT_EQ(practices[0].detail, "practice in South Town PCN, SE1 1AA");
  EXPECT_LE(open->search("e").size(), 10u);
  EXPECT_TRUE(open->search("").empty());
  EXPECT_TRUE(open->search(std::string(100'000, 'x')).empty());
}

TEST(Session, ControlsShowTheState) {
  auto open = session();
  open->apply("measure=lead&layer-parks=0&footprint=modelled:share:35&date=2021-05-05");
  const Controls controls = open->map_controls();
  ASSERT_GE(controls.controls.size(), 4u);
  EXPECT_EQ(controls.controls[0].value, "lead");
  EXPECT_EQ(controls.controls[1].value, "modelled:share:35");
  // The rule that is shown is offered with its own percentage, and once.
  const auto& rules = controls.controls[1].options;
  EXPECT_EQ(std::count_if(rules.begin(), rules.end(),
                          [](const Option& rule) { return rule.value.starts_with("modelled:share:"); }),
            1);
  EXPECT_EQ(controls.controls[2].value, "35");
  EXPECT_EQ(controls.controls[3].value, "2021-05-05");
  for (const Control& control : controls.controls) {
    if (control.key == "layer-parks") {
      EXPECT_EQ(control.value, "0");
    }
    if (control.kind != ControlKind::kSelect) continue;
    int matching = 0;
    for (const Option& option : control.options) matching += option.value == control.value ? 1 : 0;
    EXPECT_EQ(matching, 1) << control.key;
  }
}

// Everybody on the lists of the area, counted three months before.
constexpr std::string_view kRegistrations =
    "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,SEX,NUMBER_OF_PATIENTS\n"
    "LIST,01APR2026,G1,NAME,E-a,ALL,12000\nLIST,01APR2026,G4,NAME,E-a,ALL,36000\n"
    "LIST,01APR2026,G1,NAME,E-b,ALL,7993\nLIST,01APR2026,G1,NAME,NO2011,ALL,7\n"
    "LIST,01APR2026,G2,NAME,E-b,ALL,12000\nLIST,01APR2026,G3,NAME,E-c,ALL,9000\n"
    "LIST,01APR2026,G4,NAME,E-e,ALL,24000\nLIST,01APR2026,G5,NAME,E-d,ALL,3000\n"
    "LIST,01APR2026,G6,NAME,E-f,ALL,500\n";

TEST(Session, RegistrationsMakeObservedFootprintsAndSaySo) {
  auto open = session();
  open->apply("view=place&place=E-a&footprint=modelled:share:30");
  const auto version = open->scene_version();
  ASSERT_NE(testing::to_plain_text(open->document("view")).find("modelled"), std::string::npos);
  const auto messages = open->load_registrations(kRegistrations, "lsoa.csv");
  ASSERT_TRUE(messages.has_value()) << messages.error().message();
  ASSERT_FALSE(messages->empty());
  EXPECT_NE(messages->front().find("6 practices of 6, with 104,500 of 104,500 patients (100.0%)"),
            std::string::npos)
      << messages->front();
  const auto elsewhere = std::find_if(messages->begin(), messages->end(), [](const std::string& message) {
    return message.find("(7 patients)") != std::string::npos;
  });
  EXPECT_NE(elsewhere, messages->end());
  EXPECT_EQ(open->state().footprint, "carried:share:30");
  EXPECT_GT(open->scene_version(), version);
  EXPECT_NE(open->scene().rule.find("observed"), std::string::npos);
  const std::string place = testing::to_plain_text(open->document("view"));
  EXPECT_NE(place.find("South Town PCN with 75% of the people registered (observed)"), std::string::npos)
      << place;
  EXPECT_EQ(place.find("modelled"), std::string::npos) << place;
  const auto file = open->export_file("geojson:footprints");
  ASSERT_TRUE(file.has_value());
  EXPECT_NE(file->text.find("observed"), std::string::npos);
  EXPECT_EQ(file->text.find("modelled"), std::string::npos);
  // The rule stands in the link, so that whoever opens it without the file is told.
  EXPECT_NE(open->fragment().find("footprint=carried:share:30"), std::string::npos);
  EXPECT_FALSE(session()->restore(open->fragment()).empty());
  EXPECT_TRUE(open->restore(open->fragment()).empty());
}

TEST(Session, RegistrationsPutAwayLeaveTheModelAsItWas) {
  auto open = session();
  open->apply("view=place&place=E-a&footprint=modelled:share:30");
  const Scene before = open->scene();
  const Dataset data = open->data();
  ASSERT_TRUE(open->load_registrations(kRegistrations, "one.csv").has_value());
  ASSERT_TRUE(open->load_registrations(kRegistrations, "two.csv").has_value());
  EXPECT_NE(open->scene(), before);
  EXPECT_EQ(open->files().registrations, "two.csv");
  const auto actions = testing::actions_of(open->document("settings"));
  EXPECT_NE(std::find(actions.begin(), actions.end(), "close=registrations"), actions.end());
  const auto revision = open->revision();
  EXPECT_TRUE(open->apply("close=registrations").empty());
  EXPECT_NE(open->revision(), revision);
  EXPECT_FALSE(open->files().any());
  EXPECT_EQ(open->state().footprint, "modelled:share:30");
  EXPECT_EQ(open->data(), data);
  EXPECT_EQ(open->scene(), before);
  EXPECT_TRUE(open->apply("close=registrations").empty());
}

TEST(Session, EveryViewMadeFromTheReadersRegistrationsSaysSoAndCanPutThemAway) {
  auto open = session();
  const auto offered = [&open](std::string_view view) {
    open->apply("net=U1&view=" + std::string(view));
    const auto actions = testing::actions_of(open->document("view"));
    return std::find(actions.begin(), actions.end(), "close=registrations") != actions.end();
  };
  EXPECT_FALSE(offered("people"));
  ASSERT_TRUE(open->load_registrations(kRegistrations, "lsoa.csv").has_value());
  for (const char* view : {"networks", "network", "people", "compare", "gaps"})
    EXPECT_TRUE(offered(view)) << view;
  EXPECT_FALSE(offered("staff")) << "nothing in it is of the file";
  open->apply("close=registrations");
  EXPECT_FALSE(offered("people"));
}

TEST(Session, OnADayFarFromTheCountFootprintsAreCarriedForwardAndSaySo) {
  auto open = session();
  ASSERT_TRUE(open->load_registrations(kRegistrations, "lsoa.csv").has_value());
  open->apply("view=place&place=E-a&date=2025-07-01&footprint=carried:plurality");
  EXPECT_NE(open->scene().rule.find("carried forward"), std::string::npos) << open->scene().rule;
  const std::string place = testing::to_plain_text(open->document("view"));
  EXPECT_NE(place.find("(carried forward)"), std::string::npos) << place;
  const auto said = open->apply("footprint=observed:plurality");
  ASSERT_EQ(said.size(), 1u);
  EXPECT_NE(said[0].find("counted on 1 April 2026"), std::string::npos) << said[0];
}

TEST(Session, AFileOfAFewPracticesIsNotTakenForTheArea) {
  auto open = session();
  const Dataset data = open->data();
  const std::string_view part = kRegistrations.substr(0, kRegistrations.find("LIST,01APR2026,G4"));
  const auto loaded = open->load_registrations(part, "part.csv");
  ASSERT_FALSE(loaded.has_value());
  EXPECT_EQ(open->data(), data);
  EXPECT_FALSE(open->files().any());
}

TEST(Session, ABadFileOfRegistrationsChangesNothing) {
  auto open = session();
  ASSERT_TRUE(open->load_registrations(kRegistrations, "lsoa.csv").has_value());
  open->apply("view=place&place=E-a");
  const Dataset data = open->data();
  const std::string fragment = open->fragment();
  const std::string place = to_json(open->document("view"));
  const std::string good(kRegistrations);
  for (const std::string& bad :
       {std::string(), std::string("not,a,registration\n"), good + "LIST,01APR2026,G1,NAME,E-c,ALL,-4\n",
        good.substr(0, good.size() - 8), good.substr(0, good.find('\n') + 1)}) {
    const auto loaded = open->load_registrations(bad, "bad.csv");
    ASSERT_FALSE(loaded.has_value());
    EXPECT_EQ(loaded.error().where.file, "bad.csv");
    EXPECT_EQ(open->data(), data);
    EXPECT_EQ(open->fragment(), fragment);
    EXPECT_EQ(to_json(open->document("view")), place);
  }
}

}  // namespace
}  // namespace pcn
