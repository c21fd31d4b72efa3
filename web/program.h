#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/session/session.h"
#include "imgui.h"
#include "web/frame_pacer.h"
#include "web/platform.h"
#include "web/renderer.h"
#include "web/session_model.h"
#include "web/ui/gestures.h"
#include "web/ui/map_glyphs.h"
#include "web/ui/theme.h"
#include "web/ui/workspace.h"

namespace pcn {

// The program behind the page: it owns the session and, once there is a canvas, draws it. Every call of the
// bridge (ARCHITECTURE.md) is a member here; results are JSON.
class Program final : public PlatformEvents, private ui::GestureTarget {
 public:
  explicit Program(Platform& platform);
  ~Program() override;

  // Begins to draw. The Dear ImGui context is made by the constructor, so that a renderer can be made in
  // between.
  void start(std::unique_ptr<Renderer> renderer);

  [[nodiscard]] std::string load(std::string_view package);
  // The rest of the package that was loaded in its first part (core/io/area_rest.h).
  [[nodiscard]] std::string load_rest(std::string_view rest);
  // A file of the reader (core/session/open_file.h): JSON {"ok","title","messages","action","area"}.
  [[nodiscard]] std::string open(std::string_view name, std::string_view bytes);
  [[nodiscard]] std::string apply(std::string_view action);
  [[nodiscard]] std::string restore(std::string_view fragment);
  [[nodiscard]] std::string search(std::string_view text) const;
  // Also "layout", "map-tools" (what the page draws around the map) and "ask:QUESTION" (kMapQuestions).
  [[nodiscard]] std::string document(std::string_view which);
  [[nodiscard]] std::string export_file(std::string_view what) const;
  // What the page's field over the canvas holds when the reader has finished: JSON {"messages","taken"}. Not
  // `keep`: the editing is given up. A text that cannot be taken changes nothing, and the editing goes on.
  [[nodiscard]] std::string type(std::string_view text, bool keep);
  // Text for the clipboard: the row that has the keyboard, else the selected rows, else, or for `all`, the
  // panel.
  [[nodiscard]] std::string copied(bool all) const;
  void set_theme(bool dark);
  // The bytes are copied. Empty bytes change nothing.
  void set_fonts(std::string_view regular, std::string_view strong);
  void resize(double width, double height, double pixel_ratio);
  // What the page's controls cover at the edges of the map, CSS pixels.
  void set_inset(const ui::Inset& inset);
  [[nodiscard]] std::uint32_t frames() const { return pacer_.frames(); }
  [[nodiscard]] const ui::Workspace& workspace() const { return workspace_; }

  // The next frame, if one is due, before the platform calls for it.
  void draw_now();
  void frame() override;
  void woken() override;
  bool key(const KeyEvent& event) override;
  bool pointer(const PointerEvent& event) override;
  bool wheel(const WheelEvent& event) override;
  void focus(bool focused) override;
  void visible(bool visible) override;
  void context_lost() override;
  bool context_restored() override;

 private:
  // What a change of the state came from: chosen on the map, the map stays where it is.
  enum class Origin : std::uint8_t { kPage, kPanel, kMap };

  [[nodiscard]] ui::Ui make_ui();
  void request();
  void take_session();
  void send_scene();
  void send_scene(const Session& session, std::size_t map);
  [[nodiscard]] Session* second_session() const;
  void state_changed(Origin origin, const AppState& before);
  void tell_change();
  void tell_field();
  void follow_position();
  void show(const ui::MercatorBox& box);
  [[nodiscard]] ui::MercatorBox selection_box() const;
  void remember_position();
  void set_scale();
  void lay_out(const ui::Ui& ui);
  void draw_message(std::string_view text, const ui::Ui& ui) const;
  [[nodiscard]] MapView map_view() const;
  void feed_key(const KeyEvent& event);
  void feed_mouse(const PointerEvent& event);

  [[nodiscard]] bool on_map(ui::ScreenPoint point) const override { return workspace_.on_map(point); }
  void pan(double dx, double dy) override { workspace_.map().pan_by(dx, dy); }
  void zoom(double change, ui::ScreenPoint fixed) override {
    workspace_.map_at(fixed).zoom_by(change, fixed);
  }
  void tap(ui::ScreenPoint point) override { workspace_.map_at(point).tap(point); }
  void press(ui::ScreenPoint point) override;
  void scroll(ui::ScreenPoint began, double dy) override;
  void drag_begin(ui::ScreenPoint point) override;
  void drag(ui::ScreenPoint point) override;
  void drag_end(ui::ScreenPoint point) override;

  Platform& platform_;
  ImGuiContext* context_ = nullptr;
  std::unique_ptr<Renderer> renderer_;
  bool context_alive_ = false;
  std::unique_ptr<Session> session_;
  std::unique_ptr<SessionModel> model_;
  MapGeometry geometry_;
  ui::Workspace workspace_;
  ui::Gestures gestures_;
  FramePacer pacer_;
  ui::Fonts fonts_;
  ui::MapGlyphs glyphs_;
  std::vector<ActionText> actions_;
  std::string fault_;           // shown where the map would be
  std::string fragment_;        // as last told to the page
  std::uint64_t revision_ = 0;  // likewise
  struct Given {
    std::string document;
    std::uint64_t version = 0;
  };
  std::vector<Given> given_;          // what the page has
  std::vector<std::string> changed_;  // of that, since it was given
  std::string field_;                 // likewise: the one that is being edited
  struct Sent {
    std::vector<AreaFill> fills;
    std::vector<Outline> outlines;
    const Session* session = nullptr;
    std::uint64_t revision = 0, version = 0;
  };
  std::array<Sent, 2> scenes_;  // of each map, as the renderer has it
  bool sent_ = false;           // all of the session to the renderer
  std::uint32_t seen_moves_ = 0;
  double width_ = 0, height_ = 0, pixel_ratio_ = 1;
  double last_frame_ = 0;
  bool dark_ = false, touch_ = false;
  bool style_dark_ = false, style_touch_ = false, style_set_ = false;
};

}  // namespace pcn
