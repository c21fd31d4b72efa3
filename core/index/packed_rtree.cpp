#include "core/index/packed_rtree.h"

#include <tuple>

#include "core/base/sort.h"

namespace pcn {
namespace {

constexpr std::uint32_t kFanOut = 16;
constexpr std::uint32_t kHilbertSide = 1U << 16U;

// Position along the Hilbert curve of order 16 (J. Skilling, "Programming the Hilbert curve", 2004, two
// dimensions).
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) {
  std::uint32_t position = 0;
  for (std::uint32_t side = kHilbertSide / 2; side > 0; side /= 2) {
    const bool right = (x & side) != 0;
    const bool upper = (y & side) != 0;
    const std::uint32_t quadrant = right ? (upper ? 2 : 3) : (upper ? 1 : 0);
    position = position * 4 + quadrant;
    if (upper) continue;
    if (right) {
      x = kHilbertSide - 1 - x;
      y = kHilbertSide - 1 - y;
    }
    std::swap(x, y);
  }
  return position;
}

std::uint32_t on_curve(double value, double low, double size) {
  const double part = size > 0 ? (value - low) / size : 0;
  if (!(part > 0)) return 0;
  return part >= 1 ? kHilbertSide - 1 : static_cast<std::uint32_t>(part * kHilbertSide);
}

}  // namespace

double distance_to_box(BritishGrid point, const Bounds& box) {
  const double east = std::max({box.west - point.east, point.east - box.east, 0.0});
  const double north = std::max({box.south - point.north, point.north - box.north, 0.0});
  return std::sqrt(east * east + north * north);
}

PackedRTree::PackedRTree(std::span<const Bounds> boxes) {
  struct Item {
    std::uint32_t code;
    std::uint32_t position;
  };
  Bounds all;
  for (const Bounds& box : boxes) {
    if (!box.empty()) all.add(box);
  }
  std::vector<Item> items;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (boxes[i].empty()) continue;
    const BritishGrid centre = boxes[i].centre();
    const std::uint32_t code = hilbert(on_curve(centre.east, all.west, all.width()),
                                       on_curve(centre.north, all.south, all.height()));
    items.push_back({code, static_cast<std::uint32_t>(i)});
  }
  if (items.empty()) return;
  sort_stable(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return std::tie(a.code, a.position) < std::tie(b.code, b.position);
  });
  for (const Item& item : items) nodes_.push_back({boxes[item.position], item.position});
  levels_.push_back(static_cast<std::uint32_t>(nodes_.size()));

  std::uint32_t begin = 0;
  do {
    const std::uint32_t end = levels_.back();
    for (std::uint32_t first = begin; first < end; first += kFanOut) {
      Node parent = {{}, first};
      for (std::uint32_t child = first; child < std::min(first + kFanOut, end); ++child) {
        parent.box.add(nodes_[child].box);
      }
      nodes_.push_back(parent);
    }
    begin = end;
    levels_.push_back(static_cast<std::uint32_t>(nodes_.size()));
  } while (levels_.back() - begin > 1);
}

PackedRTree PackedRTree::of_points(std::span<const BritishGrid> points) {
  std::vector<Bounds> boxes;
  boxes.reserve(points.size());
  for (const BritishGrid point : points) boxes.push_back({point.east, point.north, point.east, point.north});
  return PackedRTree(boxes);
}

std::uint32_t PackedRTree::end_of_children(std::uint32_t node) const {
  const std::uint32_t first = nodes_[node].first;
  const std::uint32_t level_end = *std::upper_bound(levels_.begin(), levels_.end(), first);
  return std::min(first + kFanOut, level_end);
}

std::vector<std::uint32_t> PackedRTree::search(const Bounds& box) const {
  std::vector<std::uint32_t> hits;
  if (nodes_.empty() || box.empty()) return hits;
  std::vector<std::uint32_t> waiting = {static_cast<std::uint32_t>(nodes_.size() - 1)};
  while (!waiting.empty()) {
    const std::uint32_t node = waiting.back();
    waiting.pop_back();
    if (!nodes_[node].box.intersects(box)) continue;
    if (node < levels_.front()) {
      hits.push_back(nodes_[node].first);
      continue;
    }
    const std::uint32_t end = end_of_children(node);
    for (std::uint32_t child = nodes_[node].first; child < end; ++child) waiting.push_back(child);
  }
  sort_stable(hits.begin(), hits.end());
  return hits;
}

std::vector<PackedRTree::Found> PackedRTree::nearest(BritishGrid point, std::size_t limit,
                                                     double max_distance) const {
  return nearest(point, limit, max_distance, [](std::uint32_t) { return true; });
}

}  // namespace pcn
