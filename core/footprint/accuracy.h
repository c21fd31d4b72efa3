#pragma once

#include <string>
#include <vector>

#include "core/footprint/footprint.h"
#include "core/io/registration_file.h"

namespace pcn {

// One small area in which flows and a count are compared.
struct PlaceAccuracy {
  SmallAreaIndex place;
  double patients = 0;       // counted there, of the practices compared
  NetworkIndex counted;      // the leading network by the count; none: practices in no network lead
  NetworkIndex leading;      // by the flows
  double counted_share = 0;  // of `counted` in the count
  double share = 0;          // of the same network in the flows
  double leading_share = 0;  // of `leading` in the flows
  double right_cell = 0;     // patients that both place with the same practice
  bool operator==(const PlaceAccuracy&) const = default;
};

// How well flows agree with a count of the same practices. Shares are parts of 1. A practice's patients in
// the flows are scaled to its number in the count, so that days may differ; practices of the count that
// another one has taken over by the day of the flows are added to it; practices that only one of the two
// knows take no part.
struct FlowAccuracy {
  FootprintBasis basis = FootprintBasis::kModelled;
  Date date;                           // of the flows
  Date counted;                        // of the count
  std::size_t practices = 0;           // compared
  std::size_t practices_left_out = 0;  // of the count: not in the flows
  double patients = 0;                 // of the practices compared, wherever they live
  std::vector<PlaceAccuracy> places;   // of the area, with at least `least_patients` in the count; by index
  [[nodiscard]] double leading_agreement() const;       // places where both have the same leading network
  [[nodiscard]] double patients_in_right_cell() const;  // sum of right_cell over all patients of the places
  [[nodiscard]] double share_error() const;  // mean absolute difference of the leading network's share
  bool operator==(const FlowAccuracy&) const = default;
};

// Fewer patients than this say nothing of shares.
inline constexpr double kLeastCompared = 300;

[[nodiscard]] FlowAccuracy compare_with_count(const Dataset& data, const PatientFlows& flows, Date day,
                                              const Registrations& count,
                                              double least_patients = kLeastCompared);

// {"basis","places","leading_agreement","patients_in_right_cell","share_error", …} with a final line feed.
[[nodiscard]] std::string accuracy_json(const FlowAccuracy& accuracy);

// All bases of the Dataset's newest day against one count, in Markdown: how well each agrees, how often the
// leading network is right at each step of clarity (basis_words.h), and the places where the usual basis
// names another one.
[[nodiscard]] std::string accuracy_report(const Dataset& data, const Registrations& count);
// The same place by place, as CSV with codes.
[[nodiscard]] std::string accuracy_csv(const Dataset& data, const Registrations& count);
// A drawing (SVG): where the usual basis, or the model alone, names another leading network than the count.
[[nodiscard]] std::string accuracy_map(const Dataset& data, const Registrations& count);

// How well the model agrees with a count under several parameters, in Markdown; the default is marked.
[[nodiscard]] std::string fit_report(const Dataset& data, const Registrations& count);

// What accuracy_map shows of a place.
enum class AccuracyClass : std::uint8_t { kRight, kOnlyModelWrong, kWrong, kNotCompared };
// The drawing itself: a class and the leading network by the count for each small area of the area.
[[nodiscard]] std::string draw_accuracy(const Dataset& data, const std::vector<AccuracyClass>& classes,
                                        const std::vector<NetworkIndex>& leading, std::string_view counted,
                                        std::string_view basis);

}  // namespace pcn
