#pragma once

#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "web/ui/theme.h"

namespace pcn::ui {

enum class Icon : std::uint8_t { kPlus, kMinus, kDown, kBeside, kBelow, kFull, kNone };
// The last four: where the panel stands beside the map.

void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour);

// Right after an item: a ring around it while it has the keyboard.
void focus_ring(const Ui& ui, ImVec2 from, ImVec2 to, float rounding);

// A square button with a picture; its name is its tooltip. True when pressed.
bool icon_button(const char* name, Icon icon, float size, const Ui& ui, ImDrawFlags corners = 0,
                 bool selected = false);

// A labelled list of choices, `width` wide. Returns the index of a new choice, or -1.
int select_box(const char* id, std::string_view label, const std::vector<Option>& options,
               std::string_view value, float width, const Ui& ui, bool label_above = true);

// On and off. True when pressed.
bool toggle_switch(const char* id, std::string_view label, bool on, const Ui& ui);

// A track with a handle: the arrows to the left and right move it by one step while it is focused. True when
// the value changed; `name` and the value in words, `said`, are read out.
bool slider(const char* id, std::string_view name, double& value, double minimum, double maximum, double step,
            float width, const Ui& ui, std::string_view said);

// A plain button with a text; filled for the main thing to do. True when pressed.
bool text_button(std::string_view text, const Ui& ui, bool filled = false, bool selected = false);

// A number written with as many decimal places as its step has, at most three.
[[nodiscard]] std::string format_step(double value, double step);

}  // namespace pcn::ui
