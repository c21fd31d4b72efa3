#pragma once

#include <vector>

#include "core/footprint/footprint.h"

namespace pcn {

// Days before and after a count on which it still stands as it is: the publisher counts every three months.
inline constexpr int kObservedDays = 92;

// Whether the Dataset's observed flows speak for the day as they are: the count is near, and that of all
// practices of the area.
[[nodiscard]] bool observed_near(const Dataset& data, Date day);

// The basis that is used when this one is asked for on the day: observed and carried forward stand for each
// other by the day, and modelled stands in for both where nothing was counted.
[[nodiscard]] FootprintBasis basis_on(const Dataset& data, Date day, FootprintBasis wanted);

// The usual choice on the day: most of a place's patients, counted where that can be.
[[nodiscard]] FootprintChoice usual_footprint(const Dataset& data, Date day);

// Observed flows as published, each practice's with the one that holds its patients on the day.
[[nodiscard]] PatientFlows observed_flows(const Dataset& data, Date day);

// Observed flows brought to a day. Each practice keeps the places where its patients lived when they were
// counted, in the same proportions, and is scaled to its list of the day. With it go those of
//  - practices that it has taken over since (Dataset::successions);
//  - practices that are listed no more and have no known successor, shared among the practices that grew and
//    have patients in the same places: by patients in common, times the cube of how much of the closed list
//    the growth holds, up to that growth.
// On days before the count, patients of practices that have merged since are shared among the practices of
// that day by list and distance (cube). A practice of the day of which nobody was counted gets its list
// shared among the places near it by residents, distance and the other practices there: modelled, and said
// so in PatientFlows::origins. docs/footprint-model.md tells how good this is.
[[nodiscard]] PatientFlows carried_flows(const Dataset& data, Date day);

// Flows for a choice on a day, of the basis that basis_on gives.
[[nodiscard]] PatientFlows flows_for(const Dataset& data, Date day, const FootprintChoice& choice);

}  // namespace pcn
