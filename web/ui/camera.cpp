#include "web/ui/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/portable_math.h"
#include "core/map/map_frame.h"

namespace pcn::ui {
namespace {

constexpr double kEarthRadius = 6378137;
constexpr double kMetresPerPixelAtZoom0 = 2 * 3.14159265358979323846 * kEarthRadius / 256;

}  // namespace

void MercatorBox::add(Mercator point) {
  if (empty()) {
    min = max = point;
    return;
  }
  min = {std::min(min.x, point.x), std::min(min.y, point.y)};
  max = {std::max(max.x, point.x), std::max(max.y, point.y)};
}

MercatorBox fade_box(const MercatorBox& ground, const MercatorBox& area, double band) {
  if (ground.empty() || area.empty()) return ground;
  return {{std::min(ground.min.x, area.min.x - band), std::min(ground.min.y, area.min.y - band)},
          {std::max(ground.max.x, area.max.x + band), std::max(ground.max.y, area.max.y + band)}};
}

void Camera::set_bounds(const MercatorBox& bounds) {
  bounds_ = bounds;
  clamp();
}

void Camera::look_at(Mercator centre, double zoom) {
  centre_ = centre;
  zoom_ = zoom;
  clamp();
}

double Camera::metres_per_pixel() const { return kMetresPerPixelAtZoom0 / portable_pow(2, zoom_); }

ScreenPoint Camera::to_screen(Mercator point) const {
  const double scale = metres_per_pixel();
  return {viewport_.x + viewport_.width / 2 + (point.x - centre_.x) / scale,
          viewport_.y + viewport_.height / 2 - (point.y - centre_.y) / scale};
}

Mercator Camera::to_world(ScreenPoint point) const {
  const double scale = metres_per_pixel();
  return {centre_.x + (point.x - viewport_.x - viewport_.width / 2) * scale,
          centre_.y - (point.y - viewport_.y - viewport_.height / 2) * scale};
}

void Camera::pan(double dx, double dy) {
  const double scale = metres_per_pixel();
  centre_.x -= dx * scale;
  centre_.y += dy * scale;
  clamp();
}

void Camera::zoom_about(ScreenPoint fixed, double zoom_change) {
  const Mercator before = to_world(fixed);
  zoom_ = std::clamp(zoom_ + zoom_change, kMinZoom, kMaxZoom);
  const Mercator after = to_world(fixed);
  centre_.x += before.x - after.x;
  centre_.y += before.y - after.y;
  clamp();
}

void Camera::fit(const MercatorBox& box, double margin, double max_zoom) {
  if (box.empty()) return;
  const double width = std::max(viewport_.width - 2 * margin, 32.0);
  const double height = std::max(viewport_.height - 2 * margin, 32.0);
  const double scale = std::max({(box.max.x - box.min.x) / width, (box.max.y - box.min.y) / height, 1e-3});
  const double zoom = std::min(portable_log(kMetresPerPixelAtZoom0 / scale) / std::numbers::ln2, max_zoom);
  look_at({(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2}, zoom);
}

void Camera::clamp() {
  zoom_ = std::clamp(zoom_, kMinZoom, kMaxZoom);
  if (bounds_.empty()) return;
  centre_.x = std::clamp(centre_.x, bounds_.min.x, bounds_.max.x);
  centre_.y = std::clamp(centre_.y, bounds_.min.y, bounds_.max.y);
}

ScaleBar scale_bar(const Camera& camera, double max_pixels) {
  // cos(latitude) = 1 / cosh(y / R) on the sphere of Web Mercator.
  const double stretch = portable_exp(camera.centre().y / kEarthRadius);
  const double ground = camera.metres_per_pixel() * 2 / (stretch + 1 / stretch);
  const double metres = round_length(ground * max_pixels);
  return {metres, metres / ground};
}

void CameraFlight::start(const Camera& camera, Mercator centre, double zoom, double now, double seconds) {
  from_ = camera.centre();
  from_zoom_ = camera.zoom();
  to_ = centre;
  to_zoom_ = std::clamp(zoom, Camera::kMinZoom, Camera::kMaxZoom);
  started_ = now;
  seconds_ = seconds;
  const double pixels = std::hypot(to_.x - from_.x, to_.y - from_.y) / camera.metres_per_pixel();
  const double screens = pixels / std::max(camera.viewport().width, 1.0);
  dip_ = std::clamp(screens - 1, 0.0, 2.0);
}

bool CameraFlight::step(Camera& camera, double now) {
  if (seconds_ <= 0) return false;
  const double t = std::clamp((now - started_) / seconds_, 0.0, 1.0);
  if (t >= 1) {
    camera.look_at(to_, to_zoom_);
    seconds_ = 0;
    return false;
  }
  const double eased = t * t * (3 - 2 * t);
  camera.look_at({from_.x + (to_.x - from_.x) * eased, from_.y + (to_.y - from_.y) * eased},
                 from_zoom_ + (to_zoom_ - from_zoom_) * eased - dip_ * 4 * eased * (1 - eased));
  return true;
}

}  // namespace pcn::ui
