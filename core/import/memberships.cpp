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

}  // namespace

JoinedHistory join_memberships(const NetworkHistory& history) {
  JoinedHistory joined;
  add_registers(history, joined);
  for (const MapVintage& map : history.maps) add_map(history, map, joined);
  std::erase_if(joined.episodes,
                [](const Episode& episode) { return episode.end && *episode.end <= episode.start; });
  std::sort(joined.episodes.begin(), joined.episodes.end(), [](const Episode& a, const Episode& b) {
    return std::tie(a.practice, a.start, a.network) < std::tie(b.practice, b.start, b.network);
  });
  // One practice, network and start once.
  const auto same = [](const Episode& a, const Episode& b) {
    return a.practice == b.practice && a.network == b.network && a.start == b.start;
  };
  joined.episodes.erase(std::unique(joined.episodes.begin(), joined.episodes.end(), same),
                        joined.episodes.end());
  return joined;
}

}  // namespace pcn
