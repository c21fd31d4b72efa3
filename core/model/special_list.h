#pragma once

#include <cstdint>
#include <string>

#include "core/model/ids.h"

namespace pcn {

// For whom a practice's list is when it is not open to everyone who lives nearby.
enum class ListFor : std::uint8_t {
  kSpecialAllocation,  // people who were removed from other lists
  kCareHomes,
  kHomeless,  // homeless people and others in special circumstances
  kSchool,    // pupils of a boarding school
  kStudents,  // of a university
  kOnline,    // seen through an application, from anywhere
};

struct SpecialList {
  PracticeIndex practice;
  ListFor whom = ListFor::kSpecialAllocation;
  std::string basis;  // how it is known, one sentence: by the name, or by the ages on the list
  bool operator==(const SpecialList&) const = default;
};

}  // namespace pcn
