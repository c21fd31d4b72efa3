#include "web/ui/map_canvas.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/canvas_text.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "texts/canvas.h"
#include "web/ui/map_marks.h"
#include "web/ui/rich_text.h"

namespace pcn::ui {
namespace {

constexpr double kFlightSeconds = 0.35;
constexpr double kKeyPan = 80;  // pixels
constexpr double kHomeMargin = 16;
constexpr double kReach = 10;
constexpr double kTouchReach = 22;

void show_lines(const std::vector<std::string>& lines, const Ui& ui) {
  if (std::none_of(lines.begin(), lines.end(), canvas_can_write)) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12, 9});
  ImGui::BeginTooltip();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty() || !canvas_can_write(lines[i])) continue;
    const TextStyle style(ui, kSmallSize, i == 0);
    draw_text(lines[i], ui.colour(i == 0 ? theme::Ui::kText : theme::Ui::kMutedText), 300);
  }
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void look_home(Camera& camera, const CanvasModel& model) { camera.fit(model.home(), kHomeMargin); }

std::string spoken(const Marker& marker) {
  return marker.detail.empty() ? marker.label : marker.label + ". " + marker.detail;
}

}  // namespace

void MapCanvas::pan_by(double dx, double dy) {
  if (first_ != nullptr) {
    first_->pan_by(dx, dy);
    camera_.look_at(first_->camera_.centre(), first_->camera_.zoom());
    return;
  }
  flight_.cancel();
  at_home_ = false;
  frame_.reset();
  camera_.pan(dx, dy);
  ++moves_;
}

void MapCanvas::zoom_by(double change, ScreenPoint fixed) {
  if (first_ != nullptr) {
    const ScreenRect &here = camera_.viewport(), &there = first_->camera_.viewport();
    return first_->zoom_by(change, {fixed.x - here.x + there.x, fixed.y - here.y + there.y});
  }
  flight_.cancel();
  at_home_ = false;
  frame_.reset();
  camera_.zoom_about(fixed, change);
  ++moves_;
}

void MapCanvas::fly_to(Mercator centre, double zoom, const Ui& ui) {
  at_home_ = false;
  flight_counts_ = false;
  frame_.reset();
  if (ui.reduced_motion) {
    flight_.cancel();
    camera_.look_at(centre, zoom);
  } else {
    flight_.start(camera_, centre, zoom, ui.now, kFlightSeconds);
  }
}

void MapCanvas::zoom_step(double change, const Ui& ui) {
  if (first_ != nullptr) return first_->zoom_step(change, ui);
  // Pressed again before the last step has arrived: from where that one leads.
  const double from = flight_.flying() && flight_counts_ ? zoom_aim_ : camera_.zoom();
  zoom_aim_ = std::clamp(from + change, Camera::kMinZoom, Camera::kMaxZoom);
  fly_to(camera_.centre(), zoom_aim_, ui);
  flight_counts_ = true;
  ++moves_;
}

void MapCanvas::fit(const MercatorBox& box, double margin, double max_zoom, const Ui& ui) {
  if (box.empty()) return;
  Camera there = camera_;
  there.fit(box, margin, max_zoom);
  fly_to(there.centre(), there.zoom(), ui);
  frame_ = Frame{box, margin, max_zoom};
}

void MapCanvas::go_home(const CanvasModel& model, const Ui& ui) {
  if (first_ != nullptr) return first_->go_home(model, ui);
  Camera there = camera_;
  look_home(there, model);
  fly_to(there.centre(), there.zoom(), ui);
  at_home_ = true;
  flight_counts_ = true;
  ++moves_;
}

void MapCanvas::look_at(Mercator centre, double zoom) {
  flight_.cancel();
  at_home_ = false;
  frame_.reset();
  camera_.look_at(centre, zoom);
}

std::vector<ActionText> MapCanvas::take_chosen() {
  std::vector<ActionText> chosen = std::exchange(chosen_, {});
  std::erase_if(chosen, [](const ActionText& action) { return action.empty(); });
  return chosen;
}

std::string MapCanvas::take_announcement() { return std::exchange(announcement_, {}); }

