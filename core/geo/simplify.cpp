#include "core/geo/simplify.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
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

using Marks = std::vector<std::uint8_t>;  // by point of a line: whether it stays
using Span = std::pair<std::size_t, std::size_t>;

// The stretches between points that stay.
std::vector<Span> spans_of(const Marks& kept) {
  std::vector<Span> spans;
  std::size_t from = 0;
  for (std::size_t at = 1; at < kept.size(); ++at) {
    if (!kept[at]) continue;
    spans.emplace_back(from, at);
    from = at;
  }
  return spans;
}

// Divides every span at its farthest point, which then stays, as long as `divide` says so of the two.
template <class Line, class Divide>
void refine(const Line& line, Marks& kept, Divide&& divide) {
  std::vector<Span> spans = spans_of(kept);
  while (!spans.empty()) {
    const auto [from, to] = spans.back();
    spans.pop_back();
    if (to - from < 2) continue;
    const Farthest middle = farthest(line, from, to);
    if (!divide(from, to, middle)) continue;
    kept[middle.at] = 1;
    spans.emplace_back(from, middle.at);
    spans.emplace_back(middle.at, to);
  }
}

// What Douglas and Peucker keep.
template <class Line>
Marks kept_points(const Line& line, double tolerance) {
  Marks kept(line.size(), 0);
  kept.front() = kept.back() = 1;
  if (line.size() > 3 && line.front() == line.back()) {  // a closed line needs two points more to be one
    const std::size_t second = farthest(line, 0, line.size() - 1).at;
    kept[second] = 1;
    const Farthest before = farthest(line, 0, second);
    const Farthest after = farthest(line, second, line.size() - 1);
    kept[before.distance >= after.distance ? before.at : after.at] = 1;
  }
  refine(line, kept, [tolerance](std::size_t, std::size_t, const Farthest& middle) {
    return middle.distance > tolerance;
  });
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
      for (std::size_t at = 0; at < kept_[arc].size(); ++at) {
        if (kept_[arc][at]) points.push_back(topology_.arcs[arc][at]);
      }
    }
    return result;
  }

 private:
  // Puts points back until no point of any border lies between what was left out and what stands for it.
  // (What crosses a shortcut must have a point on its far side, as borders do not cross: M. de Berg, M. van
  // Kreveld and S. Schirra, "Topologically correct subdivision simplification using the bandwidth criterion",
  // 1998.)
  void keep_sides(std::size_t arc) {
    refine(topology_.arcs[arc], kept_[arc], [this, arc](std::size_t from, std::size_t to, const Farthest&) {
      return cuts_off_a_point(arc, from, to);
    });
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
    struct Shortcut {
      std::pair<GridPoint, GridPoint> ends;
      std::size_t arc = 0;
      Span span;
    };
    bool changed = true;
    while (changed) {
      changed = false;
      std::vector<Shortcut> shortcuts;
      for (std::size_t arc = 0; arc < kept_.size(); ++arc) {
        const Arc& points = topology_.arcs[arc];
        for (const Span& span : spans_of(kept_[arc])) {
          const auto ends = std::minmax(points[span.first], points[span.second]);
          shortcuts.push_back({{ends.first, ends.second}, arc, span});
        }
      }
      sort_stable(shortcuts.begin(), shortcuts.end(),
                  [](const Shortcut& a, const Shortcut& b) { return a.ends < b.ends; });
      for (std::size_t at = 0; at < shortcuts.size(); ++at) {
        const auto same = [&](std::size_t other) {
          return other < shortcuts.size() && shortcuts[other].ends == shortcuts[at].ends;
        };
        if (!same(at + 1) && !same(at - 1)) continue;  // before the first comes none: it wraps around
        const Shortcut& shortcut = shortcuts[at];
        const Farthest middle =
            farthest(topology_.arcs[shortcut.arc], shortcut.span.first, shortcut.span.second);
        if (middle.distance < 0) continue;
        kept_[shortcut.arc][middle.at] = 1;
        keep_sides(shortcut.arc);
        changed = true;
      }
    }
  }

  const Topology& topology_;
  std::vector<GridPoint> points_;
  std::vector<Marks> kept_;
};

}  // namespace

Polyline simplify(const Polyline& line, double tolerance) {
  if (line.size() < 3) return line;
  const Marks kept = kept_points(line, tolerance);
  Polyline result;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (kept[at]) result.push_back(line[at]);
  }
  return result;
}

Topology simplify(const Topology& topology, double tolerance) {
  return TopologySimplifier(topology, tolerance).result();
}

}  // namespace pcn
