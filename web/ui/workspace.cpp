#include "web/ui/workspace.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/canvas_text.h"
#include "core/map/explore.h"
#include "imgui_internal.h"
#include "texts/canvas.h"
#include "web/ui/map_marks.h"
#include "web/ui/rich_text.h"
#include "web/ui/widgets.h"

namespace pcn::ui {
namespace {

constexpr double kBesideFrom = 900;  // canvas widths from which the panel stands right of the map
constexpr double kNarrow = 600;      // and below which there is none
constexpr double kTwoFrom = 1000;    // panel widths from which charts stand beside tables
constexpr const char* kPanelWindow = "##panel";
constexpr const char* kMapWindow = "##map";
constexpr const char* kSecondWindow = "##second";

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;

void next_window(const ScreenRect& rect) {
  ImGui::SetNextWindowPos({static_cast<float>(rect.x), static_cast<float>(rect.y)});
  ImGui::SetNextWindowSize({static_cast<float>(rect.width), static_cast<float>(rect.height)});
}

// The key as the questions name it; a name that none has for all others.
std::string_view step_name(Key key) {
  switch (key) {
    case Key::kUp:
      return "ArrowUp";
    case Key::kRight:
      return "ArrowRight";
    case Key::kDown:
      return "ArrowDown";
    case Key::kLeft:
      return "ArrowLeft";
    default:
      return "none";
  }
}

// The base map ends somewhere beyond the area: there it fades into the ground, so that no line breaks off.
void fade_edges(const MercatorBox& ground, const MercatorBox& area, const Camera& camera, const Ui& ui) {
  if (ground.empty()) return;
  const double metres = (ground.max.x - ground.min.x) * 0.05;
  const MercatorBox box = fade_box(ground, area, metres);
  const ScreenPoint a = camera.to_screen({box.min.x, box.max.y}),
                    b = camera.to_screen({box.max.x, box.min.y});
  const auto left = static_cast<float>(a.x), top = static_cast<float>(a.y);
  const auto right = static_cast<float>(b.x), bottom = static_cast<float>(b.y);
  const auto band = static_cast<float>(metres / camera.metres_per_pixel());
  const ImU32 land = ui.paint(Paint::kLand), clear = land & ~IM_COL32_A_MASK;
  const ScreenRect& view = camera.viewport();
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  list.PushClipRect({static_cast<float>(view.x), static_cast<float>(view.y)},
                    {static_cast<float>(view.x + view.width), static_cast<float>(view.y + view.height)});
  list.AddRectFilledMultiColor({left - 1, top - 1}, {left + band, bottom + 1}, land, clear, clear, land);
  list.AddRectFilledMultiColor({right - band, top - 1}, {right + 1, bottom + 1}, clear, land, land, clear);
  list.AddRectFilledMultiColor({left - 1, top - 1}, {right + 1, top + band}, land, land, clear, clear);
  list.AddRectFilledMultiColor({left - 1, bottom - band}, {right + 1, bottom + 1}, clear, clear, land, land);
  list.PopClipRect();
}

// The outermost window at a point; null: none.
const ImGuiWindow* window_at(ScreenPoint point) {
  ImGuiWindow* window = nullptr;
  ImGui::FindHoveredWindowEx({static_cast<float>(point.x), static_cast<float>(point.y)}, false, &window,
                             nullptr);
  return window == nullptr ? nullptr : window->RootWindow;
}

}  // namespace

Layout lay_out(double width, double height, const Desk& desk) {
  Layout layout;
  if (width < kNarrow || canvas_has_names_only()) {
    layout.narrow = true;
    layout.place = PanelPlace::kNone;
    layout.map = {0, 0, width, height};
    return layout;
  }
  if (desk.explore) layout.place = desk.panel;
  layout.beside = desk.explore ? layout.place == PanelPlace::kBeside : width >= kBesideFrom;
  if (layout.place == PanelPlace::kFull || layout.place == PanelPlace::kNone) {
    layout.map = {0, 0, width, height};
    if (layout.place == PanelPlace::kFull) layout.panel = layout.map;
    return layout;
  }
  const double whole = layout.beside ? width : height;
  const double least = layout.beside ? (desk.explore ? 300 : 360) : 170;
  const double most = std::max(least, whole - (layout.beside ? (desk.explore ? 300 : 420) : 200));
  // In Explore a table of eight columns has room beside a map on which names can be read.
  const double usual =
      desk.two && layout.beside ? width * 0.28  // most of the room is for the maps
      : desk.explore  ? (layout.beside ? std::max(std::min(width * 0.62, width - 564), 480.0) : height * 0.5)
      : layout.beside ? std::max(420.0, width * 0.36)
                      : height * 0.4;
  const double wanted = desk.share > 0 ? desk.share * whole : usual;
  const double panel = std::round(std::clamp(wanted, least, most));
  if (layout.beside) {
    layout.map = {0, 0, std::max(width - panel, 1.0), height};
    layout.panel = {width - panel, 0, panel, height};
  } else {
    layout.map = {0, 0, width, std::max(height - panel, 1.0)};
    layout.panel = {0, height - panel, width, panel};
  }
  return layout;
}

void Workspace::place(const CanvasModel& model, const Ui& ui, double width, double height) {
  layout_ = lay_out(width, height, model.desk());
  ScreenRect& map = layout_.map;
  map = {map.x + inset_.left, map.y + inset_.top, std::max(1.0, map.width - inset_.left - inset_.right),
         std::max(1.0, map.height - inset_.top - inset_.bottom)};
  memory_.desk = model.desk().explore && !layout_.narrow;
  memory_.wide = memory_.desk && layout_.panel.width >= kTwoFrom &&
                 (layout_.place == PanelPlace::kFull || layout_.place == PanelPlace::kBelow);
  map_.place(model, layout_.map, ui);
  two_ = model.second() != nullptr && !layout_.narrow && (inset_.second.x != 0 || inset_.second.y != 0);
  if (!two_) on_second_ = false;
  if (two_) second_.place(*model.second(), second_rect(), ui);
}

ScreenRect Workspace::second_rect() const {
  ScreenRect rect = layout_.map;
  rect.x += inset_.second.x;
  rect.y += inset_.second.y;
  return rect;
}

TableSight Workspace::table_sight() const {
  TableSight most;
  for (const auto& [id, table] : memory_.tables) {
    if (id.starts_with(document_ + "/") && table.sight.rows > most.rows) most = table.sight;
  }
  return most;
}

void Workspace::draw(const CanvasModel& model, const Ui& outer, double width, double height) {
  Ui ui = outer;
  std::string words;
  ui.focused = &words;
  focused_row_.clear();
  ui.copied = &focused_row_;
  if (memory_.edited) memory_.edited->seen = false;
  place(model, ui, width, height);
  if (layout_.place != PanelPlace::kFull) draw_maps(model, ui);
  if (layout_.place != PanelPlace::kNone) {
    draw_panel(model, layout_, ui);
  } else if (!layout_.narrow) {
    draw_places_alone(layout_, ui);
  }
  if (!asked_.empty()) ui.act(std::exchange(asked_, {}));
  if (std::exchange(both_, false)) ui.act("panel=");
  go_ = false;
  for (MapCanvas* map : {&map_, &second_}) {
    std::string said = map->take_announcement();
    if (!said.empty()) announcement_ = std::move(said);
  }
  tell_focus(words);
  // A press of the mouse moves the keyboard too.
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    const ImGuiWindow* hovered = ImGui::GetCurrentContext()->HoveredWindow;
    const ImGuiWindow* root = hovered == nullptr ? nullptr : hovered->RootWindow;
    const auto is = [root](const char* name) {
      return root != nullptr && root == ImGui::FindWindowByName(name);
    };
    region_ = is(kPanelWindow) ? Region::kPanel : Region::kMap;
    if (region_ == Region::kMap) on_second_ = is(kSecondWindow);
    use(on_second_);
    (on_second_ ? second_ : map_).set_keyboard(false);
  }
}

