#include "core/geo/simplify.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "core/base/sort.h"
#include "core/geo/arc_rings.h"
#include "core/geo/polygon_ops.h"

namespace pcn {
namespace {

BritishGrid on_plane(BritishGrid point) { return point; }
BritishGrid on_plane(GridPoint point) {
  return {static_cast<double>(point.east), static_cast<double>(point.north)};
}

struct Farthest {
  std::size_t at = 0;
  double distance = -1;  // none if negative
};

// The point between two others that is farthest from the segment between them.
template <class Line>
Farthest farthest(const Line& line, std::size_t first, std::size_t last) {
  Farthest found;
  for (std::size_t i = first + 1; i < last; ++i) {
    const double metres = distance_to_segment(on_plane(line[i]), on_plane(line[first]), on_plane(line[last]));
    if (metres > found.distance) found = {i, metres};
  }
  return found;
}

// Adds to `kept`, which holds first and last, what Douglas and Peucker keep between them.
template <class Line>
void keep_between(const Line& line, std::size_t first, std::size_t last, double tolerance,
                  std::set<std::size_t>& kept) {
  std::vector<std::pair<std::size_t, std::size_t>> spans = {{first, last}};
  while (!spans.empty()) {
    const auto [from, to] = spans.back();
    spans.pop_back();
    const Farthest middle = farthest(line, from, to);
    if (middle.distance <= tolerance) continue;
    kept.insert(middle.at);
    spans.emplace_back(from, middle.at);
    spans.emplace_back(middle.at, to);
  }
}

template <class Line>
std::set<std::size_t> kept_points(const Line& line, double tolerance) {
  std::set<std::size_t> kept = {0, line.size() - 1};
  if (line.size() > 3 && line.front() == line.back()) {  // a closed line needs two points more to be one
    const std::size_t second = farthest(line, 0, line.size() - 1).at;
    kept.insert(second);
    const Farthest before = farthest(line, 0, second);
    const Farthest after = farthest(line, second, line.size() - 1);
    kept.insert(before.distance >= after.distance ? before.at : after.at);
  }
  const std::vector<std::size_t> ends(kept.begin(), kept.end());
  for (std::size_t i = 1; i < ends.size(); ++i) keep_between(line, ends[i - 1], ends[i], tolerance, kept);
  return kept;
}

class TopologySimplifier {
 public:
  TopologySimplifier(const Topology& topology, double tolerance) : topology_(topology) {
    for (const Arc& arc : topology.arcs) points_.insert(points_.end(), arc.begin(), arc.end());
    sort_stable(points_.begin(), points_.end());
    points_.erase(std::unique(points_.begin(), points_.end()), points_.end());
    for (const Arc& arc : topology.arcs) kept_.push_back(kept_points(arc, tolerance));
    for (std::size_t arc = 0; arc < kept_.size(); ++arc) keep_sides(arc);
    keep_apart();
  }

  Topology result() const {
    Topology result;
    result.areas = topology_.areas;
    for (std::size_t arc = 0; arc < kept_.size(); ++arc) {
      Arc& points = result.arcs.emplace_back();
      for (const std::size_t at : kept_[arc]) points.push_back(topology_.arcs[arc][at]);
    }
    return result;
  }

 private:
  // Puts points back until no point of any border lies between what was left out and what stands for it.
  // (What crosses a shortcut must have a point on its far side, as borders do not cross: M. de Berg, M. van
  // Kreveld and S. Schirra, "Topologically correct subdivision simplification using the bandwidth criterion",
  // 1998.)
  void keep_sides(std::size_t arc) {
    std::vector<std::size_t> ends(kept_[arc].begin(), kept_[arc].end());
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    for (std::size_t i = 1; i < ends.size(); ++i) spans.emplace_back(ends[i - 1], ends[i]);
    while (!spans.empty()) {
      const auto [from, to] = spans.back();
      spans.pop_back();
      if (to - from < 2 || !cuts_off_a_point(arc, from, to)) continue;
      const std::size_t middle = farthest(topology_.arcs[arc], from, to).at;
      kept_[arc].insert(middle);
      spans.emplace_back(from, middle);
      spans.emplace_back(middle, to);
    }
  }

  bool cuts_off_a_point(std::size_t arc, std::size_t from, std::size_t to) const {
    const std::span<const GridPoint> chain(topology_.arcs[arc].data() + from, to - from + 1);
    GridPoint low = chain.front();
    GridPoint high = chain.front();
    for (const GridPoint point : chain) {
      low = {std::min(low.east, point.east), std::min(low.north, point.north)};
      high = {std::max(high.east, point.east), std::max(high.north, point.north)};
    }
    const Ring loop = to_ring(chain);
    const Bounds shortcut = bounds(Ring{loop.front(), loop.back()});
    for (auto at = std::lower_bound(points_.begin(), points_.end(), low);
         at != points_.end() && at->east <= high.east; ++at) {
      if (at->north < low.north || at->north > high.north) continue;
      if (std::find(chain.begin(), chain.end(), *at) != chain.end()) continue;
      const BritishGrid point = on_plane(*at);
      if (shortcut.contains(point) && exact_turn(chain.front(), chain.back(), *at) == 0) return true;
      if (contains(loop, point)) return true;
    }
    return false;
  }

  // Puts points back until no two shortcuts are the same, as when an area between two borders has become
  // flat.
  void keep_apart() {
    while (true) {
      struct Shortcut {
        std::size_t arc, from, to;
      };
      std::map<std::pair<GridPoint, GridPoint>, std::vector<Shortcut>> shortcuts;
      for (std::size_t arc = 0; arc < kept_.size(); ++arc) {
        const Arc& points = topology_.arcs[arc];
        for (auto to = std::next(kept_[arc].begin()); to != kept_[arc].end(); ++to) {
          const std::size_t from = *std::prev(to);
          const auto ends = std::minmax(points[from], points[*to]);
          shortcuts[{ends.first, ends.second}].push_back({arc, from, *to});
        }
      }
      bool changed = false;
      for (const auto& [ends, same] : shortcuts) {
        if (same.size() < 2) continue;
        for (const Shortcut& shortcut : same) {
          const Farthest middle = farthest(topology_.arcs[shortcut.arc], shortcut.from, shortcut.to);
          if (middle.distance < 0) continue;
          kept_[shortcut.arc].insert(middle.at);
          keep_sides(shortcut.arc);
          changed = true;
        }
      }
      if (!changed) return;
    }
  }

  const Topology& topology_;
  std::vector<GridPoint> points_;
  std::vector<std::set<std::size_t>> kept_;
};

}  // namespace

Polyline simplify(const Polyline& line, double tolerance) {
  if (line.size() < 3) return line;
  Polyline result;
  for (const std::size_t at : kept_points(line, tolerance)) result.push_back(line[at]);
  return result;
}

Topology simplify(const Topology& topology, double tolerance) {
  return TopologySimplifier(topology, tolerance).result();
}

}  // namespace pcn
