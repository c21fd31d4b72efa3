#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/insight/opening.h"
#include "core/state/app_state.h"

namespace pcn {

// A key of AppState::extra with the values that it may have.
struct ExtraKey {
  std::string_view key;
  TextId noun;  // for messages: "sorting"
  bool (*accepts)(std::string_view value, const Dataset& data) = nullptr;
};
[[nodiscard]] const std::vector<ExtraKey>& extra_keys();

// The value of an extra key; empty text if it is not set.
[[nodiscard]] std::string_view extra(const AppState& state, std::string_view key);
// The number under an extra key; `otherwise` if it is not set or no number.
[[nodiscard]] double extra_number(const AppState& state, std::string_view key, double otherwise);

// What the key "pins" holds besides codes of networks: all networks in hand.
inline constexpr std::string_view kAllPins = "all";

// How the page is laid out, from the keys "desk", "panel" and "split". Where the panel stands is heeded in
// Explore only.
enum class PanelPlace : std::uint8_t { kBeside, kBelow, kFull, kNone };
struct Desk {
  bool explore = false;
  PanelPlace panel = PanelPlace::kBeside;
  double share = 0;  // of the way across map and panel that is the panel's; 0: as the page sees fit
  bool two = false;  // a second map is wanted beside the first (core/state/second_map.h)
  bool operator==(const Desk&) const = default;
};
[[nodiscard]] Desk desk_of(const AppState& state);
// Whether a key says how the page is laid out; no figure depends on it.
[[nodiscard]] bool is_desk_key(std::string_view key);
inline constexpr double kLeastSplit = 10, kMostSplit = 90;

// The day ("on", else the day shown) and time ("at") that is asked for; empty without a time.
[[nodiscard]] std::optional<Moment> wanted_moment(const AppState& state);

}  // namespace pcn
