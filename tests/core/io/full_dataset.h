#pragma once

#include "core/model/dataset.h"

namespace pcn::testing {

// A Dataset that has something in every table and in every optional field.
[[nodiscard]] Dataset full_dataset();

}  // namespace pcn::testing
