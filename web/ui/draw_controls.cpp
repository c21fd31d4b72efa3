#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/document/typed.h"
#include "core/state/fragment.h"
#include "imgui_internal.h"
#include "texts/canvas.h"
#include "web/ui/draw_document.h"
#include "web/ui/rich_text.h"
#include "web/ui/widgets.h"

namespace pcn::ui {
namespace {

constexpr float kControlWidth = 300;  // at most,
constexpr float kLeastWidth = 165;    // and at least, where several stand in a row

void change(const Control& control, std::string_view value, const Ui& ui) {
  ui.act(action({control.key, value}));
}

// Values of sliders and numbers go into the address without thousands separators.
std::string plain_number(double value, double step) {
  std::string text = format_step(value, step);
  text.erase(std::remove(text.begin(), text.end(), ','), text.end());
  return text;
}

void label_line(const Control& control, std::string_view value, const Ui& ui, float width) {
  const TextStyle style(ui, kSmallSize, true);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(control.label, ui.colour(theme::Ui::kText), width);
  if (value.empty()) return;
  const std::string shown = with_unit(value, control.unit);
  const float x = at.x + width - ImGui::CalcTextSize(shown.c_str()).x;
  ImGui::GetWindowDrawList()->AddText({x, at.y}, ui.colour(theme::Ui::kAccent), shown.c_str());
}

void draw_number(const Control& control, DocumentMemory& memory, const Ui& ui, float width) {
  double value = parse_number(control.value).value_or(control.minimum);
  const double before = value;
  label_line(control, {}, ui, width);
  constexpr float kGap = 4;
  const float size = std::max(ui.target(), 32.0f);
  const std::string less = say(text::canvas::less{.what = control.label}),
                    more = say(text::canvas::more_of{.what = control.label});
  if (icon_button(less.c_str(), Icon::kMinus, size, ui)) value -= control.step;
  ImGui::SameLine(0, kGap);
  const auto fineness = [](double number) {
    return std::abs(number - std::round(number)) > 1e-9 ? 0.01 : 1.0;
  };
  std::string text = format_step(value, fineness(value));
  const std::string shown = with_unit(text, control.unit);
  draw_field(control, shown, std::move(text), memory, ui, std::min(160.0f, width - 2 * (size + kGap)));
  ImGui::SameLine(0, kGap);
  if (icon_button(more.c_str(), Icon::kPlus, size, ui)) value += control.step;
  value = std::clamp(value, control.minimum, control.maximum);
  if (value < before || before < value) change(control, plain_number(value, fineness(value)), ui);
}

void draw_text_field(const Control& control, DocumentMemory& memory, const Ui& ui, float width) {
  label_line(control, {}, ui, width);
  draw_field(control, control.value, control.value, memory, ui, width);
}

void draw_select(const Control& control, const Ui& ui, float width) {
  const int chosen = select_box("select", control.label, control.options, control.value, width, ui);
  if (chosen >= 0) change(control, control.options[static_cast<std::size_t>(chosen)].value, ui);
}

// The list, beside it a button that plays its options, below a slider over them: left and right belong to the
// slider, so nothing may stand beside it.
void draw_steps(const Control& control, const Ui& ui, float width) {
  constexpr float kButton = 64, kGap = 8;
  ImGui::BeginGroup();
  draw_select(control, ui, width - kButton - kGap);
  ImGui::EndGroup();
  const float bottom = ImGui::GetItemRectMax().y;
  ImGui::SameLine(0, kGap);
  ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, bottom - ui.target()});
  if (text_button(text::canvas::play, ui)) ui.act(std::string(kPlayAction) + control.key);
  const auto begin = control.options.begin();
  const auto at = std::find_if(begin, control.options.end(),
                               [&control](const Option& option) { return option.value == control.value; });
  if (at == control.options.end()) return;
  auto step = static_cast<double>(at - begin);
  if (slider("steps", control.label, step, 0, static_cast<double>(control.options.size() - 1), 1, width, ui,
             at->label))
    change(control, control.options[static_cast<std::size_t>(step)].value, ui);
}

