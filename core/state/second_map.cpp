#include "core/state/second_map.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "texts/second_map.h"

namespace pcn {
namespace {

constexpr std::array<std::string_view, 4> kOwn = {"date", "footprint", "measure", "plan"};

// What the second map has of its own, as an action.
std::string action_of(std::string_view value) {
  std::string text(value);
  std::replace(text.begin(), text.end(), '~', '=');
  std::replace(text.begin(), text.end(), '/', '&');
  return text;
}

}  // namespace

AppState second_state(const AppState& state, const Dataset& data) {
  AppState first = state;
  std::erase_if(first.extra, [](const auto& entry) { return entry.first == kSecondMap; });
  return apply(first, action_of(extra(state, kSecondMap)), data).state;
}

bool is_second_map(std::string_view value, const Dataset& data) {
  const std::string own = action_of(value);
  for (const FragmentPiece& piece : parse_fragment(own)) {
    if (piece.flag || std::find(kOwn.begin(), kOwn.end(), piece.key) == kOwn.end()) return false;
  }
  return apply(initial_state(data), own, data).messages.empty();
}

SecondMap choose_second(const AppState& state, std::string_view key, std::string_view value,
                        const Dataset& data) {
  SecondMap result{std::string(extra(state, kSecondMap)), {}};
  const std::string_view name = key == "footprint-percent" ? "footprint" : key;
  if (std::find(kOwn.begin(), kOwn.end(), name) == kOwn.end()) {
    result.message = say(text::second_map::nothing_of_its_own{.key = quoted(key)});
    return result;
  }
  StateChange change = apply(second_state(state, data), action({key, value == "none" ? "" : value}), data);
  const bool same = value == "same";
  if (!same && !change.messages.empty()) {
    result.message = std::move(change.messages.front());
    return result;
  }
  const AppState& then = change.state;
  const std::string chosen = name == "date"        ? to_iso(then.date)
                             : name == "footprint" ? then.footprint
                             : name == "measure"   ? then.measure
                                                   : std::string(extra(then, name));
  std::string whole;
  for (const std::string_view own : kOwn) {
    const std::string before = std::string(own) + "~";
    std::string piece;
    for (const std::string_view part : split(result.value, '/')) {
      if (part.starts_with(before)) piece = part;
    }
    if (own == name) piece = same ? std::string() : before + chosen;
    if (!piece.empty()) whole += (whole.empty() ? "" : "/") + piece;
  }
  result.value = std::move(whole);
  return result;
}

}  // namespace pcn
