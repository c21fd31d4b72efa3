#include "core/import/rows.h"

#include <array>

#include "core/base/text.h"

namespace pcn {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

std::string without_commas(std::string_view text) {
  std::string digits;
  for (const char c : trim(text)) {
    if (c != ',') digits += c;
  }
  return digits;
}

bool is_missing(std::string_view text) { return text.empty() || text == "NA" || text == "-" || text == "ND"; }

// Letters and digits in small letters, and "#" of a pattern.
std::string plain_title(std::string_view text) {
  std::string plain;
  for (const char c : to_lower_ascii(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '#') plain += c;
  }
  return plain;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The year in a title that follows the pattern; nothing for any other.
std::optional<int> year_of_title(std::string_view title, std::string_view pattern) {
  const std::size_t at = pattern.find('#');
  if (at == std::string_view::npos || title.size() != pattern.size() + 1) return std::nullopt;
  if (title.substr(0, at) != pattern.substr(0, at) || title.substr(at + 2) != pattern.substr(at + 1) ||
      !is_digit(title[at]) || !is_digit(title[at + 1])) {
    return std::nullopt;
  }
  return (title[at] - '0') * 10 + (title[at + 1] - '0');
}

std::string four_digits(std::string_view year) {
  return year.size() == 2 ? "20" + std::string(year) : std::string(year);
}

}  // namespace

std::optional<std::size_t> ColumnFinder::find_of_any_year(
    std::initializer_list<std::string_view> patterns) const {
  for (const std::string_view pattern : patterns) {
    const std::string wanted = plain_title(pattern);
    std::optional<std::size_t> best;
    int newest = -1;
    for (std::size_t i = 0; i < reader_.header().size(); ++i) {
      const auto year = year_of_title(plain_title(reader_.header()[i]), wanted);
      if (!year || *year <= newest) continue;
      newest = *year;
      best = i;
    }
    if (best) return best;
  }
  return std::nullopt;
}

std::size_t ColumnFinder::of_any_year(std::initializer_list<std::string_view> patterns) {
  if (const auto found = find_of_any_year(patterns)) return *found;
  // For the words: the title as the publisher would write it today.
  std::string title(*patterns.begin());
  if (const std::size_t at = title.find('#'); at != std::string::npos) title.replace(at, 1, "26");
  return (*this)({title});
}

std::string text_at(const CsvReader& reader, std::size_t column) { return std::string(trim(reader[column])); }

Result<std::int64_t> whole_at(const CsvReader& reader, std::size_t column) {
  const auto value = parse_integer(without_commas(reader[column]));
  if (value) return *value;
  return reader.error_at(column, ErrorCode::kBadValue,
                         "expected a whole number, found \"" + text_at(reader, column) + "\"");
}

Result<double> number_at(const CsvReader& reader, std::size_t column) {
  const auto value = parse_number(without_commas(reader[column]));
  if (value) return *value;
  return reader.error_at(column, ErrorCode::kBadValue,
                         "expected a number, found \"" + text_at(reader, column) + "\"");
}

Result<std::optional<double>> optional_number_at(const CsvReader& reader, std::size_t column) {
  if (is_missing(trim(reader[column]))) return std::optional<double>{};
  const auto value = number_at(reader, column);
  if (!value) return value.error();
  return std::optional<double>{*value};
}

std::optional<Date> parse_official_date(std::string_view text) {
  text = trim(text);
  if (const auto date = parse_date(text)) return date;
  if (const auto parts = split(text, '/');
      parts.size() == 3 && parts[0].size() == 2 && parts[1].size() == 2) {
    return parse_date(four_digits(parts[2]) + std::string(parts[1]) + std::string(parts[0]));
  }
  std::string compact;
  for (const char c : text) {
    if (c != '-' && c != ' ') compact += c;
  }
  compact = to_lower_ascii(compact);
  if (compact.size() != 7 && compact.size() != 9) return std::nullopt;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    if (compact.substr(2, 3) != kMonths[month]) continue;
    const std::string number = std::to_string(month + 1);
    return parse_date(four_digits(compact.substr(5)) + (number.size() < 2 ? "0" : "") + number +
                      compact.substr(0, 2));
  }
  return std::nullopt;
}

Result<Date> date_at(const CsvReader& reader, std::size_t column) {
  const auto date = parse_official_date(reader[column]);
  if (date) return *date;
  return reader.error_at(column, ErrorCode::kBadValue,
                         "expected a date, found \"" + text_at(reader, column) + "\"");
}

Result<std::optional<Date>> optional_date_at(const CsvReader& reader, std::size_t column) {
  if (trim(reader[column]).empty()) return std::optional<Date>{};
  const auto date = date_at(reader, column);
  if (!date) return date.error();
  return std::optional<Date>{*date};
}

}  // namespace pcn
