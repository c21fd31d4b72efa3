#include "web/ui/label_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/sort.h"

namespace pcn::ui {
namespace {

constexpr double kCell = 64;

bool overlap(const ScreenRect& a, const ScreenRect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

// Rectangles by the cells of a grid over the viewport, so that each new one meets only those nearby.
class Occupied {
 public:
  explicit Occupied(const ScreenRect& viewport)
      : viewport_(viewport),
        columns_(std::max(1, static_cast<int>(viewport.width / kCell) + 1)),
        rows_(std::max(1, static_cast<int>(viewport.height / kCell) + 1)),
        cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

  void add(const ScreenRect& rect) {
    each_cell(rect, [&](std::vector<ScreenRect>& cell) {
      cell.push_back(rect);
      return false;
    });
  }

  [[nodiscard]] bool meets(const ScreenRect& rect) {
    return each_cell(rect, [&](std::vector<ScreenRect>& cell) {
      return std::any_of(cell.begin(), cell.end(),
                         [&](const ScreenRect& other) { return overlap(rect, other); });
    });
  }

 private:
  template <class Visit>
  bool each_cell(const ScreenRect& rect, const Visit& visit) {
    const auto column = [&](double x) {
      return std::clamp(static_cast<int>(std::floor((x - viewport_.x) / kCell)), 0, columns_ - 1);
    };
    const auto row = [&](double y) {
      return std::clamp(static_cast<int>(std::floor((y - viewport_.y) / kCell)), 0, rows_ - 1);
    };
    for (int r = row(rect.y); r <= row(rect.y + rect.height); ++r) {
      for (int c = column(rect.x); c <= column(rect.x + rect.width); ++c) {
        if (visit(cells_[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) +
                         static_cast<std::size_t>(c)]))
          return true;
      }
    }
    return false;
  }

  ScreenRect viewport_;
  int columns_, rows_;
  std::vector<std::vector<ScreenRect>> cells_;
};

}  // namespace

std::vector<std::size_t> place_labels(const std::vector<LabelWish>& wishes,
                                      const std::vector<ScreenRect>& obstacles, const ScreenRect& viewport) {
  std::vector<std::size_t> order(wishes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  sort_stable(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return wishes[a].priority > wishes[b].priority; });
  Occupied occupied(viewport);
  for (const ScreenRect& obstacle : obstacles) {
    if (overlap(obstacle, viewport)) occupied.add(obstacle);
  }
  std::vector<std::size_t> placed;
  for (const std::size_t i : order) {
    const LabelWish& wish = wishes[i];
    const ScreenRect rect{wish.centre.x - wish.width / 2, wish.centre.y - wish.height / 2, wish.width,
                          wish.height};
    const bool inside = rect.x >= viewport.x && rect.y >= viewport.y &&
                        rect.x + rect.width <= viewport.x + viewport.width &&
                        rect.y + rect.height <= viewport.y + viewport.height;
    if (!inside || occupied.meets(rect)) continue;
    occupied.add(rect);
    placed.push_back(i);
  }
  return placed;
}

}  // namespace pcn::ui
