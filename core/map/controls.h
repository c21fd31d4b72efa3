#pragma once

#include "core/document/document.h"
#include "core/footprint/footprint.h"
#include "core/state/app_state.h"

namespace pcn {

// The rule for footprints in a few words: "Modelled, most of a place".
[[nodiscard]] std::string footprint_words(const FootprintChoice& choice);

// The rule alone: "most of a place".
[[nodiscard]] std::string footprint_rule_words(const FootprintChoice& choice);

// Measure, footprint, date and layers. The measures stay the same whatever is loaded; footprints and dates
// follow the data. The layer of the reader's own services is offered while a service file is open.
[[nodiscard]] Controls make_map_controls(const Dataset& data, const AppState& state, bool own_services);

// What the second map (core/state/second_map.h) has of its own: measure, footprint, date, and where one of
// the maps shows a plan, whether this one does. `second` is the state that it shows.
[[nodiscard]] Controls make_second_controls(const Dataset& data, const AppState& state,
                                            const AppState& second);

}  // namespace pcn
