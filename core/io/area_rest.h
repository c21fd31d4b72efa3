#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/model/dataset.h"

namespace pcn {

inline constexpr std::string_view kAreaRestFormat = "pcn-area-rest";

// The page fetches a package in two parts: what the first map needs, and the rest (the postcodes, and streets
// where there are any), which web/page/assemble/split_package.mjs takes out of a whole one. A first part
// names its rest in "/rest" and is read like a package. This adds the rest to the dataset that the first part
// gave; on an error the dataset stays as it was. kInconsistent: the rest of another package.
[[nodiscard]] Status add_area_rest(std::string_view bytes, std::string_view file_name, Dataset& data);

}  // namespace pcn
