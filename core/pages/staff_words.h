#pragma once

#include <string>

#include "core/model/dataset.h"

namespace pcn {

// The role as people would say it; where two roles have the same words, with the staff group of the register.
[[nodiscard]] std::string plain_role(const Dataset& data, const Role& role);

}  // namespace pcn
