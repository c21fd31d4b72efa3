#pragma once

#include <string>
#include <string_view>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/model/dataset.h"

namespace pcn {

inline constexpr std::string_view kAreaFormat = "pcn-area";
inline constexpr int kAreaVersion = 2;

struct LoadedPackage {
  Dataset data;
  Diagnostics diagnostics;  // what check_area found: tolerable, but worth saying
};

// The package as JSON text, the same bytes for equal datasets. Positions and shapes are stored in whole
// metres: read_area_package gives back an equal dataset when all of them are whole.
[[nodiscard]] std::string write_area_package(const Dataset& data);

// Reads a package. Every count, index, range and order is checked, so that the Dataset keeps what dataset.h
// promises; the error names the file, the JSON pointer and what was expected there. kUnsupported: made by a
// newer program.
[[nodiscard]] Result<LoadedPackage> read_area_package(std::string_view bytes, std::string_view file_name);

}  // namespace pcn
