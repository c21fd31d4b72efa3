#pragma once

#include <string>

#include "core/figures/gap_tests.h"
#include "core/footprint/gravity.h"
#include "tests/support/ascii_area.h"

namespace pcn::testing {

// A Dataset with everything that follows from it on its newest day.
struct Coverage {
  explicit Coverage(Dataset made, std::string_view choice = "modelled:plurality")
      : data(std::move(made)),
        geometry(place_geometry(data)),
        flows(model_flows(data, data.newest)),
        networks(aggregate(data, flows, data.newest)),
        footprints(apply_rule(networks, *parse_footprint(choice))),
        facts(coverage_facts(data, geometry, flows, networks, footprints)) {}

  [[nodiscard]] GapResult run(std::string_view id, const PeopleFilter& filter = {}) const {
    const Indicator& test = *find_gap_test(id);
    return run_gap_test(data, facts, test, standard_threshold(test, data, facts), filter);
  }
  [[nodiscard]] GapResult run(std::string_view id, double threshold, const PeopleFilter& filter = {}) const {
    return run_gap_test(data, facts, *find_gap_test(id), threshold, filter);
  }
  // The failing places as letters, in alphabetical order.
  [[nodiscard]] std::string places(const GapResult& result) const {
    std::string letters;
    for (const GapRow& row : result.rows) letters += data.small_areas[row.subject].code.back();
    std::sort(letters.begin(), letters.end());
    return letters;
  }

  Dataset data;
  PlaceGeometry geometry;
  PatientFlows flows;
  NetworkFlows networks;
  Footprints footprints;
  CoverageFacts facts;
};

}  // namespace pcn::testing
