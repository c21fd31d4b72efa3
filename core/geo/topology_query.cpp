#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/base/sort.h"
#include "core/geo/arc_rings.h"
#include "core/geo/topology_build.h"

namespace pcn {
namespace {

template <class Visit>
void for_each_use(const std::vector<ArcPolygon>& pieces, Visit&& visit) {
  for (const ArcPolygon& piece : pieces) {
    for (const ArcUse use : piece.outer) visit(use);
    for (const ArcRing& hole : piece.holes) {
      for (const ArcUse use : hole) visit(use);
    }
  }
}

MultiPolygon to_shape(const std::vector<Arc>& arcs, const std::vector<ArcPolygon>& pieces) {
  MultiPolygon shape;
  shape.reserve(pieces.size());
  for (const ArcPolygon& piece : pieces) {
    Polygon polygon;
    polygon.outer = to_ring(ring_points(arcs, piece.outer));
    for (const ArcRing& hole : piece.holes) polygon.holes.push_back(to_ring(ring_points(arcs, hole)));
    shape.push_back(std::move(polygon));
  }
  return shape;
}

double arc_length(const Arc& arc) {
  double sum = 0;
  for (std::size_t i = 1; i < arc.size(); ++i) {
    const double east = arc[i].east - arc[i - 1].east;
    const double north = arc[i].north - arc[i - 1].north;
    sum += std::sqrt(east * east + north * north);
  }
  return sum;
}

// Joins arcs into lines through every point where exactly two of their ends meet.
class LineJoiner {
 public:
  LineJoiner(const std::vector<Arc>& arcs, const std::vector<std::uint32_t>& chosen) : arcs_(arcs) {
    for (const std::uint32_t arc : chosen) {
      ends_.push_back({arcs[arc].front(), {arc, false}});
      ends_.push_back({arcs[arc].back(), {arc, true}});
    }
    sort_stable(ends_.begin(), ends_.end(), [](const End& a, const End& b) { return a.at < b.at; });
    used_.assign(arcs.size(), false);
    // Lines that end somewhere first, so that what is left are closed lines.
    for (const bool closed : {false, true}) {
      for (const std::uint32_t arc : chosen) {
        if (!used_[arc] && (closed || starts_line(arcs[arc].front()))) follow({arc, false});
        if (!used_[arc] && !closed && starts_line(arcs[arc].back())) follow({arc, true});
      }
    }
  }
  std::vector<Polyline> lines() && { return std::move(lines_); }

 private:
  struct End {
    GridPoint at;
    ArcUse use;  // that leaves the point
  };

  std::span<const End> ends_at(GridPoint point) const {
    const auto first = std::lower_bound(ends_.begin(), ends_.end(), point,
                                        [](const End& end, GridPoint wanted) { return end.at < wanted; });
    auto last = first;
    while (last != ends_.end() && last->at == point) ++last;
    return {ends_.data() + (first - ends_.begin()), static_cast<std::size_t>(last - first)};
  }
  bool starts_line(GridPoint point) const { return ends_at(point).size() != 2; }

  void follow(ArcUse use) {
    Polyline line =
        to_ring(std::vector<GridPoint>{use.reversed ? arcs_[use.arc].back() : arcs_[use.arc].front()});
    while (true) {
      used_[use.arc] = true;
      Arc points = arcs_[use.arc];
      if (use.reversed) std::reverse(points.begin(), points.end());
      const Polyline rest = to_ring(std::span(points).subspan(1));
      line.insert(line.end(), rest.begin(), rest.end());
      const std::span<const End> here = ends_at(points.back());
      if (here.size() != 2) break;
      const ArcUse next = here[here[0].use.arc == use.arc ? 1 : 0].use;
      if (used_[next.arc]) break;
      use = next;
    }
    lines_.push_back(std::move(line));
  }

