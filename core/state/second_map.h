#pragma once

#include <string>
#include <string_view>

#include "core/state/app_state.h"

namespace pcn {

// A second map beside the first in Explore: the same places, chosen things and layers, with a day, footprint
// rule, measure or plan of its own. The key "beside" holds what is its own, "date~2019-12-01/measure~size";
// a plan without a text, "plan~", is what is published. What it does not hold follows the first map.
inline constexpr std::string_view kSecondMap = "beside";
inline constexpr std::string_view kBesidePrefix = "beside-";  // "beside-date=2019-12-01" sets one of them

// The state that the second map shows; that of the first where there is none.
[[nodiscard]] AppState second_state(const AppState& state, const Dataset& data);

// Whether a value of the key can be read.
[[nodiscard]] bool is_second_map(std::string_view value, const Dataset& data);

// The value of the key once one thing of the second map is chosen; "footprint-percent" counts as "footprint",
// "plan" is a plan's text, "none" or "same". A sentence where it cannot be.
struct SecondMap {
  std::string value;
  std::string message;
};
[[nodiscard]] SecondMap choose_second(const AppState& state, std::string_view key, std::string_view value,
                                      const Dataset& data);

}  // namespace pcn
