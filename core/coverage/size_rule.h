#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/population.h"

namespace pcn {

// The network contract aims at 30,000 to 50,000 registered patients. Fewer are meant for very rural places
// only; more are tolerated, and from about 100,000 a network usually works in smaller units.
inline constexpr std::int64_t kSizeLow = 30'000;
inline constexpr std::int64_t kSizeHigh = 50'000;
inline constexpr std::int64_t kSizeVeryHigh = 100'000;

enum class SizeRule : std::uint8_t { kBelow, kBelowAllowed, kWithin, kAbove, kFarAbove };

enum class Rurality : std::uint8_t { kUrban, kRural };

// Exactly 30,000 and exactly 50,000 are within; exactly 100,000 is above but not far above.
[[nodiscard]] SizeRule size_rule(RegisteredPatients patients, Rurality rurality);

[[nodiscard]] std::string_view to_slug(
    SizeRule rule);  // "below", "below-rural", "within", "above", "far-above"
[[nodiscard]] std::string_view short_words(SizeRule rule);  // for a table: "within 30,000–50,000"
// The result in one sentence with the number behind it.
[[nodiscard]] std::string sentence(SizeRule rule, RegisteredPatients patients);

}  // namespace pcn
