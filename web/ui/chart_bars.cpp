#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "web/ui/chart_frame.h"
#include "web/ui/rich_text.h"

namespace pcn::ui {
namespace {

float widest_label(const Chart& chart, float limit) {
  float width = 20;
  for (const ChartSeries& series : chart.series) {
    for (const ChartPoint& point : series.points) width = std::max(width, ChartFrame::width_of(point.label));
  }
  return std::min(width, limit);
}

std::size_t longest_series(const Chart& chart) {
  std::size_t most = 0;
  for (const ChartSeries& series : chart.series) most = std::max(most, series.points.size());
  return most;
}

// The names of the series with their colours, in as many rows as they need; returns the height. Draws them
// where there is a frame, else only measures.
float legend(const Chart& chart, float width, const ChartFrame* frame) {
  if (chart.series.size() < 2) return 0;
  const float row = ImGui::GetFontSize() + 6;
  float x = 0, y = 0;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const float item = 15 + ChartFrame::width_of(chart.series[s].name);
    if (x > 0 && x + item > width) {
      x = 0;
      y += row;
    }
    if (frame != nullptr) {
      const ImVec2 at = frame->from + ImVec2{x, y};
      frame->list.AddRectFilled({at.x, at.y + 3}, {at.x + 10, at.y + 13}, frame->series(s), 2);
      frame->text({at.x + 15, at.y}, chart.series[s].name, frame->ui.colour(theme::Ui::kText));
    }
    x += item + 18;
  }
  return y + row + 2;
}

}  // namespace

// Level bars: long names are read without turning the head; the value stands at the bar's end.
void draw_bars(const Chart& chart, const Ui& ui, float width) {
  const std::size_t groups = longest_series(chart);
  if (groups == 0) return;
  const auto per_group = static_cast<float>(chart.series.size());
  const float bar = chart.series.size() > 1 ? 14.0f : 17.0f;
  const float label_width = widest_label(chart, width * 0.38f);
  float tallest = 0;  // a long name takes two lines
  for (const ChartPoint& point : chart.series[0].points) {
    tallest = std::max(tallest, wrap_text(point.label, label_width));
  }
  const float step = std::max(bar * per_group, tallest) + 9;
  const float top =
      legend(chart, width, nullptr) + 4 + (chart.markers.empty() ? 0.0f : ImGui::GetFontSize() + 4);
  ChartFrame frame(chart, ui, width, step * static_cast<float>(groups) + top + 38);
  legend(chart, width, &frame);
  frame.margins(label_width + 10, top, 56, 38);
  Extent extent = extent_y(chart);
  for (const ChartMarker& marker : chart.markers) extent.add(marker.value);
  const ChartScale scale = make_scale(extent.low, extent.high, chart.y, frame.from.x, frame.to.x, 80);
  frame.x_axis(scale, chart.y);
  // A bar chart has one value axis, so a marker of either direction is a value on it.
  for (const ChartMarker& marker : chart.markers) {
    const float x = scale.at(marker.value);
    const ImU32 colour = ui.colour(theme::Ui::kMapPlace);
    frame.list.AddLine({x, frame.from.y - 4}, {x, frame.to.y}, colour, 1.5f);
    frame.text({x, frame.from.y - 6 - ImGui::GetFontSize()}, marker.label, colour, 0.5f);
  }
  const bool any_highlight =
      std::any_of(chart.series.begin(), chart.series.end(), [](const ChartSeries& series) {
        return std::any_of(series.points.begin(), series.points.end(),
                           [](const ChartPoint& p) { return p.highlighted; });
      });
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    for (std::size_t i = 0; i < chart.series[s].points.size(); ++i) {
      const ChartPoint& point = chart.series[s].points[i];
      const float y = frame.from.y + step * static_cast<float>(i) + bar * static_cast<float>(s);
      const float zero = scale.at(std::clamp(0.0, scale.minimum, scale.maximum));
      const float x = scale.at(point.y);
      ImU32 colour = frame.series(s);
      if (any_highlight && !point.highlighted) colour = mix(colour, ui.colour(theme::Ui::kSurface), 0.55f);
      frame.list.AddRectFilled({std::min(zero, x), y}, {std::max({zero, x, zero + 1}), y + bar - 1}, colour,
                               2);
      if (point.low && point.high) {
        const float middle = y + bar / 2;
        frame.list.AddLine({scale.at(*point.low), middle}, {scale.at(*point.high), middle},
                           ui.colour(theme::Ui::kText), 1.5f);
      }
      // On its own ground, as the line of a marker may run through it.
      const std::string value = format_on(chart.y, point.y);
      const ImVec2 value_at{std::max(x, zero) + 5, y + (bar - ImGui::GetFontSize()) / 2 - 0.5f};
      if (!chart.markers.empty()) {
        frame.list.AddRectFilled({value_at.x - 2, y}, {value_at.x + ChartFrame::width_of(value) + 2, y + bar},
                                 ui.colour(theme::Ui::kSurface));
      }
      frame.text(value_at, value, ui.colour(theme::Ui::kText));
      if (s == 0) {
        const ImU32 ink = ui.colour(point.action.empty() ? theme::Ui::kText : theme::Ui::kLink);
        const float height = wrap_text(point.label, label_width);
        const float left = frame.from.x - 8 - std::min(ChartFrame::width_of(point.label), label_width);
        const ImVec2 at{left, y + (bar * per_group - height) / 2};
        wrap_text(point.label, label_width, &at, ink);
      }
      frame.area({frame.from.x - label_width - 8, y}, {frame.to.x + 50, y + bar}, point,
                 frame.describe(chart.series[s], point, false));
    }
  }
}

