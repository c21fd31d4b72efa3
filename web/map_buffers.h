#pragma once

#include <vector>

#include <GLES3/gl3.h>

#include "web/map_geometry.h"

namespace pcn {

// Meshes and layers on the graphics card. Nothing is freed: they live as long as the context. All belong to
// the current context; when it is lost they are to be forgotten (assigned {}).

// The corners 0 1 2, 2 1 3 of quads that stand one after another: shared by all lines.
struct QuadIndices {
  GLuint name = 0;
  std::size_t quads = 0;

  // At least so many; leaves the buffer bound to the current vertex array.
  void bind(std::size_t wanted);
};

struct FillBuffers {
  GLuint array = 0, vertices = 0, indices = 0;
  GLsizei count = 0;  // indices

  void upload(const FillMesh& mesh);
  void draw() const { draw(0, count); }
  // Some of the triangles: the indices from `begin` to `end`.
  void draw(GLsizei begin, GLsizei end) const;
};

// Each segment stands four times in the buffer, once for each corner of its quad. An instance for each
// segment would take a quarter of the memory, but drivers that draw in software begin anew for each instance.
struct LineBuffers {
  GLuint array = 0, corners = 0;
  GLsizei count = 0;  // indices

  void upload(const LineMesh& mesh, QuadIndices& quads);
  void draw() const;
};

// A texture that is drawn into, pixel by pixel as large as given.
struct Layer {
  GLuint framebuffer = 0, texture = 0;
  GLsizei width = 0, height = 0;

  // Binds it for drawing all over it. What it held is lost where the size changes. `format` is GL_RGBA8 or
  // GL_R16UI.
  void begin(GLsizei wanted_width, GLsizei wanted_height, GLenum format);
};

// For each slot where its indices begin, and at last where they end. Needs triangles in the order of slots.
[[nodiscard]] std::vector<GLsizei> triangles_by_slot(const FillMesh& mesh);

}  // namespace pcn
