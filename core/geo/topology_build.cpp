#include "core/geo/topology_build.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "core/base/sort.h"
#include "core/geo/arc_rings.h"

namespace pcn {
namespace {

using Vertex = std::uint32_t;  // position in the sorted list of all points

struct Edge {
  Vertex from = 0;
  Vertex to = 0;
  auto operator<=>(const Edge&) const = default;
};
Edge without_direction(Edge edge) { return edge.from < edge.to ? edge : Edge{edge.to, edge.from}; }

double square_distance(GridPoint a, GridPoint b) {
  const double east = a.east - b.east;
  const double north = a.north - b.north;
  return east * east + north * north;
}

// The ring on the grid without repeats; empty if it is no ring or nothing is left of it.
std::vector<GridPoint> snap(const Ring& ring, bool outer, TopologyReport& report) {
  std::vector<GridPoint> points;
  points.reserve(ring.size());
  for (const BritishGrid point : ring) {
    if (!(std::fabs(point.east) < kGridLimit && std::fabs(point.north) < kGridLimit)) {
      ++report.bad_rings;
      return {};
    }
    const GridPoint snapped = {static_cast<std::int32_t>(std::floor(point.east + 0.5)),
                               static_cast<std::int32_t>(std::floor(point.north + 0.5))};
    if (points.empty() || points.back() != snapped) points.push_back(snapped);
  }
  if (ring.size() < 3) {
    ++report.bad_rings;
    return {};
  }
  while (points.size() > 1 && points.front() == points.back()) points.pop_back();
  const std::int64_t size = doubled_area(points);
  if (points.size() < 3 || size == 0) {
    ++report.collapsed_rings;
    return {};
  }
  if ((size > 0) != outer) std::reverse(points.begin() + 1, points.end());
  return points;
}

// Where an edge went: its arc, and whether that runs from the edge's lower to its higher vertex.
struct Place {
  std::uint32_t arc = 0;
  bool rising = true;
};

class TopologyBuilder {
 public:
  TopologyBuilder(const std::vector<MultiPolygon>& areas, TopologyReport& report) : report_(report) {
    read(areas);
    cancel();
    count_degrees();
    cut();
  }
  Topology topology() && { return std::move(topology_); }

 private:
  void read(const std::vector<MultiPolygon>& areas) {
    std::vector<std::vector<std::vector<GridPoint>>> rings(areas.size());
    for (std::size_t area = 0; area < areas.size(); ++area) {
      const auto add = [&](const Ring& ring, bool outer) {
        auto points = snap(ring, outer, report_);
        points_.insert(points_.end(), points.begin(), points.end());
        if (points.empty()) return false;
        rings[area].push_back(std::move(points));
        return true;
      };
      for (const Polygon& polygon : areas[area]) {
        if (!add(polygon.outer, true)) continue;  // without its outer ring a hole means nothing
        for (const Ring& hole : polygon.holes) add(hole, false);
      }
    }
    sort_stable(points_.begin(), points_.end());
    points_.erase(std::unique(points_.begin(), points_.end()), points_.end());
    edges_.resize(areas.size());
    for (std::size_t area = 0; area < areas.size(); ++area) {
      for (const auto& ring : rings[area]) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
          add_edge(area, vertex(ring[i]), vertex(ring[i + 1 == ring.size() ? 0 : i + 1]));
        }
      }
    }
  }

  Vertex vertex(GridPoint point) const {
    return static_cast<Vertex>(std::lower_bound(points_.begin(), points_.end(), point) - points_.begin());
  }

  void add_edge(std::size_t area, Vertex from, Vertex to) {
    std::vector<Vertex> path = {from};
    route(from, to, path);
    report_.split_edges += path.size() - 2;
    for (std::size_t i = 1; i < path.size(); ++i) edges_[area].push_back({path[i - 1], path[i]});
  }

  // Appends the way to the other end through the vertices that are in the way: the nearest first, then the
  // rest of either part, which is shorter. The same vertices come out in either direction.
  void route(Vertex from, Vertex to, std::vector<Vertex>& path) const {
    const GridPoint a = points_[from];
    const GridPoint b = points_[to];
    const auto [west, east] = std::minmax(a.east, b.east);
    const auto [south, north] = std::minmax(a.north, b.north);
    const double square = square_distance(a, b);
    std::optional<Vertex> nearest;
    double least = 0;
    const Vertex end = vertex({east, north + 1});
    for (Vertex v = vertex({west, south}); v < end; ++v) {
      const GridPoint p = points_[v];
      if (v == from || v == to || p.north < south || p.north > north) continue;
      const double turn = std::fabs(static_cast<double>(exact_turn(a, b, p)));
      if (2 * turn * turn > square || square_distance(a, p) >= square || square_distance(b, p) >= square)
        continue;
      if (nearest && turn >= least) continue;
      nearest = v;
      least = turn;
    }
    if (nearest) {
      route(from, *nearest, path);
      route(*nearest, to, path);
    } else {
      path.push_back(to);
    }
  }

