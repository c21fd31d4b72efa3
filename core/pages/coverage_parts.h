#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/coverage_words.h"
#include "core/document/document.h"
#include "core/figures/gap_tests.h"
#include "core/pages/views.h"
#include "core/state/context.h"
#include "core/state/coverage_choice.h"

namespace pcn {

// What the views of coverage have in common (gaps, one gap, matrix).

// Charts of one test. Histogram of what it looks at with the threshold.
[[nodiscard]] std::optional<Chart> gap_distribution(const ViewContext& context, const Indicator& test,
                                                    const GapResult& result);
// Histograms of the residents of each borough on the same scales; for tests of places.
[[nodiscard]] std::optional<Chart> gap_by_borough(const ViewContext& context, const Indicator& test,
                                                  double threshold);
// People affected by network, most first.
[[nodiscard]] std::optional<Chart> gap_by_network(const ViewContext& context, const Indicator& test,
                                                  const GapResult& result);
// Every network by the test's value, a row of dots for each borough.
[[nodiscard]] std::optional<Chart> gap_strip(const ViewContext& context, const Indicator& test);
// Every network by the test's value and a second measure: the key "versus" of the address holds a test's id
// or kOlder; without it deprivation.
[[nodiscard]] std::optional<Chart> gap_scatter(const ViewContext& context, const Indicator& test);
// Who is affected: people by age group, fifth of deprivation and borough side by side, with the rate of each.
[[nodiscard]] Table gap_who(const ViewContext& context, const Indicator& test);
[[nodiscard]] Control versus_control(const ViewContext& context, const Indicator& test);
[[nodiscard]] std::vector<Control> filter_controls(const ViewContext& context);
}  // namespace pcn
