#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/model/dataset.h"

namespace pcn {

enum class HistoryKind : std::uint8_t {
  kNetworkBegan,    // with its first members
  kNetworkEnded,    // with the last of its members gone
  kPracticeJoined,  // was in no network the day before
  kPracticeLeft,    // is in no network from this day on
  kPracticeMoved,   // from one network to another
  kPracticeClosed,  // left for good, and the register says that it closed, then or later
};

// Something that changed from one day to the next. Networks of the area only.
struct HistoryEvent {
  Date date;             // the first day on which it is so
  bool recorded = true;  // false: the true day is not in the data; it lies before, after the vintage before
  HistoryKind kind = HistoryKind::kPracticeJoined;
  NetworkIndex network;  // began, ended, joined, left, moved to
  NetworkIndex from;     // moved from
  PracticeIndex practice;
  // Closed: the practice that probably took its patients over (see likely_successor).
  PracticeIndex successor;
  bool operator==(const HistoryEvent&) const = default;
};

// All events by date; of one date: networks that begin, practices, networks that end; then by code. A
// practice's first membership on the day its network began is part of kNetworkBegan.
[[nodiscard]] std::vector<HistoryEvent> history(const Dataset& data);

// Those that concern one network: as new home, old home or itself.
[[nodiscard]] std::vector<HistoryEvent> events_of(const std::vector<HistoryEvent>& events,
                                                  NetworkIndex network);

// The practice that probably took over the patients of one that closed on a day: a practice that keeps a
// former site under the closed one's code; else one of the same network whose list grew, between the lists
// before and after that day, by at least half of the closed practice's last list (the largest growth; ties:
// the lower code). None if nothing points to one. Inferred, never recorded: to be said so.
[[nodiscard]] PracticeIndex likely_successor(const Dataset& data, PracticeIndex closed, NetworkIndex network,
                                             Date day);

// What is different on one day compared with another, found by comparing the two days.
struct Move {
  PracticeIndex practice;
  NetworkIndex from;  // none: was in no network
  NetworkIndex to;    // none: is in no network
  bool operator==(const Move&) const = default;
};
struct Changes {
  Date before;
  Date after;
  std::vector<NetworkIndex> began;
  std::vector<NetworkIndex> ended;
  std::vector<Move> moves;  // by code of practice; those of networks that began or ended as well
  bool operator==(const Changes&) const = default;
};
// The days in any order; before is the earlier.
[[nodiscard]] Changes changes_between(const Dataset& data, Date one, Date other);

// A network's list in one vintage: the sum over those who were members then and had a list of exactly that
// date and kind.
struct ListPoint {
  Date date;
  ListKind kind = ListKind::kOnDay;
  RegisteredPatients patients;
  int members = 0;
  int without_list = 0;  // members that lack one: the sum is too low
  bool operator==(const ListPoint&) const = default;
};
// By date, from the network's first members on.
[[nodiscard]] std::vector<ListPoint> list_series(const Dataset& data, NetworkIndex network);
// The same for all networks of the area together.
[[nodiscard]] std::vector<ListPoint> list_series(const Dataset& data);
// And for those that the register of networks puts down to one local authority.
[[nodiscard]] std::vector<ListPoint> list_series(const Dataset& data, DistrictIndex authority);

// How many networks and practices each borough has on a day: boroughs by name.
struct BoroughCount {
  DistrictIndex district;
  int networks = 0;
  int practices = 0;
  RegisteredPatients registered;
  bool operator==(const BoroughCount&) const = default;
};
[[nodiscard]] std::vector<BoroughCount> borough_counts(const Dataset& data, Date day);

// First and last day of membership of a network; the end is empty while it has members.
struct Lifetime {
  std::optional<Date> begin;
  std::optional<Date> end;
  bool begin_recorded = true;
  bool end_recorded = true;
  bool operator==(const Lifetime&) const = default;
};
[[nodiscard]] Lifetime lifetime(const Dataset& data, NetworkIndex network);

}  // namespace pcn
