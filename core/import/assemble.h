#pragma once

#include <string>

#include "core/base/result.h"
#include "core/import/inputs.h"
#include "core/model/dataset.h"

namespace pcn {

struct BuildOptions {
  std::string icb;             // ODS code, "QKK"
  double edge_metres = 8'000;  // how far beyond the border small areas and practices are kept
  std::string rivers = {};     // the text of assets/rivers.json: rivers that part the land; empty: none
};

// Joins the publishers' files to the Dataset of one integrated care board: the same inputs give the same
// Dataset. Faults in a file are errors with file, line and column; what was dropped or repaired is in
// Dataset::build_notes.
[[nodiscard]] Result<Dataset> assemble_area(Inputs& inputs, const BuildOptions& options);

}  // namespace pcn
