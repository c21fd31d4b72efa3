#include "core/insight/plan.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/model/query.h"
#include "texts/places.h"

namespace pcn {
namespace {

// A network that is published: what a plan in force has made is known to that plan alone.
bool is_own_network(const Dataset& data, std::string_view code) {
  const NetworkIndex network = find_network(data, code);
  return network.valid() && data.networks[network.value].in_area && !code.starts_with(kNewNetworkCode);
}

// The new networks that moves lead to, in the order of their codes, each where the first of its practices is.
void add_new_networks(Dataset& data, const std::vector<PlannedMove>& moves) {
  for (int which = 1; which <= kMostNewNetworks; ++which) {
    for (const PlannedMove& move : moves) {
      if (new_network(move.to) != which) continue;
      const std::vector<PracticeIndex> practices = practices_moved(data, move);
      if (practices.empty()) continue;
      Network made;
      made.code = nth_new(kNewNetworkCode, which);
      made.name = which > 1 ? say(text::places::new_network_nth{.number = which})
                            : std::string(text::places::new_network);
      made.district = data.practices[practices.front().value].district;
      made.opened = data.newest;
      data.networks.push_back(std::move(made));
      break;
    }
  }
}

void move_practice(Dataset& data, PracticeIndex practice, NetworkIndex to) {
  std::vector<Membership>& all = data.memberships;
  const Date day = data.newest;
  // What began on the day itself leaves no trace.
  std::erase_if(all, [&](const Membership& m) { return m.practice == practice && m.start >= day; });
  auto at = all.begin();
  for (; at != all.end() && at->practice.value <= practice.value; ++at) {
    if (at->practice != practice || (at->end && *at->end <= day)) continue;
    at->end = day;
    at->end_is_recorded = true;
  }
  Membership planned;
  planned.practice = practice;
  planned.network = to;
  planned.start = day;
  all.insert(at, planned);
}

}  // namespace

int new_network(std::string_view to) {
  if (!to.starts_with(kNewNetwork)) return 0;
  to.remove_prefix(kNewNetwork.size());
  if (to.empty()) return 1;
  return to.size() == 1 && to[0] >= '2' && to[0] <= '9' ? to[0] - '0' : 0;
}

std::string nth_new(std::string_view text, int which) {
  return std::string(text) + (which > 1 ? std::to_string(which) : "");
}

std::vector<PlannedMove> parse_plan(std::string_view text) {
  std::vector<PlannedMove> moves;
  for (const std::string_view piece : split(text, ',')) {
    const std::size_t colon = piece.find(':');
    if (colon == std::string_view::npos) continue;
    moves.push_back({std::string(piece.substr(0, colon)), std::string(piece.substr(colon + 1))});
  }
  return moves;
}

std::string to_text(const std::vector<PlannedMove>& moves) {
  std::string text;
  for (const PlannedMove& move : moves) {
    if (!text.empty()) text += ',';
    text += move.what + ":" + move.to;
  }
  return text;
}

bool plan_fits(const std::vector<PlannedMove>& moves, const Dataset& data) {
  // A new network has to come last in the order of codes.
  const bool has_room = data.networks.empty() || data.networks.back().code <= kNewNetworkCode ||
                        data.networks.back().code.starts_with(kNewNetworkCode);
  return !moves.empty() && std::all_of(moves.begin(), moves.end(), [&](const PlannedMove& move) {
    const PracticeIndex practice = find_practice(data, move.what);
    const bool known =
        practice.valid() ? data.practices[practice.value].in_area : is_own_network(data, move.what);
    return known && move.what != move.to &&
           (new_network(move.to) > 0 ? has_room : is_own_network(data, move.to));
  });
}

std::vector<PracticeIndex> practices_moved(const Dataset& data, const PlannedMove& move) {
  if (const PracticeIndex practice = find_practice(data, move.what); practice.valid()) return {practice};
  const NetworkIndex network = find_network(data, move.what);
  std::vector<PracticeIndex> practices;
  for (const Membership& membership : memberships_on(data, data.newest)) {
    if (membership.network == network) practices.push_back(membership.practice);
  }
  return practices;
}

BeforePlan put_plan(Dataset& data, const std::vector<PlannedMove>& moves) {
  BeforePlan before{data.memberships, data.networks.size()};
  add_new_networks(data, moves);
  for (const PlannedMove& move : moves) {
    const std::vector<PracticeIndex> practices = practices_moved(data, move);
    const int made = new_network(move.to);
    const NetworkIndex to = find_network(data, made > 0 ? nth_new(kNewNetworkCode, made) : move.to);
    if (!to.valid()) continue;
    for (const PracticeIndex practice : practices) move_practice(data, practice, to);
  }
  return before;
}

void take_plan_back(Dataset& data, BeforePlan before) {
  data.memberships = std::move(before.memberships);
  data.networks.erase(data.networks.begin() + static_cast<std::ptrdiff_t>(before.networks),
                      data.networks.end());
}

}  // namespace pcn
