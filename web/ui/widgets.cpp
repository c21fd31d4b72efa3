#include "web/ui/widgets.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "imgui_internal.h"
#include "texts/canvas.h"

namespace pcn::ui {

void focus_ring(const Ui& ui, ImVec2 from, ImVec2 to, float rounding) {
  if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible) {
    ImGui::GetWindowDrawList()->AddRect({from.x - 3, from.y - 3}, {to.x + 3, to.y + 3},
                                        ui.colour(theme::Ui::kFocus), rounding + 3, 0, 3);
  }
}

void draw_icon(ImDrawList& list, Icon icon, ImVec2 c, float size, ImU32 colour) {
  const float r = size / 2;
  const float thick = std::max(1.6f, size / 9);
  switch (icon) {
    case Icon::kPlus:
      list.AddLine({c.x, c.y - r}, {c.x, c.y + r}, colour, thick);
      [[fallthrough]];
    case Icon::kMinus:
      list.AddLine({c.x - r, c.y}, {c.x + r, c.y}, colour, thick);
      break;
    case Icon::kBeside:
    case Icon::kBelow:
    case Icon::kFull:
    case Icon::kNone: {  // a screen, the panel's part of it filled
      const ImVec2 from{c.x - r * 1.1f, c.y - r * 0.85f}, to{c.x + r * 1.1f, c.y + r * 0.85f};
      list.AddRect(from, to, colour, 1.5f, 0, 1.5f);
      const ImVec2 part = icon == Icon::kBeside  ? ImVec2{c.x + r * 0.1f, from.y}
                          : icon == Icon::kBelow ? ImVec2{from.x, c.y}
                                                 : from;
      if (icon != Icon::kNone) list.AddRectFilled(part, to, colour, 1.5f);
      break;
    }
    case Icon::kDown: {
      const float s = r * 0.5f;
      const ImVec2 chevron[] = {{c.x - r, c.y - s}, {c.x, c.y + s}, {c.x + r, c.y - s}};
      list.AddPolyline(chevron, 3, colour, 0, thick);
      break;
    }
  }
}

namespace {

std::string_view selected_words(bool selected) {
  return selected ? say(text::canvas::chosen) : std::string_view();
}

}  // namespace

bool icon_button(const char* name, Icon icon, float size, const Ui& ui, ImDrawFlags corners, bool selected) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = ImGui::InvisibleButton(name, {size, size}, ImGuiButtonFlags_EnableNav);
  ui.tell(name, selected_words(selected));
  const bool hovered = ImGui::IsItemHovered();
  const ImVec2 end{at.x + size, at.y + size};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, end, ui.colour(hovered || selected ? theme::Ui::kAccentSoft : theme::Ui::kSurface),
                     theme::kRadius, corners);
  draw_icon(list, icon, {at.x + size / 2, at.y + size / 2}, size * 0.36f, ui.colour(theme::Ui::kAccent));
  focus_ring(ui, at, end, theme::kRadius);
  if (hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (!ui.touch) ImGui::SetTooltip("%s", name);
  }
  return pressed;
}

