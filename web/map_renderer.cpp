#include "web/map_renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include <GLES3/gl3.h>

#include "core/view/palette.h"
#include "imgui.h"
#include "theme_tokens.h"
#include "web/map_buffers.h"
#include "web/map_shaders.h"
#include "web/ui_renderer.h"

namespace pcn {
namespace {

constexpr int kSlotsPerRow = 256;

// A rectangle to draw the map into, and how metres from the origin of its geometry become device pixels of
// it.
struct Target {
  double width = 1, height = 1;  // device pixels
  double left = 0, top = 0;      // of the geometry's origin
  double scale = 1;              // device pixels per metre
};

// The map drawn beforehand, somewhat larger than what is seen of it: a drag only moves it.
struct Picture {
  GLuint framebuffer = 0, texture = 0;
  GLint width = 0, height = 0;         // device pixels, with the margins
  GLint margin_x = 0, margin_y = 0;    // on either side
  GLint pattern_x = 0, pattern_y = 0;  // how far the hatching has moved with the map
  MapView view;
  bool valid = false;
};

GLint rounded(double value) { return static_cast<GLint>(std::lround(value)); }

// Whether two views are the same picture, but for where its centre lies and what lies under the pointer.
bool same_but_moved(const MapView& a, const MapView& b) {
  return a.viewport.width == b.viewport.width && a.viewport.height == b.viewport.height &&
         a.pixel_ratio == b.pixel_ratio && a.metres_per_pixel == b.metres_per_pixel && a.dark == b.dark &&
         a.parks == b.parks && a.water == b.water && a.rail == b.rail && a.roads == b.roads;
}

struct LineLook {
  theme::Rgba colour;
  double width = 1;  // CSS pixels
  bool round_ends = false;
  double dash = 0, gap = 0;
};

class MapRenderer final : public Renderer {
 public:
  void make() {
    fill_program_ = link_program(shaders::kFillVertex, shaders::kFillFragment);
    line_program_ = link_program(shaders::kLineVertex, shaders::kLineFragment);
    ui_.make();
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
  }

  bool works() override { return ui_.works() && linked(fill_program_) && linked(line_program_); }

  void set_geometry(const MapGeometry& geometry) override {
    origin_ = geometry.origin;
    areas_.upload(geometry.areas);
    parks_.upload(geometry.parks);
    water_.upload(geometry.water);
    borders_.upload(geometry.area_borders, quads_);
    rail_.upload(geometry.rail, quads_);
    roads_.upload(geometry.roads, quads_);
    area_triangles_ = triangles_by_slot(geometry.areas);
    picture_.valid = false;
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
    picture_.valid = false;
  }

  void set_outlines(const std::vector<Outline>& outlines, Mercator origin) override {
    std::array<LineMesh, kOutlineStyles> meshes;
    for (const Outline& outline : outlines) {
      append_line(meshes[static_cast<std::size_t>(outline.style)], outline, origin);
    }
    for (std::size_t i = 0; i < meshes.size(); ++i) outlines_[i].upload(meshes[i], quads_);
    picture_.valid = false;
  }

  void draw(const MapView* map, bool dark, ImDrawData& ui) override {
    if (dark != palette_dark_) upload_palette(dark);
    const auto width = static_cast<GLsizei>(ui.DisplaySize.x * ui.FramebufferScale.x);
    const auto height = static_cast<GLsizei>(ui.DisplaySize.y * ui.FramebufferScale.y);
    glDisable(GL_SCISSOR_TEST);
    if (map != nullptr && !holds(*map)) draw_picture(*map);
    glViewport(0, 0, width, height);
    clear(map == nullptr ? theme::ui(theme::Ui::kSurface, dark) : theme::paint(Paint::kLand, dark));
    if (map != nullptr) show_picture(*map, width, height);
    ui_.draw(ui);
  }

  void context_lost() override {
    ui_.forget();
    areas_ = parks_ = water_ = {};
    borders_ = rail_ = roads_ = {};
    outlines_ = {};
    quads_ = {};
    picture_ = {};
  }

  bool context_restored() override {
    make();
    return works();
  }

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
    picture_.valid = false;
    glBindTexture(GL_TEXTURE_2D, palette_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 256, 1, 0, GL_RGBA, GL_UNSIGNED_BYTE, colours.data());
  }