  // Takes away what an area runs through in both directions.
  void cancel() {
    net_.resize(edges_.size());
    std::map<Edge, int> users;
    for (std::size_t area = 0; area < edges_.size(); ++area) {
      for (const Edge edge : edges_[area])
        net_[area][without_direction(edge)] += edge.from < edge.to ? 1 : -1;
      for (const auto& [edge, net] : net_[area]) {
        if (net == 0) continue;
        const Edge directed = net > 0 ? edge : Edge{edge.to, edge.from};
        users[directed] += std::abs(net);
      }
    }
    for (const auto& [edge, count] : users) {
      if (count > 1) report_.overlapping_edges += static_cast<std::size_t>(count - 1);
    }
  }

  // Neighbours of every vertex along borders. Where there are not exactly two, arcs end.
  void count_degrees() {
    around_.resize(points_.size());
    for (const auto& net : net_) {
      for (const auto& [edge, count] : net) {
        if (count == 0) continue;
        link(edge.from, edge.to);
        link(edge.to, edge.from);
      }
    }
  }
  void link(Vertex from, Vertex to) {
    auto& list = around_[from];
    if (std::find(list.begin(), list.end(), to) == list.end()) list.push_back(to);
  }

  void cut() {
    topology_.areas.resize(edges_.size());
    for (std::size_t area = 0; area < edges_.size(); ++area) {
      std::vector<ArcUse> uses;
      std::set<std::uint32_t> seen;
      for (const Edge edge : edges_[area]) {
        const int net = net_[area][without_direction(edge)] * (edge.from < edge.to ? 1 : -1);
        if (net <= 0) continue;
        const auto known = place_.find(without_direction(edge));
        const Place place = known == place_.end() ? make_arc(edge) : known->second;
        if (!seen.insert(place.arc).second) continue;
        const bool reversed = place.rising != (edge.from < edge.to);
        for (int i = 0; i < net; ++i) uses.push_back({place.arc, reversed});
      }
      topology_.areas[area] = assemble_polygons(topology_.arcs, std::move(uses));
    }
  }

  // The arc through an edge, in the edge's direction, from junction to junction; a border without any
  // junction starts at its least vertex.
  Place make_arc(Edge edge) {
    std::vector<Vertex> chain = {edge.from, edge.to};
    extend(chain);
    if (chain.front() == chain.back()) {
      chain.pop_back();
      if (around_[chain.front()].size() == 2) {
        std::rotate(chain.begin(), std::min_element(chain.begin(), chain.end()), chain.end());
      }
      chain.push_back(chain.front());
    } else {
      std::reverse(chain.begin(), chain.end());
      extend(chain);
      std::reverse(chain.begin(), chain.end());
    }
    const auto number = static_cast<std::uint32_t>(topology_.arcs.size());
    Arc arc;
    for (std::size_t i = 0; i < chain.size(); ++i) {
      arc.push_back(points_[chain[i]]);
      if (i == 0) continue;
      const Edge step = {chain[i - 1], chain[i]};
      place_[without_direction(step)] = {number, step.from < step.to};
    }
    topology_.arcs.push_back(std::move(arc));
    return place_.at(without_direction(edge));
  }
  void extend(std::vector<Vertex>& chain) const {
    while (chain.back() != chain.front() && around_[chain.back()].size() == 2) {
      const auto& next = around_[chain.back()];
      chain.push_back(next[0] == chain[chain.size() - 2] ? next[1] : next[0]);
    }
  }

  TopologyReport& report_;
  std::vector<GridPoint> points_;
  std::vector<std::vector<Edge>> edges_;  // by area, in the order of its rings
  std::vector<std::map<Edge, int>> net_;  // by area: uses from lower to higher vertex less uses back
  std::vector<std::vector<Vertex>> around_;
  std::map<Edge, Place> place_;  // of every edge that has its arc
  Topology topology_;
};

}  // namespace

Topology build_topology(const std::vector<MultiPolygon>& areas, TopologyReport* report) {
  TopologyReport unread;
  return TopologyBuilder(areas, report != nullptr ? *report : unread).topology();
}

}  // namespace pcn
