#pragma once

#include "core/base/diagnostics.h"
#include "core/io/area_checker.h"
#include "core/model/dataset.h"

namespace pcn {

// The most vertices and holes of one polygon, and the most work of cutting all polygons of a package into
// triangles, which grows with the square of a polygon's vertices. Real packages stay below a twentieth of
// each.
inline constexpr std::size_t kMostVertices = 20'000;
inline constexpr std::size_t kMostHoles = 100;
inline constexpr double kMostTriangleWork = 5e8;

// Shapes that cannot be, or that no page could draw in bearable time: borders that cross or run along each
// other, borders far from where the people of their small area live, polygons with more than the limits
// above. Expects a topology whose rings close.
void check_shapes_possible(AreaChecker& check, const Dataset& data);

// Shapes that are hardly true: many small areas whose people live outside their borders.
[[nodiscard]] Diagnostics find_odd_shapes(const Dataset& data);

}  // namespace pcn
