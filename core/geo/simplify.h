#pragma once

#include "core/geo/polygon.h"
#include "core/geo/topology.h"

namespace pcn {

// Leaves out points so that every one of them stays within `tolerance` metres of the line that is left (D.
// Douglas and T. Peucker 1973). Both ends stay; a closed line keeps at least three different points if it has
// them.
[[nodiscard]] Polyline simplify(const Polyline& line, double tolerance);

// The same for all borders of a topology, each once, so that neighbours stay without gaps. Ends of arcs stay.
// Points are put back where leaving them out would let a border run over a point of another or would fold two
// borders into one: rings that did not cross do not cross after, no area vanishes, and inside stays inside.
[[nodiscard]] Topology simplify(const Topology& topology, double tolerance);

}  // namespace pcn
