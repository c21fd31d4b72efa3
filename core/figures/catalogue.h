#pragma once

#include "core/figures/indicator.h"

namespace pcn {

// The entries behind indicators(), in their order.
[[nodiscard]] std::span<const Indicator> coverage_indicators();
[[nodiscard]] std::span<const Indicator> network_indicators();
[[nodiscard]] std::span<const Indicator> place_indicators();

}  // namespace pcn
