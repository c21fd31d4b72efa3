#include <algorithm>
#include <cmath>

#include "core/base/decimal.h"
#include "core/base/sort.h"
#include "core/export/export_svg.h"
#include "core/export/svg_text.h"
#include "core/geo/bounds.h"
#include "core/geo/projection.h"
#include "core/geo/simplify.h"
#include "core/geo/topology_build.h"
#include "core/map/make_scene.h"
#include "core/state/layers.h"

namespace pcn::svg {
namespace {

constexpr double kTolerance = 0.25;  // units
constexpr double kMarkerNamesFrom = 14.2;

struct Dot {
  int x = 0;
  int y = 0;
  bool operator==(const Dot&) const = default;
};

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
          std::vector<std::string>& patterns, Markup& definitions)
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
    return out_.text();
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

  void colour(const char* attribute, theme::Rgba value) {
    out_ << " " << attribute << "=\"" << hex(value) << "\"";
  }

  void stroke(theme::Rgba value, double width, double alpha = 1, bool round = true) {
    colour("stroke", value);
    out_ << " stroke-width=\"" << static_cast<int>(std::lround(width * 10)) << "\"";
    const int opacity = static_cast<int>(std::lround(std::clamp(alpha, 0.0, 1.0) * 100));
    if (opacity < 100) out_ << " stroke-opacity=\"" << (opacity < 10 ? ".0" : ".") << opacity << "\"";
    if (round) out_ << " stroke-linecap=\"round\"";
  }

  void stroked(const std::string& path, theme::Rgba value, double width, double alpha = 1, bool round = true,
               const char* more = "") {
    if (path.empty()) return;
    out_ << "<path";
    stroke(value, width, alpha, round);
    out_ << more << " d=\"" << path << "\"/>";
  }

  void filled(const std::string& path, theme::Rgba value, const char* more) {
    if (path.empty()) return;
    out_ << "<path";
    colour("fill", value);
    out_ << more << " d=\"" << path << "\"/>";
  }

  void fills();
  void base_map();
  void streets();
  void outlines();
  void markers();

  const Dataset& data_;
  const AppState& state_;
  const Scene& scene_;
  const MapFrame& frame_;
  bool dark_;
  std::vector<std::string>& patterns_;
  Markup& definitions_;
  Bounds sight_;
  double ground_metres_ = 1;  // of one unit
  Markup out_;
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
  Markup hatched;
  out_ << "<g fill-rule=\"evenodd\" stroke-linejoin=\"round\">";
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const theme::Rgba ground = theme::paint(static_cast<Paint>(kinds[kind].colour), dark_);
    const Hatch hatch = kinds[kind].hatch;
    std::string path;
    for (const Polygon& polygon : dissolve(data_.topology, areas[kind])) shape(path, polygon);
    if (ground.a == 0 || path.empty()) continue;
    // The thin line in its own colour closes the hair between neighbours.
    out_ << "<g";
    colour("fill", ground);
    stroke(ground, 0.6, 1, false);
    out_ << "><path";
    if (hatch != Hatch::kNone) {
      out_ << " id=\"pcn-fill-" << static_cast<int>(kind) << "\"";
      hatched << "<use xlink:href=\"#pcn-fill-" << static_cast<int>(kind) << "\" fill=\"url(#"
              << hatch_id(hatch, ground, patterns_, definitions_) << ")\"/>";
    }
    out_ << " d=\"" << path << "\"/></g>";
  }
  out_ << hatched.text() << "</g>";
}

void Drawing::base_map() {
  std::string parks, water, rail;
  for (const BasemapPolygon& polygon : data_.basemap_polygons) {
    if (polygon.kind == BasemapKind::kPark) shape(parks, polygon.shape);
    if (polygon.kind == BasemapKind::kRiver) shape(water, polygon.shape);
  }
  for (const BasemapLine& each : data_.basemap_lines) {
    if (each.kind == BasemapKind::kRail && shows("rail")) line(rail, dots(each.line, false), false);
  }
  if (shows("parks"))
    filled(parks, theme::paint(Paint::kPark, dark_), " fill-opacity=\".55\" fill-rule=\"evenodd\"");
  if (shows("thames")) filled(water, theme::paint(Paint::kWater, dark_), " fill-rule=\"evenodd\"");

  out_ << "<g fill=\"none\" stroke-linejoin=\"round\">";
  streets();
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
    stroked(borders, ui(theme::Ui::kMapNetwork), frame_.zoom > 13 ? 1.2 : 0.8, alpha);
  }
  stroked(rail, theme::paint(Paint::kRail, dark_), frame_.zoom > 13 ? 2 : 1, 0.43, false);
}

// As on the screen (web/map_streets.cpp).
void Drawing::streets() {
  if (!scene_.street_names) return;
  std::string paths[kStreetGroups];
  for (const Street& street : data_.streets) {
    Bounds box;
    for (const BritishGrid point : street.line) box.add(point);
    const std::size_t group = street_group(street.kind);
    if (frame_.zoom >= kStreetsFrom[group] && box.intersects(sight_))
      line(paths[group], dots(street.line, false), false);
  }
  for (std::size_t group = kStreetGroups; group-- > 0;)
    stroked(paths[group], ui(theme::Ui::kMapHalo), street_width(group, frame_.zoom), kStreetOpacity);
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
  const auto draw = [&](OutlineStyle which, theme::Ui ink, double width, double alpha = 1) {
    stroked(style(which), ui(ink), width, alpha);
  };
  draw(OutlineStyle::kNetwork, theme::Ui::kMapNetwork, 2.2 * weight);
  draw(OutlineStyle::kDistrict, theme::Ui::kMapHalo, 3.6 * weight, 0.75);
  draw(OutlineStyle::kDistrict, theme::Ui::kMapDistrict, 1.5 * weight);
  draw(OutlineStyle::kDeclared, theme::Ui::kMapHalo, 4.5);
  stroked(style(OutlineStyle::kDeclared), ui(theme::Ui::kMapDeclared), 2.5, 1, false,
          " stroke-dasharray=\"90 50\"");
  draw(OutlineStyle::kSelected, theme::Ui::kMapHalo, 6.5);
  draw(OutlineStyle::kSelected, theme::Ui::kMapSelected, 3.2);
  draw(OutlineStyle::kPlace, theme::Ui::kMapHalo, 5.5);
  draw(OutlineStyle::kPlace, theme::Ui::kMapPlace, 2.6);
  out_ << "</g>";
}