int select_box(const char* id, std::string_view label, const std::vector<Option>& options,
               std::string_view value, float width, const Ui& ui, bool label_above) {
  const auto current = std::find_if(options.begin(), options.end(),
                                    [value](const Option& option) { return option.value == value; });
  const std::string_view preview = current == options.end() ? say(text::canvas::choose) : current->label;
  int chosen = -1;
  ImGui::PushID(id);
  if (label_above && !label.empty()) {
    const TextStyle style(ui, kTinySize);
    ImGui::PushStyleColor(ImGuiCol_Text, ui.colour(theme::Ui::kMutedText));
    ImGui::TextUnformatted(label.data(), label.data() + label.size());
    ImGui::PopStyleColor();
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y + 3);
  }
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleColor(ImGuiCol_Border, ui.colour(theme::Ui::kControlBorder));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8, 8});
  const float item_height = std::max(ui.target(), 30.0f);
  // Tall enough for every choice where the canvas allows it.
  ImGui::SetNextWindowSizeConstraints({width, 0},
                                      {FLT_MAX, std::max(180.0f, ImGui::GetIO().DisplaySize.y * 0.6f)});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const bool open =
      ImGui::BeginCombo("##box", "", ImGuiComboFlags_NoArrowButton | ImGuiComboFlags_HeightLargest);
  if (!open) ui.tell(label.empty() ? std::string_view(id) : label, preview);
  const float height = ImGui::GetFontSize() + 2 * ImGui::GetStyle().FramePadding.y;
  // The chosen text ends before the arrow, with dots where it is longer.
  const ImVec2 text{at.x + 12, at.y + ImGui::GetStyle().FramePadding.y};
  ImGui::PushStyleColor(ImGuiCol_Text, ui.colour(theme::Ui::kText));
  list.PushClipRect(at, {at.x + width, at.y + height}, true);
  ImGui::RenderTextEllipsis(&list, text, {at.x + width - 28, at.y + height}, at.x + width - 28,
                            preview.data(), preview.data() + preview.size(), nullptr);
  list.PopClipRect();
  ImGui::PopStyleColor();
  draw_icon(list, Icon::kDown, {at.x + width - 16, at.y + height / 2}, 9, ui.colour(theme::Ui::kMutedText));
  if (!open) {
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  } else {
    for (std::size_t i = 0; i < options.size(); ++i) {
      const bool selected = options[i].value == value;
      ImGui::PushID(static_cast<int>(i));
      const ImVec2 row = ImGui::GetCursorScreenPos();
      const float row_width =
          std::max(ImGui::GetContentRegionAvail().x, ImGui::CalcTextSize(options[i].label.c_str()).x + 44);
      if (ImGui::Selectable("##option", selected, 0, {row_width, item_height - 8}))
        chosen = static_cast<int>(i);
      ui.tell(options[i].label, selected_words(selected));
      if (selected) {
        ImGui::SetItemDefaultFocus();
        const ImVec2 tick[] = {{row.x + 6, row.y + item_height / 2 - 4},
                               {row.x + 10, row.y + item_height / 2},
                               {row.x + 18, row.y + item_height / 2 - 9}};
        ImGui::GetWindowDrawList()->AddPolyline(tick, 3, ui.colour(theme::Ui::kAccent), 0, 2);
      }
      ImGui::GetWindowDrawList()->AddText({row.x + 28, row.y + (item_height - 8 - ImGui::GetFontSize()) / 2},
                                          ui.colour(theme::Ui::kText), options[i].label.c_str());
      ImGui::PopID();
    }
    ImGui::EndCombo();
  }
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  ImGui::PopID();
  return chosen;
}

bool toggle_switch(const char* id, std::string_view label, bool on, const Ui& ui) {
  const float height = std::max(28.0f, ui.touch ? theme::kTarget : 28.0f);
  const ImVec2 text = ImGui::CalcTextSize(label.data(), label.data() + label.size());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = ImGui::InvisibleButton(id, {46 + text.x + 4, height}, ImGuiButtonFlags_EnableNav);
  ui.tell(label, on ? text::canvas::on : text::canvas::off);
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float y = at.y + height / 2;
  const ImVec2 from{at.x, y - 9}, to{at.x + 34, y + 9};
  list.AddRectFilled(from, to, ui.colour(on ? theme::Ui::kAccent : theme::Ui::kSurface), 9);
  list.AddRect(from, to, ui.colour(on ? theme::Ui::kAccent : theme::Ui::kControlBorder), 9, 0, 1.5f);
  list.AddCircleFilled({on ? to.x - 9 : from.x + 9, y}, 5.5f,
                       ui.colour(on ? theme::Ui::kAccentText : theme::Ui::kControlBorder));
  list.AddText({at.x + 44, y - text.y / 2}, ui.colour(hovered ? theme::Ui::kAccentHover : theme::Ui::kText),
               label.data(), label.data() + label.size());
  focus_ring(ui, from, to, 9);
  return pressed;
}

