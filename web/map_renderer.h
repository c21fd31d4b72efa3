#pragma once

#include <memory>

#include "web/renderer.h"

namespace pcn {

// The renderer for WebGL 2 (OpenGL ES 3): meshes stay on the graphics card, fills are looked up in a texture
// of a few kilobytes. Needs a current context and a Dear ImGui context.
[[nodiscard]] std::unique_ptr<Renderer> make_map_renderer();

}  // namespace pcn
