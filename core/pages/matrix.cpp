#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/coverage/gap_people.h"
#include "core/coverage/suppression.h"
#include "core/document/coverage_words.h"
#include "core/document/parts.h"
#include "core/model/district_words.h"
#include "core/pages/area.h"
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

// Whether the matrix says how many people, or which share of those there; the colour says the same.
bool by_share(const ViewContext& context) { return extra(context.state, "as") == "share"; }

// One cell: of so many people there, beside the largest count of its test. A colour never tells what the text
// hides.
Cell heat_cell(const ViewContext& context, std::int64_t count, bool hidden, double base, std::int64_t largest,
               ActionText action) {
  Cell cell = people_cell(count, hidden);
  const bool withheld = cell.withheld;
  const auto people = static_cast<double>(count);
  if (by_share(context) && base <= 0) {
    cell = text_cell(std::string(kNotInData), {}, Tone::kMuted);
  } else if (by_share(context) && !withheld) {
    cell = percent_cell(std::min(people / base, 1.0));
  } else if (by_share(context)) {
    cell.sort = 0;
  }
  const double whole = by_share(context) ? base : static_cast<double>(largest);
  if (whole > 0) cell.heat = withheld ? 0.0 : std::clamp(people / whole, 0.0, 1.0);
  cell.action = std::move(action);
  return cell;
}

double residents_of(const Dataset& data, const PeopleCounter& counter, DistrictIndex district) {
  double people = 0;
  for (std::size_t at = 0; at < data.small_areas.size(); ++at) {
    const SmallArea& area = data.small_areas[at];
    if (area.in_area && (!district || area.district == district))
      people += counter.residents_of_groups(SmallAreaIndex(at));
  }
  return people;
}

// Of practices that stand there, or of the networks that are put down to it, as the test counts.
double patients_of(const ViewContext& context, const PeopleCounter& counter, GapSubject subject,
                   DistrictIndex district) {
  const Dataset& data = context.data;
  double people = 0;
  if (subject == GapSubject::kPractice) {
    for (std::size_t at = 0; at < data.practices.size(); ++at) {
      const Practice& practice = data.practices[at];
      if (practice.in_area && (!district || practice.district == district))
        people += counter.registered(PracticeIndex(at));
    }
    return people;
  }
  for (const NetworkIndex network : context.coverage->open_networks) {
    if (!district || data.networks[network.value].district == district) people += counter.registered(network);
  }
  return people;
}

std::string share_words(const ViewContext& context) {
  return by_share(context) ? "Share of people affected" : "People affected";
}

std::string_view unit_of(const ViewContext& context) { return by_share(context) ? "%" : "people"; }

// The tests, most people affected first.
std::vector<std::size_t> order_of(const Counts& counts) {
  std::vector<std::int64_t> sums;
  for (const auto& row : counts) {
    std::int64_t sum = 0;
    for (const std::int64_t count : row) sum += count;
    sums.push_back(sum);
  }
  std::vector<std::size_t> order(counts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  sort_stable(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sums[a] > sums[b]; });
  return order;
}

Table borough_matrix(const ViewContext& context, const CoverageMatrix& matrix, const PeopleCounter& counter) {
  const Dataset& data = context.data;
  const DistrictIndex in_hand = authority_in_hand(context);
  Table table;
  table.id = "coverage-by-borough";
  table.caption = share_words(context) + " by each test in " +
                  (in_hand ? area_words(context) : "each " + std::string(district_words(data).one)) + " on " +
                  to_words(context.day.date) + ", tests with most people first.";
  table.columns = make_columns({{"test", "Test", {}, "coverage-gap", false}});
  for (const DistrictIndex district : matrix.districts) {
    if (in_hand && district != in_hand) continue;
    add_column(
        table,
        {data.districts[district.value].code, district_name(data, district), unit_of(context), {}, true});
  }
  add_column(table, {"area", data.name, unit_of(context), {}, true});
  const Counts counts = rounded(matrix.by_district);
  for (const std::size_t i : order_of(counts)) {
    const GapTest& test = *find_gap_test(matrix.tests[i]);
    const auto base = [&](DistrictIndex district) {
      return test.base == PeopleBase::kResidents ? residents_of(data, counter, district)
                                                 : patients_of(context, counter, test.subject, district);
    };
    const auto hidden = hidden_counts(counts[i]);
    Row row;
    row.key = test.id;
    row.cells.push_back(text_cell(std::string(test.title), show_gap(test)));
    std::int64_t sum = 0;
    std::int64_t largest = 0;
    for (const std::int64_t count : counts[i]) {
      sum += count;
      largest = std::max(largest, count);
    }
    for (std::size_t j = 0; j < counts[i].size(); ++j) {
      const DistrictIndex district = matrix.districts[j];
      if (in_hand && district != in_hand) continue;
      row.cells.push_back(heat_cell(context, counts[i][j], hidden[j], base(district), largest,
                                    action({"view", "gap", "test", test.id, "measure", "gap", "la",
                                            data.districts[district.value].code})));
    }
    Cell whole = heat_cell(context, sum, false, base({}), largest,
                           action({"view", "gap", "test", test.id, "measure", "gap", "la", ""}));
    if (!by_share(context)) whole.heat.reset();
    row.cells.push_back(std::move(whole));
    table.rows.push_back(std::move(row));
  }
  table.provenance = "small_areas.residents lists";
  return table;
}

