#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/chart/plot.h"

namespace pcn::chart {
namespace {

constexpr Colour kText{Ink::kText};

float widest_label(const Chart& chart, const Ruler& ruler, float limit) {
  float width = 20;
  for (const ChartSeries& series : chart.series) {
    for (const ChartPoint& point : series.points) width = std::max(width, ruler.width(point.label));
  }
  return std::min(width, limit);
}

std::size_t longest_series(const Chart& chart) {
  std::size_t most = 0;
  for (const ChartSeries& series : chart.series) most = std::max(most, series.points.size());
  return most;
}

// The names of the series with their colours, in as many rows as they need; returns the height. Draws them
// where there is a plot, else only measures.
float legend(const Chart& chart, const Ruler& ruler, float width, Plot* plot) {
  if (chart.series.size() < 2) return 0;
  const float unit = ruler.size() / 14, row = ruler.size() + 6 * unit;
  const float sign = 10 * unit, gap = 5 * unit;
  float x = 0, y = 0;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const float item = sign + gap + ruler.width(chart.series[s].name);
    if (x > 0 && x + item > width) {
      x = 0;
      y += row;
    }
    if (plot != nullptr) {
      plot->patch({x, y + 3 * unit}, {x + sign, y + 3 * unit + sign}, series_colour(s), 2);
      plot->text({x + sign + gap, y}, chart.series[s].name, kText);
    }
    x += item + 18 * unit;
  }
  return y + row + 2 * unit;
}

bool any_highlighted(const Chart& chart) {
  return std::any_of(chart.series.begin(), chart.series.end(), [](const ChartSeries& series) {
    return std::any_of(series.points.begin(), series.points.end(),
                       [](const ChartPoint& point) { return point.highlighted; });
  });
}

}  // namespace

// Level bars: long names are read without turning the head; the value stands at the bar's end.
void bars(const Chart& chart, const Ruler& ruler, const Room& room, Picture& picture) {
  const std::size_t groups = longest_series(chart);
  if (groups == 0) return;
  const float unit = ruler.size() / 14;
  const auto per_group = static_cast<float>(chart.series.size());
  float bar = (chart.series.size() > 1 || room.dense ? 14.0f : 17.0f) * unit;
  const float label_width = widest_label(chart, ruler, room.width * 0.38f);
  float value_width = 0;
  for (const ChartSeries& series : chart.series) {
    for (const ChartPoint& point : series.points)
      value_width = std::max(value_width, ruler.width(format_on(chart.y, point.y)));
  }
  Plot plot(chart, ruler, picture, 0);
  float tallest = 0;  // a long name takes two lines
  for (const ChartPoint& point : chart.series[0].points) {
    tallest = std::max(tallest, plot.height_of(point.label, label_width));
  }
  float step = std::max(bar * per_group, tallest) + (room.dense ? 3 : 9) * unit;
  const float top = legend(chart, ruler, room.width, nullptr) + plot.top_room(false);
  const float bottom = plot.x_room();
  if (room.height > 0) {  // a few bars grow
    const float free = (room.height - top - bottom) / (step * static_cast<float>(groups));
    const float growth = std::clamp(free, 1.0f, 2.0f);
    bar *= growth;
    step *= growth;
  }
  picture.height = std::max(step * static_cast<float>(groups), kLeastPlot) + top + bottom;
  plot.to.y = picture.height;
  legend(chart, ruler, room.width, &plot);
  plot.margins(label_width + 10 * unit, top, value_width + 9 * unit, bottom);
  Extent extent = extent_y(chart);
  for (const ChartMarker& marker : chart.markers) extent.add(marker.value);
  const ChartScale scale = make_scale(extent.low, extent.high, chart.y, plot.from.x, plot.to.x, 80 * unit);
  plot.x_axis(scale, chart.y);
  const float zero = scale.at(std::clamp(0.0, scale.minimum, scale.maximum));
  const bool some = any_highlighted(chart);
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    for (std::size_t i = 0; i < chart.series[s].points.size(); ++i) {
      const ChartPoint& point = chart.series[s].points[i];
      const float y = plot.from.y + step * static_cast<float>(i) + bar * static_cast<float>(s);
      const float x = scale.at(point.y);
      Colour colour = point_colour(chart, s, point, room.colours);
      if (some && !point.highlighted) colour.paler = 0.55f;
      Spot a{std::min(zero, x), y}, b{std::max({zero, x, zero + 1}), y + bar - 1};
      if (colour.ink == Ink::kNetwork && b.x > a.x + 3) {  // pale ones have an edge
        plot.patch(a, b, {some && point.highlighted ? Ink::kText : Ink::kMuted, 0, colour.paler, 1}, 2);
        const float edge = some && point.highlighted ? 2.0f : 1.0f;
        a = {a.x + edge, a.y + edge};
        b = {b.x - edge, b.y - edge};
      }
      plot.patch(a, b, colour, 2);
      if (point.low && point.high) {
        const float middle = y + bar / 2;
        plot.stroke({scale.at(*point.low), middle}, {scale.at(*point.high), middle}, kText, 1.5f);
      }
    }
  }
  plot.markers(scale, true);
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    for (std::size_t i = 0; i < chart.series[s].points.size(); ++i) {
      const ChartPoint& point = chart.series[s].points[i];
      const float y = plot.from.y + step * static_cast<float>(i) + bar * static_cast<float>(s);
      float end = std::max(scale.at(point.y), zero);
      if (point.high) end = std::max(end, scale.at(*point.high));
      const Spot value{end + 5 * unit, y + (bar - plot.line()) / 2 - 0.5f};
      if (chart.markers.empty()) {
        plot.text(value, format_on(chart.y, point.y), kText);
      } else {
        plot.text_on_ground(value, format_on(chart.y, point.y), kText);
      }
      if (s == 0) {
        const float height = plot.height_of(point.label, label_width);
        plot.lines({plot.from.x - 8 * unit, y + (bar * per_group - height) / 2}, point.label, label_width,
                   {point.action.empty() ? Ink::kText : Ink::kLink}, 1);
      }
      plot.target({0, y}, {picture.width, y + bar}, point, plot.describe(chart.series[s], point, false));
    }
  }
}

