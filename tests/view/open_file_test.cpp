#include "core/session/open_file.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/geo/projection.h"
#include "core/io/area_package.h"
#include "core/state/layers.h"
#include "tests/support/ascii_area.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

using testing::session;

const std::string kServices = R"({"format": "pcn-services", "version": 1, "title": "Ours",
  "locations": [{"id": "l1", "name": "Hub", "postal_code": "SE1 1AB"}, {"id": "l2", "name": "Nowhere"}],
  "services": [{"id": "s1", "name": "Home visiting", "location_ids": ["l1", "l2"],
    "schedules": [{"byday": "MO,TU", "opens_at": "18:30", "closes_at": "20:00"}],
    "covers": {"network": "U1", "practices": ["G1"]}}]})";

std::string all_of(const OpenedFile& opened) {
  std::string text = opened.title;
  for (const std::string& message : opened.messages) text += "\n" + message;
  return text;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::vector<Marker> own_markers(const Session& open) {
  std::vector<Marker> own;
  for (const Marker& marker : open.scene().markers) {
    if (has(marker.detail, "your file")) own.push_back(marker);
  }
  return own;
}

TEST(KindOfFile, FollowsFromTheContentNotTheName) {
  EXPECT_EQ(kind_of_file(""), FileKind::kUnknown);
  EXPECT_EQ(kind_of_file(" \n"), FileKind::kUnknown);
  EXPECT_EQ(kind_of_file("{"), FileKind::kUnknown);
  EXPECT_EQ(kind_of_file("{\"format\""), FileKind::kUnknown);
  EXPECT_EQ(kind_of_file("{\"format\": \"pcn-area"), FileKind::kArea)
      << "a file cut short is what it began as";
  EXPECT_EQ(kind_of_file(kServices), FileKind::kServices);
  EXPECT_EQ(kind_of_file("\xEF\xBB\xBF" + kServices), FileKind::kServices);
  EXPECT_EQ(kind_of_file(R"({"note": "format", "inside": {"format": "pcn-area"}, "format": "pcn-services"})"),
            FileKind::kServices);
  EXPECT_EQ(kind_of_file(R"(["format", "pcn-area"])"), FileKind::kUnknown);
  EXPECT_EQ(kind_of_file("EXTRACT_DATE,PRACTICE_CODE,LSOA_CODE,SEX,NUMBER_OF_PATIENTS\n"),
            FileKind::kRegistrations);
  EXPECT_EQ(kind_of_file("PRACTICE_CODE,LSOA,NUMBER_OF_PATIENTS\n"), FileKind::kRegistrations);
  EXPECT_EQ(kind_of_file("name,address\nA,B\n"), FileKind::kUnknown);
}

TEST(KindOfFile, KnowsAListHoweverASpreadsheetSavedIt) {
  const std::string row = "X,01APR2025,G83001,NAME,E01003013,ALL,244\n";
  const std::string list =
      "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,SEX,NUMBER_OF_PATIENTS\n" + row;
  const auto with = [](std::string text, char from, char to) {
    std::replace(text.begin(), text.end(), from, to);
    return text;
  };
  std::string wide = "\xFF\xFE";
  for (const char c : list) wide += std::string{c, '\0'};
  for (const std::string& text :
       {list, with(list, ',', ';'), with(list, ',', '\t'), "sep=,\n" + list,
        "Patients registered at a GP practice,,,,,,\n,,,,,,\n" + list, wide, "\xEF\xBB\xBF" + list,
        "Publication,Extract Date,Practice Code,Practice Name,LSOA Code,Sex,Number of Patients\n" + row,
        list + "X,01APR2025,G83001,ST JOHN\x92S,E01003013,ALL,2\n"}) {
    EXPECT_EQ(kind_of_file(text), FileKind::kRegistrations) << text;
  }
}

TEST(OpenFile, PutsServicesOnTheMapAndIntoTheViewMarkedAsTheReadersOwn) {
  auto open = session();
  const std::uint64_t before = open->scene_version();
  const OpenedFile opened = open_file(open, kServices, "ours.json");
  ASSERT_TRUE(opened.ok) << all_of(opened);
  EXPECT_TRUE(has(opened.title, "1 service of 1 network")) << opened.title;
  EXPECT_NE(open->scene_version(), before);
  const auto own = own_markers(*open);
  ASSERT_EQ(own.size(), 1u) << "a place without postcode and position has no marker";
  EXPECT_TRUE(has(own[0].detail, "only")) << own[0].detail;
  open->apply(opened.action);
  const std::string text = testing::to_plain_text(open->document("view"));
  EXPECT_TRUE(has(text, "Home visiting")) << text;
  EXPECT_TRUE(has(text, "From your file ")) << text;
  EXPECT_TRUE(has(testing::to_plain_text(open->document("map")), "Home visiting"));
}

TEST(OpenFile, ReadsServicesInWindows1252AndCodesInAnyCase) {
  auto open = session();
  std::string text = kServices;
  text.replace(text.find("Home visiting"), 13, "Children\x92s caf\xE9");
  text.replace(text.find("\"U1\""), 4, "\" u1 \"");
  text.replace(text.find("\"G1\""), 4, "\"g1\"");
  text.replace(text.find("SE1 1AB"), 7, "(se1-1ab)");
  const OpenedFile opened = open_file(open, text, "ours.json");
  ASSERT_TRUE(opened.ok) << all_of(opened);
  EXPECT_TRUE(has(opened.title, "1 service of 1 network")) << all_of(opened);
  open->apply(opened.action);
  EXPECT_TRUE(has(testing::to_plain_text(open->document("view")), "Children’s café"));
  EXPECT_EQ(own_markers(*open).size(), 1u);
}

TEST(OpenFile, HidesOwnServicesThatAreClosedAtTheChosenTime) {
  auto open = session();
  ASSERT_TRUE(open_file(open, kServices, "ours.json").ok);
  open->apply("on=2026-06-29&at=19:00");  // a Monday
  EXPECT_EQ(own_markers(*open).size(), 1u);
  open->apply("at=21:00");
  EXPECT_TRUE(own_markers(*open).empty());
}

TEST(OpenFile, OwnServicesCanBeHiddenAndPutAway) {
  auto open = session();
  const Scene before = open->scene();
  const auto offers_layer = [&open] {
    const auto controls = open->map_controls().controls;
    return std::any_of(controls.begin(), controls.end(), [](const Control& control) {
      return control.key == "layer-" + std::string(kOwnServicesLayer);
    });
  };
  EXPECT_FALSE(offers_layer());
  ASSERT_TRUE(open_file(open, kServices, "ours.json").ok);
  EXPECT_TRUE(offers_layer());
  open->apply("layer-own-services=0");
  EXPECT_TRUE(own_markers(*open).empty());
  open->apply("layer-own-services=1");
  const std::uint64_t revision = open->revision();
  EXPECT_TRUE(open->apply(kCloseServices).empty());
  EXPECT_NE(open->revision(), revision);
  EXPECT_FALSE(open->files().any());
  EXPECT_EQ(open->scene(), before);
}

TEST(OpenFile, ABadServiceFileIsSaidAndTheOneBeforeStays) {
  auto open = session();
  ASSERT_TRUE(open_file(open, kServices, "ours.json").ok);
  const Scene before = open->scene();
  const OpenedFile cut = open_file(open, kServices.substr(0, kServices.size() / 2), "half.json");
  EXPECT_FALSE(cut.ok);
  EXPECT_TRUE(has(all_of(cut), "half.json, line ")) << all_of(cut);
  EXPECT_TRUE(has(all_of(cut), "unchanged"));
  EXPECT_EQ(open->files().services->files, std::vector<std::string>{"ours.json"});
  EXPECT_EQ(open->scene(), before);
}

TEST(OpenFile, AServiceWithAFaultIsNamedAndTheOthersLoad) {
  auto open = session();
  std::string text = kServices;
  text.insert(text.rfind("]}"), R"(, {"id": "s2", "name": "Walks", "covers": {"network": "NONE"}})");
  const OpenedFile opened = open_file(open, text, "ours.json");
  ASSERT_TRUE(opened.ok);
  EXPECT_TRUE(has(all_of(opened), "Walks")) << all_of(opened);
  EXPECT_TRUE(has(all_of(opened), "covers/network")) << all_of(opened);
  EXPECT_EQ(own_markers(*open).size(), 1u);
}

std::string services(const std::string& locations, const std::string& list) {
  return R"({"format": "pcn-services", "version": 1, "locations": [)" + locations + R"(], "services": [)" +
         list + "]}";
}

std::string at(const std::string& location, const std::string& id = "s1") {
  return R"({"id": ")" + id + R"(", "name": "Clinic )" + id + R"(", "location_ids": [")" + location +
         R"("], "covers": {"network": "U1"}})";
}

