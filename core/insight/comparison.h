#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/footprint/footprint.h"
#include "core/model/dataset.h"

namespace pcn {

// One figure of every network of the area on a day.
struct ComparedMeasure {
  std::string id;          // slug: "registered", "aged-65", "prevalence-DM"
  std::string title;       // "Registered patients"
  std::string unit;        // "patients", "FTE per 10,000 registered patients"; empty for percentages
  std::string glossary;    // term's id, may be empty
  std::string provenance;  // group
  std::string date;        // in words
  int places = 0;          // decimal places; of percentages likewise
  bool percent = false;    // values are fractions
  bool modelled = false;
  std::vector<std::optional<double>> values;  // by Comparison::networks; empty: not in the data
  // Beside them: the whole area (all together; of counts the mean of its networks), and England where that is
  // in the data.
  std::optional<double> area = {};
  std::optional<double> england = {};
  bool area_is_mean = false;       // of the networks
  bool england_is_middle = false;  // the middle network of England
  bool operator==(const ComparedMeasure&) const = default;
};

struct Comparison {
  std::vector<NetworkIndex> networks;  // those of the area on the day, by code
  std::vector<ComparedMeasure> measures;
  [[nodiscard]] const ComparedMeasure* find(std::string_view id) const;
  // Position in networks; empty if it is not there.
  [[nodiscard]] std::optional<std::size_t> position(NetworkIndex network) const;
  bool operator==(const Comparison&) const = default;
};

// All measures. Flows and footprints may be null: the modelled measures are left out then. Staff are left out
// where the day is more than a year from the day of the staff figures.
[[nodiscard]] Comparison compare_networks(const Dataset& data, Date day, const NetworkFlows* flows,
                                          const Footprints* footprints);

// Where one network stands among all that have a value.
struct Standing {
  std::size_t rank = 0;  // 1 has the highest value; equals share a rank
  std::size_t of = 0;
  double lowest = 0, lower_quartile = 0, median = 0, upper_quartile = 0, highest = 0;
  bool operator==(const Standing&) const = default;
};
// Empty if the network has no value.
[[nodiscard]] std::optional<Standing> standing(const ComparedMeasure& measure, std::size_t position);

}  // namespace pcn
