#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"

namespace pcn {

// A row of the ODS sheet "PCN details". Its address is the payee's office and is not read.
struct PcnDetail {
  std::string code;
  std::string name;
  std::string commissioner;  // CCG code, later sub-ICB location code
  std::optional<Date> opened;
  std::optional<Date> closed;  // the last day
  bool operator==(const PcnDetail&) const = default;
};
[[nodiscard]] Result<std::vector<PcnDetail>> read_pcn_details(std::string_view bytes,
                                                              const std::string& file);

// A row of the ODS sheet "PCN core partner details": a practice's relationship with a network.
struct PcnMember {
  std::string practice;
  std::string practice_name;
  std::string practice_commissioner;
  std::string network;
  std::string network_name;
  std::string network_commissioner;
  Date start;
  std::optional<Date> last_day;
  bool operator==(const PcnMember&) const = default;
};
[[nodiscard]] Result<std::vector<PcnMember>> read_pcn_members(std::string_view bytes,
                                                              const std::string& file);

// A row of the practice mapping that comes with "Patients registered at a GP practice".
struct PracticeMapping {
  Date date;
  std::string practice;
  std::string name;
  std::string postcode;
  std::string network;  // empty when unallocated
  std::string network_name;
  std::string commissioner;  // CCG code, later sub-ICB location code
  std::string icb;           // STP code, later ICB code
  std::string icb_name;
  bool operator==(const PracticeMapping&) const = default;
};
// A practice's network in one month of the statistics of online consultations. Between two networks a
// practice may stand in none for a month, which is an artefact of how the file is made: nothing follows from
// an empty network.
struct MonthlyMembership {
  Date month;  // its last day: the file shows the networks as they are at the end of the month
  std::string practice;
  std::string network;  // empty: "U"
  std::string network_name;
  bool operator==(const MonthlyMembership&) const = default;
};
[[nodiscard]] Result<std::vector<MonthlyMembership>> read_monthly_memberships(std::string_view bytes,
                                                                              const std::string& file);

[[nodiscard]] Result<std::vector<PracticeMapping>> read_practice_map(std::string_view bytes,
                                                                     const std::string& file);

}  // namespace pcn
