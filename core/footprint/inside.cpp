#include "core/footprint/inside.h"

#include <algorithm>
#include <utility>

#include "core/base/sort.h"
#include "core/model/query.h"

namespace pcn {
namespace {

// Centroids from south to north, so that one edge of a polygon finds those on its level by two searches.
struct SortedPoint {
  double north = 0;
  double east = 0;
  std::uint32_t place = 0;
};

class PointsByNorth {
 public:
  explicit PointsByNorth(const Dataset& data) {
    const std::size_t inner = inner_small_areas(data);
    for (std::size_t at = 0; at < inner; ++at) {
      const BritishGrid centre = data.small_areas[at].centroid;
      points_.push_back({centre.north, centre.east, static_cast<std::uint32_t>(at)});
    }
    sort_stable(points_.begin(), points_.end(), [](const SortedPoint& a, const SortedPoint& b) {
      return a.north != b.north ? a.north < b.north : a.place < b.place;
    });
    inside_.resize(inner);
  }

  // The places inside one shape by the even-odd rule, by rising index; borders as in core/geo/polygon_ops.h.
  std::vector<SmallAreaIndex> within(const MultiPolygon& shape) {
    std::fill(inside_.begin(), inside_.end(), false);
    for (const Polygon& polygon : shape) {
      flip(polygon.outer);
      for (const Ring& hole : polygon.holes) flip(hole);
    }
    std::vector<SmallAreaIndex> result;
    for (std::size_t at = 0; at < inside_.size(); ++at) {
      if (inside_[at]) result.emplace_back(at);
    }
    return result;
  }

 private:
  void flip(const Ring& ring) {
    if (ring.size() < 3) return;
    BritishGrid from = ring.back();
    for (const BritishGrid to : ring) {
      flip_west_of(from, to);
      from = to;
    }
  }

  void flip_west_of(BritishGrid a, BritishGrid b) {
    if (a.north > b.north) std::swap(a, b);
    const auto below = [](const SortedPoint& point, double north) { return point.north < north; };
    auto at = std::lower_bound(points_.begin(), points_.end(), a.north, below);
    const auto end = std::lower_bound(at, points_.end(), b.north, below);
    for (; at != end; ++at) {
      const double crossing = a.east + (at->north - a.north) / (b.north - a.north) * (b.east - a.east);
      if (at->east < crossing) inside_[at->place] = !inside_[at->place];
    }
  }

  std::vector<SortedPoint> points_;
  std::vector<bool> inside_;
};

}  // namespace

std::vector<std::vector<SmallAreaIndex>> places_in_declared_areas(const Dataset& data) {
  std::vector<std::vector<SmallAreaIndex>> result(data.networks.size());
  PointsByNorth points(data);
  for (const DeclaredArea& declared : data.declared) {
    if (!declared.network) continue;
    std::vector<SmallAreaIndex>& places = result[declared.network.value];
    const std::vector<SmallAreaIndex> more = points.within(declared.shape);
    places.insert(places.end(), more.begin(), more.end());
    sort_stable(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
  }
  return result;
}

}  // namespace pcn
