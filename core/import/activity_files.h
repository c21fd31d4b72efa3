#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"

namespace pcn {

// One practice's figures of a file about its work; which of them are read depends on the file.
struct PracticeActivity {
  std::string practice;
  Date from;  // the period of the row, both days included
  Date to;
  std::string measure;
  double count = 0;
  double of = 0;
  bool of_month = false;  // a count of the whole month of the file's day, where the row has no period
};

// Rows without a count, or of nothing, are left out: not known. Months of a file that holds several are rows
// of their own.
//
// Appointments by time from booking ("Appointment Month Start Date", GP_CODE, "Same Day", …): measure
// "seen-in-two-weeks", of the appointments whose time is known.
[[nodiscard]] Result<std::vector<PracticeActivity>> read_waits(std::string_view bytes,
                                                               const std::string& file);
// Staff heads by practice (practice_code, number_of_patients, gp, nurses, total_appointments): measures
// "gp-heads", "nurse-heads" and "appointments" (of the month), of patients. The file has no day: `day` of its
// entry.
[[nodiscard]] Result<std::vector<PracticeActivity>> read_heads(std::string_view bytes,
                                                               const std::string& file);
// Online consultations (month, practice_code, submissions, registered): measure "online-requests", of
// patients.
[[nodiscard]] Result<std::vector<PracticeActivity>> read_online(std::string_view bytes,
                                                                const std::string& file);
// Telephone calls (month, practice_code, answered, missed): measure "calls-answered", of those answered or
// missed. Calls that ended with the recorded messages or asked for a call-back are neither.
[[nodiscard]] Result<std::vector<PracticeActivity>> read_calls(std::string_view bytes,
                                                               const std::string& file);
// Investment and Impact Fund indicators (ORGANISATION_TYPE, ORGANISATION_CODE, ACH_DATE, MEASURE, VALUE):
// ACC-08 of practices as "acc-08".
[[nodiscard]] Result<std::vector<PracticeActivity>> read_impact(std::string_view bytes,
                                                                const std::string& file);

}  // namespace pcn
