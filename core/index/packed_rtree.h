#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/geo/bounds.h"
#include "core/geo/coordinates.h"

namespace pcn {

// A static R-tree over boxes, packed level by level in the order of a Hilbert curve (the layout of V.
// Agafonkin's flatbush). Built once in O(n log n); a search costs O(log n + hits). Empty boxes are never
// found.
class PackedRTree {
 public:
  PackedRTree() = default;
  explicit PackedRTree(std::span<const Bounds> boxes);
  [[nodiscard]] static PackedRTree of_points(std::span<const BritishGrid> points);

  [[nodiscard]] std::size_t size() const { return levels_.empty() ? 0 : levels_.front(); }

  // Positions of all boxes that meet the given one (touching counts), ascending.
  [[nodiscard]] std::vector<std::uint32_t> search(const Bounds& box) const;

  struct Found {
    std::uint32_t item = 0;
    double distance = 0;  // metres from the point to the box, 0 inside
    bool operator==(const Found&) const = default;
  };
  // The nearest boxes no farther than max_distance, by rising distance (ties: by position). accept(item) says
  // whether an item counts.
  template <class Accept>
  [[nodiscard]] std::vector<Found> nearest(BritishGrid point, std::size_t limit, double max_distance,
                                           Accept&& accept) const;
  [[nodiscard]] std::vector<Found> nearest(
      BritishGrid point, std::size_t limit,
      double max_distance = std::numeric_limits<double>::infinity()) const;

 private:
  struct Node {
    Bounds box;
    std::uint32_t first = 0;  // of an item: its position; of any other node: its first child
  };
  struct Waiting {
    double distance;
    bool is_item;
    std::uint32_t number;  // of an item: its position; else the node
  };
  // Heap order. At one distance nodes come before items, for they may hold items of a lower position.
  static bool later(const Waiting& a, const Waiting& b) {
    if (a.distance != b.distance) return a.distance > b.distance;
    if (a.is_item != b.is_item) return a.is_item;
    return a.number > b.number;
  }
  [[nodiscard]] std::uint32_t end_of_children(std::uint32_t node) const;

  std::vector<Node> nodes_;  // items first, the root last
  std::vector<std::uint32_t>
      levels_;  // where each level ends in nodes_; the first level is that of the items
};

// Metres from a point to the nearest point of a box.
[[nodiscard]] double distance_to_box(BritishGrid point, const Bounds& box);

template <class Accept>
std::vector<PackedRTree::Found> PackedRTree::nearest(BritishGrid point, std::size_t limit,
                                                     double max_distance, Accept&& accept) const {
  std::vector<Found> found;
  std::vector<Waiting> heap;
  const auto push = [&](std::uint32_t node) {
    const bool is_item = node < levels_.front();
    if (is_item && !accept(nodes_[node].first)) return;
    const double metres = distance_to_box(point, nodes_[node].box);
    if (!(metres <= max_distance)) return;
    heap.push_back({metres, is_item, is_item ? nodes_[node].first : node});
    std::push_heap(heap.begin(), heap.end(), later);
  };
  if (!nodes_.empty()) push(static_cast<std::uint32_t>(nodes_.size() - 1));
  while (!heap.empty() && found.size() < limit) {
    std::pop_heap(heap.begin(), heap.end(), later);
    const Waiting next = heap.back();
    heap.pop_back();
    if (next.is_item) {
      found.push_back({next.number, next.distance});
      continue;
    }
    const std::uint32_t end = end_of_children(next.number);
    for (std::uint32_t child = nodes_[next.number].first; child < end; ++child) push(child);
  }
  return found;
}

}  // namespace pcn
