#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/dataset.h"

namespace pcn {

// A plan: what if practices were in other networks from the newest day of the data on. It is never written
// into a package; it is worked out for as long as it is looked at. Only memberships change: patients stay
// with their practice, staff and services with the network that has them in the data.

// Every practice of a network, or one practice, to another network or to one that does not exist yet.
struct PlannedMove {
  std::string what;  // code of a practice or a network
  std::string to;    // code of a network, or a new one: "new", "new2" to "new9"
  bool operator==(const PlannedMove&) const = default;
};
inline constexpr std::string_view kNewNetwork = "new";  // in a plan's text
inline constexpr std::string_view kNewNetworkCode = "X-NEW";
inline constexpr int kMostNewNetworks = 9;
// Which new network this is, counted from 1; 0: none.
[[nodiscard]] int new_network(std::string_view to);
// "new" and "X-NEW" of the first, "new2" and "X-NEW2" of the second.
[[nodiscard]] std::string nth_new(std::string_view text, int which);

// "F84001:U12345,U67890:U12345,G85005:new": total on any text, pieces without a colon are left out.
[[nodiscard]] std::vector<PlannedMove> parse_plan(std::string_view text);
[[nodiscard]] std::string to_text(const std::vector<PlannedMove>& moves);

// Whether every move names a practice or network of the area and leads to another network of the area.
[[nodiscard]] bool plan_fits(const std::vector<PlannedMove>& moves, const Dataset& data);

// Practices that a move takes along, as things stand: the practice itself, or the members of the network on
// the newest day.
[[nodiscard]] std::vector<PracticeIndex> practices_moved(const Dataset& data, const PlannedMove& move);

// What a plan changed, to be put back.
struct BeforePlan {
  std::vector<Membership> memberships;
  std::size_t networks = 0;
};
// Carries out the moves one after another: a membership in force on the newest day ends on it and another
// begins. A new network comes last in Dataset::networks. The moves must fit.
[[nodiscard]] BeforePlan put_plan(Dataset& data, const std::vector<PlannedMove>& moves);
void take_plan_back(Dataset& data, BeforePlan before);

}  // namespace pcn
