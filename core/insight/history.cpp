#include "core/insight/history.h"

#include <algorithm>
#include <tuple>

#include "core/base/sort.h"
#include "core/insight/members.h"
#include "core/model/query.h"

namespace pcn {
namespace {

bool in_area(const Dataset& data, NetworkIndex network) { return data.networks[network.value].in_area; }

// The memberships of one practice in networks of the area by start.
std::vector<const Membership*> stays(const Dataset& data, PracticeIndex practice) {
  auto rows = rows_of(data.memberships, practice);
  std::erase_if(rows, [&data](const Membership* row) { return !in_area(data, row->network); });
  sort_stable(rows.begin(), rows.end(),
              [](const Membership* a, const Membership* b) { return a->start < b->start; });
  return rows;
}

bool holds(const Membership& stay, Date day) { return stay.start <= day && (!stay.end || day < *stay.end); }

Date day_before(Date day) { return from_days(to_days(day) - 1); }

class Teller {
 public:
  explicit Teller(const Dataset& data) : data_(data) {
    for (std::size_t n = 0; n < data.networks.size(); ++n)
      lifetimes_.push_back(lifetime(data, NetworkIndex(n)));
  }

  std::vector<HistoryEvent> tell() {
    for (std::size_t n = 0; n < lifetimes_.size(); ++n) tell_network(NetworkIndex(n));
    for (std::size_t p = 0; p < data_.practices.size(); ++p) tell_practice(PracticeIndex(p));
    sort_stable(events_.begin(), events_.end(),
                [this](const auto& a, const auto& b) { return key(a) < key(b); });
    return std::move(events_);
  }

 private:
  void tell_network(NetworkIndex network) {
    const Lifetime& life = lifetimes_[network.value];
    if (!in_area(data_, network) || !life.begin) return;
    events_.push_back({*life.begin, life.begin_recorded, HistoryKind::kNetworkBegan, network, {}, {}, {}});
    if (life.end)
      events_.push_back({*life.end, life.end_recorded, HistoryKind::kNetworkEnded, network, {}, {}, {}});
  }

  void tell_practice(PracticeIndex practice) {
    const auto all = stays(data_, practice);
    for (const Membership* stay : all) {
      tell_start(practice, *stay, all);
      if (stay->end) tell_end(practice, *stay, all);
    }
  }

  void tell_start(PracticeIndex practice, const Membership& stay, const std::vector<const Membership*>& all) {
    const Membership* before = nullptr;  // one that ends as this one starts
    bool elsewhere = false;
    for (const Membership* other : all) {
      if (other == &stay || other->network == stay.network) continue;
      if (other->end == stay.start) before = other;
      elsewhere = elsewhere || holds(*other, day_before(stay.start));
    }
    const bool founder = lifetimes_[stay.network.value].begin == stay.start;
    if (founder && !elsewhere) return;
    HistoryEvent event{
        stay.start, stay.start_is_recorded, HistoryKind::kPracticeJoined, stay.network, {}, practice, {}};
    if (before) {
      event.kind = HistoryKind::kPracticeMoved;
      event.from = before->network;
    }
    events_.push_back(event);
  }

  void tell_end(PracticeIndex practice, const Membership& stay, const std::vector<const Membership*>& all) {
    for (const Membership* other : all) {
      // A move is told at its start; a membership that runs on in the same network is no end.
      if (other != &stay && other->start == *stay.end) return;
    }
    HistoryEvent event{
        *stay.end, stay.end_is_recorded, HistoryKind::kPracticeLeft, stay.network, {}, practice, {}};
    const bool stays_elsewhere = std::any_of(all.begin(), all.end(), [&stay](const Membership* other) {
      return other != &stay && (holds(*other, *stay.end) || other->start > *stay.end);
    });
    if (!stays_elsewhere && data_.practices[practice.value].closed) {
      event.kind = HistoryKind::kPracticeClosed;
      event.successor = likely_successor(data_, practice, stay.network, *stay.end);
    }
    events_.push_back(event);
  }

