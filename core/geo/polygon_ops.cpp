#include "core/geo/polygon_ops.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "core/base/sort.h"

namespace pcn {
namespace {

// Twice the area of the triangle a, b, c: positive if c lies to the left of a to b.
double turn(BritishGrid a, BritishGrid b, BritishGrid c) {
  return (b.east - a.east) * (c.north - a.north) - (b.north - a.north) * (c.east - a.east);
}

bool in_box(BritishGrid point, BritishGrid a, BritishGrid b) {
  return std::min(a.east, b.east) <= point.east && point.east <= std::max(a.east, b.east) &&
         std::min(a.north, b.north) <= point.north && point.north <= std::max(a.north, b.north);
}

// Calls visit(from, to) for every edge, the closing one included.
template <class Visit>
void for_each_edge(const Ring& ring, Visit&& visit) {
  for (std::size_t i = 0, previous = ring.size() - 1; i < ring.size(); previous = i++)
    visit(ring[previous], ring[i]);
}

template <class Visit>
void for_each_ring(const MultiPolygon& shape, Visit&& visit) {
  for (const Polygon& polygon : shape) {
    visit(polygon.outer);
    for (const Ring& hole : polygon.holes) visit(hole);
  }
}

// Sums for a centre of mass, taken relative to an origin near the shape to keep the digits.
struct Moments {
  BritishGrid origin;
  double doubled_area = 0;
  double east = 0;
  double north = 0;

  void add(const Ring& ring, double sign) {
    if (ring.size() < 3) return;
    if (signed_area(ring) < 0) sign = -sign;
    for_each_edge(ring, [&](BritishGrid a, BritishGrid b) {
      const double ax = a.east - origin.east;
      const double ay = a.north - origin.north;
      const double bx = b.east - origin.east;
      const double by = b.north - origin.north;
      const double cross = sign * (ax * by - bx * ay);
      doubled_area += cross;
      east += (ax + bx) * cross;
      north += (ay + by) * cross;
    });
  }
};

std::optional<BritishGrid> mean_of_points(const MultiPolygon& shape) {
  double east = 0;
  double north = 0;
  double count = 0;
  for_each_ring(shape, [&](const Ring& ring) {
    for (const BritishGrid point : ring) {
      east += point.east;
      north += point.north;
      count += 1;
    }
  });
  if (count == 0) return std::nullopt;
  return BritishGrid{east / count, north / count};
}

void drop_repeats(Ring& ring) {
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
}

// False if nothing is left of the ring.
bool normalise_ring(Ring& ring, bool counter_clockwise) {
  drop_repeats(ring);
  const double size = signed_area(ring);
  if (size == 0) return false;
  if ((size > 0) != counter_clockwise) std::reverse(ring.begin(), ring.end());
  return true;
}

}  // namespace

double signed_area(const Ring& ring) {
  if (ring.size() < 3) return 0;
  double doubled = 0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) doubled += turn(ring[0], ring[i], ring[i + 1]);
  return doubled / 2;
}

double area(const Polygon& polygon) {
  double sum = std::fabs(signed_area(polygon.outer));
  for (const Ring& hole : polygon.holes) sum -= std::fabs(signed_area(hole));
  return sum;
}

double area(const MultiPolygon& shape) {
  double sum = 0;
  for (const Polygon& polygon : shape) sum += area(polygon);
  return sum;
}

std::optional<BritishGrid> centroid(const Polygon& polygon) { return centroid(MultiPolygon{polygon}); }

std::optional<BritishGrid> centroid(const MultiPolygon& shape) {
  const auto mean = mean_of_points(shape);
  if (!mean) return std::nullopt;
  Moments moments = {.origin = *mean};
  for (const Polygon& polygon : shape) {
    moments.add(polygon.outer, 1);
    for (const Ring& hole : polygon.holes) moments.add(hole, -1);
  }
  if (moments.doubled_area == 0) return mean;
  return BritishGrid{mean->east + moments.east / (3 * moments.doubled_area),
                     mean->north + moments.north / (3 * moments.doubled_area)};
}

Bounds bounds(const Ring& ring) {
  Bounds box;
  for (const BritishGrid point : ring) box.add(point);
  return box;
}

Bounds bounds(const Polygon& polygon) { return bounds(polygon.outer); }

Bounds bounds(const MultiPolygon& shape) {
  Bounds box;
  for (const Polygon& polygon : shape) box.add(bounds(polygon));
  return box;
}

bool contains(const Ring& ring, BritishGrid point) {
  bool inside = false;
  if (ring.size() < 3) return inside;
  for_each_edge(ring, [&](BritishGrid a, BritishGrid b) {
    const bool upward = a.north <= point.north;
    if (upward == (b.north <= point.north)) return;
    // Always from the lower end, so that two areas on either side of an edge compute the very same sign.
    if (turn(upward ? a : b, upward ? b : a, point) > 0) inside = !inside;
  });
  return inside;
}

