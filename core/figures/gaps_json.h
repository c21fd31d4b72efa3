#pragma once

#include <optional>
#include <string>

#include "core/coverage/coverage_run.h"
#include "core/figures/gap_tests.h"

namespace pcn {

// What `pcn gaps` was asked.
struct GapsRequest {
  std::string test;                 // id; empty: all tests, ranked by people affected
  std::optional<double> threshold;  // of that test; empty: its standard
  PeopleFilter filter;
  bool rows = true;  // also what fails, one by one
  std::string plan;  // the moves that the memberships were changed by; empty: as published
};

// One line of JSON: the area, the day, the footprint rule with its method, the filter, each test with its
// figures, and (for all tests) the matrix of tests by networks and boroughs. Counts of 1 to 4 people, and
// those that would give such a count away, are null with "people_shown" in words. The test must be known.
// Same input, same bytes.
[[nodiscard]] std::string gaps_json(const Dataset& data, const CoverageRun& run, const GapsRequest& request);

// The same figures for people, as plain text: one sentence for each test, the ten largest rows of a single
// test.
[[nodiscard]] std::string gaps_text(const Dataset& data, const CoverageRun& run, const GapsRequest& request);

}  // namespace pcn
