#include "core/geo/label_point.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <queue>
#include <vector>

#include "core/geo/polygon_ops.h"

namespace pcn {
namespace {

struct Cell {
  BritishGrid centre;
  double half;       // half of its side
  double clearance;  // of its centre: negative outside the shape
  double promise;    // no point of the cell has more
  std::size_t number;

  // The greatest promise first, then the oldest cell.
  bool operator<(const Cell& other) const {
    return promise != other.promise ? promise < other.promise : number > other.number;
  }
};

class Finder {
 public:
  Finder(const MultiPolygon& shape, double precision) : shape_(shape), precision_(precision) {}

  LabelPoint find() {
    const Bounds box = bounds(shape_);
    const double side =
        std::max(std::min(box.width(), box.height()), std::max(box.width(), box.height()) / 64);
    // Start from the centre of mass: often as good as any, and then few cells need a look.
    if (const auto middle = centroid(shape_)) consider(make(*middle, 0));
    for (double east = box.west; east < box.east; east += side) {
      for (double north = box.south; north < box.north; north += side) {
        queue_.push(make({east + side / 2, north + side / 2}, side / 2));
      }
    }
    // Crooked shapes can ask for a look at millions of cells; the best of the first is good enough then.
    constexpr std::size_t kMostWork = 20'000'000;  // edges looked at
    std::size_t edges = 1;
    for (const Polygon& polygon : shape_) {
      edges += polygon.outer.size();
      for (const Ring& hole : polygon.holes) edges += hole.size();
    }
    while (!queue_.empty() && next_ * edges < kMostWork) {
      const Cell cell = queue_.top();
      queue_.pop();
      consider(cell);
      if (cell.promise - best_.clearance <= precision_) break;  // and so for all that remain
      const double half = cell.half / 2;
      for (const double east : {-half, half}) {
        for (const double north : {-half, half}) {
          // The border is at most as much farther away as the centres are apart; a metre is for rounding.
          const double reach = std::abs(cell.clearance) + half * std::sqrt(2.0) + 1;
          const Cell part = make({cell.centre.east + east, cell.centre.north + north}, half, reach);
          if (part.promise - best_.clearance > precision_)
            queue_.push(part);
          else
            consider(part);
        }
      }
    }
    return best_;
  }

 private:
  Cell make(BritishGrid centre, double half, double reach = std::numeric_limits<double>::infinity()) {
    const double border = distance_to_border(centre, shape_, reach);
    const double clearance = contains(shape_, centre) ? border : -border;
    return {centre, half, clearance, clearance + half * std::sqrt(2.0), next_++};
  }
  void consider(const Cell& cell) {
    if (cell.clearance > best_.clearance) best_ = {cell.centre, cell.clearance};
  }

  const MultiPolygon& shape_;
  double precision_;
  LabelPoint best_;
  std::priority_queue<Cell> queue_;
  std::size_t next_ = 0;
};

}  // namespace

std::optional<LabelPoint> label_point(const MultiPolygon& shape, double precision) {
  if (!(area(shape) > 0)) return std::nullopt;
  const LabelPoint best = Finder(shape, std::max(precision, 0.01)).find();
  if (!(best.clearance > 0)) return std::nullopt;
  return best;
}

}  // namespace pcn
