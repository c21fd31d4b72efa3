#pragma once

#include "core/footprint/footprint.h"

namespace pcn {

enum class Decay : std::uint8_t { kExponential, kPower };

struct GravityParameters {
  Decay decay = Decay::kExponential;
  double beta = 0;               // per metre (exponential) or exponent (power); 0: the documented default
  double tolerance = 0.0005;     // largest relative error of either margin
  int iterations = 200;
};

// The doubly constrained gravity model (Wilson 1971), balanced by iterative proportional fitting: rows meet residents
// scaled by the area's registration ratio, columns meet list sizes of the vintage nearest to the day. Small areas and
// practices beyond the edge take part, so that the edge is right. Practices without a point or with a special
// allocation list take no part.
[[nodiscard]] PatientFlows model_flows(const Dataset& data, Date day, const GravityParameters& parameters = {});

}  // namespace pcn
