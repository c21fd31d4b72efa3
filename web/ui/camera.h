#pragma once

#include "core/geo/coordinates.h"
#include "core/map/label_layout.h"

namespace pcn::ui {

// CSS pixels from the canvas's top left corner, y downwards.
using ScreenPoint = LabelSpot;
using ScreenRect = LabelBox;

// An axis-parallel box; empty while max < min.
struct MercatorBox {
  Mercator min{1, 1};
  Mercator max{0, 0};
  [[nodiscard]] bool empty() const { return max.x < min.x || max.y < min.y; }
  void add(Mercator point);
  [[nodiscard]] bool contains(const MercatorBox& other) const {
    return !other.empty() && other.min.x >= min.x && other.min.y >= min.y && other.max.x <= max.x &&
           other.max.y <= max.y;
  }
  bool operator==(const MercatorBox&) const = default;
};

// Where the ground that is drawn around an area fades out, in a band of so many metres along the inside of
// the box: at its own end, but nowhere over the area.
[[nodiscard]] MercatorBox fade_box(const MercatorBox& ground, const MercatorBox& area, double band);

// Where a map looks: a rectangle of the canvas, a centre and a Web Mercator zoom (0 = the world in 256 CSS
// pixels). After every change the centre lies within the bounds and the zoom within its limits.
class Camera {
 public:
  static constexpr double kMinZoom = 7;
  static constexpr double kMaxZoom = 19;

  void set_viewport(ScreenRect viewport) { viewport_ = viewport; }
  [[nodiscard]] const ScreenRect& viewport() const { return viewport_; }

  // The centre never leaves this box; an empty box bounds nothing.
  void set_bounds(const MercatorBox& bounds);

  void look_at(Mercator centre, double zoom);
  [[nodiscard]] Mercator centre() const { return centre_; }
  [[nodiscard]] double zoom() const { return zoom_; }
  [[nodiscard]] double metres_per_pixel() const;

  [[nodiscard]] ScreenPoint to_screen(Mercator point) const;
  [[nodiscard]] Mercator to_world(ScreenPoint point) const;

  // Moves the map by so many pixels, as a finger drags it.
  void pan(double dx, double dy);
  // Changes the zoom while the place under `fixed` stays there (unless a bound is met).
  void zoom_about(ScreenPoint fixed, double zoom_change);
  // Shows the whole box with so many pixels of margin, at most at max_zoom. An empty box changes nothing.
  void fit(const MercatorBox& box, double margin, double max_zoom = kMaxZoom);

 private:
  void clamp();

  ScreenRect viewport_{0, 0, 1, 1};
  MercatorBox bounds_;
  Mercator centre_;
  double zoom_ = 10;
};

// A length for a scale bar: the largest 1, 2 or 5 times a power of ten that is at most max_pixels long.
struct ScaleBar {
  double metres = 0;
  double pixels = 0;
};
// Ground metres: Web Mercator's stretch at the camera's latitude is taken out.
[[nodiscard]] ScaleBar scale_bar(const Camera& camera, double max_pixels);

// The way from one view to another in a given time; eased, the zoom first dropping when the way is long.
class CameraFlight {
 public:
  void start(const Camera& camera, Mercator centre, double zoom, double now, double seconds);
  // Moves the camera; false once it has arrived (or when nothing was started).
  bool step(Camera& camera, double now);
  void cancel() { seconds_ = 0; }
  [[nodiscard]] bool flying() const { return seconds_ > 0; }

 private:
  Mercator from_, to_;
  double from_zoom_ = 0, to_zoom_ = 0, dip_ = 0;
  double started_ = 0, seconds_ = 0;
};

}  // namespace pcn::ui
