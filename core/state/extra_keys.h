#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/insight/opening.h"
#include "core/state/app_state.h"

namespace pcn {

// A key of AppState::extra with the values that it may have.
struct ExtraKey {
  std::string_view key;
  std::string_view noun;  // for messages: "sorting"
  bool (*accepts)(std::string_view value, const Dataset& data) = nullptr;
};
[[nodiscard]] const std::vector<ExtraKey>& extra_keys();

// The value of an extra key; empty text if it is not set.
[[nodiscard]] std::string_view extra(const AppState& state, std::string_view key);
// The number under an extra key; `otherwise` if it is not set or no number.
[[nodiscard]] double extra_number(const AppState& state, std::string_view key, double otherwise);

// What the key "pins" holds besides codes of networks: all networks in hand.
inline constexpr std::string_view kAllPins = "all";

// The day ("on", else the day shown) and time ("at") that is asked for; empty without a time.
[[nodiscard]] std::optional<Moment> wanted_moment(const AppState& state);

}  // namespace pcn
