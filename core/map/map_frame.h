#pragma once

#include <vector>

#include "core/geo/coordinates.h"
#include "core/geo/topology.h"
#include "core/map/scene.h"
#include "core/state/app_state.h"

namespace pcn {

// A picture of the map: its size in pixels and where it looks.
struct MapFrame {
  Mercator centre;
  double metres_per_pixel = 1;  // of Web Mercator
  double zoom = 0;
  double width = 0;
  double height = 0;
};

// What of the selection should be in sight: the most particular thing chosen, a place or postcode before a
// practice, that before a network, that before the local authority in hand; no point without a selection that
// has a place.
[[nodiscard]] std::vector<Mercator> selection_points(const AppState& state, const Scene& scene);

// Looks where the state says, in the scale of the screen; without a position at what is selected, else at the
// whole area. Same bytes natively and as wasm.
[[nodiscard]] MapFrame frame_map(const AppState& state, const Scene& scene, const Topology& topology,
                                 double width, double height);

// How far in metres a border may be drawn from where it is at this scale (Web Mercator metres for a pixel),
// at most half a pixel: 0 (drawn as it is) below 80, then 25, and twice that for every doubling up to 200.
[[nodiscard]] double border_tolerance(double metres_per_pixel);

// Web Mercator metres for a pixel where the state looks; 0 where it has no position.
[[nodiscard]] double scale_of(const AppState& state);

// The length of a scale bar: the largest 1, 2 or 5 times a power of ten that is at most `longest`;
// 0 where there is none.
[[nodiscard]] double round_length(double longest);

}  // namespace pcn
