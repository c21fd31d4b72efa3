#include "web/map_renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include <GLES3/gl3.h>

#include "core/map/palette.h"
#include "imgui.h"
#include "theme_tokens.h"
#include "web/map_buffers.h"
#include "web/map_lines.h"
#include "web/map_shaders.h"
#include "web/map_streets.h"
#include "web/ui_renderer.h"

namespace pcn {
namespace {

constexpr int kSlotsPerRow = 256;

constexpr std::size_t kOutlineStyles = 5;

// What one of the two maps has of its own: its colours and outlines, and the picture of it.
struct Colouring {
  std::vector<AreaFill> fills;
  std::array<LineBuffers, kOutlineStyles> outlines;
  Layer whole;
  bool valid = false;  // whole
  bool seen = false;   // the canvas has had it
  void outdate() { valid = seen = false; }
};

// The map drawn beforehand, somewhat larger than what is seen of it: a drag only moves it. Two layers stay as
// they are when the colours change: which small area each pixel belongs to, and what lies above the areas. A
// second map of the same ground has them in common with the first.
struct Picture {
  Layer areas, above;
  GLint width = 0, height = 0;         // device pixels, with the margins
  GLint margin_x = 0, margin_y = 0;    // on either side
  GLint pattern_x = 0, pattern_y = 0;  // how far the hatching has moved with the map
  MapView view;
  bool layers_valid = false;  // areas and above
};

// How a part of the picture lies on the canvas: their lower left corners and its size, device pixels from
// below.
struct Part {
  GLint from_x = 0, from_y = 0, to_x = 0, to_y = 0, across = 0, up = 0;
};

constexpr GLuint kNoSlot = 0xFFFF;

GLint rounded(double value) { return static_cast<GLint>(std::lround(value)); }

// Whether two views are the same picture, but for where its centre lies and what lies under the pointer.
bool same_but_moved(const MapView& a, const MapView& b) {
  return a.viewport.width == b.viewport.width && a.viewport.height == b.viewport.height &&
         a.pixel_ratio == b.pixel_ratio && a.metres_per_pixel == b.metres_per_pixel && a.dark == b.dark &&
         a.parks == b.parks && a.water == b.water && a.rail == b.rail && a.streets == b.streets;
}

theme::Rgba with_opacity(theme::Rgba colour, double opacity) {
  colour.a = static_cast<std::uint8_t>(colour.a * std::clamp(opacity, 0.0, 1.0));
  return colour;
}

theme::Rgba ink(const MapView& map, theme::Ui token, double opacity = 1) {
  return with_opacity(theme::ui(token, map.dark), opacity);
}

class MapRenderer final : public Renderer {
 public:
  void make() {
    area_program_ = link_program(shaders::kAreaVertex, shaders::kAreaFragment);
    cover_program_ = link_program(shaders::kCoverVertex, shaders::kCoverFragment);
    line_program_.make();
    picture_program_ = link_program(shaders::kPictureVertex, shaders::kPictureFragment);
    ui_.make();
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glGenTextures(1, &colours_);
    glBindTexture(GL_TEXTURE_2D, colours_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  }

  bool works() override {
    return ui_.works() && linked(area_program_) && linked(cover_program_) && line_program_.works() &&
           linked(picture_program_);
  }

  void set_geometry(const MapGeometry& geometry) override {
    origin_ = geometry.origin;
    streets_.set(geometry);
    areas_.upload(geometry.areas);
    parks_.upload(geometry.parks);
    water_.upload(geometry.water);
    borders_.upload(geometry.area_borders, quads_);
    rail_.upload(geometry.rail, quads_);
    area_triangles_ = triangles_by_slot(geometry.areas);
    picture_.layers_valid = false;
  }

  void set_fills(const std::vector<AreaFill>& fills, std::size_t map) override {
    maps_[map].fills = fills;
    maps_[map].outdate();
  }

  void set_outlines(const std::vector<Outline>& outlines, Mercator origin, std::size_t map) override {
    std::array<LineMesh, kOutlineStyles> meshes;
    for (const Outline& outline : outlines) {
      append_line(meshes[static_cast<std::size_t>(outline.style)], outline, origin);
    }
    for (std::size_t i = 0; i < meshes.size(); ++i) maps_[map].outlines[i].upload(meshes[i], quads_);
    maps_[map].outdate();
  }

  void draw(const MapView* map, bool dark, ImDrawData& ui) override {
    if (repeats(map, dark, ui)) return;
    const auto width = static_cast<GLsizei>(ui.DisplaySize.x * ui.FramebufferScale.x);
    const auto height = static_cast<GLsizei>(ui.DisplaySize.y * ui.FramebufferScale.y);
    glDisable(GL_SCISSOR_TEST);
    if (map != nullptr && !holds(*map)) draw_layers(*map);
    const std::size_t maps = map != nullptr ? map->maps() : 0;
    // A change goes to the canvas at once; a picture is made of it when it is drawn a second time.
    for (std::size_t i = 0; i < maps; ++i) {
      if (maps_[i].seen && !maps_[i].valid) draw_picture(maps_[i]);
    }
    glViewport(0, 0, width, height);
    clear(theme::ui(theme::Ui::kSurface, dark));
    for (std::size_t i = 0; i < maps; ++i) {
      MapView view = *map;
      if (i > 0) view.viewport.x += view.second.x, view.viewport.y += view.second.y;
      show_picture(view, width, height, maps_[i]);
    }
    ui_.draw(ui);
  }

  void forget_frame() override { frame_ = 0; }

  void context_lost() override {
    forget_frame();
    ui_.forget();
    areas_ = parks_ = water_ = {};
    borders_ = rail_ = {};
    maps_ = {};
    quads_ = {};
    picture_ = {};
    streets_ = {};
  }

  bool context_restored() override {
    make();
    return works();
  }

 private:
  // By area the colour that lies on the land, and the hatching.
  void upload_colours(const std::vector<AreaFill>& fills, bool dark) {
    const std::size_t rows = std::max<std::size_t>(1, (fills.size() + kSlotsPerRow - 1) / kSlotsPerRow);
    std::vector<std::uint8_t> texels(rows * kSlotsPerRow * 4, 0);
    const theme::Rgba land = theme::paint(Paint::kLand, dark);
    for (std::size_t i = 0; i < fills.size(); ++i) {
      const theme::Rgba fill = theme::paint(static_cast<Paint>(fills[i].colour), dark);
      const auto over = [&fill](int below, int above) {
        return static_cast<std::uint8_t>((above * fill.a + below * (255 - fill.a) + 127) / 255);
      };
      texels[4 * i] = over(land.r, fill.r);
      texels[4 * i + 1] = over(land.g, fill.g);
      texels[4 * i + 2] = over(land.b, fill.b);
      texels[4 * i + 3] = static_cast<std::uint8_t>(fills[i].hatch);
    }
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, colours_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, kSlotsPerRow, static_cast<GLsizei>(rows), 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, texels.data());
  }

