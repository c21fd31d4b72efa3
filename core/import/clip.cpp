#include "core/import/clip.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace pcn {
namespace {

// One side of the box: how far inside a point is, negative outside.
using Side = double (*)(const BritishGrid&, const Bounds&);
constexpr Side kSides[] = {
    [](const BritishGrid& p, const Bounds& b) { return p.east - b.west; },
    [](const BritishGrid& p, const Bounds& b) { return b.east - p.east; },
    [](const BritishGrid& p, const Bounds& b) { return p.north - b.south; },
    [](const BritishGrid& p, const Bounds& b) { return b.north - p.north; },
};

BritishGrid between(const BritishGrid& a, const BritishGrid& b, double t) {
  return {a.east + t * (b.east - a.east), a.north + t * (b.north - a.north)};
}

// The part of a segment inside the box as parameters from 0 to 1 (Liang and Barsky 1984).
std::optional<std::pair<double, double>> inside(const BritishGrid& a, const BritishGrid& b,
                                                const Bounds& box) {
  double from = 0;
  double to = 1;
  for (const Side side : kSides) {
    const double start = side(a, box);
    const double end = side(b, box);
    if (start < 0 && end < 0) return std::nullopt;
    if (start < 0) from = std::max(from, start / (start - end));
    if (end < 0) to = std::min(to, start / (start - end));
  }
  if (from > to) return std::nullopt;
  return std::pair(from, to);
}

}  // namespace

Ring clip_ring(const Ring& ring, const Bounds& box) {
  Ring result = ring;
  for (const Side side : kSides) {
    const Ring input = std::move(result);
    result = {};
    for (std::size_t i = 0; i < input.size(); ++i) {
      const BritishGrid& a = input[i];
      const BritishGrid& b = input[(i + 1) % input.size()];
      const double start = side(a, box);
      const double end = side(b, box);
      if (start >= 0) result.push_back(a);
      if ((start >= 0) != (end >= 0)) result.push_back(between(a, b, start / (start - end)));
    }
  }
  return result;
}

std::vector<Polyline> clip_line(const Polyline& line, const Bounds& box) {
  std::vector<Polyline> parts;
  bool joined = false;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const auto part = inside(line[i], line[i + 1], box);
    if (!part) {
      joined = false;
      continue;
    }
    if (!joined || part->first > 0) parts.push_back({between(line[i], line[i + 1], part->first)});
    parts.back().push_back(between(line[i], line[i + 1], part->second));
    joined = part->second >= 1;
  }
  return parts;
}

}  // namespace pcn
