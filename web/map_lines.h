#pragma once

#include <cstdint>

#include <GLES3/gl3.h>

#include "theme_tokens.h"
#include "web/map_buffers.h"

namespace pcn {

// A rectangle to draw the map into, and how metres from the origin of its geometry become device pixels of
// it.
struct Target {
  double width = 1, height = 1;  // device pixels
  double left = 0, top = 0;      // of the geometry's origin
  double scale = 1;              // device pixels per metre
};

// A channel as shaders count it.
[[nodiscard]] inline float part(std::uint8_t channel) { return static_cast<float>(channel) / 255; }

struct LineLook {
  theme::Rgba colour;
  double width = 1;  // CSS pixels
  bool round_ends = false;
  double dash = 0, gap = 0;
};

// Lines as triangles with smooth edges.
class LineProgram {
 public:
  void make();
  // Waits for the graphics card, as UiRenderer::works does.
  [[nodiscard]] bool works() const;
  // For what is drawn from now on.
  void use(const Target& target) const;
  // `ratio`: device pixels for a CSS pixel.
  void draw(const LineBuffers& lines, double ratio, const LineLook& look) const;

 private:
  GLuint program_ = 0;
};

}  // namespace pcn
