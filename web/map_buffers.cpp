#include "web/map_buffers.h"

#include <cstddef>
#include <cstdint>

namespace pcn {
namespace {

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

template <class Item>
void fill_buffer(GLenum target, const std::vector<Item>& items) {
  glBufferData(target, static_cast<GLsizeiptr>(items.size() * sizeof(Item)), items.data(), GL_STATIC_DRAW);
}

}  // namespace

void QuadIndices::bind(std::size_t wanted) {
  if (name == 0) glGenBuffers(1, &name);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, name);
  if (wanted <= quads) return;
  quads = wanted;
  std::vector<std::uint32_t> corners;
  corners.reserve(quads * 6);
  for (std::uint32_t first = 0; first < quads * 4; first += 4) {
    for (const std::uint32_t corner : {0u, 1u, 2u, 2u, 1u, 3u}) corners.push_back(first + corner);
  }
  fill_buffer(GL_ELEMENT_ARRAY_BUFFER, corners);
}

void FillBuffers::upload(const FillMesh& mesh) {
  if (array == 0) {
    glGenVertexArrays(1, &array);
    glGenBuffers(1, &vertices);
    glGenBuffers(1, &indices);
  }
  glBindVertexArray(array);
  glBindBuffer(GL_ARRAY_BUFFER, vertices);
  fill_buffer(GL_ARRAY_BUFFER, mesh.vertices);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices);
  fill_buffer(GL_ELEMENT_ARRAY_BUFFER, mesh.triangles);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(MeshVertex), offset(0));
  glEnableVertexAttribArray(1);
  glVertexAttribIPointer(1, 1, GL_UNSIGNED_INT, sizeof(MeshVertex), offset(offsetof(MeshVertex, slot)));
  glBindVertexArray(0);
  count = static_cast<GLsizei>(mesh.triangles.size());
}

void FillBuffers::draw(GLsizei begin, GLsizei end) const {
  if (end <= begin) return;
  glBindVertexArray(array);
  glDrawElements(GL_TRIANGLES, end - begin, GL_UNSIGNED_INT,
                 offset(static_cast<std::size_t>(begin) * sizeof(std::uint32_t)));
}

void LineBuffers::upload(const LineMesh& mesh, QuadIndices& quads) {
  if (array == 0) {
    glGenVertexArrays(1, &array);
    glGenBuffers(1, &corners);
  }
  std::vector<LineSegment> repeated;
  repeated.reserve(mesh.size() * 4);
  for (const LineSegment& segment : mesh) repeated.insert(repeated.end(), 4, segment);
  glBindVertexArray(array);
  quads.bind(mesh.size());
  glBindBuffer(GL_ARRAY_BUFFER, corners);
  fill_buffer(GL_ARRAY_BUFFER, repeated);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, sizeof(LineSegment), offset(0));
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(1, 1, GL_FLOAT, GL_FALSE, sizeof(LineSegment), offset(offsetof(LineSegment, along)));
  glBindVertexArray(0);
  count = static_cast<GLsizei>(mesh.size() * 6);
}

void LineBuffers::draw() const {
  if (count == 0) return;
  glBindVertexArray(array);
  glDrawElements(GL_TRIANGLES, count, GL_UNSIGNED_INT, nullptr);
}

void Layer::begin(GLsizei wanted_width, GLsizei wanted_height, GLenum format) {
  if (framebuffer == 0) {
    glGenFramebuffers(1, &framebuffer);
    glGenTextures(1, &texture);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glViewport(0, 0, wanted_width, wanted_height);
  if (width == wanted_width && height == wanted_height) return;
  width = wanted_width;
  height = wanted_height;
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  const bool whole_numbers = format == GL_R16UI;
  glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(format), width, height, 0,
               whole_numbers ? GL_RED_INTEGER : GL_RGBA, whole_numbers ? GL_UNSIGNED_SHORT : GL_UNSIGNED_BYTE,
               nullptr);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
}

std::vector<GLsizei> triangles_by_slot(const FillMesh& mesh) {
  std::vector<GLsizei> begins;
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const std::size_t slot = mesh.vertices[mesh.triangles[i]].slot;
    while (begins.size() <= slot) begins.push_back(static_cast<GLsizei>(i));
  }
  begins.push_back(static_cast<GLsizei>(mesh.triangles.size()));
  return begins;
}

}  // namespace pcn
