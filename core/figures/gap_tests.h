#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/figures/figure_table.h"
#include "core/figures/indicator.h"
#include "core/figures/people.h"

namespace pcn {

// Tests of coverage: figures with a threshold (gap_tests()), and whom they find.

// Decimal places that show on which side of the threshold a value lies: one more than the threshold has where
// values are no counts.
[[nodiscard]] int value_places(const Indicator& test);
// The threshold used unless told otherwise: a constant, or a quartile from the data.
[[nodiscard]] double standard_threshold(const Indicator& test, const Dataset& data,
                                        const CoverageFacts& facts);
// The threshold with its unit: "20 minutes", "1,600 metres", "50%".
[[nodiscard]] std::string threshold_text(const Indicator& test, double threshold);

// A number with the figure's unit: "12 minutes", "50%".
[[nodiscard]] std::string with_unit_of(const Indicator& test, std::string_view number);

// How the answer is known: "recorded", "measured", or by where patients live, "modelled" or "observed".
// Registered patients of some deciles only are counted by where they live, whatever the test.
[[nodiscard]] std::string_view certainty_of(const Indicator& test, const FootprintChoice& choice,
                                            const PeopleFilter& filter);
[[nodiscard]] std::string_view people_words(PeopleBase base);  // "residents"
// "3 places"; singular where it is one.
[[nodiscard]] std::string subjects_words(FigureLevel level, std::size_t count);

// One subject that a test looks at.
struct GapValue {
  std::uint32_t subject = 0;  // SmallAreaIndex, PracticeIndex or NetworkIndex by the test's level
  NetworkIndex network;  // the network it is put down to: leading, of the practice, or itself; may be none
  std::optional<double> value;
  bool nothing_there = false;  // see FigureValue: counts as beyond any threshold
  bool operator==(const GapValue&) const = default;
};
// Empty if the test does not look at the subject.
[[nodiscard]] std::optional<GapValue> gap_value(const Dataset& data, const CoverageFacts& facts,
                                                const Indicator& test, std::uint32_t subject);
// What a test looks at, in the order of the subjects. Subjects with neither a value nor `nothing_there` are
// unknown.
[[nodiscard]] std::vector<GapValue> gap_values(const Dataset& data, const CoverageFacts& facts,
                                               const Indicator& test);
// Whether the value lies on the wrong side of the threshold. Nothing to measure to fails every "above",
// unknown never fails.
[[nodiscard]] bool gap_fails(const Indicator& test, const GapValue& value, double threshold);
// People that a subject of the test stands for, as the counter wants them; of a footprint in pieces the
// residents of its detached parts.
[[nodiscard]] double people_of(const Indicator& test, const GapValue& entry, const CoverageFacts& facts,
                               const PeopleCounter& counter);

struct GapRow {
  std::uint32_t subject = 0;
  NetworkIndex network;
  std::optional<double> value;  // empty: there is nothing at all to measure to
  double people = 0;            // of the base, by the filter
  bool withheld = false;        // too few to be shown, or would tell of those
  bool operator==(const GapRow&) const = default;
};

struct GapResult {
  std::string id;
  double threshold = 0;
  bool available = true;        // false: the data lack what the test needs; `sentence` says what
  double people = 0;            // affected, nobody counted twice
  double people_looked_at = 0;  // all whom the filter lets through and who have a value
  std::vector<GapRow> rows;     // those that fail, by falling people; ties: lower subject
  std::int32_t unknown = 0;     // subjects without a value
  std::string sentence;
  [[nodiscard]] bool withheld() const;  // too few people to be told
  // Part of those looked at; empty where it may not be told.
  [[nodiscard]] std::optional<double> share() const;
  bool operator==(const GapResult&) const = default;
};
[[nodiscard]] GapResult run_gap_test(const Dataset& data, const CoverageFacts& facts, const Indicator& test,
                                     double threshold, const PeopleFilter& filter = {});

// All tests with their standard thresholds, by falling people affected; ties: by severity, then order of
// gap_tests().
[[nodiscard]] std::vector<GapResult> run_all_gap_tests(const Dataset& data, const CoverageFacts& facts,
                                                       const PeopleFilter& filter = {});

// What lies behind one row in words: the nearest thing and how far, the missing roles, the outcome of the
// size rule; empty where the test has nothing to say.
[[nodiscard]] std::string gap_detail(const Dataset& data, const CoverageFacts& facts, const Indicator& test,
                                     const GapRow& row);

// The tests that the data allow, with standard thresholds, by groups: a cell holds the people affected (value
// and part) of those there (whole). Both are of the filter.
[[nodiscard]] FigureTable people_affected(const Dataset& data, const CoverageFacts& facts, Grouping grouping,
                                          const PeopleFilter& filter = {});

}  // namespace pcn
