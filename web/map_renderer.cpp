#include "web/map_renderer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include <GLES3/gl3.h>

#include "core/view/palette.h"
#include "imgui.h"
#include "theme_tokens.h"
#include "web/map_shaders.h"
#include "web/ui_renderer.h"

namespace pcn {
namespace {

constexpr int kSlotsPerRow = 256;

struct FillBuffers {
  GLuint array = 0, vertices = 0, indices = 0;
  GLsizei count = 0;
};

struct LineBuffers {
  GLuint array = 0, segments = 0;
  GLsizei count = 0;
};

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

void upload(FillBuffers& buffers, const FillMesh& mesh) {
  if (buffers.array == 0) {
    glGenVertexArrays(1, &buffers.array);
    glGenBuffers(1, &buffers.vertices);
    glGenBuffers(1, &buffers.indices);
  }
  glBindVertexArray(buffers.array);
  glBindBuffer(GL_ARRAY_BUFFER, buffers.vertices);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.vertices.size() * sizeof(MeshVertex)),
               mesh.vertices.data(), GL_STATIC_DRAW);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffers.indices);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER,
               static_cast<GLsizeiptr>(mesh.triangles.size() * sizeof(std::uint32_t)), mesh.triangles.data(),
               GL_STATIC_DRAW);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(MeshVertex), offset(0));
  glEnableVertexAttribArray(1);
  glVertexAttribIPointer(1, 1, GL_UNSIGNED_INT, sizeof(MeshVertex), offset(offsetof(MeshVertex, slot)));
  glBindVertexArray(0);
  buffers.count = static_cast<GLsizei>(mesh.triangles.size());
}

void upload(LineBuffers& buffers, const LineMesh& mesh, GLenum usage) {
  if (buffers.array == 0) {
    glGenVertexArrays(1, &buffers.array);
    glGenBuffers(1, &buffers.segments);
  }
  glBindVertexArray(buffers.array);
  glBindBuffer(GL_ARRAY_BUFFER, buffers.segments);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.size() * sizeof(LineSegment)), mesh.data(),
               usage);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, sizeof(LineSegment), offset(0));
  glVertexAttribDivisor(0, 1);
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(1, 1, GL_FLOAT, GL_FALSE, sizeof(LineSegment), offset(offsetof(LineSegment, along)));
  glVertexAttribDivisor(1, 1);
  glBindVertexArray(0);
  buffers.count = static_cast<GLsizei>(mesh.size());
}

struct LineLook {
  theme::Rgba colour;
  double width = 1;  // CSS pixels
  bool round_ends = false;
  double dash = 0, gap = 0;
};

class MapRenderer final : public Renderer {
 public:
  bool make() {
    fill_program_ = link_program(shaders::kFillVertex, shaders::kFillFragment);
    line_program_ = link_program(shaders::kLineVertex, shaders::kLineFragment);
    if (fill_program_ == 0 || line_program_ == 0 || !ui_.make()) return false;
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glGenTextures(1, &slots_);
    glGenTextures(1, &palette_);
    for (const GLuint texture : {slots_, palette_}) {
      glBindTexture(GL_TEXTURE_2D, texture);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    }
    upload_palette(false);
    set_fills({});
    return true;
  }

  void set_geometry(const MapGeometry& geometry) override {
    origin_ = geometry.origin;
    upload(areas_, geometry.areas);
    upload(parks_, geometry.parks);
    upload(water_, geometry.water);
    upload(borders_, geometry.area_borders, GL_STATIC_DRAW);
    upload(rail_, geometry.rail, GL_STATIC_DRAW);
    upload(roads_, geometry.roads, GL_STATIC_DRAW);
  }

  void set_fills(const std::vector<AreaFill>& fills) override {
    const std::size_t rows = std::max<std::size_t>(1, (fills.size() + kSlotsPerRow - 1) / kSlotsPerRow);
    std::vector<std::uint8_t> texels(rows * kSlotsPerRow * 2, 0);
    for (std::size_t i = 0; i < fills.size(); ++i) {
      texels[2 * i] = fills[i].colour;
      texels[2 * i + 1] = static_cast<std::uint8_t>(fills[i].hatch);
    }
    glBindTexture(GL_TEXTURE_2D, slots_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8UI, kSlotsPerRow, static_cast<GLsizei>(rows), 0, GL_RG_INTEGER,
                 GL_UNSIGNED_BYTE, texels.data());
  }

