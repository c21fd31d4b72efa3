#pragma once

#include <optional>
#include <vector>

#include "core/model/dataset.h"

namespace pcn {

// A registered or weighted list with the day it speaks of.
struct DatedList {
  RegisteredPatients patients;
  Date date;
  ListKind kind = ListKind::kOnDay;
  bool operator==(const DatedList&) const = default;
};
struct DatedWeighted {
  WeightedPatients patients;
  Date date;
  bool operator==(const DatedWeighted&) const = default;
};

// The lists of all practices on one day. They are of one vintage, so that nobody is counted twice: of the
// dates on which at least half as many practices of the area have a list as on the fullest, the one nearest
// to the day (ties: the earlier). Where practices merge, one list holds all patients from some vintage on and
// the others have none, whatever day the merger is recorded for. A practice
//  - with a list of that vintage has it;
//  - with lists before that vintage only has none: its patients are on other lists (on_another);
//  - that the vintage passes over, or with later lists only, has its own nearest one;
//  - that opens after the day, or closed on it or before, has none.
class DayLists {
 public:
  DayLists(const Dataset& data, Date day);
  [[nodiscard]] std::optional<DatedList> of(PracticeIndex practice) const;
  // Whether the practice had a list before the vintage of the day, and none in it or after it.
  [[nodiscard]] bool on_another(PracticeIndex practice) const;
  [[nodiscard]] std::optional<Date> vintage() const { return vintage_; }

 private:
  const Dataset& data_;
  Date day_;
  std::optional<Date> vintage_;
};

// The same for weighted lists.
class DayWeighted {
 public:
  DayWeighted(const Dataset& data, Date day);
  [[nodiscard]] std::optional<DatedWeighted> of(PracticeIndex practice) const;
  [[nodiscard]] bool on_another(PracticeIndex practice) const;

 private:
  const Dataset& data_;
  Date day_;
  std::optional<Date> vintage_;
};

// For one practice; ask DayLists where many are looked at.
[[nodiscard]] std::optional<DatedList> list_on(const Dataset& data, PracticeIndex practice, Date day);
[[nodiscard]] std::optional<DatedWeighted> weighted_on(const Dataset& data, PracticeIndex practice, Date day);

// The newest list that the practice ever had up to the day; empty if it had none. Not a list of the day: for
// telling what became of a practice.
[[nodiscard]] std::optional<DatedList> last_list(const Dataset& data, PracticeIndex practice, Date day);

}  // namespace pcn
