#pragma once

#include "core/view/app_state.h"
#include "core/view/document.h"

namespace pcn {

// Measure, footprint, date and layers. The measures stay the same whatever is loaded; footprints and dates
// follow the data. The layer of the reader's own services is offered while a service file is open.
[[nodiscard]] Controls make_map_controls(const Dataset& data, const AppState& state, bool own_services);

}  // namespace pcn