  void set_outlines(const std::vector<Outline>& outlines, Mercator origin) override {
    std::array<LineMesh, kOutlineStyles> meshes;
    for (const Outline& outline : outlines) {
      append_line(meshes[static_cast<std::size_t>(outline.style)], outline, origin);
    }
    for (std::size_t i = 0; i < meshes.size(); ++i) upload(outlines_[i], meshes[i], GL_DYNAMIC_DRAW);
  }

  void draw(const MapView* map, bool dark, ImDrawData& ui) override {
    if (dark != palette_dark_) upload_palette(dark);
    const auto width = static_cast<GLsizei>(ui.DisplaySize.x * ui.FramebufferScale.x);
    const auto height = static_cast<GLsizei>(ui.DisplaySize.y * ui.FramebufferScale.y);
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    const theme::Rgba page =
        map == nullptr ? theme::ui(theme::Ui::kSurface, dark) : theme::paint(Paint::kLand, dark);
    glClearColor(static_cast<float>(page.r) / 255, static_cast<float>(page.g) / 255,
                 static_cast<float>(page.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    if (map != nullptr) draw_map(*map);
    ui_.draw(ui);
  }

  void context_lost() override {
    ui_.forget();
    areas_ = parks_ = water_ = {};
    borders_ = rail_ = roads_ = {};
    outlines_ = {};
  }

  bool context_restored() override { return make(); }

 private:
  static constexpr std::size_t kOutlineStyles = 5;

  void upload_palette(bool dark) {
    palette_dark_ = dark;
    std::array<std::uint8_t, 256 * 4> colours{};
    for (std::size_t i = 0; i < static_cast<std::size_t>(Paint::kCount); ++i) {
      const theme::Rgba c = theme::paint(static_cast<Paint>(i), dark);
      colours[4 * i] = c.r;
      colours[4 * i + 1] = c.g;
      colours[4 * i + 2] = c.b;
      colours[4 * i + 3] = c.a;
    }
    glBindTexture(GL_TEXTURE_2D, palette_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 256, 1, 0, GL_RGBA, GL_UNSIGNED_BYTE, colours.data());
  }

  void draw_map(const MapView& map) {
    const double ratio = map.pixel_ratio;
    const ui::ScreenRect& rect = map.viewport;
    glEnable(GL_SCISSOR_TEST);
    glScissor(static_cast<GLint>(rect.x * ratio),
              static_cast<GLint>((map.canvas_height - rect.y - rect.height) * ratio),
              static_cast<GLsizei>(rect.width * ratio), static_cast<GLsizei>(rect.height * ratio));
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_BLEND);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);

    // Device pixels of the map's origin, and per metre.
    const double scale = ratio / map.metres_per_pixel;
    const double left = (rect.x + rect.width / 2) * ratio + (origin_.x - map.centre.x) * scale;
    const double top = (rect.y + rect.height / 2) * ratio - (origin_.y - map.centre.y) * scale;
    const double width = map.canvas_width * ratio, height = map.canvas_height * ratio;

    glUseProgram(fill_program_);
    const auto fill = [this](const char* name) { return glGetUniformLocation(fill_program_, name); };
    glUniform4f(fill("to_clip"), static_cast<float>(2 * scale / width),
                static_cast<float>(2 * scale / height), static_cast<float>(2 * left / width - 1),
                static_cast<float>(1 - 2 * top / height));
    glUniform1i(fill("slots"), 0);
    glUniform1i(fill("palette"), 1);
    glUniform1i(fill("highlighted"), static_cast<GLint>(map.highlighted));
    glUniform1f(fill("pixel_ratio"), static_cast<float>(ratio));
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, palette_);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, slots_);
    const auto draw_fill = [&](const FillBuffers& mesh, int paint, float opacity) {
      if (mesh.count == 0) return;
      glUniform1i(fill("only_paint"), paint);
      glUniform1f(fill("opacity"), opacity);
      glBindVertexArray(mesh.array);
      glDrawElements(GL_TRIANGLES, mesh.count, GL_UNSIGNED_INT, nullptr);
    };
    draw_fill(areas_, -1, 1);
    if (map.parks) draw_fill(parks_, static_cast<int>(Paint::kPark), 0.55f);
    if (map.water) draw_fill(water_, static_cast<int>(Paint::kWater), 1);

    glUseProgram(line_program_);
    const auto line = [this](const char* name) { return glGetUniformLocation(line_program_, name); };
    glUniform4f(line("to_pixels"), static_cast<float>(scale), static_cast<float>(-scale),
                static_cast<float>(left), static_cast<float>(top));
    glUniform2f(line("canvas"), static_cast<float>(width), static_cast<float>(height));
    glUniform1f(line("pixels_per_metre"), static_cast<float>(scale));
    const auto draw_lines = [&](const LineBuffers& lines, const LineLook& look) {
      if (lines.count == 0 || look.colour.a == 0) return;
      glUniform4f(line("colour"), static_cast<float>(look.colour.r) / 255,
                  static_cast<float>(look.colour.g) / 255, static_cast<float>(look.colour.b) / 255,
                  static_cast<float>(look.colour.a) / 255);
      glUniform1f(line("half_width"), static_cast<float>(look.width * ratio / 2));
      glUniform1f(line("round_ends"), look.round_ends ? 1.0f : 0.0f);
      glUniform2f(line("dash"), static_cast<float>(look.dash * ratio), static_cast<float>(look.gap * ratio));
      glBindVertexArray(lines.array);
      glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, lines.count);
    };
    draw_all_lines(map, draw_lines);
    glBindVertexArray(0);
    glDisable(GL_SCISSOR_TEST);
  }

  template <class DrawLines>
  void draw_all_lines(const MapView& map, const DrawLines& draw_lines) const {
    const auto ui = [&](theme::Ui token, double alpha = 1) {
      theme::Rgba c = theme::ui(token, map.dark);
      c.a = static_cast<std::uint8_t>(c.a * std::clamp(alpha, 0.0, 1.0));
      return c;
    };
    const auto outline = [&](OutlineStyle style, const LineLook& look) {
      draw_lines(outlines_[static_cast<std::size_t>(style)], look);
    };
    // Borders of small areas come in as one zooms in.
    draw_lines(borders_,
               {ui(theme::Ui::kMapNetwork, 0.15 + 0.4 * (map.zoom - 10.5)), map.zoom > 13 ? 1.2 : 0.8});
    if (map.roads) {
      draw_lines(roads_, {ui(theme::Ui::kMapMutedLabel, 0.55), std::clamp(map.zoom - 9.5, 1.0, 4.0), true});
    }
    if (map.rail) {
      theme::Rgba rail = theme::paint(Paint::kRail, map.dark);
      rail.a = 110;
      draw_lines(rail_, {rail, map.zoom > 13 ? 2.0 : 1.0, false});
      if (map.zoom > 12.5) draw_lines(rail_, {ui(theme::Ui::kMapHalo, 0.9), 1.0, false, 6, 6});
    }
    const double weight = std::clamp((map.zoom - 9) / 3, 0.75, 1.35);
    outline(OutlineStyle::kNetwork, {ui(theme::Ui::kMapNetwork), 2.2 * weight, true});
    outline(OutlineStyle::kDistrict, {ui(theme::Ui::kMapHalo, 0.75), 3.6 * weight, true});
    outline(OutlineStyle::kDistrict, {ui(theme::Ui::kMapDistrict), 1.5 * weight, true});
    outline(OutlineStyle::kDeclared, {ui(theme::Ui::kMapHalo), 4.5, true});
    outline(OutlineStyle::kDeclared, {ui(theme::Ui::kMapDeclared), 2.5, false, 9, 5});
    outline(OutlineStyle::kSelected, {ui(theme::Ui::kMapHalo), 6.5, true});
    outline(OutlineStyle::kSelected, {ui(theme::Ui::kMapSelected), 3.2, true});
    outline(OutlineStyle::kPlace, {ui(theme::Ui::kMapHalo), 5.5, true});
    outline(OutlineStyle::kPlace, {ui(theme::Ui::kMapPlace), 2.6, true});
  }

  UiRenderer ui_;
  GLuint fill_program_ = 0, line_program_ = 0;
  GLuint slots_ = 0, palette_ = 0;
  bool palette_dark_ = false;
  Mercator origin_;
  FillBuffers areas_, parks_, water_;
  LineBuffers borders_, rail_, roads_;
  std::array<LineBuffers, kOutlineStyles> outlines_;
};

}  // namespace

std::unique_ptr<Renderer> make_map_renderer() {
  auto renderer = std::make_unique<MapRenderer>();
  if (!renderer->make()) return nullptr;
  return renderer;
}

}  // namespace pcn
