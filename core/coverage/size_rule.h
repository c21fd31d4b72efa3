#pragma once

#include <cstdint>
#include <string_view>

#include "core/model/population.h"

namespace pcn {

// The size that networks were asked to have (founding guidance of 2019), in registered patients.
inline constexpr std::int64_t kLeastPatients = 30'000;
inline constexpr std::int64_t kMostPatients = 50'000;
inline constexpr std::int64_t kSubNeighbourhoodPatients = 100'000;

enum class SizeOutcome : std::uint8_t {
  kRuralException,  // below 30,000 where most residents live in rural places: allowed
  kTooSmall,        // below 30,000 elsewhere: a breach
  kWithin,          // 30,000 to 50,000, both included
  kAboveTarget,     // above 50,000: allowed
  kVeryLarge,       // above 100,000: usually organised in sub-neighbourhoods
};

[[nodiscard]] SizeOutcome size_outcome(RegisteredPatients patients, bool rural);
[[nodiscard]] std::string_view size_words(SizeOutcome outcome);  // "within 30,000 to 50,000"

}  // namespace pcn
