#include "core/export/export_svg.h"

#include <cmath>
#include <cstdlib>
#include <set>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/export/svg_text.h"
#include "core/geo/projection.h"
#include "core/session/session.h"
#include "tests/view/view_fixture.h"
#include "tests/view/xml_fault.h"

namespace pcn {
namespace {

std::string map_of(std::string_view fragment, Dataset data = testing::view_dataset(),
                   std::string_view what = "svg:map") {
  const auto session = Session::from_data(std::move(data));
  EXPECT_TRUE(session->restore(fragment).empty()) << fragment;
  const auto file = session->export_file(what);
  EXPECT_TRUE(file.has_value());
  return file ? file->text : std::string();
}

// Words as they are found in the sheet, where long ones are broken into lines.
std::string words_of(const std::string& svg) {
  std::string words;
  bool in_tag = false;
  for (const char c : svg) {
    if (c == '<') in_tag = true;
    if (!in_tag) words += c;
    if (c == '>') {
      in_tag = false;
      if (!words.ends_with(' ')) words += ' ';
    }
  }
  return words;
}

TEST(XmlText, EscapesWhatIsMarkupAndDropsWhatXmlForbids) {
  EXPECT_EQ(xml_text("<b a=\"1\">&'x"), "&lt;b a=&quot;1&quot;&gt;&amp;'x");
  EXPECT_EQ(xml_text(std::string_view("a\x01\n\0b", 5)), "a   b");
  EXPECT_EQ(xml_text("St John’s\xEF\xBF\xBE\xEF\xBF\xBF"), "St John’s");
  EXPECT_EQ(xml_text("caf\xE9"), "café");
  EXPECT_EQ(xml_text(""), "");
}

TEST(WrapText, NoLineIsWiderThanAskedAndNoWordIsLost) {
  const std::string text = "A place belongs to the network with most of its modelled patients";
  for (const double width : {30.0, 80.0, 200.0, 2000.0}) {
    std::string joined;
    for (const std::string& line : wrap_text(text, 12, width)) {
      joined += (joined.empty() ? "" : " ") + line;
      EXPECT_TRUE(text_width(line) * 12 <= width || line.find(' ') == std::string::npos) << line;
    }
    EXPECT_EQ(joined, text);
  }
  EXPECT_TRUE(wrap_text("", 12, 100).empty());
}

TEST(RoundLength, IsOneTwoOrFiveTimesAPowerOfTen) {
  EXPECT_EQ(round_length(1), 1);
  EXPECT_EQ(round_length(4.9), 2);
  EXPECT_EQ(round_length(5), 5);
  EXPECT_EQ(round_length(999), 500);
  EXPECT_EQ(round_length(1000), 1000);
  EXPECT_EQ(round_length(0.3), 0.2);
  EXPECT_EQ(round_length(0), 0);
  EXPECT_EQ(round_length(-1), 0);
  EXPECT_EQ(round_length(std::nan("")), 0);
  EXPECT_EQ(round_length(HUGE_VAL), 0);
}

TEST(MapFrame, LooksWhereTheStateSaysElseAtTheSelectionElseAtTheWholeArea) {
  const auto session = Session::from_data(testing::view_dataset());
  const auto frame = [&](std::string_view fragment) {
    EXPECT_TRUE(session->restore(fragment).empty());
    return frame_map(session->state(), session->scene(), session->data().topology, 800, 600);
  };
  const MapFrame whole = frame("");
  for (const auto& arc : session->data().topology.arcs) {
    for (const GridPoint& point : arc) {
      const Mercator at =
          grid_to_mercator({static_cast<double>(point.east), static_cast<double>(point.north)});
      EXPECT_LT(std::fabs(at.x - whole.centre.x), 400 * whole.metres_per_pixel);
      EXPECT_LT(std::fabs(at.y - whole.centre.y), 300 * whole.metres_per_pixel);
    }
  }
  const MapFrame given = frame("map=13/51.5/-0.1");
  EXPECT_EQ(given.zoom, 13);
  EXPECT_NEAR(given.metres_per_pixel, 156543.033928 / 8192, 1e-6);
  EXPECT_NEAR(from_mercator(given.centre).lat, 51.5, 1e-9);
  const MapFrame network = frame("net=U1");
  EXPECT_TRUE(network.centre != whole.centre || network.metres_per_pixel < whole.metres_per_pixel);
  EXPECT_LE(frame("postcode=SE1 1AA").zoom, 14.2 + 1e-9);
}

TEST(MapSvg, IsWellFormedWhateverIsShown) {
  for (const char* fragment :
       {"", "net=U1&theme=dark", "postcode=SE1 1AA&measure=lead", "footprint=declared&measure=density",
        "layers=none", "layers=practices,branches,former-sites,enhanced-access,pharmacies,hospitals",
        "map=19/0/179", "map=0/51/0", "map=16/51.5/-0.1&measure=deprivation", "measure=size"}) {
    const std::string svg = map_of(fragment);
    EXPECT_EQ(testing::xml_fault(svg), "") << fragment;
    EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"")) << fragment;
    EXPECT_EQ(svg.find("nan"), std::string::npos) << fragment;
    EXPECT_EQ(svg.find("2147483"), std::string::npos) << fragment;
  }
}

