#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/footprint/footprint.h"
#include "core/model/query.h"

namespace pcn {

enum class RuleVerdict : std::uint8_t {
  kMet,
  kAllowed,  // outside the aim, but the rules let it
  kNotMet,
  kCaution,  // points to a question, cannot decide it
  kNotInData,
  kForInformation,  // nothing that could be met or not
};
[[nodiscard]] std::string_view to_words(RuleVerdict verdict);

// One rule of the network contract with this network's result.
struct RuleResult {
  std::string_view id;  // "size", "contiguity", …
  std::string_view title;
  std::string_view rule;    // what it asks, one sentence
  std::string_view source;  // where the rule comes from
  RuleVerdict verdict = RuleVerdict::kNotInData;
  std::string result;      // one sentence with the figures and their date
  std::string provenance;  // group of the figures, empty if there are none
  bool operator==(const RuleResult&) const = default;
};

// All rules in a fixed order. Footprints may be null: what needs them is not in the data then.
[[nodiscard]] std::vector<RuleResult> rules_card(const Dataset& data, const NetworkOnDay& network, Date day,
                                                 const Footprints* footprints);

}  // namespace pcn
