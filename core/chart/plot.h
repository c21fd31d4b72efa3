#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/chart/picture.h"
#include "core/chart/scale.h"

namespace pcn::chart {

inline constexpr float kLeastPlot = 20;  // width and height

struct Box {
  Spot from, to;
};

// One chart while it is laid out: the plot within the picture, and how words and marks are added.
class Plot {
 public:
  Plot(const Chart& chart, const Ruler& ruler, Picture& picture, float height);

  const Chart& chart;
  const Ruler& ruler;
  Picture& picture;
  float unit;     // 1 where words are 13 high
  Spot from, to;  // the plot, without the axes' words

  // Sets the plot's margins.
  void margins(float left, float top, float right, float bottom);

  // Align 0 begins at the point, 1 ends there; moved so that none of it is cut off.
  void text(Spot at, std::string_view text, Colour colour, float align = 0);
  // On its own ground, where lines may run through it.
  void text_on_ground(Spot at, std::string_view text, Colour colour, float align = 0);
  // The same, but only where it covers no other words; says whether it was drawn.
  bool try_text(Spot at, std::string_view text, Colour colour, float align = 0);
  // In lines of at most so many units, broken at spaces; returns its height. `align` as above.
  float lines(Spot at, std::string_view text, float width, Colour colour, float align);
  [[nodiscard]] float height_of(std::string_view text, float width) const;
  [[nodiscard]] float line() const { return ruler.size(); }

  void stroke(Spot a, Spot b, Colour colour, float width = 1);
  void patch(Spot a, Spot b, Colour colour, float corner = 0);
  void dashes(Spot a, Spot b, Colour colour);

  // The room that an axis of values takes: below the plot for x, left of it for y.
  [[nodiscard]] float x_room() const { return 2.5f * line() + 8 * unit; }
  [[nodiscard]] float y_room(const ChartScale& scale, const Axis& axis) const;
  // Above the plot, for the labels of markers and the title of the axis of y.
  [[nodiscard]] float top_room(bool titled) const;

  // Grid lines with values, and the title at its end.
  void x_axis(const ChartScale& scale, const Axis& axis);
  void y_axis(const ChartScale& scale, const Axis& axis);

  // Lines across the plot at the chart's markers of one direction, with their labels, none over another.
  void markers(const ChartScale& scale, bool on_x);
  void target(Spot a, Spot b, const ChartPoint& point, std::string says);
  void target_around(Spot centre, const ChartPoint& point, std::string says);

  // What a point says when pointed at.
  [[nodiscard]] std::string describe(const ChartSeries& series, const ChartPoint& point, bool with_x) const;

  // The left end of a text of this width that should begin there, moved so that none of it is cut off.
  [[nodiscard]] float within(float left, float width) const;

 private:
  [[nodiscard]] float marker_room() const;
  [[nodiscard]] Box box_of(Spot at, std::string_view text, float align) const;
  [[nodiscard]] bool free(const Box& box) const;
  void level_marker(const ChartMarker& marker, float y);

  std::vector<Box> taken_;  // by words
};

// One function for each kind.
void bars(const Chart& chart, const Ruler& ruler, const Room& room, Picture& picture);
void pyramid(const Chart& chart, const Ruler& ruler, const Room& room, Picture& picture);
void histogram(const Chart& chart, const Ruler& ruler, const Room& room, Picture& picture);
void strip(const Chart& chart, const Ruler& ruler, const Room& room, Picture& picture);
void scatter(const Chart& chart, const Ruler& ruler, const Room& room, Picture& picture);  // and funnels
void lines(const Chart& chart, const Ruler& ruler, const Room& room, Picture& picture);

[[nodiscard]] constexpr Colour series_colour(std::size_t n) {
  return {Ink::kSeries, static_cast<std::uint8_t>(n), 0, 1};
}

// A point's own colour: its network's where it stands for one and nothing else is told by colour.
[[nodiscard]] Colour point_colour(const Chart& chart, std::size_t series, const ChartPoint& point,
                                  const NetworkColours* colours);

// Least and greatest of a member over all series (with confidence intervals and markers of that direction).
struct Extent {
  double low = 0;
  double high = 0;
  bool any = false;
  void add(double value);
};
[[nodiscard]] Extent extent_x(const Chart& chart);
[[nodiscard]] Extent extent_y(const Chart& chart);

}  // namespace pcn::chart
