#pragma once

#include <string>
#include <vector>

#include "core/map/scene.h"
#include "core/state/context.h"

namespace pcn {

// What changed between two days, as the map shows it while the history is open.

// Practices that joined, left or moved between the two days, and networks that began or ended, at the middle
// of their practices; with a network chosen, its own only. Nothing unless the history is the view.
void add_changes(std::vector<Marker>& markers, const ViewContext& context);
// Entries for the kinds that are marked.
void add_changes_legend(std::vector<LegendEntry>& entries, const ViewContext& context);
// "Marked: what changed between 1 December 2019 and 1 July 2026."; empty unless the history is the view.
[[nodiscard]] std::string changes_words(const ViewContext& context);

}  // namespace pcn
