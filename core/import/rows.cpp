#include "core/import/rows.h"

#include <algorithm>

#include "core/base/characters.h"
#include "core/base/codes.h"
#include "core/base/text.h"

namespace pcn {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The year in a title that follows the pattern; nothing for any other.
std::optional<int> year_of_title(std::string_view title, std::string_view pattern) {
  const std::size_t mark = std::min(pattern.find('#'), pattern.size());
  const std::string before = plain_title(pattern.substr(0, mark));
  const std::string after = plain_title(pattern.substr(std::min(mark + 1, pattern.size())));
  const std::string plain = plain_title(title);
  const std::size_t at = before.size();
  if (plain.size() != at + 2 + after.size() || !plain.starts_with(before) || !plain.ends_with(after) ||
      !is_digit(plain[at]) || !is_digit(plain[at + 1])) {
    return std::nullopt;
  }
  return (plain[at] - '0') * 10 + (plain[at + 1] - '0');
}

bool is_missing(std::string_view text) {
  constexpr std::string_view kWords[] = {"", "NA", "N/A", "ND", "-", "*"};
  return std::find(std::begin(kWords), std::end(kWords), to_upper_ascii(trim(text))) != std::end(kWords);
}

}  // namespace

std::optional<std::size_t> ColumnFinder::find_of_any_year(
    std::initializer_list<std::string_view> patterns) const {
  for (const std::string_view pattern : patterns) {
    std::optional<std::size_t> best;
    int newest = -1;
    for (std::size_t i = 0; i < reader_.header().size(); ++i) {
      const auto year = year_of_title(reader_.header()[i], pattern);
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

std::string text_at(const CsvReader& reader, std::size_t column) { return clean_text(reader[column]); }

std::string code_at(const CsvReader& reader, std::size_t column) { return normalise_code(reader[column]); }

Result<std::string> sound_code_at(const CsvReader& reader, std::size_t column) {
  std::string code = code_at(reader, column);
  if (is_code_with_digit(code)) return code;
  return reader.error_at(column, ErrorCode::kBadValue,
                         "expected a code such as G83001, found \"" + text_at(reader, column) + "\"");
}

bool is_word_at(const CsvReader& reader, std::size_t column, std::string_view word) {
  return to_upper_ascii(trim(reader[column])) == word;
}

Result<std::int64_t> whole_at(const CsvReader& reader, std::size_t column) {
  const auto value = read_whole(reader[column]);
  if (value) return *value;
  return reader.error_at(column, ErrorCode::kBadValue,
                         "expected a whole number, found \"" + text_at(reader, column) + "\"");
}

Result<double> number_at(const CsvReader& reader, std::size_t column) {
  const auto value = read_number(reader[column]);
  if (value) return *value;
  return reader.error_at(column, ErrorCode::kBadValue,
                         "expected a number, found \"" + text_at(reader, column) + "\"");
}

Result<std::optional<double>> optional_number_at(const CsvReader& reader, std::size_t column) {
  if (is_missing(reader[column])) return std::optional<double>{};
  const auto value = number_at(reader, column);
  if (!value) return value.error();
  return std::optional<double>{*value};
}

Result<Date> date_at(const CsvReader& reader, std::size_t column) {
  const auto date = read_date(reader[column]);
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
