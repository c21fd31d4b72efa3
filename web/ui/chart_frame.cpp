#include "web/ui/chart_frame.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "web/ui/draw_document.h"
#include "web/ui/rich_text.h"

namespace pcn::ui {

ChartFrame::ChartFrame(const Chart& of, const Ui& with, float width, float height)
    : chart(of), ui(with), list(*ImGui::GetWindowDrawList()) {
  from = ImGui::GetCursorScreenPos();
  to = {from.x + width, from.y + height};
  left_ = from.x;
  right_ = to.x;
  ImGui::Dummy({width, height});
  hovered_ = ImGui::IsItemHovered();
}

void ChartFrame::margins(float left, float top, float right, float bottom) {
  from = {from.x + left, from.y + top};
  to = {std::max(to.x - right, from.x + 20), std::max(to.y - bottom, from.y + 20)};
}

void ChartFrame::text(ImVec2 at, std::string_view words, ImU32 colour, float align) const {
  const float width = width_of(words);
  at.x = within(at.x - width * align, width);
  list.AddText(at, colour, words.data(), words.data() + words.size());
}

float ChartFrame::within(float left, float text_width) const {
  return std::max(std::min(left, right_ - text_width), left_);
}

float ChartFrame::width_of(std::string_view words) {
  return ImGui::CalcTextSize(words.data(), words.data() + words.size()).x;
}

void ChartFrame::x_axis(const ChartScale& scale, const Axis& axis) const {
  const ImU32 grid = ui.colour(theme::Ui::kBorder, 0.7f);
  const ImU32 ink = ui.colour(theme::Ui::kMutedText);
  float free_from = -1e9f;
  for (const double tick : scale.ticks) {
    const float x = std::round(scale.at(tick)) + 0.5f;
    list.AddLine({x, from.y}, {x, to.y + 4}, grid);
    const std::string label = format_on(axis, tick);
    const float width = width_of(label);
    const float left = within(x - width / 2, width);
    if (left < free_from) continue;
    text({left, to.y + 6}, label, ink);
    free_from = left + width + 6;
  }
  if (!axis.title.empty()) text({to.x, to.y + 6 + ImGui::GetFontSize() + 2}, axis.title, ink, 1);
}

void ChartFrame::y_axis(const ChartScale& scale, const Axis& axis) const {
  const ImU32 grid = ui.colour(theme::Ui::kBorder, 0.7f);
  const ImU32 ink = ui.colour(theme::Ui::kMutedText);
  for (const double tick : scale.ticks) {
    const float y = std::round(scale.at(tick)) + 0.5f;
    list.AddLine({from.x, y}, {to.x, y}, grid);
    text({from.x - 6, y - ImGui::GetFontSize() / 2}, format_on(axis, tick), ink, 1);
  }
  // The title stands above the axis, level, where it can be read.
  if (!axis.title.empty()) text({from.x - 40, from.y - ImGui::GetFontSize() - 8}, axis.title, ink);
}

void ChartFrame::markers(const ChartScale& scale, bool on_x) const {
  const ImU32 colour = ui.colour(theme::Ui::kMapPlace);
  int row = 0;
  for (const ChartMarker& marker : chart.markers) {
    if (marker.on_x != on_x) continue;
    const float at = scale.at(marker.value);
    constexpr float kDash = 5, kGap = 3;
    if (on_x) {
      if (at < from.x - 1 || at > to.x + 1) continue;
      for (float y = from.y; y < to.y; y += kDash + kGap) {
        list.AddLine({at, y}, {at, std::min(y + kDash, to.y)}, colour, 1.5f);
      }
      const float width = width_of(marker.label);
      const bool left = at + 4 + width > to.x;
      text({left ? at - 4 - width : at + 4,
            from.y - 4 + static_cast<float>(row++) * (ImGui::GetFontSize() + 2)},
           marker.label, colour);
    } else {
      if (at < from.y - 1 || at > to.y + 1) continue;
      for (float x = from.x; x < to.x; x += kDash + kGap) {
        list.AddLine({x, at}, {std::min(x + kDash, to.x), at}, colour, 1.5f);
      }
      text({to.x, at - ImGui::GetFontSize() - 2}, marker.label, colour, 1);
    }
  }
}

ImU32 ChartFrame::series(std::size_t n) const {
  constexpr std::array<Paint, 5> kOrder = {Paint::kPractice, Paint::kWalkIn, Paint::kEnhancedAccess,
                                           Paint::kOutOfHours, Paint::kHere};
  return ui.paint(kOrder[n % kOrder.size()]);
}

bool ChartFrame::spot(ImVec2 centre, float radius, const ChartPoint& point, std::string_view tooltip) const {
  return area({centre.x - radius, centre.y - radius}, {centre.x + radius, centre.y + radius}, point, tooltip);
}

bool ChartFrame::area(ImVec2 a, ImVec2 b, const ChartPoint& point, std::string_view tooltip) const {
  if (!hovered_ || !ImGui::IsMouseHoveringRect(a, b)) return false;
  ImGui::BeginTooltip();
  ImGui::TextUnformatted(tooltip.data(), tooltip.data() + tooltip.size());
  ImGui::EndTooltip();
  if (!point.action.empty()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) ui.act(point.action);
  }
  return true;
}

