#include "web/ui/map_marks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/canvas_text.h"
#include "core/base/text.h"
#include "core/export/svg_text.h"
#include "core/map/label_layout.h"
#include "core/map/street_names.h"
#include "texts/words.h"
#include "web/ui/map_glyphs.h"
#include "web/ui/rich_text.h"

namespace pcn::ui {
namespace {

constexpr double kMarkerNamesFrom = 14.2;  // zoom
constexpr float kMarkerEdge = 1.2f;

ImVec2 at(ScreenPoint p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

struct LabelLook {
  float size = kSmallSize;
  bool strong = false;
  theme::Ui ink = theme::Ui::kMapLabel;
  bool spaced = false;
};

LabelLook look_of(LabelStyle style) {
  switch (style) {
    case LabelStyle::kNetwork:
      return {kSmallSize, true, theme::Ui::kMapLabel, false};
    case LabelStyle::kDistrict:
      return {kSmallSize + 3, true, theme::Ui::kMapMutedLabel, false};
    case LabelStyle::kPlace:
      return {kTinySize, false, theme::Ui::kMapMutedLabel, false};
    case LabelStyle::kStation:
      return {kTinySize - 1, false, theme::Ui::kMapMutedLabel, false};
    case LabelStyle::kRiver:
      return {kTinySize, false, theme::Ui::kLink, false};
  }
  return {};
}

// A label ready to be placed: its lines and their width in its own font.
struct Candidate {
  std::vector<std::string_view> lines;
  std::vector<float> widths;
  LabelLook look;
  bool led = false;                    // may stand beside its point
  const StreetName* street = nullptr;  // along which it runs
};

Candidate make_candidate(std::string_view text, const LabelLook& look, std::size_t longest, const Ui& ui) {
  Candidate candidate{label_lines(text, longest), {}, look, false, nullptr};
  const TextStyle style(ui, look.size, look.strong);
  for (const std::string_view line : candidate.lines) {
    candidate.widths.push_back(ImGui::CalcTextSize(line.data(), line.data() + line.size()).x);
  }
  return candidate;
}

LabelWish wish_for(const Candidate& candidate, ScreenPoint centre, int priority) {
  const float width = *std::max_element(candidate.widths.begin(), candidate.widths.end());
  const double height = static_cast<double>(candidate.lines.size()) * (candidate.look.size * 1.15);
  return {centre, width + 6.0, height + 4.0, priority, candidate.led};
}

void draw_candidate(ImDrawList& list, const Candidate& candidate, ScreenPoint centre, const Ui& ui) {
  const TextStyle style(ui, candidate.look.size, candidate.look.strong);
  const double line_height = candidate.look.size * 1.15;
  double y = centre.y - line_height * static_cast<double>(candidate.lines.size()) / 2;
  for (std::size_t i = 0; i < candidate.lines.size(); ++i) {
    const ImVec2 where{std::round(static_cast<float>(centre.x) - candidate.widths[i] / 2),
                       std::round(static_cast<float>(y))};
    draw_halo_text(list, where, candidate.lines[i], ui.colour(candidate.look.ink),
                   ui.colour(theme::Ui::kMapHalo, 0.85f), ui);
    y += line_height;
  }
}

// Letters lie level at first; then all corners drawn since `first` are turned.
void turn(ImDrawList& list, int first, ScreenPoint centre, const StreetName& street) {
  const ImVec2 c = at(centre);
  const auto x = static_cast<float>(street.along_x), y = static_cast<float>(-street.along_y);
  for (int i = first; i < list.VtxBuffer.Size; ++i) {
    ImVec2& p = list.VtxBuffer[i].pos;
    p = {c.x + (p.x - c.x) * x - (p.y - c.y) * y, c.y + (p.x - c.x) * y + (p.y - c.y) * x};
  }
}

// The names of streets that fit along them.
void add_street_names(std::vector<Candidate>& candidates, std::vector<LabelWish>& wishes,
                      const std::vector<StreetName>& streets, const Camera& camera, const Ui& ui) {
  constexpr double kLeastLetter = 4;  // pixels, so that few have to be measured
  for (const StreetName& street : streets) {
    const double room = street.length / camera.metres_per_pixel();
    if (camera.zoom() < kStreetNamesFrom[street.group] ||
        room < kLeastLetter * static_cast<double>(street.text.size()))
      continue;
    const ScreenPoint p = camera.to_screen(street.at);
    if (!camera.viewport().contains(p)) continue;
    Candidate candidate = make_candidate(street.text, {kTinySize - 1}, street.text.size(), ui);
    candidate.street = &street;
    const LabelWish wish = wish_for(candidate, p, 99 - street.group);
    if (wish.width > room) continue;
    candidates.push_back(std::move(candidate));
    wishes.push_back(turned(wish, street.along_x, street.along_y));
  }
}

}  // namespace

void draw_marker(ImDrawList& list, MarkerShape shape, ImVec2 c, float size, ImU32 colour, ImU32 edge,
                 const Ui& ui) {
  if (shape == MarkerShape::kPin) {
    // The tip is the place; the head stands above it.
    const float head = size * 0.39f;
    const ImVec2 top{c.x, c.y - size * 0.85f};
    for (const auto& [grow, ink] : {std::pair{1.6f, edge}, std::pair{0.0f, colour}}) {
      list.PathArcTo(top, head + grow, 2.6f, 2.6f + 4.23f, 24);
      list.PathLineTo({c.x, c.y + grow});
      list.PathFillConvex(ink);
    }
    list.AddCircleFilled(top, head * 0.38f, edge);
    return;
  }
  ui.glyphs->add_mark(list, shape, c, size, kMarkerEdge, edge);
  ui.glyphs->add_mark(list, shape, c, size, 0, colour);
}

void draw_halo_text(ImDrawList& list, ImVec2 where, std::string_view text, ImU32 colour, ImU32 halo,
                    const Ui& ui) {
  if (!canvas_can_write(text)) return;
  ui.glyphs->add_halo(list, where, text, halo);
  list.AddText(where, colour, text.data(), text.data() + text.size());
}

ScreenRect draw_scale(ImDrawList& list, const Camera& camera, const Ui& ui) {
  const ScreenRect& map = camera.viewport();
  const TextStyle style(ui, kTinySize - 2);
  const ScaleBar bar = scale_bar(camera, std::min(120.0, map.width / 4));
  const auto length = static_cast<float>(bar.pixels);
  const auto y = static_cast<float>(map.y + map.height) - 12;
  const auto right = static_cast<float>(map.x + map.width) - 14;
  const ImVec2 from{right - length, y}, to{right, y};
  const ImU32 ink = ui.colour(theme::Ui::kMapLabel), halo = ui.colour(theme::Ui::kMapHalo, 0.9f);
  for (const auto& [colour, thick] : {std::pair{halo, 4.5f}, std::pair{ink, 1.8f}}) {
    const ImVec2 shape[] = {{from.x, y - 5}, {from.x, y}, {to.x, y}, {to.x, y - 5}};
    list.AddPolyline(shape, 4, colour, 0, thick);
  }
  const bool kilometres = bar.metres >= 1000;
  const std::string metres =
      say(kilometres ? text::words::kilometres::kId : text::words::metres::kId,
          {std::string_view(format_decimal(kilometres ? bar.metres / 1000 : bar.metres, 0))});
  const ImVec2 text = ImGui::CalcTextSize(metres.c_str());
  draw_halo_text(list, {std::round((from.x + to.x - text.x) / 2), y - text.y - 3}, metres, ink, halo, ui);
  return {from.x - 8.0, y - text.y - 8.0, length + 24.0, text.y + 14.0};
}

std::vector<std::size_t> visible_markers(const Scene& scene, const Camera& camera) {
  std::vector<std::size_t> visible;
  const ScreenRect& view = camera.viewport();
  constexpr double kMargin = 24;
  for (std::size_t i = 0; i < scene.markers.size(); ++i) {
    const Marker& marker = scene.markers[i];
    if (camera.zoom() < marker.min_zoom && !marker.selected) continue;
    const ScreenPoint p = camera.to_screen(marker.at);
    if (p.x < view.x - kMargin || p.y < view.y - kMargin || p.x > view.x + view.width + kMargin ||
        p.y > view.y + view.height + kMargin) {
      continue;
    }
    visible.push_back(i);
  }
  return visible;
}

std::optional<std::size_t> marker_at(const Scene& scene, const Camera& camera, ScreenPoint point,
                                     double reach) {
  std::optional<std::size_t> best;
  double least = 0;
  for (const std::size_t i : visible_markers(scene, camera)) {
    const Marker& marker = scene.markers[i];
    ScreenPoint p = camera.to_screen(marker.at);
    if (marker.shape == MarkerShape::kPin) p.y -= marker.size * 0.8;
    const double distance = std::hypot(p.x - point.x, p.y - point.y);
    if (distance > std::max(reach, marker.size / 2.0)) continue;
    if (!best || distance <= least) {
      best = i;
      least = distance;
    }
  }
  return best;
}

void draw_marks(ImDrawList& list, const Scene& scene, const Camera& camera,
                const std::vector<ScreenRect>& overlays, std::optional<std::size_t> focused,
                std::optional<std::size_t> hovered, const Ui& ui) {
  const ImU32 edge = ui.colour(theme::Ui::kMapHalo);
  // Small on the whole area, full size from the street level on.
  const auto scale = static_cast<float>(std::clamp(0.62 + (camera.zoom() - 10) * 0.14, 0.62, 1.25));
  std::vector<ScreenRect> obstacles = overlays;
  const std::vector<std::size_t> visible = visible_markers(scene, camera);
  for (const bool selected : {false, true}) {
    for (const std::size_t i : visible) {
      const Marker& marker = scene.markers[i];
      if (marker.selected != selected) continue;
      const ScreenPoint p = camera.to_screen(marker.at);
      float size = marker.size * (selected ? std::max(scale, 1.0f) : scale);
      if (hovered == i) size += 3;
      draw_marker(list, marker.shape, at(p), size, ui.paint(marker.colour), edge, ui);
      if (focused == i) {
        list.AddCircle(at(p), size / 2 + 7, edge, 0, 5);
        list.AddCircle(at(p), size / 2 + 7, ui.colour(theme::Ui::kFocus), 0, 3);
      }
      // Names may cover ordinary markers a little, but not what is selected.
      if (selected) obstacles.push_back({p.x - size / 2, p.y - size / 2, size, size});
    }
  }

  std::vector<Candidate> candidates;
  std::vector<LabelWish> wishes;
  for (const MapLabel& label : scene.labels) {
    if (camera.zoom() < label.min_zoom || camera.zoom() > label.max_zoom || label.text.empty()) continue;
    const ScreenPoint p = camera.to_screen(label.at);
    if (!camera.viewport().contains(p)) continue;
    candidates.push_back(make_candidate(label.text, look_of(label.style), 15, ui));
    candidates.back().led = label.style == LabelStyle::kNetwork;
    wishes.push_back(wish_for(candidates.back(), p, label.priority));
  }
  if (scene.street_names) add_street_names(candidates, wishes, *scene.street_names, camera, ui);
  for (const std::size_t i : visible) {
    const Marker& marker = scene.markers[i];
    if (marker.label.empty() || (camera.zoom() < kMarkerNamesFrom && !marker.selected)) continue;
    // Names of selected places come first, those of all others last.
    const LabelLook look{kTinySize, marker.selected, theme::Ui::kMapLabel, false};
    candidates.push_back(make_candidate(marker.label, look, 22, ui));
    ScreenPoint p = camera.to_screen(marker.at);
    const double half = static_cast<double>(candidates.back().lines.size()) * look.size * 0.575;
    p.y += (marker.shape == MarkerShape::kPin ? 4 : marker.size * scale / 2 + 5) + half;
    wishes.push_back(wish_for(candidates.back(), p, marker.selected ? 1'000'000 : -1'000'000));
  }
  const std::vector<PlacedLabel> placed = place_labels(wishes, obstacles, camera.viewport());
  for (const PlacedLabel& label : placed) {
    if (!label.led) continue;
    // At quarters of a pixel: the same line wherever the map came from, to the last bit of its soft edge.
    const auto steady = [](ImVec2 p) { return ImVec2{std::round(p.x * 4) / 4, std::round(p.y * 4) / 4}; };
    const ImVec2 from = steady(at(wishes[label.wish].centre)), to = steady(at(label.foot));
    const ImU32 ink = ui.colour(theme::Ui::kMapLabel);
    list.AddLine(from, to, edge, 3);
    list.AddLine(from, to, ink, 1);
    list.AddCircleFilled(from, 2, ink);
  }
  for (const PlacedLabel& label : placed) {
    const int first = list.VtxBuffer.Size;
    draw_candidate(list, candidates[label.wish], label.centre, ui);
    if (candidates[label.wish].street) turn(list, first, label.centre, *candidates[label.wish].street);
  }
}

}  // namespace pcn::ui
