#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/document/document.h"

namespace pcn::ui {

// What a column of a table asks for, in pixels, with the room beside its text.
struct ColumnNeed {
  float least = 0;    // its longest word stays whole
  float natural = 0;  // nothing is broken that need not be
  bool numeric = false;
  float full = 0;  // with what may be left out; of a table in columns only
};

struct TableSlot {
  std::uint32_t column = 0;
  float x = 0;  // from the table's left edge
  float width = 0;
};

// Where the cells of a row stand.
struct TableLayout {
  std::vector<TableSlot> slots;      // side by side, left to right
  std::vector<std::uint32_t> below;  // in words on lines of their own below those
  bool named = false;                // the first cell has the width of the table to itself, above the slots
  std::size_t page = 0, pages = 1;   // the slots are one page of the columns
};

// Finds room for every column, so that nothing has to be scrolled sideways; what does the least harm is tried
// first: all side by side; the first cell above the others; in a heat map (`heat`), whose columns are to be
// compared, as many as fit and the others on further pages; else the first cell above, numbers before text
// side by side, and the columns that find no room in words below. `page` wraps round.
[[nodiscard]] TableLayout lay_out_table(const std::vector<ColumnNeed>& needs, float width, bool heat,
                                        std::size_t page);

// A table whose columns all stand side by side, one line to a row. The first column stays where it is while
// the others are moved sideways, which is needed where `width` is more than what was asked for.
struct GridLayout {
  std::vector<TableSlot> slots;  // one for each column, in their order
  float frozen = 0;              // width of the first
  float width = 0;               // of all together
};

// Every column has at least what it needs least; the first gives way to a narrower one on a narrow table.
[[nodiscard]] GridLayout lay_out_grid(const std::vector<ColumnNeed>& needs, float width);

}  // namespace pcn::ui
