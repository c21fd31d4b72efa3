#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/geo/bounds.h"
#include "core/geo/projection.h"
#include "core/geo/simplify.h"
#include "core/geo/topology_build.h"
#include "core/view/export_svg.h"
#include "core/view/make_scene.h"
#include "core/view/svg_text.h"

namespace pcn::svg {
namespace {

constexpr double kTolerance = 0.25;  // units
constexpr double kMarkerNamesFrom = 14.2;

struct Dot {
  int x = 0;
  int y = 0;
  bool operator==(const Dot&) const = default;
};

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + value + '"';
}

std::string stroke(theme::Rgba colour, double width, double alpha = 1, bool round = true) {
  std::string text =
      attribute("stroke", hex(colour)) + attribute("stroke-width", std::to_string(std::lround(width * 10)));
  const long opacity = std::lround(std::clamp(alpha, 0.0, 1.0) * 100);
  if (opacity < 100)
    text += attribute("stroke-opacity", (opacity < 10 ? ".0" : ".") + std::to_string(opacity));
  if (round) text += " stroke-linecap=\"round\"";
  return text;
}

// Path data in whole numbers, each point as its way from the one before.
void append_run(std::string& path, const Dot* dots, std::size_t count, bool closed) {
  const auto number = [&path](int value, bool first) {
    if (!first && value >= 0) path += ' ';
    path += std::to_string(value);
  };
  path += 'M';
  number(dots[0].x, true);
  number(dots[0].y, false);
  for (std::size_t i = 1; i < count; ++i) {
    if (i == 1) path += 'l';
    number(dots[i].x - dots[i - 1].x, i == 1);
    number(dots[i].y - dots[i - 1].y, false);
  }
  if (closed) path += 'z';
}

class Drawing {
 public:
  Drawing(const Dataset& data, const AppState& state, const Scene& scene, const MapFrame& frame, bool dark,
          std::vector<std::string>& patterns, std::string& definitions)
      : data_(data),
        state_(state),
        scene_(scene),
        frame_(frame),
        dark_(dark),
        patterns_(patterns),
        definitions_(definitions) {
    for (const double x : {-0.5, 0.5}) {
      for (const double y : {-0.5, 0.5}) {
        sight_.add(mercator_to_grid({frame.centre.x + x * frame.width * frame.metres_per_pixel,
                                     frame.centre.y + y * frame.height * frame.metres_per_pixel}));
      }
    }
    ground_metres_ = sight_.width() / std::max(frame.width, 1.0);
    sight_ = sight_.grown(20 * ground_metres_);
  }

  std::string shapes() {
    fills();
    base_map();
    outlines();
    markers();
    return std::move(out_);
  }

  std::string labels(std::vector<Box> taken);

 private:
  [[nodiscard]] theme::Rgba ui(theme::Ui token) const { return theme::ui(token, dark_); }
  [[nodiscard]] bool shows(std::string_view layer) const { return shows_layer(state_, layer); }

  [[nodiscard]] Dot dot(Mercator point) const {
    constexpr double kFar = 1e6;
    const double x = (point.x - frame_.centre.x) / frame_.metres_per_pixel + frame_.width / 2;
    const double y = frame_.height / 2 - (point.y - frame_.centre.y) / frame_.metres_per_pixel;
    return {static_cast<int>(std::lround(std::clamp(x * 10, -kFar, kFar))),
            static_cast<int>(std::lround(std::clamp(y * 10, -kFar, kFar)))};
  }

  [[nodiscard]] bool in_sight(Dot a, Dot b) const {
    constexpr int kMargin = 100;
    return std::max(a.x, b.x) > -kMargin && std::max(a.y, b.y) > -kMargin &&
           std::min(a.x, b.x) < frame_.width * 10 + kMargin &&
           std::min(a.y, b.y) < frame_.height * 10 + kMargin;
  }

  // The points of a line or closed ring in grid metres, thinned; neighbours that fall together once.
  [[nodiscard]] std::vector<Dot> dots(Polyline line, bool closed) const {
    if (closed && !line.empty()) line.push_back(line.front());
    std::vector<Dot> result;
    for (const BritishGrid point : simplify(line, kTolerance * ground_metres_)) {
      const Dot next = dot(grid_to_mercator(point));
      if (result.empty() || next != result.back()) result.push_back(next);
    }
    if (closed && result.size() > 1) result.pop_back();
    return result;
  }

