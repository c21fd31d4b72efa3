#include "core/geo/border_faults.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pcn {
namespace {

struct Edge {
  GridPoint a;
  GridPoint b;
  std::uint32_t arc = 0;
};

// Twice the signed area of the triangle: exact, since differences of positions have 23 bits.
std::int64_t turn(GridPoint a, GridPoint b, GridPoint c) {
  return (std::int64_t{b.east} - a.east) * (std::int64_t{c.north} - a.north) -
         (std::int64_t{b.north} - a.north) * (std::int64_t{c.east} - a.east);
}

// Whether a point on the line through a and b lies between them, ends included.
bool between(GridPoint a, GridPoint b, GridPoint p) {
  return std::min(a.east, b.east) <= p.east && p.east <= std::max(a.east, b.east) &&
         std::min(a.north, b.north) <= p.north && p.north <= std::max(a.north, b.north);
}

bool on_edge(const Edge& edge, GridPoint p) {
  return turn(edge.a, edge.b, p) == 0 && between(edge.a, edge.b, p);
}

bool has_end(const Edge& edge, GridPoint p) { return edge.a == p || edge.b == p; }

// Whether two edges have a point in common that is not an end of both.
bool meet_wrongly(const Edge& one, const Edge& two) {
  // Most pairs of a square are not even near each other.
  if (std::max(one.a.east, one.b.east) < std::min(two.a.east, two.b.east) ||
      std::max(two.a.east, two.b.east) < std::min(one.a.east, one.b.east) ||
      std::max(one.a.north, one.b.north) < std::min(two.a.north, two.b.north) ||
      std::max(two.a.north, two.b.north) < std::min(one.a.north, one.b.north)) {
    return false;
  }
  for (const GridPoint p : {two.a, two.b}) {
    if (!has_end(one, p) && on_edge(one, p)) return true;
  }
  for (const GridPoint p : {one.a, one.b}) {
    if (!has_end(two, p) && on_edge(two, p)) return true;
  }
  if (has_end(one, two.a) && has_end(one, two.b)) return true;  // the same edge twice
  const auto sign = [](std::int64_t value) { return (value > 0) - (value < 0); };
  const int a = sign(turn(one.a, one.b, two.a)), b = sign(turn(one.a, one.b, two.b));
  const int c = sign(turn(two.a, two.b, one.a)), d = sign(turn(two.a, two.b, one.b));
  return a * b < 0 && c * d < 0;
}

// Squares over the box of all edges, each with the edges that may pass through it.
class Squares {
 public:
  explicit Squares(const std::vector<Edge>& edges) {
    std::int32_t most_east = west_ = edges.front().a.east;
    std::int32_t most_north = south_ = edges.front().a.north;
    double length = 0;
    for (const Edge& edge : edges) {
      for (const GridPoint p : {edge.a, edge.b}) {
        west_ = std::min(west_, p.east);
        south_ = std::min(south_, p.north);
        most_east = std::max(most_east, p.east);
        most_north = std::max(most_north, p.north);
      }
      length += std::hypot(double(edge.b.east) - edge.a.east, double(edge.b.north) - edge.a.north);
    }
    const double width = double(most_east) - west_ + 1, height = double(most_north) - south_ + 1;
    // As wide as edges are long, and no more squares than a few for each edge.
    const auto count = static_cast<double>(edges.size());
    side_ = std::max({2 * length / count, std::sqrt(width * height / (4 * count)),
                      std::max(width, height) / (2 * count), 1.0});
    columns_ = static_cast<std::int64_t>(width / side_) + 1;
    rows_ = static_cast<std::int64_t>(height / side_) + 1;
  }

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(columns_ * rows_); }

  // Calls `visit(square)` for every square that the edge passes through, and perhaps for some beside it.
  template <class Visit>
  void each(const Edge& edge, const Visit& visit) const {
    const double x0 = column_of(edge.a.east), x1 = column_of(edge.b.east);
    const double y0 = row_of(edge.a.north), y1 = row_of(edge.b.north);
    const auto first = static_cast<std::int64_t>(std::min(y0, y1));
    const auto last = std::min(static_cast<std::int64_t>(std::max(y0, y1)), rows_ - 1);
    for (std::int64_t row = first; row <= last; ++row) {
      double from = std::min(x0, x1), to = std::max(x0, x1);
      if (first != last) {
        // Where the edge enters and leaves this row.
        const auto at = [&](double y) { return x0 + (x1 - x0) * std::clamp((y - y0) / (y1 - y0), 0.0, 1.0); };
        const double enters = at(static_cast<double>(row)), leaves = at(static_cast<double>(row) + 1);
        from = std::max(from, std::min(enters, leaves) - kMargin);
        to = std::min(to, std::max(enters, leaves) + kMargin);
      }
      const auto begin = std::max<std::int64_t>(static_cast<std::int64_t>(from), 0);
      const auto end = std::min(static_cast<std::int64_t>(to), columns_ - 1);
      for (std::int64_t column = begin; column <= end; ++column)
        visit(static_cast<std::size_t>(row * columns_ + column));
    }
  }

 private:
  static constexpr double kMargin = 1e-6;  // of a square; more than rounding can shift a crossing
  [[nodiscard]] double column_of(std::int32_t east) const { return (double(east) - west_) / side_; }
  [[nodiscard]] double row_of(std::int32_t north) const { return (double(north) - south_) / side_; }

  std::int32_t west_ = 0;
  std::int32_t south_ = 0;
  double side_ = 1;
  std::int64_t columns_ = 1;
  std::int64_t rows_ = 1;
};

}  // namespace

std::optional<BorderFault> find_border_fault(const Topology& topology) {
  std::vector<Edge> edges;
  for (std::uint32_t arc = 0; arc < topology.arcs.size(); ++arc) {
    const auto& points = topology.arcs[arc];
    for (std::size_t i = 1; i < points.size(); ++i) {
      if (points[i - 1] == points[i]) return BorderFault{arc, arc, points[i], false};
      edges.push_back({points[i - 1], points[i], arc});
    }
  }
  if (edges.empty()) return std::nullopt;
  const Squares squares(edges);
  // Counted first, then placed: lists of their own for each square would take more time than the search.
  std::size_t budget = 1'000'000 + 100 * edges.size();
  std::vector<std::uint32_t> begin(squares.size() + 1, 0);
  for (const Edge& edge : edges) {
    std::size_t passed = 0;
    squares.each(edge, [&](std::size_t square) {
      ++begin[square + 1];
      ++passed;
    });
    if (passed > budget) return BorderFault{edge.arc, edge.arc, edge.a, true};
    budget -= passed;
  }
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  std::vector<std::uint32_t> inside(begin.back());
  std::vector<std::uint32_t> filled(begin.begin(), begin.end() - 1);
  for (std::uint32_t i = 0; i < edges.size(); ++i) {
    squares.each(edges[i], [&](std::size_t square) { inside[filled[square]++] = i; });
  }
  for (std::size_t square = 0; square < squares.size(); ++square) {
    for (std::uint32_t i = begin[square]; i < begin[square + 1]; ++i) {
      const Edge& one = edges[inside[i]];
      const std::size_t pairs = begin[square + 1] - i - 1;
      if (pairs > budget) return BorderFault{one.arc, one.arc, one.a, true};
      budget -= pairs;
      for (std::uint32_t k = i + 1; k < begin[square + 1]; ++k) {
        const Edge& two = edges[inside[k]];
        if (meet_wrongly(one, two)) return BorderFault{one.arc, two.arc, one.a, false};
      }
    }
  }
  return std::nullopt;
}

}  // namespace pcn
