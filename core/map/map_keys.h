#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace pcn {

// The keys of the map and what each does. They count while the canvas has the focus and at no other time.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 21> kMapKeys = {{
    {"Arrow keys", "move the map"},
    {"Shift and an arrow", "go to the next place that way: its name and figure are said"},
    {"1, 2 and 3", "say where you are; whether it is high or low here; where it is highest and lowest"},
    {"4", "say the pattern by direction"},
    {"5 to 9", "say the next practice; which networks touch yours; what changed; what is in view; how much"},
    {"+ and -", "zoom in and out"},
    {"Home or 0", "show the whole area"},
    {"Enter", "choose what is under the cross or has the ring"},
    {"Shift and drag", "draw a box: its networks are compared"},
    {"Ctrl and press", "compare one network more, or one less"},
    {"] and [", "go to the next or previous marker"},
    {"n and p", "choose the next or previous network"},
    {"o", "go to the other of two maps"},
    {"c", "go to the controls of the map"},
    {"t", "go to the panel with text and tables"},
    {"l", "open or close the legend"},
    {"s", "save or share what is shown"},
    {"Ctrl+C", "copy the row that has the ring or is chosen, else the panel (Ctrl+A first: all of it)"},
    {"m or Esc", "back to the map; Esc again clears the selection"},
    {"?", "show these keys"},
    {"Tab", "leave the map"},
}};

}  // namespace pcn
