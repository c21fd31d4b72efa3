#include "core/pages/gap_bins.h"

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/coverage_words.h"
#include "core/document/parts.h"
#include "core/figures/disclosure.h"
#include "core/figures/gap_tests.h"
#include "core/figures/people.h"
#include "core/model/district_words.h"
#include "core/pages/area.h"
#include "core/pages/coverage_parts.h"
#include "texts/gap_charts.h"

namespace pcn {

Bins bins_for(const Indicator& test, const std::vector<double>& values, double threshold, std::size_t most) {
  Bins bins;
  bins.low = std::min(values.front(), threshold);
  const double high =
      std::max({values[(values.size() - 1) * 99 / 100], threshold, bins.low + test.gap->step});
  bins.width = std::max((high - bins.low) / static_cast<double>(most), test.gap->step);
  bins.count = static_cast<std::size_t>(std::ceil((high - bins.low) / bins.width)) + 1;
  return bins;
}

ChartSeries empty_bars(const Indicator& test, const Bins& bins, double threshold, std::string_view name) {
  ChartSeries series{std::string(name), {}};
  const int places = test.places + (bins.width < 1 ? 1 : 0);
  const std::string unit = with_unit_of(test, "");
  for (std::size_t bin = 0; bin < bins.count; ++bin) {
    const bool last = bin + 1 == bins.count;
    ChartPoint point;
    point.x = bins.low + static_cast<double>(bin) * bins.width;
    const std::string from = format_decimal(point.x, places);
    point.label = last ? say(text::gap_charts::last_bin{.from = from + unit})
                       : say(text::gap_charts::bin{
                             .from = from, .to = format_decimal(point.x + bins.width, places) + unit});
    const double middle = point.x + bins.width / 2;
    point.highlighted = test.worse == Side::kAbove ? middle > threshold : middle < threshold;
    series.points.push_back(std::move(point));
  }
  return series;
}

Chart histogram(const Indicator& test, std::string_view id, double threshold) {
  Chart chart;
  chart.id = id;
  chart.kind = ChartKind::kHistogram;
  chart.x = {std::string(test.unit), false, test.places, false};
  chart.markers.push_back(
      {threshold, say(text::gap_charts::threshold{.limit = threshold_text(test, threshold)}), true});
  return chart;
}

std::string beyond(const Indicator& test, double threshold) {
  const std::string limit = threshold_text(test, threshold);
  return say(
      test.worse == Side::kAbove ? text::gap_charts::line_above::kId : text::gap_charts::line_below::kId,
      {std::string_view(limit)});
}

// Small multiples: where the residents of each borough stand, on the same scales.
std::optional<Chart> gap_by_borough(const ViewContext& context, const Indicator& test, double threshold) {
  if (test.level != FigureLevel::kPlace) return std::nullopt;
  const std::vector<GapValue> all = gap_values(context.data, *context.coverage, test);
  // The authority in hand stands beside the whole area, so the choice of it leaves nobody out here.
  PeopleFilter filter = chosen_filter(context.data, context.state);
  filter.district = {};
  const PeopleCounter counter(context.data, *context.coverage, filter);
  const DistrictIndex in_hand = authority_in_hand(context);
  std::vector<double> values;
  for (const GapValue& value : all) {
    if (value.value && counter.residents(SmallAreaIndex(value.subject)) > 0) values.push_back(*value.value);
  }
  if (values.size() < 8) return std::nullopt;
  sort_stable(values.begin(), values.end());
  constexpr std::size_t kFewBins = 12;
  const Bins bins = bins_for(test, values, threshold, kFewBins);
  Chart chart = histogram(test, "gap-boroughs", threshold);
  const DistrictWords words = district_words(context.data);
  chart.y = {say(text::gap_charts::of_residents{.district = words.one}), true, 0, true};
  struct Part {
    double failing = 0;
    std::string name;
  };
  std::vector<Part> parts;
  const auto add = [&](std::string_view name, DistrictIndex only) {
    ChartSeries series = empty_bars(test, bins, threshold, name);
    double people = 0, failing = 0;
    for (const GapValue& value : all) {
      const SmallArea& area = context.data.small_areas[value.subject];
      if (!value.value || !area.in_area || (only && area.district != only)) continue;
      const double residents = counter.residents(SmallAreaIndex(value.subject));
      people += residents;
      if (gap_fails(test, value, threshold)) failing += residents;
      series.points[bins.of(*value.value)].y += residents;
    }
    if (people <= 0) return true;
    for (ChartPoint& point : series.points) {
      if (point.y > 0 && point.y < kLeastShown) return false;  // too few to be told
      point.y /= people;
    }
    parts.push_back({failing / people, series.name});
    chart.series.push_back(std::move(series));
    return true;
  };
  for (const DistrictIndex district : authorities_of(context.data)) {
    if (in_hand && district != in_hand) continue;
    if (!add(district_name(context.data, district), district)) return std::nullopt;
  }
  if (in_hand && !add(context.data.name, {})) return std::nullopt;
  if (chart.series.size() < 2) return std::nullopt;
  if (!in_hand)
    sort_stable(parts.begin(), parts.end(),
                [](const Part& a, const Part& b) { return a.failing > b.failing; });
  const auto said = [](const Part& part) {
    return say(text::gap_charts::part{.name = part.name, .share = percent_words(part.failing)});
  };
  const auto none =
      std::count_if(parts.begin(), parts.end(), [](const Part& part) { return part.failing <= 0; });
  const std::string line = beyond(test, threshold);
  if (in_hand) {
    chart.title = say(text::gap_charts::of_two{.first = parts[0].name,
                                               .first_share = percent_words(parts[0].failing),
                                               .line = line,
                                               .second = parts[1].name,
                                               .second_share = percent_words(parts[1].failing)});
  } else if (none == std::ssize(parts)) {
    chart.title = say(text::gap_charts::no_district{.district = words.one, .line = line});
  } else if (none > 0) {
    chart.title = say(text::gap_charts::largest_some_none{.count = none,
                                                          .district = words.one,
                                                          .districts = words.many,
                                                          .largest = said(parts.front()),
                                                          .line = line});
  } else {
    chart.title = say(text::gap_charts::largest{
        .largest = said(parts.front()), .line = line, .smallest = said(parts.back())});
  }
  const std::string whom = whom_words(context);
  chart.summary = in_hand ? say(text::gap_charts::two_rows{.first = parts[0].name, .second = parts[1].name})
                          : say(text::gap_charts::rows{.district = words.one});
  if (!whom.empty()) chart.summary.append(" ").append(say(text::gap_charts::counted{.whom = whom}));
  chart.provenance = "small_areas.residents";
  return chart;
}

}  // namespace pcn
