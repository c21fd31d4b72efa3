// What professionals take from the map and away with them: networks in a box, a brief on one page, one colour
// for a network.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/chart/plot.h"
#include "core/export/brief_svg.h"
#include "core/export/export_svg.h"
#include "core/footprint/carried.h"
#include "core/geo/projection.h"
#include "core/io/area_package.h"
#include "core/map/colouring.h"
#include "core/model/query.h"
#include "core/session/session.h"
#include "tests/view/depth_fixture.h"
#include "tests/view/view_fixture.h"
#include "tests/view/xml_fault.h"
#include "theme_tokens.h"

namespace pcn {
namespace {

using testing::session;

std::string brief(std::string_view address, std::string_view what) {
  const auto file = session(address)->export_file(what);
  return file ? file->text : "error: " + file.error().message();
}

bool holds(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

TEST(Brief, HasTitleMapChartTableAndSourcesOnOnePage) {
  const std::string svg = brief("view=compare&pins=all", "svg:brief");
  EXPECT_EQ(testing::xml_fault(svg), "");
  EXPECT_TRUE(holds(svg, "viewBox=\"0 0 794 1123\""));
  EXPECT_TRUE(holds(svg, "pcn-frame")) << "the map";
  EXPECT_TRUE(holds(svg, "North Town")) << "the table";
  EXPECT_TRUE(holds(svg, "1 July 2026. "));
  EXPECT_TRUE(holds(svg, "Sources: "));
  EXPECT_TRUE(holds(svg, "NHS England, 1 July 2026 (OGL-3.0)"));
  EXPECT_TRUE(svg == brief("view=compare&pins=all", "svg:brief")) << "the same every time";
}

TEST(Brief, TakesTheReadersChoiceTitleAndNote) {
  const std::string svg =
      brief("view=compare&pins=all", "svg:brief:-:-\ntitle=Two <networks> & more\nnote=For the board");
  EXPECT_EQ(testing::xml_fault(svg), "");
  EXPECT_TRUE(holds(svg, "Two &lt;networks&gt; &amp; more"));
  EXPECT_TRUE(holds(svg, ">For the board</text>"));
  EXPECT_FALSE(holds(svg, "of one network of")) << "no chart";
  const BriefRequest request = read_brief_request("ranked:comparison\ntitle=A: b\nnote=");
  EXPECT_EQ(request.chart, "ranked");
  EXPECT_EQ(request.table, "comparison");
  EXPECT_EQ(request.title, "A: b");
  EXPECT_EQ(request.note, "");
  EXPECT_FALSE(read_brief_request("").note.has_value());
}

TEST(Brief, WhatIsNotThereIsAnErrorAndNotAPageWithoutIt) {
  EXPECT_TRUE(brief("view=compare", "svg:brief:none-such:").starts_with("error: "));
  EXPECT_TRUE(brief("view=compare", "svg:brief::none-such").starts_with("error: "));
}

TEST(Brief, EveryViewHasOne) {
  for (const char* view :
       {"networks", "practices", "gaps", "matrix", "staff", "services", "history", "rules"}) {
    const std::string svg = brief("view=" + std::string(view), "svg:brief");
    EXPECT_EQ(testing::xml_fault(svg), "") << view << svg.substr(0, 200);
  }
}

TEST(Brief, RowsThatHaveNoRoomAreCounted) {
  const auto loaded = Session::load(testing::text_of("assets/areas/south-east-london.json"), "area.json");
  ASSERT_TRUE(loaded.has_value());
  (*loaded)->restore("view=networks");
  const auto file = (*loaded)->export_file("svg:brief");
  ASSERT_TRUE(file.has_value());
  const std::size_t at = file->text.find(" Here: ");
  ASSERT_NE(at, std::string::npos);
  EXPECT_TRUE(holds(file->text.substr(at, 60), "of 37 rows"));
  EXPECT_TRUE(holds(file->text, "viewBox=\"0 0 794 1123\""));
}

TEST(Brief, IsOfferedWithAReportOfWhatIsChosen) {
  const auto offers = [](std::string_view address) {
    std::map<std::string, ExportOffer> all;
    for (ExportOffer& offer : session(address)->exports()) all[offer.id] = offer;
    return all;
  };
  auto all = offers("view=compare");
  EXPECT_EQ(all["svg:brief"].group, "Brief");
  EXPECT_EQ(all["print:report"].title, "Report: Ascii Area");
  auto one = offers("view=network&net=U1");
  EXPECT_EQ(one["print:report"].title, "Report: North Town PCN");
  for (auto* each : {&all, &one}) {
    const auto open = session("net=U1");
    for (const std::string_view view : split((*each)["print:report"].from, ' '))
      EXPECT_EQ(open->document(view).id, view) << "a report names views that there are";
  }
}

TEST(Report, ChartsOfAnotherViewAreDrawnAsThereTheyStand) {
  const auto open = session("view=networks&net=U1");
  const auto chart = open->export_file("svg:chart:ranked:bare:in-compare");
  ASSERT_TRUE(chart.has_value());
  EXPECT_EQ(testing::xml_fault(chart->text), "");
  EXPECT_FALSE(open->export_file("svg:chart:ranked:bare:in-rules").has_value());
}

// The corners of a box in the map around practices of the fixture.
Mercator near(const Session& open, std::string_view practice, double metres) {
  const Practice& row = open.data().practices[find_practice(open.data(), practice).value];
  return grid_to_mercator({row.point->east + metres, row.point->north + metres});
}

TEST(CompareWithin, ABoxTakesTheNetworksOfThePracticesInIt) {
  const auto open = session("");
  EXPECT_EQ(open->compare_within({near(*open, "G1", -10), near(*open, "G1", 10)}, false),
            "view=compare&pins=U1");
  // However the corners lie.
  EXPECT_EQ(open->compare_within({near(*open, "G1", 10), near(*open, "G1", -10)}, false),
            "view=compare&pins=U1");
  const Mercator all_from{-1e7, -1e7}, all_to{1e7, 1e8};
  EXPECT_EQ(open->compare_within({all_from, all_to}, false), "view=compare&pins=U1,U2")
      << "those of the area only";
  EXPECT_EQ(open->compare_within({{0, 0}, {1, 1}}, false), "") << "nothing is there";
  EXPECT_EQ(open->compare_within({near(*open, "G1", 0)}, false), "view=compare&pins=U1") << "one press";
}

TEST(CompareWithin, ALineTakesWhatItEnclosesAndNotTheBoxAroundIt) {
  const auto open = session("");
  const Mercator one = near(*open, "G1", 0), other = near(*open, "G4", 0);
  const double x = other.x > one.x ? 1 : -1, y = other.y > one.y ? 1 : -1;
  ASSERT_GT(std::fabs(other.x - one.x), 200);
  ASSERT_GT(std::fabs(other.y - one.y), 200);
  // Past the one practice, and then round a corner; the other lies beside both arms.
  const double far_x = other.x + 500 * x, far_y = other.y + 500 * y;
  const std::vector<Mercator> angle = {{one.x - 50 * x, one.y - 50 * y}, {far_x + 50 * x, one.y - 50 * y},
                                       {far_x + 50 * x, far_y},          {far_x - 50 * x, far_y},
                                       {far_x - 50 * x, one.y + 50 * y}, {one.x - 50 * x, one.y + 50 * y}};
  EXPECT_EQ(open->compare_within(angle, false), "view=compare&pins=U1");
  EXPECT_EQ(open->compare_within({angle[0], {far_x, far_y}}, false), "view=compare&pins=U1,U2") << "the box";
}

TEST(CompareWithin, MoreAddsAndTakesAway) {
  const auto open = session("");
  const auto one = [&](std::string_view practice) {
    return open->compare_within({near(*open, practice, -10), near(*open, practice, 10)}, true);
  };
  open->apply(one("G1"));
  EXPECT_EQ(one("G4"), "view=compare&pins=U1,U2");
  open->apply(one("G4"));
  EXPECT_EQ(one("G1"), "view=compare&pins=U2");
  const std::size_t outlined = open->scene().outlines.size();
  open->apply("pins=");
  EXPECT_LT(open->scene().outlines.size(), outlined) << "what is compared is outlined on the map";
}

// The colours of the palette that a drawing uses for networks.
std::set<std::string> network_colours_in(std::string_view svg) {
  std::set<std::string> all;
  for (std::size_t colour = 0; colour < kNetworkColours; ++colour) {
    const std::string hex = svg::hex(theme::paint(network_paint(colour), false));
    if (holds(svg, hex)) all.insert(hex);
  }
  return all;
}

TEST(NetworkColours, ChartsHaveTheColoursOfTheMap) {
  const auto open = session("view=compare&pins=all");
  std::set<std::string> on_map;
  for (const auto& [code, colour] : open->network_colours())
    on_map.insert(svg::hex(theme::paint(network_paint(colour), false)));
  EXPECT_EQ(open->network_colours().count("U3"), 0U) << "neighbours have none";
  EXPECT_EQ(network_colours_in(open->export_file("svg:chart:ranked")->text), on_map);
  EXPECT_EQ(network_colours_in(open->export_file("svg:map")->text), on_map);
  for (const Block& block : open->document("view").blocks) {
    const Chart* chart = std::get_if<Chart>(&block);
    if (!chart || chart->kind != ChartKind::kStrip || chart->series[0].points.size() != 2) continue;
    EXPECT_EQ(network_colours_in(open->export_file("svg:chart:" + chart->id)->text), on_map) << chart->id;
  }
}

TEST(NetworkColours, PointsThatStandForSomethingElseHaveNone) {
  Chart chart;
  chart.kind = ChartKind::kBars;
  chart.series.resize(1);
  const chart::NetworkColours colours = {{"U1", 4}};
  const auto colour = [&](const char* action) {
    ChartPoint point;
    point.action = action;
    return chart::point_colour(chart, 0, point, &colours);
  };
  EXPECT_EQ(colour("view=network&net=U1").ink, chart::Ink::kNetwork);
  EXPECT_EQ(colour("net=U1").series, 4);
  for (const char* other : {"", "view=practice&practice=G1", "net=U9", "subnet=U1", "place=E-a"})
    EXPECT_EQ(colour(other).ink, chart::Ink::kSeries) << other;
  chart.series.resize(2);  // colours tell the series apart
  EXPECT_EQ(colour("net=U1").ink, chart::Ink::kSeries);
}

// How a colour looks with a colour deficiency (Machado, Oliveira and Fernandes 2009, severity 1), in OKLab
// (Ottosson 2020).
using Matrix = std::array<std::array<double, 3>, 3>;
constexpr std::array<Matrix, 4> kSights = {{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.01182, 0.04294, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.3039}}},
}};

