#include "core/export/chart_svg.h"

#include <gtest/gtest.h>

#include "core/io/csv.h"
#include "core/pages/views.h"
#include "core/session/session.h"
#include "tests/view/view_fixture.h"
#include "tests/view/xml_fault.h"

namespace pcn {
namespace {

Chart two_bars() {
  Chart chart;
  chart.id = "two";
  chart.title = "North has <twice> as many & more";
  chart.summary = "Of two networks.";
  chart.y.title = "patients";
  chart.provenance = "lists";
  chart.series.resize(1);
  for (const double value : {20.0, 10.0}) {
    ChartPoint& point = chart.series[0].points.emplace_back();
    point.label = value > 15 ? "North & West" : "South";
    point.y = value;
  }
  return chart;
}

std::string drawn(const Chart& chart, const ChartSheet& sheet) {
  const Dataset data = testing::view_dataset();
  return chart_svg(chart, data, *parse_date("2026-07-01"), sheet).text;
}

TEST(ChartSvg, IsWellFormedAndSaysWhatTheChartSays) {
  const std::string svg = drawn(two_bars(), {});
  EXPECT_EQ(testing::xml_fault(svg), "");
  EXPECT_NE(svg.find("viewBox=\"0 0 1280 720\""), std::string::npos);
  EXPECT_NE(svg.find("North has &lt;twice&gt; as many &amp; more"), std::string::npos);
  EXPECT_NE(svg.find(">North &amp; West</text>"), std::string::npos);
  EXPECT_NE(svg.find("Of two networks."), std::string::npos);
  EXPECT_NE(svg.find("1 July 2026. Sources: "), std::string::npos);
}

TEST(ChartSvg, TakesTheReadersTitleAndNote) {
  ChartRequest request = read_chart_request("two:page\ntitle=Mine: a=b\nnote=Line");
  EXPECT_EQ(request.id, "two");
  EXPECT_EQ(request.sheet.size, ChartSheetSize::kPage);
  EXPECT_EQ(request.sheet.title, "Mine: a=b");
  std::string svg = drawn(two_bars(), request.sheet);
  EXPECT_NE(svg.find("width=\"794\""), std::string::npos);
  EXPECT_NE(svg.find("Mine: a=b"), std::string::npos);
  EXPECT_EQ(svg.find("twice"), std::string::npos);
  EXPECT_NE(svg.find(">Line</text>"), std::string::npos);
  EXPECT_EQ(svg.find(">Of two networks.</text>"), std::string::npos);

  request = read_chart_request("two\nnote=");
  EXPECT_EQ(request.sheet.size, ChartSheetSize::kSlide);
  svg = drawn(two_bars(), request.sheet);
  EXPECT_EQ(svg.find(">Of two networks.</text>"), std::string::npos) << "an empty note is none";
  EXPECT_NE(svg.find("twice"), std::string::npos) << "without a title the chart keeps its own";
}

TEST(ChartSvg, BareIsOnlyTheChart) {
  const std::string svg = drawn(two_bars(), read_chart_request("two:bare").sheet);
  EXPECT_EQ(testing::xml_fault(svg), "");
  EXPECT_EQ(svg.find("Sources"), std::string::npos);
  EXPECT_EQ(svg.find("North has"), std::string::npos);
  EXPECT_NE(svg.find(">South</text>"), std::string::npos);
}

TEST(ChartSvg, ManyBarsStayOnTheSlide) {
  Chart chart = two_bars();
  chart.series[0].points.resize(37, chart.series[0].points[1]);
  EXPECT_NE(drawn(chart, {}).find("viewBox=\"0 0 1280 720\""), std::string::npos);
  chart.series[0].points.resize(200, chart.series[0].points[1]);
  const std::string grown = drawn(chart, {});
  EXPECT_EQ(grown.find("viewBox=\"0 0 1280 720\""), std::string::npos) << "nothing is cut";
  EXPECT_EQ(testing::xml_fault(grown), "");
}

TEST(ChartTable, HasTheFiguresOfEachPoint) {
  Chart chart = two_bars();
  chart.series[0].points[0].low = 18;
  chart.series[0].points[0].high = 22.5;
  const Table table = chart_table(chart);
  ASSERT_EQ(table.columns.size(), 4U);
  EXPECT_EQ(table.columns[0].title, "Name");
  EXPECT_EQ(table.columns[1].title, "patients");
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].cells[0].text, "North & West");
  EXPECT_EQ(table.rows[0].cells[1].sort, 20.0);
  EXPECT_EQ(table.rows[0].cells[3].sort, 22.5);
  EXPECT_FALSE(table.rows[1].cells[2].sort) << "no interval is not an interval of nought";
}

TEST(ChartExports, EveryChartThatIsOfferedCanBeTakenAway) {
  const auto session = Session::from_data(testing::view_dataset());
  std::size_t charts = 0;
  for (const View& view : views()) {
    EXPECT_TRUE(session->restore("view=" + std::string(view.id) + "&net=U1").empty()) << view.id;
    for (const ExportOffer& offer : session->exports()) {
      if (offer.group != "Charts") continue;
      ++charts;
      const auto picture = session->export_file(offer.id);
      ASSERT_TRUE(picture.has_value()) << offer.id;
      EXPECT_EQ(testing::xml_fault(picture->text), "") << offer.id;
      EXPECT_NE(picture->text.find("Sources: "), std::string::npos);
      const auto figures = session->export_file("csv:chart:" + offer.id.substr(10));
      ASSERT_TRUE(figures.has_value()) << offer.id;
      EXPECT_TRUE(figures->name.ends_with(".csv"));
    }
  }
  EXPECT_GT(charts, 3U);
  const auto none = session->export_file("svg:chart:nothing");
  ASSERT_FALSE(none.has_value());
  EXPECT_NE(none.error().message().find("nothing"), std::string::npos);
}

TEST(ChartExports, SayThatAPlanIsInForce) {
  const auto session = Session::from_data(testing::view_dataset());
  EXPECT_TRUE(session->restore("view=compare&net=U1&plan=G2:U2").empty());
  std::size_t charts = 0;
  for (const ExportOffer& offer : session->exports()) {
    if (offer.group != "Charts") continue;
    ++charts;
    const auto picture = session->export_file(offer.id);
    ASSERT_TRUE(picture.has_value());
    EXPECT_NE(picture->text.find("plan"), std::string::npos) << offer.id;
  }
  EXPECT_GT(charts, 0U);
}

}  // namespace
}  // namespace pcn
