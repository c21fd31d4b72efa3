#include "core/insight/members.h"

#include "core/base/sort.h"

namespace pcn {

std::vector<MemberShare> members_on(const Dataset& data, NetworkIndex network, Date day) {
  std::vector<MemberShare> members;
  for (const Membership& membership : data.memberships) {
    if (membership.network != network || day < membership.start) continue;
    if (membership.end && *membership.end <= day) continue;
    if (!members.empty() && members.back().practice == membership.practice) {
      members.back().share += membership.share;
    } else {
      members.push_back({membership.practice, membership.share});
    }
  }
  sort_stable(members.begin(), members.end(), [&data](const MemberShare& a, const MemberShare& b) {
    return data.practices[a.practice.value].code < data.practices[b.practice.value].code;
  });
  return members;
}

}  // namespace pcn
