#pragma once

#include <vector>

#include "core/footprint/footprint.h"
#include "core/geo/topology_build.h"

namespace pcn {

// What of the small areas' shapes does not change with date or rule; made once for a Dataset.
struct PlaceGeometry {
  std::vector<std::vector<Neighbour>> neighbours;  // by small area of the area
  std::vector<double> square_metres;
  bool operator==(const PlaceGeometry&) const = default;
};
[[nodiscard]] PlaceGeometry place_geometry(const Dataset& data);

// Places joined by borders (not by mere points), as groups by falling residents, ties: the lowest small area.
// Each group is sorted.
[[nodiscard]] std::vector<std::vector<SmallAreaIndex>> pieces_of(const Dataset& data,
                                                                 const PlaceGeometry& geometry,
                                                                 const std::vector<SmallAreaIndex>& places);

// Patients of the network who live inside its own footprint.
[[nodiscard]] double patients_inside(const NetworkFlows& flows, const Footprints& footprints,
                                     NetworkIndex network);

// One network's footprint in figures.
struct FootprintFigures {
  NetworkIndex network;
  std::size_t places = 0;
  std::size_t pieces = 0;
  double square_metres = 0;
  Residents residents;                           // living inside the footprint
  double patients = 0;                           // of the network in the flows, wherever they live
  double patients_inside = 0;                    // of these, living inside its footprint
  std::vector<PracticeIndex> practices_outside;  // members of the area whose main site stands outside it
  std::vector<PracticeIndex> practices_beyond;   // members of another ICB: beyond the edge nothing is drawn
  // Share of its patients inside its own footprint, 0-1; 0 for a network without patients.
  [[nodiscard]] double localisation() const { return patients > 0 ? patients_inside / patients : 0; }
  bool operator==(const FootprintFigures&) const = default;
};

[[nodiscard]] FootprintFigures figures_of(const Dataset& data, const PlaceGeometry& geometry,
                                          const NetworkFlows& flows, const Footprints& footprints,
                                          NetworkIndex network);
// By network, for all networks of the data; those without places and patients have zeros.
[[nodiscard]] std::vector<FootprintFigures> footprint_figures(const Dataset& data,
                                                              const PlaceGeometry& geometry,
                                                              const NetworkFlows& flows,
                                                              const Footprints& footprints);

}  // namespace pcn
