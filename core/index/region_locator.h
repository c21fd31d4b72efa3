#pragma once

#include <cstdint>
#include <vector>

#include "core/geo/coordinates.h"
#include "core/geo/polygon.h"
#include "core/index/packed_rtree.h"
#include "core/model/dataset.h"

namespace pcn {

// Tells which shape of a list a point lies in. Keeps its own copy of the shapes.
class ShapeLocator {
 public:
  ShapeLocator() = default;
  explicit ShapeLocator(std::vector<MultiPolygon> shapes);

  // The lowest position whose shape contains the point (border rule of polygon_ops.h); kNone if none does.
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  [[nodiscard]] std::uint32_t locate(BritishGrid point) const;
  [[nodiscard]] std::vector<std::uint32_t> locate_all(BritishGrid point) const;  // ascending

 private:
  std::vector<MultiPolygon> shapes_;
  PackedRTree tree_;
};

// Tells which small area of the area a point lies in. Every point inside lies in exactly one.
class RegionLocator {
 public:
  RegionLocator() = default;
  explicit RegionLocator(const Dataset& data);

  [[nodiscard]] SmallAreaIndex locate(BritishGrid point) const;  // none outside

 private:
  ShapeLocator locator_;
};

}  // namespace pcn
