#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/coverage/gap_values.h"
#include "core/coverage/suppression.h"
#include "core/view/fragment.h"
#include "core/view/panels/coverage_parts.h"
#include "core/view/panels/depth.h"
#include "core/view/panels/list.h"
#include "core/view/panels/parts.h"

namespace pcn {
namespace {

constexpr std::size_t kRowsShown = 100;
constexpr std::size_t kBins = 24;

Controls controls_for(const ViewContext& context, const GapTest& test) {
  Controls controls;
  std::vector<Option> tests;
  for (const GapTest& each : gap_tests()) tests.push_back({std::string(each.id), std::string(each.title)});
  controls.controls.push_back(make_select("test", "Test", std::string(test.id), std::move(tests)));
  controls.controls.push_back(make_slider(limit_key(test), "Threshold", chosen_threshold(context, test),
                                          test.lowest, test.highest, test.step, std::string(test.unit)));
  for (Control& filter : filter_controls(context)) controls.controls.push_back(std::move(filter));
  return controls;
}

Facts figures(const ViewContext& context, const GapTest& test, const GapResult& result) {
  const std::int64_t people = std::llround(result.people);
  const bool small = people > 0 && people < kLeastShown;
  Facts facts;
  facts.facts.push_back(make_fact("People affected", shown_count(people),
                                  std::string(people_words(test.base)), "",
                                  test.base == PeopleBase::kResidents ? "small_areas.residents" : "lists",
                                  result.rows.empty() ? Tone::kGood : tone_of(test.severity)));
  facts.facts.push_back(make_fact(
      "Of those looked at",
      result.people_looked_at > 0 && !small ? format_percent(result.people / result.people_looked_at, 1)
                                            : "–",
      format_count(std::llround(result.people_looked_at)) + " " + std::string(people_words(test.base)), "",
      ""));
  facts.facts.push_back(make_fact("What fails", subjects_words(test.subject, result.rows.size()),
                                  "threshold " + threshold_text(test, result.threshold), "", ""));
  facts.facts.push_back(make_fact(
      "How sure", std::string(certainty_words(test.certainty)),
      result.unknown > 0
          ? subjects_words(test.subject, static_cast<std::size_t>(result.unknown)) + " not in the data"
          : "",
      "", ""));
  facts.facts.push_back(make_fact("Weight", std::string(severity_words(test.severity)),
                                  "as of " + to_words(context.day.date), "coverage-gap", ""));
  return facts;
}

// How many subjects have which value, with the threshold: where the line is drawn matters less where few are
// near.
std::optional<Chart> distribution(const ViewContext& context, const GapTest& test, const GapResult& result) {
  std::vector<double> values;
  for (const GapValue& value : gap_values(context.data, *context.coverage, test)) {
    if (value.value) values.push_back(*value.value);
  }
  if (values.size() < 8) return std::nullopt;
  sort_stable(values.begin(), values.end());
  // The highest hundredth would squeeze the rest into a corner: it goes into the last bin.
  const double low = std::min(values.front(), result.threshold);
  const double high = std::max({values[(values.size() - 1) * 99 / 100], result.threshold, low + test.step});
  const double width = std::max((high - low) / static_cast<double>(kBins), test.step);
  const auto bins = static_cast<std::size_t>(std::ceil((high - low) / width)) + 1;
  Chart chart;
  chart.id = "gap-distribution";
  chart.kind = ChartKind::kHistogram;
  chart.x.title = std::string(test.unit);
  chart.x.from_zero = false;
  chart.x.places = test.places;
  chart.y.title = test.subject == GapSubject::kPlace      ? "places"
                  : test.subject == GapSubject::kPractice ? "practices"
                                                          : "networks";
  ChartSeries series{chart.y.title, {}};
  for (std::size_t bin = 0; bin < bins; ++bin) {
    ChartPoint point;
    point.x = low + static_cast<double>(bin) * width;
    point.label =
        (bin + 1 == bins ? "from " : "") + format_decimal(point.x, test.places + (width < 1 ? 1 : 0)) +
        (bin + 1 == bins ? " on"
                         : " to " + format_decimal(point.x + width, test.places + (width < 1 ? 1 : 0)));
    const double middle = point.x + width / 2;
    point.highlighted = test.side == GapSide::kAbove ? middle > result.threshold : middle < result.threshold;
    series.points.push_back(std::move(point));
  }
  for (const double value : values) {
    const auto bin = static_cast<std::size_t>((value - low) / width);
    series.points[std::min(bin, bins - 1)].y += 1;
  }
  chart.series.push_back(std::move(series));
  chart.markers.push_back({result.threshold, "threshold " + threshold_text(test, result.threshold), true});
  chart.title = subjects_words(test.subject, result.rows.size()) + " of " +
                format_count(static_cast<std::int64_t>(values.size())) + " fail at " +
                threshold_text(test, result.threshold);
  chart.summary = "The middle value is " + format_decimal(values[values.size() / 2], test.places) + " " +
                  std::string(test.unit) + "; a tenth lies below " +
                  format_decimal(values[values.size() / 10], test.places) + " and a tenth above " +
                  format_decimal(values[values.size() * 9 / 10], test.places) + ".";
  chart.provenance = "small_areas";
  return chart;
}

// People affected by network, most first.
std::optional<Chart> by_network(const ViewContext& context, const GapTest& test, const GapResult& result) {
  std::map<NetworkIndex, double> people;
  for (const GapRow& row : result.rows) {
    if (row.network && context.data.networks[row.network.value].in_area) people[row.network] += row.people;
  }
  if (people.size() < 2) return std::nullopt;
  std::vector<std::pair<NetworkIndex, double>> ranked(people.begin(), people.end());
  sort_stable(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  Chart chart;
  chart.id = "gap-networks";
  chart.kind = ChartKind::kBars;
  chart.y.title = std::string(people_words(test.base));
  ChartSeries series{"People affected", {}};
  for (const auto& [network, count] : ranked) {
    if (std::llround(count) < kLeastShown || series.points.size() == 15) break;
    ChartPoint point;
    point.y = std::round(count);
    point.label = network_name(context.data, network);
    point.action = action({"led-by", context.data.networks[network.value].code});
    series.points.push_back(std::move(point));
  }
  if (series.points.empty()) return std::nullopt;
  chart.title = series.points.front().label + " has the most people affected";
  chart.summary = "People affected in " + subjects_words(GapSubject::kNetwork, people.size()) +
                  (people.size() > series.points.size()
                       ? "; the " + std::to_string(series.points.size()) + " with most are shown."
                       : ".");
  chart.series.push_back(std::move(series));
  chart.provenance = "small_areas.residents";
  return chart;
}

// The first cell selects on the map and keeps the view; the last one opens the subject's own page.
Row gap_row(const ViewContext& context, const GapTest& test, const GapRow& gap, bool hidden) {
  const Dataset& data = context.data;
  Row row;
  ActionText open;
  switch (test.subject) {
    case GapSubject::kPlace: {
      const SmallArea& area = data.small_areas[gap.subject];
      row.key = area.code;
      row.selected = context.state.place == area.code;
      row.cells.push_back(text_cell(place_name(area), action({"place", area.code})));
      row.cells.push_back(text_cell(district_name(data, area.district)));
      open = show_place(data, SmallAreaIndex(gap.subject));
      break;
    }
    case GapSubject::kPractice: {
      const Practice& practice = data.practices[gap.subject];
      row.key = practice.code;
      row.selected = context.state.practice == practice.code;
      row.cells.push_back(text_cell(practice.name, action({"practice", practice.code})));
      row.cells.push_back(text_cell(district_name(data, practice.district)));
      open = show_practice(data, PracticeIndex(gap.subject));
      break;
    }
    case GapSubject::kNetwork: {
      const Network& network = data.networks[gap.subject];
      row.key = network.code;
      row.selected = context.state.network == network.code;
      row.cells.push_back(text_cell(network.name, action({"net", network.code})));
      row.cells.push_back(text_cell(district_name(data, network.district)));
      open = show_network(data, NetworkIndex(gap.subject));
      break;
    }
  }
  const std::int64_t people = std::llround(gap.people);
  Cell count = text_cell(shown_count(people, hidden));
  count.sort = hidden ? 1.0 : static_cast<double>(people);
  row.cells.push_back(std::move(count));
  row.cells.push_back(number_cell(gap.value, test.places));
  row.cells.push_back(gap.network ? text_cell(network_name(data, gap.network)) : text_cell("none"));
  row.cells.push_back(text_cell(gap_detail(data, *context.coverage, test, gap)));
  row.cells.push_back(text_cell("Details", open));
  return row;
}

Table rows_table(const ViewContext& context, const GapTest& test, const GapResult& result,
                 std::size_t shown) {
  Table table;
  table.id = "gap-" + std::string(test.id);
  table.caption = std::string(test.title) + ": " + subjects_words(test.subject, result.rows.size()) + " on " +
                  to_words(context.day.date) + ", most people first";
  table.caption += shown < result.rows.size() ? "; the first " + std::to_string(shown) + " are shown." : ".";
  constexpr std::string_view kSubject[] = {"Place", "Practice", "Network"};
  table.columns = {
      {"subject", std::string(kSubject[static_cast<std::size_t>(test.subject)]), {}, {}, false},
      {"borough", "Borough", {}, "borough", false},
      {"people", "People affected", std::string(people_words(test.base)), {}, true},
      {"value", "Value", std::string(test.unit), {}, true},
      {"network", test.subject == GapSubject::kPlace ? "Leading network" : "Network", {}, "network", false},
      {"why", "Why", {}, {}, false},
      {"open", "More", {}, {}, false}};
  table.provenance = test.base == PeopleBase::kResidents ? "small_areas.residents" : "lists";
  std::vector<std::int64_t> counts;
  for (const GapRow& row : result.rows) counts.push_back(std::llround(row.people));
  const std::vector<bool> hidden = hidden_counts(counts);
  for (std::size_t i = 0; i < shown; ++i)
    table.rows.push_back(gap_row(context, test, result.rows[i], hidden[i]));
  sort_as_asked(table, context.state);
  return table;
}

}  // namespace

Document make_gap(const ViewContext& context) {
  const GapTest& test = chosen_test(context.state);
  const GapResult result = chosen_result(context, test);
  Document document;
  document.id = "gap";
  document.title = test.title;
  document.summary = result.sentence;
  document.blocks.emplace_back(controls_for(context, test));
  document.blocks.emplace_back(paragraph(std::string(test.what)));
  if (!test.caution.empty())
    document.blocks.emplace_back(paragraph(std::string(test.caution), Tone::kCaution));
  if (result.available) {
    document.blocks.emplace_back(figures(context, test, result));
    if (auto chart = distribution(context, test, result)) document.blocks.emplace_back(std::move(*chart));
    if (auto chart = by_network(context, test, result)) document.blocks.emplace_back(std::move(*chart));
    if (!result.rows.empty()) {
      const bool all = extra(context.state, "rows") == "all";
      const std::size_t shown = all ? result.rows.size() : std::min(kRowsShown, result.rows.size());
      document.blocks.push_back(heading("What fails, one by one"));
      document.blocks.emplace_back(rows_table(context, test, result, shown));
      if (shown < result.rows.size()) {
        document.blocks.emplace_back(paragraph(
            {link("Show all " + format_count(static_cast<std::int64_t>(result.rows.size())), "rows=all")}));
      }
    }
  }
  document.blocks.emplace_back(paragraph(rule_sentence(context.footprints->choice), Tone::kMuted));
  std::vector<Span> links = {link("All coverage gaps", "view=gaps"), plain(" · "),
                             link("Tests by borough and network", "view=matrix")};
  if (context.state.measure != "gap") {
    links.push_back(plain(" · "));
    links.push_back(link("Show this test on the map", "measure=gap"));
  }
  document.blocks.emplace_back(paragraph(std::move(links)));
  document.provenance = coverage_provenance(context);
  return document;
}

}  // namespace pcn
