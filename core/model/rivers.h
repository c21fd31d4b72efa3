#pragma once

#include <cstdint>
#include <string>

#include "core/geo/polygon.h"

namespace pcn {

// A river that parts the land: nobody walks across it but by its crossings. A line within the water, from one
// end of what is a barrier to the other.
struct River {
  std::string name;
  Polyline course;
  bool operator==(const River&) const = default;
};
// Where people on foot get across a river every day.
struct RiverCrossing {
  std::uint16_t river = 0;  // index into Dataset::rivers
  std::string name;         // "Tower Bridge"
  std::string kind;         // "bridge", "footbridge", "foot tunnel", "ferry"
  BritishGrid at;
  bool operator==(const RiverCrossing&) const = default;
};

}  // namespace pcn