// The first two series are bars to the left and right; each further pair is a stepped outline to compare
// with.
void pyramid(const Chart& chart, const Ruler& ruler, const Room& room, Picture& picture) {
  if (chart.series.size() < 2 || chart.series[0].points.empty()) return;
  const std::size_t bands = chart.series[0].points.size();
  const float unit = ruler.size() / 14;
  const bool compared = chart.series.size() > 2;
  const float top = 24 * unit, bottom = (compared ? 4.0f : 3.0f) * ruler.size() + 8 * unit;
  float step = (bands > 12 ? 15.0f : 20.0f) * unit;
  if (room.height > 0) step = std::max(step, (room.height - top - bottom) / static_cast<float>(bands));
  Plot plot(chart, ruler, picture, step * static_cast<float>(bands) + top + bottom);
  plot.margins(8 * unit, top, 8 * unit, bottom);
  const float gutter = widest_label(chart, ruler, 90 * unit) + 16 * unit;
  const float middle = (plot.from.x + plot.to.x) / 2;
  Extent extent = extent_y(chart);
  extent.add(0);
  Axis axis = chart.y;
  axis.from_zero = true;
  const ChartScale left = make_scale(0, extent.high, axis, middle - gutter / 2, plot.from.x, 90 * unit);
  const ChartScale right = make_scale(0, extent.high, axis, middle + gutter / 2, plot.to.x, 90 * unit);
  Axis untitled = axis;
  untitled.title.clear();
  plot.x_axis(left, untitled);
  plot.x_axis(right, axis);
  const float names = plot.from.y - plot.line() - 4 * unit;
  plot.text({middle - gutter / 2, names}, chart.series[0].name, series_colour(0), 1);
  plot.text({middle + gutter / 2, names}, chart.series[1].name, series_colour(1));
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const ChartScale& scale = s % 2 == 0 ? left : right;
    const float zero = scale.at(0);
    Stroke outline{{{zero, plot.to.y}}, 1.5f, kText};
    for (std::size_t i = 0; i < std::min(bands, chart.series[s].points.size()); ++i) {
      const ChartPoint& point = chart.series[s].points[i];
      const float y = plot.to.y - step * static_cast<float>(i + 1);  // young people at the bottom
      const float x = scale.at(point.y);
      if (s < 2) {
        plot.patch({std::min(zero, x), y + 1}, {std::max(zero, x), y + step - 1}, series_colour(s));
        if (s == 0) plot.text({middle, y + (step - plot.line()) / 2}, point.label, kText, 0.5f);
      } else {
        outline.points.push_back({x, y + step});
        outline.points.push_back({x, y});
      }
      plot.target({std::min(zero, scale.to), y}, {std::max(zero, scale.to), y + step}, point,
                  plot.describe(chart.series[s], point, false));
    }
    if (s >= 2) picture.marks.emplace_back(std::move(outline));
  }
  if (compared) {
    const Spot at{plot.from.x, plot.to.y + plot.x_room()};
    plot.stroke({at.x, at.y + plot.line() / 2}, {at.x + 18 * unit, at.y + plot.line() / 2}, kText, 1.5f);
    plot.text({at.x + 24 * unit, at.y}, chart.series[2].name, kText);
  }
}

