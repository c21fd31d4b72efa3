#pragma once

namespace pcn {

// Walking is estimated, not routed: straight-line metres times a detour factor at an even pace. Network
// distances in towns are about 1.2 times the straight line (Newell 1980; 1.21 to 1.23 near stations:
// O'Sullivan and Morrall 1996); 1.3 leaves room for rivers, railways and parks. The pace is 4.8 km/h.
inline constexpr double kDetourFactor = 1.3;
inline constexpr double kMetresPerMinute = 80;

[[nodiscard]] constexpr double walking_minutes(double straight_metres) {
  return straight_metres * kDetourFactor / kMetresPerMinute;
}
[[nodiscard]] constexpr double straight_metres(double minutes) {
  return minutes * kMetresPerMinute / kDetourFactor;
}

}  // namespace pcn
