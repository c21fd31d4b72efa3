#pragma once

#include <cstddef>
#include <cstdint>

namespace pcn {

// The meanings that a colour can have on the map and in charts. assets/theme.json gives each one, under the
// name without the k, a light and a dark colour; cmake/theme.cmake turns them into the CSS variables and the
// table of the canvas.
enum class Paint : std::uint8_t {
  kNothing,  // transparent
  kNoData,
  kNetwork0,
  kNetwork1,
  kNetwork2,
  kNetwork3,
  kNetwork4,
  kNetwork5,  // neighbours get different ones
  kScale0,
  kScale1,
  kScale2,
  kScale3,
  kScale4,
  kScale5,
  kScale6,  // one sequential scale, low to high
  kBelow,
  kBelowAllowed,
  kWithin,
  kAbove,
  kFarAbove,  // the size rule
  kGood,
  kCaution,
  kProblem,  // outcomes of tests
  kPractice,
  kPracticeSelected,
  kBranch,
  kFormerSite,
  kEnhancedAccess,
  kUrgentTreatment,
  kWalkIn,
  kOutOfHours,
  kPharmacy,
  kHospital,
  kOwnService,  // of a file that the reader opened
  kHere,        // the place that was looked up
  kWater,
  kPark,
  kRail,
  kLand,
  kCount,
};

inline constexpr std::size_t kNetworkColours = 6;
[[nodiscard]] constexpr Paint network_paint(std::size_t colour) {
  return static_cast<Paint>(static_cast<std::size_t>(Paint::kNetwork0) + colour);
}

}  // namespace pcn