// The first two series are bars to the left and right; each further pair is a stepped outline to compare
// with.
void draw_pyramid(const Chart& chart, const Ui& ui, float width) {
  if (chart.series.size() < 2 || chart.series[0].points.empty()) return;
  const std::size_t bands = chart.series[0].points.size();
  const float step = bands > 12 ? 15.0f : 20.0f;
  ChartFrame frame(chart, ui, width, step * static_cast<float>(bands) + 24 + 40);
  frame.margins(8, 24, 8, 40);
  const float gutter = widest_label(chart, 90) + 16;
  const float middle = (frame.from.x + frame.to.x) / 2;
  Extent extent = extent_y(chart);
  extent.add(0);
  Axis axis = chart.y;
  axis.from_zero = true;
  const ChartScale left = make_scale(0, extent.high, axis, middle - gutter / 2, frame.from.x, 90);
  const ChartScale right = make_scale(0, extent.high, axis, middle + gutter / 2, frame.to.x, 90);
  Axis untitled = axis;
  untitled.title.clear();
  frame.x_axis(left, untitled);
  frame.x_axis(right, axis);
  frame.text({middle - gutter / 2, frame.from.y - 20}, chart.series[0].name, frame.series(0), 1);
  frame.text({middle + gutter / 2, frame.from.y - 20}, chart.series[1].name, frame.series(1));
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const ChartScale& scale = s % 2 == 0 ? left : right;
    float previous = scale.at(0);
    const ImU32 colour = s < 2 ? frame.series(s) : ui.colour(theme::Ui::kText);
    for (std::size_t i = 0; i < std::min(bands, chart.series[s].points.size()); ++i) {
      const ChartPoint& point = chart.series[s].points[i];
      // Young people at the bottom.
      const float y = frame.to.y - step * static_cast<float>(i + 1);
      const float x = scale.at(point.y);
      if (s < 2) {
        frame.list.AddRectFilled({std::min(scale.at(0), x), y + 1}, {std::max(scale.at(0), x), y + step - 1},
                                 colour);
        if (s == 0) {
          frame.text({middle - ChartFrame::width_of(point.label) / 2, y + (step - ImGui::GetFontSize()) / 2},
                     point.label, ui.colour(theme::Ui::kText));
        }
      } else {
        frame.list.AddLine({previous, y + step}, {x, y + step}, colour, 1.5f);
        frame.list.AddLine({x, y + step}, {x, y}, colour, 1.5f);
        previous = x;
      }
      frame.area({std::min(scale.at(0), scale.to), y}, {std::max(scale.at(0), scale.to), y + step}, point,
                 frame.describe(chart.series[s], point, false));
    }
  }
  if (chart.series.size() > 2) {
    const ImVec2 at{frame.from.x, frame.to.y + 22};
    frame.list.AddLine({at.x, at.y + 7}, {at.x + 18, at.y + 7}, ui.colour(theme::Ui::kText), 1.5f);
    frame.text({at.x + 24, at.y}, chart.series[2].name, ui.colour(theme::Ui::kText));
  }
}

// Several series stand below each other on the same two scales, each with its name.
void draw_histogram(const Chart& chart, const Ui& ui, float width) {
  if (chart.series.empty() || chart.series[0].points.empty()) return;
  const std::vector<ChartPoint>& bins = chart.series[0].points;
  // Points stand at the left ends of bins of one width.
  const double bin = bins.size() > 1 ? bins[1].x - bins[0].x : 1;
  const bool several = chart.series.size() > 1;
  const float row = several ? 44.0f : 154.0f;
  float names = 34;
  for (const ChartSeries& series : chart.series)
    if (several) names = std::max(names, ChartFrame::width_of(series.name));
  ChartFrame frame(chart, ui, width, row * static_cast<float>(chart.series.size()) + 28 + 38);
  frame.margins(names + 12, 28, 14, 38);
  Extent across = extent_x(chart);
  across.add(bins.back().x + bin);
  const Extent up = extent_y(chart);
  Axis x_axis = chart.x;
  x_axis.from_zero = false;
  const ChartScale x = make_scale(across.low, across.high, x_axis, frame.from.x, frame.to.x, 80, false);
  frame.x_axis(x, chart.x);
  float floor = frame.from.y;
  for (const ChartSeries& series : chart.series) {
    const float ceiling = floor + (several ? 8.0f : 0.0f);
    floor += row;
    const ChartScale y = make_scale(0, up.high, chart.y, floor, ceiling, 44, !several);
    if (several) {
      frame.list.AddLine({frame.from.x, floor}, {frame.to.x, floor}, ui.colour(theme::Ui::kBorder));
      frame.text({frame.from.x - 8, floor - ImGui::GetFontSize() - 2}, series.name,
                 ui.colour(theme::Ui::kText), 1);
    } else {
      frame.y_axis(y, chart.y);
      frame.markers(y, false);
    }
    for (const ChartPoint& point : series.points) {
      const ImVec2 a{x.at(point.x) + 1, y.at(point.y)}, b{x.at(point.x + bin) - 1, floor};
      const ImU32 colour = point.highlighted ? ui.paint(Paint::kWalkIn) : frame.series(0);
      if (point.y > 0)
        frame.list.AddRectFilled({a.x, std::min(a.y, floor - 1)}, b, colour, 2, ImDrawFlags_RoundCornersTop);
      frame.area({a.x, floor - row}, b, point, frame.describe(series, point, false));
    }
  }
  frame.markers(x, true);
}

}  // namespace pcn::ui
