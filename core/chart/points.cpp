#include <algorithm>
#include <vector>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/chart/plot.h"

namespace pcn::chart {
namespace {

constexpr Colour kText{Ink::kText};
constexpr Colour kMuted{Ink::kMuted};

// The name of a highlighted point, moved so that it covers no other; left out where there is no room.
void label_point(Plot& plot, Spot point, const std::string& label) {
  if (label.empty()) return;
  const float height = plot.line();
  const float width = plot.ruler.width(label);
  const float left = std::clamp(point.x - width / 2, plot.from.x, std::max(plot.from.x, plot.to.x - width));
  for (const float dy : {-height - 7, 7.0f, -2 * height - 9, height + 9}) {
    if (plot.try_text({left, point.y + dy}, label, kText)) return;
  }
}

void dot(Plot& plot, Spot at, float radius, Colour colour, bool highlighted) {
  const auto add = [&](float r, Colour ink) { plot.picture.marks.emplace_back(Dot{at, r * plot.unit, ink}); };
  if (colour.ink == Ink::kNetwork) {
    add(radius + (highlighted ? 3.5f : 1.0f), highlighted ? kText : kMuted);
    if (highlighted) radius += 1;
  } else {
    if (highlighted) add(radius + 3.5f, kText);
    add(radius + (highlighted ? 2 : 1), {Ink::kSurface});
  }
  add(radius, colour);
}

void polyline(Plot& plot, const ChartSeries& series, const ChartScale& x, const ChartScale& y, Colour colour,
              float width) {
  Stroke stroke{{}, width, colour};
  for (const ChartPoint& point : series.points) stroke.points.push_back({x.at(point.x), y.at(point.y)});
  if (stroke.points.size() > 1) plot.picture.marks.emplace_back(std::move(stroke));
}

// The limits come from the widest above to the widest below. Each name stands at the line's end, or where
// along it there is room: above the upper limits, below the lower ones.
void funnel_limits(Plot& plot, const ChartScale& x, const ChartScale& y) {
  const std::vector<ChartSeries>& all = plot.chart.series;
  for (std::size_t s = 1; s < all.size(); ++s) polyline(plot, all[s], x, y, kMuted, 1.2f);
  for (std::size_t s = 1; s < all.size(); ++s) {
    const std::vector<ChartPoint>& points = all[s].points;
    const float beside = 2 * s < all.size() ? -plot.line() - 1 : 1;
    for (std::size_t i = points.size(); i-- > 0;) {
      const Spot at{x.at(points[i].x), y.at(points[i].y)};
      const bool end = i + 1 == points.size();
      if (end && plot.try_text({at.x + 6, at.y - plot.line() / 2}, all[s].name, kMuted)) break;
      if (plot.try_text({at.x, at.y + beside}, all[s].name, kMuted, 1)) break;
    }
  }
}

}  // namespace

// Each series is a row of dots on one common scale.
void strip(const Chart& chart, const Ruler& ruler, const Room& room, Picture& picture) {
  if (chart.series.empty()) return;
  const float unit = ruler.size() / 14;
  Plot plot(chart, ruler, picture, 0);
  const float top = plot.top_room(false), bottom = plot.x_room();
  const auto count = static_cast<float>(chart.series.size());
  float row = (chart.series.size() > 1 ? 44.0f : 58.0f) * unit;
  if (room.height > 0) row = std::clamp((room.height - top - bottom) / count, row, 2.5f * row);
  picture.height = row * count + top + bottom;
  plot.to.y = picture.height;
  plot.margins(12 * unit, top, 14 * unit, bottom);
  const Extent extent = extent_x(chart);
  const ChartScale x = make_scale(extent.low, extent.high, chart.x, plot.from.x, plot.to.x, 80 * unit);
  plot.x_axis(x, chart.x);
  plot.markers(x, true);
  const auto level = [&](std::size_t s) { return plot.from.y + row * (static_cast<float>(s) + 0.6f); };
  for (std::size_t s = 0; s < chart.series.size() && chart.series.size() > 1; ++s)
    plot.text({plot.from.x, level(s) - row * 0.5f}, chart.series[s].name, kMuted);
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const float y = level(s);
    for (const bool highlighted : {false, true}) {
      for (const ChartPoint& point : chart.series[s].points) {
        if (point.highlighted != highlighted) continue;
        const Spot at{x.at(point.x), y};
        Colour colour = point_colour(chart, s, point, room.colours);
        if (!highlighted && colour.ink != Ink::kNetwork) colour.paler = 0.4f;
        dot(plot, at, highlighted ? 6.0f : 5.0f, colour, highlighted);
        if (highlighted) label_point(plot, at, point.label);
        plot.target_around(at, point, point.label + "\n" + format_on(chart.x, point.x));
      }
    }
  }
}