void MapCanvas::place(const CanvasModel& model, const ScreenRect& viewport, const Ui& ui) {
  if (first_ != nullptr) {
    camera_ = first_->camera_;
    camera_.set_viewport(viewport);
    return;
  }
  if (viewport != camera_.viewport()) {
    camera_.set_viewport(viewport);
    // Who has not moved the map wants to see the whole area, or what was chosen, however large the canvas is.
    // What was chosen before the first frame is also framed here, since only now its space is known.
    if (at_home_) {
      flight_.cancel();  // it leads to where home was in the size before
      look_home(camera_, model);
    } else if (frame_) {
      flight_.cancel();
      camera_.fit(frame_->box, frame_->margin, frame_->max_zoom);
    }
  }
  if (flight_.step(camera_, ui.now) && flight_counts_) ++moves_;
}

void MapCanvas::draw(const CanvasModel& model, const std::vector<ScreenRect>& obstacles, const Ui& ui) {
  const ScreenRect& viewport = camera_.viewport();
  if (version_ != model.version()) {
    version_ = model.version();
    // The list of markers may be another one: the keyboard stays on the same thing, if it is still there.
    focused_.reset();
    const std::vector<Marker>& markers = model.scene().markers;
    for (std::size_t i = 0; i < markers.size() && !focused_action_.empty(); ++i) {
      if (markers[i].action == focused_action_) focused_ = i;
    }
    tooltip_point_ = {-1, -1};
  }
  for (const ActionText& action : std::exchange(pending_, {})) ui.act(action);
  handle_pointer(model, ui);

  ImDrawList& list = *ImGui::GetWindowDrawList();
  draw_marks(list, model.scene(), camera_, obstacles, focused_, hovered_marker_, ui);
  if (keyboard_ && key_corner_) draw_shape({*key_corner_, camera_.centre()}, ui);
  if (keyboard_) {
    const auto x = static_cast<float>(viewport.x), y = static_cast<float>(viewport.y);
    const auto w = static_cast<float>(viewport.width), h = static_cast<float>(viewport.height);
    list.AddRect({x + 2, y + 2}, {x + w - 2, y + h - 2}, ui.colour(theme::Ui::kFocus), 0, 0, 3);
    if (!focused_) {
      const ImVec2 c{x + w / 2, y + h / 2};
      for (const auto& [width, colour] :
           {std::pair{5.0f, ui.colour(theme::Ui::kMapHalo)}, std::pair{2.0f, ui.colour(theme::Ui::kFocus)}}) {
        list.AddLine({c.x - 12, c.y}, {c.x - 4, c.y}, colour, width);
        list.AddLine({c.x + 4, c.y}, {c.x + 12, c.y}, colour, width);
        list.AddLine({c.x, c.y - 12}, {c.x, c.y - 4}, colour, width);
        list.AddLine({c.x, c.y + 4}, {c.x, c.y + 12}, colour, width);
      }
    }
  }
  draw_tooltip(model, ui);
  explain_cross(model, ui);
}

void MapCanvas::handle_pointer(const CanvasModel& model, const Ui& ui) {
  const ScreenRect& viewport = camera_.viewport();
  ImGui::SetCursorScreenPos({static_cast<float>(viewport.x), static_cast<float>(viewport.y)});
  ImGui::InvisibleButton("##surface", {std::max(1.0f, static_cast<float>(viewport.width)),
                                       std::max(1.0f, static_cast<float>(viewport.height))});
  const ImGuiIO& io = ImGui::GetIO();
  const ScreenPoint mouse{io.MousePos.x, io.MousePos.y};
  hovered_ = ImGui::IsItemHovered();
  hovered_marker_.reset();
  pointed_at_.reset();
  if (ImGui::IsItemActivated()) {
    dragged_ = false;
    keyboard_ = false;
    shape_ = {camera_.to_world(mouse)};
  }
  if ((boxing_ || more_) && (ImGui::IsItemActive() || ImGui::IsItemDeactivated())) {
    dragged_ = dragged_ || boxing_ || ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4);
    constexpr double kStep = 3;  // pixels
    const ScreenPoint last = camera_.to_screen(shape_.back());
    if (dragged_ && std::hypot(mouse.x - last.x, mouse.y - last.y) > kStep) {
      if (boxing_) shape_.resize(1);
      shape_.push_back(camera_.to_world(mouse));
    }
    if (dragged_) draw_shape(shape_, ui);
  } else if (ImGui::IsItemActive()) {
    if (ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4)) {
      if (!dragged_) {
        const ImVec2 since = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 4);
        pan_by(since.x - io.MouseDelta.x, since.y - io.MouseDelta.y);
      }
      dragged_ = true;
      pan_by(io.MouseDelta.x, io.MouseDelta.y);
      ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    }
  }
  if (ImGui::IsItemDeactivated()) {
    if (boxing_ || more_) {
      if (!dragged_) {
        if (const auto marker = marker_at(model.scene(), camera_, mouse, kReach))
          shape_ = {model.scene().markers[*marker].at};
      }
      compare(model, shape_, more_);
    } else if (!dragged_ && hovered_) {
      choose(model, mouse, kReach);
    }
    boxing_ = more_ = false;
  }
  if (tap_) {
    choose(model, *tap_, kTouchReach);
    tap_.reset();
  }
  if (!hovered_ || ui.touch || dragged_) {
    if (!ImGui::IsItemActive()) dragged_ = false;
    return;
  }
  pointed_at_ = camera_.to_world(mouse);
  hovered_marker_ = marker_at(model.scene(), camera_, mouse, kReach);
  if (hovered_marker_ && !model.scene().markers[*hovered_marker_].action.empty()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
}