  static void clear(theme::Rgba colour) {
    glClearColor(static_cast<float>(colour.r) / 255, static_cast<float>(colour.g) / 255,
                 static_cast<float>(colour.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
  }

  // How far the view has moved since the picture was drawn, in device pixels to the right and up.
  [[nodiscard]] std::pair<GLint, GLint> moved(const MapView& map) const {
    const double scale = map.pixel_ratio / map.metres_per_pixel;
    const double x = (map.centre.x - picture_.view.centre.x) * scale;
    const double y = (map.centre.y - picture_.view.centre.y) * scale;
    constexpr double kFar = 1e6;
    return {rounded(std::clamp(x, -kFar, kFar)), rounded(std::clamp(y, -kFar, kFar))};
  }

  // Whether the picture shows all of this view.
  [[nodiscard]] bool holds(const MapView& map) const {
    if (!picture_.valid || !same_but_moved(map, picture_.view)) return false;
    const auto [x, y] = moved(map);
    return std::abs(x) <= picture_.margin_x && std::abs(y) <= picture_.margin_y;
  }

  // Draws the picture anew; with margins once the map is being moved.
  void draw_picture(const MapView& map) {
    GLint margin_x = 0, margin_y = 0;
    const GLint width = rounded(map.viewport.width * map.pixel_ratio);
    const GLint height = rounded(map.viewport.height * map.pixel_ratio);
    if (picture_.valid && same_but_moved(map, picture_.view)) {
      GLint largest = 0;
      glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
      const auto margin = [largest](GLint size) { return std::clamp((largest - size) / 2, 0, size / 4); };
      margin_x = margin(width), margin_y = margin(height);
      const auto [x, y] = moved(map);
      picture_.pattern_x += x;
      picture_.pattern_y += y;
    }
    picture_.view = map;
    picture_.margin_x = margin_x;
    picture_.margin_y = margin_y;
    resize_picture(std::max(1, width + 2 * margin_x), std::max(1, height + 2 * margin_y));
    glBindFramebuffer(GL_FRAMEBUFFER, picture_.framebuffer);
    glViewport(0, 0, picture_.width, picture_.height);
    clear(theme::paint(Paint::kLand, map.dark));
    draw_map(map,
             target_at(map, picture_.width, picture_.height, picture_.width / 2.0, picture_.height / 2.0));
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    picture_.valid = true;
  }

  void resize_picture(GLint width, GLint height) {
    if (picture_.framebuffer == 0) {
      glGenFramebuffers(1, &picture_.framebuffer);
      glGenTextures(1, &picture_.texture);
    } else if (picture_.width == width && picture_.height == height) {
      return;
    }
    picture_.width = width;
    picture_.height = height;
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, picture_.texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glBindFramebuffer(GL_FRAMEBUFFER, picture_.framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture_.texture, 0);
  }

  // Copies what is seen of the picture to the canvas, and marks the small area under the pointer.
  void show_picture(const MapView& map, GLsizei width, GLsizei height) {
    const auto [x, y] = moved(map);
    const GLint from_x = picture_.margin_x + x, from_y = picture_.margin_y + y;
    const GLint across = picture_.width - 2 * picture_.margin_x, up = picture_.height - 2 * picture_.margin_y;
    const GLint to_x = rounded(map.viewport.x * map.pixel_ratio);
    const GLint to_y = height - rounded(map.viewport.y * map.pixel_ratio) - up;
    glBindFramebuffer(GL_READ_FRAMEBUFFER, picture_.framebuffer);
    glBlitFramebuffer(from_x, from_y, from_x + across, from_y + up, to_x, to_y, to_x + across, to_y + up,
                      GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
    if (map.highlighted < 0 || static_cast<std::size_t>(map.highlighted) + 1 >= area_triangles_.size())
      return;
    glEnable(GL_SCISSOR_TEST);
    glScissor(to_x, to_y, across, up);
    use_fills(map, target_at(map, width, height, to_x + across / 2.0, height - to_y - up / 2.0));
    glUniform1i(glGetUniformLocation(fill_program_, "highlight"), 1);
    const auto slot = static_cast<std::size_t>(map.highlighted);
    areas_.draw(area_triangles_[slot], area_triangles_[slot + 1]);
    glBindVertexArray(0);
    glDisable(GL_SCISSOR_TEST);
  }

  // The view's centre lies at (x, y) of a canvas of this size, in device pixels from the upper left.
  [[nodiscard]] Target target_at(const MapView& map, double width, double height, double x, double y) const {
    const double scale = map.pixel_ratio / map.metres_per_pixel;
    return {width, height, x + (origin_.x - map.centre.x) * scale, y - (origin_.y - map.centre.y) * scale,
            scale};
  }

  void use_fills(const MapView& map, const Target& target) const {
    glEnable(GL_BLEND);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    glUseProgram(fill_program_);
    const auto fill = [this](const char* name) { return glGetUniformLocation(fill_program_, name); };
    glUniform4f(fill("to_clip"), static_cast<float>(2 * target.scale / target.width),
                static_cast<float>(2 * target.scale / target.height),
                static_cast<float>(2 * target.left / target.width - 1),
                static_cast<float>(1 - 2 * target.top / target.height));
    glUniform1i(fill("slots"), 0);
    glUniform1i(fill("palette"), 1);
    glUniform1i(fill("only_paint"), -1);
    glUniform1i(fill("highlight"), 0);
    glUniform1f(fill("opacity"), 1);
    glUniform1f(fill("pixel_ratio"), static_cast<float>(map.pixel_ratio));
    const ui::ScreenRect& seen = map.viewport;
    const double below = map.canvas_height - seen.y - seen.height;
    glUniform2f(
        fill("pattern"),
        static_cast<float>(rounded(seen.x * map.pixel_ratio) + picture_.pattern_x - picture_.margin_x),
        static_cast<float>(rounded(below * map.pixel_ratio) + picture_.pattern_y - picture_.margin_y));
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, palette_);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, slots_);
  }

  void draw_map(const MapView& map, const Target& target) {
    const double ratio = map.pixel_ratio;
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    use_fills(map, target);
    areas_.draw();
    const auto cover = [this](const FillBuffers& mesh, Paint paint, float opacity) {
      glUniform1i(glGetUniformLocation(fill_program_, "only_paint"), static_cast<GLint>(paint));
      glUniform1f(glGetUniformLocation(fill_program_, "opacity"), opacity);
      mesh.draw();
    };
    if (map.parks) cover(parks_, Paint::kPark, 0.55f);
    if (map.water) cover(water_, Paint::kWater, 1);

    glUseProgram(line_program_);
    const auto line = [this](const char* name) { return glGetUniformLocation(line_program_, name); };
    glUniform4f(line("to_pixels"), static_cast<float>(target.scale), static_cast<float>(-target.scale),
                static_cast<float>(target.left), static_cast<float>(target.top));
    glUniform2f(line("canvas"), static_cast<float>(target.width), static_cast<float>(target.height));
    glUniform1f(line("pixels_per_metre"), static_cast<float>(target.scale));
    draw_all_lines(map, [&](const LineBuffers& lines, const LineLook& look) {
      if (look.colour.a == 0) return;
      glUniform4f(line("colour"), static_cast<float>(look.colour.r) / 255,
                  static_cast<float>(look.colour.g) / 255, static_cast<float>(look.colour.b) / 255,
                  static_cast<float>(look.colour.a) / 255);
      glUniform1f(line("half_width"), static_cast<float>(look.width * ratio / 2));
      glUniform1f(line("round_ends"), look.round_ends ? 1.0f : 0.0f);
      glUniform2f(line("dash"), static_cast<float>(look.dash * ratio), static_cast<float>(look.gap * ratio));
      lines.draw();
    });
    glBindVertexArray(0);
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
  std::vector<GLsizei> area_triangles_;  // by slot: where its triangles begin; one more for the end
  QuadIndices quads_;
  Picture picture_;
  LineBuffers borders_, rail_, roads_;
  std::array<LineBuffers, kOutlineStyles> outlines_;
};

}  // namespace

std::unique_ptr<Renderer> make_map_renderer() {
  auto renderer = std::make_unique<MapRenderer>();
  renderer->make();
  return renderer;
}

}  // namespace pcn
