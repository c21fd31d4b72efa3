#include "core/footprint/carried.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/footprint/counted_rows.h"
#include "core/footprint/gravity.h"
#include "core/footprint/huff.h"
#include "core/model/query.h"
#include "core/model/succession.h"
#include "texts/footprint.h"

namespace pcn {
namespace {

constexpr double kOwnPatients = 500;  // a smaller list says little of how lists grow
constexpr int kFillings = 50;         // rounds in which growth is filled
constexpr double kNearlyAll = 0.99;   // of a practice: all of it

// By practice: patients on its list of the day, 0 for those not listed then.
std::vector<double> listed_patients(const Dataset& data, Date day) {
  std::vector<double> result(data.practices.size(), 0);
  const DayLists lists(data, day);
  for (std::size_t at = 0; at < result.size(); ++at) {
    const PracticeIndex practice(at);
    if (is_gone(data, practice, day)) continue;
    if (const auto list = lists.of(practice)) result[at] = static_cast<double>(list->patients.count);
  }
  return result;
}

Date counted_on(const Dataset& data, PracticeIndex practice) {
  const auto at =
      std::lower_bound(data.observed_days.begin(), data.observed_days.end(), practice,
                       [](const ObservedDay& row, PracticeIndex wanted) { return row.practice < wanted; });
  return at != data.observed_days.end() && at->practice == practice ? at->date : data.observed_date;
}

// A part of what one practice was counted for, which another one holds on the day.
struct Source {
  PracticeIndex counted;
  double part = 1;
};

class Carrier {
 public:
  Carrier(const Dataset& data, Date day)
      : data_(data),
        day_(day),
        lists_(listed_patients(data, day)),
        rows_(rows_by_practice(data)),
        sources_(data.practices.size()),
        shared_with_(data.practices.size()),
        builder_(data) {}

  PatientFlows run() {
    find_sources();
    share_closed();
    PatientFlows flows;
    flows.basis = FootprintBasis::kCarried;
    flows.date = day_;
    flows.counted = data_.observed_date;
    flows.lists = usual_list_day();
    flows.elsewhere.assign(data_.practices.size(), 0);
    flows.unplaced.assign(data_.practices.size(), 0);
    flows.origins.assign(data_.practices.size(), FlowOrigin::kNone);
    for (std::size_t at = 0; at < data_.practices.size(); ++at) {
      if (lists_[at] > 0) add_practice(PracticeIndex(at), flows);
    }
    add_rows(PracticeIndex{}, 1);
    builder_.close(PracticeIndex{}, 1);
    builder_.move_to(flows);
    flows.method = method(flows);
    return flows;
  }

 private:
  [[nodiscard]] const CountedRows& rows_of(PracticeIndex practice) const {
    return rows_[practice ? practice.value : data_.practices.size()];
  }

  // Patients of a closed practice that others can take. Of one beyond the edge the package has the rows of
  // the area's places only: the rest stay out of it.
  [[nodiscard]] double to_share(PracticeIndex closed) const {
    return data_.practices[closed.value].in_area ? rows_of(closed).patients() : rows_of(closed).inside;
  }

  // Who holds whose counted patients on the day.
  void find_sources() {
    for (std::size_t at = 0; at < data_.practices.size(); ++at) {
      const PracticeIndex counted(at);
      if (rows_of(counted).patients() <= 0) continue;
      const PracticeIndex holder = holder_on(data_, counted, day_);
      if (lists_[holder.value] > 0) {
        sources_[holder.value].push_back({counted, 1});
      } else if (day_ >= counted_on(data_, counted)) {
        closed_.push_back(counted);
      }
    }
    // Practices of the day that had merged before the count: their patients were counted with others.
    for (std::size_t at = 0; at < data_.practices.size(); ++at) {
      const PracticeIndex practice(at);
      if (lists_[at] <= 0 || rows_of(practice).patients() > 0) continue;
      const PracticeIndex holder = holder_on(data_, practice, data_.observed_date);
      if (holder == practice || rows_of(holder).patients() <= 0) continue;
      shared_with_[holder.value].push_back(practice);
      merged_into_.push_back({practice, holder});
    }
    if (!merged_into_.empty()) huff();
  }

