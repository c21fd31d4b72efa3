#pragma once

#include <cstddef>
#include <vector>

#include "core/export/svg_text.h"
#include "web/ui/camera.h"

namespace pcn::ui {

// A label that would like to be shown, centred on a point.
struct LabelWish {
  ScreenPoint centre;
  double width = 0;
  double height = 0;
  int priority = 0;
};

// The positions in `wishes` of those that can be shown: higher priority first, ties in the order given; none
// overlaps another or an obstacle, none reaches outside the viewport.
[[nodiscard]] std::vector<std::size_t> place_labels(const std::vector<LabelWish>& wishes,
                                                    const std::vector<ScreenRect>& obstacles,
                                                    const ScreenRect& viewport);

}  // namespace pcn::ui
