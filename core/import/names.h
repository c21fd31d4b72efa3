#pragma once

#include <string>
#include <string_view>

namespace pcn {

// A register's name in capitals as people write it: abbreviations of the registers are spelt out ("MED.CTR.",
// "H/C", "RD"), known initials stay capitals, the rest is put in ordinary case.
[[nodiscard]] std::string official_name(std::string_view capitals);

// The same for services, whose names hold words such as "GPEA" and "WIC".
[[nodiscard]] std::string service_name(std::string_view capitals);

// Whether two names are the same but for case, spaces, full stops, "the" at the start and "&" for "and".
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);

// Whether one name, so compared, is a part of the other.
[[nodiscard]] bool name_within(std::string_view part, std::string_view whole);

// Whether a name holds small letters besides capitals.
[[nodiscard]] bool is_mixed_case(std::string_view name);

}  // namespace pcn
