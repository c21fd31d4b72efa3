#pragma once

#include <vector>

#include "web/ui/canvas_model.h"
#include "web/ui/map_canvas.h"
#include "web/ui/theme.h"

namespace pcn::ui {

// What lies over the map: choices, layers, zoom buttons, legend, scale and attribution. Each is a small
// window of its own; their rectangles are kept so that labels keep off them.
class MapOverlays {
 public:
  void draw(const CanvasModel& model, MapCanvas& map, const ScreenRect& viewport, const Ui& ui);

  [[nodiscard]] const std::vector<ScreenRect>& rectangles() const { return rectangles_; }
  // Whether a map of this size has the choices behind a button instead of in a row.
  [[nodiscard]] static bool compact(const ScreenRect& viewport);
  // Tells the camera what the choices, the foot and the legend cover of it.
  void cover(Camera& camera, const ScreenRect& viewport) const;
  // Opens or closes the legend for good; whether it is open now.
  bool toggle_legend() {
    legend_touched_ = true;
    return legend_open_ = !legend_open_;
  }
  // The name of the window with the choices, for the keyboard.
  static constexpr const char* kControlsWindow = "##choices";

 private:
  void draw_controls(const CanvasModel& model, const ScreenRect& viewport, const Ui& ui);
  void draw_zoom(const CanvasModel& model, MapCanvas& map, const ScreenRect& viewport, const Ui& ui);
  void draw_legend(const Legend& legend, const ScreenRect& viewport, const Ui& ui);
  void draw_foot(const CanvasModel& model, const MapCanvas& map, const ScreenRect& viewport, const Ui& ui);
  void keep_rectangle();

  std::vector<ScreenRect> rectangles_, next_;
  float controls_bottom_ = 0;
  float controls_right_ = 0;
  float foot_top_ = 0;
  ScreenPoint legend_drawn_;  // how far the open legend reached from the lower left corner, at the last frame
  bool legend_open_ = true;
  bool legend_touched_ = false;  // the reader opened or closed it
};

}  // namespace pcn::ui
