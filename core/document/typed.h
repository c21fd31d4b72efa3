#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/document/document.h"

namespace pcn {

// What a reader typed or pasted into the field of a control (kNumber, kText, kDate), as the value of its
// action. A number may have its unit and separators: "£75,000", "75 000", "75000 pounds" is none. White space
// at the ends does not count; an empty text is no number. kBadValue, with a sentence for the reader: no
// number or day, or one outside the control's limits; it is never taken for a near one.
[[nodiscard]] Result<std::string> typed_value(const Control& control, std::string_view text);

// "£100,000", "20%", "5 minutes": a number's text with its unit.
[[nodiscard]] std::string with_unit(std::string_view number, std::string_view unit);

}  // namespace pcn
