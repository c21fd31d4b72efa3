#pragma once

#include "core/coverage/facts.h"

namespace pcn {

// Parts of coverage_facts; each fills its own members of `facts.places`, the practices of `facts` being
// there.
void add_place_shares(CoverageFacts& facts, const Dataset& data, const PatientFlows& flows);
void add_place_distances(CoverageFacts& facts, const Dataset& data);
void add_place_access(CoverageFacts& facts, const Dataset& data);

}  // namespace pcn
