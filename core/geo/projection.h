#pragma once

#include "core/geo/coordinates.h"

namespace pcn {

// WGS84 to the British National Grid and back by the method of Ordnance Survey, "A guide to coordinate
// systems in Great Britain": a seven-parameter Helmert shift between WGS84 and Airy 1830 and the Transverse
// Mercator series.
//
// Error in Great Britain: the shift stands about 5 m (largest) from OSTN15, the definitive transformation;
// the projection itself is exact to 1 mm. Both directions use one and the same shift and the ellipsoid height
// 0 on WGS84, so going there and back returns within 0.1 mm. Outside the National Grid (49-61 N, 9 W to 3 E)
// neither is promised.
[[nodiscard]] BritishGrid to_grid(LonLat place);
[[nodiscard]] LonLat to_lonlat(BritishGrid place);

// The projection alone, without the shift: longitude and latitude on Airy 1830 (OSGB36), in degrees.
[[nodiscard]] BritishGrid project_airy(LonLat airy);
[[nodiscard]] LonLat unproject_airy(BritishGrid place);

// Spherical Web Mercator (EPSG:3857): exact to 1e-8 m there and back; latitudes beyond 85.0511 degrees are
// clamped.
[[nodiscard]] Mercator to_mercator(LonLat place);
[[nodiscard]] LonLat from_mercator(Mercator place);

// For drawing: the two steps in one, with the errors of both (there and back within 0.2 mm on the ground).
[[nodiscard]] Mercator grid_to_mercator(BritishGrid place);
[[nodiscard]] BritishGrid mercator_to_grid(Mercator place);

// Mercator metres for one metre on the ground at this place (about 1.6 in London).
[[nodiscard]] double mercator_scale(LonLat place);

}  // namespace pcn
