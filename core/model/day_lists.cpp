#include "core/model/day_lists.h"

#include <algorithm>
#include <cstdlib>

namespace pcn {
namespace {

std::int32_t distance_in_days(Date a, Date b) { return std::abs(to_days(a) - to_days(b)); }

template <class Entry>
auto first_of(const std::vector<Entry>& table, PracticeIndex practice) {
  return std::lower_bound(table.begin(), table.end(), practice,
                          [](const Entry& entry, PracticeIndex wanted) { return entry.practice < wanted; });
}

template <class Entry>
std::optional<Date> vintage_of(const std::vector<Entry>& table, const Dataset& data, Date day) {
  struct Count {
    Date date;
    std::int64_t practices = 0;
  };
  std::vector<Count> counts;
  std::size_t next = 0;  // most practices have a list on each date, so the next one is a good guess
  for (const Entry& entry : table) {
    if (!data.practices[entry.practice.value].in_area) continue;
    std::size_t looked = 0;
    while (looked < counts.size() && counts[next].date != entry.date) {
      next = next + 1 < counts.size() ? next + 1 : 0;
      ++looked;
    }
    if (looked == counts.size()) {
      next = counts.size();
      counts.push_back({entry.date, 0});
    }
    ++counts[next].practices;
    next = next + 1 < counts.size() ? next + 1 : 0;
  }
  std::int64_t fullest = 0;
  for (const Count& count : counts) fullest = std::max(fullest, count.practices);
  std::optional<Date> best;
  for (const Count& count : counts) {
    if (count.practices * 2 < fullest) continue;
    const std::int32_t distance = distance_in_days(count.date, day);
    const std::int32_t so_far = best ? distance_in_days(*best, day) : distance + 1;
    if (distance < so_far || (distance == so_far && count.date < *best)) best = count.date;
  }
  return best;
}

// What the rows of one practice say of the day.
template <class Entry>
struct Found {
  const Entry* entry = nullptr;
  bool on_another = false;
};

template <class Entry>
Found<Entry> find_on(const std::vector<Entry>& table, PracticeIndex practice, Date day,
                     std::optional<Date> vintage) {
  Found<Entry> found;
  bool before_only = true;
  auto at = first_of(table, practice);
  for (; at != table.end() && at->practice == practice; ++at) {
    if (vintage && at->date >= *vintage) before_only = false;
    if (vintage && at->date == *vintage) return {&*at, false};
    if (!found.entry || distance_in_days(at->date, day) < distance_in_days(found.entry->date, day))
      found.entry = &*at;
  }
  if (found.entry && vintage && before_only) return {nullptr, true};
  return found;
}

bool sees_patients(const Dataset& data, PracticeIndex practice, Date day) {
  const Practice& row = data.practices[practice.value];
  return !(row.opened && day < *row.opened) && !(row.closed && *row.closed <= day);
}

}  // namespace

DayLists::DayLists(const Dataset& data, Date day)
    : data_(data), day_(day), vintage_(vintage_of(data.lists, data, day)) {}

std::optional<DatedList> DayLists::of(PracticeIndex practice) const {
  const auto found = find_on(data_.lists, practice, day_, vintage_);
  if (!found.entry || !sees_patients(data_, practice, day_)) return std::nullopt;
  return DatedList{found.entry->patients, found.entry->date, found.entry->kind};
}

bool DayLists::on_another(PracticeIndex practice) const {
  return find_on(data_.lists, practice, day_, vintage_).on_another;
}

DayWeighted::DayWeighted(const Dataset& data, Date day)
    : data_(data), day_(day), vintage_(vintage_of(data.weighted, data, day)) {}

std::optional<DatedWeighted> DayWeighted::of(PracticeIndex practice) const {
  const auto found = find_on(data_.weighted, practice, day_, vintage_);
  if (!found.entry) return std::nullopt;
  return DatedWeighted{found.entry->patients, found.entry->date};
}

bool DayWeighted::on_another(PracticeIndex practice) const {
  return find_on(data_.weighted, practice, day_, vintage_).on_another;
}

std::optional<DatedList> list_on(const Dataset& data, PracticeIndex practice, Date day) {
  return DayLists(data, day).of(practice);
}

std::optional<DatedWeighted> weighted_on(const Dataset& data, PracticeIndex practice, Date day) {
  return DayWeighted(data, day).of(practice);
}

std::optional<DatedList> last_list(const Dataset& data, PracticeIndex practice, Date day) {
  std::optional<DatedList> last;
  for (auto at = first_of(data.lists, practice); at != data.lists.end() && at->practice == practice; ++at) {
    if (at->date <= day) last = DatedList{at->patients, at->date, at->kind};
  }
  return last;
}

}  // namespace pcn
