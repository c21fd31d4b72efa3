#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pcn {

// A view is a Document: plain values that both the Dear ImGui canvas and the HTML text view draw, so that the
// two cannot disagree. Nothing here knows pixels, ImGui or HTML. Every string is plain text, never markup.

enum class Tone : std::uint8_t { kPlain, kGood, kCaution, kProblem, kMuted };

// A change of AppState, written as in the address: "net=U94126", "view=gaps&test=walk". Empty is no action.
using ActionText = std::string;

struct Span {
  std::string text;
  ActionText action;     // not empty: a link
  std::string glossary;  // not empty: the term's id in the glossary
  bool strong = false;
  std::string outside = {};  // not empty: a link that leaves the page, "tel:02079460000" or "https://…"
  bool operator==(const Span&) const = default;
};

struct Heading {
  std::string text;
  int level = 2;              // 2-4
  std::string glossary = {};  // not empty: what follows, up to the next heading, defines this term
  bool operator==(const Heading&) const = default;
};

struct Paragraph {
  std::vector<Span> spans;
  Tone tone = Tone::kPlain;
  bool operator==(const Paragraph&) const = default;
};

struct BulletList {
  std::vector<Paragraph> items;
  bool ordered = false;
  bool operator==(const BulletList&) const = default;
};

// One labelled figure: "Registered patients  57,510".
struct Fact {
  std::string label;
  std::string value;
  std::string note;  // date, population type, caution: shown small
  std::string glossary;
  std::string provenance;  // groups whose sources stand behind it, separated by spaces
  Tone tone = Tone::kPlain;
  ActionText action;
  bool operator==(const Fact&) const = default;
};

struct Facts {
  std::string title;
  std::vector<Fact> facts;
  bool operator==(const Facts&) const = default;
};

enum class ControlKind : std::uint8_t { kSelect, kSlider, kToggle, kNumber, kText, kDate };

struct Option {
  std::string value;
  std::string label;
  bool operator==(const Option&) const = default;
};

// Changing it is the action "key=value". Of a date the value is as in "2026-07-04", empty: none.
struct Control {
  std::string key;  // key of AppState
  std::string label;
  ControlKind kind = ControlKind::kSelect;
  std::string value;
  std::vector<Option> options;                // for kSelect
  double minimum = 0, maximum = 1, step = 1;  // for kSlider, kNumber
  std::string unit;
  std::string help;
  bool playable = false;  // its options are steps in time that can be played
  bool operator==(const Control&) const = default;
};

struct Cell {
  std::string text;
  std::optional<double> sort;  // number behind the text; text sorts where empty
  ActionText action;
  Tone tone = Tone::kPlain;
  std::optional<double> heat;  // 0-1: background of a heat map; always together with text
  bool withheld = false;       // a count that is not told: `sort` only puts it in its order
  bool operator==(const Cell&) const = default;
};

// What stands below a column: the sum where its figures add up, the median where they do not.
enum class Foot : std::uint8_t { kNone, kMedian, kTotal };

struct Column {
  std::string id;
  std::string title;
  std::string unit;  // "patients", "FTE", "%", empty
  std::string glossary;
  bool numeric = false;
  Foot foot = Foot::kNone;
  // By arranged():
  int sorted = 0;                        // 1: first by this column, -2: then by it in falling order; 0: not
  ActionText sort = {}, sort_also = {};  // by this column alone, or after the others
  bool operator==(const Column&) const = default;
};

struct Row {
  std::vector<Cell> cells;  // as many as columns
  std::string key;          // such as the network's code: selection and keyboard focus
  bool selected = false;
  bool reference = false;  // beside the others, such as "England": counts in no total and no median
  bool operator==(const Row&) const = default;
};

struct Table {
  std::string id;       // file name of its CSV, DOM id, ImGui id
  std::string caption;  // what it shows, with date
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::string provenance;  // groups, separated by spaces
  std::string sorted_by;   // column id, empty: as given
  bool descending = false;
  std::vector<Row> foot;  // below the rows, whatever their order
  // By arranged():
  std::size_t all = 0;           // rows before some were left out
  std::string shown;             // which rows and columns are shown; empty: all
  ActionText show_all;           // then
  std::vector<Control> choices;  // by which the reader chooses rows and columns
  bool operator==(const Table&) const = default;
};

enum class ChartKind : std::uint8_t { kBars, kPyramid, kHistogram, kStrip, kScatter, kLines, kFunnel };

struct ChartPoint {
  double x = 0;
  double y = 0;
  std::string label;  // category, or name of the point
  ActionText action;
  bool highlighted = false;
  std::optional<double> low;  // confidence interval
  std::optional<double> high;
  bool operator==(const ChartPoint&) const = default;
};

struct ChartSeries {
  std::string name;
  std::vector<ChartPoint> points;
  bool operator==(const ChartSeries&) const = default;
};

struct ChartMarker {  // a line across the chart: a threshold, an average
  double value = 0;
  std::string label;
  bool on_x = true;
  bool operator==(const ChartMarker&) const = default;
};

struct Axis {
  std::string title;  // with its unit
  bool from_zero = true;
  int places = 0;  // decimal places of tick labels
  bool percent = false;
  std::string one = {};  // the title where the figure is 1: "place"
  bool operator==(const Axis&) const = default;
};

// HTML shows a chart as its title, summary and a table; the canvas draws it.
struct Chart {
  std::string id;
  ChartKind kind = ChartKind::kBars;
  std::string title;    // the finding
  std::string summary;  // one sentence for those who do not see it
  Axis x, y;
  std::vector<ChartSeries> series;
  std::vector<ChartMarker> markers;
  std::string provenance;  // groups, separated by spaces
  bool operator==(const Chart&) const = default;
};

struct Controls {
  std::vector<Control> controls;
  bool operator==(const Controls&) const = default;
};

using Block = std::variant<Heading, Paragraph, BulletList, Facts, Table, Chart, Controls>;

struct Document {
  std::string id;  // the view's id: "networks", "network", "gaps"
  std::string title;
  std::string summary;  // one sentence: what one sees
  std::vector<Block> blocks;
  std::vector<std::string> provenance;  // groups shown under "Where these figures come from"
  bool operator==(const Document&) const = default;
};

// The unit of a column where its title does not name it already, and its head with that unit: "Size
// (hectares)".
[[nodiscard]] std::string_view said_unit(const Column& column);
[[nodiscard]] std::string head_of(const Column& column);

// One line of JSON for the page's script; keys are the member names, blocks carry "type" ("heading",
// "paragraph", "list", "facts", "table", "chart", "controls"), enumerators are written in lower case without
// the k. Left out when at their default: action, glossary, provenance, note, unit, help, tone, flags, sort,
// heat, low, high, and what arranged() and the foot add to tables.
[[nodiscard]] std::string to_json(const Document& document);
[[nodiscard]] std::string to_json(const Controls& controls);

}  // namespace pcn
