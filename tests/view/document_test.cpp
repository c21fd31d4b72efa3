#include "core/document/document.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

TEST(Document, EmptyDocumentIsOneLineWithAllKeys) {
  EXPECT_EQ(to_json(Document{}), R"({"id":"","title":"","summary":"","blocks":[],"provenance":[]})");
}

TEST(Document, EachBlockCarriesItsTypeAndLeavesOutDefaults) {
  Document document;
  document.id = "x";
  document.blocks = {Heading{"Hi", 3},
                     Paragraph{{{"a", "net=U1", "pcn", true}, {"b", {}, {}, false}}, Tone::kCaution},
                     BulletList{{Paragraph{{{"i", {}, {}, false}}, Tone::kPlain}}, true}};
  EXPECT_EQ(
      to_json(document),
      R"({"id":"x","title":"","summary":"","blocks":[{"type":"heading","text":"Hi","level":3},)"
      R"({"type":"paragraph","spans":[{"text":"a","action":"net=U1","glossary":"pcn","strong":true},{"text":"b"}],)"
      R"("tone":"caution"},{"type":"list","ordered":true,"items":[{"spans":[{"text":"i"}]}]}],"provenance":[]})");
}

TEST(Document, TablesKeepNumbersBehindTheirText) {
  Table table;
  table.id = "t";
  table.columns = {{"n", "N", "patients", "", true}};
  table.rows = {{{{"1,200", 1200.0, "net=U1", Tone::kGood, 0.5}}, "U1", true},
                {{{"–", {}, {}, Tone::kMuted, {}}}, "U2", false}};
  table.columns[0].sorted = -1;
  table.foot = {table.rows[1]};
  Document document;
  document.blocks = {table};
  EXPECT_EQ(
      to_json(document),
      R"({"id":"","title":"","summary":"","blocks":[{"type":"table","id":"t","caption":"","columns":)"
      R"([{"id":"n","title":"N","unit":"patients","numeric":true,"sorted":-1}],"rows":[{"key":"U1","selected":true,"cells":)"
      R"([{"text":"1,200","sort":1200,"action":"net=U1","tone":"good","heat":0.5}]},{"key":"U2","cells":)"
      R"([{"text":"–","tone":"muted"}]}],"foot":[{"key":"U2","cells":[{"text":"–","tone":"muted"}]}]}],)"
      R"("provenance":[]})");
}

TEST(Document, FactsChartsAndControlsAreWritten) {
  Document document;
  Chart chart;
  chart.id = "c";
  chart.kind = ChartKind::kLines;
  chart.series = {{"s", {{1, 2.5, "p", {}, true, 2.0, {}}}}};
  chart.markers = {{30000, "least", false}};
  Control slider;
  slider.key = "x";
  slider.kind = ControlKind::kSlider;
  slider.value = "3";
  slider.maximum = 10;
  Control select;
  select.key = "y";
  select.options = {{"a", "A"}};
  document.blocks = {Facts{"F", {{"l", "v", "n", "g", "p", Tone::kProblem, "net=U1"}}}, chart,
                     Controls{{slider, select}}};
  EXPECT_EQ(
      to_json(document),
      R"({"id":"","title":"","summary":"","blocks":[{"type":"facts","title":"F","facts":[{"label":"l","value":"v",)"
      R"("note":"n","glossary":"g","provenance":"p","tone":"problem","action":"net=U1"}]},)"
      R"({"type":"chart","id":"c","kind":"lines","title":"","summary":"",)"
      R"("x":{"title":"","from_zero":true,"places":0,"percent":false},"y":{"title":"","from_zero":true,"places":0,"percent":false},)"
      R"("series":[{"name":"s","points":[{"x":1,"y":2.5,"label":"p","highlighted":true,"low":2}]}],)"
      R"("markers":[{"value":30000,"label":"least","on_x":false}]},)"
      R"({"type":"controls","controls":[{"key":"x","label":"","kind":"slider","value":"3","minimum":0,"maximum":10,"step":1},)"
      R"({"key":"y","label":"","kind":"select","value":"","options":[{"value":"a","label":"A"}]}]}],"provenance":[]})");
}

}  // namespace
}  // namespace pcn
