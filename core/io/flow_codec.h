#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/io/json.h"
#include "core/model/dataset.h"

namespace pcn {

// Observed flows, sorted by practice (none last) and small area, as an object of three packed texts without
// differences: the number of places of each practice of the package and of none after them; each place as its
// distance from the one before of the same practice, less one (the first from -1); patients less one.
[[nodiscard]] Json encode_flows(const std::vector<ObservedFlow>& flows, std::size_t practices);

// What is wrong with stored flows: the member's name and a sentence.
struct FlowFault {
  std::string member;
  std::string detail;
};
// Fills `flows`; empty when all is well and within the numbers of practices and small areas.
[[nodiscard]] std::optional<FlowFault> decode_flows(const Json& json, std::size_t practices,
                                                    std::size_t small_areas,
                                                    std::vector<ObservedFlow>& flows);

}  // namespace pcn
