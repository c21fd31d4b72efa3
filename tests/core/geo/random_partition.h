#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "core/geo/polygon.h"
#include "core/geo/polygon_ops.h"
#include "tests/support/random.h"

namespace pcn::testing {

// A crooked chessboard whose squares are dealt out to areas at random, some to nobody. Every area is given as
// all of its squares apart, so that everything about the union can be counted by looking at squares.
struct RandomPartition {
  int columns;
  int rows;
  int area_count;
  std::vector<BritishGrid> corners;  // (columns + 1) x (rows + 1)
  std::vector<int> owner;            // by square; -1 is nobody

  RandomPartition(Random& random, int width, int height, int areas)
      : columns(width), rows(height), area_count(areas) {
    for (int row = 0; row <= rows; ++row) {
      for (int column = 0; column <= columns; ++column) {
        corners.push_back({530000.0 + 100 * column + static_cast<double>(random.integer(-30, 30)),
                           170000.0 + 100 * row + static_cast<double>(random.integer(-30, 30))});
      }
    }
    for (int i = 0; i < columns * rows; ++i) owner.push_back(static_cast<int>(random.integer(-1, areas - 1)));
  }

  [[nodiscard]] Ring square(int index) const {
    const auto at = [&](int column, int row) {
      return corners[static_cast<std::size_t>(row * (columns + 1) + column)];
    };
    const int column = index % columns;
    const int row = index / columns;
    return {at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)};
  }

  // The squares of each area in any direction and from any corner.
  [[nodiscard]] std::vector<MultiPolygon> areas(Random& random) const {
    std::vector<MultiPolygon> shapes(static_cast<std::size_t>(area_count));
    for (int i = 0; i < columns * rows; ++i) {
      const int area = owner[static_cast<std::size_t>(i)];
      if (area < 0) continue;
      Ring ring = square(i);
      if (random.chance(0.5)) std::reverse(ring.begin(), ring.end());
      std::rotate(ring.begin(), ring.begin() + random.integer(0, 3), ring.end());
      shapes[static_cast<std::size_t>(area)].push_back({ring, {}});
    }
    return shapes;
  }

  [[nodiscard]] std::vector<int> beside(int index) const {
    std::vector<int> found;
    if (index % columns > 0) found.push_back(index - 1);
    if (index % columns < columns - 1) found.push_back(index + 1);
    if (index >= columns) found.push_back(index - columns);
    if (index < columns * (rows - 1)) found.push_back(index + columns);
    return found;
  }

  // Groups of squares joined by edges among those for which in(square) holds.
  template <class In>
  [[nodiscard]] std::vector<std::set<int>> connected(In&& in) const {
    std::vector<std::set<int>> groups;
    std::set<int> seen;
    for (int start = 0; start < columns * rows; ++start) {
      if (!in(start) || seen.contains(start)) continue;
      std::set<int> group = {start};
      std::vector<int> reach = {start};
      while (!reach.empty()) {
        const int here = reach.back();
        reach.pop_back();
        for (const int next : beside(here)) {
          if (in(next) && group.insert(next).second) reach.push_back(next);
        }
      }
      seen.insert(group.begin(), group.end());
      groups.push_back(std::move(group));
    }
    return groups;
  }

  // The length of the edge between two squares that lie beside each other.
  [[nodiscard]] double edge(int a, int b) const {
    const Ring first = square(a);
    const Ring second = square(b);
    std::vector<BritishGrid> common;
    for (const BritishGrid point : first) {
      if (std::find(second.begin(), second.end(), point) != second.end()) common.push_back(point);
    }
    return distance(common.at(0), common.at(1));
  }
};

}  // namespace pcn::testing
