#pragma once

#include "core/view/app_state.h"
#include "core/view/document.h"

namespace pcn {

// Measure, footprint, date and layers. The measures stay the same whatever is loaded; footprints and dates
// follow the data.
[[nodiscard]] Controls make_map_controls(const Dataset& data, const AppState& state);

}  // namespace pcn
