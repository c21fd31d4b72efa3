#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "web/ui/chart_frame.h"

namespace pcn::ui {
namespace {

// Labels of highlighted points, moved apart so that none covers another.
class PointLabels {
 public:
  explicit PointLabels(const ChartFrame& frame) : frame_(frame) {}

  void add(ImVec2 point, const std::string& label) {
    if (label.empty()) return;
    const float height = ImGui::GetFontSize();
    const float width = ChartFrame::width_of(label);
    for (const float dy : {-height - 6, 6.0f, -2 * height - 8, height + 8}) {
      ImVec2 at{std::clamp(point.x - width / 2, frame_.from.x, std::max(frame_.from.x, frame_.to.x - width)),
                point.y + dy};
      const bool taken = std::any_of(boxes_.begin(), boxes_.end(), [&](const ImVec4& box) {
        return at.x < box.z && at.x + width > box.x && at.y < box.w && at.y + height > box.y;
      });
      if (taken) continue;
      boxes_.emplace_back(at.x - 3, at.y, at.x + width + 3, at.y + height);
      // On its own ground, as the line of a marker may run through it.
      frame_.list.AddRectFilled({at.x - 2, at.y}, {at.x + width + 2, at.y + height},
                                frame_.ui.colour(theme::Ui::kSurface, 0.7f));
      frame_.text(at, label, frame_.ui.colour(theme::Ui::kText));
      return;
    }
  }

 private:
  const ChartFrame& frame_;
  std::vector<ImVec4> boxes_;
};

void dot(const ChartFrame& frame, ImVec2 at, float radius, ImU32 colour, bool highlighted) {
  if (highlighted) {
    frame.list.AddCircleFilled(at, radius + 3.5f, frame.ui.colour(theme::Ui::kText));
    frame.list.AddCircleFilled(at, radius + 2, frame.ui.colour(theme::Ui::kSurface));
  }
  frame.list.AddCircleFilled(at, radius, colour);
  frame.list.AddCircle(at, radius, frame.ui.colour(theme::Ui::kSurface), 0, 1);
}

void polyline(const ChartFrame& frame, const ChartSeries& series, const ChartScale& x, const ChartScale& y,
              ImU32 colour, float thickness) {
  std::vector<ImVec2> points;
  for (const ChartPoint& point : series.points) points.emplace_back(x.at(point.x), y.at(point.y));
  if (points.size() > 1) {
    frame.list.AddPolyline(points.data(), static_cast<int>(points.size()), colour, 0, thickness);
  }
}

}  // namespace

// Each series is a row of dots on one common scale.
void draw_strip(const Chart& chart, const Ui& ui, float width) {
  const float row = chart.series.size() > 1 ? 44.0f : 58.0f;
  ChartFrame frame(chart, ui, width, row * static_cast<float>(chart.series.size()) + 22 + 38);
  frame.margins(12, 22, 14, 38);
  const Extent extent = extent_x(chart);
  const ChartScale x = make_scale(extent.low, extent.high, chart.x, frame.from.x, frame.to.x, 80);
  frame.x_axis(x, chart.x);
  frame.markers(x, true);
  PointLabels labels(frame);
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const float y = frame.from.y + row * (static_cast<float>(s) + 0.6f);
    if (chart.series.size() > 1) {
      frame.text({frame.from.x, y - row * 0.5f}, chart.series[s].name, ui.colour(theme::Ui::kMutedText));
    }
    for (const bool highlighted : {false, true}) {
      for (const ChartPoint& point : chart.series[s].points) {
        if (point.highlighted != highlighted) continue;
        const ImVec2 at{x.at(point.x), y};
        const ImU32 colour =
            highlighted ? frame.series(0)
                        : mix(frame.series(0), ui.colour(theme::Ui::kSurface), ui.dark ? 0.2f : 0.45f);
        dot(frame, at, highlighted ? 6.0f : 5.0f, colour, highlighted);
        if (highlighted) labels.add(at, point.label);
        frame.spot(at, 7, point, point.label + "\n" + format_on(chart.x, point.x));
      }
    }
  }
}