// A line of any form ends where it began; two points are the corners of a box.
void MapCanvas::draw_shape(const std::vector<Mercator>& shape, const Ui& ui) const {
  std::vector<ImVec2> line;
  for (const Mercator& point : shape) {
    const ScreenPoint p = camera_.to_screen(point);
    line.push_back({static_cast<float>(p.x), static_cast<float>(p.y)});
  }
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  if (line.size() == 2) {
    list.AddRectFilled(line[0], line[1], ui.colour(theme::Ui::kFocus, 0.15f));
    line = {line[0], {line[1].x, line[0].y}, line[1], {line[0].x, line[1].y}};
  }
  for (const auto& [width, colour] :
       {std::pair{4.0f, ui.colour(theme::Ui::kMapHalo)}, std::pair{2.0f, ui.colour(theme::Ui::kFocus)}})
    list.AddPolyline(line.data(), static_cast<int>(line.size()), colour, ImDrawFlags_Closed, width);
}

void MapCanvas::compare(const CanvasModel& model, const std::vector<Mercator>& shape, bool more) {
  const ActionText action = model.compare_within(shape, more);
  if (action.empty()) announce(text::canvas::no_network_there);
  chosen_.push_back(action);
}

void MapCanvas::choose(const CanvasModel& model, ScreenPoint point, double reach) {
  const auto marker = marker_at(model.scene(), camera_, point, reach);
  if (marker && !model.scene().markers[*marker].action.empty()) {
    announce(spoken(model.scene().markers[*marker]));
    chosen_.push_back(model.scene().markers[*marker].action);
    return;
  }
  chosen_.push_back(model.action_at(camera_.to_world(point)));
}

void MapCanvas::draw_tooltip(const CanvasModel& model, const Ui& ui) {
  tooltip_shown_ = false;
  if (!pointed_at_ || !hovered_) return;
  const ScreenPoint mouse{ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y};
  if (tooltip_put_away_ == mouse) return;
  tooltip_put_away_.reset();
  std::vector<std::string> lines;
  if (hovered_marker_) {
    const Marker& marker = model.scene().markers[*hovered_marker_];
    lines = {marker.label, marker.detail};
  } else {
    if (mouse != tooltip_point_ || moving()) {
      tooltip_ = model.tooltip_at(*pointed_at_);
      tooltip_point_ = mouse;
    }
    lines = tooltip_;
  }
  tooltip_shown_ = !lines.empty();
  show_lines(lines, ui);
}

// What lies under the cross of the keyboard is explained as what lies under the pointer is.
void MapCanvas::explain_cross(const CanvasModel& model, const Ui& ui) {
  if (!keyboard_ || focused_ || moving() || pointed_at_) return;
  const ScreenRect& view = camera_.viewport();
  const ScreenPoint centre{view.x + view.width / 2, view.y + view.height / 2};
  const std::vector<std::string> lines = model.tooltip_at(camera_.to_world(centre));
  const bool moved = std::exchange(crossed_, false);
  if (lines.empty()) return;
  if (moved) announce(join(lines, ". "));
  ImGui::SetNextWindowPos({static_cast<float>(centre.x) + 18, static_cast<float>(centre.y) + 18});
  show_lines(lines, ui);
}