  [[nodiscard]] std::tuple<Date, int, std::string_view, std::string_view, HistoryKind> key(
      const HistoryEvent& event) const {
    const int order = event.kind == HistoryKind::kNetworkBegan   ? 0
                      : event.kind == HistoryKind::kNetworkEnded ? 2
                                                                 : 1;
    const std::string_view practice = event.practice.valid()
                                          ? std::string_view(data_.practices[event.practice.value].code)
                                          : std::string_view();
    return {event.date, order, data_.networks[event.network.value].code, practice, event.kind};
  }

  const Dataset& data_;
  std::vector<Lifetime> lifetimes_;
  std::vector<HistoryEvent> events_;
};

// The networks of the area that each practice is in on a day.
std::vector<std::vector<NetworkIndex>> homes_on(const Dataset& data, Date day) {
  std::vector<std::vector<NetworkIndex>> homes(data.practices.size());
  for (const Membership& stay : data.memberships) {
    if (in_area(data, stay.network) && holds(stay, day)) homes[stay.practice.value].push_back(stay.network);
  }
  for (auto& networks : homes) {
    sort_stable(networks.begin(), networks.end());
    networks.erase(std::unique(networks.begin(), networks.end()), networks.end());
  }
  return homes;
}

// Pairs off what is gone and what is new; the rest came from or went to no network.
void add_moves(PracticeIndex practice, const std::vector<NetworkIndex>& old_homes,
               const std::vector<NetworkIndex>& new_homes, std::vector<Move>& moves) {
  std::vector<NetworkIndex> gone;
  std::vector<NetworkIndex> come;
  std::set_difference(old_homes.begin(), old_homes.end(), new_homes.begin(), new_homes.end(),
                      std::back_inserter(gone));
  std::set_difference(new_homes.begin(), new_homes.end(), old_homes.begin(), old_homes.end(),
                      std::back_inserter(come));
  for (std::size_t i = 0; i < std::max(gone.size(), come.size()); ++i) {
    moves.push_back(
        {practice, i < gone.size() ? gone[i] : NetworkIndex{}, i < come.size() ? come[i] : NetworkIndex{}});
  }
}

std::vector<bool> living(const Dataset& data, const std::vector<std::vector<NetworkIndex>>& homes) {
  std::vector<bool> alive(data.networks.size());
  for (const auto& networks : homes) {
    for (const NetworkIndex network : networks) alive[network.value] = true;
  }
  return alive;
}

}  // namespace

std::vector<HistoryEvent> history(const Dataset& data) { return Teller(data).tell(); }

std::vector<HistoryEvent> events_of(const std::vector<HistoryEvent>& events, NetworkIndex network) {
  std::vector<HistoryEvent> own;
  std::copy_if(events.begin(), events.end(), std::back_inserter(own), [network](const HistoryEvent& event) {
    return event.network == network || event.from == network;
  });
  return own;
}

Changes changes_between(const Dataset& data, Date one, Date other) {
  Changes changes;
  changes.before = std::min(one, other);
  changes.after = std::max(one, other);
  const auto old_homes = homes_on(data, changes.before);
  const auto new_homes = homes_on(data, changes.after);
  const auto was = living(data, old_homes);
  const auto is = living(data, new_homes);
  for (std::size_t n = 0; n < data.networks.size(); ++n) {
    if (is[n] && !was[n]) changes.began.emplace_back(n);
    if (was[n] && !is[n]) changes.ended.emplace_back(n);
  }
  for (std::size_t p = 0; p < data.practices.size(); ++p)
    add_moves(PracticeIndex(p), old_homes[p], new_homes[p], changes.moves);
  sort_stable(changes.moves.begin(), changes.moves.end(), [&data](const Move& a, const Move& b) {
    return data.practices[a.practice.value].code < data.practices[b.practice.value].code;
  });
  return changes;
}

Lifetime lifetime(const Dataset& data, NetworkIndex network) {
  Lifetime life;
  bool open = false;
  for (const Membership& stay : data.memberships) {
    if (stay.network != network) continue;
    if (!life.begin || stay.start < *life.begin) {
      life.begin = stay.start;
      life.begin_recorded = stay.start_is_recorded;
    }
    open = open || !stay.end;
    if (stay.end && (!life.end || *stay.end > *life.end)) {
      life.end = stay.end;
      life.end_recorded = stay.end_is_recorded;
    }
  }
  if (open) {
    life.end.reset();
    life.end_recorded = true;
  }
  return life;
}

}  // namespace pcn
