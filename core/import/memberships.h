#pragma once

#include <string>
#include <vector>

#include "core/import/build.h"

namespace pcn {

// A practice's time in a network, by codes. `end` is the first day after it.
struct Episode {
  std::string practice;
  std::string network;
  Date start;
  std::optional<Date> end;
  bool start_is_recorded = true;
  bool end_is_recorded = true;
  bool operator==(const Episode&) const = default;
};

struct JoinedHistory {
  std::vector<Episode> episodes;   // sorted by practice, start, network
  std::int64_t revised = 0;        // relationships whose dates a later register changed
  std::int64_t from_maps = 0;      // episodes that only a practice map shows
  std::int64_t ended_between = 0;  // ends that lie somewhere between two vintages
  std::int64_t back_dated = 0;     // starts that a later register dates before an earlier one that lacks them
  std::int64_t contradicted = 0;   // rows of a map that the register contradicts on that day
};

// Joins the registers, which record dates, and the maps, which show one day. A later register's word on a
// practice and network counts; what is gone from the next vintage without an end ends on that vintage's day.
// A register's word on its own day stands: a practice that it does not know at all joins on the next day at
// the earliest, whatever a later register says.
[[nodiscard]] JoinedHistory join_memberships(const NetworkHistory& history);

}  // namespace pcn