  void ring(std::string& path, const Ring& points) const {
    Bounds box;
    for (const BritishGrid point : points) box.add(point);
    if (!box.intersects(sight_)) return;
    const std::vector<Dot> all = dots(points, true);
    if (all.size() > 2) append_run(path, all.data(), all.size(), true);
  }

  void shape(std::string& path, const Polygon& polygon) const {
    ring(path, polygon.outer);
    for (const Ring& hole : polygon.holes) ring(path, hole);
  }

  // Only what is in sight of a line.
  void line(std::string& path, std::vector<Dot> all, bool closed) const {
    if (closed && !all.empty()) all.push_back(all.front());
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= all.size(); ++i) {
      if (i < all.size() && in_sight(all[i - 1], all[i])) continue;
      if (i - begin > 1) {
        const bool whole = closed && begin == 0 && i == all.size();
        append_run(path, all.data() + begin, i - begin - (whole ? 1 : 0), whole);
      }
      begin = i;
    }
  }

  void put(const std::string& path, const std::string& attributes) {
    if (!path.empty()) out_ += "<path" + attributes + attribute("d", path) + "/>";
  }

  void fills();
  void base_map();
  void outlines();
  void markers();

  const Dataset& data_;
  const AppState& state_;
  const Scene& scene_;
  const MapFrame& frame_;
  bool dark_;
  std::vector<std::string>& patterns_;
  std::string& definitions_;
  Bounds sight_;
  double ground_metres_ = 1;  // of one unit
  std::string out_;
};

// One path for each colour and hatching: what is alike is joined.
void Drawing::fills() {
  const std::size_t count = std::min(scene_.fills.size(), data_.topology.areas.size());
  std::vector<AreaFill> kinds;
  std::vector<std::vector<std::uint32_t>> areas;
  for (std::uint32_t area = 0; area < count; ++area) {
    const AreaFill fill = scene_.fills[area];
    std::size_t kind = 0;
    while (kind < kinds.size() && !(kinds[kind] == fill)) ++kind;
    if (kind == kinds.size()) {
      kinds.push_back(fill);
      areas.emplace_back();
    }
    areas[kind].push_back(area);
  }
  std::string hatched;
  out_ += "<g fill-rule=\"evenodd\" stroke-linejoin=\"round\">";
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const theme::Rgba colour = theme::paint(static_cast<Paint>(kinds[kind].colour), dark_);
    std::string path;
    for (const Polygon& polygon : dissolve(data_.topology, areas[kind])) shape(path, polygon);
    if (colour.a == 0 || path.empty()) continue;
    // The thin line in its own colour closes the hair between neighbours.
    out_ += "<g" + attribute("fill", hex(colour)) + stroke(colour, 0.6, 1, false) + ">";
    const std::string id = "pcn-fill-" + std::to_string(kind);
    put(path, kinds[kind].hatch == Hatch::kNone ? "" : attribute("id", id));
    out_ += "</g>";
    if (kinds[kind].hatch == Hatch::kNone) continue;
    const std::string pattern = hatch_id(kinds[kind].hatch, colour, patterns_, definitions_);
    hatched += "<use" + attribute("xlink:href", "#" + id) + attribute("fill", "url(#" + pattern + ")") + "/>";
  }
  out_ += hatched + "</g>";
}

