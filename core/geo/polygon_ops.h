#pragma once

#include <limits>
#include <optional>

#include "core/geo/bounds.h"
#include "core/geo/polygon.h"

namespace pcn {

// Planar measures in grid metres. On the ground they differ by the grid's scale: at most 0.04 % in length and
// 0.08 % in area over Great Britain. Rings of fewer than three points have no area and contain nothing.

// Square metres: positive counter-clockwise, negative clockwise.
[[nodiscard]] double signed_area(const Ring& ring);
// Outer rings less their holes, whatever the rings' direction.
[[nodiscard]] double area(const Polygon& polygon);
[[nodiscard]] double area(const MultiPolygon& shape);

// Centre of mass; of a shape without area, the mean of its points; empty without any point.
[[nodiscard]] std::optional<BritishGrid> centroid(const Polygon& polygon);
[[nodiscard]] std::optional<BritishGrid> centroid(const MultiPolygon& shape);

[[nodiscard]] Bounds bounds(const Ring& ring);  // also of a Polyline
[[nodiscard]] Bounds bounds(const Polygon& polygon);
[[nodiscard]] Bounds bounds(const MultiPolygon& shape);

// Whether the point is inside (even-odd rule). A point on the border belongs to the side to the north of a
// level edge and to the east of any other, so that of areas which share borders exactly, exactly one contains
// it.
[[nodiscard]] bool contains(const Ring& ring, BritishGrid point);
[[nodiscard]] bool contains(const Polygon& polygon, BritishGrid point);
[[nodiscard]] bool contains(const MultiPolygon& shape, BritishGrid point);

// Makes outer rings counter-clockwise and holes clockwise, drops repeated points (the closing one too), and
// drops rings without area; an outer ring takes its holes with it.
void normalise(MultiPolygon& shape);

// Metres.
[[nodiscard]] double distance(BritishGrid a, BritishGrid b);
[[nodiscard]] double distance_to_segment(BritishGrid point, BritishGrid a, BritishGrid b);
[[nodiscard]] double distance_to_line(BritishGrid point, const Polyline& line);  // infinity for no points
// `least` if the border is farther away; the nearer that is to the answer, the sooner it is found.
[[nodiscard]] double distance_to_border(BritishGrid point, const MultiPolygon& shape,
                                        double least = std::numeric_limits<double>::infinity());
[[nodiscard]] double distance_to(BritishGrid point, const MultiPolygon& shape);  // 0 inside
[[nodiscard]] double length(const Polyline& line);
[[nodiscard]] double perimeter(const MultiPolygon& shape);  // outer rings and holes

// Whether two closed segments have a point in common.
[[nodiscard]] bool segments_meet(BritishGrid a, BritishGrid b, BritishGrid c, BritishGrid d);
// Whether no two edges of the ring meet but neighbours in their common point. O(n log n) for rings of real
// borders, O(n^2) at worst.
[[nodiscard]] bool is_simple(const Ring& ring);

}  // namespace pcn
