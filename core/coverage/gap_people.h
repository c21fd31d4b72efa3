#pragma once

#include "core/coverage/gap_tests.h"
#include "core/coverage/gap_values.h"

namespace pcn {

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

// People that a subject of the test stands for, as the counter wants them; those of a footprint in pieces are
// the residents of its detached parts.
[[nodiscard]] double people_of(const GapTest& test, const GapValue& entry, const CoverageFacts& facts,
                               const PeopleCounter& counter);

}  // namespace pcn
