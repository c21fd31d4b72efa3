#include "core/map/label_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/base/sort.h"

namespace pcn {
namespace {

constexpr double kCell = 64;
constexpr int kRings = 8;
constexpr double kRing = 11;  // how far each lies outside the one before

bool overlap(const LabelBox& a, const LabelBox& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

// Rectangles by the cells of a grid over the viewport, so that each new one meets only those nearby.
class Occupied {
 public:
  explicit Occupied(const LabelBox& viewport)
      : viewport_(viewport),
        columns_(std::max(1, static_cast<int>(viewport.width / kCell) + 1)),
        rows_(std::max(1, static_cast<int>(viewport.height / kCell) + 1)),
        cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

  void add(const LabelBox& rect) {
    each_cell(rect, [&](std::vector<LabelBox>& cell) {
      cell.push_back(rect);
      return false;
    });
  }

  [[nodiscard]] bool meets(const LabelBox& rect) {
    return each_cell(rect, [&](std::vector<LabelBox>& cell) {
      return std::any_of(cell.begin(), cell.end(),
                         [&](const LabelBox& other) { return overlap(rect, other); });
    });
  }

 private:
  template <class Visit>
  bool each_cell(const LabelBox& rect, const Visit& visit) {
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

  LabelBox viewport_;
  int columns_, rows_;
  std::vector<std::vector<LabelBox>> cells_;
};

}  // namespace

std::vector<PlacedLabel> place_labels(const std::vector<LabelWish>& wishes,
                                      const std::vector<LabelBox>& obstacles, const LabelBox& viewport) {
  std::vector<std::size_t> order(wishes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  sort_stable(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return wishes[a].priority > wishes[b].priority; });
  Occupied occupied(viewport);
  for (const LabelBox& obstacle : obstacles) {
    if (overlap(obstacle, viewport)) occupied.add(obstacle);
  }
  std::vector<PlacedLabel> placed;
  const auto place = [&](std::size_t i, LabelSpot centre) {
    const LabelWish& wish = wishes[i];
    const LabelBox box{centre.x - wish.width / 2, centre.y - wish.height / 2, wish.width, wish.height};
    const bool inside = box.x >= viewport.x && box.y >= viewport.y &&
                        box.x + box.width <= viewport.x + viewport.width &&
                        box.y + box.height <= viewport.y + viewport.height;
    if (!inside || occupied.meets(box)) return false;
    const LabelSpot from = wish.centre;
    PlacedLabel label{
        i,
        centre,
        centre != from,
        {std::clamp(from.x, box.x, box.x + box.width), std::clamp(from.y, box.y, box.y + box.height)}};
    std::vector<LabelBox> line;
    if (label.led) {
      const double dx = label.foot.x - from.x, dy = label.foot.y - from.y;
      const int steps = static_cast<int>(std::max(std::fabs(dx), std::fabs(dy)) / 4);
      // Out of what stands on the point itself, and into nothing more.
      bool out = !occupied.meets({from.x, from.y, 1, 1});
      for (int step = 1; step < steps; ++step) {
        const LabelBox piece{from.x + dx * step / steps - 2, from.y + dy * step / steps - 2, 4, 4};
        const bool meets = occupied.meets(piece);
        if (meets && out) return false;
        if (meets) continue;
        out = true;
        line.push_back(piece);
      }
      if (!out) return false;
    }
    for (const LabelBox& piece : line) occupied.add(piece);
    occupied.add(box);
    placed.push_back(label);
    return true;
  };
  // Around the point in growing squares: level and upright first, then the corners.
  constexpr std::array<std::pair<double, double>, 16> kAround = {{{1, 0},
                                                                  {-1, 0},
                                                                  {0, -1},
                                                                  {0, 1},
                                                                  {1, -1},
                                                                  {1, 1},
                                                                  {-1, -1},
                                                                  {-1, 1},
                                                                  {.5, -1},
                                                                  {-.5, -1},
                                                                  {.5, 1},
                                                                  {-.5, 1},
                                                                  {1, -.5},
                                                                  {1, .5},
                                                                  {-1, -.5},
                                                                  {-1, .5}}};
  const auto lead = [&](std::size_t i) {
    const LabelWish& wish = wishes[i];
    if (!viewport.contains(wish.centre)) return;
    for (int ring = 1; ring <= kRings; ++ring) {
      for (const auto& [x, y] : kAround) {
        if (place(i, {wish.centre.x + x * (wish.width / 2 + kRing * ring),
                      wish.centre.y + y * (wish.height / 2 + kRing * ring)}))
          return;
      }
    }
  };
  std::vector<std::size_t> waiting;
  for (const std::size_t i : order) {
    if (!waiting.empty() && wishes[i].priority < wishes[waiting.front()].priority) {
      for (const std::size_t other : waiting) lead(other);
      waiting.clear();
    }
    if (!place(i, wishes[i].centre) && wishes[i].leader) waiting.push_back(i);
  }
  for (const std::size_t other : waiting) lead(other);
  return placed;
}

}  // namespace pcn
