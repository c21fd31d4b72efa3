#include "core/state/table_keys.h"

#include <algorithm>

#include "core/base/characters.h"
#include "core/base/text.h"
#include "texts/table_keys.h"

namespace pcn {
namespace {

// The longer first, so that "<=" is not taken for "<".
constexpr std::string_view kSigns[] = {"<=", ">=", "<", ">", "="};

// The sign that the text begins with, which is taken off; "=" without one.
std::string_view take_sign(std::string_view& text) {
  for (const std::string_view sign : kSigns) {
    if (!text.starts_with(sign)) continue;
    text.remove_prefix(sign.size());
    return sign;
  }
  return "=";
}

void add_piece(std::string& list, std::string_view piece) {
  if (!list.empty() && !piece.empty()) list += ',';
  list += piece;
}

// One limit as it is typed, without its column; empty if it cannot be read. What stands behind the number is
// its unit, of whatever name.
std::string one_limit(std::string_view typed) {
  typed = trim(typed);
  std::string limit(take_sign(typed));
  typed = trim(typed);
  if (typed.starts_with("£")) typed.remove_prefix(std::string_view("£").size());
  const std::size_t end = std::min(typed.find_first_not_of("-+0123456789., "), typed.size());
  const std::string_view number = trim(typed.substr(0, end));
  if (!read_number(number) || typed.find_first_of("0123456789<>=", end) != std::string_view::npos) return {};
  for (const char c : number) {
    if (c != ',' && c != ' ' && c != '+') limit += c;
  }
  return limit;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

std::string in_spaces(std::string_view word) { return " " + std::string(word) + " "; }

std::string_view column_of(std::string_view piece) { return piece.substr(0, piece.find_first_of("<>=")); }

}  // namespace

bool is_column_id(std::string_view id) {
  constexpr std::size_t kLongest = 60;
  return !id.empty() && id.size() <= kLongest && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool is_table_key(std::string_view key) {
  return key == "sort" || key == "filter" || key == "where" || key == "columns";
}

bool same_column(std::string_view a, std::string_view b) {
  return a.size() == b.size() && to_lower_ascii(a) == to_lower_ascii(b);
}

std::vector<Limit> parse_limits(std::string_view where) {
  std::vector<Limit> limits;
  for (std::string_view piece : split(where, ',')) {
    Limit limit;
    limit.column = column_of(piece);
    piece.remove_prefix(limit.column.size());
    limit.sign = take_sign(piece);
    const auto number = parse_number(piece);
    if (!is_column_id(limit.column) || !number) continue;
    limit.number = *number;
    const std::size_t point = piece.find('.');
    if (point != std::string_view::npos) limit.places = static_cast<int>(piece.size() - point - 1);
    limits.push_back(limit);
  }
  return limits;
}

bool are_limits(std::string_view where, std::size_t most_pieces) {
  const std::size_t pieces = split(where, ',').size();
  return pieces <= most_pieces && parse_limits(where).size() == pieces;
}

std::optional<std::string> with_limits(std::string_view where, std::string_view column,
                                       std::string_view typed) {
  std::string result;
  for (const std::string_view piece : split(where, ',')) {
    if (!same_column(column_of(piece), column)) add_piece(result, piece);
  }
  std::string text(typed);
  replace_all(text, "≤", "<=");
  replace_all(text, "≥", ">=");
  text = to_lower_ascii(plain_text(text));
  for (const std::string_view word : {std::string_view("to"), say(text::table_keys::range_to)})
    replace_all(text, in_spaces(word), "-");
  for (const std::string_view word : {std::string_view("and"), say(text::table_keys::limits_and)})
    replace_all(text, in_spaces(word), "&");
  if (text.empty()) return result;
  for (std::string_view part : split(text, '&')) {
    part = trim(part);
    // "10-20": what is behind a number is no sign of its own.
    const std::size_t first = part.find_first_of("0123456789");
    const std::size_t dash = first == std::string_view::npos ? first : part.find('-', first);
    const bool range = dash != std::string_view::npos && part.find_first_of("<>=") == std::string_view::npos;
    const std::string from = one_limit(range ? ">=" + std::string(part.substr(0, dash)) : std::string(part));
    const std::string to = range ? one_limit("<=" + std::string(part.substr(dash + 1))) : from;
    if (from.empty() || to.empty()) return std::nullopt;
    add_piece(result, std::string(column) + from);
    if (range) add_piece(result, std::string(column) + to);
  }
  return result;
}

std::string limits_text(std::string_view where, std::string_view column) {
  std::string text;
  for (const std::string_view piece : split(where, ',')) {
    const std::string_view name = column_of(piece);
    if (!same_column(name, column)) continue;
    if (!text.empty()) text += in_spaces(text::table_keys::limits_and);
    text += piece.substr(name.size());
  }
  return text;
}

std::string with_column(std::string_view columns, std::string_view column, bool shown) {
  std::string result;
  bool named = false;  // those that are shown, not those that are left out
  for (const std::string_view piece : split(columns, ',')) {
    const bool out = piece.starts_with('-');
    named = named || (!out && !piece.empty());
    if (!same_column(piece.substr(out ? 1 : 0), column)) add_piece(result, piece);
  }
  if (named == shown) add_piece(result, (shown ? "" : "-") + std::string(column));
  return result;
}

}  // namespace pcn
