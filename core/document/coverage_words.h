#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/state/coverage_choice.h"

namespace pcn {

// Words about tests of coverage and about the choices made for them.

// Shows a test with its map.
[[nodiscard]] ActionText show_gap(const Indicator& test);
// "aged 65 and over, in the most deprived fifth of places, in Bromley"; empty without a filter.
[[nodiscard]] std::string filter_words(const ViewContext& context);
// The same of age and deprivation only: what is said of people wherever they are.
[[nodiscard]] std::string whom_words(const ViewContext& context);

[[nodiscard]] std::string_view severity_words(GapSeverity severity);
[[nodiscard]] std::string certainty_words(const ViewContext& context, const Indicator& test);  // certainty_of
[[nodiscard]] Tone tone_of(GapSeverity severity);

// Where the figures of coverage come from; the same for all its views.
[[nodiscard]] std::vector<std::string> coverage_provenance(const ViewContext& context);

}  // namespace pcn
