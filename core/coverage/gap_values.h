#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/coverage/gap_tests.h"

namespace pcn {

// One subject that a test looks at.
struct GapValue {
  std::uint32_t subject = 0;
  NetworkIndex network;
  std::optional<double> value;
  bool nothing_there =
      false;  // no value because there is nothing to measure to: counts as beyond any threshold
  bool operator==(const GapValue&) const = default;
};

// What a test looks at, in the order of the subjects. Subjects with neither a value nor `nothing_there` are
// unknown.
[[nodiscard]] std::vector<GapValue> gap_values(const Dataset& data, const CoverageFacts& facts,
                                               const GapTest& test);

// What the data lack for the test, as the end of "Not in the data: …"; empty if nothing.
[[nodiscard]] std::string missing_for(const Dataset& data, const CoverageFacts& facts, const GapTest& test);

}  // namespace pcn
