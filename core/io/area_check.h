#pragma once

#include <optional>
#include <string>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/model/dataset.h"

namespace pcn {

// The first broken promise of dataset.h (order, uniqueness, rings that do not close, roles or conditions that
// do not exist) or value that cannot be (area_values.h, area_shapes.h), as an error with a JSON pointer into
// the package; empty when there is none.
[[nodiscard]] std::optional<Error> find_inconsistency(const Dataset& data, const std::string& file);

// Tolerable things worth saying, each with a count: practices without a point, networks without members,
// shares that do not sum to 1, postcodes in no small area, small areas without residents or shape, and values
// that are hardly true.
[[nodiscard]] Diagnostics check_area(const Dataset& data);

}  // namespace pcn
