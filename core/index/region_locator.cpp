#include "core/index/region_locator.h"

#include "core/geo/polygon_ops.h"
#include "core/geo/topology_build.h"

namespace pcn {

ShapeLocator::ShapeLocator(std::vector<MultiPolygon> shapes) : shapes_(std::move(shapes)) {
  std::vector<Bounds> boxes;
  boxes.reserve(shapes_.size());
  for (const MultiPolygon& shape : shapes_) boxes.push_back(bounds(shape));
  tree_ = PackedRTree(boxes);
}

std::uint32_t ShapeLocator::locate(BritishGrid point) const {
  for (const std::uint32_t shape : tree_.search({point.east, point.north, point.east, point.north})) {
    if (contains(shapes_[shape], point)) return shape;
  }
  return kNone;
}

std::vector<std::uint32_t> ShapeLocator::locate_all(BritishGrid point) const {
  auto hits = tree_.search({point.east, point.north, point.east, point.north});
  std::erase_if(hits, [&](std::uint32_t shape) { return !contains(shapes_[shape], point); });
  return hits;
}

RegionLocator::RegionLocator(const Dataset& data) {
  std::vector<MultiPolygon> shapes;
  shapes.reserve(data.topology.areas.size());
  for (std::size_t area = 0; area < data.topology.areas.size(); ++area) {
    shapes.push_back(area_shape(data.topology, static_cast<std::uint32_t>(area)));
  }
  locator_ = ShapeLocator(std::move(shapes));
}

SmallAreaIndex RegionLocator::locate(BritishGrid point) const {
  const std::uint32_t area = locator_.locate(point);
  return area == ShapeLocator::kNone ? SmallAreaIndex{} : SmallAreaIndex(area);
}

}  // namespace pcn
