#pragma once

#include <map>
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
  std::int64_t overlapping = 0;    // episodes that overlapped the practice's next one
  std::int64_t closed = 0;         // episodes that end because the register of practices closes the practice
};

// Joins the registers, which record dates, and the maps, which show one day. A later register's word on a
// practice and network counts; what is gone from the next vintage without an end ends on that vintage's day.
// A register's word on its own day stands: a practice that it does not know at all joins on the next day at
// the earliest, whatever a later register says. Where a map still shows what a later register ended before
// that day, the register counts, and nothing happened. Months tell who moved after the last register; that a
// practice is in no network in one, or is not in it, tells nothing by itself: only who is in no later month
// or map either has left, by the first month without it. `closings` holds the first day on which a practice
// is closed: nobody is a member from that day on.
[[nodiscard]] JoinedHistory join_memberships(const NetworkHistory& history,
                                             const std::map<std::string, Date>& closings = {});

}  // namespace pcn