  // What was counted for practices that are gone and have no known successor goes to those that grew.
  void share_closed() {
    if (closed_.empty()) return;
    std::vector<double> held(data_.practices.size(), 0);
    std::vector<double> ratios;
    for (std::size_t at = 0; at < held.size(); ++at) {
      for (const Source& source : sources_[at]) held[at] += rows_of(source.counted).patients();
      if (held[at] > kOwnPatients && sources_[at].size() == 1) ratios.push_back(lists_[at] / held[at]);
    }
    if (ratios.empty()) return;
    sort_stable(ratios.begin(), ratios.end());
    const double usual = ratios[ratios.size() / 2];
    std::vector<double> room(held.size(), 0);
    for (std::size_t at = 0; at < held.size(); ++at) {
      if (held[at] > 0) room[at] = std::max(0.0, lists_[at] - held[at] * usual);
    }
    std::vector<Gift> gifts = affinities(room);
    fill(gifts, room);
    for (const Gift& gift : gifts) {
      if (gift.patients >= 1)
        sources_[gift.to.value].push_back({gift.from, gift.patients / to_share(gift.from)});
    }
  }

  struct Gift {
    PracticeIndex from;
    PracticeIndex to;
    double patients = 0;
  };

  // For each closed practice, those that grew and have patients in the same places.
  [[nodiscard]] std::vector<Gift> affinities(const std::vector<double>& room) const {
    std::vector<double> of_place(data_.small_areas.size(), 0);
    for (const ObservedFlow& flow : data_.observed) of_place[flow.small_area.value] += flow.patients;
    std::vector<Gift> gifts;
    std::vector<double> part(data_.small_areas.size(), 0);
    for (const PracticeIndex from : closed_) {
      const CountedRows& rows = rows_of(from);
      for (std::size_t at = rows.begin; at < rows.end; ++at) {
        const ObservedFlow& flow = data_.observed[at];
        part[flow.small_area.value] = flow.patients / of_place[flow.small_area.value];
      }
      for (std::size_t to = 0; to < room.size(); ++to) {
        if (room[to] <= 0) continue;
        double common = 0;
        for (std::size_t at = rows_[to].begin; at < rows_[to].end; ++at) {
          const ObservedFlow& flow = data_.observed[at];
          common += flow.patients * part[flow.small_area.value];
        }
        const double holds = std::min(1.0, room[to] / to_share(from));
        if (common > 0) gifts.push_back({from, PracticeIndex(to), common * holds * holds * holds});
      }
      for (std::size_t at = rows.begin; at < rows.end; ++at) part[data_.observed[at].small_area.value] = 0;
    }
    return gifts;
  }

  // Scales gifts so that each closed list is given away, and no growth is passed where that can be.
  void fill(std::vector<Gift>& gifts, const std::vector<double>& room) const {
    std::vector<double> given(room.size(), 0);
    std::vector<double> taken(room.size(), 0);
    for (int round = 0; round <= kFillings; ++round) {
      std::fill(given.begin(), given.end(), 0.0);
      for (const Gift& gift : gifts) given[gift.from.value] += gift.patients;
      for (Gift& gift : gifts) gift.patients *= to_share(gift.from) / given[gift.from.value];
      if (round == kFillings) break;
      std::fill(taken.begin(), taken.end(), 0.0);
      for (const Gift& gift : gifts) taken[gift.to.value] += gift.patients;
      for (Gift& gift : gifts) {
        if (taken[gift.to.value] > room[gift.to.value])
          gift.patients *= room[gift.to.value] / taken[gift.to.value];
      }
    }
  }

  void add_rows(PracticeIndex counted, double part) {
    const CountedRows& rows = rows_of(counted);
    for (std::size_t at = rows.begin; at < rows.end; ++at)
      builder_.add(data_.observed[at].small_area, data_.observed[at].patients * part);
  }

