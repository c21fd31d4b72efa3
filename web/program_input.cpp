#include <cfloat>

#include "core/document/copied.h"
#include "core/document/typed.h"
#include "core/state/fragment.h"
#include "imgui.h"
#include "web/program.h"
#include "web/program_json.h"

// What comes from keyboard, mouse and fingers, on its way to the map or to Dear ImGui; what is typed, and
// what is copied.
namespace pcn {

bool Program::key(const KeyEvent& event) {
  if (!renderer_ || !model_) return false;
  request();
  touch_ = false;
  ui::Ui ui = make_ui();
  if (workspace_.key(*model_, event, ui)) return true;
  if (workspace_.region() == ui::Region::kMap) return false;
  feed_key(event);
  return event.key != Key::kNone;
}

void Program::feed_key(const KeyEvent& event) {
  ImGuiIO& io = ImGui::GetIO();
  const auto key = [&event] {
    switch (event.key) {
      case Key::kLeft:
        return ImGuiKey_LeftArrow;
      case Key::kRight:
        return ImGuiKey_RightArrow;
      case Key::kUp:
        return ImGuiKey_UpArrow;
      case Key::kDown:
        return ImGuiKey_DownArrow;
      case Key::kHome:
        return ImGuiKey_Home;
      case Key::kEnd:
        return ImGuiKey_End;
      case Key::kPageUp:
        return ImGuiKey_PageUp;
      case Key::kPageDown:
        return ImGuiKey_PageDown;
      case Key::kEnter:
        return ImGuiKey_Enter;
      case Key::kSpace:
        return ImGuiKey_Space;
      case Key::kEscape:
        return ImGuiKey_Escape;
      case Key::kNone:
        break;
    }
    return ImGuiKey_None;
  }();
  io.AddKeyEvent(ImGuiMod_Shift, event.shift);
  if (key != ImGuiKey_None) io.AddKeyEvent(key, event.down);
}

void Program::feed_mouse(const PointerEvent& event) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
  if (event.phase == PointerPhase::kLeave) {
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    return;
  }
  io.AddMousePosEvent(static_cast<float>(event.x), static_cast<float>(event.y));
  if (event.phase == PointerPhase::kMove) return;
  io.AddKeyEvent(ImGuiMod_Shift, event.shift);
  const int button = event.button == 1   ? ImGuiMouseButton_Middle
                     : event.button == 2 ? ImGuiMouseButton_Right
                                         : ImGuiMouseButton_Left;
  if (event.phase == PointerPhase::kDown)
    workspace_.map_at({event.x, event.y}).set_choosing(event.shift, event.more);
  io.AddMouseButtonEvent(button, event.phase == PointerPhase::kDown);
}

bool Program::pointer(const PointerEvent& event) {
  if (!renderer_) return false;
  request();
  const bool touch = event.kind == PointerKind::kTouch;
  if (event.phase == PointerPhase::kDown || !touch) touch_ = touch;
  if (touch) {
    gestures_.pointer(event);
  } else {
    feed_mouse(event);
  }
  return true;
}

bool Program::wheel(const WheelEvent& event) {
  if (!renderer_ || !model_) return false;
  const ui::ScreenPoint at{event.x, event.y};
  if (workspace_.on_map(at)) {
    // A notch of a wheel is 100 to 120 pixels, and about 10 when two fingers pinch.
    workspace_.map_at(at).zoom_by(-event.dy / (event.pinch ? 80 : 240), at);
    request();
    return true;
  }
  if (event.pinch) return false;              // the browser's own zoom
  constexpr float kStep = 5 * ui::kBodySize;  // what Dear ImGui scrolls for one unit
  ImGui::GetIO().AddMouseWheelEvent(static_cast<float>(-event.dx) / kStep,
                                    static_cast<float>(-event.dy) / kStep);
  request();
  return true;
}

void Program::press(ui::ScreenPoint point) {
  drag_begin(point);
  drag_end(point);
}

void Program::scroll(ui::ScreenPoint began, double dy) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  io.AddMousePosEvent(static_cast<float>(began.x), static_cast<float>(began.y));
  io.AddMouseWheelEvent(0, static_cast<float>(dy) / (5 * ui::kBodySize));
}

void Program::drag_begin(ui::ScreenPoint point) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  io.AddMousePosEvent(static_cast<float>(point.x), static_cast<float>(point.y));
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
}

void Program::drag(ui::ScreenPoint point) {
  ImGui::GetIO().AddMousePosEvent(static_cast<float>(point.x), static_cast<float>(point.y));
}

void Program::drag_end(ui::ScreenPoint point) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(static_cast<float>(point.x), static_cast<float>(point.y));
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);  // a lifted finger points at nothing
}

void Program::tell_field() {
  const ui::EditedField* field = workspace_.edited();
  const bool seen = field != nullptr && field->seen;
  std::string words = seen ? field_json(*field) : std::string();
  if (words != field_) {
    field_ = std::move(words);
    platform_.edit(field_);  // out of sight: the page hands in what it holds
  }
  if (!seen) workspace_.end_edit();
}

std::string Program::type(std::string_view text, bool keep) {
  const ui::EditedField* field = workspace_.edited();
  std::vector<std::string> messages;
  if (keep && field != nullptr && session_) {
    const auto value = typed_value(field->control, text);
    if (!value) return typed_result({value.error().detail}, false);
    const AppState before = session_->state();
    messages = session_->apply(action({field->control.key, *value}));
    state_changed(Origin::kPanel, before);
    if (!messages.empty()) return typed_result(messages, false);
  }
  workspace_.end_edit();
  field_.clear();
  request();
  return typed_result(messages, true);
}

std::string Program::copied(bool all) const {
  if (!model_) return {};
  if (!all && !workspace_.focused_row().empty()) return workspace_.focused_row();
  std::string text = all ? std::string() : copied_selection(model_->view());
  return text.empty() ? copied_text(model_->view()) : text;
}

}  // namespace pcn
