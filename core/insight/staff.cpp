#include "core/insight/staff.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "core/base/sort.h"
#include "core/insight/statistics.h"
#include "core/model/staff_rate.h"

namespace pcn {
namespace {

NetworkStaff& staff_for(std::vector<NetworkStaff>& all, const Dataset& data, NetworkIndex network) {
  for (NetworkStaff& staff : all) {
    if (staff.network == network) return staff;
  }
  NetworkStaff staff;
  staff.network = network;
  staff.roles.resize(data.roles.size());
  for (std::size_t role = 0; role < data.roles.size(); ++role)
    staff.roles[role].role = static_cast<std::uint16_t>(role);
  all.push_back(std::move(staff));
  return all.back();
}

// Quartiles that are all 0 tell nothing of a network that has none either.
std::optional<int> england_quarter(const std::array<double, 3>& quartiles, std::optional<double> value) {
  if (!value || (quartiles[2] <= 0 && *value <= 0)) return std::nullopt;
  return quarter_of(quartiles, *value);
}

template <class Get, class Set>
void rank_all(std::vector<NetworkStaff>& all, Get get, Set set) {
  std::vector<double> values;
  for (const NetworkStaff& staff : all) {
    if (const auto value = get(staff)) values.push_back(*value);
  }
  for (NetworkStaff& staff : all) {
    if (const auto value = get(staff)) set(staff, rank_from_highest(values, *value));
  }
}

}  // namespace

std::vector<NetworkStaff> staff_of_all(const Dataset& data) {
  std::vector<NetworkStaff> all;
  for (const Workforce& row : data.workforce) {
    if (!data.networks[row.network.value].in_area) continue;
    staff_for(all, data, row.network).roles[row.role].fte += row.fte;
  }
  const auto rates = staff_rates(data);
  for (NetworkStaff& staff : all) {
    const StaffRate& rate = *rates[staff.network.value];
    staff.registered = rate.registered;
    staff.arrs_fte = rate.arrs_fte;
    staff.total_fte = rate.total_fte;
    staff.arrs_per_10000 = rate.per_10000;
    staff.arrs_england_quarter = england_quarter(data.england.arrs_fte_quartiles, staff.arrs_per_10000);
    for (RoleFigure& figure : staff.roles) {
      figure.per_10000 = per_10000(figure.fte, staff.registered);
      figure.england_quarter = england_quarter(data.roles[figure.role].england_quartiles, figure.per_10000);
    }
  }
  rank_all(
      all, [](const NetworkStaff& s) { return s.arrs_per_10000; },
      [](NetworkStaff& s, std::size_t rank) { s.arrs_rank = rank; });
  for (std::size_t role = 0; role < data.roles.size(); ++role) {
    rank_all(
        all, [role](const NetworkStaff& s) { return s.roles[role].per_10000; },
        [role](NetworkStaff& s, std::size_t rank) { s.roles[role].rank = rank; });
  }
  return all;
}

const NetworkStaff* find_staff(const std::vector<NetworkStaff>& all, NetworkIndex network) {
  const auto at =
      std::find_if(all.begin(), all.end(), [network](const NetworkStaff& s) { return s.network == network; });
  return at == all.end() ? nullptr : &*at;
}

std::vector<double> area_fte_by_role(const Dataset& data) {
  std::vector<double> fte(data.roles.size());
  for (const Workforce& row : data.workforce) {
    if (data.networks[row.network.value].in_area) fte[row.role] += row.fte;
  }
  return fte;
}

std::vector<RoleStart> role_calendar(const Dataset& data, NetworkIndex network) {
  std::vector<RoleStart> calendar;
  for (std::size_t role = 0; role < data.roles.size(); ++role) {
    if (!data.roles[role].arrs) continue;
    RoleStart start;
    start.role = static_cast<std::uint16_t>(role);
    start.reimbursable_from = data.roles[role].reimbursable_from;
    for (const Workforce& row : data.workforce) {
      if (row.role != start.role || !(row.fte > 0) || !data.networks[row.network.value].in_area) continue;
      ++start.networks;
      if (row.network == network) start.fte += row.fte;
    }
    calendar.push_back(start);
  }
  const auto key = [&data](const RoleStart& start) {
    constexpr auto kLast = std::numeric_limits<std::int32_t>::max();
    return std::tuple(start.reimbursable_from ? to_days(*start.reimbursable_from) : kLast,
                      std::string_view(data.roles[start.role].name));
  };
  sort_stable(calendar.begin(), calendar.end(),
              [&key](const RoleStart& a, const RoleStart& b) { return key(a) < key(b); });
  return calendar;
}

std::vector<WorkforceYear> years_of(const Dataset& data, NetworkIndex network) {
  std::vector<WorkforceYear> years;
  for (const WorkforceYear& row : data.workforce_years) {
    if (row.network == network) years.push_back(row);
  }
  sort_stable(years.begin(), years.end(), [](const WorkforceYear& a, const WorkforceYear& b) {
    return std::tie(a.group, a.year) < std::tie(b.group, b.year);
  });
  return years;
}

}  // namespace pcn
