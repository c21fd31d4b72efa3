#include "web/ui/gestures.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/portable_math.h"

namespace pcn::ui {

void Gestures::pointer(const PointerEvent& event) {
  switch (event.phase) {
    case PointerPhase::kDown:
      down(event);
      break;
    case PointerPhase::kMove:
      move(event);
      break;
    case PointerPhase::kUp:
      up(event, false);
      break;
    case PointerPhase::kLeave:
    case PointerPhase::kCancel:
      up(event, true);
      break;
  }
}

void Gestures::down(const PointerEvent& event) {
  const ScreenPoint at{event.x, event.y};
  if (fingers_.empty()) {
    began_ = at;
    kind_ = target_.on_map(at) ? Kind::kMapTouch : Kind::kUiTouch;
  } else if (kind_ == Kind::kMapTouch) {
    kind_ = Kind::kMapPan;  // a second finger makes it no tap
  }
  fingers_.push_back({event.id, at});
}

void Gestures::move(const PointerEvent& event) {
  const auto finger =
      std::find_if(fingers_.begin(), fingers_.end(), [&](const Finger& f) { return f.id == event.id; });
  if (finger == fingers_.end()) return;
  const ScreenPoint before = finger->at;
  const ScreenPoint at{event.x, event.y};
  const double dx = at.x - began_.x, dy = at.y - began_.y;
  const bool left_slop = std::hypot(dx, dy) > kSlop;
  switch (kind_) {
    case Kind::kMapTouch:
      if (!left_slop) return;  // the finger's place is kept, so that the first pan makes up for the slop
      kind_ = Kind::kMapPan;
      [[fallthrough]];
    case Kind::kMapPan:
      if (fingers_.size() == 1) {
        target_.pan(at.x - before.x, at.y - before.y);
      } else if (fingers_.size() >= 2) {
        // The two first fingers: the point between them is dragged, their distance zooms.
        const Finger& other = finger == fingers_.begin() ? fingers_[1] : fingers_[0];
        const double was = std::max(std::hypot(before.x - other.at.x, before.y - other.at.y), 8.0);
        const double is = std::max(std::hypot(at.x - other.at.x, at.y - other.at.y), 8.0);
        target_.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
        target_.zoom(portable_log(is / was) / std::numbers::ln2,
                     {(at.x + other.at.x) / 2, (at.y + other.at.y) / 2});
      }
      break;
    case Kind::kUiTouch:
      if (!left_slop) return;
      if (std::abs(dx) > std::abs(dy)) {
        kind_ = Kind::kUiDrag;
        target_.drag_begin(began_);
        target_.drag(at);
      } else {
        kind_ = Kind::kUiScroll;
        target_.scroll(began_, at.y - before.y);
      }
      break;
    case Kind::kUiScroll:
      target_.scroll(began_, at.y - before.y);
      break;
    case Kind::kUiDrag:
      target_.drag(at);
      break;
    case Kind::kNone:
      break;
  }
  finger->at = at;
}

void Gestures::up(const PointerEvent& event, bool cancelled) {
  const ScreenPoint at{event.x, event.y};
  const auto known = std::erase_if(fingers_, [&](const Finger& f) { return f.id == event.id; });
  if (known == 0) return;
  if (!fingers_.empty()) return;
  switch (kind_) {
    case Kind::kMapTouch:
      if (!cancelled) target_.tap(began_);
      break;
    case Kind::kUiTouch:
      if (!cancelled) target_.press(began_);
      break;
    case Kind::kUiDrag:
      target_.drag_end(at);
      break;
    default:
      break;
  }
  kind_ = Kind::kNone;
}

}  // namespace pcn::ui