  // The part of what `holder` was counted for that was `practice`'s when both saw patients.
  void add_shared(PracticeIndex holder, PracticeIndex practice) {
    const CountedRows& rows = rows_of(holder);
    for (std::size_t at = rows.begin; at < rows.end; ++at) {
      const ObservedFlow& flow = data_.observed[at];
      double all = lists_[holder.value] * huff().weight(flow.small_area, holder);
      for (const PracticeIndex other : shared_with_[holder.value])
        all += lists_[other.value] * huff().weight(flow.small_area, other);
      const double own = lists_[practice.value] * huff().weight(flow.small_area, practice);
      if (all > 0) builder_.add(flow.small_area, flow.patients * own / all);
    }
  }

  void add_practice(PracticeIndex practice, PatientFlows& flows) {
    FlowOrigin& origin = flows.origins[practice.value];
    double beyond = 0;
    double unplaced = 0;
    const auto merged = std::find_if(merged_into_.begin(), merged_into_.end(),
                                     [practice](const Merged& row) { return row.practice == practice; });
    if (!shared_with_[practice.value].empty()) {
      origin = FlowOrigin::kShared;
      add_shared(practice, practice);
    } else if (merged != merged_into_.end()) {
      origin = FlowOrigin::kShared;
      add_shared(merged->holder, practice);
    } else {
      for (const Source& source : sources_[practice.value]) {
        if (origin != FlowOrigin::kNone || source.counted != practice) {
          const double given = to_share(source.counted) * source.part;
          if (given * 100 < lists_[practice.value]) {
            // too few to speak of
          } else {
            origin = source.part < kNearlyAll ? FlowOrigin::kShared : FlowOrigin::kJoined;
          }
        } else {
          origin = FlowOrigin::kCounted;
        }
        add_rows(source.counted, source.part);
        if (source.part < 1 && !data_.practices[source.counted.value].in_area) continue;
        beyond += rows_of(source.counted).beyond * source.part;
        unplaced += rows_of(source.counted).unplaced * source.part;
      }
    }
    const double inside = builder_.sum();
    if (inside + beyond > 0) {
      const double factor = lists_[practice.value] / (inside + beyond);
      builder_.close(practice, factor);
      flows.elsewhere[practice.value] = beyond * factor;
      flows.unplaced[practice.value] = unplaced * factor;
      return;
    }
    if (!data_.practices[practice.value].point || is_special_allocation(data_, practice)) return;
    huff().spread(practice, lists_[practice.value],
                  [this](SmallAreaIndex place, double patients) { builder_.add(place, patients); });
    builder_.close(practice, 1);
    origin = FlowOrigin::kModelled;
  }

  // The day of most practices' lists; ties: the later.
  [[nodiscard]] std::optional<Date> usual_list_day() const {
    std::map<Date, int> days;
    const DayLists lists(data_, day_);
    for (std::size_t at = 0; at < lists_.size(); ++at) {
      if (lists_[at] <= 0 || !data_.practices[at].in_area) continue;
      if (const auto list = lists.of(PracticeIndex(at))) ++days[list->date];
    }
    std::optional<Date> result;
    for (const auto& [date, practices] : days) {
      if (!result || practices >= days.at(*result)) result = date;
    }
    return result;
  }

  // Made when it is needed: most days need none.
  Huff& huff() {
    if (!huff_) huff_.emplace(data_, lists_, day_);
    return *huff_;
  }

  [[nodiscard]] std::string method(const PatientFlows& flows) const {
    double all = 0;
    double modelled = 0;
    std::int64_t practices = 0;
    for (std::size_t at = 0; at < lists_.size(); ++at) {
      if (!data_.practices[at].in_area) continue;
      all += lists_[at];
      if (flows.origins[at] != FlowOrigin::kModelled) continue;
      modelled += lists_[at];
      ++practices;
    }
    std::string words = say(text::footprint::carried_method{.counted = to_words(data_.observed_date),
                                                            .lists = to_words(flows.lists.value_or(day_))});
    if (practices > 0 && all > 0) {
      words += ' ';
      words += say(text::footprint::carried_modelled{.percent = format_decimal(modelled * 100 / all, 1),
                                                     .practices = practices});
    }
    return words;
  }