// Says what has come to have the keyboard, and what has changed in it.
void Workspace::tell_focus(const std::string& words) {
  if (words == told_) return;
  told_ = words;
  if (words.empty()) return;
  announcement_ = entered_.empty() ? words : entered_ + ": " + words;
  entered_.clear();
}

// The map that is being used is drawn first: what moves it moves both.
void Workspace::draw_maps(const CanvasModel& model, const Ui& ui) {
  for (const bool second : {on_second_, !on_second_}) {
    if (!second) draw_map(model, map_, ui);
    if (!second || !two_) continue;
    second_.place(*model.second(), second_rect(), ui);
    draw_map(*model.second(), second_, ui);
  }
}

void Workspace::draw_map(const CanvasModel& model, MapCanvas& map, const Ui& ui) {
  const bool second = &map == &second_;
  const char* name = second ? kSecondWindow : kMapWindow;
  next_window(map.camera().viewport());
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin(
      name, nullptr,
      kFixed | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
  const ScreenRect scale = draw_scale(*ImGui::GetWindowDrawList(), map.camera(), ui);
  map.draw(model, {scale}, ui);
  fade_edges(model.base_map(), model.home(), map.camera(), ui);
  if (go_ && region_ == Region::kMap && second == on_second_) ImGui::SetWindowFocus(name);
  ImGui::End();
  ImGui::PopStyleVar();
}

// The map alone keeps the choice, at the edge where the panel was.
void Workspace::draw_places_alone(const Layout& layout, const Ui& ui) {
  const auto right = static_cast<float>(layout.map.x + layout.map.width) - 12;
  ImGui::SetNextWindowPos({right, static_cast<float>(layout.map.y + layout.map.height / 2)}, ImGuiCond_Always,
                          {1, 0.5f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {6, 6});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme::kRadius);
  ImGui::Begin(kPanelWindow, nullptr, kFixed | ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  draw_places(layout.place, ui);
  ImGui::End();
  ImGui::PopStyleVar(3);
}

void Workspace::draw_panel(const CanvasModel& model, const Layout& layout, const Ui& ui) {
  next_window(layout.panel);
  const bool over = layout.place == PanelPlace::kFull;  // the map
  const ImVec2 padding = memory_.desk ? ImVec2{11, 6} : ImVec2{20, 12};
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0f);
  // Beside or below the map the canvas has the panel's colour already.
  ImGui::Begin(kPanelWindow, nullptr,
               kFixed | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse |
                   (over ? 0 : ImGuiWindowFlags_NoBackground));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto x = static_cast<float>(layout.panel.x), y = static_cast<float>(layout.panel.y);
  const ImU32 line = ui.colour(theme::Ui::kBorder);
  if (layout.beside) {
    list.AddLine({x + 0.5f, y}, {x + 0.5f, y + static_cast<float>(layout.panel.height)}, line);
  } else {
    list.AddLine({x, y + 0.5f}, {x + static_cast<float>(layout.panel.width), y + 0.5f}, line);
  }
  const bool on_tabs = draw_tabs(model, ui);
  const std::string& id = model.view().id;
  const bool another = document_ != id;
  document_ = id;
  ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 0);
  if (ImGui::BeginChild("##text", {0, 0}, ImGuiChildFlags_NavFlattened)) {
    if (another) ImGui::SetScrollY(0);
    // From the tabs Dear ImGui goes down to what is in sight only, which may be nothing.
    if (on_tabs && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) {
      ImGui::NavMoveRequestCancel();
      ImGui::SetWindowFocus();
      ImGui::NavInitWindow(ImGui::GetCurrentWindow(), true);
      ImGui::SetNavCursorVisible(true);
    }
    if (!memory_.desk) ImGui::Dummy({0, 4});
    draw_document(model.view(), model.version(), memory_, ui);
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
  if (go_ && region_ == Region::kPanel) {
    ImGui::SetWindowFocus(kPanelWindow);
    ImGui::NavInitWindow(ImGui::FindWindowByName(kPanelWindow), true);
    ImGui::SetNavCursorVisible(true);
  }
  ImGui::End();
  ImGui::PopStyleVar(2);
}

bool Workspace::on_map(ScreenPoint point) const {
  const ImGuiWindow* root = window_at(point);
  return root != nullptr && (root == ImGui::FindWindowByName(kMapWindow) ||
                             (two_ && root == ImGui::FindWindowByName(kSecondWindow)));
}

MapCanvas& Workspace::map_at(ScreenPoint point) {
  return two_ && window_at(point) == ImGui::FindWindowByName(kSecondWindow) ? second_ : map_;
}

// The keyboard moves to this map where the other had it.
void Workspace::use(bool second) {
  on_second_ = second;
  (second ? map_ : second_).set_keyboard(false);
}

void Workspace::go_to(Region region) {
  region_ = region;
  go_ = true;
  (on_second_ ? second_ : map_).set_keyboard(region == Region::kMap);
  announcement_ = region != Region::kMap ? text::canvas::panel
                  : !two_                ? text::canvas::map
                  : on_second_           ? text::canvas::second_of_two
                                         : text::canvas::first_of_two;
  entered_ = region == Region::kMap ? "" : announcement_;
  told_.clear();
}

void Workspace::focus(bool focused) {
  focused_ = focused;
  if (focused) return;
  map_.set_keyboard(false);
  second_.set_keyboard(false);
}

std::string Workspace::take_announcement() { return std::exchange(announcement_, {}); }

bool Workspace::key(const CanvasModel& model, const KeyEvent& event, const Ui& ui) {
  if (!event.down) return false;
  for (const MapQuestion& question : kMapQuestions) {
    const std::string_view key = question.key;
    const bool typed = key.size() == 1 && event.character == static_cast<unsigned char>(key.front());
    const bool step = event.shift && region_ == Region::kMap && key.ends_with(step_name(event.key));
    if (!typed && !step) continue;
    asked_ = std::string(kAskAction) + std::string(question.id);
    return true;
  }
  switch (event.character) {
    case U'?':
      asked_ = "ask:keys";
      return true;
    case U'l':
      asked_ = "ask:legend";
      return true;
    case U's':
      asked_ = kSaveAction;
      return true;
    case U'm':
      both_ = layout_.place == PanelPlace::kFull;
      go_to(Region::kMap);
      return true;
    case U'o':
      if (!two_) return false;
      use(!on_second_);
      go_to(Region::kMap);
      return true;
    case U'c':
      asked_ = "ask:choices";
      return true;
    case U't':
      if (layout_.narrow) {
        asked_ = "ask:text";
        return true;
      }
      both_ = layout_.place == PanelPlace::kNone;
      go_to(Region::kPanel);
      return true;
    default:
      break;
  }
  if (region_ != Region::kMap) {
    // Escape first leaves an open list or a table that was entered.
    const ImGuiWindow* window = ImGui::GetCurrentContext()->NavWindow;
    const bool inside = window != nullptr && window->RootWindowForNav->ParentWindow != nullptr;
    if (event.key == Key::kEscape && !inside && !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) {
      go_to(Region::kMap);
      return true;
    }
    return false;
  }
  MapCanvas& map = on_second_ ? second_ : map_;
  map.set_keyboard(true);
  return map.key(on_second_ ? *model.second() : model, event, ui);
}

}  // namespace pcn::ui
