#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace pcn {

// The latest overall CQC rating of a practice.
struct PracticeRating {
  std::string practice;
  std::string location_name;
  std::string rating;
  int year = 0;
  bool operator==(const PracticeRating&) const = default;
};
[[nodiscard]] Result<std::vector<PracticeRating>> read_ratings(std::string_view bytes,
                                                               const std::string& file);

// A QOF disease register of a practice.
struct PracticeRegister {
  std::string practice;
  std::string condition;  // "DM"
  double patients = 0;
  std::string list_type;  // "17OV"
  std::int64_t list_size = 0;
  bool operator==(const PracticeRegister&) const = default;
};
[[nodiscard]] Result<std::vector<PracticeRegister>> read_registers(std::string_view bytes,
                                                                   const std::string& file);

// A practice's patient-weighted deprivation score, with its name in ordinary spelling.
struct PracticeDeprivation {
  std::string practice;
  std::string name;
  double score = 0;
  bool operator==(const PracticeDeprivation&) const = default;
};
[[nodiscard]] Result<std::vector<PracticeDeprivation>> read_practice_deprivation(std::string_view bytes,
                                                                                 const std::string& file);

// What a register's code means: "DM" is "Diabetes"; the code itself if it is not known.
[[nodiscard]] std::string condition_name(std::string_view code);
// "17OV" is "people aged 17 and over".
[[nodiscard]] std::string list_type_words(std::string_view code);

}  // namespace pcn
