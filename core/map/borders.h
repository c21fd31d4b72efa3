#pragma once

#include <utility>
#include <vector>

#include "core/geo/topology.h"

namespace pcn {

// Borders for the scale at which a map is drawn, each simplification made once.
class BorderScale {
 public:
  // Web Mercator metres for a pixel; 0, as at first: nothing is left out. True when other borders are to be
  // drawn than before.
  bool set(double metres_per_pixel);
  [[nodiscard]] double metres_per_pixel() const { return metres_per_pixel_; }
  // The topology, or it without what cannot be seen at the scale (border_tolerance). It must be the same at
  // every call.
  [[nodiscard]] const Topology& of(const Topology& exact);

 private:
  double metres_per_pixel_ = 0;
  double tolerance_ = 0;
  std::vector<std::pair<double, Topology>> simplified_;  // those asked for so far
};

}  // namespace pcn
