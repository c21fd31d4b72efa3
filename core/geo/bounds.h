#pragma once

#include <algorithm>
#include <limits>

#include "core/geo/coordinates.h"

namespace pcn {

// A box in the grid, closed on all sides. Without any point it is empty: its least is above its greatest.
struct Bounds {
  double west = std::numeric_limits<double>::infinity();
  double south = std::numeric_limits<double>::infinity();
  double east = -std::numeric_limits<double>::infinity();
  double north = -std::numeric_limits<double>::infinity();

  [[nodiscard]] bool empty() const { return !(west <= east && south <= north); }
  [[nodiscard]] double width() const { return empty() ? 0 : east - west; }
  [[nodiscard]] double height() const { return empty() ? 0 : north - south; }
  [[nodiscard]] BritishGrid centre() const { return {(west + east) / 2, (south + north) / 2}; }

  void add(BritishGrid point) {
    west = std::min(west, point.east);
    south = std::min(south, point.north);
    east = std::max(east, point.east);
    north = std::max(north, point.north);
  }
  void add(const Bounds& other) {
    west = std::min(west, other.west);
    south = std::min(south, other.south);
    east = std::max(east, other.east);
    north = std::max(north, other.north);
  }
  // Grown by this many metres on every side.
  [[nodiscard]] Bounds grown(double metres) const {
    return {west - metres, south - metres, east + metres, north + metres};
  }

  [[nodiscard]] bool contains(BritishGrid point) const {
    return west <= point.east && point.east <= east && south <= point.north && point.north <= north;
  }
  // Touching counts; an empty box meets nothing.
  [[nodiscard]] bool intersects(const Bounds& other) const {
    return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
  }
  bool operator==(const Bounds&) const = default;
};

}  // namespace pcn
