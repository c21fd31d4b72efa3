#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/coverage/suppression.h"
#include "core/document/coverage_words.h"
#include "core/document/parts.h"
#include "core/model/district_words.h"
#include "core/pages/coverage_parts.h"
#include "core/pages/depth.h"
#include "core/pages/list.h"
#include "core/state/coverage_choice.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

namespace pcn {
namespace {

using Counts = std::vector<std::vector<std::int64_t>>;

Counts rounded(const std::vector<std::vector<double>>& people) {
  Counts counts;
  for (const auto& row : people) {
    counts.emplace_back();
    for (const double value : row) counts.back().push_back(std::llround(value));
  }
  return counts;
}

// The heat is the share of the column's or row's people, so that large boroughs do not look worse for being
// large.
Cell heat_cell(std::int64_t count, bool hidden, double base, ActionText action) {
  Cell cell = people_cell(count, hidden);
  cell.action = std::move(action);
  if (base > 0) cell.heat = std::clamp(hidden ? 0.0 : static_cast<double>(count) / base, 0.0, 1.0);
  return cell;
}

double residents_of(const Dataset& data, DistrictIndex district) {
  double people = 0;
  for (const SmallArea& area : data.small_areas) {
    if (area.in_area && area.district == district)
      people += static_cast<double>(area.total_residents().count);
  }
  return people;
}

Table borough_matrix(const ViewContext& context, const CoverageMatrix& matrix) {
  const Dataset& data = context.data;
  Table table;
  table.id = "coverage-by-borough";
  table.caption = "People affected by each test in each " + std::string(district_words(data).one) + " on " +
                  to_words(context.day.date) + ".";
  table.columns = make_columns({{"test", "Test", {}, "coverage-gap", false}});
  std::vector<double> bases;
  for (const DistrictIndex district : matrix.districts) {
    add_column(table,
               {data.districts[district.value].code, district_name(data, district), "people", {}, true});
    bases.push_back(residents_of(data, district));
  }
  const Counts counts = rounded(matrix.by_district);
  for (std::size_t i = 0; i < matrix.tests.size(); ++i) {
    const GapTest& test = *find_gap_test(matrix.tests[i]);
    const auto hidden = hidden_counts(counts[i]);
    Row row;
    row.key = test.id;
    row.cells.push_back(text_cell(std::string(test.title), show_gap(test)));
    for (std::size_t j = 0; j < counts[i].size(); ++j) {
      row.cells.push_back(heat_cell(counts[i][j], hidden[j], bases[j],
                                    action({"view", "gap", "test", test.id, "measure", "gap", "borough",
                                            data.districts[matrix.districts[j].value].code})));
    }
    table.rows.push_back(std::move(row));
  }
  table.provenance = "small_areas.residents";
  return table;
}

Table network_matrix(const ViewContext& context, const CoverageMatrix& matrix) {
  const Dataset& data = context.data;
  Table table;
  table.id = "coverage-by-network";
  table.caption = "People affected by each test in each network on " + to_words(context.day.date) + ".";
  table.columns = make_columns({{"network", "Network", {}, "network", false}});
  for (const std::string& id : matrix.tests) {
    add_column(table, {id, std::string(find_gap_test(id)->title), "people", {}, true});
  }
  const Counts counts = rounded(matrix.by_network);
  std::vector<std::vector<bool>> hidden;
  for (const auto& row : counts) hidden.push_back(hidden_counts(row));
  for (std::size_t j = 0; j < matrix.networks.size(); ++j) {
    const NetworkIndex network = matrix.networks[j];
    const double base = context.coverage->networks[network.value].registered;
    Row row;
    row.key = data.networks[network.value].code;
    row.selected = context.state.network == row.key;
    row.cells.push_back(text_cell(network_name(data, network), action({"net", row.key})));
    for (std::size_t i = 0; i < matrix.tests.size(); ++i) {
      row.cells.push_back(
          heat_cell(counts[i][j], hidden[i][j], base,
                    action({"view", "gap", "test", matrix.tests[i], "measure", "gap", "led-by", row.key})));
    }
    table.rows.push_back(std::move(row));
  }
  table.provenance = "small_areas.residents";
  sort_as_asked(table, context.state);
  return table;
}

}  // namespace

Document make_matrix(const ViewContext& context) {
  Document document;
  document.id = "matrix";
  const DistrictWords words = district_words(context.data);
  document.title = "Coverage by " + std::string(words.one) + " and network";
  PeopleFilter filter = chosen_filter(context.data, context.state);
  filter.district = {};
  filter.network = {};
  const CoverageMatrix matrix = coverage_matrix(context.data, *context.coverage, filter);
  document.summary =
      std::to_string(matrix.tests.size()) +
      " tests of coverage with their standard thresholds; a stronger colour means a larger share of the "
      "people there. " +
      rule_sentence(context.footprints->choice);
  Controls controls;
  const bool by_network = extra(context.state, "by") == "networks";
  controls.controls.push_back(make_select("by", "Compare", by_network ? "networks" : "",
                                          {{"", upper_first(words.many)}, {"networks", "Networks"}}));
  for (Control& control : filter_controls(context)) {
    if (control.key == "ages" || control.key == "deprived") controls.controls.push_back(std::move(control));
  }
  document.blocks.emplace_back(std::move(controls));
  document.blocks.emplace_back(by_network ? network_matrix(context, matrix)
                                          : borough_matrix(context, matrix));
  document.blocks.emplace_back(
      paragraph("Tests of places count residents, tests of practices and networks count registered patients: "
                "compare down a "
                "column with care, along a row freely.",
                Tone::kMuted));
  document.blocks.emplace_back(paragraph({link("All coverage gaps", "view=gaps")}));
  document.provenance = coverage_provenance(context);
  return document;
}

}  // namespace pcn
