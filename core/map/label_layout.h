#pragma once

#include <compare>
#include <cstddef>
#include <vector>

namespace pcn {

// A point of a picture, y downwards.
struct LabelSpot {
  double x = 0;
  double y = 0;
  auto operator<=>(const LabelSpot&) const = default;
};

struct LabelBox {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  [[nodiscard]] bool contains(LabelSpot p) const {
    return p.x >= x && p.y >= y && p.x < x + width && p.y < y + height;
  }
  bool operator==(const LabelBox&) const = default;
};

// A label that would like to be shown, centred on a point.
struct LabelWish {
  LabelSpot centre;
  double width = 0;
  double height = 0;
  int priority = 0;
  bool leader = false;  // where it has no room, it may stand beside, joined to its point by a line
};

// The same wish for a label that is turned: what its corners reach.
[[nodiscard]] inline LabelWish turned(LabelWish wish, double along_x, double along_y) {
  const double x = along_x < 0 ? -along_x : along_x, y = along_y < 0 ? -along_y : along_y;
  return {wish.centre, x * wish.width + y * wish.height, y * wish.width + x * wish.height, wish.priority,
          wish.leader};
}

// A label that is shown.
struct PlacedLabel {
  std::size_t wish = 0;  // its position among the wishes
  LabelSpot centre;
  bool led = false;  // a line leads from `foot`, on its edge, to the point that it wished for
  LabelSpot foot;
};

// Those that can be shown: higher priority first, ties in the order given; none overlaps another, an obstacle
// or a leading line, none reaches outside the viewport. Labels that may be led come after all of their own
// kind that stand on their points, and before those of lower priority; the nearest free spot of eight rings
// around the point is theirs, and their lines come out of what stands on the point itself, which is drawn
// over them, and cross nothing else.
[[nodiscard]] std::vector<PlacedLabel> place_labels(const std::vector<LabelWish>& wishes,
                                                    const std::vector<LabelBox>& obstacles,
                                                    const LabelBox& viewport);

}  // namespace pcn
