#include "web/ui_renderer.h"

#include <cstddef>
#include <cstring>

#include "imgui.h"
#include "web/map_shaders.h"

namespace pcn {
namespace {

GLuint compile(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

GLuint name_of(ImTextureID texture) { return static_cast<GLuint>(texture); }

void release(ImTextureData& texture) {
  texture.SetTexID(ImTextureID_Invalid);
  texture.SetStatus(ImTextureStatus_Destroyed);
}

// Takes bytes in words of eight, each mixed in by multiplicative hashing (D. Knuth, The Art of Computer
// Programming 3, 6.4).
class Fingerprint {
 public:
  void add(const void* bytes, std::size_t size) {
    const auto* at = static_cast<const unsigned char*>(bytes);
    for (std::uint64_t word = 0; size > 0; word = 0) {
      const std::size_t taken = size < sizeof word ? size : sizeof word;
      std::memcpy(&word, at, taken);
      value_ = (value_ ^ word) * 0x9E3779B97F4A7C15u;
      value_ ^= value_ >> 32;
      at += taken;
      size -= taken;
    }
  }
  template <class Item>
  void add(const ImVector<Item>& items) {
    add(items.Data, static_cast<std::size_t>(items.size_in_bytes()));
  }
  [[nodiscard]] std::uint64_t value() const { return value_ == 0 ? 1 : value_; }

 private:
  std::uint64_t value_ = 1;
};

}  // namespace

std::uint64_t fingerprint(const ImDrawData& ui) {
  if (ui.Textures != nullptr) {
    for (const ImTextureData* texture : *ui.Textures) {
      if (texture->Status != ImTextureStatus_OK) return 0;
    }
  }
  Fingerprint sum;
  sum.add(&ui.DisplaySize, sizeof ui.DisplaySize);
  sum.add(&ui.FramebufferScale, sizeof ui.FramebufferScale);
  for (const ImDrawList* list : ui.CmdLists) {
    sum.add(list->VtxBuffer);
    sum.add(list->IdxBuffer);
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const std::uint64_t texture = command.GetTexID();
      sum.add(&command.ClipRect, sizeof command.ClipRect);
      sum.add(&texture, sizeof texture);
      sum.add(&command.ElemCount, sizeof command.ElemCount);
    }
  }
  return sum.value();
}

GLuint link_program(const char* vertex, const char* fragment) {
  const GLuint program = glCreateProgram();
  const GLuint shaders[] = {compile(GL_VERTEX_SHADER, vertex), compile(GL_FRAGMENT_SHADER, fragment)};
  for (const GLuint shader : shaders) glAttachShader(program, shader);
  glLinkProgram(program);
  for (const GLuint shader : shaders) glDeleteShader(shader);
  return program;
}

bool linked(GLuint program) {
  GLint status = 0;
  glGetProgramiv(program, GL_LINK_STATUS, &status);
  return status != 0;
}

void UiRenderer::make() {
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  program_ = link_program(shaders::kUiVertex, shaders::kUiFragment);
  glGenVertexArrays(1, &array_);
  glGenBuffers(1, &vertices_);
  glGenBuffers(1, &indices_);
  glBindVertexArray(array_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
  for (GLuint attribute = 0; attribute < 3; ++attribute) glEnableVertexAttribArray(attribute);
  constexpr GLsizei kStride = sizeof(ImDrawVert);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride, offset(offsetof(ImDrawVert, col)));
  glBindVertexArray(0);
}

bool UiRenderer::works() {
  if (!linked(program_)) return false;
  to_clip_ = glGetUniformLocation(program_, "to_clip");
  return true;
}

void UiRenderer::draw(const ImDrawData& ui) {
  if (ui.Textures != nullptr) {
    for (ImTextureData* texture : *ui.Textures) update(*texture);
  }
  const ImVec2 scale = ui.FramebufferScale;
  const float height = ui.DisplaySize.y * scale.y;
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  glDisable(GL_CULL_FACE);
  glDisable(GL_DEPTH_TEST);
  glEnable(GL_SCISSOR_TEST);
  glUseProgram(program_);
  glUniform4f(to_clip_, 2 / ui.DisplaySize.x, -2 / ui.DisplaySize.y, -1, 1);
  glActiveTexture(GL_TEXTURE0);
  glBindVertexArray(array_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  for (const ImDrawList* list : ui.CmdLists) {
    glBufferData(GL_ARRAY_BUFFER, list->VtxBuffer.size_in_bytes(), list->VtxBuffer.Data, GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, list->IdxBuffer.size_in_bytes(), list->IdxBuffer.Data,
                 GL_STREAM_DRAW);
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const float left = command.ClipRect.x * scale.x, right = command.ClipRect.z * scale.x;
      const float top = command.ClipRect.y * scale.y, bottom = command.ClipRect.w * scale.y;
      if (command.UserCallback != nullptr || right <= left || bottom <= top) continue;
      glScissor(static_cast<GLint>(left), static_cast<GLint>(height - bottom),
                static_cast<GLsizei>(right - left), static_cast<GLsizei>(bottom - top));
      glBindTexture(GL_TEXTURE_2D, name_of(command.GetTexID()));
      static_assert(sizeof(ImDrawIdx) == 2);
      glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_SHORT,
                     offset(command.IdxOffset * sizeof(ImDrawIdx)));
    }
  }
  glBindVertexArray(0);
  glDisable(GL_SCISSOR_TEST);
}

void UiRenderer::update(ImTextureData& texture) {
  if (texture.Status == ImTextureStatus_WantCreate) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, texture.Width, texture.Height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 texture.GetPixels());
    texture.SetTexID(name);
    texture.SetStatus(ImTextureStatus_OK);
  } else if (texture.Status == ImTextureStatus_WantUpdates) {
    glBindTexture(GL_TEXTURE_2D, name_of(texture.TexID));
    glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
    for (const ImTextureRect& r : texture.Updates) {
      glTexSubImage2D(GL_TEXTURE_2D, 0, r.x, r.y, r.w, r.h, GL_RGBA, GL_UNSIGNED_BYTE,
                      texture.GetPixelsAt(r.x, r.y));
    }
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    texture.SetStatus(ImTextureStatus_OK);
  } else if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) {
    const GLuint name = name_of(texture.TexID);
    glDeleteTextures(1, &name);
    release(texture);
  }
}

void UiRenderer::forget() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) release(*texture);
}

}  // namespace pcn
