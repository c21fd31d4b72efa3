#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/dataset.h"

namespace pcn {

// Staff of networks on Dataset::workforce_date. A full-time equivalent (FTE) of 1 is one full working week.
struct RoleFigure {
  std::uint16_t role = 0;
  double fte = 0;
  std::optional<double> per_10000;  // registered patients (raw list); empty without a list
  std::size_t rank = 0;  // among the networks with staff data, 1 the highest FTE per 10,000; 0 without one
  std::optional<int>
      england_quarter;  // 1 lowest to 4 highest; empty where England's quartiles are all 0 and it has none
  bool operator==(const RoleFigure&) const = default;
};

struct NetworkStaff {
  NetworkIndex network;
  RegisteredPatients registered;  // of its members then (core/model/staff_rate.h)
  std::vector<RoleFigure> roles;  // one for each of Dataset::roles, those without anybody included
  double total_fte = 0;
  double arrs_fte = 0;
  std::optional<double> arrs_per_10000;
  std::size_t arrs_rank = 0;
  std::optional<int> arrs_england_quarter;
  bool operator==(const NetworkStaff&) const = default;
};

// The networks that have any row in the workforce data, by code.
[[nodiscard]] std::vector<NetworkStaff> staff_of_all(const Dataset& data);
[[nodiscard]] const NetworkStaff* find_staff(const std::vector<NetworkStaff>& all, NetworkIndex network);

// All of the area together: FTE by role.
[[nodiscard]] std::vector<double> area_fte_by_role(const Dataset& data);

// One entry of the calendar of roles.
struct RoleStart {
  std::uint16_t role = 0;
  std::optional<Date> reimbursable_from;
  double fte = 0;    // of the network
  int networks = 0;  // of the area that have the role
  bool operator==(const RoleStart&) const = default;
};
// Roles of the reimbursement scheme by the day they became reimbursable (those without a known day last),
// then name.
[[nodiscard]] std::vector<RoleStart> role_calendar(const Dataset& data, NetworkIndex network);

// A network's rows of the years before, by group and year.
[[nodiscard]] std::vector<WorkforceYear> years_of(const Dataset& data, NetworkIndex network);

}  // namespace pcn