std::string ChartFrame::describe(const ChartSeries& series_of, const ChartPoint& point, bool with_x) const {
  std::string words = point.label;
  if (!series_of.name.empty() && chart.series.size() > 1)
    words += (words.empty() ? "" : ", ") + series_of.name;
  if (with_x) {
    words += (words.empty() ? "" : "\n") + format_on(chart.x, point.x);
    if (!chart.x.title.empty()) words += "  " + chart.x.title;
  }
  const std::string figure = format_on(chart.y, point.y);
  words += (words.empty() ? "" : "\n") + figure;
  const std::string& unit = figure == "1" && !chart.y.one.empty() ? chart.y.one : chart.y.title;
  if (!unit.empty()) words += "  " + unit;
  if (point.low && point.high) {
    words += " (" + format_on(chart.y, *point.low) + " to " + format_on(chart.y, *point.high) + ")";
  }
  return words;
}

void Extent::add(double value) {
  if (!std::isfinite(value)) return;
  low = any ? std::min(low, value) : value;
  high = any ? std::max(high, value) : value;
  any = true;
}

Extent extent_x(const Chart& chart) {
  Extent extent;
  for (const ChartSeries& series : chart.series) {
    for (const ChartPoint& point : series.points) extent.add(point.x);
  }
  for (const ChartMarker& marker : chart.markers) {
    if (marker.on_x) extent.add(marker.value);
  }
  return extent;
}

Extent extent_y(const Chart& chart) {
  Extent extent;
  for (const ChartSeries& series : chart.series) {
    for (const ChartPoint& point : series.points) {
      extent.add(point.y);
      if (point.low) extent.add(*point.low);
      if (point.high) extent.add(*point.high);
    }
  }
  for (const ChartMarker& marker : chart.markers) {
    if (!marker.on_x) extent.add(marker.value);
  }
  return extent;
}

void draw_chart(const Chart& chart, const Ui& ui) {
  ImGui::PushID(chart.id.c_str());
  const float width = std::min(ImGui::GetContentRegionAvail().x, 760.0f);
  {
    const TextStyle style(ui, kBodySize, true);
    draw_text(chart.title, ui.colour(theme::Ui::kText), width);
  }
  {
    const TextStyle style(ui, kTinySize);
    switch (chart.kind) {
      case ChartKind::kBars:
        draw_bars(chart, ui, width);
        break;
      case ChartKind::kPyramid:
        draw_pyramid(chart, ui, width);
        break;
      case ChartKind::kHistogram:
        draw_histogram(chart, ui, width);
        break;
      case ChartKind::kStrip:
        draw_strip(chart, ui, width);
        break;
      case ChartKind::kScatter:
      case ChartKind::kFunnel:
        draw_scatter(chart, ui, width);
        break;
      case ChartKind::kLines:
        draw_lines(chart, ui, width);
        break;
    }
  }
  if (!chart.summary.empty()) {
    const TextStyle style(ui, kTinySize);
    draw_text(chart.summary, ui.colour(theme::Ui::kMutedText), width);
  }
  ImGui::PopID();
}

}  // namespace pcn::ui
