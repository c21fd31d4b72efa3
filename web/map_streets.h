#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/map/street_names.h"
#include "web/map_lines.h"
#include "web/renderer.h"

namespace pcn {

// Streets on the graphics card: of some ten thousand only those in sight, so that a picture takes no longer
// in a large area than in a small one.
class StreetLayer {
 public:
  // Keeps looking at the streets of the geometry.
  void set(const MapGeometry& geometry) { streets_ = &geometry.streets; }
  // Draws what is on a target of this view, by a line program that is in use.
  void draw(const MapView& map, const Target& target, const LineProgram& lines, QuadIndices& quads);

 private:
  const MapStreets* streets_ = nullptr;
  std::array<LineBuffers, kStreetGroups> buffers_;
};

}  // namespace pcn
