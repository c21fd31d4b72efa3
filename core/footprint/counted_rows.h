#pragma once

#include <vector>

#include "core/footprint/footprint.h"

namespace pcn {

// The part of the flows that one practice was counted for.
struct CountedRows {
  std::size_t begin = 0;
  std::size_t end = 0;
  double inside = 0;
  double beyond = 0;
  double unplaced = 0;  // of `beyond`: no place is known
  [[nodiscard]] double patients() const { return inside + beyond; }
};

// By practice, and for all that the package does not hold in the last place: positions in Dataset::observed.
[[nodiscard]] std::vector<CountedRows> rows_by_practice(const Dataset& data);

// Flows that are put together practice by practice, by rising index.
class FlowBuilder {
 public:
  explicit FlowBuilder(const Dataset& data) : data_(data), sums_(data.small_areas.size(), 0) {}

  void add(SmallAreaIndex place, double patients) {
    if (patients <= 0) return;
    if (sums_[place.value] <= 0) touched_.push_back(place);
    sums_[place.value] += patients;
  }
  [[nodiscard]] double sum() const {
    double result = 0;
    for (const SmallAreaIndex place : touched_) result += sums_[place.value];
    return result;
  }
  // Ends a practice's part: what was added, times the factor.
  void close(PracticeIndex practice, double factor) {
    for (const SmallAreaIndex place : touched_) {
      const double patients = sums_[place.value] * factor;
      sums_[place.value] = 0;
      if (patients > 0) entries_.push_back({place, practice, patients});
    }
    touched_.clear();
  }
  // Puts all that was closed into rows by small area.
  void move_to(PatientFlows& flows) const;

 private:
  struct Entry {
    SmallAreaIndex place;
    PracticeIndex practice;
    double patients = 0;
  };
  const Dataset& data_;
  std::vector<double> sums_;
  std::vector<SmallAreaIndex> touched_;
  std::vector<Entry> entries_;
};

}  // namespace pcn