  struct Merged {
    PracticeIndex practice;
    PracticeIndex holder;
  };
  const Dataset& data_;
  Date day_;
  std::vector<double> lists_;  // by practice
  std::vector<CountedRows> rows_;
  std::vector<std::vector<Source>> sources_;             // by practice
  std::vector<std::vector<PracticeIndex>> shared_with_;  // by the practice that was counted for them all
  std::vector<Merged> merged_into_;
  std::vector<PracticeIndex> closed_;
  std::optional<Huff> huff_;
  FlowBuilder builder_;
};

}  // namespace

bool observed_near(const Dataset& data, Date day) {
  const bool of_one_day =
      std::none_of(data.observed_days.begin(), data.observed_days.end(),
                   [&data](const ObservedDay& row) { return data.practices[row.practice.value].in_area; });
  return !data.observed.empty() && of_one_day &&
         std::abs(to_days(day) - to_days(data.observed_date)) <= kObservedDays;
}

FootprintBasis basis_on(const Dataset& data, Date day, FootprintBasis wanted) {
  if (wanted == FootprintBasis::kDeclared || wanted == FootprintBasis::kModelled) return wanted;
  if (data.observed.empty()) return FootprintBasis::kModelled;
  return observed_near(data, day) ? FootprintBasis::kObserved : FootprintBasis::kCarried;
}

FootprintChoice usual_footprint(const Dataset& data, Date day) {
  return {basis_on(data, day, FootprintBasis::kCarried), FootprintRule::kPlurality, 0};
}

PatientFlows observed_flows(const Dataset& data, Date day) {
  PatientFlows flows;
  flows.basis = FootprintBasis::kObserved;
  flows.date = data.observed_date;
  flows.counted = data.observed_date;
  flows.elsewhere.assign(data.practices.size(), 0);
  flows.unplaced.assign(data.practices.size(), 0);
  flows.origins.assign(data.practices.size(), FlowOrigin::kNone);
  const std::vector<CountedRows> rows = rows_by_practice(data);
  std::vector<std::vector<PracticeIndex>> held(data.practices.size());
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    if (rows[at].patients() > 0)
      held[holder_on(data, PracticeIndex(at), day).value].push_back(PracticeIndex(at));
  }
  FlowBuilder builder(data);
  const auto add = [&](const CountedRows& part) {
    for (std::size_t row = part.begin; row < part.end; ++row)
      builder.add(data.observed[row].small_area, data.observed[row].patients);
  };
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    for (const PracticeIndex counted : held[at]) {
      add(rows[counted.value]);
      flows.elsewhere[at] += rows[counted.value].beyond;
      flows.unplaced[at] += rows[counted.value].unplaced;
      flows.origins[at] =
          counted.value == at && held[at].size() == 1 ? FlowOrigin::kCounted : FlowOrigin::kJoined;
    }
    builder.close(PracticeIndex(at), 1);
  }
  add(rows.back());
  builder.close(PracticeIndex{}, 1);
  builder.move_to(flows);
  flows.method = say(text::footprint::observed_method{.day = to_words(data.observed_date)});
  return flows;
}

PatientFlows carried_flows(const Dataset& data, Date day) { return Carrier(data, day).run(); }

PatientFlows flows_for(const Dataset& data, Date day, const FootprintChoice& choice) {
  switch (basis_on(data, day, choice.basis)) {
    case FootprintBasis::kObserved:
      return observed_flows(data, day);
    case FootprintBasis::kCarried:
      return carried_flows(data, day);
    case FootprintBasis::kDeclared:  // leading networks under the declared areas are those of the best basis
      return data.observed.empty()
                 ? model_flows(data, day)
                 : flows_for(data, day, {FootprintBasis::kCarried, FootprintRule::kPlurality, 0});
    case FootprintBasis::kModelled:
      break;
  }
  return model_flows(data, day);
}

}  // namespace pcn
