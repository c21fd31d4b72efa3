#include <algorithm>

#include "imgui_internal.h"
#include "texts/canvas.h"
#include "web/ui/rich_text.h"
#include "web/ui/widgets.h"
#include "web/ui/workspace.h"

// What stands at the head of the panel: the views, and where the panel stands.
namespace pcn::ui {

// One line of tabs; those without room, and never the current one, are in a list at its end.
bool Workspace::draw_tabs(const CanvasModel& model, const Ui& ui) {
  const std::vector<Target>& views = model.views();
  if (views.size() < 2 && !memory_.desk) return false;
  bool focused = false;
  constexpr float kPadding = 11;
  const ImVec2 begin = ImGui::GetCursorScreenPos();
  const float whole = ImGui::GetContentRegionAvail().x;
  const float available = whole - (memory_.desk ? 4 * ui.target() + 16 : 0);
  const float height = memory_.desk ? ui.target() + 2 : std::max(ui.target(), 38.0f);
  std::vector<float> widths;
  float wanted = 0;
  for (const Target& view : views) {
    const TextStyle style(ui, kBodySize, view.selected);
    widths.push_back(ImGui::CalcTextSize(view.label.c_str()).x + 2 * kPadding);
    wanted += widths.back();
  }
  const float more = 76;
  float room = wanted > available ? available - more : available;
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (views[i].selected) room -= widths[i];
  }
  std::vector<std::size_t> shown, hidden;
  for (std::size_t i = 0; i < views.size(); ++i) {
    const bool fits = views[i].selected || (hidden.empty() && widths[i] <= room);
    if (fits && !views[i].selected) room -= widths[i];
    (fits ? shown : hidden).push_back(i);
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  float x = begin.x - kPadding;
  for (const std::size_t i : shown) {
    const TextStyle style(ui, kBodySize, views[i].selected);
    const ImVec2 at{x, begin.y}, size{widths[i], height};
    ImGui::SetCursorScreenPos(at);
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::InvisibleButton("tab", size, ImGuiButtonFlags_EnableNav)) ui.act(views[i].action);
    ImGui::PopID();
    ui.tell(views[i].label, views[i].selected ? text::canvas::chosen_tab : text::canvas::tab);
    focused = focused || ImGui::IsItemFocused();
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (hovered && !views[i].selected) {
      list.AddRectFilled(at, at + size, ui.colour(theme::Ui::kRaised), theme::kRadius,
                         ImDrawFlags_RoundCornersTop);
    }
    list.AddText({at.x + kPadding, at.y + (height - ImGui::GetFontSize()) / 2},
                 ui.colour(views[i].selected ? theme::Ui::kAccent : theme::Ui::kMutedText),
                 views[i].label.c_str());
    if (views[i].selected) {
      list.AddRectFilled({at.x + kPadding - 3, at.y + height - 3},
                         {at.x + size.x - kPadding + 3, at.y + height}, ui.colour(theme::Ui::kAccent), 2);
    }
    x += widths[i];
  }
  if (!hidden.empty()) {
    ImGui::SetCursorScreenPos({x, begin.y});
    if (ImGui::InvisibleButton("more", {more, height}, ImGuiButtonFlags_EnableNav)) ImGui::OpenPopup("views");
    ui.tell(text::canvas::more_views);
    focused = focused || ImGui::IsItemFocused();
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const ImU32 ink = ui.colour(hovered ? theme::Ui::kAccentHover : theme::Ui::kAccent);
    list.AddText({x + kPadding, begin.y + (height - ImGui::GetFontSize()) / 2}, ink,
                 std::string_view(text::canvas::more).data());
    draw_icon(list, Icon::kDown, {x + more - 16, begin.y + height / 2}, 8, ink);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8, 8});
    if (ImGui::BeginPopup("views")) {
      for (const std::size_t i : hidden) {
        ImGui::PushID(static_cast<int>(i));
        const ImVec2 row = ImGui::GetCursorScreenPos();
        const float row_height = std::max(ui.target(), 30.0f) - 8;
        if (ImGui::Selectable("##view", false, 0, {std::max(widths[i] + 24, 160.0f), row_height}))
          ui.act(views[i].action);
        ui.tell(views[i].label);
        ImGui::GetWindowDrawList()->AddText({row.x + 8, row.y + (row_height - ImGui::GetFontSize()) / 2},
                                            ui.colour(theme::Ui::kText), views[i].label.c_str());
        ImGui::PopID();
      }
      ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
  }
  if (memory_.desk) {
    ImGui::SetCursorScreenPos({begin.x + whole - 4 * ui.target() - 6, begin.y});
    draw_places(layout_.place, ui);
  }
  ImGui::SetCursorScreenPos(begin);
  ImGui::Dummy({whole, height});
  list.AddLine({begin.x - 20, begin.y + height}, {begin.x + whole + 20, begin.y + height},
               ui.colour(theme::Ui::kBorder));
  return focused;
}

void Workspace::draw_places(PanelPlace now, const Ui& ui) {
  struct Place {
    TextId name;
    Icon icon;
    PanelPlace place;
    std::string_view action;
  };
  constexpr Place kPlaces[] = {
      {text::canvas::panel_beside, Icon::kBeside, PanelPlace::kBeside, "panel="},
      {text::canvas::panel_below, Icon::kBelow, PanelPlace::kBelow, "panel=below"},
      {text::canvas::panel_alone, Icon::kFull, PanelPlace::kFull, "panel=full"},
      {text::canvas::map_alone, Icon::kNone, PanelPlace::kNone, "panel=none"},
  };
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {2, 2});
  for (const Place& place : kPlaces) {
    const std::string name = place.name;
    if (icon_button(name.c_str(), place.icon, ui.target(), ui, 0, now == place.place)) ui.act(place.action);
    ImGui::SameLine();
  }
  ImGui::PopStyleVar();
}

}  // namespace pcn::ui
