#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pcn {

// How the reader wants the tables of a view, in the address: "sort=-registered,name" (a minus for falling
// order), "filter=bexley" (words that a row must hold), "where=registered>50000,minutes<=20" (limits of
// numbers, as they are shown) and "columns=-borough,-size-rule" (left out) or "columns=registered" (these and
// no others). Ids of columns are of the letters, digits and signs of is_column_id().

[[nodiscard]] bool is_column_id(std::string_view id);
// Whether a key says how tables are arranged; no figure depends on it.
[[nodiscard]] bool is_table_key(std::string_view key);

struct Limit {
  std::string_view column;
  std::string_view sign;  // "<=", ">=", "<", ">", "="
  double number = 0;
  int places = 0;  // of the number, as it is written
};
// The limits of "where"; what is none is left out. The result points into the text.
[[nodiscard]] std::vector<Limit> parse_limits(std::string_view where);
[[nodiscard]] bool are_limits(std::string_view where, std::size_t most_pieces = 16);

// "where" with other limits for a column, as somebody types them: ">50,000", "10 to 20", "<= 20 minutes",
// "5%", "> 5 and < 9"; none for an empty text. No value where they cannot be read.
[[nodiscard]] std::optional<std::string> with_limits(std::string_view where, std::string_view column,
                                                     std::string_view typed);
// The limits of a column as they may be typed again.
[[nodiscard]] std::string limits_text(std::string_view where, std::string_view column);

// "columns" with one of them shown or left out.
[[nodiscard]] std::string with_column(std::string_view columns, std::string_view column, bool shown);

// Ids of columns are the same whatever the case, since keys of an address have none.
[[nodiscard]] bool same_column(std::string_view a, std::string_view b);

}  // namespace pcn
