#pragma once

#include <cstdint>
#include <vector>

#include "core/coverage/facts.h"

namespace pcn {

// Whose figures are counted. Places, practices and networks outside a filter are left out; people are counted
// only if of the age groups and deciles chosen. Registered patients are counted by the age bands of their
// practice (a practice without them by the area's) and, by decile, by where its patients live according to
// the flows.
struct PeopleFilter {
  DistrictIndex district;  // of the place, of the practice, or the network's own
  NetworkIndex network;    // leading a place, of the practice, or the network itself
  // Bit i: census age group i (0-15, 16-24, 25-34, 35-49, 50-64, 65 and over).
  std::uint8_t age_groups = 0x3F;
  std::uint8_t first_decile = 1;  // 1: most deprived
  std::uint8_t last_decile = 10;
  bool operator==(const PeopleFilter&) const = default;
};

// Counts people as a filter wants them. Made once for a run.
class PeopleCounter {
 public:
  PeopleCounter(const Dataset& data, const CoverageFacts& facts, const PeopleFilter& filter);

  // Residents of a place, 0 if the filter leaves the place out.
  [[nodiscard]] double residents(SmallAreaIndex place) const;
  // Residents of the age groups of a place in the deciles, wherever it is.
  [[nodiscard]] double residents_of_groups(SmallAreaIndex place) const;
  // Registered patients of a practice, 0 if the filter leaves it out.
  [[nodiscard]] double registered(PracticeIndex practice) const;
  // Registered patients of a network by the shares of its memberships, 0 if the filter leaves it out.
  [[nodiscard]] double registered(NetworkIndex network) const;
  [[nodiscard]] const Dataset& data() const { return data_; }
  // Whether a network passes the filters of district and network.
  [[nodiscard]] bool passes(NetworkIndex network) const;

 private:
  [[nodiscard]] double patients(PracticeIndex practice) const;

  const Dataset& data_;
  const CoverageFacts& facts_;
  PeopleFilter filter_;
  std::vector<double> age_share_;       // by practice
  std::vector<double> network_people_;  // by network, of the age groups and deciles
};

}  // namespace pcn
