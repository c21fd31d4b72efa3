#pragma once

#include <cstdint>

#include <GLES3/gl3.h>

struct ImDrawData;
struct ImTextureData;

namespace pcn {

// A number for how a frame looks, other than 0: two frames with the same one look the same, but for one
// chance in 10^19. 0 while textures wait to be sent.
[[nodiscard]] std::uint64_t fingerprint(const ImDrawData& ui);

// Asks for a program without waiting for it: several are made side by side.
[[nodiscard]] GLuint link_program(const char* vertex, const char* fragment);
// Waits; false when it does not compile or link.
[[nodiscard]] bool linked(GLuint program);

// Draws what Dear ImGui drew, with WebGL 2. It asks the context for nothing, since every question waits for
// the graphics process; so it leaves blending and clipping switched on and its own program in use.
class UiRenderer {
 public:
  // With a current context and a Dear ImGui context.
  void make();
  // Waits; false when the shader does not compile. Asked before drawing.
  [[nodiscard]] bool works();
  void draw(const ImDrawData& ui);
  // After the context was lost: Dear ImGui makes its textures anew.
  void forget();

 private:
  static void update(ImTextureData& texture);

  GLuint program_ = 0, array_ = 0, vertices_ = 0, indices_ = 0;
  GLint to_clip_ = 0;
};

}  // namespace pcn