// A funnel is a scatter whose further series are the limits, drawn as lines.
void draw_scatter(const Chart& chart, const Ui& ui, float width) {
  if (chart.series.empty()) return;
  const bool funnel = chart.kind == ChartKind::kFunnel;
  ChartFrame frame(chart, ui, width, std::min(340.0f, width * 0.8f));
  frame.margins(52, 30, 14, 38);
  const Extent across = extent_x(chart), up = extent_y(chart);
  const ChartScale x = make_scale(across.low, across.high, chart.x, frame.from.x, frame.to.x, 90);
  const ChartScale y = make_scale(up.low, up.high, chart.y, frame.to.y, frame.from.y, 48);
  frame.x_axis(x, chart.x);
  frame.y_axis(y, chart.y);
  frame.markers(x, true);
  frame.markers(y, false);
  if (funnel) {
    // The limits come from the widest above to the widest below. Names stand outside of them, the widest
    // first; one that would cover another is left out.
    const std::size_t count = chart.series.size();
    std::optional<float> taken[2];  // below and above
    for (std::size_t s = 1; s < count; ++s) {
      polyline(frame, chart.series[s], x, y, ui.colour(theme::Ui::kMutedText), 1.2f);
      const bool upper = 2 * s < count;
      const ChartSeries& limit = chart.series[upper ? s : (count + 1) / 2 + count - 1 - s];
      if (limit.points.empty()) continue;
      const float size = ImGui::GetFontSize();
      const float at = y.at(limit.points.back().y) + (upper ? -size - 1 : 1);
      if (taken[upper] && std::fabs(at - *taken[upper]) < size) continue;
      taken[upper] = at;
      frame.text({frame.to.x, at}, limit.name, ui.colour(theme::Ui::kMutedText), 1);
    }
  }
  PointLabels labels(frame);
  const std::size_t clouds = funnel ? 1 : chart.series.size();
  for (const bool highlighted : {false, true}) {
    for (std::size_t s = 0; s < clouds; ++s) {
      for (const ChartPoint& point : chart.series[s].points) {
        if (point.highlighted != highlighted) continue;
        const ImVec2 at{x.at(point.x), y.at(point.y)};
        if (point.low && point.high) {
          frame.list.AddLine({at.x, y.at(*point.low)}, {at.x, y.at(*point.high)},
                             ui.colour(theme::Ui::kMutedText, 0.6f));
        }
        dot(frame, at, highlighted ? 6.0f : 4.5f, frame.series(s), highlighted);
        if (highlighted) labels.add(at, point.label);
        frame.spot(at, 7, point, frame.describe(chart.series[s], point, true));
      }
    }
  }
}

void draw_lines(const Chart& chart, const Ui& ui, float width) {
  if (chart.series.empty()) return;
  ChartFrame frame(chart, ui, width, 240);
  float names = 12;
  for (const ChartSeries& series : chart.series)
    names = std::max(names, ChartFrame::width_of(series.name) + 14);
  frame.margins(52, 30, chart.series.size() > 1 ? std::min(names, width * 0.3f) : 20, 38);
  const Extent across = extent_x(chart), up = extent_y(chart);
  Axis x_axis = chart.x;
  x_axis.from_zero = false;
  const ChartScale x = make_scale(across.low, across.high, x_axis, frame.from.x, frame.to.x, 80, false);
  const ChartScale y = make_scale(up.low, up.high, chart.y, frame.to.y, frame.from.y, 44);
  frame.y_axis(y, chart.y);
  // Where the points have names (dates, years), those stand below them; else round numbers.
  bool named = false;
  float free_from = -1e9f;
  for (const ChartPoint& point : chart.series[0].points) {
    if (point.label.empty()) continue;
    named = true;
    const float text = ChartFrame::width_of(point.label);
    const float left = frame.within(x.at(point.x) - text / 2, text);
    if (left < free_from) continue;
    frame.text({left, frame.to.y + 6}, point.label, ui.colour(theme::Ui::kMutedText));
    free_from = left + text + 8;
  }
  if (!named) frame.x_axis(x, chart.x);
  frame.markers(x, true);
  frame.markers(y, false);
  std::vector<std::pair<float, std::size_t>> ends;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const ChartSeries& series = chart.series[s];
    if (series.points.empty()) continue;
    polyline(frame, series, x, y, frame.series(s), 2.2f);
    for (const ChartPoint& point : series.points) {
      const ImVec2 at{x.at(point.x), y.at(point.y)};
      frame.list.AddCircleFilled(at, point.highlighted ? 5.0f : 3.2f, frame.series(s));
      frame.spot(at, 8, point, frame.describe(series, point, !named));
    }
    ends.emplace_back(y.at(series.points.back().y) - ImGui::GetFontSize() / 2, s);
  }
  if (chart.series.size() < 2) return;
  sort_stable(ends.begin(), ends.end());
  float below = -1e9f;
  for (auto& [at, s] : ends) {
    at = std::max(at, below);
    below = at + ImGui::GetFontSize() + 1;
    frame.text({frame.to.x + 8, at}, chart.series[s].name, frame.series(s));
  }
}

}  // namespace pcn::ui
