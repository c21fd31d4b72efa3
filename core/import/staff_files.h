#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"

namespace pcn {

// Full-time equivalents of one network in one role: the sum of the rows of the file, of which each is one
// person's post. The rows themselves never leave the reader.
struct NetworkRole {
  std::string network;
  std::string group;  // STAFF_GROUP
  std::string role;   // STAFF_ROLE; "… (Mental Health Practitioners)" of all kinds are one role
  double fte = 0;
  bool operator==(const NetworkRole&) const = default;
};
struct StaffTotals {
  Date month;              // the last day of the month that the file speaks of
  std::int64_t posts = 0;  // rows read
  std::int64_t posts_without_fte = 0;
  std::vector<NetworkRole> totals;  // sorted by network, group, role
  bool operator==(const StaffTotals&) const = default;
};
[[nodiscard]] Result<StaffTotals> read_staff(std::string_view bytes, const std::string& file);

// Full-time equivalents of one network in one year and staff group.
struct NetworkYear {
  std::string network;
  int year = 0;
  std::string group;
  double fte = 0;
  bool operator==(const NetworkYear&) const = default;
};
[[nodiscard]] Result<std::vector<NetworkYear>> read_staff_years(std::string_view bytes,
                                                                const std::string& file);

// What is known of a role besides its numbers.
struct RoleWords {
  std::string plain_name;
  std::string plain_help;
  std::optional<Date> reimbursable_from;
  bool arrs = false;
  bool operator==(const RoleWords&) const = default;
};
// By STAFF_ROLE; a role that is not known keeps its published name and is not counted as reimbursed.
[[nodiscard]] RoleWords role_words(std::string_view group, std::string_view role);

inline constexpr std::string_view kMentalHealthPractitioners = "Mental Health Practitioners";

}  // namespace pcn
