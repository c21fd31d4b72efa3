// Any rings, crossing and overlapping ones too: a topology that is sound in itself, and nothing that never
// ends.
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "core/geo/label_point.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/simplify.h"
#include "core/geo/topology_build.h"
#include "core/geo/triangulate.h"
#include "tests/fuzz/require.h"

namespace {

// Bytes as areas: 0 begins an area, 1 an outer ring, 2 a hole; a ring is its length and that many pairs, in
// steps of a quarter metre so that rounding has something to do.
std::vector<pcn::MultiPolygon> read_areas(const std::uint8_t* data, std::size_t size) {
  std::vector<pcn::MultiPolygon> areas(1);
  std::size_t at = 0;
  while (at + 1 < size) {
    const std::uint8_t kind = data[at++] % 3;
    if (kind == 0) {
      areas.emplace_back();
      continue;
    }
    pcn::Ring ring;
    for (std::size_t left = data[at++] % 64; left > 0 && at + 1 < size; --left, at += 2) {
      ring.push_back({data[at] / 4.0, data[at + 1] / 4.0});
    }
    if (kind == 1 || areas.back().empty()) {
      areas.back().push_back({ring, {}});
    } else {
      areas.back().back().holes.push_back(ring);
    }
  }
  return areas;
}

void check(const pcn::MultiPolygon& shape) {
  for (const pcn::Polygon& polygon : shape) {
    require(pcn::signed_area(polygon.outer) > 0);
    for (const pcn::Ring& hole : polygon.holes) require(pcn::signed_area(hole) < 0);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 2000) return 0;
  const auto areas = read_areas(data, size);
  const pcn::Topology topology = pcn::build_topology(areas);
  require(topology.areas.size() == areas.size());
  std::vector<std::uint32_t> all(areas.size());
  std::iota(all.begin(), all.end(), 0U);
  for (const std::uint32_t area : all) check(pcn::area_shape(topology, area));
  const pcn::MultiPolygon whole = pcn::dissolve(topology, all);
  check(whole);
  const pcn::Topology simple = pcn::simplify(topology, 5);
  require(simple.areas == topology.areas && simple.arcs.size() == topology.arcs.size());
  require(pcn::triangulate(whole).triangles.size() % 3 == 0);
  if (const auto label = pcn::label_point(whole, 1)) require(pcn::contains(whole, label->point));
  require(pcn::group_borders(topology, all).size() <= topology.arcs.size());
  require(pcn::adjacency(topology).size() == areas.size());
  return 0;
}