  const std::vector<Arc>& arcs_;
  std::vector<End> ends_;  // by point
  std::vector<bool> used_;
  std::vector<Polyline> lines_;
};

}  // namespace

MultiPolygon area_shape(const Topology& topology, std::uint32_t area) {
  return to_shape(topology.arcs, topology.areas[area]);
}

MultiPolygon dissolve(const Topology& topology, std::span<const std::uint32_t> areas) {
  std::vector<std::uint32_t> chosen(areas.begin(), areas.end());
  sort_stable(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  std::vector<int> net(topology.arcs.size(), 0);  // by arc: uses forwards less uses backwards
  for (const std::uint32_t area : chosen) {
    for_each_use(topology.areas[area], [&](ArcUse use) { net[use.arc] += use.reversed ? -1 : 1; });
  }
  std::vector<ArcUse> uses;
  for (std::uint32_t arc = 0; arc < net.size(); ++arc) {
    for (int i = 0; i < std::abs(net[arc]); ++i) uses.push_back({arc, net[arc] < 0});
  }
  return to_shape(topology.arcs, assemble_polygons(topology.arcs, std::move(uses)));
}

std::vector<ArcSides> arc_sides(const Topology& topology) {
  std::vector<ArcSides> sides(topology.arcs.size());
  for (std::size_t area = 0; area < topology.areas.size(); ++area) {
    for_each_use(topology.areas[area], [&](ArcUse use) {
      (use.reversed ? sides[use.arc].right : sides[use.arc].left) = static_cast<std::uint32_t>(area);
    });
  }
  return sides;
}

std::vector<std::vector<Neighbour>> adjacency(const Topology& topology) {
  std::vector<std::vector<Neighbour>> neighbours(topology.areas.size());
  const auto add = [&neighbours](std::uint32_t area, std::uint32_t other, double metres) {
    std::vector<Neighbour>& known = neighbours[area];
    const auto same = std::find_if(known.begin(), known.end(),
                                   [other](const Neighbour& neighbour) { return neighbour.area == other; });
    if (same == known.end())
      known.push_back({other, metres});
    else
      same->border += metres;
  };
  const std::vector<ArcSides> sides = arc_sides(topology);
  for (std::size_t arc = 0; arc < sides.size(); ++arc) {
    const auto [left, right] = sides[arc];
    if (left == kNoArea || right == kNoArea || left == right) continue;
    const double metres = arc_length(topology.arcs[arc]);
    add(left, right, metres);
    add(right, left, metres);
  }
  for (std::vector<Neighbour>& known : neighbours) {
    sort_stable(known.begin(), known.end(),
                [](const Neighbour& a, const Neighbour& b) { return a.area < b.area; });
  }
  return neighbours;
}

std::vector<Polyline> group_borders(const Topology& topology, std::span<const std::uint32_t> group_of_area) {
  const auto group = [&](std::uint32_t area) {
    return area < group_of_area.size() ? group_of_area[area] : kNoArea;
  };
  const std::vector<ArcSides> sides = arc_sides(topology);
  std::vector<std::uint32_t> chosen;
  for (std::size_t arc = 0; arc < sides.size(); ++arc) {
    if (group(sides[arc].left) != group(sides[arc].right)) chosen.push_back(static_cast<std::uint32_t>(arc));
  }
  return LineJoiner(topology.arcs, chosen).lines();
}

std::size_t count_pieces(const std::vector<std::vector<Neighbour>>& neighbours,
                         std::span<const std::uint32_t> areas) {
  std::vector<bool> waiting(neighbours.size(), false);
  for (const std::uint32_t area : areas) waiting[area] = true;
  std::size_t pieces = 0;
  std::vector<std::uint32_t> reach;
  for (const std::uint32_t start : areas) {
    if (!waiting[start]) continue;
    ++pieces;
    waiting[start] = false;
    reach = {start};
    while (!reach.empty()) {
      const std::uint32_t area = reach.back();
      reach.pop_back();
      for (const Neighbour& neighbour : neighbours[area]) {
        if (!waiting[neighbour.area]) continue;
        waiting[neighbour.area] = false;
        reach.push_back(neighbour.area);
      }
    }
  }
  return pieces;
}

}  // namespace pcn
