#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/coverage/gap_tests.h"
#include "core/view/context.h"
#include "core/view/document.h"
#include "core/view/panels/views.h"

namespace pcn {

// What the views of coverage have in common (gaps, one gap, matrix). Their keys of the address: "test", one
// "limit-<test>" for each test's threshold, and the filters "borough", "led-by", "ages" and "deprived".

// The test of the address, or the one that is shown when none is chosen.
[[nodiscard]] const GapTest& chosen_test(const AppState& state);
// The threshold of the address if it lies within the test's range, else the standard.
[[nodiscard]] double chosen_threshold(const ViewContext& context, const GapTest& test);
[[nodiscard]] PeopleFilter chosen_filter(const Dataset& data, const AppState& state);

// The result of a test as the address asks for it. Needs context.coverage.
[[nodiscard]] GapResult chosen_result(const ViewContext& context, const GapTest& test);

// "limit-walk-any".
[[nodiscard]] std::string limit_key(const GapTest& test);
// Shows a test with its map.
[[nodiscard]] ActionText show_gap(const GapTest& test);

[[nodiscard]] std::vector<Control> filter_controls(const ViewContext& context);
// "aged 65 and over, in the most deprived fifth of places, in Bromley"; empty without a filter.
[[nodiscard]] std::string filter_words(const ViewContext& context);

[[nodiscard]] std::string_view severity_words(GapSeverity severity);
[[nodiscard]] std::string_view certainty_words(GapCertainty certainty);
[[nodiscard]] std::string_view people_words(PeopleBase base);  // "residents"
[[nodiscard]] Tone tone_of(GapSeverity severity);
// "3 places"; singular where it is one.
[[nodiscard]] std::string subjects_words(GapSubject subject, std::size_t count);

[[nodiscard]] const std::vector<ExtraKey>& coverage_extra_keys();

// Where the figures of coverage come from; the same for all its views.
[[nodiscard]] std::vector<std::string> coverage_provenance(const ViewContext& context);

}  // namespace pcn
