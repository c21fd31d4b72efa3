#include "core/footprint/figures.h"

#include <algorithm>
#include <utility>

#include "core/base/sort.h"
#include "core/geo/polygon_ops.h"
#include "core/model/query.h"

namespace pcn {

PlaceGeometry place_geometry(const Dataset& data) {
  PlaceGeometry result;
  result.neighbours = adjacency(data.topology);
  for (std::size_t at = 0; at < data.topology.areas.size(); ++at) {
    result.square_metres.push_back(area(area_shape(data.topology, static_cast<std::uint32_t>(at))));
  }
  return result;
}

std::vector<std::vector<SmallAreaIndex>> pieces_of(const Dataset& data, const PlaceGeometry& geometry,
                                                   const std::vector<SmallAreaIndex>& places) {
  std::vector<bool> waiting(geometry.neighbours.size(), false);
  for (const SmallAreaIndex place : places) {
    if (place.value < waiting.size()) waiting[place.value] = true;
  }
  std::vector<std::pair<std::int64_t, std::vector<SmallAreaIndex>>> pieces;
  for (std::size_t first = 0; first < waiting.size(); ++first) {
    if (!waiting[first]) continue;
    std::vector<SmallAreaIndex> piece{SmallAreaIndex(first)};
    waiting[first] = false;
    std::int64_t residents = 0;
    for (std::size_t at = 0; at < piece.size(); ++at) {
      residents += data.small_areas[piece[at].value].total_residents().count;
      for (const Neighbour& next : geometry.neighbours[piece[at].value]) {
        if (!waiting[next.area]) continue;
        waiting[next.area] = false;
        piece.emplace_back(next.area);
      }
    }
    sort_stable(piece.begin(), piece.end());
    pieces.emplace_back(residents, std::move(piece));
  }
  sort_stable(pieces.begin(), pieces.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::vector<SmallAreaIndex>> result;
  for (auto& [residents, piece] : pieces) result.push_back(std::move(piece));
  return result;
}

double patients_inside(const NetworkFlows& flows, const Footprints& footprints, NetworkIndex network) {
  std::vector<bool> inside(footprints.areas.size(), false);
  for (const SmallAreaIndex place : footprints.members[network.value]) inside[place.value] = true;
  double patients = 0;
  for (const PlacePatients& entry : flows.places[network.value]) {
    if (entry.place.value < inside.size() && inside[entry.place.value]) patients += entry.patients;
  }
  return patients;
}

FootprintFigures figures_of(const Dataset& data, const PlaceGeometry& geometry, const NetworkFlows& flows,
                            const Footprints& footprints, NetworkIndex network) {
  FootprintFigures figures;
  figures.network = network;
  const std::vector<SmallAreaIndex>& places = footprints.members[network.value];
  figures.places = places.size();
  figures.pieces = pieces_of(data, geometry, places).size();
  std::vector<bool> inside(footprints.areas.size());
  for (const SmallAreaIndex place : places) {
    inside[place.value] = true;
    figures.residents += data.small_areas[place.value].total_residents();
    if (place.value < geometry.square_metres.size())
      figures.square_metres += geometry.square_metres[place.value];
  }
  if (network.value < flows.places.size()) {
    figures.patients = flows.patients[network.value];
    figures.patients_inside = patients_inside(flows, footprints, network);
  }
  for (const Membership& member : memberships_on(data, footprints.date)) {
    if (member.network != network) continue;
    const SmallAreaIndex place = data.practices[member.practice.value].small_area;
    const bool stands_inside = place && place.value < inside.size() && inside[place.value];
    if (!data.practices[member.practice.value].in_area) {
      figures.practices_beyond.push_back(member.practice);
      continue;
    }
    if (!stands_inside) figures.practices_outside.push_back(member.practice);
  }
  return figures;
}

std::vector<FootprintFigures> footprint_figures(const Dataset& data, const PlaceGeometry& geometry,
                                                const NetworkFlows& flows, const Footprints& footprints) {
  std::vector<FootprintFigures> result;
  for (std::size_t at = 0; at < footprints.members.size(); ++at) {
    result.push_back(figures_of(data, geometry, flows, footprints, NetworkIndex(at)));
  }
  return result;
}

}  // namespace pcn