bool slider(const char* id, std::string_view name, double& value, double minimum, double maximum, double step,
            float width, const Ui& ui, std::string_view said) {
  const float height = std::max(28.0f, ui.touch ? theme::kTarget : 28.0f);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::InvisibleButton(id, {width, height}, ImGuiButtonFlags_EnableNav);
  const double before = value;
  const float radius = ui.touch ? 13.0f : 9.0f;
  const float left = at.x + radius, right = at.x + width - radius;
  const double range = std::max(maximum - minimum, 1e-12);
  if (ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    const double t =
        std::clamp((ImGui::GetIO().MousePos.x - left) / std::max(right - left, 1.0f), 0.0f, 1.0f);
    value = minimum + t * range;
  }
  if (ImGui::IsItemFocused()) {
    const bool less = ImGui::IsKeyPressed(ImGuiKey_LeftArrow),
               more = ImGui::IsKeyPressed(ImGuiKey_RightArrow);
    if (less) value -= step;
    if (more) value += step;
    if (less || more) ImGui::NavMoveRequestCancel();  // up and down go on to other items
  }
  if (step > 0) value = minimum + std::round((value - minimum) / step) * step;
  value = std::clamp(value, minimum, maximum);
  const bool hovered = ImGui::IsItemHovered() || ImGui::IsItemActive();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const float x = left + static_cast<float>((value - minimum) / range) * (right - left);
  const float y = at.y + height / 2;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({left, y - 2.5f}, {right, y + 2.5f}, ui.colour(theme::Ui::kBorder), 3);
  list.AddRectFilled({left, y - 2.5f}, {x, y + 2.5f}, ui.colour(theme::Ui::kAccent), 3);
  list.AddCircleFilled({x, y}, radius, ui.colour(hovered ? theme::Ui::kAccentHover : theme::Ui::kAccent));
  list.AddCircleFilled({x, y}, radius * 0.4f, ui.colour(theme::Ui::kAccentText));
  focus_ring(ui, {x - radius, y - radius}, {x + radius, y + radius}, radius);
  ui.tell(name, text::canvas::slider, said);
  return value < before || before < value;
}

bool text_button(std::string_view text, const Ui& ui, bool filled, bool selected) {
  const TextStyle style(ui, kBodySize - 1, filled || selected);
  const ImVec2 text_size = ImGui::CalcTextSize(text.data(), text.data() + text.size());
  const ImVec2 size{text_size.x + 28, ui.target()};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushID(text.data(), text.data() + text.size());
  const bool pressed = ImGui::InvisibleButton("button", size, ImGuiButtonFlags_EnableNav);
  ui.tell(text, selected_words(selected));
  ImGui::PopID();
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + size.x, at.y + size.y};
  ImU32 background = ui.colour(hovered || selected ? theme::Ui::kAccentSoft : theme::Ui::kSurface);
  ImU32 ink = ui.colour(theme::Ui::kAccent);
  if (filled) {
    background = ui.colour(hovered ? theme::Ui::kAccentHover : theme::Ui::kAccent);
    ink = ui.colour(theme::Ui::kAccentText);
  }
  list.AddRectFilled(at, end, background, theme::kRadius);
  if (!filled) list.AddRect(at, end, ui.colour(theme::Ui::kControlBorder), theme::kRadius);
  list.AddText({at.x + 14, at.y + (size.y - text_size.y) / 2}, ink, text.data(), text.data() + text.size());
  focus_ring(ui, at, end, theme::kRadius);
  return pressed;
}

std::string format_step(double value, double step) {
  int places = 0;
  for (double s = step; places < 3 && s > 0 && std::abs(s - std::round(s)) > 1e-9; s *= 10) ++places;
  return format_decimal(value, places);
}

}  // namespace pcn::ui
