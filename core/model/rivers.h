#pragma once

#include <cstdint>
#include <string>

#include "core/geo/polygon.h"

namespace pcn {

// Water that parts the land. A river: nobody walks across it but by its crossings; a line within the water,
// from one end of what is a barrier to the other. The sea round an island that no bridge reaches: a line
// round the island, closed, without crossings.
struct River {
  std::string name;  // "River Thames"; of the island: "Tresco"
  Polyline course;
  bool sea = false;
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