Table network_matrix(const ViewContext& context, const CoverageMatrix& matrix, const PeopleCounter& counter) {
  const Dataset& data = context.data;
  Table table;
  table.id = "coverage-by-network";
  table.caption = share_words(context) + " by each test in each network of " + area_words(context) + " on " +
                  to_words(context.day.date) + ", tests with most people first.";
  table.columns = make_columns({{"network", "Network", {}, "network", false}});
  const Counts counts = rounded(matrix.by_network);
  const std::vector<std::size_t> order = order_of(counts);
  std::vector<std::int64_t> largest;
  std::vector<std::vector<bool>> hidden;
  for (const auto& row : counts) {
    largest.push_back(row.empty() ? 0 : *std::max_element(row.begin(), row.end()));
    hidden.push_back(hidden_counts(row));
  }
  for (const std::size_t i : order) {
    const GapTest& test = *find_gap_test(matrix.tests[i]);
    add_column(
        table,
        {test.id, test.title, unit_of(context), {}, true, by_share(context) ? Foot::kMedian : Foot::kTotal});
  }
  // Of the residents of the places that a network leads, where a test looks at places.
  std::vector<double> led(data.networks.size(), 0);
  for (std::size_t place = 0; place < context.coverage->places.size(); ++place) {
    const NetworkIndex leading = context.coverage->leads[place].leading();
    if (leading) led[leading.value] += counter.residents_of_groups(SmallAreaIndex(place));
  }
  for (std::size_t j = 0; j < matrix.networks.size(); ++j) {
    const NetworkIndex network = matrix.networks[j];
    if (!is_in_hand(context, network)) continue;
    Row row;
    row.key = data.networks[network.value].code;
    row.selected = context.state.network == row.key;
    row.cells.push_back(text_cell(network_name(data, network), action({"net", row.key})));
    for (const std::size_t i : order) {
      const GapTest& test = *find_gap_test(matrix.tests[i]);
      const double base =
          test.base == PeopleBase::kResidents ? led[network.value] : counter.registered(network);
      row.cells.push_back(
          heat_cell(context, counts[i][j], hidden[i][j], base, largest[i],
                    action({"view", "gap", "test", matrix.tests[i], "measure", "gap", "led-by", row.key})));
    }
    table.rows.push_back(std::move(row));
  }
  if (table.columns.size() > 1) {
    sort_stable(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
      return a.cells[1].sort.value_or(-1) > b.cells[1].sort.value_or(-1);
    });
    table.sorted_by = table.columns[1].id;
    table.descending = true;
  }
  table.provenance = "small_areas.residents lists";
  return table;
}

}  // namespace

Document make_matrix(const ViewContext& context) {
  Document document;
  document.id = "matrix";
  const DistrictWords words = district_words(context.data);
  const bool by_network = extra(context.state, "by") == "networks";
  document.title = authority_in_hand(context) ? "Coverage in " + area_words(context)
                                              : "Coverage by " + std::string(words.one) + " and network";
  PeopleFilter filter = chosen_filter(context.data, context.state);
  filter.district = {};
  filter.network = {};
  const CoverageMatrix matrix = coverage_matrix(context.data, *context.coverage, filter);
  const PeopleCounter counter(context.data, *context.coverage, filter);
  const std::string whom = whom_words(context);
  document.summary = std::to_string(matrix.tests.size()) +
                     " tests of coverage with their standard thresholds; a stronger colour means " +
                     (by_share(context) ? "a larger share of the people there"
                                        : "more people, beside the most in any one place by that test") +
                     ". " + (whom.empty() ? "" : "Counted are people " + whom + ". ") +
                     rule_sentence(context.footprints->choice);
  Controls controls;
  controls.controls.push_back(make_select("by", "Compare", by_network ? "networks" : "",
                                          {{"", upper_first(words.many)}, {"networks", "Networks"}}));
  add_area_chooser(controls.controls, context);
  controls.controls.push_back(
      make_select("as", "Show", by_share(context) ? "share" : "",
                  {{"", "Number of people"}, {"share", "Share of the people there"}}));
  for (Control& control : filter_controls(context)) {
    if (control.key == "ages" || control.key == "deprived") controls.controls.push_back(std::move(control));
  }
  document.blocks.emplace_back(std::move(controls));
  document.blocks.emplace_back(by_network ? network_matrix(context, matrix, counter)
                                          : borough_matrix(context, matrix, counter));
  document.blocks.emplace_back(
      paragraph("Tests of places count residents, tests of practices and networks count registered patients: "
                "compare the numbers of different tests with care. A share is of the residents, or of the "
                "registered patients, of the " +
                    std::string(words.one) + " or network" + (whom.empty() ? "" : " who are counted") + ".",
                Tone::kMuted));
  document.blocks.emplace_back(paragraph({link("All coverage gaps", "view=gaps")}));
  document.provenance = coverage_provenance(context);
  return document;
}

}  // namespace pcn
