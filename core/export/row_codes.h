#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/model/dataset.h"

namespace pcn {

// The codes by which the rows of a table can be joined with other tables: those of networks and practices
// (ODS), small areas (LSOA 2021), wards and local authorities, as far as the rows' keys tell them.
struct RowCodes {
  std::vector<std::string> titles;
  std::vector<std::vector<std::string>> rows;  // as many as the table has, each as long as titles
};
// No titles where the rows are about something else. What a column of the table says already is left out.
[[nodiscard]] RowCodes row_codes(const Table& table, const Dataset& data, Date day);

// The code of the network or local authority that a column stands for, by its id; empty for all others.
[[nodiscard]] std::string_view column_code(const Column& column, const Dataset& data);

}  // namespace pcn
