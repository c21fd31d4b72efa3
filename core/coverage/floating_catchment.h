#pragma once

#include <vector>

#include "core/geo/coordinates.h"
#include "core/model/ways.h"

namespace pcn {

// A point with an amount: people who need something, or what there is of it.
struct WeightedPoint {
  BritishGrid at;
  double amount = 0;
  bool operator==(const WeightedPoint&) const = default;
};

// Gaussian decay, exp(-d^2 / (2 sigma^2)), nothing beyond the catchment.
struct Catchment {
  double metres = 3000;
  double sigma = 988.5;  // the weight at 3,000 m is 0.01
  bool operator==(const Catchment&) const = default;
};

// Enhanced two-step floating catchment area method (Luo and Qi 2009): first each supply is divided by the
// weighted demand around it, then these ratios are summed, weighted, around each demand point. Luo and Qi
// weight three travel-time zones by a Gaussian; here the Gaussian is continuous. Returns supply per unit of
// demand for every demand point; 0 where no supply is within reach. Supply that no demand reaches is lost.
// The sum over demand points of ratio times demand is the reachable supply. Distances go by the crossings of
// wide rivers, and not across the sea (core/model/ways.h).
[[nodiscard]] std::vector<double> floating_catchment(const std::vector<WeightedPoint>& demand,
                                                     const std::vector<WeightedPoint>& supply,
                                                     const Ways& ways, const Catchment& catchment = {});

}  // namespace pcn
