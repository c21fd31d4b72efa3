#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/import/build.h"
#include "core/import/list_files.h"
#include "core/import/staff_files.h"

namespace pcn {
namespace {

// The q-quantile of sorted values by linear interpolation between order statistics (Hyndman and Fan 1996,
// type 7).
double quantile(const std::vector<double>& sorted, double q) {
  if (sorted.empty()) return 0;
  const double place = q * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

double rounded(double value, double places) { return std::round(value * places) / places; }

std::string slug(std::string_view name) {
  std::string text;
  for (const char c : to_lower_ascii(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      text += c;
    } else if (!text.empty() && text.back() != '-') {
      text += '-';
    }
  }
  while (text.ends_with('-')) text.pop_back();
  return text;
}

// England's networks on the newest map and their registered patients.
std::map<std::string, std::int64_t> england_networks(const Build& build,
                                                     const std::vector<PracticeAges>& ages) {
  std::map<std::string, std::string> network_of;
  for (const auto& row : build.history.maps.back().rows) {
    if (!row.network.empty()) network_of.emplace(row.practice, row.network);
  }
  std::map<std::string, std::int64_t> patients;
  for (const auto& row : ages) {
    if (const auto found = network_of.find(row.practice); found != network_of.end()) {
      patients[found->second] += row.patients;
    }
  }
  return patients;
}

std::array<double, 3> quartiles(const std::map<std::string, std::int64_t>& networks,
                                const std::map<std::string, double>& fte,
                                const std::set<std::string>& with_data) {
  std::vector<double> rates;
  for (const auto& [network, patients] : networks) {
    if (patients <= 0 || !with_data.contains(network)) continue;
    const auto found = fte.find(network);
    rates.push_back(found == fte.end() ? 0 : found->second * 10'000 / static_cast<double>(patients));
  }
  std::sort(rates.begin(), rates.end());
  return {rounded(quantile(rates, 0.25), 1000), rounded(quantile(rates, 0.5), 1000),
          rounded(quantile(rates, 0.75), 1000)};
}

void add_roles(Build& build, const StaffTotals& staff, const std::map<std::string, std::int64_t>& england) {
  Dataset& data = build.data;
  data.workforce_date = staff.month;
  std::map<std::pair<std::string, std::string>, std::map<std::string, double>>
      by_role;  // (group, role) -> network
  std::map<std::string, double> arrs;
  std::set<std::string> with_data;
  for (const auto& row : staff.totals) {
    by_role[{row.group, row.role}][row.network] += row.fte;
    with_data.insert(row.network);
    if (role_words(row.group, row.role).arrs) arrs[row.network] += row.fte;
  }
  data.england.arrs_fte_quartiles = quartiles(england, arrs, with_data);
  std::map<std::string, NetworkIndex> networks;
  for (std::size_t i = 0; i < data.networks.size(); ++i) {
    if (data.networks[i].in_area) networks.emplace(data.networks[i].code, NetworkIndex{i});
  }
  std::set<std::string> ids;
  std::set<std::string> unknown;
  for (const auto& [key, fte] : by_role) {
    const auto& [group, name] = key;
    const RoleWords words = role_words(group, name);
    Role role;
    role.id = slug(name);
    if (!ids.insert(role.id).second) {
      role.id = slug(std::string(name).append(" ").append(group));
      ids.insert(role.id);
    }
    role.name = name;
    role.group = group;
    role.plain_name = words.plain_name;
    role.plain_help = words.plain_help;
    role.reimbursable_from = words.reimbursable_from;
    role.arrs = words.arrs;
    role.england_quartiles = quartiles(england, fte, with_data);
    const auto number = static_cast<std::uint16_t>(data.roles.size());
    data.roles.push_back(std::move(role));
    for (const auto& [network, value] : fte) {
      if (const auto found = networks.find(network); found != networks.end()) {
        data.workforce.push_back({found->second, number, value});
      }
    }
  }
  std::sort(data.workforce.begin(), data.workforce.end(), [](const Workforce& a, const Workforce& b) {
    return std::tie(a.network, a.role) < std::tie(b.network, b.role);
  });
  std::int64_t without = 0;
  for (const auto& [code, index] : networks) {
    const bool today =
        std::any_of(build.history.maps.back().rows.begin(), build.history.maps.back().rows.end(),
                    [&c = code](const auto& row) { return row.network == c; });
    without += today && !with_data.contains(code) ? 1 : 0;
  }
  build.note(Severity::kNote, "network-without-staff", "",
             "Networks of the area that are not in the workforce file.", without);
  build.note(Severity::kNote, "post-without-hours", "",
             "Posts in England without full-time equivalents, dropped.", staff.posts_without_fte);
}

Status add_years(Build& build) {
  const auto rows = build.load(build.inputs.newest("staff-years"), read_staff_years);
  if (!rows) return rows.error();
  if (!*rows) return ok();
  Dataset& data = build.data;
  for (const auto& row : **rows) {
    for (std::size_t i = 0; i < data.networks.size(); ++i) {
      if (!data.networks[i].in_area || data.networks[i].code != row.network) continue;
      data.workforce_years.push_back(
          {NetworkIndex{i}, static_cast<std::int16_t>(row.year), row.group, row.fte});
    }
  }
  return ok();
}

}  // namespace

Status add_staff(Build& build) {
  const auto ages = build.load(build.inputs.newest("practice-ages"), read_practice_ages);
  if (!ages) return ages.error();
  EnglandBenchmarks& england = build.data.england;
  std::map<std::string, std::int64_t> networks;
  if (*ages) {
    networks = england_networks(build, **ages);
    england.date = (*ages)->empty() ? Date{} : (*ages)->front().date;
    std::vector<double> sizes;
    for (const auto& [network, patients] : networks) sizes.push_back(static_cast<double>(patients));
    std::sort(sizes.begin(), sizes.end());
    england.networks = static_cast<std::int32_t>(sizes.size());
    for (std::size_t i = 0; i < england.list_size_deciles.size(); ++i) {
      england.list_size_deciles[i] = rounded(quantile(sizes, 0.1 * static_cast<double>(i + 1)), 1);
    }
    for (const auto& row : **ages) {
      for (std::size_t band = 0; band < kAgeBands; ++band) {
        england.female[band] += row.female[band];
        england.male[band] += row.male[band];
      }
    }
  }
  const auto staff = build.load(build.inputs.newest("staff"), read_staff);
  if (!staff) return staff.error();
  if (*staff) add_roles(build, **staff, networks);
  return add_years(build);
}

}  // namespace pcn
