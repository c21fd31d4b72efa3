#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/coverage/facts.h"

namespace pcn {

enum class GapSubject : std::uint8_t { kPlace, kPractice, kNetwork };
enum class GapSide : std::uint8_t {
  kAbove,
  kBelow
};  // fails strictly above, or strictly below, the threshold
enum class PeopleBase : std::uint8_t { kResidents, kRegistered };
enum class GapSeverity : std::uint8_t {
  kBreach,
  kConcern,
  kNotice
};  // a rule broken; likely harm; worth knowing
enum class GapCertainty : std::uint8_t { kRecorded, kMeasured, kModelled };

// A named question about coverage. What fails is a place, a practice or a network whose value lies on the
// wrong side of the threshold; things without a value (not in the data) neither pass nor fail.
struct GapTest {
  std::string_view id;  // slug: "walk-any"
  std::string_view title;
  GapSubject subject = GapSubject::kPlace;
  GapSide side = GapSide::kAbove;
  PeopleBase base = PeopleBase::kResidents;
  GapSeverity severity = GapSeverity::kConcern;
  GapCertainty certainty = GapCertainty::kMeasured;
  std::string_view unit;  // "minutes", "metres", "%", "networks"
  double standard = 0;    // threshold unless told otherwise; see standard_threshold
  double lowest = 0, highest = 1, step = 1;
  int places = 0;            // decimal places of values and thresholds
  std::string_view finding;  // with {} for the threshold: "live more than {} minutes' walk from …"
  std::string_view what;     // what it is and why it matters
  std::string_view caution;
  std::string_view standard_finding =
      {};  // said instead of `finding` at the standard threshold; empty: the same
};

// Decimal places that show on which side of the threshold a value lies: one more than the threshold has where
// values are no counts.
[[nodiscard]] int value_places(const GapTest& test);

// All tests, in a fixed order.
[[nodiscard]] std::span<const GapTest> gap_tests();
[[nodiscard]] const GapTest* find_gap_test(std::string_view id);
// The threshold used unless told otherwise: a constant, or a quartile from the data.
[[nodiscard]] double standard_threshold(const GapTest& test, const Dataset& data, const CoverageFacts& facts);

// Whose gaps are counted. Places, practices and networks outside a filter are left out; people are counted
// only if of the age groups and deciles chosen. Registered patients are counted by the age bands of their
// practice (a practice without them by the area's) and, by decile, by where its patients live according to
// the flows.
struct PeopleFilter {
  DistrictIndex district;  // of the place, of the practice, or the network's own
  NetworkIndex network;    // leading a place, of the practice, or the network itself
  std::uint8_t age_groups =
      0x3F;                       // bit i: census age group i (0-15, 16-24, 25-34, 35-49, 50-64, 65 and over)
  std::uint8_t first_decile = 1;  // 1: most deprived
  std::uint8_t last_decile = 10;
  bool operator==(const PeopleFilter&) const = default;
};

// How the answer is known: "recorded", "measured", or by where patients live, "modelled" or "observed".
// Registered patients of some deciles only are counted by where they live, whatever the test.
[[nodiscard]] std::string_view certainty_of(const GapTest& test, const FootprintChoice& choice,
                                            const PeopleFilter& filter);

struct GapRow {
  std::uint32_t subject = 0;  // SmallAreaIndex, PracticeIndex or NetworkIndex by the test's subject
  NetworkIndex network;  // the network it is put down to: leading, of the practice, or itself; may be none
  std::optional<double> value;  // empty: there is nothing at all to measure to
  double people = 0;            // of the base, by the filter
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
  bool operator==(const GapResult&) const = default;
};
[[nodiscard]] GapResult run_gap_test(const Dataset& data, const CoverageFacts& facts, const GapTest& test,
                                     double threshold, const PeopleFilter& filter = {});

// All tests with their standard thresholds, by falling people affected; ties: by severity, then order of
// gap_tests().
[[nodiscard]] std::vector<GapResult> run_all_gap_tests(const Dataset& data, const CoverageFacts& facts,
                                                       const PeopleFilter& filter = {});

// What lies behind one row in words: the nearest thing and how far, the missing roles, the outcome of the
// size rule.
[[nodiscard]] std::string gap_detail(const Dataset& data, const CoverageFacts& facts, const GapTest& test,
                                     const GapRow& row);
// The threshold with its unit: "20 minutes", "1,600 metres", "50%".
[[nodiscard]] std::string threshold_text(const GapTest& test, double threshold);

// Tests by networks and by districts: people affected in each.
struct CoverageMatrix {
  std::vector<std::string> tests;                // ids of available tests, in the order of gap_tests()
  std::vector<NetworkIndex> networks;            // open networks of the area
  std::vector<DistrictIndex> districts;          // of the area
  std::vector<std::vector<double>> by_network;   // [test][network]
  std::vector<std::vector<double>> by_district;  // [test][district]
  bool operator==(const CoverageMatrix&) const = default;
};
[[nodiscard]] CoverageMatrix coverage_matrix(const Dataset& data, const CoverageFacts& facts,
                                             const PeopleFilter& filter = {});

}  // namespace pcn
