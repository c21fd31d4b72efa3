#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pcn {

// Text as it comes in from files, fields and links, made one. All functions are total on any bytes and give
// UTF-8. The sets of characters follow the Unicode Character Database (White_Space, Default_Ignorable, the
// half- and full-width forms) and the table of Windows-1252 of the WHATWG Encoding Standard.

// The character at `at`, which moves behind it; 0 for a byte that begins none (one byte on).
[[nodiscard]] char32_t next_character(std::string_view text, std::size_t& at);
void append_utf8(std::string& text, char32_t character);

// Whether the character shows as an empty space, or shows nothing at all (zero width, soft hyphen, marks of
// direction, controls).
[[nodiscard]] bool is_blank(char32_t character);
[[nodiscard]] bool is_invisible(char32_t character);

// A name or a sentence as it is kept: every kind of space and line end is one plain space, what is invisible
// is gone, both ends trimmed. Bytes that are not UTF-8 are read as Windows-1252.
[[nodiscard]] std::string clean_text(std::string_view text);

// The same with the characters that look like ASCII ones made these: full width and mathematical letters and
// digits, curly quotation marks, dashes, the minus sign. For codes, postcodes, numbers, dates and what is
// typed.
[[nodiscard]] std::string plain_text(std::string_view text);

// Each byte by the table of Windows-1252; the five that it leaves open become U+FFFD.
[[nodiscard]] std::string windows1252_to_utf8(std::string_view bytes);

// Whether the bytes are UTF-16 of either order: by their mark, or by the zero bytes of plain Latin text.
[[nodiscard]] bool is_utf16(std::string_view bytes);
// Unpaired surrogates and a last odd byte become U+FFFD; the mark is left out.
[[nodiscard]] std::string utf16_to_utf8(std::string_view bytes);

// The bytes as UTF-8: themselves without a mark where they are it, else read as UTF-16 or Windows-1252 into
// `own`, which must outlive the result.
[[nodiscard]] std::string_view as_utf8(std::string_view bytes, std::string& own);

// Without the mark that some programs put before UTF-8.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view bytes);

}  // namespace pcn
