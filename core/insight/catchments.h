#pragma once

#include <vector>

#include "core/footprint/footprint.h"

namespace pcn {

// Where the patients of a practice or a network live, in flows of any basis. People whose place is not known
// (no postcode, an ended one, an unknown code) are told apart and count for none of the others.
struct Reach {
  double patients = 0;
  double place_unknown = 0;
  double outside_authority = 0;  // beyond the local authority of the practice or network, or beyond the area
  double outside_footprint = 0;  // beyond the network's footprint under the rule that is shown
  double beyond_area = 0;        // beyond the area of the package
  [[nodiscard]] double known() const { return patients - place_unknown; }
  // Of those whose place is known; 0 where it is of nobody.
  [[nodiscard]] double share(double part) const { return known() > 0 ? part / known() : 0; }
  bool operator==(const Reach&) const = default;
};

// By practice of the data; practices without patients in the flows have zeros. The footprint is that of the
// practice's first network by `networks_of` (by practice); for a practice in none, all places are outside.
[[nodiscard]] std::vector<Reach> practice_reaches(const Dataset& data, const PatientFlows& flows,
                                                  const Footprints& footprints,
                                                  const std::vector<std::vector<NetworkIndex>>& networks_of);

// The same for a network: its members' patients by their shares of membership on the day of the footprints.
[[nodiscard]] Reach network_reach(const Dataset& data, const PatientFlows& flows,
                                  const Footprints& footprints, NetworkIndex network);

// The small areas of the area where a practice's patients live, by falling patients; ties: lower index.
[[nodiscard]] std::vector<PlacePatients> catchment_of(const PatientFlows& flows, PracticeIndex practice,
                                                      std::size_t inner_small_areas);

// Small areas in which two networks both have at least a share of the registered people.
struct NetworkOverlap {
  NetworkIndex other;
  std::size_t places = 0;
  Residents residents;
  double patients = 0;        // of the network
  double other_patients = 0;  // of the other
  bool operator==(const NetworkOverlap&) const = default;
};
// The overlaps of a network with all others, by falling residents (ties: lower code). `least_share` from 0
// to 1.
[[nodiscard]] std::vector<NetworkOverlap> overlaps_of(const Dataset& data, const NetworkFlows& flows,
                                                      NetworkIndex network, double least_share);

}  // namespace pcn
