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

// One subject; empty if the test does not look at it.
[[nodiscard]] std::optional<GapValue> gap_value(const Dataset& data, const CoverageFacts& facts,
                                                const GapTest& test, std::uint32_t subject);

// Whether the value lies on the wrong side of the threshold. Nothing to measure to fails every "above",
// unknown never fails.
[[nodiscard]] bool gap_fails(const GapTest& test, const GapValue& value, double threshold);

// What a test looks at, in the order of the subjects. Subjects with neither a value nor `nothing_there` are
// unknown.
[[nodiscard]] std::vector<GapValue> gap_values(const Dataset& data, const CoverageFacts& facts,
                                               const GapTest& test);

// What the data lack for the test, as the end of "Not in the data: …"; empty if nothing.
// Why the test cannot be made on the day although the data hold what it needs: "Network staff are not known
// on …"; empty if it can.
[[nodiscard]] std::string not_known_for(const Dataset& data, const CoverageFacts& facts, const GapTest& test);
[[nodiscard]] std::string missing_for(const Dataset& data, const CoverageFacts& facts, const GapTest& test);

}  // namespace pcn
