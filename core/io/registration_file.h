#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/model/dataset.h"

namespace pcn {

inline constexpr std::size_t kMostRegistrationBytes = std::size_t{256} << 20U;
inline constexpr std::string_view kTooManyRegistrationBytes =
    "The file is larger than 256 MB; the file of all England is not half as large.";

// What a file of registrations says about the places and practices of a Dataset.
struct Registrations {
  Date date;
  // As Dataset::observed: sorted by practice (none last), small area; one entry for each pair. Rows of places
  // beyond the edge are kept for practices of the area and members of its networks only.
  std::vector<ObservedFlow> flows;
  // As Dataset::observed_beyond: patients of practices of the package who live in no place of `flows`.
  std::vector<PatientsBeyond> beyond;
  std::int64_t rows = 0;      // rows with SEX ALL, of all England
  std::int64_t patients = 0;  // patients in `flows` and `beyond`
  Diagnostics diagnostics;
  bool operator==(const Registrations&) const = default;
};

// Reads gp-reg-pat-prac-lsoa-all.csv ("Patients registered at a GP practice", by LSOA). Only rows with SEX
// ALL count; codes in any case, dates and numbers as spreadsheets write them (core/base). A number that is
// withheld ("*") is a diagnostic. Small areas of 2011 are carried to 2021 with Dataset::place_changes;
// patients of one that was split are shared out by residents of its successors. Codes that are neither small
// areas nor one of the publisher's words (Beyond) become diagnostics with the patients affected. A missing
// column, a number that is none or is negative, two dates, small areas of 2011 beside those of 2021, half a
// row, a pair given twice, or not one row about the places and practices of the Dataset is an error with line
// and column; nothing that was loaded before is touched.
[[nodiscard]] Result<Registrations> read_registrations(std::string_view csv, std::string_view file,
                                                       const Dataset& data);

}  // namespace pcn