  static void clear(theme::Rgba colour) {
    glClearColor(part(colour.r), part(colour.g), part(colour.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
  }

  // Whether the canvas shows this frame already; remembers it.
  bool repeats(const MapView* map, bool dark, const ImDrawData& ui) {
    MapView view = map != nullptr ? *map : MapView{};
    view.dark = dark;
    const std::uint64_t frame = fingerprint(ui);
    const bool seen = map == nullptr || (maps_[0].seen && (view.maps() == 1 || maps_[1].seen));
    const bool same = frame != 0 && frame == frame_ && view == frame_view_ && seen;
    frame_ = frame;
    frame_view_ = view;
    return same;
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
    if (!picture_.layers_valid || !same_but_moved(map, picture_.view)) return false;
    const auto [x, y] = moved(map);
    return std::abs(x) <= picture_.margin_x && std::abs(y) <= picture_.margin_y;
  }

  // Draws what does not depend on the colours anew; with margins once the map is being moved.
  void draw_layers(const MapView& map) {
    GLint margin_x = 0, margin_y = 0;
    const GLint width = rounded(map.viewport.width * map.pixel_ratio);
    const GLint height = rounded(map.viewport.height * map.pixel_ratio);
    if (picture_.layers_valid && same_but_moved(map, picture_.view)) {
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
    picture_.width = std::max(1, width + 2 * margin_x);
    picture_.height = std::max(1, height + 2 * margin_y);
    const Target target = picture_target();
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_BLEND);
    picture_.areas.begin(picture_.width, picture_.height, GL_R16UI);
    const std::array<GLuint, 4> nowhere = {kNoSlot, kNoSlot, kNoSlot, kNoSlot};
    glClearBufferuiv(GL_COLOR, 0, nowhere.data());
    use(area_program_, target);
    areas_.draw();

    // Over nothing, colours come out multiplied by their opacity.
    picture_.above.begin(picture_.width, picture_.height, GL_RGBA8);
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    use(cover_program_, target);
    if (map.parks) cover(parks_, with_opacity(theme::paint(Paint::kPark, map.dark), 0.55));
    if (map.water) cover(water_, theme::paint(Paint::kWater, map.dark));
    line_program_.use(target);
    streets_.draw(map, target, line_program_, quads_);
    draw_lines_above(map);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    picture_.layers_valid = true;
    for (Colouring& each : maps_) each.outdate();
  }

  // Puts the picture together: the areas in their colours, the layer above them, outlines.
  void draw_picture(Colouring& colouring) {
    colouring.whole.begin(picture_.width, picture_.height, GL_RGBA8);
    compose(colouring, 0, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    colouring.valid = true;
  }

  // The picture onto what is bound, where it begins so far to the left and below.
  void compose(Colouring& colouring, GLint shift_x, GLint shift_y) {
    const MapView& map = picture_.view;
    upload_colours(colouring.fills, map.dark);
    glDisable(GL_BLEND);
    glUseProgram(picture_program_);
    const auto at = [this](const char* name) { return glGetUniformLocation(picture_program_, name); };
    constexpr std::array<const char*, 3> kSamplers = {"colours", "areas", "above"};
    const std::array<GLuint, 3> textures = {colours_, picture_.areas.texture, picture_.above.texture};
    for (GLuint unit = 3; unit-- > 0;) {
      glUniform1i(at(kSamplers[unit]), static_cast<GLint>(unit));
      glActiveTexture(GL_TEXTURE0 + unit);
      glBindTexture(GL_TEXTURE_2D, textures[unit]);
    }
    const theme::Rgba land = theme::paint(Paint::kLand, map.dark);
    glUniform3f(at("land"), part(land.r), part(land.g), part(land.b));
    glUniform1f(at("pixel_ratio"), static_cast<float>(map.pixel_ratio));
    glUniform2f(at("shift"), static_cast<float>(shift_x), static_cast<float>(shift_y));
    const ui::ScreenRect& seen = map.viewport;
    const double below = map.canvas_height - seen.y - seen.height;
    glUniform2f(
        at("pattern"),
        static_cast<float>(rounded(seen.x * map.pixel_ratio) + picture_.pattern_x - picture_.margin_x),
        static_cast<float>(rounded(below * map.pixel_ratio) + picture_.pattern_y - picture_.margin_y));
    glBindVertexArray(0);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glEnable(GL_BLEND);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    draw_outlines(colouring, map, picture_target());
    colouring.seen = true;
  }

  [[nodiscard]] Target picture_target() const {
    return target_at(picture_.view, picture_.width, picture_.height, picture_.width / 2.0,
                     picture_.height / 2.0);
  }

  // What is to be seen of the picture on a canvas of this height.
  [[nodiscard]] Part part_seen(const MapView& map, GLsizei height) const {
    const auto [x, y] = moved(map);
    const GLint across = picture_.width - 2 * picture_.margin_x, up = picture_.height - 2 * picture_.margin_y;
    return {picture_.margin_x + x,
            picture_.margin_y + y,
            rounded(map.viewport.x * map.pixel_ratio),
            height - rounded(map.viewport.y * map.pixel_ratio) - up,
            across,
            up};
  }

  // Puts what is seen of the picture on the canvas, and marks the small area under the pointer.
  void show_picture(const MapView& map, GLsizei width, GLsizei height, Colouring& colouring) {
    const Part seen = part_seen(map, height);
    glScissor(seen.to_x, seen.to_y, seen.across, seen.up);
    if (!colouring.seen) {
      const GLint shift_x = seen.from_x - seen.to_x, shift_y = seen.from_y - seen.to_y;
      glEnable(GL_SCISSOR_TEST);
      glViewport(-shift_x, -shift_y, picture_.width, picture_.height);
      compose(colouring, shift_x, shift_y);
      glViewport(0, 0, width, height);
      glDisable(GL_SCISSOR_TEST);
    } else {
      glBindFramebuffer(GL_READ_FRAMEBUFFER, colouring.whole.framebuffer);
      glBlitFramebuffer(seen.from_x, seen.from_y, seen.from_x + seen.across, seen.from_y + seen.up, seen.to_x,
                        seen.to_y, seen.to_x + seen.across, seen.to_y + seen.up, GL_COLOR_BUFFER_BIT,
                        GL_NEAREST);
      glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
    }
    if (map.highlighted < 0 || static_cast<std::size_t>(map.highlighted) + 1 >= area_triangles_.size())
      return;
    glEnable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    use(cover_program_,
        target_at(map, width, height, seen.to_x + seen.across / 2.0, height - seen.to_y - seen.up / 2.0));
    const auto slot = static_cast<std::size_t>(map.highlighted);
    cover(areas_, highlight_of(colouring.fills, slot, map.dark), area_triangles_[slot],
          area_triangles_[slot + 1]);
    glBindVertexArray(0);
    glDisable(GL_SCISSOR_TEST);
  }

  // What makes an area darker, or lighter where it is dark.
  [[nodiscard]] static theme::Rgba highlight_of(const std::vector<AreaFill>& fills, std::size_t slot,
                                                bool dark) {
    const PaletteIndex colour = slot < fills.size() ? fills[slot].colour : PaletteIndex{0};
    const theme::Rgba fill = theme::paint(static_cast<Paint>(colour), dark);
    const bool light = 0.299 * fill.r + 0.587 * fill.g + 0.114 * fill.b > 127.5;
    const std::uint8_t tone = light ? 0 : 255;
    return {tone, tone, tone, 41};
  }

  // The view's centre lies at (x, y) of a canvas of this size, in device pixels from the upper left.
  [[nodiscard]] Target target_at(const MapView& map, double width, double height, double x, double y) const {
    const double scale = map.pixel_ratio / map.metres_per_pixel;
    return {width, height, x + (origin_.x - map.centre.x) * scale, y - (origin_.y - map.centre.y) * scale,
            scale};
  }

  // A program that draws triangles.
  static void use(GLuint program, const Target& target) {
    glUseProgram(program);
    glUniform4f(glGetUniformLocation(program, "to_clip"), static_cast<float>(2 * target.scale / target.width),
                static_cast<float>(2 * target.scale / target.height),
                static_cast<float>(2 * target.left / target.width - 1),
                static_cast<float>(1 - 2 * target.top / target.height));
  }

  // In one colour, by the cover program, which is in use.
  void cover(const FillBuffers& mesh, theme::Rgba colour, GLsizei begin, GLsizei end) const {
    glUniform4f(glGetUniformLocation(cover_program_, "colour"), part(colour.r), part(colour.g),
                part(colour.b), part(colour.a));
    mesh.draw(begin, end);
  }
  void cover(const FillBuffers& mesh, theme::Rgba colour) const { cover(mesh, colour, 0, mesh.count); }

  // Borders of small areas, which come in as one zooms in, and rail.
  void draw_lines_above(const MapView& map) const {
    const double ratio = map.pixel_ratio;
    line_program_.draw(
        borders_, ratio,
        {ink(map, theme::Ui::kMapNetwork, 0.15 + 0.4 * (map.zoom - 10.5)), map.zoom > 13 ? 1.2 : 0.8});
    if (map.rail) {
      theme::Rgba rail = theme::paint(Paint::kRail, map.dark);
      rail.a = 110;
      line_program_.draw(rail_, ratio, {rail, map.zoom > 13 ? 2.0 : 1.0, false});
      if (map.zoom > 12.5)
        line_program_.draw(rail_, ratio, {ink(map, theme::Ui::kMapHalo, 0.9), 1.0, false, 6, 6});
    }
    glBindVertexArray(0);
  }

  void draw_outlines(const Colouring& colouring, const MapView& map, const Target& target) const {
    line_program_.use(target);
    const auto outline = [&](OutlineStyle style, const LineLook& look) {
      line_program_.draw(colouring.outlines[static_cast<std::size_t>(style)], map.pixel_ratio, look);
    };
    const double weight = std::clamp((map.zoom - 9) / 3, 0.75, 1.35);
    outline(OutlineStyle::kNetwork, {ink(map, theme::Ui::kMapNetwork), 2.2 * weight, true});
    outline(OutlineStyle::kDistrict, {ink(map, theme::Ui::kMapHalo, 0.75), 3.6 * weight, true});
    outline(OutlineStyle::kDistrict, {ink(map, theme::Ui::kMapDistrict), 1.5 * weight, true});
    outline(OutlineStyle::kDeclared, {ink(map, theme::Ui::kMapHalo), 4.5, true});
    outline(OutlineStyle::kDeclared, {ink(map, theme::Ui::kMapDeclared), 2.5, false, 9, 5});
    outline(OutlineStyle::kSelected, {ink(map, theme::Ui::kMapHalo), 6.5, true});
    outline(OutlineStyle::kSelected, {ink(map, theme::Ui::kMapSelected), 3.2, true});
    outline(OutlineStyle::kPlace, {ink(map, theme::Ui::kMapHalo), 5.5, true});
    outline(OutlineStyle::kPlace, {ink(map, theme::Ui::kMapPlace), 2.6, true});
    glBindVertexArray(0);
  }

  UiRenderer ui_;
  GLuint area_program_ = 0, cover_program_ = 0, picture_program_ = 0;
  LineProgram line_program_;
  GLuint colours_ = 0;
  Mercator origin_;
  FillBuffers areas_, parks_, water_;
  std::vector<GLsizei> area_triangles_;  // by slot: where its triangles begin; one more for the end
  QuadIndices quads_;
  Picture picture_;
  std::uint64_t frame_ = 0;  // the frame on the canvas: fingerprint of what lies over the map
  MapView frame_view_;
  LineBuffers borders_, rail_;
  StreetLayer streets_;
  std::array<Colouring, 2> maps_;
};

}  // namespace

std::unique_ptr<Renderer> make_map_renderer(Surface surface) {
  auto renderer = std::make_unique<MapRenderer>();
  if (surface == Surface::kThere) renderer->make();
  return renderer;
}

}  // namespace pcn