void Drawing::base_map() {
  std::string parks, water, rail, roads;
  for (const BasemapPolygon& polygon : data_.basemap_polygons) {
    if (polygon.kind == BasemapKind::kPark) shape(parks, polygon.shape);
    if (polygon.kind == BasemapKind::kRiver) shape(water, polygon.shape);
  }
  for (const BasemapLine& each : data_.basemap_lines) {
    if (each.kind == BasemapKind::kRail && shows("rail")) line(rail, dots(each.line, false), false);
    if (each.kind == BasemapKind::kMotorRoad && shows("roads")) line(roads, dots(each.line, false), false);
  }
  const auto paint = [this](Paint which) { return hex(theme::paint(which, dark_)); };
  if (shows("parks"))
    put(parks, attribute("fill", paint(Paint::kPark)) + " fill-opacity=\".55\" fill-rule=\"evenodd\"");
  if (shows("thames")) put(water, attribute("fill", paint(Paint::kWater)) + " fill-rule=\"evenodd\"");

  out_ += "<g fill=\"none\" stroke-linejoin=\"round\">";
  const double alpha = 0.15 + 0.4 * (frame_.zoom - 10.5);
  if (alpha >= 0.5) {  // fainter ones would make most of the file
    std::string borders;
    for (const auto& arc : data_.topology.arcs) {
      Polyline points;
      for (const GridPoint& point : arc)
        points.push_back({static_cast<double>(point.east), static_cast<double>(point.north)});
      Bounds box;
      for (const BritishGrid point : points) box.add(point);
      if (box.intersects(sight_)) line(borders, dots(std::move(points), false), false);
    }
    put(borders, stroke(ui(theme::Ui::kMapNetwork), frame_.zoom > 13 ? 1.2 : 0.8, alpha));
  }
  put(roads, stroke(ui(theme::Ui::kMapMutedLabel), std::clamp(frame_.zoom - 9.5, 1.0, 4.0), 0.55));
  put(rail, stroke(theme::paint(Paint::kRail, dark_), frame_.zoom > 13 ? 2 : 1, 0.43, false));
}

void Drawing::outlines() {
  constexpr std::size_t kStyles = 5;
  std::string paths[kStyles];
  for (const Outline& outline : scene_.outlines) {
    Polyline points;  // Web Mercator metres
    for (const Mercator& point : outline.line) points.push_back({point.x, point.y});
    if (outline.closed && !points.empty()) points.push_back(points.front());
    std::vector<Dot> all;
    for (const BritishGrid point : simplify(points, kTolerance * frame_.metres_per_pixel))
      all.push_back(dot({point.east, point.north}));
    if (outline.closed && all.size() > 1) all.pop_back();
    line(paths[static_cast<std::size_t>(outline.style)], std::move(all), outline.closed);
  }
  const auto style = [&paths](OutlineStyle which) -> const std::string& {
    return paths[static_cast<std::size_t>(which)];
  };
  // As wide as on the screen (web/map_renderer.cpp).
  const double weight = std::clamp((frame_.zoom - 9) / 3, 0.75, 1.35);
  const theme::Rgba halo = ui(theme::Ui::kMapHalo);
  put(style(OutlineStyle::kNetwork), stroke(ui(theme::Ui::kMapNetwork), 2.2 * weight));
  put(style(OutlineStyle::kDistrict), stroke(halo, 3.6 * weight, 0.75));
  put(style(OutlineStyle::kDistrict), stroke(ui(theme::Ui::kMapDistrict), 1.5 * weight));
  put(style(OutlineStyle::kDeclared), stroke(halo, 4.5));
  put(style(OutlineStyle::kDeclared),
      stroke(ui(theme::Ui::kMapDeclared), 2.5, 1, false) + " stroke-dasharray=\"90 50\"");
  put(style(OutlineStyle::kSelected), stroke(halo, 6.5));
  put(style(OutlineStyle::kSelected), stroke(ui(theme::Ui::kMapSelected), 3.2));
  put(style(OutlineStyle::kPlace), stroke(halo, 5.5));
  put(style(OutlineStyle::kPlace), stroke(ui(theme::Ui::kMapPlace), 2.6));
  out_ += "</g>";
}

double marker_scale(double zoom) { return std::clamp(0.62 + (zoom - 10) * 0.14, 0.62, 1.25); }

void Drawing::markers() {
  const double scale = marker_scale(frame_.zoom);
  const theme::Rgba halo = ui(theme::Ui::kMapHalo);
  out_ += "<g fill-rule=\"evenodd\" stroke-linejoin=\"round\"" + stroke(halo, 1.4, 1, false) + ">";
  for (const bool selected : {false, true}) {
    for (const Marker& marker : scene_.markers) {
      const Dot at = dot(marker.at);
      if (marker.selected != selected || (frame_.zoom < marker.min_zoom && !selected) || !in_sight(at, at))
        continue;
      const double size = marker.size * (selected ? std::max(scale, 1.0) : scale);
      const theme::Rgba colour = theme::paint(static_cast<Paint>(marker.colour), dark_);
      const std::string path =
          marker_path(marker.shape, at.x, at.y, static_cast<int>(std::lround(size * 5 + 6)));
      if (marker.shape == MarkerShape::kRing) {
        put(path, " fill=\"none\"" + stroke(halo, 4.5, 1, false));
        out_ += "<path fill=\"none\"" + stroke(colour, 2.4, 1, false);
      } else {
        out_ += "<path" + attribute("fill", hex(colour));
      }
      out_ += attribute("d", path) + "><title>" + xml_text(marker.label) + "</title></path>";
    }
  }
  out_ += "</g>";
}

