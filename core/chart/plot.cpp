#include "core/chart/plot.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "texts/chart.h"

namespace pcn::chart {
namespace {

constexpr Colour kGridLine{Ink::kGrid, 0, 0, 0.7f};
constexpr Colour kMutedText{Ink::kMuted};
constexpr float kUnitSize = 14;  // the height of words for which the lengths in this folder are meant

// Calls back with each line of at most `width`; a longer word stays whole.
template <class Line>
void break_lines(const Ruler& ruler, std::string_view text, float width, Line&& line) {
  std::size_t begin = 0, end = 0;
  while (end < text.size()) {
    std::size_t next = text.find(' ', end + 1);
    if (next == std::string_view::npos) next = text.size();
    if (end > begin && ruler.width(text.substr(begin, next - begin)) > width) {
      line(text.substr(begin, end - begin));
      begin = end + 1;
    }
    end = next;
  }
  if (begin < text.size()) line(text.substr(begin));
}

}  // namespace

Colour point_colour(const Chart& chart, std::size_t series, const ChartPoint& point,
                    const NetworkColours* colours) {
  const bool plain = chart.series.size() == 1 || chart.kind == ChartKind::kFunnel;
  constexpr std::string_view kKey = "net=";
  const std::size_t at = point.action.find(kKey);
  if (!plain || colours == nullptr || at == std::string::npos || (at > 0 && point.action[at - 1] != '&'))
    return series_colour(series);
  const std::string_view code = std::string_view(point.action).substr(at + kKey.size());
  const auto found = colours->find(code.substr(0, code.find('&')));
  return found != colours->end() ? Colour{Ink::kNetwork, found->second} : series_colour(series);
}

Plot::Plot(const Chart& of, const Ruler& with, Picture& into, float height)
    : chart(of), ruler(with), picture(into), unit(with.size() / kUnitSize), to{into.width, height} {
  picture.height = height;
  picture.text_size = ruler.size();
}

void Plot::margins(float left, float top, float right, float bottom) {
  from = {left, top};
  to = {std::max(to.x - right, from.x + kLeastPlot), std::max(to.y - bottom, from.y + kLeastPlot)};
}

float Plot::within(float left, float width) const {
  return std::max(std::min(left, picture.width - width), 0.0f);
}

Box Plot::box_of(Spot at, std::string_view words, float align) const {
  const float width = ruler.width(words);
  const float left = within(at.x - width * align, width);
  return {{left, at.y}, {left + width, at.y + line()}};
}

void Plot::text(Spot at, std::string_view words, Colour colour, float align) {
  const Box box = box_of(at, words, align);
  at.x = box.from.x + (box.to.x - box.from.x) * align;
  picture.marks.emplace_back(Words{at, std::string(words), colour, align});
  taken_.push_back(box);
}

void Plot::text_on_ground(Spot at, std::string_view words, Colour colour, float align) {
  const Box box = box_of(at, words, align);
  patch({box.from.x - 2, at.y}, {box.to.x + 2, at.y + line()}, {Ink::kSurface, 0, 0, 0.8f});
  text(at, words, colour, align);
}

bool Plot::try_text(Spot at, std::string_view words, Colour colour, float align) {
  const Box box = box_of(at, words, align);
  if (box.from.y < 0 || box.to.y > picture.height || !free(box)) return false;
  text_on_ground(at, words, colour, align);
  return true;
}

float Plot::lines(Spot at, std::string_view words, float width, Colour colour, float align) {
  float height = 0;
  break_lines(ruler, words, width, [&](std::string_view each) {
    text({at.x, at.y + height}, each, colour, align);
    height += line();
  });
  return height;
}

float Plot::height_of(std::string_view words, float width) const {
  float height = 0;
  break_lines(ruler, words, width, [&](std::string_view /*each*/) { height += line(); });
  return height;
}

void Plot::stroke(Spot a, Spot b, Colour colour, float width) {
  picture.marks.emplace_back(Stroke{{a, b}, width, colour});
}

void Plot::patch(Spot a, Spot b, Colour colour, float corner) {
  picture.marks.emplace_back(Patch{a, b, colour, corner});
}

void Plot::dashes(Spot a, Spot b, Colour colour) {
  constexpr float kDash = 5, kStep = 8;
  const float length = std::abs(b.x - a.x) + std::abs(b.y - a.y);  // level or upright
  if (length <= 0) return;
  const Spot way{(b.x - a.x) / length, (b.y - a.y) / length};
  for (float done = 0; done < length; done += kStep) {
    const float end = std::min(done + kDash, length);
    stroke({a.x + way.x * done, a.y + way.y * done}, {a.x + way.x * end, a.y + way.y * end}, colour, 1.5f);
  }
}

float Plot::y_room(const ChartScale& scale, const Axis& axis) const {
  float widest = 0;
  for (const double tick : scale.ticks) widest = std::max(widest, ruler.width(format_on(axis, tick)));
  return widest + 10 * unit;
}

float Plot::top_room(bool titled) const {
  return marker_room() + (titled ? line() + 6 * unit : 0) + line() / 2 + 4 * unit;
}

void Plot::x_axis(const ChartScale& scale, const Axis& axis) {
  const float below = to.y + line() / 2 + 2 * unit;
  for (const double tick : scale.ticks) {
    const float x = std::round(scale.at(tick)) + 0.5f;
    stroke({x, from.y}, {x, to.y + 4}, kGridLine);
    const std::string label = format_on(axis, tick);
    const Spot at{x, below};
    if (free(box_of(at, label, 0.5f))) text(at, label, kMutedText, 0.5f);
  }
  if (!axis.title.empty()) text({to.x, below + line() + 2 * unit}, axis.title, kMutedText, 1);
}

void Plot::y_axis(const ChartScale& scale, const Axis& axis) {
  for (const double tick : scale.ticks) {
    const float y = std::round(scale.at(tick)) + 0.5f;
    stroke({from.x, y}, {to.x, y}, kGridLine);
    text({from.x - 6 * unit, y - line() / 2}, format_on(axis, tick), kMutedText, 1);
  }
  // The title stands above the axis, level, where it can be read.
  if (!axis.title.empty()) text({0, from.y - top_room(true)}, axis.title, kMutedText);
}

float Plot::marker_room() const {
  float room = 0;
  for (const ChartMarker& marker : chart.markers) {
    if (marker.on_x || chart.kind == ChartKind::kBars) room += line() + 2;
  }
  return room;
}

// Where it covers no other words: from the right end to the left, above its line or below.
void Plot::level_marker(const ChartMarker& marker, float y) {
  constexpr Colour kInk{Ink::kMarker};
  dashes({from.x, y}, {to.x, y}, kInk);
  for (float x = to.x; x > from.x; x -= (to.x - from.x) / 8) {
    if (try_text({x, y - line() - 2}, marker.label, kInk, 1) || try_text({x, y + 2}, marker.label, kInk, 1))
      return;
  }
  text_on_ground({to.x, y - line() - 2}, marker.label, kInk, 1);
}

void Plot::markers(const ChartScale& scale, bool on_x) {
  constexpr Colour kInk{Ink::kMarker};
  for (const ChartMarker& marker : chart.markers) {
    // Bars have one axis of values, so a marker of either direction is a value on it.
    if (marker.on_x != on_x && chart.kind != ChartKind::kBars) continue;
    const float at = scale.at(marker.value);
    if (!on_x) {
      if (at >= from.y - 1 && at <= to.y + 1) level_marker(marker, at);
      continue;
    }
    if (at < from.x - 1 || at > to.x + 1) continue;
    Spot place{at, from.y - line() - line() / 2 - 2 * unit};
    while (place.y > 0 && !free(box_of(place, marker.label, 0.5f))) place.y -= line() + 2;
    dashes({at, place.y + line()}, {at, to.y}, kInk);
    text(place, marker.label, kInk, 0.5f);
  }
}

bool Plot::free(const Box& box) const {
  constexpr float kBetween = 3;
  return std::none_of(taken_.begin(), taken_.end(), [&](const Box& other) {
    return box.from.x < other.to.x + kBetween && box.to.x + kBetween > other.from.x &&
           box.from.y < other.to.y && box.to.y > other.from.y;
  });
}

void Plot::target(Spot a, Spot b, const ChartPoint& point, std::string says) {
  picture.targets.push_back({a, b, std::move(says), point.action});
}

void Plot::target_around(Spot centre, const ChartPoint& point, std::string says) {
  constexpr float kReach = 8;
  target({centre.x - kReach, centre.y - kReach}, {centre.x + kReach, centre.y + kReach}, point,
         std::move(says));
}

std::string Plot::describe(const ChartSeries& series_of, const ChartPoint& point, bool with_x) const {
  std::string words = point.label;
  if (!series_of.name.empty() && chart.series.size() > 1)
    words += (words.empty() ? "" : ", ") + series_of.name;
  if (with_x) {
    words += (words.empty() ? "" : "\n") + format_on(chart.x, point.x);
    if (!chart.x.title.empty()) words += "  " + chart.x.title;
  }
  const std::string figure = format_on(chart.y, point.y);
  words += (words.empty() ? "" : "\n") + figure;
  const std::string& unit_word = figure == "1" && !chart.y.one.empty() ? chart.y.one : chart.y.title;
  if (!unit_word.empty()) words += "  " + unit_word;
  if (point.low && point.high) {
    words += ' ';
    words += say(
        text::chart::between{.high = format_on(chart.y, *point.high), .low = format_on(chart.y, *point.low)});
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

bool has_points(const Chart& chart) {
  return std::any_of(chart.series.begin(), chart.series.end(),
                     [](const ChartSeries& series) { return !series.points.empty(); });
}

Picture lay_out(const Chart& chart, const Ruler& ruler, const Room& room) {
  Picture picture;
  picture.width = room.width;
  picture.text_size = ruler.size();
  switch (chart.kind) {
    case ChartKind::kBars:
      bars(chart, ruler, room, picture);
      break;
    case ChartKind::kPyramid:
      pyramid(chart, ruler, room, picture);
      break;
    case ChartKind::kHistogram:
      histogram(chart, ruler, room, picture);
      break;
    case ChartKind::kStrip:
      strip(chart, ruler, room, picture);
      break;
    case ChartKind::kScatter:
    case ChartKind::kFunnel:
      scatter(chart, ruler, room, picture);
      break;
    case ChartKind::kLines:
      lines(chart, ruler, room, picture);
      break;
  }
  return picture;
}

}  // namespace pcn::chart
