#pragma once

#include <optional>

#include "core/base/diagnostics.h"
#include "core/geo/coordinates.h"
#include "core/io/service_file.h"
#include "core/model/dataset.h"

namespace pcn {

// Where a place of a service file is on the map: where the file says, else where its postcode is. Empty for a
// place without either, and for one of which it cannot be told (judge_places).
[[nodiscard]] std::optional<BritishGrid> place_of(const Dataset& data, const FileLocation& location);

// Compares the positions and postcodes of a service file with the country, the area and each other. A
// position outside Great Britain (latitude and longitude the wrong way round are named as that), one far from
// the area and a pair of postcode and position far apart are taken off the map, and a postcode that the data
// lack is said: one diagnostic for each place and fault, naming place and field. The texts of the place stay.
[[nodiscard]] Diagnostics judge_places(LoadedServices& loaded, const Dataset& data);

}  // namespace pcn
