#include "core/coverage/coverage_run.h"

#include "core/footprint/carried.h"

namespace pcn {

CoverageRun run_coverage(const Dataset& data, Date day, const FootprintChoice& choice,
                         std::span<const ToldService> services) {
  CoverageRun run;
  run.geometry = place_geometry(data);
  run.flows = flows_for(data, day, choice);
  run.networks = aggregate(data, run.flows, day);
  run.footprints = apply_rule(run.networks, choice);
  run.facts = coverage_facts(data, run.geometry, run.flows, run.networks, run.footprints, services);
  return run;
}

}  // namespace pcn