// Several series stand below each other on the same two scales, each with its name.
void histogram(const Chart& chart, const Ruler& ruler, const Room& room, Picture& picture) {
  if (chart.series.empty() || chart.series[0].points.empty()) return;
  const std::vector<ChartPoint>& bins = chart.series[0].points;
  // Points stand at the left ends of bins of one width.
  const double bin = bins.size() > 1 ? bins[1].x - bins[0].x : 1;
  const auto count = static_cast<float>(chart.series.size());
  const bool several = chart.series.size() > 1;
  const float unit = ruler.size() / 14;
  Plot plot(chart, ruler, picture, 0);
  const float top = plot.top_room(!several);
  const float bottom = plot.x_room();
  float row = (several ? 44.0f : 154.0f) * unit;
  if (room.height > 0) row = std::max(row, (room.height - top - bottom) / count);
  const Extent up = extent_y(chart);
  float names = 0;
  for (const ChartSeries& series : chart.series)
    if (several) names = std::max(names, ruler.width(series.name) + 12 * unit);
  if (!several) names = plot.y_room(make_scale(0, up.high, chart.y, row, 0, 44 * unit), chart.y);
  picture.height = row * count + top + bottom;
  plot.to.y = picture.height;
  plot.margins(std::min(names, room.width * 0.45f), top, 14 * unit, bottom);
  Extent across = extent_x(chart);
  across.add(bins.back().x + bin);
  Axis x_axis = chart.x;
  x_axis.from_zero = false;
  const ChartScale x = make_scale(across.low, across.high, x_axis, plot.from.x, plot.to.x, 80 * unit, false);
  plot.x_axis(x, chart.x);
  float floor = plot.from.y;
  for (const ChartSeries& series : chart.series) {
    const float ceiling = floor + (several ? 8.0f * unit : 0.0f);
    floor += row;
    const ChartScale y = make_scale(0, up.high, chart.y, floor, ceiling, 44 * unit, !several);
    if (several) {
      plot.stroke({plot.from.x, floor}, {plot.to.x, floor}, {Ink::kGrid});
      plot.text({plot.from.x - 8 * unit, floor - plot.line() - 2}, series.name, kText, 1);
    } else {
      plot.y_axis(y, chart.y);
      plot.markers(y, false);
    }
    for (const ChartPoint& point : series.points) {
      const Spot a{x.at(point.x) + 1, std::min(y.at(point.y), floor - 1)}, b{x.at(point.x + bin) - 1, floor};
      if (point.y > 0) plot.patch(a, b, point.highlighted ? Colour{Ink::kNoted} : series_colour(0));
      plot.target({a.x, floor - row}, b, point, plot.describe(series, point, false));
    }
  }
  plot.markers(x, true);
}

}  // namespace pcn::chart
