#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/io/csv.h"
#include "core/model/dataset.h"

namespace pcn {

// What an organisation in the ODS practice file is; the old layout tells it by a prescribing setting, the
// layout of 2026 by role codes.
enum class OrganisationKind : std::uint8_t {
  kOther,
  kPractice,
  kEnhancedAccess,
  kUrgentTreatment,
  kWalkIn,
  kOutOfHours,
};

// A row of the ODS files epraccur (practices and other prescribers) or edispensary. No header, 27 columns.
struct Organisation {
  std::string code;
  std::string name;
  std::string icb;
  std::string address;  // parts joined by ", "
  std::string postcode;
  std::optional<Date> opened;
  std::optional<Date> closed;  // the last day
  PracticeStatus status = PracticeStatus::kUnknown;
  std::string commissioner;  // sub-ICB location code, earlier CCG code
  std::string phone;
  OrganisationKind kind = OrganisationKind::kOther;
  bool operator==(const Organisation&) const = default;
};
[[nodiscard]] Result<std::vector<Organisation>> read_organisations(std::string_view bytes,
                                                                   const std::string& file);

// A row of the nhs.uk list of practices of 2019 (latin-1, columns parted by byte 0xAC): sites, with branches.
struct PracticeSite {
  std::string code;  // six characters; a branch adds three digits
  std::string name;
  std::string address;
  std::string postcode;
  std::optional<LonLat> place;
  std::string phone;
  std::string website;
  bool operator==(const PracticeSite&) const = default;
};
[[nodiscard]] Result<std::vector<PracticeSite>> read_practice_sites(std::string_view bytes,
                                                                    const std::string& file);

// A practice's place in the catchment lookup of early 2024.
struct PracticePlace {
  std::string practice;
  std::string postcode;
  std::optional<LonLat> place;
  bool operator==(const PracticePlace&) const = default;
};
[[nodiscard]] Result<std::vector<PracticePlace>> read_practice_places(std::string_view bytes,
                                                                      const std::string& file);

// "020 8123 4567" from what a register holds ("02081234567", "020 81234567", "2081234567"); empty if that is
// no British telephone number.
[[nodiscard]] std::string tidy_phone(std::string_view text);
// A website with http(s):// before it; empty if the text can be none.
[[nodiscard]] std::string tidy_website(std::string_view text);
// Address parts as people write them, empty and repeated ones left out, joined by ", ".
[[nodiscard]] std::string join_address(const std::vector<std::string>& parts);

}  // namespace pcn
