#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/platform.h"
#include "web/ui/camera.h"
#include "web/ui/canvas_model.h"
#include "web/ui/theme.h"

namespace pcn::ui {

// The map as something to look at and to handle: pan, zoom, point at, choose, by mouse, touch and keyboard.
// It draws marks and labels with Dear ImGui; the renderer draws fills and lines below them from camera().
class MapCanvas {
 public:
  // A second map looks where the first does: what moves it moves the first, which counts as moved.
  void follow(MapCanvas& first) { first_ = &first; }

  [[nodiscard]] const Camera& camera() const { return camera_; }
  [[nodiscard]] Camera& camera() { return camera_; }

  // Takes its place on the canvas and moves on where the map is moving: the camera then looks as draw() will
  // draw.
  void place(const CanvasModel& model, const ScreenRect& viewport, const Ui& ui);
  // Draws there and handles the pointer. Labels keep off the obstacles.
  void draw(const CanvasModel& model, const std::vector<ScreenRect>& obstacles, const Ui& ui);

  // A key while the map has the keyboard; false when it is not one of the map's. Actions are carried out by
  // the next draw.
  bool key(const CanvasModel& model, const KeyEvent& event, const Ui& ui);

  // Gestures, in CSS pixels and zoom levels, from wherever they come.
  void pan_by(double dx, double dy);
  void zoom_by(double change, ScreenPoint fixed);
  void tap(ScreenPoint point) { tap_ = point; }

  // The next drag of the mouse draws a box around networks to compare; or, with `more`, a line of any form,
  // and what it encloses, or the one network that is pressed, is added to those compared, or taken away.
  void set_choosing(bool box, bool more) {
    boxing_ = box;
    more_ = more;
    key_corner_.reset();
  }

  // Buttons and keys: smoothly unless motion is to be reduced.
  void zoom_step(double change, const Ui& ui);
  // The same, to show what was chosen elsewhere: not by the person's hand.
  void fit(const MercatorBox& box, double margin, double max_zoom, const Ui& ui);
  void fly_to(Mercator centre, double zoom, const Ui& ui);
  // The whole area, and again whenever the canvas gets another size.
  void go_home(const CanvasModel& model, const Ui& ui);
  // At once, and not by the person's hand.
  void look_at(Mercator centre, double zoom);
  [[nodiscard]] bool at_home() const { return at_home_; }

  [[nodiscard]] bool moving() const { return first_ != nullptr ? first_->moving() : flight_.flying(); }
  // Counts every change of the camera that a person made: the program keeps the position in the state.
  [[nodiscard]] std::uint32_t moves() const { return moves_; }
  [[nodiscard]] bool hovered() const { return hovered_; }
  // The point of the map under the pointer, if the pointer is on the map.
  [[nodiscard]] const std::optional<Mercator>& pointed_at() const { return pointed_at_; }

  void set_keyboard(bool on) { keyboard_ = on; }

  // What was chosen on the map itself: the map need not move to show it.
  [[nodiscard]] std::vector<ActionText> take_chosen();

  // What is to be read out since the last call; empty: nothing.
  [[nodiscard]] std::string take_announcement();

 private:
  void handle_pointer(const CanvasModel& model, const Ui& ui);
  void choose(const CanvasModel& model, ScreenPoint point, double reach);
  void draw_shape(const std::vector<Mercator>& shape, const Ui& ui) const;
  void compare(const CanvasModel& model, const std::vector<Mercator>& shape, bool more);
  void draw_tooltip(const CanvasModel& model, const Ui& ui);
  void explain_cross(const CanvasModel& model, const Ui& ui);
  void focus_marker(const CanvasModel& model, int step);
  void focus_network(const CanvasModel& model, int step);
  void announce(std::string text) { announcement_ = std::move(text); }

  // What is kept in sight when the canvas gets another size, until the map is moved by hand.
  struct Frame {
    MercatorBox box;
    double margin = 0;
    double max_zoom = 0;
  };

  MapCanvas* first_ = nullptr;
  Camera camera_;
  CameraFlight flight_;
  std::optional<Frame> frame_;
  std::optional<ScreenPoint> tap_;
  std::optional<Mercator> pointed_at_;
  std::optional<std::size_t> focused_;  // marker
  std::optional<std::size_t> hovered_marker_;
  std::uint32_t version_ = 0;  // of the model that focused_ belongs to
  ActionText focused_action_;
  std::vector<ActionText> pending_, chosen_;
  std::string announcement_;
  std::vector<std::string> tooltip_;
  ScreenPoint tooltip_point_{-1, -1};
  bool tooltip_shown_ = false;
  std::optional<ScreenPoint> tooltip_put_away_;  // where the pointer was: until it moves
  std::uint32_t moves_ = 0;
  double zoom_aim_ = 0;
  bool flight_counts_ = false;  // the flight under way is a person's
  bool at_home_ = true;
  bool hovered_ = false;
  bool keyboard_ = false;
  bool crossed_ = false;  // keys moved the map: what lies under the cross is to be read out
  bool dragged_ = false;
  bool boxing_ = false, more_ = false;
  std::vector<Mercator> shape_;         // what is being drawn: corners of a box, or points of a line
  std::optional<Mercator> key_corner_;  // of a box that is drawn by keys
};

}  // namespace pcn::ui
