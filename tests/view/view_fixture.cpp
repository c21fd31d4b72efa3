#include "tests/view/view_fixture.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/model/query.h"
#include "tests/support/ascii_area.h"

namespace pcn::testing {
namespace {

void add_postcode(Dataset& data, std::string_view text, BritishGrid at, SmallAreaIndex place) {
  Postcode postcode;
  std::copy(text.begin(), text.end(), postcode.text.begin());
  postcode.east = static_cast<std::int32_t>(at.east);
  postcode.north = static_cast<std::int32_t>(at.north);
  postcode.small_area = place;
  data.postcodes.push_back(postcode);
}

void add_texts(Dataset& data) {
  for (SmallArea& place : data.small_areas) {
    place.name = "Borough 00" + place.code.substr(2);
    place.msoa_name = "Quarter " + place.code.substr(2);
    place.rural_urban = "Urban";
  }
  for (Practice& practice : data.practices) {
    practice.address = "1 High Street, Townley";
    practice.postcode = "SE1 1AA";
    practice.phone = "020 7946 0000";
  }
  data.practices.front().cqc = CqcRating{"Good", 2022};
  data.practices.front().imd_score = 23.4;
  data.networks.front().opened = Date{2019, 10, 1};
  for (Role& role : data.roles) role.plain_help = "They help you.";
  data.services.front().network = find_network(data, "U1");
}

void add_sources(Dataset& data) {
  data.sources = {{"lists", "Patients registered", "NHS England", "https://example.org/lists", "lists.csv",
                   "1 July 2026", "OGL-3.0", std::string(64, 'a')},
                  {"map", "Places", "OpenStreetMap contributors", "https://example.org/map", "map.json",
                   "2025", "ODbL-1.0", std::string(64, 'b')}};
  for (const char* group : {"networks", "memberships", "lists", "weighted", "workforce", "practices"}) {
    data.provenance.push_back({group, {SourceIndex(std::size_t{0})}, "Read as published."});
  }
  data.provenance.push_back({"basemap", {SourceIndex(std::size_t{1})}, "Cut to the area."});
  data.build_notes.push_back(
      {Severity::kWarning, "practice-without-point", {"lists.csv", 0, 0, {}}, "No point.", 2, 30});
}

}  // namespace

Dataset view_dataset() {
  const AsciiArea area =
      AsciiArea({"a a b b c c", "a a b b c c", "d d e e f F"})
          .residents_each(1200)
          .decile('a', 1)
          .decile('f', 10)
          .ward("E05000001", "abd")
          .ward("E05000002", "cef")
          .network("U1", "North Town PCN")
          .network("U2", "South Town PCN")
          .network("U3", "Far Away PCN", false)
          .practice("G1", 'a', 20'000, "U1")
          .practice("G2", 'b', 12'000, "U1")
          .practice("G3", 'c', 9'000)
          .practice("G4", 'e', 60'000, "U2")
          .practice("G5", 'd', 3'000)
          .practice("G6", 'f', 500, "U2")
          .practice("X1", 'F', 8'000, "U3")
          .special_allocation("G6")
          .member("G5", "U1", day_of(2019, 7, 1), day_of(2024, 1, 1))
          .member("G5", "U2", day_of(2024, 1, 1))
          .list("G1", day_of(2019, 10, 1), 18'000)
          .branch("G1", {2.5, 0.5})
          .branch("G4", {0.5, 2.5}, SiteKind::kFormer)
          .service(ServiceKind::kEnhancedAccess, {1, 1}, open_hours(0, 4, 18 * 60 + 30, 20 * 60))
          .service(ServiceKind::kPharmacy, {0.5, 0.5}, open_hours(0, 5, 9 * 60, 18 * 60))
          .service(ServiceKind::kHospital, {5, 1})
          .staff("U1", "Clinical Pharmacists", 3.5)
          .staff("U1", "Paramedics", 1)
          .staff("U2", "Paramedics", 2)
          .declares("U1", "abd")
          .declares("U2", "bcef");
  Dataset data = area.build();
  data.weighted = {{find_practice(data, "G1"), day_of(2022, 10, 1), {19'500.5}},
                   {find_practice(data, "G2"), day_of(2022, 10, 1), {11'000.25}}};
  add_texts(data);
  add_sources(data);
  const auto place = [&data](std::string_view code) { return find_small_area(data, code); };
  add_postcode(data, "SE1 1AA", area.grid({0.5, 0.5}), place("E-a"));
  add_postcode(data, "SE1 1AB", area.grid({4.5, 0.5}), place("E-c"));
  add_postcode(data, "SE9 9ZZ", area.grid({5.9, 2.9}), SmallAreaIndex());
  data.basemap_points = {{BasemapKind::kPlace, "Townley", area.grid({1, 1}), 0},
                         {BasemapKind::kStation, "Townley Junction", area.grid({2, 1}), 0}};
  return data;
}

namespace {

struct PlainText {
  std::string text;
  void line(const std::string& words) { text += words + "\n"; }
  static std::string flat(const Paragraph& paragraph) {
    std::string words;
    for (const Span& span : paragraph.spans) words += span.text;
    return words;
  }
  void operator()(const Heading& heading) {
    line("\n" + std::string(static_cast<std::size_t>(heading.level), '#') + " " + heading.text);
  }
  void operator()(const Paragraph& paragraph) { line(flat(paragraph)); }
  void operator()(const BulletList& list) {
    for (const Paragraph& item : list.items) line("- " + flat(item));
  }
  void operator()(const Facts& facts) {
    line("[" + facts.title + "]");
    for (const Fact& fact : facts.facts) {
      line(fact.label + ": " + fact.value + (fact.note.empty() ? "" : " (" + fact.note + ")"));
    }
  }
  void operator()(const Table& table) {
    line("[table " + table.id + "] " + table.caption);
    std::string titles;
    for (const Column& column : table.columns) titles += (titles.empty() ? "" : " | ") + column.title;
    line(titles);
    for (const Row& row : table.rows) {
      std::string cells;
      for (const Cell& cell : row.cells)
        cells += (cells.empty() ? "" : " | ") + (cell.text.empty() ? std::string("-") : cell.text);
      line((row.selected ? "* " : "") + cells);
    }
    for (const Row& row : table.foot) {
      std::string cells = "=";
      for (const Cell& cell : row.cells) cells += " | " + (cell.text.empty() ? std::string("-") : cell.text);
      line(cells);
    }
  }
  void operator()(const Chart& chart) {
    line("[chart " + chart.id + "] " + chart.title + " " + chart.summary);
    for (const ChartSeries& series : chart.series) {
      for (const ChartPoint& point : series.points) line(series.name + " " + point.label);
    }
  }
  void operator()(const Controls& controls) {
    for (const Control& control : controls.controls) line(control.label + ": " + control.value);
  }
};

struct Actions {
  std::vector<std::string> found;
  void add(const std::string& action) {
    if (!action.empty()) found.push_back(action);
  }
  void operator()(const Heading&) {}
  void operator()(const Paragraph& paragraph) {
    for (const Span& span : paragraph.spans) add(span.action);
  }
  void operator()(const BulletList& list) {
    for (const Paragraph& item : list.items) (*this)(item);
  }
  void operator()(const Facts& facts) {
    for (const Fact& fact : facts.facts) add(fact.action);
  }
  void operator()(const Table& table) {
    for (const Column& column : table.columns) add("sort=-" + column.id);
    for (const Row& row : table.rows) {
      for (const Cell& cell : row.cells) add(cell.action);
    }
  }
  void operator()(const Chart& chart) {
    for (const ChartSeries& series : chart.series) {
      for (const ChartPoint& point : series.points) add(point.action);
    }
  }
  void operator()(const Controls& controls) {
    for (const Control& control : controls.controls) {
      for (const Option& option : control.options) add(control.key + "=" + option.value);
      if (control.kind == ControlKind::kToggle) add(control.key + (control.value == "1" ? "=0" : "=1"));
    }
  }
};

struct Names {
  std::vector<std::string> glossary;
  std::vector<std::string> provenance;
  static void add(std::vector<std::string>& list, const std::string& names) {
    for (const std::string_view name : split(names, ' ')) {
      if (!name.empty()) list.emplace_back(name);
    }
  }
  void operator()(const Heading&) {}
  void operator()(const Paragraph& paragraph) {
    for (const Span& span : paragraph.spans) add(glossary, span.glossary);
  }
  void operator()(const BulletList& list) {
    for (const Paragraph& item : list.items) (*this)(item);
  }
  void operator()(const Facts& facts) {
    for (const Fact& fact : facts.facts) {
      add(glossary, fact.glossary);
      add(provenance, fact.provenance);
    }
  }
  void operator()(const Table& table) {
    for (const Column& column : table.columns) add(glossary, column.glossary);
    add(provenance, table.provenance);
  }
  void operator()(const Chart& chart) { add(provenance, chart.provenance); }
  void operator()(const Controls&) {}
};

template <class Visitor>
Visitor visit_all(const Document& document) {
  Visitor visitor;
  for (const Block& block : document.blocks) std::visit(visitor, block);
  return visitor;
}

}  // namespace

std::string to_plain_text(const Document& document) {
  PlainText text;
  text.line("# " + document.title);
  text.line(document.summary);
  for (const Block& block : document.blocks) std::visit(text, block);
  return text.text;
}

std::vector<std::string> actions_of(const Document& document) { return visit_all<Actions>(document).found; }
std::vector<std::string> glossary_ids_of(const Document& document) {
  return visit_all<Names>(document).glossary;
}
std::vector<std::string> provenance_of(const Document& document) {
  Names names = visit_all<Names>(document);
  names.provenance.insert(names.provenance.end(), document.provenance.begin(), document.provenance.end());
  return names.provenance;
}

const std::vector<GlossaryEntry>& glossary() {
  static const std::vector<GlossaryEntry> all = [] {
    const std::string path = PCN_SOURCE_DIR "/assets/glossary.json";
    std::ifstream file(path, std::ios::binary);
    const auto read = read_glossary(std::string{std::istreambuf_iterator<char>(file), {}}, path);
    if (!read) ADD_FAILURE() << read.error().message();
    return read ? *read : std::vector<GlossaryEntry>{};
  }();
  return all;
}

std::unique_ptr<Session> session(std::string_view address) {
  auto open = Session::from_data(view_dataset());
  EXPECT_TRUE(open->restore(address).empty()) << address;
  return open;
}

}  // namespace pcn::testing
