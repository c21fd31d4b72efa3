#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/map/scene.h"
#include "web/map_geometry.h"
#include "web/ui/camera.h"

struct ImDrawData;

namespace pcn {

// Where and how the map is drawn in one frame.
struct MapView {
  ui::ScreenRect viewport;  // of the canvas, CSS pixels
  // So far from it lies a second map of the same ground, as large as the first; nought: there is none.
  ui::ScreenPoint second{0, 0};
  double canvas_width = 1;
  double canvas_height = 1;
  double pixel_ratio = 1;
  Mercator centre;
  double metres_per_pixel = 100;  // CSS pixels
  double zoom = 10;
  std::int64_t highlighted = -1;  // small area under the pointer
  bool dark = false;
  bool parks = true, water = true, rail = true, streets = true;
  [[nodiscard]] std::size_t maps() const { return second.x == 0 && second.y == 0 ? 1 : 2; }
  bool operator==(const MapView&) const = default;
};

// The seam to the graphics card. Tests record the calls; map_renderer.cpp draws with WebGL 2.
class Renderer {
 public:
  virtual ~Renderer() = default;
  // Whether the graphics card takes the shaders. Waits for it to have compiled them, so it is asked late.
  virtual bool works() = 0;
  // The three parts of a map; each keeps what it was given until the next call. The geometry, whose streets
  // are looked at and not kept, is that of both maps, fills and outlines are those of the first (0) or second
  // (1).
  virtual void set_geometry(const MapGeometry& geometry) = 0;
  virtual void set_fills(const std::vector<AreaFill>& fills, std::size_t map) = 0;
  virtual void set_outlines(const std::vector<Outline>& outlines, Mercator origin, std::size_t map) = 0;
  // One frame: a canvas in the colour of panels, the map (null: none yet), and over it what Dear ImGui drew.
  // One that would look like the frame before is not drawn: that stays on the canvas.
  virtual void draw(const MapView* map, bool dark, ImDrawData& ui) = 0;
  // The next frame is drawn whatever it looks like.
  virtual void forget_frame() = 0;
  // The context is gone, or there again; after that, everything must be given anew.
  virtual void context_lost() = 0;
  virtual bool context_restored() = 0;
};

}  // namespace pcn
