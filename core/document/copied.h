#pragma once

#include <string>

#include "core/document/document.h"

namespace pcn {

// Text to be copied from what is drawn: it says what the document says. The rows of tables are lines whose
// cells are parted by tabs, as spreadsheets take them; titles of columns come first.

// The cells of one row, without a line's end.
[[nodiscard]] std::string copied_text(const Row& row);
// The selected rows of all tables, each table's titles above them; empty without any.
[[nodiscard]] std::string copied_selection(const Document& document);
// Everything.
[[nodiscard]] std::string copied_text(const Document& document);

}  // namespace pcn
