#pragma once

#include <map>
#include <string>

#include "core/import/build.h"

namespace pcn {

// Networks beyond the edge whose declared area of 2020 holds where people of some small area of the area
// live: code -> name as in the file. Empty without the file.
[[nodiscard]] Result<std::map<std::string, std::string>> networks_that_reach_in(Build& build);

// The declared areas of all networks in the data.
[[nodiscard]] Status add_declared(Build& build);

}  // namespace pcn
