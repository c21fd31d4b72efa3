#pragma once

#include "core/base/diagnostics.h"
#include "core/io/area_checker.h"
#include "core/model/dataset.h"

namespace pcn {

// Values of different tables, or of different rows, that cannot be true together: a newest day before the
// last one with memberships, rows without the name that people know them by, two memberships of one practice
// in one network at the same time, shares of a practice that sum to more than 1 on a day, a count of
// registered patients with a day on which nobody was counted, one group of provenance told twice. Expects
// tables in their order and valid indexes.
void check_relations_possible(AreaChecker& check, const Dataset& data);

// Those that are hardly true together, each kind with how many rows it concerns: counted patients that do not
// fit the lists, lists that do not fit the residents, practices and postcodes far from the small area they
// are said to lie in, services of which most stand at one point, staff beyond what any network has, days
// outside all that was published.
[[nodiscard]] Diagnostics find_odd_relations(const Dataset& data);

}  // namespace pcn
