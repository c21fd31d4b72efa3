#pragma once

#include <cstdint>
#include <vector>

#include "core/footprint/figures.h"
#include "core/footprint/footprint.h"
#include "core/map/palette.h"
#include "core/model/dataset.h"

namespace pcn {

// A colour number for each network of the data such that networks whose practices lie next to each other, at
// whatever time, differ where six colours allow it. It depends on the data only, so that a network keeps its
// colour over time.
[[nodiscard]] std::vector<std::uint8_t> lasting_colours(const Dataset& data);

// The lasting colours, changed for as few networks as possible where footprints that share a border have the
// same one. Where six colours are not enough, the shortest common borders keep equal colours.
[[nodiscard]] std::vector<std::uint8_t> colours_for(const PlaceGeometry& geometry,
                                                    const Footprints& footprints,
                                                    const std::vector<std::uint8_t>& lasting);

}  // namespace pcn
