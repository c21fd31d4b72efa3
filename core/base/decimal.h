#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pcn {

// Between doubles and decimal digits, exactly, by arithmetic on whole numbers of any length: the same bytes
// everywhere, and much less code in the page than a C library's conversions.

// As printf's "%.*f" writes a finite value.
[[nodiscard]] std::string fixed_text(double value, int places);

// The fewest digits that give the finite value back, in the form of printf's "%.15g" (or 16, or 17).
[[nodiscard]] std::string shortest_text(double value);

// The double nearest to a decimal number such as "-12.5", ".5" or "1e-3", halves to even. No plus sign in
// front, no white space, no words. Empty for anything else, for what lies beyond the largest double, and for
// more than 2,000 characters.
[[nodiscard]] std::optional<double> parse_decimal(std::string_view text);

}  // namespace pcn
