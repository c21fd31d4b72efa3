#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/document/document.h"

namespace pcn {

// What a reader typed or pasted into the field of a control (kNumber, kText, kDate), as the value of its
// action. Numbers and days are read as files' are (core/base/text.h, date.h), numbers with their unit or
// without it: "£75,000", "75 000". An empty text is no number, and no day is "none". kBadValue, with a
// sentence for the reader: what is no number or day, or outside the control's limits; it is never taken for a
// near one.
[[nodiscard]] Result<std::string> typed_value(const Control& control, std::string_view text);

// "£100,000", "20%", "5 minutes": a number's text with its unit.
[[nodiscard]] std::string with_unit(std::string_view number, std::string_view unit);

}  // namespace pcn
