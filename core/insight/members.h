#pragma once

#include <vector>

#include "core/model/dataset.h"

namespace pcn {

// A member practice of a network on a day with the part of it that belongs to the network.
struct MemberShare {
  PracticeIndex practice;
  double share = 1;
  bool operator==(const MemberShare&) const = default;
};

// In the order of the practices' codes; several memberships of one practice in the network are added up.
[[nodiscard]] std::vector<MemberShare> members_on(const Dataset& data, NetworkIndex network, Date day);

// The rows of one practice in a table sorted by practice.
template <class Entry>
[[nodiscard]] std::vector<const Entry*> rows_of(const std::vector<Entry>& table, PracticeIndex practice) {
  std::vector<const Entry*> rows;
  std::size_t low = 0;
  std::size_t high = table.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (table[middle].practice < practice) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < table.size() && table[low].practice == practice; ++low) rows.push_back(&table[low]);
  return rows;
}

}  // namespace pcn
