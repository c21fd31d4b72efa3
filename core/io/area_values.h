#pragma once

#include "core/base/diagnostics.h"
#include "core/io/area_checker.h"
#include "core/model/dataset.h"

namespace pcn {

// Values that are of the right type and cannot be: counts below nought or beyond any practice, place or
// country; codes that are no codes; names of rows that occur twice; quartiles that fall; places that lie in
// the sea; dates before networks were founded; more people with a disease than people. What is only unlikely
// passes.
void check_values_possible(AreaChecker& check, const Dataset& data);

// What is possible and hardly true, each kind with how many rows it concerns: values of one table that do not
// fit those of another, places far from the area, opening hours that overlap.
[[nodiscard]] Diagnostics find_odd_values(const Dataset& data);

}  // namespace pcn
