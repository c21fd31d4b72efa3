#pragma once

#include <vector>

#include "core/geo/bounds.h"
#include "core/geo/polygon.h"

namespace pcn {

// The part of a ring inside a box (Sutherland and Hodgman 1974): for drawing, as pieces that the box parts
// stay joined along its edge. Empty when nothing is inside.
[[nodiscard]] Ring clip_ring(const Ring& ring, const Bounds& box);

// The parts of a line inside a box.
[[nodiscard]] std::vector<Polyline> clip_line(const Polyline& line, const Bounds& box);

}  // namespace pcn
