#include "core/import/memberships.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace pcn {
namespace {

using Pair = std::pair<std::string, std::string>;  // practice, network
struct Span {
  Date start;
  std::optional<Date> end;
  bool operator==(const Span&) const = default;
};

bool holds(const Episode& episode, Date day) {
  return episode.start <= day && (!episode.end || *episode.end > day);
}

// What one register says of each practice and network; days of length zero are dropped.
std::map<Pair, std::vector<Span>> spans_of(const PcnVintage& vintage) {
  std::map<Pair, std::vector<Span>> spans;
  for (const PcnMember& member : vintage.members) {
    std::optional<Date> end;
    if (member.last_day) end = from_days(to_days(*member.last_day) + 1);
    if (!end || *end > member.start) spans[{member.practice, member.network}].push_back({member.start, end});
  }
  for (auto& [pair, list] : spans) {
    std::sort(list.begin(), list.end(), [](const Span& a, const Span& b) {
      return std::tie(a.start, a.end) < std::tie(b.start, b.end);
    });
  }
  return spans;
}

void add_registers(const NetworkHistory& history, JoinedHistory& joined) {
  std::map<Pair, std::vector<Span>> known;
  std::map<Pair, Date> first_seen;
  std::map<Pair, Date> last_seen;
  for (const PcnVintage& vintage : history.registers) {
    for (auto& [pair, spans] : spans_of(vintage)) {
      const auto before = known.find(pair);
      if (before != known.end()) {
        // An end that was added is news, not a revision.
        const bool same_starts = std::equal(
            before->second.begin(), before->second.end(), spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.start == b.start && (!a.end || a.end == b.end); });
        if (!same_starts && before->second.size() >= spans.size()) ++joined.revised;
      }
      known[pair] = spans;
      first_seen.emplace(pair, vintage.date);
      last_seen[pair] = vintage.date;
    }
  }
  std::vector<std::set<std::string>> practices;  // by register: those it knows
  for (const PcnVintage& vintage : history.registers) {
    auto& listed = practices.emplace_back();
    for (const PcnMember& member : vintage.members) listed.insert(member.practice);
  }
  for (const auto& [pair, spans] : known) {
    for (const Span& span : spans) {
      Episode episode{pair.first, pair.second, span.start, span.end, true, true};
      for (std::size_t i = 0; i < history.registers.size(); ++i) {
        const Date day = history.registers[i].date;
        if (day >= first_seen[pair] || !holds(episode, day) || practices[i].contains(pair.first)) continue;
        episode.start = from_days(to_days(day) + 1);
        episode.start_is_recorded = false;
        ++joined.back_dated;
      }
      // Open in its last register, but gone from the next one.
      const auto next = std::find_if(
          history.registers.begin(), history.registers.end(),
          [&, &pair = pair](const PcnVintage& vintage) { return vintage.date > last_seen[pair]; });
      if (!episode.end && next != history.registers.end()) {
        episode.end = next->date;
        episode.end_is_recorded = false;
        ++joined.ended_between;
      }
      joined.episodes.push_back(std::move(episode));
    }
  }
}

// Whether a register ends the practice's time in the network on the day or before. It is newer than the map,
// or it could not say so of a day before it.
bool ended_before(const std::vector<Episode*>& episodes, const std::string& network, Date day) {
  return std::any_of(episodes.begin(), episodes.end(), [&](const Episode* episode) {
    return episode->network == network && episode->end && *episode->end <= day && episode->end_is_recorded;
  });
}

// A map shows one day: it starts episodes that no register has, and ends what it shows otherwise when no
// register that is as new says that it goes on.
void add_map(const NetworkHistory& history, const MapVintage& map, JoinedHistory& joined) {
  const bool newest = history.registers.empty() || history.registers.back().date < map.date;
  std::map<std::string, std::vector<Episode*>> by_practice;
  for (Episode& episode : joined.episodes) by_practice[episode.practice].push_back(&episode);
  std::set<std::string> mapped;
  std::vector<Episode> added;
  for (const PracticeMapping& row : map.rows) {
    mapped.insert(row.practice);
    bool found = false;
    for (Episode* episode : by_practice[row.practice]) {
      if (!holds(*episode, map.date)) continue;
      if (episode->network == row.network) {
        found = true;
      } else if (newest) {
        episode->end = map.date;
        episode->end_is_recorded = false;
        ++joined.ended_between;
      } else {
        ++joined.contradicted;
        found = true;  // the register records dates: its word counts
      }
    }
    if (!found && !newest && ended_before(by_practice[row.practice], row.network, map.date)) {
      ++joined.contradicted;
      found = true;
    }
    if (!found && !row.network.empty()) {
      Episode episode{row.practice, row.network, map.date, std::nullopt, false, true};
      if (!newest) {
        // Only this day is known; it lasts until the next vintage of any kind, or the practice's next
        // episode.
        std::optional<Date> next;
        const auto consider = [&](Date date) {
          if (date > map.date && (!next || date < *next)) next = date;
        };
        for (const auto& vintage : history.registers) consider(vintage.date);
        for (const auto& vintage : history.maps) consider(vintage.date);
        for (const Episode* other : by_practice[row.practice]) consider(other->start);
        episode.end = next;
        episode.end_is_recorded = false;
      }
      added.push_back(std::move(episode));
      ++joined.from_maps;
    }
  }
  if (newest) {
    for (Episode& episode : joined.episodes) {
      if (!holds(episode, map.date) || mapped.contains(episode.practice)) continue;
      episode.end = map.date;
      episode.end_is_recorded = false;
      ++joined.ended_between;
    }
  }
  joined.episodes.insert(joined.episodes.end(), added.begin(), added.end());
}

