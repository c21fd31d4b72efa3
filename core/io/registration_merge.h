#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/io/registration_file.h"

namespace pcn {

// The part of the patients from which on a file stands for the whole area.
inline constexpr double kWholeCount = 0.95;

// What a file of registrations covers, judged against the lists of the practices of the area that lie nearest
// to its date.
struct RegistrationReport {
  Date date;
  std::size_t practices = 0;            // of the area, with a list
  std::size_t practices_counted = 0;    // of these, whose rows are taken
  std::int64_t listed = 0;              // patients on the lists of all of them
  std::int64_t counted = 0;             // patients in the rows that are taken
  std::vector<PracticeIndex> doubtful;  // with rows that hold less than half or more than twice its list
  int days_from_lists = 0;              // between the file's date and the lists of most practices
  bool replaced_all = false;            // false: practices without rows in the file keep those of before
  [[nodiscard]] double share() const {
    return listed > 0 ? static_cast<double>(counted) / static_cast<double>(listed) : 0;
  }
  bool operator==(const RegistrationReport&) const = default;
};

// Puts registrations into a Dataset, practice by practice, with source and provenance ("observed"). A
// practice whose rows hold less than half or more than twice its list is not believed. Practices that the
// file does not tell of keep the rows that the Dataset has, with their day (Dataset::observed_days). An
// error, and the Dataset as it was: a day before 2013 or more than a year after the newest data; no practice
// of the area that can be believed; or less than kWholeCount of the area's patients where the Dataset has no
// other count, since a part must not stand for the whole. `sha256` of the file, or empty where it was not
// worked out.
[[nodiscard]] Result<RegistrationReport> put_registrations(Dataset& data, Registrations registrations,
                                                           std::string_view file, std::string sha256 = {});

// What the report says to the reader of the page, sentence by sentence.
[[nodiscard]] std::vector<std::string> report_sentences(const Dataset& data,
                                                        const RegistrationReport& report);

}  // namespace pcn
