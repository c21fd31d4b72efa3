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
    point.label = (last ? "from " : "") + format_decimal(point.x, places) +
                  (last ? unit + " on" : " to " + format_decimal(point.x + bins.width, places) + unit);
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
  chart.markers.push_back({threshold, "threshold " + threshold_text(test, threshold), true});
  return chart;
}

std::string_view beyond(const Indicator& test) { return test.worse == Side::kAbove ? "above " : "below "; }

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
  const std::string one(words.one), many(words.many);
  chart.y = {"of the " + one + "'s residents", true, 0, true};
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
  const auto said = [](const Part& part) { return part.name + " (" + percent_words(part.failing) + ")"; };
  const auto none =
      std::count_if(parts.begin(), parts.end(), [](const Part& part) { return part.failing <= 0; });
  const std::string line = std::string(beyond(test)) + threshold_text(test, threshold);
  if (in_hand) {
    chart.title = "Of the residents " + percent_words(parts[0].failing) + " are " + line + " in " +
                  parts[0].name + ", and " + percent_words(parts[1].failing) + " in " + parts[1].name;
  } else if (none == std::ssize(parts)) {
    chart.title = "No " + one + " has residents " + line;
  } else {
    chart.title = "The part of residents " + line + " is largest in " + said(parts.front());
    chart.title += none > 0 ? "; " + count_of(none, one + " has", many + " have") + " none"
                            : " and smallest in " + said(parts.back());
  }
  const std::string whom = whom_words(context);
  chart.summary =
      (in_hand ? "One row for " + parts[0].name + " and one for " + parts[1].name
               : "One row for each " + one) +
      ", all on the same scale: a bar is the part of the residents there whose place has that value." +
      (whom.empty() ? "" : " Counted are people " + whom + ".");
  chart.provenance = "small_areas.residents";
  return chart;
}

}  // namespace pcn
