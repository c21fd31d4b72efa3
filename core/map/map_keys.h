#pragma once

#include <array>
#include <utility>

#include "texts/map_keys.h"

namespace pcn {

// The keys of the map and what each does. They count while the canvas has the focus and at no other time.
inline constexpr std::array<std::pair<TextId, TextId>, 23> kMapKeys = {{
    {text::map_keys::key_arrows, text::map_keys::does_arrows},
    {text::map_keys::key_shift_arrow, text::map_keys::does_shift_arrow},
    {text::map_keys::key_one_to_three, text::map_keys::does_one_to_three},
    {text::map_keys::key_four, text::map_keys::does_four},
    {text::map_keys::key_five_to_nine, text::map_keys::does_five_to_nine},
    {text::map_keys::key_plus_minus, text::map_keys::does_plus_minus},
    {text::map_keys::key_home, text::map_keys::does_home},
    {text::map_keys::key_enter, text::map_keys::does_enter},
    {text::map_keys::key_shift_drag, text::map_keys::does_shift_drag},
    {text::map_keys::key_b, text::map_keys::does_b},
    {text::map_keys::key_ctrl_drag, text::map_keys::does_ctrl_drag},
    {text::map_keys::key_ctrl_press, text::map_keys::does_ctrl_press},
    {text::map_keys::key_brackets, text::map_keys::does_brackets},
    {text::map_keys::key_n_p, text::map_keys::does_n_p},
    {text::map_keys::key_o, text::map_keys::does_o},
    {text::map_keys::key_c, text::map_keys::does_c},
    {text::map_keys::key_t, text::map_keys::does_t},
    {text::map_keys::key_l, text::map_keys::does_l},
    {text::map_keys::key_s, text::map_keys::does_s},
    {text::map_keys::key_ctrl_c, text::map_keys::does_ctrl_c},
    {text::map_keys::key_m_esc, text::map_keys::does_m_esc},
    {text::map_keys::key_question, text::map_keys::does_question},
    {text::map_keys::key_tab, text::map_keys::does_tab},
}};

}  // namespace pcn
