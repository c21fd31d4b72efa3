#pragma once

#include <cstdint>
#include <string_view>

namespace pcn {

// The plural category of a whole number by the rules of a language, written as the CLDR writes them for whole
// numbers: "one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14". Of the rules the first that holds counts;
// 'o', 't', 'f', 'm', 'z' for one, two, few, many, zero, and '*' for other.
[[nodiscard]] char plural_category(std::string_view rules, std::int64_t number);
// Whether the rules can be read.
[[nodiscard]] bool is_plural_rules(std::string_view rules);

}  // namespace pcn
