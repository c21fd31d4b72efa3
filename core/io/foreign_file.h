#pragma once

#include <string_view>

namespace pcn {

// Tells files of other formats by their first bytes, where a table or a document in text was expected. A
// sentence that names what it is and what to do: workbooks (.xlsx, .xls, .ods), packed files, PDF, web pages,
// pictures, databases. Empty for what may be the text of a table.
[[nodiscard]] std::string_view foreign_file(std::string_view bytes);

}  // namespace pcn
