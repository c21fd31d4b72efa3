#include "core/model/staff_rate.h"

#include <cstdlib>

#include "core/model/query.h"

namespace pcn {

Date staff_members_day(const Dataset& data) {
  constexpr std::int32_t kMonth = 31;
  std::optional<Date> nearest;
  const auto away = [&data](Date day) { return std::abs(to_days(day) - to_days(data.workforce_date)); };
  for (const Date vintage : data.vintages) {
    if (!nearest || away(vintage) < away(*nearest)) nearest = vintage;
  }
  return nearest && away(*nearest) <= kMonth ? *nearest : data.workforce_date;
}

std::optional<double> per_10000(double fte, RegisteredPatients registered) {
  if (registered.count <= 0) return std::nullopt;
  return fte * 10'000 / static_cast<double>(registered.count);
}

std::vector<std::optional<StaffRate>> staff_rates(const Dataset& data) {
  std::vector<std::optional<StaffRate>> rates(data.networks.size());
  for (const Workforce& row : data.workforce) {
    if (!row.network.valid() || !data.networks[row.network.value].in_area) continue;
    auto& rate = rates[row.network.value];
    if (!rate) rate.emplace();
    rate->total_fte += row.fte;
    if (data.roles[row.role].arrs) rate->arrs_fte += row.fte;
  }
  if (data.workforce.empty()) return rates;
  for (const NetworkOnDay& network : networks_on(data, staff_members_day(data))) {
    auto& rate = rates[network.network.value];
    if (!rate) continue;
    rate->registered = network.registered;
    rate->per_10000 = per_10000(rate->arrs_fte, network.registered);
  }
  return rates;
}

}  // namespace pcn
