#pragma once

#include <cstdint>
#include <optional>

#include "core/geo/topology.h"

namespace pcn {

// Two borders that cross, touch or run along each other: borders of a topology meet in the ends of their arcs
// and nowhere else.
struct BorderFault {
  std::uint32_t arc = 0;
  std::uint32_t other = 0;  // the same for an arc that meets itself
  GridPoint near;           // an end of one of the two edges
  // The search was given up: so many edges lie so close together that no real border is like it.
  bool tangled = false;
  bool operator==(const BorderFault&) const = default;
};

// The first fault that is found, or none. Exact: positions are whole metres within kGridLimit. Takes time in
// proportion to the number of edges where they are spread as real borders are, and gives up (`tangled`)
// before it takes more than some hundred times that.
[[nodiscard]] std::optional<BorderFault> find_border_fault(const Topology& topology);

}  // namespace pcn
