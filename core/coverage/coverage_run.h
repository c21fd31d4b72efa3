#pragma once

#include "core/coverage/facts.h"

namespace pcn {

// The whole chain from a Dataset to what the gap tests need. Kept by value; each step can also be made on its
// own.
struct CoverageRun {
  PlaceGeometry geometry;
  PatientFlows flows;
  NetworkFlows networks;
  Footprints footprints;
  CoverageFacts facts;
  bool operator==(const CoverageRun&) const = default;
};
// Observed flows where the choice asks for them and the data have them, else modelled ones.
[[nodiscard]] CoverageRun run_coverage(const Dataset& data, Date day, const FootprintChoice& choice,
                                       std::span<const ToldService> services = {});

}  // namespace pcn
