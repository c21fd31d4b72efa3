#include <algorithm>
#include <map>
#include <vector>

#include "tests/support/ascii_area.h"

namespace pcn::testing {
namespace {

struct Corner {
  int column = 0;
  int row = 0;
  auto operator<=>(const Corner&) const = default;
};

// One side of a square, walked with the square on the left.
struct Side {
  Corner from, to;
  std::size_t piece = 0;
  ArcUse use;
};

double twice_area(const std::vector<Corner>& ring) {
  double sum = 0;
  for (std::size_t at = 0; at < ring.size(); ++at) {
    const Corner& a = ring[at];
    const Corner& b = ring[(at + 1) % ring.size()];
    sum += static_cast<double>(b.column) * a.row - static_cast<double>(a.column) * b.row;  // row grows south
  }
  return sum;
}

// Left, straight, right: 0, 1, 2. Turning left first keeps pieces that touch in a corner apart.
int turn(const Side& from, const Side& to) {
  const int ax = from.to.column - from.from.column, ay = from.from.row - from.to.row;
  const int bx = to.to.column - to.from.column, by = to.from.row - to.to.row;
  return 1 - (ax * by - ay * bx);
}

}  // namespace

// One arc for each side of a square between different letters. Pieces join through sides, not through
// corners.
void AsciiArea::add_topology(Dataset& data) const {
  std::map<std::pair<Corner, Corner>, std::uint32_t> arcs;
  const auto use_of = [&](Corner from, Corner to) {
    const bool reversed = to < from;
    const auto key = reversed ? std::pair(to, from) : std::pair(from, to);
    const auto [at, is_new] = arcs.try_emplace(key, static_cast<std::uint32_t>(arcs.size()));
    if (is_new) {
      std::vector<GridPoint> line;
      for (const Corner& corner : {key.first, key.second}) {
        const BritishGrid point = grid({static_cast<double>(corner.column), static_cast<double>(corner.row)});
        line.push_back({static_cast<std::int32_t>(point.east), static_cast<std::int32_t>(point.north)});
      }
      data.topology.arcs.push_back(std::move(line));
    }
    return ArcUse{at->second, reversed};
  };

  for (const char letter : letters()) {
    if (!places_.at(letter).in_area) continue;
    std::map<Corner, std::size_t> piece_of;  // by square
    std::size_t pieces = 0;
    std::vector<Side> sides;
    for (int row = 0; row < static_cast<int>(rows_.size()); ++row) {
      for (int column = 0; column < static_cast<int>(rows_[static_cast<std::size_t>(row)].size()); ++column) {
        if (letter_at(column, row) != letter || piece_of.contains({column, row})) continue;
        std::vector<Corner> open{{column, row}};
        piece_of[open.front()] = pieces;
        while (!open.empty()) {
          const auto [c, r] = open.back();
          open.pop_back();
          for (const Corner next : {Corner{c + 1, r}, {c - 1, r}, {c, r + 1}, {c, r - 1}}) {
            if (letter_at(next.column, next.row) == letter && piece_of.try_emplace(next, pieces).second) {
              open.push_back(next);
            }
          }
        }
        ++pieces;
      }
    }
    for (const auto& [square, piece] : piece_of) {
      const auto [c, r] = square;
      // clang 14 captures a structured binding only by a name of its own.
      const auto side = [&, piece = piece](Corner neighbour, Corner from, Corner to) {
        if (letter_at(neighbour.column, neighbour.row) != letter)
          sides.push_back({from, to, piece, use_of(from, to)});
      };
      side({c, r + 1}, {c, r + 1}, {c + 1, r + 1});
      side({c + 1, r}, {c + 1, r + 1}, {c + 1, r});
      side({c, r - 1}, {c + 1, r}, {c, r});
      side({c - 1, r}, {c, r}, {c, r + 1});
    }
    std::vector<ArcPolygon> shape(pieces);
    std::vector<bool> used(sides.size(), false);
    for (std::size_t first = 0; first < sides.size(); ++first) {
      if (used[first]) continue;
      std::vector<Corner> ring;
      ArcRing uses;
      std::size_t at = first;
      while (!used[at]) {
        used[at] = true;
        ring.push_back(sides[at].from);
        uses.push_back(sides[at].use);
        std::size_t best = sides.size();
        for (std::size_t next = 0; next < sides.size(); ++next) {
          if (sides[next].from != sides[at].to || sides[next].piece != sides[at].piece) continue;
          if (best == sides.size() || turn(sides[at], sides[next]) < turn(sides[at], sides[best]))
            best = next;
        }
        at = best;
      }
      ArcPolygon& polygon = shape[sides[first].piece];
      if (twice_area(ring) > 0) {
        polygon.outer = std::move(uses);
      } else {
        polygon.holes.push_back(std::move(uses));
      }
    }
    data.topology.areas.push_back(std::move(shape));
  }
}

}  // namespace pcn::testing