bool contains(const Polygon& polygon, BritishGrid point) {
  if (!contains(polygon.outer, point)) return false;
  return std::none_of(polygon.holes.begin(), polygon.holes.end(),
                      [point](const Ring& hole) { return contains(hole, point); });
}

bool contains(const MultiPolygon& shape, BritishGrid point) {
  return std::any_of(shape.begin(), shape.end(),
                     [point](const Polygon& polygon) { return contains(polygon, point); });
}

void normalise(MultiPolygon& shape) {
  std::erase_if(shape, [](Polygon& polygon) {
    if (!normalise_ring(polygon.outer, true)) return true;
    std::erase_if(polygon.holes, [](Ring& hole) { return !normalise_ring(hole, false); });
    return false;
  });
}

double distance(BritishGrid a, BritishGrid b) {
  const double east = a.east - b.east;
  const double north = a.north - b.north;
  return std::sqrt(east * east + north * north);
}

double distance_to_segment(BritishGrid point, BritishGrid a, BritishGrid b) {
  const double east = b.east - a.east;
  const double north = b.north - a.north;
  const double square = east * east + north * north;
  if (square == 0) return distance(point, a);
  const double along = ((point.east - a.east) * east + (point.north - a.north) * north) / square;
  if (along <= 0) return distance(point, a);
  if (along >= 1) return distance(point, b);
  return distance(point, {a.east + along * east, a.north + along * north});
}

double distance_to_line(BritishGrid point, const Polyline& line) {
  double least = std::numeric_limits<double>::infinity();
  if (line.size() == 1) least = distance(point, line.front());
  for (std::size_t i = 1; i < line.size(); ++i) {
    least = std::min(least, distance_to_segment(point, line[i - 1], line[i]));
  }
  return least;
}

double distance_to_border(BritishGrid point, const MultiPolygon& shape, double least) {
  for_each_ring(shape, [&](const Ring& ring) {
    for_each_edge(ring, [&](BritishGrid a, BritishGrid b) {
      // Most edges lie farther away to one side than the nearest so far.
      if (std::min(a.east, b.east) - point.east > least || point.east - std::max(a.east, b.east) > least)
        return;
      if (std::min(a.north, b.north) - point.north > least ||
          point.north - std::max(a.north, b.north) > least)
        return;
      least = std::min(least, distance_to_segment(point, a, b));
    });
  });
  return least;
}

double distance_to(BritishGrid point, const MultiPolygon& shape) {
  return contains(shape, point) ? 0 : distance_to_border(point, shape);
}

double length(const Polyline& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return sum;
}

double perimeter(const MultiPolygon& shape) {
  double sum = 0;
  for_each_ring(shape, [&](const Ring& ring) {
    for_each_edge(ring, [&](BritishGrid a, BritishGrid b) { sum += distance(a, b); });
  });
  return sum;
}

bool segments_meet(BritishGrid a, BritishGrid b, BritishGrid c, BritishGrid d) {
  const double abc = turn(a, b, c);
  const double abd = turn(a, b, d);
  const double cda = turn(c, d, a);
  const double cdb = turn(c, d, b);
  if (((abc > 0 && abd < 0) || (abc < 0 && abd > 0)) && ((cda > 0 && cdb < 0) || (cda < 0 && cdb > 0)))
    return true;
  return (abc == 0 && in_box(c, a, b)) || (abd == 0 && in_box(d, a, b)) || (cda == 0 && in_box(a, c, d)) ||
         (cdb == 0 && in_box(b, c, d));
}

bool is_simple(const Ring& ring) {
  const std::size_t count = ring.size();
  if (count < 3) return false;
  const auto next = [count](std::size_t i) { return i + 1 == count ? 0 : i + 1; };
  const auto west = [&](std::size_t i) { return std::min(ring[i].east, ring[next(i)].east); };
  const auto east = [&](std::size_t i) { return std::max(ring[i].east, ring[next(i)].east); };
  for (std::size_t i = 0; i < count; ++i) {
    const BritishGrid a = ring[i];
    const BritishGrid b = ring[next(i)];
    const BritishGrid c = ring[next(next(i))];
    if (a == b) return false;
    if (turn(a, b, c) == 0 && (in_box(c, a, b) || in_box(a, b, c))) return false;  // folds back
  }
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  sort_stable(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return west(i) < west(j); });
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t i = order[k];
    for (std::size_t m = k + 1; m < count && west(order[m]) <= east(i); ++m) {
      const std::size_t j = order[m];
      if (j == next(i) || i == next(j)) continue;
      if (segments_meet(ring[i], ring[next(i)], ring[j], ring[next(j)])) return false;
    }
  }
  return true;
}

}  // namespace pcn