std::array<double, 3> seen(theme::Rgba colour, const Matrix& sight) {
  const auto linear = [](std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  const std::array<double, 3> light = {linear(colour.r), linear(colour.g), linear(colour.b)};
  std::array<double, 3> rgb{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) rgb[i] += sight[i][j] * light[j];
    rgb[i] = std::clamp(rgb[i], 0.0, 1.0);
  }
  const auto& [r, g, b] = rgb;
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s};
}

double apart(theme::Rgba a, theme::Rgba b, const Matrix& sight) {
  const auto x = seen(a, sight), y = seen(b, sight);
  return 100 * std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

// Every pair of networks whose footprints share a border, in the area that is published, on several days and
// by several rules: 7 is what tests/e2e/theme.test.mjs asks of all pairs of the palette.
TEST(NetworkColours, NeighboursAreToldApartWithEveryKindOfColourVisionInBothThemes) {
  const auto loaded = read_area_package(testing::text_of("assets/areas/south-east-london.json"), "area.json");
  ASSERT_TRUE(loaded.has_value());
  const Dataset& data = loaded->data;
  const PlaceGeometry geometry = place_geometry(data);
  const std::vector<std::uint8_t> lasting = lasting_colours(data);
  std::size_t pairs = 0;
  for (const Date day : {data.newest, Date{2022, 7, 1}, Date{2020, 7, 1}}) {
    for (const FootprintBasis basis : {FootprintBasis::kCarried, FootprintBasis::kModelled}) {
      FootprintChoice choice;
      choice.basis = basis_on(data, day, basis);
      const NetworkFlows flows = aggregate(data, flows_for(data, day, choice), day);
      const Footprints footprints = apply_rule(flows, choice);
      const std::vector<std::uint8_t> colours = colours_for(geometry, footprints, lasting);
      std::set<std::pair<std::size_t, std::size_t>> touching;
      for (std::size_t place = 0; place < footprints.areas.size(); ++place) {
        for (const Neighbour& neighbour : geometry.neighbours[place]) {
          const NetworkIndex a = footprints.areas[place].leading();
          const NetworkIndex b = footprints.areas[neighbour.area].leading();
          // Those beyond the edge are drawn without a colour of their own.
          if (a.valid() && b.valid() && a.value < b.value && data.networks[a.value].in_area &&
              data.networks[b.value].in_area && neighbour.border > 0)
            touching.insert({a.value, b.value});
        }
      }
      pairs += touching.size();
      for (const auto& [a, b] : touching) {
        for (const bool dark : {false, true}) {
          for (const Matrix& sight : kSights)
            EXPECT_GE(apart(theme::paint(network_paint(colours[a]), dark),
                            theme::paint(network_paint(colours[b]), dark), sight),
                      7)
                << to_iso(day) << " " << data.networks[a].name << " and " << data.networks[b].name;
        }
      }
    }
  }
  EXPECT_GT(pairs, 200U);
}

}  // namespace
}  // namespace pcn
