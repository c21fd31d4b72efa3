#pragma once

#include <string>
#include <string_view>

#include "core/coverage/size_rule.h"

namespace pcn {

[[nodiscard]] std::string_view size_slug(
    SizeOutcome outcome);  // "below", "below-rural", "within", "above", "far-above"
[[nodiscard]] std::string_view size_short(
    SizeOutcome outcome);  // for a cell of a table: "within 30,000 to 50,000"
// The result in one sentence with the number behind it.
[[nodiscard]] std::string size_sentence(SizeOutcome outcome, RegisteredPatients patients);

}  // namespace pcn
