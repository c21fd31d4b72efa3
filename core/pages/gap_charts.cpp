#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/coverage/gap_people.h"
#include "core/coverage/gap_values.h"
#include "core/coverage/suppression.h"
#include "core/document/coverage_words.h"
#include "core/document/parts.h"
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

// A number for each network: a mean over people, or the network's own.
struct NetworkNumbers {
  std::string title;
  std::string unit;
  int places = 0;
  std::vector<std::optional<double>> values;  // by network; only those open on the day
};

// Adds up a mean weighted by people.
struct Mean {
  double sum = 0;
  double people = 0;
  void add(double value, double weight) {
    sum += value * weight;
    people += weight;
  }
};

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

std::vector<std::optional<double>> means_of(const ViewContext& context, const std::vector<Mean>& means) {
  std::vector<std::optional<double>> values(means.size());
  for (const NetworkIndex network : context.coverage->open_networks) {
    const Mean& mean = means[network.value];
    if (mean.people > 0 && is_shown(context, network)) values[network.value] = mean.sum / mean.people;
  }
  return values;
}

// The test's value for each network: its own, or the mean of the residents of the places it leads, or of the
// patients of its practices.
NetworkNumbers numbers_of(const ViewContext& context, const GapTest& test) {
  NetworkNumbers result{std::string(test.title), std::string(test.unit), test.places, {}};
  std::vector<Mean> means(context.data.networks.size());
  const PeopleCounter counter = counter_of(context);
  for (const GapValue& entry : gap_values(context.data, *context.coverage, test)) {
    if (!entry.value || !entry.network) continue;
    double weight = 1;
    if (test.subject == GapSubject::kPlace)
      weight = counter.residents_of_groups(SmallAreaIndex(entry.subject));
    if (test.subject == GapSubject::kPractice) weight = counter.registered(PracticeIndex(entry.subject));
    means[entry.network.value].add(*entry.value, weight);
  }
  result.values = means_of(context, means);
  return result;
}

// What a place is like, for the residents of the places that each network leads.
NetworkNumbers numbers_of_places(const ViewContext& context, bool older) {
  NetworkNumbers result{
      older ? "Residents aged 65 and over" : "Deprivation score (IMD 2025)", older ? "%" : "", 0, {}};
  std::vector<Mean> means(context.data.networks.size());
  const PeopleCounter counter = counter_of(context);
  for (std::size_t place = 0; place < context.coverage->places.size(); ++place) {
    const SmallArea& area = context.data.small_areas[place];
    const NetworkIndex leading = context.coverage->leads[place].leading();
    const auto people = static_cast<double>(area.total_residents().count);
    if (!leading || people <= 0 || (!older && area.imd_decile == 0)) continue;
    const double value = older ? area.residents[kResidentAgeGroups - 1] / people * 100 : area.imd_score;
    means[leading.value].add(value, counter.residents_of_groups(SmallAreaIndex(place)));
  }
  result.values = means_of(context, means);
  return result;
}

std::string titled(const NetworkNumbers& numbers) {
  if (numbers.unit.empty()) return numbers.title;
  return numbers.title + ", " + numbers.unit;
}

ChartPoint network_point(const ViewContext& context, NetworkIndex network) {
  ChartPoint point;
  point.label = network_name(context.data, network);
  point.action = action({"net", context.data.networks[network.value].code});
  point.highlighted = context.state.network == context.data.networks[network.value].code;
  return point;
}

// How a network's number comes about.
std::string_view mean_words(const GapTest& test) {
  switch (test.subject) {
    case GapSubject::kPlace:
      return "the average over the residents of the places it leads";
    case GapSubject::kPractice:
      return "the average over the patients of its practices";
    case GapSubject::kNetwork:
      break;
  }
  return "its own figure";
}

// Whom a mean is over where not everybody is counted.
std::string counted_words(const ViewContext& context) {
  const std::string whom = whom_words(context);
  return whom.empty() ? whom : " (only those " + whom + ")";
}

// Pearson's correlation, from -1 to 1; 0 where one of the two does not vary.
double correlation(const std::vector<ChartPoint>& points) {
  const auto count = static_cast<double>(points.size());
  double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (const ChartPoint& point : points) {
    x += point.x / count;
    y += point.y / count;
  }
  for (const ChartPoint& point : points) {
    xx += (point.x - x) * (point.x - x);
    yy += (point.y - y) * (point.y - y);
    xy += (point.x - x) * (point.y - y);
  }
  return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

const GapTest* other_test(const ViewContext& context, const GapTest& test) {
  const GapTest* other = find_gap_test(extra(context.state, "versus"));
  return other == &test ? nullptr : other;
}

}  // namespace

