#pragma once

#include <vector>

#include "core/model/query.h"
#include "core/model/ways.h"

namespace pcn {

// Where patients of a practice are likely to live when nobody has counted them: its share of a place is its
// list times the inverse cube of its distance, over the sum of that for all practices (Huff 1963). The way to
// the nearest surgery (core/model/ways.h), widened by a usual spread of people within a place.
class Huff {
 public:
  // `lists` by practice: patients on the day, 0 for practices that are not listed. The Dataset outlives this.
  Huff(const Dataset& data, const std::vector<double>& lists, Date day);

  // How distance weighs between a place and a practice; 0 for a practice without a point.
  [[nodiscard]] double weight(SmallAreaIndex place, PracticeIndex practice) const;

  // Calls `give(place, patients)` for the places near the practice, by rising index; they sum to `patients`.
  template <class Give>
  void spread(PracticeIndex practice, double patients, const Give& give) {
    double all = 0;
    const std::vector<double> parts = parts_of(practice);
    for (const double part : parts) all += part;
    for (std::size_t at = 0; at < parts.size(); ++at) {
      if (parts[at] > 0) give(SmallAreaIndex(at), patients * parts[at] / all);
    }
  }

 private:
  [[nodiscard]] std::vector<double> parts_of(PracticeIndex practice);
  // The weights of all practices at a place times their lists.
  [[nodiscard]] double pull_on(SmallAreaIndex place);

  const Dataset& data_;
  Ways ways_;
  std::vector<double> lists_;
  std::vector<std::vector<BritishGrid>> surgeries_;  // by practice
  std::vector<PracticeIndex> open_to_all_;           // practices with a list that anybody may join
  std::vector<double> pulls_;                        // by place; negative: not yet worked out
};

}  // namespace pcn