bool is_on(std::string_view value) {
  return value == "1" || value == "true" || value == "yes" || value == "on";
}

void draw_control(const Control& control, DocumentMemory& memory, const Ui& ui, float width) {
  ImGui::PushID(control.key.c_str());
  ImGui::BeginGroup();
  switch (control.kind) {
    case ControlKind::kSelect:
      if (control.playable && control.options.size() > 1) {
        draw_steps(control, ui, width);
      } else {
        draw_select(control, ui, width);
      }
      break;
    case ControlKind::kToggle: {
      const bool on = is_on(control.value);
      // Where the options name the two values, they are used: first off, then on.
      const bool named = control.options.size() == 2;
      const bool named_on = named && control.value == control.options[1].value;
      if (toggle_switch("toggle", control.label, named ? named_on : on, ui)) {
        change(control, named ? control.options[named_on ? 0 : 1].value : on ? "0" : "1", ui);
      }
      break;
    }
    case ControlKind::kSlider:
      draw_slider(control, ui, width);
      break;
    case ControlKind::kNumber:
      draw_number(control, memory, ui, width);
      break;
    case ControlKind::kText:
    case ControlKind::kDate:
      draw_text_field(control, memory, ui, width);
      break;
  }
  if (!control.help.empty() && !memory.desk) {
    const TextStyle style(ui, kTinySize);
    draw_text(control.help, ui.colour(theme::Ui::kMutedText), width);
  }
  ImGui::EndGroup();
  if (!control.help.empty() && memory.desk && ImGui::IsItemHovered()) {
    ImGui::BeginTooltip();
    draw_text(control.help, ui.colour(theme::Ui::kText), kControlWidth);
    ImGui::EndTooltip();
  }
  ImGui::PopID();
}

// What a control needs to be read whole; one that needs more than a column has a row of its own.
float wanted_width(const Control& control, const Ui& ui) {
  if (!control.help.empty() || control.playable || control.kind == ControlKind::kSlider) return kControlWidth;
  const TextStyle style(ui, kSmallSize);
  float width = ImGui::CalcTextSize(control.label.c_str()).x;
  if (control.kind != ControlKind::kSelect) return width + 50;
  for (const Option& option : control.options) {
    if (option.value == control.value)
      width = std::max(width, ImGui::CalcTextSize(option.label.c_str()).x * 1.1f + 42);
  }
  return width;
}

// At the desk: one after the other as wide as each needs, so that the figures below stay in sight. What they
// say besides is told to the pointer, and stands in the text view.
void draw_controls_in_lines(const Controls& controls, DocumentMemory& memory, const Ui& ui) {
  constexpr float kBetween = 14;
  if (controls.controls.size() == 1 && controls.controls[0].kind == ControlKind::kSelect &&
      !controls.controls[0].playable) {
    const Control& control = controls.controls[0];
    const TextStyle style(ui, kSmallSize);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddText({at.x, at.y + (ui.target() - ImGui::GetFontSize()) / 2},
                                        ui.colour(theme::Ui::kMutedText), control.label.c_str());
    ImGui::SetCursorScreenPos({at.x + text_width(control.label) + 10, at.y});
    ImGui::PushID(control.key.c_str());
    const int chosen =
        select_box("select", control.label, control.options, control.value, kControlWidth, ui, false);
    if (chosen >= 0) change(control, control.options[static_cast<std::size_t>(chosen)].value, ui);
    ImGui::PopID();
    return;
  }
  const float available = ImGui::GetContentRegionAvail().x;
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  float x = 0, y = origin.y, line_end = origin.y;
  for (const Control& control : controls.controls) {
    const bool wide =
        control.playable || control.kind == ControlKind::kSlider || control.kind == ControlKind::kNumber;
    Control without_help = control;
    without_help.help.clear();
    const float width =
        std::min(available,
                 wide ? 240 : std::clamp(wanted_width(without_help, ui) * 1.08f + 12, 110.0f, kControlWidth));
    if (x > 0 && x + width > available) {
      x = 0;
      y = line_end + 6;
    }
    ImGui::SetCursorScreenPos({origin.x + x, y});
    draw_control(control, memory, ui, width);
    line_end = std::max(line_end, ImGui::GetItemRectMax().y);
    x += width + kBetween;
  }
  ImGui::SetCursorScreenPos(origin);
  ImGui::Dummy({available, line_end - origin.y});
}

}  // namespace

