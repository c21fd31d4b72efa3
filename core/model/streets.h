#pragma once

#include <cstdint>
#include <string>

#include "core/geo/polygon.h"

namespace pcn {

// How a street is drawn: 0 motorway, 1 A road, 2 B road, 3 minor road, 4 local.
inline constexpr std::uint8_t kStreetKinds = 5;

// A stretch of a street between places where its name or kind changes, to orient oneself by; no figure rests
// on it.
struct Street {
  std::uint8_t kind = kStreetKinds - 1;
  std::string name;  // "Camberwell Road", of roads without a name their number; empty: neither
  Polyline line;     // two points or more
  bool operator==(const Street&) const = default;
};

// The group of provenance that a package with streets has, also where the streets themselves come later.
inline constexpr const char* kStreetsGroup = "streets";

}  // namespace pcn
