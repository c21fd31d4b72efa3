#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pcn {

// The codes of the NHS (ODS) and of the ONS, which are capitals and digits by definition.

// The code in its one form: no space of any kind, nothing invisible, capitals, plain digits, without the
// quotation marks or brackets around it. Other signs stay, so that they can be shown.
[[nodiscard]] std::string normalise_code(std::string_view text);

// Whether a normalised text can be a code at all: from 2 to 12 capitals and digits.
[[nodiscard]] bool is_code(std::string_view text);
// The same with a digit in it, as all codes of practices, networks and small areas have.
[[nodiscard]] bool is_code_with_digit(std::string_view text);

}  // namespace pcn
