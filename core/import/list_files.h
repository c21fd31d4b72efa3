#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/model/dataset.h"

namespace pcn {

// A practice's list from "Patients registered at a GP practice", all ages and both sexes.
struct PracticeList {
  Date date;
  std::string practice;
  std::string commissioner;
  std::string postcode;
  std::int64_t patients = 0;
  bool operator==(const PracticeList&) const = default;
};
// Reads rows of TYPE GP with SEX ALL and AGE ALL.
[[nodiscard]] Result<std::vector<PracticeList>> read_practice_lists(std::string_view bytes,
                                                                    const std::string& file);

// A practice's list by sex and five-year age band.
struct PracticeAges {
  Date date;
  std::string practice;
  std::int64_t patients = 0;  // the published total
  std::array<std::int32_t, kAgeBands> female{};
  std::array<std::int32_t, kAgeBands> male{};
  std::int32_t unknown = 0;  // of neither sex or of no band
  bool operator==(const PracticeAges&) const = default;
};
// Reads the rows of practices from the quinary age file; the bands of other organisations are skipped.
[[nodiscard]] Result<std::vector<PracticeAges>> read_practice_ages(std::string_view bytes,
                                                                   const std::string& file);

// A practice's row in "NHS Payments to General Practice".
struct PracticePayment {
  std::string practice;
  std::string contract;              // "GMS", "PMS", "APMS" or empty
  std::optional<double> registered;  // average over the financial year
  std::optional<double> weighted;    // likewise, Carr-Hill
  bool operator==(const PracticePayment&) const = default;
};
[[nodiscard]] Result<std::vector<PracticePayment>> read_payments(std::string_view bytes,
                                                                 const std::string& file);

}  // namespace pcn
