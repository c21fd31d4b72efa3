#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/coverage/gap_values.h"
#include "core/coverage/suppression.h"
#include "core/view/fragment.h"
#include "core/view/panels/coverage_parts.h"
#include "core/view/panels/depth.h"
#include "core/view/panels/parts.h"

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

std::vector<std::optional<double>> means_of(const ViewContext& context, const std::vector<Mean>& means) {
  std::vector<std::optional<double>> values(means.size());
  for (const NetworkIndex network : context.coverage->open_networks) {
    const Mean& mean = means[network.value];
    if (mean.people > 0) values[network.value] = mean.sum / mean.people;
  }
  return values;
}

// The test's value for each network: its own, or the mean of the residents of the places it leads, or of the
// patients of its practices.
NetworkNumbers numbers_of(const ViewContext& context, const GapTest& test) {
  NetworkNumbers result{std::string(test.title), std::string(test.unit), test.places, {}};
  std::vector<Mean> means(context.data.networks.size());
  for (const GapValue& entry : gap_values(context.data, *context.coverage, test)) {
    if (!entry.value || !entry.network) continue;
    double weight = 1;
    if (test.subject == GapSubject::kPlace)
      weight = static_cast<double>(context.data.small_areas[entry.subject].total_residents().count);
    if (test.subject == GapSubject::kPractice) weight = context.coverage->practices[entry.subject].list;
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
  for (std::size_t place = 0; place < context.coverage->places.size(); ++place) {
    const SmallArea& area = context.data.small_areas[place];
    const NetworkIndex leading = context.coverage->leads[place].leading();
    const auto people = static_cast<double>(area.total_residents().count);
    if (!leading || people <= 0 || (!older && area.imd_decile == 0)) continue;
    const double value = older ? area.residents[kResidentAgeGroups - 1] / people * 100 : area.imd_score;
    means[leading.value].add(value, people);
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

const GapTest* other_test(const ViewContext& context, const GapTest& test) {
  const GapTest* other = find_gap_test(extra(context.state, "versus"));
  return other == &test ? nullptr : other;
}

}  // namespace

// How many subjects have which value, with the threshold: where the line is drawn matters less where few are
// near.
std::optional<Chart> gap_distribution(const ViewContext& context, const GapTest& test,
                                      const GapResult& result) {
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
  constexpr std::size_t kFewest = 4;
  if (ranked.size() < kFewest) return std::nullopt;
  sort_stable(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  const double threshold = chosen_threshold(context, test);
  chart.markers.push_back({threshold, "threshold " + threshold_text(test, threshold), true});
  const auto said = [&](const auto& entry) {
    return network_name(context.data, entry.second) + " (" + format_decimal(entry.first, numbers.places) +
           ")";
  };
  chart.title = "Networks by borough: from " + said(ranked.back()) + " to " + said(ranked.front());
  chart.summary =
      "Each dot is one network: " + std::string(mean_words(test)) + ". Choose one to see it on the map.";
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
  chart.title = "Networks: " + lower_first(across.title) + " against " + lower_first(up.title);
  chart.summary =
      "Each dot is one network: " + std::string(mean_words(test)) +
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
