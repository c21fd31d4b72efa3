#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/dataset.h"

namespace pcn {

// Who took over the patients of the practices that are listed no more. No open register says so for GP
// practices. It is inferred from the lists of all vintages in the Dataset: in the time in which one
// practice's list ended, another's grew by as much more than lists usually did. Where several lists ended at
// once, the practices and those that took them over are matched so that the growth fits the sum, and what
// else ties them decides: one address, one telephone number, the same network, the way between their
// surgeries, and which practice the people around the surgery were registered with when they were counted
// after it was gone. `listed` are the codes of the newest practice map. The rows are sorted by practice.
[[nodiscard]] std::vector<Succession> find_successions(const Dataset& data,
                                                       const std::set<std::string, std::less<>>& listed);

// Makes the main sites of practices that are listed no more what they are now: of a practice that was clearly
// taken over a merged site of the one that has its patients, or none where that one is at the same place; of
// all others a former one. Merged and former sites carry no telephone number: nobody is known to answer it.
// Returns how many became merged, former and none.
struct SettledSites {
  std::int64_t merged = 0;
  std::int64_t former = 0;
  std::int64_t same_place = 0;
};
SettledSites settle_sites(Dataset& data, const std::set<std::string, std::less<>>& listed);

}  // namespace pcn
