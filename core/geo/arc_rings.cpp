#include "core/geo/arc_rings.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

#include "core/base/sort.h"

namespace pcn {
namespace {

GridPoint first_point(const Arc& arc, bool reversed) { return reversed ? arc.back() : arc.front(); }
GridPoint last_point(const Arc& arc, bool reversed) { return reversed ? arc.front() : arc.back(); }
GridPoint second_point(const Arc& arc, bool reversed) { return reversed ? arc[arc.size() - 2] : arc[1]; }

// Whether, turning clockwise about `centre` from the direction of `from`, the direction of a comes before
// that of b. The direction of `from` itself comes last.
bool clockwise_before(GridPoint centre, GridPoint from, GridPoint a, GridPoint b) {
  const auto half = [&](GridPoint p) {
    const std::int64_t side = exact_turn(centre, from, p);
    if (side < 0) return 0;  // to the right: the first half turn
    if (side > 0) return 2;
    const std::int64_t dot =
        (std::int64_t{from.east} - centre.east) * (std::int64_t{p.east} - centre.east) +
        (std::int64_t{from.north} - centre.north) * (std::int64_t{p.north} - centre.north);
    return dot < 0 ? 1 : 3;
  };
  const int half_a = half(a);
  const int half_b = half(b);
  if (half_a != half_b) return half_a < half_b;
  return exact_turn(centre, a, b) < 0;
}

// Walks the directed arcs and cuts them into rings.
class RingTracer {
 public:
  RingTracer(const std::vector<Arc>& arcs, std::vector<ArcUse> uses) : arcs_(arcs), uses_(std::move(uses)) {
    used_.assign(uses_.size(), false);
    by_start_.resize(uses_.size());
    std::iota(by_start_.begin(), by_start_.end(), std::size_t{0});
    sort_stable(by_start_.begin(), by_start_.end(),
                [this](std::size_t a, std::size_t b) { return start(a) < start(b); });
  }

  std::vector<ArcRing> trace() {
    for (std::size_t use = 0; use < uses_.size(); ++use) {
      if (!used_[use]) trace_from(use);
    }
    return std::move(rings_);
  }

 private:
  GridPoint start(std::size_t use) const { return first_point(arcs_[uses_[use].arc], uses_[use].reversed); }
  GridPoint end(std::size_t use) const { return last_point(arcs_[uses_[use].arc], uses_[use].reversed); }

  void trace_from(std::size_t first) {
    std::vector<std::size_t> path;
    std::optional<std::size_t> next = first;
    while (next) {
      used_[*next] = true;
      path.push_back(*next);
      const GridPoint here = end(*next);
      std::size_t from = path.size();
      while (from > 0 && start(path[from - 1]) != here) --from;
      if (from-- > 0) {  // the path has been here before: a loop
        ArcRing ring;
        for (std::size_t i = from; i < path.size(); ++i) ring.push_back(uses_[path[i]]);
        path.resize(from);
        keep(std::move(ring));
      }
      if (path.empty()) return;
      next = leftmost(here, uses_[path.back()]);
    }
    // Only input that is out of balance leaves an open path, which bounds nothing.
  }

  // The arc that leaves `here` most to the left of the arrival.
  std::optional<std::size_t> leftmost(GridPoint here, ArcUse arrival) const {
    const GridPoint from = second_point(arcs_[arrival.arc], !arrival.reversed);
    std::optional<std::size_t> best;
    const auto range =
        std::lower_bound(by_start_.begin(), by_start_.end(), here,
                         [this](std::size_t use, GridPoint point) { return start(use) < point; });
    for (auto at = range; at != by_start_.end() && start(*at) == here; ++at) {
      if (used_[*at]) continue;
      const auto direction = [&](std::size_t use) {
        return second_point(arcs_[uses_[use].arc], uses_[use].reversed);
      };
      if (!best || clockwise_before(here, from, direction(*at), direction(*best))) best = *at;
    }
    return best;
  }

  // Rings start with their lowest arc.
  void keep(ArcRing ring) {
    const auto least = std::min_element(ring.begin(), ring.end(),
                                        [](const ArcUse& a, const ArcUse& b) { return a.arc < b.arc; });
    std::rotate(ring.begin(), least, ring.end());
    rings_.push_back(std::move(ring));
  }

