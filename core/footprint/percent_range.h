#pragma once

#include <optional>
#include <string_view>

#include "core/footprint/footprint.h"

namespace pcn {

// Which percentages a rule takes: share 1 to 100, cumulative 50 to 98; empty for rules without one.
struct PercentRange {
  double low = 0;
  double high = 0;
};
[[nodiscard]] std::optional<PercentRange> percent_range(FootprintRule rule);

// The same as parse_footprint, with a percentage beyond its range brought to the nearest end.
[[nodiscard]] std::optional<FootprintChoice> parse_footprint_clamped(std::string_view text);

}  // namespace pcn
