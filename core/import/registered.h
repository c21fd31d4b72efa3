#pragma once

#include <set>
#include <string>

#include "core/import/build.h"

namespace pcn {

// Codes of the practices of all England that have at least so many patients living in the area, by the newest
// registrations by small area; empty where there is no such file.
[[nodiscard]] Result<std::set<std::string>> practices_with_patients_here(Build& build, std::int64_t least);

}  // namespace pcn