struct Candidate {
  std::vector<std::string_view> lines;
  double x = 0, y = 0;  // centre
  int size = 12;
  bool strong = false;
  theme::Ui ink = theme::Ui::kMapLabel;
  int priority = 0;
};

bool overlap(const Box& a, const Box& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

Candidate candidate_for(const MapLabel& label) {
  switch (label.style) {
    case LabelStyle::kNetwork:
      return {{}, 0, 0, 13, true, theme::Ui::kMapLabel, 0};
    case LabelStyle::kDistrict:
      return {{}, 0, 0, 16, true, theme::Ui::kMapMutedLabel, 0};
    case LabelStyle::kRiver:
      return {{}, 0, 0, 12, false, theme::Ui::kLink, 0};
    case LabelStyle::kStation:
      return {{}, 0, 0, 11, false, theme::Ui::kMapMutedLabel, 0};
    case LabelStyle::kPlace:
      break;
  }
  return {{}, 0, 0, 12, false, theme::Ui::kMapMutedLabel, 0};
}

// Names by falling priority, each where it meets nothing that is there already.
std::string Drawing::labels(std::vector<Box> taken) {
  const double scale = marker_scale(frame_.zoom);
  std::vector<Candidate> all;
  for (const MapLabel& label : scene_.labels) {
    if (frame_.zoom < label.min_zoom || frame_.zoom > label.max_zoom || label.text.empty()) continue;
    Candidate next = candidate_for(label);
    const Dot at = dot(label.at);
    next.x = at.x / 10.0;
    next.y = at.y / 10.0;
    next.lines = label_lines(label.text, 15);
    next.priority = label.priority;
    all.push_back(std::move(next));
  }
  for (const Marker& marker : scene_.markers) {
    const Dot at = dot(marker.at);
    if (marker.selected && in_sight(at, at))
      taken.push_back(
          marker.shape == MarkerShape::kPin
              ? Box{at.x / 10.0 - marker.size / 2, at.y / 10.0 - marker.size * 1.4, marker.size,
                    marker.size * 1.4}
              : Box{at.x / 10.0 - marker.size / 2, at.y / 10.0 - marker.size / 2, marker.size, marker.size});
    const bool named = marker.selected || (frame_.zoom >= kMarkerNamesFrom && frame_.zoom >= marker.min_zoom);
    if (marker.label.empty() || !named) continue;
    Candidate next;
    next.lines = label_lines(marker.label, 22);
    next.strong = marker.selected;
    next.x = at.x / 10.0;
    next.y = at.y / 10.0 + marker.size * scale / 2 + 5 + static_cast<double>(next.lines.size()) * 6.9;
    next.priority = marker.selected ? 1'000'000 : -1'000'000;
    all.push_back(std::move(next));
  }
  sort_stable(all.begin(), all.end(),
              [](const Candidate& a, const Candidate& b) { return a.priority > b.priority; });
  std::string texts;
  for (const Candidate& each : all) {
    double width = 0;
    for (const std::string_view text : each.lines)
      width = std::max(width, text_width(text, each.strong) * each.size);
    const double line = each.size * 1.15;
    const double height = line * static_cast<double>(each.lines.size()) + 2;
    const Box box{each.x - width / 2 - 4, each.y - height / 2, width + 8, height};
    const bool inside =
        box.x >= 0 && box.y >= 0 && box.x + box.width <= frame_.width && box.y + box.height <= frame_.height;
    if (!inside || std::any_of(taken.begin(), taken.end(), [&](const Box& b) { return overlap(b, box); }))
      continue;
    taken.push_back(box);
    texts += "<g" + attribute("font-size", std::to_string(each.size)) + attribute("fill", hex(ui(each.ink))) +
             (each.strong ? " font-weight=\"600\"" : "") + ">";
    double y = box.y + each.size;
    for (const std::string_view text : each.lines) {
      texts += "<text" + attribute("x", std::to_string(std::lround(each.x))) +
               attribute("y", std::to_string(std::lround(y))) + ">" + xml_text(text) + "</text>";
      y += line;
    }
    texts += "</g>";
  }
  return texts;
}

}  // namespace

