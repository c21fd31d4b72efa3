#pragma once

#include <cstdint>
#include <string>

#include "core/base/date.h"
#include "core/model/ids.h"

namespace pcn {

// A figure that a publisher counts by practice for a period: so many of so many, such as calls answered of
// calls. What it means, and in which unit it is shown, stands in core/insight/activity.h.
struct ActivityMeasure {
  std::string id;  // "calls-answered"
  Date from;       // the period, both days included
  Date to;
  double england_count = 0;  // over all practices of the file
  double england_of = 0;
  bool operator==(const ActivityMeasure&) const = default;
};

// One practice's part of it. A practice without a row is not known, never nought.
struct ActivityCount {
  PracticeIndex practice;
  std::uint16_t measure = 0;  // index into Dataset::activity_measures
  double count = 0;
  double of = 0;  // above nought
  bool operator==(const ActivityCount&) const = default;
};

}  // namespace pcn
