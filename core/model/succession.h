#pragma once

#include <cstdint>
#include <vector>

#include "core/model/dataset.h"

namespace pcn {

// Who took over whose patients: questions about Dataset::successions.

// The row of a practice that another one took over; null if none is known.
[[nodiscard]] const Succession* succession_of(const Dataset& data, PracticeIndex practice);

// On whose list the practice's patients are on the day: the practice itself, or its successor, or that one's.
[[nodiscard]] PracticeIndex holder_on(const Dataset& data, PracticeIndex practice, Date day);
// The same for the newest knowledge, whatever the day.
[[nodiscard]] PracticeIndex holder_today(const Dataset& data, PracticeIndex practice);

// The practices whose patients this one holds on the day besides its own, directly or through others, by
// code.
[[nodiscard]] std::vector<PracticeIndex> taken_over_by(const Dataset& data, PracticeIndex practice, Date day);

// The practice whose surgery a merged site was: of the site's code. None for other kinds of site.
[[nodiscard]] PracticeIndex origin_of(const Dataset& data, const Site& site);
// Whose surgery a site is on the day: a merged one is its own practice's until that was taken over.
[[nodiscard]] PracticeIndex holder_of_site(const Dataset& data, const Site& site, Date day);

// What the data tell of a practice today.
enum class PracticeFate : std::uint8_t {
  kListed,     // it has a list of the newest day, or is in a network
  kTakenOver,  // listed no more; holder_today() has its patients
  kUnknown,    // listed no more, and nobody is known to have taken it over: it may have closed
  kBeyond,     // beyond the edge, where not all is in the data
};
[[nodiscard]] PracticeFate fate_of(const Dataset& data, PracticeIndex practice);

// Whether a practice is known to see nobody under its own code on the day: another one holds its patients, or
// the register closed it.
[[nodiscard]] bool is_gone(const Dataset& data, PracticeIndex practice, Date day);

}  // namespace pcn