std::string marker_path(MarkerShape shape, int x, int y, int r) {
  const auto n = [](int value) { return std::to_string(value) + " "; };
  const auto part = [r](double factor) { return static_cast<int>(std::lround(r * factor)); };
  const auto start = [&](int dx, int dy) { return "M" + n(x + dx) + n(y + dy); };
  switch (shape) {
    case MarkerShape::kSquare: {
      const int s = part(0.9);
      return start(-s, -s) + "h" + n(2 * s) + "v" + n(2 * s) + "h" + n(-2 * s) + "z";
    }
    case MarkerShape::kDiamond: {
      const int s = part(1.15);
      return start(0, -s) + "l" + n(s) + n(s) + n(-s) + n(s) + n(-s) + n(-s) + "z";
    }
    case MarkerShape::kTriangle: {
      const int s = part(1.2);
      return start(0, -s) + "l" + n(s) + n(part(2.16)) + "h" + n(-2 * s) + "z";
    }
    case MarkerShape::kCross: {
      const int a = part(0.36), b = r - a;
      return start(-a, -r) + "h" + n(2 * a) + "v" + n(b) + "h" + n(b) + "v" + n(2 * a) + "h" + n(-b) + "v" +
             n(b) + "h" + n(-2 * a) + "v" + n(-b) + "h" + n(-b) + "v" + n(-2 * a) + "h" + n(b) + "z";
    }
    case MarkerShape::kPin: {
      // The tip is the place; the head, a circle with a hole, stands above it.
      const int head = part(0.78), hole = part(0.3);
      return start(0, 0) + "l" + n(-part(0.668)) + n(-part(1.298)) + "a" + n(head) + n(head) + "0 1 1 " +
             n(2 * part(0.668)) + "0z" + start(-hole, -part(1.7)) + "a" + n(hole) + n(hole) + "0 1 0 " +
             n(2 * hole) + "0a" + n(hole) + n(hole) + "0 1 0 " + n(-2 * hole) + "0z";
    }
    case MarkerShape::kCircle:
    case MarkerShape::kRing:
      break;
  }
  return start(-r, 0) + "a" + n(r) + n(r) + "0 1 0 " + n(2 * r) + "0a" + n(r) + n(r) + "0 1 0 " + n(-2 * r) +
         "0z";
}

std::string hatch_id(Hatch hatch, theme::Rgba ground, std::vector<std::string>& used,
                     std::string& definitions) {
  const bool light = ground.r * 0.299 + ground.g * 0.587 + ground.b * 0.114 > 127.5;
  const std::string id =
      "pcn-hatch-" + std::to_string(static_cast<int>(hatch)) + (light ? "-dark" : "-light");
  if (std::find(used.begin(), used.end(), id) != used.end()) return id;
  used.push_back(id);
  const std::string ink = light ? "#0d141f" : "#ffffff";
  const std::string size = hatch == Hatch::kDots ? "70" : "60";
  definitions += "<pattern" + attribute("id", id) + " patternUnits=\"userSpaceOnUse\"" +
                 attribute("width", size) + attribute("height", size);
  if (hatch == Hatch::kDots) {
    definitions +=
        "><circle cx=\"35\" cy=\"35\" r=\"17\" fill-opacity=\".5\"" + attribute("fill", ink) + "/></pattern>";
  } else {
    definitions += " patternTransform=\"rotate(45)\"><path stroke-opacity=\".5\" stroke-width=\"14\"" +
                   attribute("stroke", ink) +
                   attribute("d", hatch == Hatch::kCross ? "M0 30h60M30 0v60" : "M0 30h60") + "/></pattern>";
  }
  return id;
}

MapDrawing draw_map(const Dataset& data, const AppState& state, const Scene& scene, const MapFrame& frame,
                    bool dark, std::vector<Box> taken, std::vector<std::string>& patterns,
                    std::string& definitions) {
  Drawing drawing(data, state, scene, frame, dark, patterns, definitions);
  return {drawing.shapes(), drawing.labels(std::move(taken))};
}

}  // namespace pcn::svg
