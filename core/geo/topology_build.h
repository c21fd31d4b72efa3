#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/geo/polygon.h"
#include "core/geo/topology.h"

namespace pcn {

// What build_topology met and how it dealt with it.
struct TopologyReport {
  std::size_t bad_rings = 0;        // fewer than three points, not finite or out of range: dropped
  std::size_t collapsed_rings = 0;  // nothing was left of them on the one-metre grid: dropped
  std::size_t split_edges = 0;      // edges led through a vertex that lay within 0.71 m of them
  std::size_t overlapping_edges =
      0;  // edges that two areas use in the same direction: the areas overlap there
  bool operator==(const TopologyReport&) const = default;
};

// Points are within this many metres of the grid's origin, so that all of the arithmetic below is exact in
// integers.
inline constexpr std::int32_t kGridLimit = 4'000'000;

// Areas as a topology: points rounded to whole metres, borders cut where more than two of them meet and
// stored once. The direction of the rings given does not matter, except that holes are told from outer rings
// by their place in Polygon. Edges are led through vertices that lie in
// their way (J. D. Hobby's snap rounding, iterated), so rounding makes no crossings and closes gaps and
// overlaps of up to a metre between neighbours. Spikes and borders that an area has with itself vanish.
// Pieces that touch at a point stay pieces. Same input, same bytes: arcs are numbered in the order in which
// the areas use them.
[[nodiscard]] Topology build_topology(const std::vector<MultiPolygon>& areas,
                                      TopologyReport* report = nullptr);

// One area's polygons back, rings in the direction of polygon.h; empty for an area without a shape.
[[nodiscard]] MultiPolygon area_shape(const Topology& topology, std::uint32_t area);

// The union of some areas (each counted once), exact: arcs between two of them cancel, nothing is computed.
// Pieces come by falling area (ties: westernmost first); pieces that meet only in a point are separate; each
// hole is with the piece around it.
[[nodiscard]] MultiPolygon dissolve(const Topology& topology, std::span<const std::uint32_t> areas);

// The areas on the two sides of an arc, seen along its direction; kNoArea is outside.
inline constexpr std::uint32_t kNoArea = std::numeric_limits<std::uint32_t>::max();
struct ArcSides {
  std::uint32_t left = kNoArea;
  std::uint32_t right = kNoArea;
  bool operator==(const ArcSides&) const = default;
};
[[nodiscard]] std::vector<ArcSides> arc_sides(const Topology& topology);

// Areas that share a border with an area, by rising number; areas that meet only in points are not
// neighbours.
struct Neighbour {
  std::uint32_t area = 0;
  double border = 0;  // metres
  bool operator==(const Neighbour&) const = default;
};
[[nodiscard]] std::vector<std::vector<Neighbour>> adjacency(const Topology& topology);

// Every border between two different groups once, joined into lines as long as they run on without a
// junction. Group kNoArea is "no group", and so is what lies outside all areas: a group's border with nothing
// is drawn, that between nothing and nothing is not. A closed line repeats its first point at the end.
[[nodiscard]] std::vector<Polyline> group_borders(const Topology& topology,
                                                  std::span<const std::uint32_t> group_of_area);

// The number of pieces of each union were it dissolved, without making shapes: areas joined by borders, not
// points.
[[nodiscard]] std::size_t count_pieces(const std::vector<std::vector<Neighbour>>& neighbours,
                                       std::span<const std::uint32_t> areas);

}  // namespace pcn
