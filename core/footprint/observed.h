#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/footprint/footprint.h"

namespace pcn {

inline constexpr std::size_t kMostRegistrationBytes = std::size_t{256} << 20U;
inline constexpr std::string_view kTooManyRegistrationBytes =
    "The file is larger than 256 MB; the file of all England is not half as large.";

// What a file of registrations says about the places and practices of a Dataset.
struct Registrations {
  Date date;
  // Sorted by small area, then practice; one entry for each pair. No practice: one that the package does not
  // know. No small area: patients of a practice of the package who live beyond all its small areas.
  std::vector<ObservedFlow> flows;
  std::int64_t rows = 0;      // rows with SEX ALL, of all England
  std::int64_t patients = 0;  // patients in `flows`
  Diagnostics diagnostics;
  bool operator==(const Registrations&) const = default;
};

// Reads gp-reg-pat-prac-lsoa-all.csv ("Patients registered at a GP practice", by LSOA). Only rows with SEX
// ALL count. Small areas of 2011 are carried to 2021 with Dataset::place_changes; patients of one that was
// split are shared out by residents of its successors. Codes that are no small area of England or Wales
// become diagnostics with the patients affected. A missing column, a number that is none or is negative, two
// dates, small areas of 2011 beside those of 2021, half a row, a pair given twice, or not one row about the
// places and practices of the Dataset is an error with line and column; nothing that was loaded before is
// touched.
[[nodiscard]] Result<Registrations> read_registrations(std::string_view csv, std::string_view file,
                                                       const Dataset& data);

// Puts registrations into a Dataset in place of those before, with their notes, source and provenance
// ("observed"). `sha256` of the file, or empty where it was not worked out.
void put_registrations(Dataset& data, Registrations registrations, std::string_view file,
                       std::string sha256 = {});

// The observed flows of a Dataset into which registrations were put (Dataset::observed, observed_date).
[[nodiscard]] PatientFlows observed_flows(const Dataset& data);

// Flows for a choice on a day: observed where asked for and loaded, else modelled.
[[nodiscard]] PatientFlows flows_for(const Dataset& data, Date day, const FootprintChoice& choice);

}  // namespace pcn