TEST(OpenFile, AFileOfWhichNothingCanBeUsedIsNoSuccess) {
  auto open = session();
  const Scene before = open->scene();
  for (const std::string& text :
       {services("", R"({"id": "a", "name": "A", "covers": {"network": "U99999"}})"),
        services("", R"({"id": "a", "name": "A", "covers": {"network": "U1"}, "minimum_age": "many"})"),
        services("", ""),
        services("", R"({"id": "a", "name": "A", "status": "defunct", "covers": {"network": "U1"}})")}) {
    const OpenedFile opened = open_file(open, text, "mine.json");
    EXPECT_FALSE(opened.ok) << all_of(opened);
    EXPECT_TRUE(has(opened.title, "was not opened")) << opened.title;
    EXPECT_FALSE(has(all_of(opened), "on the map")) << all_of(opened);
    EXPECT_TRUE(has(all_of(opened), "unchanged")) << all_of(opened);
    EXPECT_TRUE(opened.action.empty());
  }
  EXPECT_FALSE(open->files().any());
  EXPECT_EQ(open->scene(), before);
  EXPECT_TRUE(has(all_of(open_file(open, services("", R"({"id": "a", "name": "A", "covers": {"network": "U1"},
      "schedules": [{"byday": "XX", "opens_at": "9:00", "closes_at": "10:00"}]})"),
                                   "mine.json")),
                  "byday"));
}

