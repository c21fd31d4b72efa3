#pragma once

#include <string_view>

#include "core/model/dataset.h"

namespace pcn {

// What the councils of an area are called, in lower case: "borough" in London, "district" where counties have
// districts, "metropolitan borough", "unitary authority"; "local authority" where the area has more than one
// kind, or codes that are not known.
struct DistrictWords {
  std::string_view one;
  std::string_view many;
  std::string_view title;  // "Borough"
};
[[nodiscard]] DistrictWords district_words(const Dataset& data);

}  // namespace pcn
