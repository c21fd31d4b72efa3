#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/coverage/gap_tests.h"
#include "core/view/context.h"
#include "core/view/document.h"
#include "core/view/panels/views.h"

namespace pcn {

// What the views of coverage have in common (gaps, one gap, matrix). Their keys of the address: "test", one
// "limit-<test>" for each test's threshold, the filters "borough", "led-by", "ages" and "deprived", and
// "versus".

// The test of the address, or the one that is shown when none is chosen.
[[nodiscard]] const GapTest& chosen_test(const AppState& state);
// The threshold of the address as it was asked for; chosen_threshold() keeps it within the test's range and
// gives the standard without one.
[[nodiscard]] std::optional<double> asked_threshold(const AppState& state, const GapTest& test);
[[nodiscard]] double chosen_threshold(const ViewContext& context, const GapTest& test);
[[nodiscard]] PeopleFilter chosen_filter(const Dataset& data, const AppState& state);

// The result of a test as the address asks for it. Needs context.coverage.
[[nodiscard]] GapResult chosen_result(const ViewContext& context, const GapTest& test);

// "limit-walk-any".
[[nodiscard]] std::string limit_key(const GapTest& test);
// Shows a test with its map.
[[nodiscard]] ActionText show_gap(const GapTest& test);

// Charts of one test. Histogram of what it looks at with the threshold.
[[nodiscard]] std::optional<Chart> gap_distribution(const ViewContext& context, const GapTest& test,
                                                    const GapResult& result);
// Histograms of the residents of each borough on the same scales; for tests of places.
[[nodiscard]] std::optional<Chart> gap_by_borough(const ViewContext& context, const GapTest& test,
                                                  double threshold);
// People affected by network, most first.
[[nodiscard]] std::optional<Chart> gap_by_network(const ViewContext& context, const GapTest& test,
                                                  const GapResult& result);
// Every network by the test's value, a row of dots for each borough.
[[nodiscard]] std::optional<Chart> gap_strip(const ViewContext& context, const GapTest& test);
// Every network by the test's value and a second measure: the key "versus" of the address holds a test's id
// or kOlder; without it deprivation.
[[nodiscard]] std::optional<Chart> gap_scatter(const ViewContext& context, const GapTest& test);
[[nodiscard]] Control versus_control(const ViewContext& context, const GapTest& test);
inline constexpr std::string_view kOlder = "older";

[[nodiscard]] std::vector<Control> filter_controls(const ViewContext& context);
// "aged 65 and over, in the most deprived fifth of places, in Bromley"; empty without a filter.
[[nodiscard]] std::string filter_words(const ViewContext& context);

[[nodiscard]] std::string_view severity_words(GapSeverity severity);
[[nodiscard]] std::string certainty_words(const ViewContext& context, const GapTest& test);  // certainty_of
[[nodiscard]] std::string_view people_words(PeopleBase base);                                // "residents"
[[nodiscard]] Tone tone_of(GapSeverity severity);
// "3 places"; singular where it is one.
[[nodiscard]] std::string subjects_words(GapSubject subject, std::size_t count);

[[nodiscard]] const std::vector<ExtraKey>& coverage_extra_keys();

// Where the figures of coverage come from; the same for all its views.
[[nodiscard]] std::vector<std::string> coverage_provenance(const ViewContext& context);

}  // namespace pcn