  const std::vector<Arc>& arcs_;
  std::vector<ArcUse> uses_;
  std::vector<bool> used_;
  std::vector<std::size_t> by_start_;
  std::vector<ArcRing> rings_;
};

// A ring with what is needed to sort it in.
struct Traced {
  ArcRing ring;
  std::vector<GridPoint> points;
  std::int64_t doubled = 0;
  GridPoint least;  // westernmost, then southernmost point
};

// Even-odd test of a point given in half metres, exact; on the border either answer.
bool contains_half(const std::vector<GridPoint>& ring, GridPoint half_point) {
  bool inside = false;
  for (std::size_t i = 0, previous = ring.size() - 1; i < ring.size(); previous = i++) {
    GridPoint low = {2 * ring[previous].east, 2 * ring[previous].north};
    GridPoint high = {2 * ring[i].east, 2 * ring[i].north};
    if (low.north > high.north) std::swap(low, high);
    if (low.north <= half_point.north && half_point.north < high.north &&
        exact_turn(low, high, half_point) > 0) {
      inside = !inside;
    }
  }
  return inside;
}

}  // namespace

std::int64_t doubled_area(std::span<const GridPoint> ring) {
  std::int64_t sum = 0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) sum += exact_turn(ring[0], ring[i], ring[i + 1]);
  return sum;
}

std::vector<GridPoint> ring_points(const std::vector<Arc>& arcs, const ArcRing& ring) {
  std::vector<GridPoint> points;
  for (const ArcUse use : ring) {
    const Arc& arc = arcs[use.arc];
    if (use.reversed) {
      points.insert(points.end(), arc.rbegin(), arc.rend() - 1);
    } else {
      points.insert(points.end(), arc.begin(), arc.end() - 1);
    }
  }
  return points;
}

Ring to_ring(std::span<const GridPoint> points) {
  Ring ring;
  ring.reserve(points.size());
  for (const GridPoint point : points) {
    ring.push_back({static_cast<double>(point.east), static_cast<double>(point.north)});
  }
  return ring;
}

std::vector<ArcPolygon> assemble_polygons(const std::vector<Arc>& arcs, std::vector<ArcUse> uses) {
  std::vector<Traced> outers;
  std::vector<Traced> holes;
  for (ArcRing& ring : RingTracer(arcs, std::move(uses)).trace()) {
    Traced traced = {.ring = std::move(ring), .points = {}, .doubled = 0, .least = {}};
    traced.points = ring_points(arcs, traced.ring);
    traced.doubled = doubled_area(traced.points);
    traced.least = *std::min_element(traced.points.begin(), traced.points.end());
    if (traced.doubled > 0)
      outers.push_back(std::move(traced));
    else if (traced.doubled < 0)
      holes.push_back(std::move(traced));
  }
  const auto larger = [](const Traced& a, const Traced& b) {
    if (a.doubled != b.doubled) return a.doubled > b.doubled;
    return a.least < b.least;
  };
  sort_stable(outers.begin(), outers.end(), larger);
  sort_stable(holes.begin(), holes.end(), [](const Traced& a, const Traced& b) {
    return std::tie(a.doubled, a.least) < std::tie(b.doubled, b.least);
  });

  std::vector<ArcPolygon> polygons(outers.size());
  for (std::size_t i = 0; i < outers.size(); ++i) polygons[i].outer = std::move(outers[i].ring);
  for (Traced& hole : holes) {
    // The middle of an edge: unlike a vertex it cannot lie on the ring around it, which shares no edge with
    // the hole.
    const GridPoint middle = {hole.points[0].east + hole.points[1].east,
                              hole.points[0].north + hole.points[1].north};
    for (std::size_t i = outers.size(); i-- > 0;) {  // the smallest ring around it
      if (outers[i].doubled < -hole.doubled || !contains_half(outers[i].points, middle)) continue;
      polygons[i].holes.push_back(std::move(hole.ring));
      break;
    }
  }
  return polygons;
}

}  // namespace pcn