// How many subjects have which value, with the threshold: where the line is drawn matters less where few are
// near.
std::optional<Chart> gap_distribution(const ViewContext& context, const GapTest& test,
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
  chart.y.one = test.subject == GapSubject::kPlace      ? "place"
                : test.subject == GapSubject::kPractice ? "practice"
                                                        : "network";
  chart.y.title = chart.y.one + "s";
  ChartSeries series = empty_bars(test, bins, result.threshold, chart.y.title);
  for (const double value : values) series.points[bins.of(value)].y += 1;
  chart.series.push_back(std::move(series));
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
std::optional<Chart> gap_by_network(const ViewContext& context, const GapTest& test,
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

std::optional<Chart> gap_strip(const ViewContext& context, const GapTest& test) {
  const NetworkNumbers numbers = numbers_of(context, test);
  Chart chart;
  chart.id = "gap-strip";
  chart.kind = ChartKind::kStrip;
  chart.x.title = titled(numbers);
  chart.x.places = numbers.places;
  chart.x.from_zero = false;
  std::vector<std::pair<double, NetworkIndex>> ranked;
  for (std::size_t district = 0; district < context.data.districts.size(); ++district) {
    ChartSeries series{context.data.districts[district].name, {}};
    for (const NetworkIndex network : context.coverage->open_networks) {
      const auto& value = numbers.values[network.value];
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
  chart.markers.push_back({threshold, "threshold " + threshold_text(test, threshold), true});
  const auto said = [&](const auto& entry) {
    return network_name(context.data, entry.second) + " (" + format_decimal(entry.first, numbers.places) +
           ")";
  };
  const auto failing = std::count_if(ranked.begin(), ranked.end(), [&](const auto& entry) {
    return test.side == GapSide::kAbove ? entry.first > threshold : entry.first < threshold;
  });
  chart.title = std::to_string(failing) + " of " + subjects_words(GapSubject::kNetwork, ranked.size()) +
                (failing == 1 ? " has " : " have ") +
                (test.subject == GapSubject::kNetwork ? "a figure " : "an average ") +
                std::string(beyond(test)) + threshold_text(test, threshold) + "; they go from " +
                said(ranked.back()) + " to " + said(ranked.front());
  chart.summary = "Each dot is one network: " + std::string(mean_words(test)) + counted_words(context) +
                  ". Choose one to see it on the map.";
  chart.provenance = test.base == PeopleBase::kResidents ? "small_areas.residents" : "lists";
  return chart;
}

std::optional<Chart> gap_scatter(const ViewContext& context, const GapTest& test) {
  const NetworkNumbers across = numbers_of(context, test);
  const GapTest* other = other_test(context, test);
  const NetworkNumbers up = other ? numbers_of(context, *other)
                                  : numbers_of_places(context, extra(context.state, "versus") == kOlder);
  Chart chart;
  chart.id = "gap-scatter";
  chart.kind = ChartKind::kScatter;
  chart.x = {titled(across), false, across.places, false};
  chart.y = {titled(up), false, up.places, false};
  ChartSeries series{"Networks", {}};
  for (const NetworkIndex network : context.coverage->open_networks) {
    const auto& x = across.values[network.value];
    const auto& y = up.values[network.value];
    if (!x || !y) continue;
    series.points.push_back(network_point(context, network));
    series.points.back().x = *x;
    series.points.back().y = *y;
  }
  constexpr std::size_t kFewest = 4;
  if (series.points.size() < kFewest) return std::nullopt;
  const double r = correlation(series.points);
  chart.title = across.title + " against " + lower_first(up.title) + ": " +
                (std::fabs(r) < 0.2 ? "hardly any link"
                 : r > 0            ? "the higher the one, the higher the other"
                                    : "the higher the one, the lower the other") +
                (std::fabs(r) >= 0.2 && std::fabs(r) < 0.5 ? ", loosely" : "") + " (correlation " +
                (r < 0 ? "−" : "") + format_decimal(std::fabs(r), 2) + ", " +
                subjects_words(GapSubject::kNetwork, series.points.size()) + ")";
  chart.summary =
      "Each dot is one network: " + std::string(mean_words(test)) + counted_words(context) +
      ". Dots that lie along a line would mean that the two go together; that one causes the other "
      "cannot be seen from this.";
  chart.series.push_back(std::move(series));
  chart.provenance = "small_areas.residents";
  return chart;
}

Control versus_control(const ViewContext& context, const GapTest& test) {
  std::vector<Option> options = {{"", "Deprivation score"},
                                 {std::string(kOlder), "Residents aged 65 and over"}};
  for (const GapTest& each : gap_tests()) {
    if (&each != &test) options.push_back({std::string(each.id), std::string(each.title)});
  }
  const std::string value(extra(context.state, "versus"));
  return make_select("versus", "Compare networks with", value == test.id ? "" : value, std::move(options));
}

}  // namespace pcn