// A funnel is a scatter whose further series are the limits, drawn as lines.
void scatter(const Chart& chart, const Ruler& ruler, const Room& room, Picture& picture) {
  if (chart.series.empty()) return;
  const bool funnel = chart.kind == ChartKind::kFunnel;
  const float unit = ruler.size() / 14;
  Plot plot(chart, ruler, picture,
            room.height > 0 ? room.height : std::min(340.0f * unit, room.width * 0.8f));
  const Extent across = extent_x(chart), up = extent_y(chart);
  plot.margins(plot.y_room(make_scale(up.low, up.high, chart.y, plot.to.y, 0, 48 * unit), chart.y),
               plot.top_room(true), 14 * unit, plot.x_room());
  const ChartScale x = make_scale(across.low, across.high, chart.x, plot.from.x, plot.to.x, 90 * unit);
  const ChartScale y = make_scale(up.low, up.high, chart.y, plot.to.y, plot.from.y, 48 * unit);
  plot.x_axis(x, chart.x);
  plot.y_axis(y, chart.y);
  plot.markers(x, true);
  plot.markers(y, false);
  if (funnel) funnel_limits(plot, x, y);
  const std::size_t clouds = funnel ? 1 : chart.series.size();
  for (const bool highlighted : {false, true}) {
    for (std::size_t s = 0; s < clouds; ++s) {
      for (const ChartPoint& point : chart.series[s].points) {
        if (point.highlighted != highlighted) continue;
        const Spot at{x.at(point.x), y.at(point.y)};
        if (point.low && point.high) {
          plot.stroke({at.x, y.at(*point.low)}, {at.x, y.at(*point.high)}, {Ink::kMuted, 0, 0, 0.6f});
        }
        dot(plot, at, highlighted ? 6.0f : 4.5f, point_colour(chart, s, point, room.colours), highlighted);
        if (highlighted) label_point(plot, at, point.label);
        plot.target_around(at, point, plot.describe(chart.series[s], point, true));
      }
    }
  }
}

void lines(const Chart& chart, const Ruler& ruler, const Room& room, Picture& picture) {
  if (chart.series.empty()) return;
  const float unit = ruler.size() / 14;
  Plot plot(chart, ruler, picture, room.height > 0 ? room.height : 240 * unit);
  float names = 12;
  for (const ChartSeries& series : chart.series)
    names = std::max(names, ruler.width(series.name) + 14 * unit);
  const Extent across = extent_x(chart), up = extent_y(chart);
  plot.margins(plot.y_room(make_scale(up.low, up.high, chart.y, plot.to.y, 0, 44 * unit), chart.y),
               plot.top_room(true), chart.series.size() > 1 ? std::min(names, room.width * 0.4f) : 20 * unit,
               plot.x_room());
  Axis x_axis = chart.x;
  x_axis.from_zero = false;
  const ChartScale x = make_scale(across.low, across.high, x_axis, plot.from.x, plot.to.x, 80 * unit, false);
  const ChartScale y = make_scale(up.low, up.high, chart.y, plot.to.y, plot.from.y, 44 * unit);
  plot.y_axis(y, chart.y);
  // Where the points have names (dates, years), those stand below them; else round numbers.
  const std::vector<ChartPoint>& first = chart.series[0].points;
  bool named = false;
  const auto name = [&](const ChartPoint& point) {
    if (point.label.empty()) return;
    named = true;
    plot.try_text({x.at(point.x), plot.to.y + plot.line() / 2 + 2 * unit}, point.label, kMuted, 0.5f);
  };
  if (!first.empty()) name(first.front()), name(first.back());  // the ends before what lies between
  for (const ChartPoint& point : first) name(point);
  if (!named) plot.x_axis(x, chart.x);
  plot.markers(x, true);
  plot.markers(y, false);
  std::vector<std::pair<float, std::size_t>> ends;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const ChartSeries& series = chart.series[s];
    if (series.points.empty()) continue;
    polyline(plot, series, x, y, series_colour(s), 2.2f);
    for (const ChartPoint& point : series.points) {
      const Spot at{x.at(point.x), y.at(point.y)};
      picture.marks.emplace_back(Dot{at, (point.highlighted ? 5.0f : 3.2f) * unit, series_colour(s)});
      plot.target_around(at, point, plot.describe(series, point, !named));
    }
    ends.emplace_back(y.at(series.points.back().y) - plot.line() / 2, s);
  }
  if (chart.series.size() < 2) return;
  sort_stable(ends.begin(), ends.end());
  float below = -1e9f;
  for (auto& [at, s] : ends) {
    at = std::max(at, below);
    below = at + plot.line() + 1;
  }
  float above = plot.to.y - plot.line() / 2;
  for (std::size_t i = ends.size(); i-- > 0;) {
    ends[i].first = std::min(ends[i].first, above);
    above = ends[i].first - plot.line() - 1;
    const std::size_t s = ends[i].second;
    plot.text({plot.to.x + 8 * unit, ends[i].first}, chart.series[s].name, series_colour(s));
  }
}

}  // namespace pcn::chart
