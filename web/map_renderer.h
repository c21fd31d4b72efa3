#pragma once

#include <cstdint>
#include <memory>

#include "web/renderer.h"

namespace pcn {

// The renderer for WebGL 2 (OpenGL ES 3): meshes stay on the graphics card, fills are looked up in a texture
// of a few kilobytes. Needs a current context and a Dear ImGui context. On a lost surface nothing is made
// until Renderer::context_restored().
enum class Surface : std::uint8_t { kThere, kLost };
[[nodiscard]] std::unique_ptr<Renderer> make_map_renderer(Surface surface);

}  // namespace pcn