TEST(OpenFile, APartOfAFileIsSaidToBeAPart) {
  auto open = session();
  const OpenedFile opened = open_file(
      open, services("", at("no") + "," + R"({"id": "b", "name": "B", "covers": {"network": "U1"}})"),
      "mine.json");
  EXPECT_TRUE(opened.ok);
  EXPECT_TRUE(opened.partly);
  EXPECT_TRUE(has(opened.title, "1 of its 2 services, of 1 network")) << opened.title;
  EXPECT_TRUE(has(all_of(opened), "names no places")) << all_of(opened);
}

TEST(OpenFile, JudgesWherePlacesAreAndClaimsNoneOnTheMapThatIsNot) {
  auto open = session();
  const auto said = [&open](const std::string& members) {
    open->apply(kCloseServices);
    const OpenedFile opened =
        open_file(open, services(R"({"id": "l", "name": "Hall", )" + members + "}", at("l")), "mine.json");
    EXPECT_TRUE(opened.ok) << members;
    EXPECT_EQ(opened.partly, opened.messages.size() > 1) << members;
    return all_of(opened);
  };
  // The fixture's area lies where the grid has it; this is one of its own places.
  const LonLat here = to_lonlat(open->data().small_areas.front().centroid);
  const std::string latitude = std::to_string(here.lat), longitude = std::to_string(here.lon);
  EXPECT_TRUE(has(said("\"latitude\": " + latitude + ", \"longitude\": " + longitude), "and on the map"));
  EXPECT_EQ(own_markers(*open).size(), 1U);
  const std::string turned = said("\"latitude\": " + longitude + ", \"longitude\": " + latitude);
  EXPECT_TRUE(has(turned, "wrong way round") && has(turned, "Hall") && has(turned, "latitude")) << turned;
  EXPECT_TRUE(has(turned, "none of their places is on the map")) << turned;
  EXPECT_TRUE(own_markers(*open).empty());
  const std::string far = said(R"("latitude": 53.8, "longitude": -1.55)");
  EXPECT_TRUE(has(far, " km from ") && has(far, "none of their places")) << far;
  EXPECT_TRUE(own_markers(*open).empty());
  const std::string pair = said(R"("postal_code": "SE1 1AB", "latitude": 53.8, "longitude": -1.55)");
  EXPECT_TRUE(has(pair, "from its postcode SE1 1AB") && has(pair, "none of their places")) << pair;
  EXPECT_TRUE(own_markers(*open).empty());
  const std::string unknown = said(R"("postal_code": "LS1 4AP")");
  EXPECT_TRUE(has(unknown, "LS1 4AP is not among the postcodes")) << unknown;
  EXPECT_TRUE(own_markers(*open).empty());
  const std::string abroad = said(R"("postal_code": "SE1 1AB", "latitude": 48.85, "longitude": 2.35)");
  EXPECT_TRUE(has(abroad, "outside Great Britain") && has(abroad, "and on the map"))
      << "by its postcode: " << abroad;
  EXPECT_EQ(own_markers(*open).size(), 1U);
  (void)said(R"("address": "", "postal_code": "SE1 1AB")");
  open->apply("view=services&net=U1");
  EXPECT_TRUE(has(testing::to_plain_text(open->document("view")), "Where: Hall, SE1 1AB"));
}

