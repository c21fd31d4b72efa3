#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/figures/gap_tests.h"
#include "core/state/context.h"
#include "core/state/extra_keys.h"

namespace pcn {

// What the address chooses for the views of coverage (gaps, one gap, matrix). Their keys: "test", one
// "limit-<test>" for each test's threshold, the filters "la" (the area in hand), "led-by", "ages" and
// "deprived", and "versus".

// The area in hand: the local authority that the reader chose under the key "la" of the address ("borough" in
// older links), which all views then speak of; none for the whole area.
[[nodiscard]] DistrictIndex authority_in_hand(const Dataset& data, const AppState& state);

// One entry of a choice: its text in the address, its words, and what it stands for.
struct Choice {
  std::string_view value;
  TextId label;
  std::uint8_t meaning;
};
// Ages of the people counted: bits of PeopleFilter::age_groups.
[[nodiscard]] std::span<const Choice> age_choices();
// Fifths of places by deprivation: the first of two tenths.
[[nodiscard]] std::span<const Choice> fifth_choices();
// The entry under the key of the address; null if none is chosen.
[[nodiscard]] const Choice* chosen(const AppState& state, std::string_view key,
                                   std::span<const Choice> choices);

// The test of the address, or the one that is shown when none is chosen.
[[nodiscard]] const Indicator& chosen_test(const AppState& state);
// The threshold of the address as it was asked for; chosen_threshold() keeps it within the test's range and
// gives the standard without one.
[[nodiscard]] std::optional<double> asked_threshold(const AppState& state, const Indicator& test);
[[nodiscard]] double chosen_threshold(const ViewContext& context, const Indicator& test);
[[nodiscard]] PeopleFilter chosen_filter(const Dataset& data, const AppState& state);

// The result of a test as the address asks for it. Needs context.coverage.
[[nodiscard]] GapResult chosen_result(const ViewContext& context, const Indicator& test);

// "limit-walk-any".
[[nodiscard]] std::string limit_key(const Indicator& test);

// What "versus" holds besides a test's id.
inline constexpr std::string_view kOlder = "older";

[[nodiscard]] const std::vector<ExtraKey>& coverage_extra_keys();

}  // namespace pcn
