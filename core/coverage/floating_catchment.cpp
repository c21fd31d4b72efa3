#include "core/coverage/floating_catchment.h"

#include <cstdint>

#include "core/base/portable_math.h"
#include "core/index/packed_rtree.h"

namespace pcn {

std::vector<double> floating_catchment(const std::vector<WeightedPoint>& demand,
                                       const std::vector<WeightedPoint>& supply, const Ways& ways,
                                       const Catchment& catchment) {
  std::vector<double> access(demand.size(), 0);
  std::vector<BritishGrid> places;
  for (const WeightedPoint& point : demand) places.push_back(point.at);
  const PackedRTree tree = PackedRTree::of_points(places);
  std::vector<double> weights;
  for (const WeightedPoint& source : supply) {
    if (source.amount <= 0) continue;
    Bounds box;
    box.add(source.at);
    const std::vector<std::uint32_t> near = tree.search(box.grown(catchment.metres));
    weights.clear();
    double reached = 0;
    for (const std::uint32_t at : near) {
      const double east = demand[at].at.east - source.at.east;
      const double north = demand[at].at.north - source.at.north;
      double square = east * east + north * north;
      bool inside = square <= catchment.metres * catchment.metres;
      if (inside) {
        const Way way = ways.way(demand[at].at, source.at);
        // Straight ways keep the exact square.
        if (way.kind != WayKind::kStraight) square = way.metres * way.metres;
        inside = way.by_land() && square <= catchment.metres * catchment.metres;
      }
      const double weight = inside ? portable_exp(-square / (2 * catchment.sigma * catchment.sigma)) : 0;
      weights.push_back(weight);
      reached += weight * demand[at].amount;
    }
    if (reached <= 0) continue;
    const double ratio = source.amount / reached;
    for (std::size_t i = 0; i < near.size(); ++i) access[near[i]] += ratio * weights[i];
  }
  return access;
}

}  // namespace pcn
