#pragma once

#include <vector>

#include "core/model/dataset.h"

namespace pcn {

// By network: the small areas of the area whose centroid lies inside its declared area, by code. Networks
// without a declared area have none.
[[nodiscard]] std::vector<std::vector<SmallAreaIndex>> places_in_declared_areas(const Dataset& data);

}  // namespace pcn
