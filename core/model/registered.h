#pragma once

#include <cstdint>

#include "core/base/date.h"
#include "core/model/ids.h"

namespace pcn {

// Registered patients of one practice living in one small area, as published (observed). No practice: of
// practices that the package does not hold, added up.
struct ObservedFlow {
  PracticeIndex practice;
  SmallAreaIndex small_area;
  std::int32_t patients = 0;
  bool operator==(const ObservedFlow&) const = default;
};

// Where patients live who are counted for their practice and for no place of the package. Named after the
// codes that the publisher puts in place of a small area.
enum class Beyond : std::uint8_t {
  kEngland,          // in a small area of England of which the package keeps no rows
  kWales,            // W01…
  kScotland,         // S01…
  kNorthernIreland,  // N21…, 95…
  kIslands,          // L99999999 (Channel Islands), M99999999 (Isle of Man)
  kNoPlace,          // NO2011, EMPTY: no postcode, or one that is not known
  kClosed,           // CLOSED: a postcode that has been ended
  kUnknown,          // any other code
};
struct PatientsBeyond {
  PracticeIndex practice;
  Beyond where = Beyond::kEngland;
  std::int32_t patients = 0;
  bool operator==(const PatientsBeyond&) const = default;
};

// A practice whose observed patients were counted on another day than Dataset::observed_date.
struct ObservedDay {
  PracticeIndex practice;
  Date date;
  bool operator==(const ObservedDay&) const = default;
};

}  // namespace pcn
