#include "web/ui/workspace.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/map/map_keys.h"
#include "imgui_internal.h"
#include "web/ui/rich_text.h"
#include "web/ui/widgets.h"

namespace pcn::ui {
namespace {

constexpr double kBesideFrom = 900;  // canvas widths from which the panel stands right of the map
constexpr double kSheetBelow = 600;  // and below which it is a sheet
constexpr double kSheetHandle = 52;
constexpr const char* kPanelWindow = "##panel";
constexpr const char* kMapWindow = "##map";

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;

void next_window(const ScreenRect& rect) {
  ImGui::SetNextWindowPos({static_cast<float>(rect.x), static_cast<float>(rect.y)});
  ImGui::SetNextWindowSize({static_cast<float>(rect.width), static_cast<float>(rect.height)});
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

}  // namespace

Layout lay_out(double width, double height, const Desk& desk, bool sheet_open) {
  Layout layout;
  if (width < kSheetBelow) {
    layout.sheet = true;
    layout.beside = false;
    const double sheet = sheet_open ? std::max(height * 0.62, std::min(height, 240.0)) : kSheetHandle;
    // The map keeps its size under the sheet, so that opening it does not move anything.
    layout.map = {0, 0, width, std::max(height - kSheetHandle, 1.0)};
    layout.panel = {0, std::max(height - sheet, 0.0), width, std::min(sheet, height)};
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
      desk.explore    ? (layout.beside ? std::max(std::min(width * 0.62, width - 564), 480.0) : height * 0.5)
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
  layout_ = lay_out(width, height, model.desk(), sheet_open_);
  memory_.desk = model.desk().explore && !layout_.sheet;
  overlays_.cover(map_.camera(), layout_.map);
  map_.place(model, layout_.map, ui);
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
  if (layout_.place != PanelPlace::kFull) draw_map(model, ui);
  if (layout_.place != PanelPlace::kNone) {
    draw_panel(model, layout_, ui);
  } else {
    draw_places_alone(layout_, ui);
  }
  if (help_) draw_help(width, height, ui);
  if (std::exchange(save_, false)) ui.act(kSaveAction);
  if (std::exchange(both_, false)) ui.act("panel=");
  go_ = false;
  std::string said = map_.take_announcement();
  if (!said.empty()) announcement_ = std::move(said);
  tell_focus(words);
  // A press of the mouse moves the keyboard too.
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    const ImGuiWindow* hovered = ImGui::GetCurrentContext()->HoveredWindow;
    const ImGuiWindow* root = hovered == nullptr ? nullptr : hovered->RootWindow;
    const auto is = [root](const char* name) {
      return root != nullptr && root == ImGui::FindWindowByName(name);
    };
    region_ = is(kPanelWindow)                   ? Region::kPanel
              : is(MapOverlays::kControlsWindow) ? Region::kChoices
                                                 : Region::kMap;
    map_.set_keyboard(false);
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

void Workspace::draw_map(const CanvasModel& model, const Ui& ui) {
  const ScreenRect& rect = layout_.map;
  next_window(rect);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin(
      kMapWindow, nullptr,
      kFixed | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
  map_.draw(model, overlays_.rectangles(), ui);
  fade_edges(model.base_map(), model.home(), map_.camera(), ui);
  overlays_.draw(model, map_, rect, ui);
  if (go_ && region_ == Region::kChoices) {
    ImGui::SetWindowFocus(MapOverlays::kControlsWindow);
    ImGui::NavInitWindow(ImGui::FindWindowByName(MapOverlays::kControlsWindow), true);
    ImGui::SetNavCursorVisible(true);
  }
  if (go_ && region_ == Region::kMap) ImGui::SetWindowFocus(kMapWindow);
  ImGui::End();
  ImGui::PopStyleVar();
}

// The map alone keeps the choice, at the edge where the panel was.
void Workspace::draw_places_alone(const Layout& layout, const Ui& ui) {
  const auto right = static_cast<float>(layout.map.width) - 12;
  ImGui::SetNextWindowPos({right, static_cast<float>(layout.map.height) / 2}, ImGuiCond_Always, {1, 0.5f});
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
  const bool over = layout.sheet || layout.place == PanelPlace::kFull;  // the map
  const ImVec2 padding = layout.sheet ? ImVec2{16, 8} : memory_.desk ? ImVec2{11, 6} : ImVec2{20, 12};
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, layout.sheet ? 14.0f : 0.0f);
  // A sheet lies over the map's own windows, so it must be allowed to the front.
  // Beside or below the map the canvas has the panel's colour already.
  ImGui::Begin(kPanelWindow, nullptr,
               kFixed | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse |
                   (over ? 0 : ImGuiWindowFlags_NoBackground));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (layout.sheet) {
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    const ImVec2 at = ImGui::GetWindowPos();
    const auto width = static_cast<float>(layout.panel.width);
    list.AddRect(at, {at.x + width, at.y + static_cast<float>(layout.panel.height) + 20},
                 ui.colour(theme::Ui::kBorder), 14);
    if (ImGui::InvisibleButton("##sheet",
                               {ImGui::GetContentRegionAvail().x, static_cast<float>(kSheetHandle) - 14},
                               ImGuiButtonFlags_EnableNav)) {
      sheet_open_ = !sheet_open_;
    }
    ui.tell(model.view().title, sheet_open_ ? "close" : "open");
    list.AddRectFilled({at.x + width / 2 - 20, at.y + 7}, {at.x + width / 2 + 20, at.y + 11},
                       ui.colour(theme::Ui::kControlBorder, 0.7f), 2);
    const TextStyle style(ui, kBodySize, true);
    list.AddText({at.x + 16, at.y + 20}, ui.colour(theme::Ui::kText), model.view().title.c_str());
    draw_icon(list, sheet_open_ ? Icon::kDown : Icon::kUp, {at.x + width - 28, at.y + 28}, 13,
              ui.colour(theme::Ui::kAccent));
  } else {
    const auto x = static_cast<float>(layout.panel.x), y = static_cast<float>(layout.panel.y);
    const ImU32 line = ui.colour(theme::Ui::kBorder);
    if (layout.beside) {
      list.AddLine({x + 0.5f, y}, {x + 0.5f, y + static_cast<float>(layout.panel.height)}, line);
    } else {
      list.AddLine({x, y + 0.5f}, {x + static_cast<float>(layout.panel.width), y + 0.5f}, line);
    }
  }
  if (!layout.sheet || sheet_open_) {
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
  }
  if (go_ && region_ == Region::kPanel) {
    ImGui::SetWindowFocus(kPanelWindow);
    ImGui::NavInitWindow(ImGui::FindWindowByName(kPanelWindow), true);
    ImGui::SetNavCursorVisible(true);
  }
  ImGui::End();
  ImGui::PopStyleVar(2);
}

void Workspace::draw_help(double width, double height, const Ui& ui) {
  ImGui::SetNextWindowPos({static_cast<float>(width) / 2, static_cast<float>(height) / 2}, ImGuiCond_Always,
                          {0.5f, 0.5f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {24, 18});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme::kRadius + 2);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::Begin("##help", nullptr,
               (kFixed & ~ImGuiWindowFlags_NoBringToFrontOnFocus) | ImGuiWindowFlags_AlwaysAutoResize |
                   ImGuiWindowFlags_NoNav);
  {
    const TextStyle style(ui, theme::kLargeTextSize, true);
    ImGui::TextUnformatted("Keys of the map");
  }
  for (const auto& [key, meaning] : kMapKeys) {
    const float x = ImGui::GetCursorPosX();
    {
      const TextStyle style(ui, kSmallSize, true);
      ImGui::TextUnformatted(key.data());
    }
    ImGui::SameLine(x + 130);
    const TextStyle style(ui, kSmallSize);
    ImGui::TextUnformatted(meaning.data());
  }
  if (text_button("Close", ui)) help_ = false;
  ImGui::End();
  ImGui::PopStyleVar(3);
}

bool Workspace::on_map(ScreenPoint point) const {
  ImGuiWindow* window = nullptr;
  ImGui::FindHoveredWindowEx({static_cast<float>(point.x), static_cast<float>(point.y)}, false, &window,
                             nullptr);
  return window != nullptr && window->RootWindow == ImGui::FindWindowByName(kMapWindow);
}

void Workspace::go_to(Region region) {
  region_ = region;
  go_ = true;
  map_.set_keyboard(region == Region::kMap);
  if (region == Region::kPanel && layout_.sheet) sheet_open_ = true;
  switch (region) {
    case Region::kMap:
      announcement_ = "Map";
      break;
    case Region::kChoices:
      announcement_ = "Choices of the map";
      break;
    case Region::kPanel:
      announcement_ = "Panel with text and tables";
      break;
  }
  entered_ = region == Region::kMap ? "" : announcement_;
  told_.clear();
}

void Workspace::focus(bool focused) {
  focused_ = focused;
  if (!focused) map_.set_keyboard(false);
}

std::string Workspace::take_announcement() { return std::exchange(announcement_, {}); }

bool Workspace::key(const CanvasModel& model, const KeyEvent& event, const Ui& ui) {
  if (!event.down) return false;
  if (help_ && (event.key == Key::kEscape || event.character == U'?')) {
    help_ = false;
    return true;
  }
  switch (event.character) {
    case U'?':
      help_ = true;
      for (const auto& [key, meaning] : kMapKeys)
        announcement_ += std::string(key) + ": " + std::string(meaning) + ". ";
      return true;
    case U'l':
      announcement_ = overlays_.toggle_legend() ? "Legend open. " : "Legend closed. ";
      return true;
    case U's':
      save_ = true;
      return true;
    case U'm':
      both_ = layout_.place == PanelPlace::kFull;
      go_to(Region::kMap);
      return true;
    case U'c':
      go_to(Region::kChoices);
      return true;
    case U't':
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
  map_.set_keyboard(true);
  return map_.key(model, event, ui);
}

}  // namespace pcn::ui
