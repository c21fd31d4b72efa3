#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/coverage/facts.h"
#include "core/figures/figure_text.h"
#include "core/footprint/figures.h"

namespace pcn {

// One entry for each figure that the program knows. Whatever shows figures (comparison, tests of coverage,
// map, tables, files, command line) reads the entry: a new figure is one entry, and is named nowhere else.

struct FigureLookups;  // core/figures/figure_table.h
struct Indicator;

// What a figure is worked out from. What is null is not there: figures that need it are left out.
struct FigureInput {
  const Dataset& data;
  Date day;
  const CoverageFacts* coverage = nullptr;
  const NetworkFlows* flows = nullptr;
  const Footprints* footprints = nullptr;
  const PlaceGeometry* geometry = nullptr;
  const FigureLookups* lookups = nullptr;  // made once for many subjects
};

[[nodiscard]] inline FigureInput coverage_input(const Dataset& data, const CoverageFacts& facts) {
  return {data, facts.date, &facts};
}

// Whose figure it is: of a small area of the area, a practice, or a network.
enum class FigureLevel : std::uint8_t { kPlace, kPractice, kNetwork };
// How the figures of several subjects are added up to that of a group.
enum class AddsUp : std::uint8_t {
  kSum,           // parts are added
  kRatio,         // all parts over all wholes
  kMean,          // the mean of the values, each weighing as many people as stand behind it
  kPatientsMean,  // of places, for networks: the mean of the values, each weighing as many of its patients
                  // as live there
  kLeast,         // the smallest value
};
enum class Needs : std::uint8_t { kDataset, kGeometry, kFlows, kFootprints, kCoverage };
enum class Side : std::uint8_t { kAbove, kBelow };  // of a threshold, or of the scale

// The figure of one subject.
struct FigureValue {
  std::optional<double> value;  // empty: not in the data, or `nothing_there`
  double part = 0;              // value is part / whole, times Indicator::times, where it adds up as a ratio
  double whole = 0;
  bool nothing_there = false;  // there is nothing to measure to: beyond any threshold
  bool looked_at = true;       // false: the figure is not of this subject
  bool operator==(const FigureValue&) const = default;
};
[[nodiscard]] inline FigureValue not_looked_at() { return {{}, 0, 0, false, false}; }
[[nodiscard]] inline FigureValue known_value(std::optional<double> value) {
  return {value, value.value_or(0), 1, false, true};
}
[[nodiscard]] FigureValue ratio_of(double part, double whole, double times = 1);  // no value for a whole of 0

enum class PeopleBase : std::uint8_t { kResidents, kRegistered };
enum class GapSeverity : std::uint8_t {
  kBreach,
  kConcern,
  kNotice
};  // rule broken; likely harm; worth knowing
// By what the answer is known. kFootprint: by where patients live, but recorded where declared areas are
// shown.
enum class GapCertainty : std::uint8_t { kRecorded, kMeasured, kModelled, kFootprint };

// With a threshold, a figure is a test of coverage: what lies strictly on its worse side fails. Things
// without a value neither pass nor fail.
struct GapRule {
  PeopleBase base = PeopleBase::kResidents;
  GapSeverity severity = GapSeverity::kConcern;
  GapCertainty certainty = GapCertainty::kMeasured;
  double standard = 0;  // threshold unless told otherwise; see standard_threshold
  double lowest = 0, highest = 1, step = 1;
  FigureText limit = {};             // the threshold with its unit: "{} minutes|{} minute", the second for 1
  FigureText finding = {};           // with {} for the threshold: "live more than {} minutes' walk from …"
  FigureText standard_finding = {};  // said instead at the standard threshold; empty: the same
  // A threshold that the data give; null: `standard`.
  double (*standard_of)(const FigureInput& input) = nullptr;
  // What lies behind the figure of one subject in words: the nearest thing and how far, the missing roles.
  std::string (*detail)(const FigureInput& input, std::uint32_t subject) = nullptr;
  // The thing that a distance is measured to; null: the figure is no distance.
  const std::optional<Nearest>& (*nearest)(const CoverageFacts& facts, std::uint32_t place) = nullptr;
  // Of a network: the places whose residents are affected; null: its registered patients are.
  const std::vector<SmallAreaIndex>& (*places)(const FigureInput& input, std::uint32_t subject) = nullptr;
};

// With classes, a figure of places is something that the map can be coloured by.
struct FigureClass {
  double from = 0;        // the least value; the first class takes all below the second
  std::uint8_t step = 0;  // 0-6 on the map's scale of colours
  bool hatched = false;
  FigureText label = {};
};
struct MapRule {
  std::span<const FigureClass> classes = {};
  FigureText high = {}, low = {};  // the ends of the order; empty: "highest", "lowest"
  bool falling = false;            // `high` is the end of the small values
  FigureText saying = {};          // with {} for the value
  FigureText unsaid = {};          // said of a place without a value
  FigureText missing = {};         // in the legend
  FigureText note = {};            // with {basis} and {day}
  bool counted = false;            // the legend counts the places in each class
};

// With a place in the comparison of networks: what stands beside them.
enum class Beside : std::uint8_t {
  kTogether,      // the whole area, all subjects together
  kMeanOfGroups,  // the mean of its networks: for counts
  kPatients,      // the mean over the networks' patients
};
struct CompareRule {
  Beside area = Beside::kTogether;
  FigureText title = {};  // empty: the figure's own
  std::string (*date)(const FigureInput& input, const Indicator& indicator) = nullptr;
  std::optional<double> (*england)(const FigureInput& input, const Indicator& indicator) = nullptr;
  bool england_is_middle = false;  // England's middle network
};

struct Indicator {
  std::string_view id = {};  // slug: "walk-any"
  FigureText title = {};
  FigureLevel level = FigureLevel::kPlace;
  AddsUp adds_up = AddsUp::kMean;
  Needs needs = Needs::kDataset;  // tests need coverage too
  FigureText unit = {};           // "minutes", "metres", "%", "networks"; empty where the title says it
  int places = 0;                 // decimal places of values and thresholds
  bool fractions = false;         // values are no whole numbers, whatever the threshold
  bool percent = false;           // values are fractions, shown as percentages
  bool of_people = false;         // part and whole count people: small ones are withheld
  double times = 1;               // of a ratio: 10,000 for "each 10,000 patients"
  Side worse = Side::kAbove;
  std::string_view glossary = {};
  std::string_view provenance = {};
  FigureValue (*of)(const FigureInput& input, const Indicator& indicator, std::uint32_t subject) = nullptr;
  // Why there is no figure on the day, as a sentence: "Not in the data: network staff."; empty: there is.
  // Null: always there.
  std::string (*missing)(const FigureInput& input) = nullptr;
  std::string (*named)(const FigureInput& input, const Indicator& indicator) = nullptr;  // null: title
  // What `of` is to count, where several figures share it: five-year age bands, a register's code.
  int first = 0, last = 0;
  std::string_view code = {};
  FigureText what = {};  // what it is and why it matters
  FigureText caution = {};
  std::optional<GapRule> gap = {};
  std::optional<MapRule> map = {};
  std::optional<CompareRule> compare = {};
};

// All figures, in a fixed order: tests of coverage first.
[[nodiscard]] std::span<const Indicator> indicators();
[[nodiscard]] std::span<const Indicator> gap_tests();  // those with a threshold
[[nodiscard]] const Indicator* find_indicator(std::string_view id);
[[nodiscard]] const Indicator* find_gap_test(std::string_view id);
// One more figure, after those of its kind. Before anything is shown: it moves the others. Its texts must
// last.
void add_indicator(const Indicator& indicator);

// The figure of one subject; what needs facts that are not there is not looked at.
[[nodiscard]] FigureValue figure_at(const FigureInput& input, const Indicator& indicator,
                                    std::uint32_t subject);
// How many subjects there are at the level.
[[nodiscard]] std::size_t subjects_of(const FigureInput& input, FigureLevel level);
[[nodiscard]] bool can_tell(const FigureInput& input,
                            const Indicator& indicator);  // whether it has what it needs

}  // namespace pcn
