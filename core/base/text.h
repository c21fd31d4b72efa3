#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pcn {

// Numbers for people: no locale, same bytes natively and as wasm.
[[nodiscard]] std::string format_count(std::int64_t value);                 // "2,092,484", "-1,200"
[[nodiscard]] std::string format_decimal(double value, int places);         // "1,234.5"; never "-0.0"
[[nodiscard]] std::string format_percent(double fraction, int places = 0);  // 0.123 -> "12%"
[[nodiscard]] std::string format_distance(double metres);                   // "350 metres", "1.2 km"

// Whole-string parses: no white space, no sign surprises, no locale; empty on anything else.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

// Numbers as people, spreadsheets and publishers write them: "1,012", "1 012" (any kind of space), "12.0",
// " 12 ", "+5", a real minus sign. Commas and spaces part thousands only, three digits each. Empty for
// anything else: exponents such as "1E+05", which have lost digits, hexadecimal, words, what does not fit.
// read_whole takes fractions of noughts only; read_number also takes "5.2e-05", which loses nothing.
[[nodiscard]] std::optional<std::int64_t> read_whole(std::string_view text);
[[nodiscard]] std::optional<double> read_number(std::string_view text);

// Without the white space, of any kind, and the invisible characters at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);
// "a", "a and b", "a, b and c".
[[nodiscard]] std::string join_and(const std::vector<std::string>& parts);
[[nodiscard]] std::string to_lower_ascii(std::string_view text);
[[nodiscard]] std::string to_upper_ascii(std::string_view text);

// "1 practice", "2 practices": the count with the right form of the noun.
[[nodiscard]] std::string count_of(std::int64_t count, std::string_view singular, std::string_view plural);

// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
[[nodiscard]] bool is_utf8(std::string_view bytes);

// A name as people write it, from an all-capitals register entry: "NORTH LEWISHAM PCN" -> "North Lewisham
// PCN", "ST JOHN'S" -> "St John's", "HMC HEALTH LTD" keeps known abbreviations. Text already in mixed case is
// kept.
[[nodiscard]] std::string people_case(std::string_view capitals);

// A postcode in its usual form, "se59rs" -> "SE5 9RS"; empty if there is no full UK postcode in the text. How
// it is written does not matter: spaces, hyphens, full stops, brackets, full width, and the letters O and I
// where only the digits 0 and 1 can stand (and the other way round). Of a longer text ("SE5 9RS, London") it
// is the one postcode that stands in it as words of its own; none where there are two. More is in
// core/base/postcode.h.
[[nodiscard]] std::optional<std::string> normalise_postcode(std::string_view text);

}  // namespace pcn
