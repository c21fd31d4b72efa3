#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/geo/polygon.h"
#include "core/geo/topology.h"

namespace pcn {

using Arc = std::vector<GridPoint>;

// Twice the area of the triangle a, b, c, exact within kGridLimit: positive if c lies to the left of a to b.
[[nodiscard]] constexpr std::int64_t exact_turn(GridPoint a, GridPoint b, GridPoint c) {
  return (std::int64_t{b.east} - a.east) * (std::int64_t{c.north} - a.north) -
         (std::int64_t{b.north} - a.north) * (std::int64_t{c.east} - a.east);
}

// Twice the signed area of a ring (with or without its first point repeated), exact within kGridLimit for
// rings of up to 100,000 points.
[[nodiscard]] std::int64_t doubled_area(std::span<const GridPoint> ring);

// The points of a ring of arcs, without the repeated last one.
[[nodiscard]] std::vector<GridPoint> ring_points(const std::vector<Arc>& arcs, const ArcRing& ring);
[[nodiscard]] Ring to_ring(std::span<const GridPoint> points);

// Closes directed arcs that have the inside on their left into polygons. At a point where the border passes
// more than once it keeps to the left, and rings are cut where they return to a point, so that no ring
// touches itself: pieces that meet in a point come apart, and a hole that touches its outer ring is a hole.
// At every point as many arcs must end as begin. Pieces by falling area, then by their western, then southern
// end.
[[nodiscard]] std::vector<ArcPolygon> assemble_polygons(const std::vector<Arc>& arcs,
                                                        std::vector<ArcUse> uses);

}  // namespace pcn
