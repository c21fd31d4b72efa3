#pragma once

#include <optional>

#include "core/geo/polygon.h"

namespace pcn {

// Where a label sits best: the inside point farthest from any border (the pole of inaccessibility).
struct LabelPoint {
  BritishGrid point;
  double clearance = 0;  // metres to the border
  bool operator==(const LabelPoint&) const = default;
};

// Found to within `precision` metres of the best clearance (of shapes so crooked that this would take
// seconds, a good one); between points as good as each other, the first found in a fixed order. Holes count
// as border. Empty for a shape without area. The idea, cells of a quadtree in the order of what they may
// hold, is that of V. Agafonkin's polylabel (2016).
[[nodiscard]] std::optional<LabelPoint> label_point(const MultiPolygon& shape, double precision = 10);

}  // namespace pcn