// The last month or map in which each practice is.
std::map<std::string, Date> last_seen(const NetworkHistory& history) {
  std::map<std::string, Date> seen;
  const auto see = [&seen](const std::string& practice, Date date) {
    Date& last = seen.emplace(practice, date).first->second;
    last = std::max(last, date);
  };
  for (const MonthVintage& month : history.months) {
    for (const MonthlyMembership& row : month.rows) see(row.practice, month.date);
  }
  for (const MapVintage& map : history.maps) {
    for (const PracticeMapping& row : map.rows) see(row.practice, map.date);
  }
  return seen;
}

// A month after the last register. `started`: first day from which months say anything of who is missing.
void add_month(const MonthVintage& month, Date started, const std::map<std::string, Date>& seen,
               const std::map<std::string, Date>& closings, JoinedHistory& joined) {
  std::map<std::string, std::vector<Episode*>> by_practice;
  for (Episode& episode : joined.episodes) by_practice[episode.practice].push_back(&episode);
  const auto end_here = [&](Episode& episode) {
    episode.end = month.date;
    episode.end_is_recorded = false;
    ++joined.ended_between;
  };
  std::vector<Episode> added;
  for (const MonthlyMembership& row : month.rows) {
    if (row.network.empty()) continue;
    bool found = false;
    for (Episode* episode : by_practice[row.practice]) {
      if (!holds(*episode, month.date)) continue;
      if (episode->network == row.network) {
        found = true;
      } else {
        end_here(*episode);
      }
    }
    if (found) continue;
    added.push_back({row.practice, row.network, month.date, std::nullopt, false, true});
    ++joined.from_maps;
  }
  for (Episode& episode : joined.episodes) {
    const auto last = seen.find(episode.practice);
    // One with a day of closing ends on that day.
    if (!holds(episode, month.date) || closings.contains(episode.practice)) continue;
    if (last != seen.end() && last->second >= started && last->second < month.date) end_here(episode);
  }
  joined.episodes.insert(joined.episodes.end(), added.begin(), added.end());
}

void end_closed(const std::map<std::string, Date>& closings, JoinedHistory& joined) {
  for (Episode& episode : joined.episodes) {
    const auto closed = closings.find(episode.practice);
    if (closed == closings.end() || !(closed->second > episode.start)) continue;
    if (episode.end && *episode.end <= closed->second) {
      // Gone from the next vintage on the very day after it closed: then the day is known.
      if (*episode.end == closed->second) episode.end_is_recorded = true;
      continue;
    }
    episode.end = closed->second;
    episode.end_is_recorded = true;
    ++joined.closed;
  }
}

// Whether the episode ends before another one does.
bool ends_first(const Episode& episode, const Episode& other) {
  return episode.end && (!other.end || *episode.end < *other.end);
}

// A register may end one relationship on the day on which it begins the next, or hold one of a day or two
// inside another: a practice is in one network at a time. Of two that overlap the one that ends first gives
// way: it ends as the other begins, or goes if it lies within it. Episodes are sorted, and stay so.
void part_overlaps(JoinedHistory& joined) {
  std::vector<Episode> kept;
  for (Episode& next : joined.episodes) {
    while (!kept.empty() && kept.back().practice == next.practice &&
           !(kept.back().end && *kept.back().end <= next.start)) {
      ++joined.overlapping;
      if (ends_first(next, kept.back())) {
        next.end = next.start;
        break;
      }
      if (kept.back().start < next.start) {
        kept.back().end = next.start;
        break;
      }
      kept.pop_back();
    }
    if (!next.end || *next.end > next.start) kept.push_back(std::move(next));
  }
  joined.episodes = std::move(kept);
}

}  // namespace

JoinedHistory join_memberships(const NetworkHistory& history, const std::map<std::string, Date>& closings) {
  JoinedHistory joined;
  add_registers(history, joined);
  const std::map<std::string, Date> seen = last_seen(history);
  const Date registered = history.registers.empty() ? Date{} : history.registers.back().date;
  auto month = history.months.begin();
  const auto add_months_before = [&](Date day) {
    for (; month != history.months.end() && month->date < day; ++month) {
      if (month->date > registered) add_month(*month, history.months.front().date, seen, closings, joined);
    }
  };
  for (const MapVintage& map : history.maps) {
    add_months_before(map.date);
    add_map(history, map, joined);
  }
  end_closed(closings, joined);
  std::erase_if(joined.episodes,
                [](const Episode& episode) { return episode.end && *episode.end <= episode.start; });
  std::sort(joined.episodes.begin(), joined.episodes.end(), [](const Episode& a, const Episode& b) {
    return std::tie(a.practice, a.start, a.network) < std::tie(b.practice, b.start, b.network);
  });
  // A practice that changes hands is in both networks on that day in the register: it is the new one's.
  for (std::size_t at = 0; at + 1 < joined.episodes.size(); ++at) {
    Episode& before = joined.episodes[at];
    const Episode& after = joined.episodes[at + 1];
    const bool same_day = before.end && to_days(*before.end) == to_days(after.start) + 1;
    if (before.practice == after.practice && before.network != after.network && same_day)
      before.end = after.start;
  }
  // One practice, network and start once.
  const auto same = [](const Episode& a, const Episode& b) {
    return a.practice == b.practice && a.network == b.network && a.start == b.start;
  };
  joined.episodes.erase(std::unique(joined.episodes.begin(), joined.episodes.end(), same),
                        joined.episodes.end());
  part_overlaps(joined);
  return joined;
}

}  // namespace pcn
