#include "core/map/borders.h"

#include "core/geo/simplify.h"
#include "core/map/map_frame.h"

namespace pcn {

bool BorderScale::set(double metres_per_pixel) {
  metres_per_pixel_ = metres_per_pixel;
  const double before = std::exchange(tolerance_, border_tolerance(metres_per_pixel));
  return tolerance_ != before;
}

const Topology& BorderScale::of(const Topology& exact) {
  if (tolerance_ <= 0) return exact;
  for (const auto& [tolerance, topology] : simplified_) {
    if (tolerance == tolerance_) return topology;
  }
  simplified_.emplace_back(tolerance_, simplify(exact, tolerance_));
  return simplified_.back().second;
}

}  // namespace pcn
