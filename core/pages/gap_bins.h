#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/figures/gap_tests.h"

namespace pcn {

// What the histograms of a test have in common.

// The histogram's bins: equal parts from the least value to the 99th hundredth, whose last one takes the
// rest, which would squeeze the others into a corner.
struct Bins {
  double low = 0, width = 1;
  std::size_t count = 1;
  [[nodiscard]] std::size_t of(double value) const {
    return std::min(static_cast<std::size_t>(std::max(value - low, 0.0) / width), count - 1);
  }
};

// `values` in rising order, not empty.
[[nodiscard]] Bins bins_for(const Indicator& test, const std::vector<double>& values, double threshold,
                            std::size_t most);
// One empty bar for each bin, named by its values.
[[nodiscard]] ChartSeries empty_bars(const Indicator& test, const Bins& bins, double threshold,
                                     std::string_view name);
// The frame of a histogram of the test's values.
[[nodiscard]] Chart histogram(const Indicator& test, std::string_view id, double threshold);
// "above 1,000 metres", "below …": the side that fails.
[[nodiscard]] std::string beyond(const Indicator& test, double threshold);

}  // namespace pcn
