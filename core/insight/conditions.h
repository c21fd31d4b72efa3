#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/insight/statistics.h"
#include "core/model/dataset.h"

namespace pcn {

// People on disease registers (QOF) as part of the list that the register counts against. Crude: older lists
// have more people with most conditions, whatever else is so.
struct Prevalence {
  std::uint16_t condition = 0;
  double patients = 0;
  double list = 0;            // of the condition's list type, not the whole list
  int practices = 0;          // members with a row
  int practices_without = 0;  // members without: not in the register data
  [[nodiscard]] std::optional<double> rate() const;
  [[nodiscard]] std::optional<Interval> interval() const { return wilson(patients, list); }  // 95 %
  bool operator==(const Prevalence&) const = default;
};

// By condition, of the network's members on the day; registers themselves are of Dataset::register_year.
[[nodiscard]] std::vector<Prevalence> network_prevalence(const Dataset& data, NetworkIndex network, Date day);
// Of all practices of the area that have registers, whatever became of them.
[[nodiscard]] std::vector<Prevalence> area_prevalence(const Dataset& data);

}  // namespace pcn
