#pragma once

#include <string_view>

#include "web/ui/chart_scale.h"
#include "web/ui/theme.h"

namespace pcn::ui {

// The drawing surface of one chart: its rectangle, the plot within it, and how text and marks look.
class ChartFrame {
 public:
  ChartFrame(const Chart& chart, const Ui& ui, float width, float height);

  const Chart& chart;
  const Ui& ui;
  ImDrawList& list;
  ImVec2 from, to;  // the plot, without axis labels

  // Sets the plot's margins (pixels).
  void margins(float left, float top, float right, float bottom);

  // Align 0 is left, 1 right of the point; moved so that none of it is cut off.
  void text(ImVec2 at, std::string_view text, ImU32 colour, float align = 0) const;
  [[nodiscard]] static float width_of(std::string_view text);

  // Grid lines with values, and the title at its end.
  void x_axis(const ChartScale& scale, const Axis& axis) const;
  void y_axis(const ChartScale& scale, const Axis& axis) const;

  // Lines across the plot at the chart's markers of one direction, with their labels.
  void markers(const ChartScale& scale, bool on_x) const;

  // The colour of the n-th series; the first is the accent.
  [[nodiscard]] ImU32 series(std::size_t n) const;

  // Makes a spot answer to the pointer: tooltip and, where it has one, its action. True while hovered.
  bool spot(ImVec2 centre, float radius, const ChartPoint& point, std::string_view tooltip) const;
  bool area(ImVec2 a, ImVec2 b, const ChartPoint& point, std::string_view tooltip) const;

  // What a point says when pointed at.
  [[nodiscard]] std::string describe(const ChartSeries& series, const ChartPoint& point, bool with_x) const;

  // The left end of a text of this width that should begin there, moved so that none of it is cut off.
  [[nodiscard]] float within(float left, float text_width) const;

 private:
  bool hovered_ = false;
  float left_ = 0, right_ = 0;  // edges of the surface
};

// One function for each kind; they take the space at the cursor.
void draw_bars(const Chart& chart, const Ui& ui, float width);
void draw_pyramid(const Chart& chart, const Ui& ui, float width);
void draw_histogram(const Chart& chart, const Ui& ui, float width);
void draw_strip(const Chart& chart, const Ui& ui, float width);
void draw_scatter(const Chart& chart, const Ui& ui, float width);  // kScatter and kFunnel
void draw_lines(const Chart& chart, const Ui& ui, float width);

// Least and greatest of a member over all series (with confidence intervals and markers of that direction).
struct Extent {
  double low = 0;
  double high = 0;
  bool any = false;
  void add(double value);
};
[[nodiscard]] Extent extent_x(const Chart& chart);
[[nodiscard]] Extent extent_y(const Chart& chart);

}  // namespace pcn::ui
