#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/model/query.h"

namespace pcn {

// The size that networks were asked to have (founding guidance of 2019), in registered patients.
inline constexpr std::int64_t kLeastPatients = 30'000;
inline constexpr std::int64_t kMostPatients = 50'000;
inline constexpr std::int64_t kSubNeighbourhoodPatients = 100'000;

enum class SizeOutcome : std::uint8_t {
  kRuralException,  // below 30,000, most patients live in rural places: the commissioner may have allowed it
  kTooSmall,        // below 30,000 elsewhere, or where that is not known
  kWithin,          // 30,000 to 50,000, both included
  kAboveTarget,     // above 50,000: allowed
  kVeryLarge,       // above 100,000: usually organised in sub-neighbourhoods
};

[[nodiscard]] SizeOutcome size_outcome(RegisteredPatients patients, bool rural);

// Part of the network's registered patients, 0-1, who live in places classed as rural (2021): of those who
// were counted by small area, each practice (with those it took over) weighing as much as its list. Practices
// of which nobody was counted are left out; empty if none is left. No model decides about the size rule.
[[nodiscard]] std::optional<double> rural_part(const Dataset& data, const NetworkOnDay& network);
inline constexpr double kMostlyRural = 0.5;
// Empty without any list.
[[nodiscard]] std::optional<SizeOutcome> size_of(const Dataset& data, const NetworkOnDay& network);

[[nodiscard]] std::string_view size_words(SizeOutcome outcome);  // "within 30,000 to 50,000"

}  // namespace pcn