TEST(OpenFile, ASecondServiceFileAddsAndOneOfTheSameNameReplaces) {
  auto open = session();
  const auto list = [](const std::string& id) {
    return services(
        "", R"({"id": ")" + id + R"(", "name": "Clinic )" + id + R"(", "covers": {"network": "U1"}})");
  };
  ASSERT_TRUE(open_file(open, list("a"), "a.json").ok);
  const OpenedFile second = open_file(open, list("b"), "b.json");
  EXPECT_TRUE(has(all_of(second), "The services of “a.json” stay open beside them")) << all_of(second);
  const auto view = [&open] {
    open->apply("view=services&net=U1");
    return testing::to_plain_text(open->document("view"));
  };
  EXPECT_TRUE(has(view(), "Clinic a") && has(view(), "Clinic b")) << view();
  EXPECT_TRUE(has(view(), "From your files ")) << view();
  const OpenedFile again = open_file(open, list("c"), "a.json");
  EXPECT_TRUE(has(all_of(again), "takes the place of the file of the same name")) << all_of(again);
  EXPECT_FALSE(has(view(), "Clinic a"));
  EXPECT_TRUE(has(view(), "Clinic b") && has(view(), "Clinic c")) << view();
  EXPECT_EQ(open->export_file("files")->text, R"({"services":["b.json","a.json"],"registrations":""})");
  open->apply(kCloseServices);
  EXPECT_FALSE(has(view(), "Clinic b"));
  EXPECT_EQ(open->export_file("files")->text, R"({"services":[],"registrations":""})");
}

TEST(OpenFile, AnAreaTakesThePlaceOfTheOneShown) {
  auto open = session();
  ASSERT_TRUE(open_file(open, kServices, "ours.json").ok);
  const std::string package = write_area_package(
      testing::AsciiArea({"x y"}).residents_each(500).practice("H1", 'x', 700, "U9").build());
  const Session* before = open.get();
  const OpenedFile cut =
      open_file(open, std::string_view(package).substr(0, package.size() - 9), "area.json");
  EXPECT_FALSE(cut.ok);
  EXPECT_EQ(open.get(), before);
  const OpenedFile opened = open_file(open, package, "area.json");
  ASSERT_TRUE(opened.ok) << all_of(opened);
  EXPECT_NE(open.get(), before);
  EXPECT_TRUE(has(all_of(opened), "put away")) << all_of(opened);
  EXPECT_TRUE(find_network(open->data(), "U9").valid());
}

TEST(OpenFile, RegistrationsWithAWrongColumnAreSaidAndFootprintsStayModelled) {
  auto open = session();
  const OpenedFile bad =
      open_file(open, "EXTRACT_DATE,PRACTICE_CODE,PLACE,SEX,NUMBER_OF_PATIENTS\n", "regs.csv");
  EXPECT_FALSE(bad.ok);
  EXPECT_EQ(bad.kind, FileKind::kRegistrations);
  EXPECT_TRUE(has(all_of(bad), "regs.csv")) << all_of(bad);
  EXPECT_TRUE(has(all_of(bad), "LSOA_CODE")) << all_of(bad);
  EXPECT_TRUE(open->state().footprint.starts_with("modelled:"));
}

TEST(OpenFile, SaysWhatAFileIsThatItDoesNotKnow) {
  auto open = session();
  const auto said = [&open](std::string_view bytes) { return all_of(open_file(open, bytes, "it")); };
  EXPECT_TRUE(has(said(""), "empty"));
  EXPECT_TRUE(has(said("PK\x03\x04"), "CSV"));
  EXPECT_TRUE(has(said("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "old Excel workbook (.xls)"));
  EXPECT_TRUE(has(said("<!DOCTYPE html><html><title>Sign in to NHSmail</title>"), "web page"));
  EXPECT_TRUE(has(said("%PDF-1.4"), "PDF"));
  EXPECT_TRUE(has(said("{ “format”: “pcn-services” }"), "curly"));
  EXPECT_TRUE(has(said("{ \x93"
                       "format\x94: 1 }"),
                  "curly"));
  EXPECT_TRUE(has(said(R"({"format": "soup"})"), "field format"));
  EXPECT_TRUE(has(said("{}"), "JSON without"));
  const std::string nonsense(3'000'000, '\x81');
  EXPECT_TRUE(has(said(nonsense), "none of the files"));
  EXPECT_FALSE(open->files().any());
}

TEST(OpenFile, NeedsAnAreaForAnythingButAnArea) {
  std::unique_ptr<Session> none;
  EXPECT_FALSE(open_file(none, kServices, "ours.json").ok);
  EXPECT_EQ(none, nullptr);
}

}  // namespace
}  // namespace pcn