void MapCanvas::focus_marker(const CanvasModel& model, int step) {
  const std::vector<Marker>& markers = model.scene().markers;
  std::vector<std::size_t> order = visible_markers(model.scene(), camera_);
  std::erase_if(
      order, [&](std::size_t i) { return !camera_.viewport().contains(camera_.to_screen(markers[i].at)); });
  if (order.empty()) {
    announce(text::canvas::no_marker);
    return;
  }
  // As one reads: in bands from top to bottom, within a band from left to right.
  constexpr double kBand = 40;
  const auto key = [&](std::size_t i) {
    const ScreenPoint p = camera_.to_screen(markers[i].at);
    return std::pair{std::floor(p.y / kBand), p.x};
  };
  sort_stable(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  const auto at = focused_ ? std::find(order.begin(), order.end(), *focused_) : order.end();
  const auto count = static_cast<int>(order.size());
  int next = step > 0 ? 0 : count - 1;
  if (at != order.end()) next = (static_cast<int>(at - order.begin()) + step + count) % count;
  focused_ = order[static_cast<std::size_t>(next)];
  focused_action_ = markers[*focused_].action;
  announce(spoken(markers[*focused_]));
}

void MapCanvas::focus_network(const CanvasModel& model, int step) {
  const std::vector<Target>& networks = model.networks();
  if (networks.empty()) return;
  const auto at = std::find_if(networks.begin(), networks.end(), [](const Target& t) { return t.selected; });
  const auto count = static_cast<int>(networks.size());
  int next = step > 0 ? 0 : count - 1;
  if (at != networks.end()) next = (static_cast<int>(at - networks.begin()) + step + count) % count;
  const Target& target = networks[static_cast<std::size_t>(next)];
  announce(target.label);
  pending_.push_back(target.action);
}

bool MapCanvas::key(const CanvasModel& model, const KeyEvent& event, const Ui& ui) {
  constexpr double step = kKeyPan;
  crossed_ = crossed_ || (event.key >= Key::kLeft && event.key <= Key::kPageDown);
  switch (event.key) {
    case Key::kLeft:
      pan_by(step, 0);
      return true;
    case Key::kRight:
      pan_by(-step, 0);
      return true;
    case Key::kUp:
      pan_by(0, step);
      return true;
    case Key::kDown:
      pan_by(0, -step);
      return true;
    case Key::kPageUp:
      zoom_step(1, ui);
      return true;
    case Key::kPageDown:
      zoom_step(-1, ui);
      return true;
    case Key::kHome:
      go_home(model, ui);
      return true;
    case Key::kEnter:
    case Key::kSpace: {
      const ScreenRect& view = camera_.viewport();
      if (focused_ && *focused_ < model.scene().markers.size()) {
        chosen_.push_back(model.scene().markers[*focused_].action);
      } else {
        const ScreenPoint centre{view.x + view.width / 2, view.y + view.height / 2};
        const auto marker = marker_at(model.scene(), camera_, centre, kReach);
        const ActionText action = marker && !model.scene().markers[*marker].action.empty()
                                      ? model.scene().markers[*marker].action
                                      : model.action_at(camera_.to_world(centre));
        if (action.empty()) announce(text::canvas::nothing_under_cross);
        chosen_.push_back(action);
      }
      return true;
    }
    case Key::kEscape:
      // What is on top goes first.
      if (key_corner_) {
        key_corner_.reset();
        announce(text::canvas::no_box);
      } else if (tooltip_shown_) {
        tooltip_shown_ = false;
        tooltip_put_away_ = ScreenPoint{ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y};
      } else if (focused_) {
        focused_.reset();
        focused_action_.clear();
      } else {
        chosen_.emplace_back("view=networks&net=&practice=&place=&postcode=&pins=");
        announce(text::canvas::cleared);
      }
      return true;
    default:
      break;
  }
  switch (event.character) {
    case U'+':
    case U'=':
      zoom_step(1, ui);
      return true;
    case U'-':
    case U'_':
      zoom_step(-1, ui);
      return true;
    case U'0':
      go_home(model, ui);
      return true;
    case U'b':
      if (key_corner_) {
        compare(model, {*std::exchange(key_corner_, std::nullopt), camera_.centre()}, false);
      } else {
        key_corner_ = camera_.centre();
        announce(text::canvas::box_begins);
      }
      return true;
    case U'n':
      focus_network(model, 1);
      return true;
    case U'p':
      focus_network(model, -1);
      return true;
    case U']':
      focus_marker(model, 1);
      return true;
    case U'[':
      focus_marker(model, -1);
      return true;
    default:
      return false;
  }
}

}  // namespace pcn::ui
