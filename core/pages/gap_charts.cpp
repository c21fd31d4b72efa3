#include "texts/gap_charts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/coverage_words.h"
#include "core/document/parts.h"
#include "core/figures/disclosure.h"
#include "core/figures/gap_tests.h"
#include "core/figures/people.h"
#include "core/insight/statistics.h"
#include "core/model/district_words.h"
#include "core/pages/area.h"
#include "core/pages/coverage_parts.h"
#include "core/pages/depth.h"
#include "core/pages/gap_bins.h"
#include "core/state/coverage_choice.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

namespace pcn {
namespace {

constexpr std::size_t kBins = 24;

// Age and deprivation of the people counted, wherever they are: a network's mean is over all of its own.
PeopleCounter counter_of(const ViewContext& context) {
  PeopleFilter filter = chosen_filter(context.data, context.state);
  filter.district = {};
  filter.network = {};
  return {context.data, *context.coverage, filter};
}

// Networks that the choices of people leave in.
bool is_shown(const ViewContext& context, NetworkIndex network) {
  const NetworkIndex only = chosen_filter(context.data, context.state).network;
  return is_in_hand(context, network) && (!only || only == network);
}

// Figures of each network that is shown, by figure and network: its own, or the mean over the residents of
// the places it leads, or over the patients of its practices.
std::vector<std::vector<std::optional<double>>> numbers_of(const ViewContext& context,
                                                           std::vector<const Indicator*> wanted) {
  const CoverageFacts& facts = *context.coverage;
  const PeopleCounter counter = counter_of(context);
  const FigureTable table =
      figures(figure_input(context), wanted, by_networks(context.data, facts.date, facts.leads), &counter);
  std::vector<std::vector<std::optional<double>>> result;
  for (const Indicator* of : wanted) {
    std::vector<std::optional<double>>& values = result.emplace_back(context.data.networks.size());
    const FigureColumn* column = table.find(of->id);
    for (std::size_t at = 0; column && at < column->cells.size(); ++at) {
      const NetworkIndex network = table.network(at);
      if (is_shown(context, network)) values[network.value] = column->cells[at].value;
    }
  }
  return result;
}

std::string titled(const Indicator& of) {
  if (of.unit.empty()) return std::string(of.title);
  return say(text::gap_charts::with_unit{.title = of.title, .unit = of.unit});
}

ChartPoint network_point(const ViewContext& context, NetworkIndex network) {
  ChartPoint point;
  point.label = network_name(context.data, network);
  point.action = action({"net", context.data.networks[network.value].code});
  point.highlighted = context.state.network == context.data.networks[network.value].code;
  return point;
}

// How a network's number comes about, and whom a mean is over where not everybody is counted.
std::string mean_words(const ViewContext& context, const Indicator& test) {
  constexpr TextId kHow[] = {text::gap_charts::of_places, text::gap_charts::of_practices,
                             text::gap_charts::its_own};
  const std::string_view how = kHow[static_cast<std::size_t>(test.level)];
  const std::string whom = whom_words(context);
  return whom.empty() ? std::string(how) : say(text::gap_charts::only_those{.how = how, .whom = whom});
}

// What networks are compared with: another test, their older residents, or deprivation.
const Indicator& other_figure(const ViewContext& context, const Indicator& test) {
  const Indicator* other = find_indicator(extra(context.state, "versus"));
  return other && other != &test ? *other : *find_indicator("deprivation-score");
}

}  // namespace

// How many subjects have which value, with the threshold: where the line is drawn matters less where few are
// near.
std::optional<Chart> gap_distribution(const ViewContext& context, const Indicator& test,
                                      const GapResult& result) {
  const PeopleFilter filter = chosen_filter(context.data, context.state);
  const PeopleCounter counter(context.data, *context.coverage, filter);
  std::vector<double> values;
  for (const GapValue& value : gap_values(context.data, *context.coverage, test)) {
    const bool counted = filter == PeopleFilter{} || people_of(test, value, *context.coverage, counter) > 0;
    if (value.value && counted) values.push_back(*value.value);
  }
  if (values.size() < 8) return std::nullopt;
  sort_stable(values.begin(), values.end());
  const Bins bins = bins_for(test, values, result.threshold, kBins);
  Chart chart = histogram(test, "gap-distribution", result.threshold);
  constexpr TextId kOne[] = {text::gap_charts::place, text::gap_charts::practice, text::gap_charts::network};
  constexpr TextId kMany[] = {text::gap_charts::places, text::gap_charts::practices,
                              text::gap_charts::networks};
  chart.y.one = kOne[static_cast<std::size_t>(test.level)];
  chart.y.title = kMany[static_cast<std::size_t>(test.level)];
  ChartSeries series = empty_bars(test, bins, result.threshold, chart.y.title);
  for (const double value : values) series.points[bins.of(value)].y += 1;
  chart.series.push_back(std::move(series));
  chart.title = say(text::gap_charts::fail{.all = values.size(),
                                           .failing = subjects_words(test.level, result.rows.size()),
                                           .limit = threshold_text(test, result.threshold)});
  const auto part = [&](std::size_t tenths) {
    return format_decimal(values[values.size() * tenths / 10], test.places);
  };
  chart.summary =
      say(text::gap_charts::middle{.high = part(9), .low = part(1), .middle = part(5), .unit = test.unit});
  chart.provenance = "small_areas";
  return chart;
}

// People affected by network, most first.
std::optional<Chart> gap_by_network(const ViewContext& context, const Indicator& test,
                                    const GapResult& result) {
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
  chart.y.title = std::string(people_words(test.gap->base));
  ChartSeries series{text::gap_charts::affected, {}};
  for (const auto& [network, count] : ranked) {
    if (std::llround(count) < kLeastShown || series.points.size() == 15) break;
    ChartPoint point;
    point.y = std::round(count);
    point.label = network_name(context.data, network);
    point.action = action({"led-by", context.data.networks[network.value].code});
    series.points.push_back(std::move(point));
  }
  if (series.points.empty()) return std::nullopt;
  chart.title = say(text::gap_charts::most_affected{.network = series.points.front().label});
  chart.summary =
      people.size() > series.points.size()
          ? say(text::gap_charts::affected_in_first{.networks = people.size(), .shown = series.points.size()})
          : say(text::gap_charts::affected_in{.networks = people.size()});
  chart.series.push_back(std::move(series));
  chart.provenance = "small_areas.residents";
  return chart;
}

std::optional<Chart> gap_strip(const ViewContext& context, const Indicator& test) {
  const auto numbers = numbers_of(context, {&test}).front();
  Chart chart;
  chart.id = "gap-strip";
  chart.kind = ChartKind::kStrip;
  chart.x.title = titled(test);
  chart.x.places = test.places;
  chart.x.from_zero = false;
  std::vector<std::pair<double, NetworkIndex>> ranked;
  for (std::size_t district = 0; district < context.data.districts.size(); ++district) {
    ChartSeries series{context.data.districts[district].name, {}};
    for (const NetworkIndex network : context.coverage->open_networks) {
      const auto& value = numbers[network.value];
      if (!value || context.data.networks[network.value].district.value != district) continue;
      series.points.push_back(network_point(context, network));
      series.points.back().x = *value;
      ranked.emplace_back(*value, network);
    }
    if (series.points.empty()) continue;
    sort_stable(series.points.begin(), series.points.end(),
                [](const ChartPoint& a, const ChartPoint& b) { return a.x > b.x; });
    chart.series.push_back(std::move(series));
  }
  const std::size_t fewest = authority_in_hand(context) ? 2 : 4;
  if (ranked.size() < fewest) return std::nullopt;
  sort_stable(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  const double threshold = chosen_threshold(context, test);
  chart.markers.push_back(
      {threshold, say(text::gap_charts::threshold{.limit = threshold_text(test, threshold)}), true});
  const auto said = [&](const auto& entry) {
    return say(text::gap_charts::network_value{.network = network_name(context.data, entry.second),
                                               .value = format_decimal(entry.first, test.places)});
  };
  const auto failing = std::count_if(ranked.begin(), ranked.end(), [&](const auto& entry) {
    return test.worse == Side::kAbove ? entry.first > threshold : entry.first < threshold;
  });
  const std::string highest = said(ranked.front()), lowest = said(ranked.back());
  const std::string line = beyond(test, threshold);
  chart.title = test.level == FigureLevel::kNetwork
                    ? say(text::gap_charts::strip_figure{.failing = failing,
                                                         .highest = highest,
                                                         .line = line,
                                                         .lowest = lowest,
                                                         .networks = ranked.size()})
                    : say(text::gap_charts::strip_average{.failing = failing,
                                                          .highest = highest,
                                                          .line = line,
                                                          .lowest = lowest,
                                                          .networks = ranked.size()});
  chart.summary = say(text::gap_charts::strip_summary{.how = mean_words(context, test)});
  chart.provenance = test.gap->base == PeopleBase::kResidents ? "small_areas.residents" : "lists";
  return chart;
}

std::optional<Chart> gap_scatter(const ViewContext& context, const Indicator& test) {
  const Indicator& other = other_figure(context, test);
  const auto numbers = numbers_of(context, {&test, &other});
  const auto& across = numbers.front();
  const auto& up = numbers.back();
  Chart chart;
  chart.id = "gap-scatter";
  chart.kind = ChartKind::kScatter;
  chart.x = {titled(test), false, test.places, false};
  chart.y = {titled(other), false, other.places, false};
  ChartSeries series{text::gap_charts::scatter_series, {}};
  std::vector<double> xs, ys;
  for (const NetworkIndex network : context.coverage->open_networks) {
    const auto& x = across[network.value];
    const auto& y = up[network.value];
    if (!x || !y) continue;
    series.points.push_back(network_point(context, network));
    series.points.back().x = *x;
    series.points.back().y = *y;
    xs.push_back(*x);
    ys.push_back(*y);
  }
  constexpr std::size_t kFewest = 4;
  if (series.points.size() < kFewest) return std::nullopt;
  const double r = correlation(xs, ys);
  namespace words = text::gap_charts;
  const bool loose = std::fabs(r) < 0.5;
  const TextId finding = std::fabs(r) < 0.2 ? words::scatter_none::kId
                         : r > 0 ? (loose ? words::scatter_higher_loosely::kId : words::scatter_higher::kId)
                                 : (loose ? words::scatter_lower_loosely::kId : words::scatter_lower::kId);
  const std::string other_title = lower_first(other.title);
  const std::string number = (r < 0 ? "−" : "") + format_decimal(std::fabs(r), 2);
  chart.title = say(finding, {TextArgument(std::ssize(series.points)), std::string_view(other_title),
                              std::string_view(number), std::string_view(test.title)});
  chart.summary = say(words::scatter_summary{.how = mean_words(context, test)});
  chart.series.push_back(std::move(series));
  chart.provenance = "small_areas.residents";
  return chart;
}

Control versus_control(const ViewContext& context, const Indicator& test) {
  std::vector<Option> options = {{"", text::gap_charts::score},
                                 {std::string(kOlder), text::gap_charts::older}};
  for (const Indicator& each : gap_tests()) {
    if (&each != &test) options.push_back({std::string(each.id), std::string(each.title)});
  }
  const std::string value(extra(context.state, "versus"));
  return make_select("versus", text::gap_charts::compare_with, value == test.id ? "" : value,
                     std::move(options));
}

}  // namespace pcn
