#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace pcn {

// An error of an area package: its file, the JSON pointer into it, what was expected there, and the paragraph
// of docs/package-format.md that says so, such as "4.2".
[[nodiscard]] Error package_error(ErrorCode code, std::string_view file, std::string pointer,
                                  std::string detail, std::string_view paragraph);

}  // namespace pcn
