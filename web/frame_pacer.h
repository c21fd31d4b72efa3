#pragma once

#include <cstdint>

namespace pcn {

// Decides whether a frame is needed: after an event one frame and a few more in which Dear ImGui settles its
// layout, during an animation every frame, at rest none.
class FramePacer {
 public:
  // Dear ImGui needs one frame to see an input and one to lay out what it caused; one more is reserve.
  static constexpr int kSettleFrames = 3;

  // Something happened that may change the picture.
  void invalidate() { pending_ = kSettleFrames; }

  // Hidden pages draw nothing; on return everything is drawn again.
  void set_visible(bool visible) {
    if (visible && !visible_) invalidate();
    visible_ = visible;
  }

  [[nodiscard]] bool wants_frame() const { return visible_ && (pending_ > 0 || animating_); }

  // After each frame: whether something still moves.
  void frame_drawn(bool animating) {
    ++frames_;
    if (pending_ > 0) --pending_;
    if (animating_ && !animating && pending_ == 0) pending_ = 1;  // the end position, at rest
    animating_ = animating;
  }

  [[nodiscard]] std::uint32_t frames() const { return frames_; }

 private:
  std::uint32_t frames_ = 0;
  int pending_ = kSettleFrames;
  bool animating_ = false;
  bool visible_ = true;
};

}  // namespace pcn
