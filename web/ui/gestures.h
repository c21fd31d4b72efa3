#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "web/platform.h"
#include "web/ui/camera.h"

namespace pcn::ui {

// Receives what fingers mean.
class GestureTarget {
 public:
  virtual ~GestureTarget() = default;
  [[nodiscard]] virtual bool on_map(ScreenPoint point) const = 0;
  // On the map.
  virtual void pan(double dx, double dy) = 0;
  virtual void zoom(double change, ScreenPoint fixed) = 0;
  virtual void tap(ScreenPoint point) = 0;
  // Elsewhere: a press, a vertical stroke that scrolls, a level stroke that drags what it began on.
  virtual void press(ScreenPoint point) = 0;
  virtual void scroll(ScreenPoint began, double dy) = 0;
  virtual void drag_begin(ScreenPoint point) = 0;
  virtual void drag(ScreenPoint point) = 0;
  virtual void drag_end(ScreenPoint point) = 0;
};

// Tells strokes of fingers apart. A gesture belongs to where its first finger began, until the last is
// lifted.
class Gestures {
 public:
  static constexpr double kSlop = 9;  // pixels that a resting finger may wander

  explicit Gestures(GestureTarget& target) : target_(target) {}
  void pointer(const PointerEvent& event);

 private:
  struct Finger {
    int id = 0;
    ScreenPoint at;
  };
  enum class Kind : std::uint8_t { kNone, kMapTouch, kMapPan, kUiTouch, kUiScroll, kUiDrag };

  void down(const PointerEvent& event);
  void move(const PointerEvent& event);
  void up(const PointerEvent& event, bool cancelled);

  GestureTarget& target_;
  std::vector<Finger> fingers_;
  Kind kind_ = Kind::kNone;
  ScreenPoint began_;
};

}  // namespace pcn::ui
