#pragma once

#include <optional>
#include <vector>

#include "core/model/dataset.h"

namespace pcn {

// The one figure for a network's additional staff (ARRS): full-time equivalents on Dataset::workforce_date,
// and for each 10,000 registered patients of the practices that were its members then. It does not change
// with the day that is looked at, so it is the same wherever it is shown.
struct StaffRate {
  double arrs_fte = 0;
  double total_fte = 0;  // directors and office staff included
  RegisteredPatients registered;
  std::optional<double> per_10000;  // empty without registered patients
  bool operator==(const StaffRate&) const = default;
};

// The day whose members the staff are counted for: the register of memberships nearest to
// Dataset::workforce_date, if one is within a month of it, else that date itself. Changes of which only the
// next register tells are thus in.
[[nodiscard]] Date staff_members_day(const Dataset& data);

// By network; empty for those without a row in the staff data.
[[nodiscard]] std::vector<std::optional<StaffRate>> staff_rates(const Dataset& data);

// FTE for each 10,000 patients; empty without patients.
[[nodiscard]] std::optional<double> per_10000(double fte, RegisteredPatients registered);

}  // namespace pcn