float field_height(const DocumentMemory& memory, const Ui& ui) {
  return memory.desk && !ui.touch ? 28.0f : std::max(ui.target(), 32.0f);
}

void draw_field(const Control& control, std::string_view shown, std::string plain, DocumentMemory& memory,
                const Ui& ui, float width) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const ImVec2 to{from.x + width, from.y + field_height(memory, ui)};
  const bool pressed = ImGui::InvisibleButton("field", {width, to.y - from.y}, ImGuiButtonFlags_EnableNav);
  ui.tell(control.label, shown.empty() ? text::canvas::empty_field : text::canvas::field, shown);
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, to, ui.colour(theme::Ui::kSurface), theme::kRadius);
  list.AddRect(from, to, ui.colour(hovered ? theme::Ui::kAccent : theme::Ui::kControlBorder), theme::kRadius);
  const ImVec2 text{from.x + 12, from.y + (to.y - from.y - ImGui::GetFontSize()) / 2};
  ImGui::PushClipRect(from, {to.x - 6, to.y}, true);
  list.AddText(text, ui.colour(theme::Ui::kText), shown.data(), shown.data() + shown.size());
  ImGui::PopClipRect();
  focus_ring(ui, from, to, theme::kRadius);
  if (pressed) memory.edited = EditedField{control, std::move(plain), {}, {}, false};
  if (!memory.edited || memory.edited->control.key != control.key) return;
  memory.edited->from = from;
  memory.edited->to = to;
  const ImRect sight = ImGui::GetCurrentWindow()->InnerClipRect;
  memory.edited->seen = from.y >= sight.Min.y - 1 && to.y <= sight.Max.y + 1;
}

void draw_slider(const Control& control, const Ui& ui, float width) {
  double value = parse_number(control.value).value_or(control.minimum);
  const double before = value;
  label_line(control, format_step(value, control.step), ui, width);
  slider("value", control.label, value, control.minimum, control.maximum, control.step, width, ui,
         format_step(value, control.step));
  if (value < before || before < value) change(control, plain_number(value, control.step), ui);
}

void draw_controls(const Controls& controls, DocumentMemory& memory, const Ui& ui) {
  if (memory.desk) {
    draw_controls_in_lines(controls, memory, ui);
    return;
  }
  const float available = ImGui::GetContentRegionAvail().x;
  const float spacing = 16;
  const int columns = std::max(1, static_cast<int>((available + spacing) / (kLeastWidth + spacing)));
  const float narrow = std::min(
      kControlWidth, (available - spacing * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  float y = origin.y, row_end = origin.y;
  int column = 0;
  const auto next_row = [&] {
    column = 0;
    y = row_end + 12;
  };
  for (const Control& control : controls.controls) {
    const bool whole = wanted_width(control, ui) > narrow;
    const float width = whole ? std::min(kControlWidth, available) : narrow;
    if (whole && column > 0) next_row();
    ImGui::SetCursorScreenPos({origin.x + static_cast<float>(column) * (narrow + spacing), y});
    draw_control(control, memory, ui, width);
    row_end = std::max(row_end, ImGui::GetItemRectMax().y);
    if (++column == columns || whole) next_row();
  }
  ImGui::SetCursorScreenPos(origin);
  ImGui::Dummy({available, row_end - origin.y});
}

}  // namespace pcn::ui