double marker_scale(double zoom) { return std::clamp(0.62 + (zoom - 10) * 0.14, 0.62, 1.25); }

void Drawing::markers() {
  const double scale = marker_scale(frame_.zoom);
  const theme::Rgba halo = ui(theme::Ui::kMapHalo);
  out_ << "<g fill-rule=\"evenodd\" stroke-linejoin=\"round\"";
  stroke(halo, 1.4, 1, false);
  out_ << ">";
  for (const bool selected : {false, true}) {
    for (const Marker& marker : scene_.markers) {
      const Dot at = dot(marker.at);
      if (marker.selected != selected || (frame_.zoom < marker.min_zoom && !selected) || !in_sight(at, at))
        continue;
      const double size = marker.size * (selected ? std::max(scale, 1.0) : scale);
      const theme::Rgba ink = theme::paint(static_cast<Paint>(marker.colour), dark_);
      const std::string path =
          marker_path(marker.shape, at.x, at.y, static_cast<int>(std::lround(size * 5 + 6)));
      if (marker.shape == MarkerShape::kRing) {
        stroked(path, halo, 4.5, 1, false, " fill=\"none\"");
        out_ << "<path";
        stroke(ink, 2.4, 1, false);
        out_ << " fill=\"none\"";
      } else {
        out_ << "<path";
        colour("fill", ink);
      }
      out_ << " d=\"" << path << "\"><title>" << xml_text(marker.label) << "</title></path>";
    }
  }
  out_ << "</g>";
}

struct Candidate {
  std::vector<std::string_view> lines;
  double x = 0, y = 0;  // centre
  int size = 12;
  bool strong = false;
  theme::Ui ink = theme::Ui::kMapLabel;
  int priority = 0;
  bool led = false;                    // may stand beside its point
  const StreetName* street = nullptr;  // along which it runs
};

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
    next.led = label.style == LabelStyle::kNetwork;
    all.push_back(std::move(next));
  }
  static const std::vector<StreetName> none;
  for (const StreetName& street : scene_.street_names ? *scene_.street_names : none) {
    const Dot at = dot(street.at);
    constexpr int kSize = 10;
    if (frame_.zoom < kStreetNamesFrom[street.group] || !in_sight(at, at) ||
        text_width(street.text) * kSize > street.length / frame_.metres_per_pixel)
      continue;
    Candidate next{{street.text}, at.x / 10.0, at.y / 10.0, kSize};
    next.priority = 99 - street.group;
    next.street = &street;
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
  std::vector<LabelWish> wishes;
  for (const Candidate& each : all) {
    double width = 0;
    for (const std::string_view text : each.lines)
      width = std::max(width, text_width(text, each.strong) * each.size);
    LabelWish wish = {{each.x, each.y},
                      width + 8,
                      each.size * 1.15 * static_cast<double>(each.lines.size()) + 2,
                      each.priority,
                      each.led};
    if (each.street) wish = turned(wish, each.street->along_x, each.street->along_y);
    wishes.push_back(wish);
  }
  Markup lines, texts;
  for (const PlacedLabel& label : place_labels(wishes, taken, {0, 0, frame_.width, frame_.height})) {
    const Candidate& each = all[label.wish];
    const auto whole = [](double value) { return static_cast<int>(std::lround(value)); };
    if (label.led)
      lines << "<path stroke=\"" << hex(ui(each.ink)) << "\" stroke-width=\"1\" d=\"M" << whole(each.x) << " "
            << whole(each.y) << "L" << whole(label.foot.x) << " " << whole(label.foot.y) << "\"/>";
    texts << "<g font-size=\"" << each.size << "\" fill=\"" << hex(ui(each.ink)) << "\""
          << (each.strong ? " font-weight=\"600\">" : ">");
    if (each.street) {
      const auto hundredth = [](double value) { return fixed_text(value, 2); };
      texts << "<text transform=\"matrix(" << hundredth(each.street->along_x) << " "
            << hundredth(-each.street->along_y) << " " << hundredth(each.street->along_y) << " "
            << hundredth(each.street->along_x) << " " << whole(label.centre.x) << " " << whole(label.centre.y)
            << ")\" y=\"4\">" << xml_text(each.street->text) << "</text></g>";
      continue;
    }
    double y = label.centre.y - wishes[label.wish].height / 2 + each.size;
    for (const std::string_view text : each.lines) {
      texts << "<text x=\"" << whole(label.centre.x) << "\" y=\"" << whole(y) << "\">" << xml_text(text)
            << "</text>";
      y += each.size * 1.15;
    }
    texts << "</g>";
  }
  return lines.text() + texts.text();
}

}  // namespace

MapDrawing draw_map(const Dataset& data, const AppState& state, const Scene& scene, const MapFrame& frame,
                    bool dark, std::vector<Box> taken, std::vector<std::string>& patterns,
                    Markup& definitions) {
  Drawing drawing(data, state, scene, frame, dark, patterns, definitions);
  return {drawing.shapes(), drawing.labels(std::move(taken))};
}

}  // namespace pcn::svg
