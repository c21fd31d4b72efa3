#pragma once

#include "core/document/document.h"
#include "core/state/app_state.h"

namespace pcn {

// The one place where tables are put in order, cut down to what the reader wants to see, and summed up below;
// the canvas, the page, what is copied and every file show what comes out of it.

// Whether a stands before b (negative), after it (positive) or beside it (0): by number where both have one;
// words as people count, "9" before "10"; what is not in the data comes last either way.
[[nodiscard]] int compare_cells(const Column& column, const Cell& a, const Cell& b, bool descending);

// The document with each table in the order that the state asks for ("sort"), its foot, and the actions that
// its heads stand for. With `choose` it has the rows ("filter", "where") and columns ("columns") that the
// reader chose, and says so. Ties and rows of no order stay as given.
[[nodiscard]] Document arranged(Document whole, const AppState& state, bool choose);

// Rows from which a table is long enough to look for some of them; shorter ones heed no "filter".
inline constexpr std::size_t kLongTable = 12;

}  // namespace pcn