TEST(MapSvg, EveryReferenceHasItsDefinitionAndNoIdIsUsedTwice) {
  const std::string svg = map_of("measure=lead&layers=practices");
  std::set<std::string> ids;
  for (std::size_t at = svg.find(" id=\""); at != std::string::npos; at = svg.find(" id=\"", at + 1)) {
    EXPECT_TRUE(ids.insert(svg.substr(at + 5, svg.find('"', at + 5) - at - 5)).second);
  }
  int references = 0;
  for (const std::string start : {"url(#", "href=\"#"}) {
    for (std::size_t at = svg.find(start); at != std::string::npos; at = svg.find(start, at + 1)) {
      const std::size_t from = at + start.size();
      EXPECT_TRUE(ids.contains(svg.substr(from, svg.find_first_of(")\"", from) - from)));
      ++references;
    }
  }
  EXPECT_GT(references, 0);
}

TEST(MapSvg, NamesAreNeverMarkup) {
  Dataset data = testing::view_dataset();
  const std::string evil = "<script>alert(1)</script>&\"'\x01";
  data.name = evil;
  for (Network& network : data.networks) network.name = evil;
  for (Practice& practice : data.practices) practice.name = evil;
  for (District& district : data.districts) district.name = evil;
  for (Source& source : data.sources) source.publisher = evil;
  const std::string svg = map_of("net=U1&map=15/51.5/-0.1", data);
  EXPECT_EQ(testing::xml_fault(svg), "");
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_NE(svg.find("&lt;script&gt;"), std::string::npos);
}

TEST(MapSvg, SaysWhatItShowsByWhichRuleFromWhenAndFromWhom) {
  const auto session = Session::from_data(testing::view_dataset());
  EXPECT_TRUE(session->restore("measure=lead&footprint=modelled:share:20&date=2026-07-01").empty());
  const std::string svg = session->export_file("svg:map")->text;
  const std::string words = words_of(svg);
  for (const std::string& said :
       {xml_text(session->scene().summary), std::string("at least 20%"), std::string("modelled patients"),
        std::string("1 July 2026"), std::string("NHS England"), std::string("OGL-3.0"),
        std::string("Crown copyright"), std::string(" N "), std::string("Method")}) {
    EXPECT_NE(words.find(said), std::string::npos) << said;
  }
  EXPECT_TRUE(words.find(" km ") != std::string::npos || words.find(" metres ") != std::string::npos);
  for (const LegendEntry& entry : session->scene().legend.entries) {
    const std::string first = xml_text(entry.label).substr(0, 12);
    EXPECT_NE(words.find(first), std::string::npos) << first;
  }
}

TEST(MapSvg, TheLegendNamesTheGroundThatIsDrawnAndNoOther) {
  Dataset data = testing::view_dataset();
  data.basemap_polygons = {{BasemapKind::kPark, "", {{{1, 1}, {9, 1}, {9, 9}}, {}}}};
  data.basemap_lines = {{BasemapKind::kRail, "", {{0, 0}, {9, 9}}}};
  const std::string both = words_of(map_of("layers=parks,rail", data));
  EXPECT_NE(both.find(" park "), std::string::npos);
  EXPECT_NE(both.find(" railway "), std::string::npos);
  EXPECT_EQ(both.find(" water "), std::string::npos) << "there is none in the data";
  EXPECT_EQ(words_of(map_of("layers=rail", data)).find(" park "), std::string::npos) << "the layer is off";
}

TEST(MapSvg, MarkersCarryTheirNames) {
  const auto session = Session::from_data(testing::view_dataset());
  const std::string svg = session->export_file("svg:map")->text;
  ASSERT_FALSE(session->scene().markers.empty());
  for (const Marker& marker : session->scene().markers)
    EXPECT_NE(svg.find("<title>" + xml_text(marker.label) + "</title>"), std::string::npos) << marker.label;
}

TEST(MapSvg, IsLightUnlessTheStateSaysDarkAndForPrintAlwaysLight) {
  const std::string dark = svg::hex(theme::ui(theme::Ui::kSurface, true));
  const std::string light = svg::hex(theme::ui(theme::Ui::kSurface, false));
  const auto ground = [](const std::string& svg) {
    const std::size_t at = svg.find(" fill=\"", svg.find("</defs>"));
    return svg.substr(at + 7, 7);
  };
  EXPECT_EQ(ground(map_of("")), light);
  EXPECT_EQ(ground(map_of("theme=dark")), dark);
  EXPECT_EQ(ground(map_of("theme=dark", testing::view_dataset(), "svg:map:light")), light);
}

TEST(MapSvg, ThePictureDoesNotDependOnWhatWasShownBefore) {
  const auto session = Session::from_data(testing::view_dataset());
  for (const char* fragment : {"net=U2&measure=density", "postcode=SE1 1AA", "net=U1"}) {
    EXPECT_TRUE(session->restore(fragment).empty());
    static_cast<void>(session->scene());
  }
  EXPECT_EQ(session->export_file("svg:map")->text, map_of("net=U1"));
}

TEST(MarkerPath, EachShapeIsAClosedPathOfItsOwn) {
  std::set<std::string> paths;
  for (const MarkerShape shape : {MarkerShape::kCircle, MarkerShape::kSquare, MarkerShape::kDiamond,
                                  MarkerShape::kTriangle, MarkerShape::kCross, MarkerShape::kPin}) {
    const std::string path = svg::marker_path(shape, 100, 200, 50);
    EXPECT_TRUE(path.starts_with("M") && path.ends_with("z")) << path;
    EXPECT_TRUE(paths.insert(path).second) << path;
  }
}

}  // namespace
}  // namespace pcn
