#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/io/csv.h"

namespace pcn {

// Looks up the columns of a file and keeps the first that is missing.
class ColumnFinder {
 public:
  explicit ColumnFinder(const CsvReader& reader) : reader_(reader) {}
  std::size_t operator()(std::initializer_list<std::string_view> names) {
    const auto found = reader_.column(names);
    if (found) return *found;
    if (!error_) error_ = found.error();
    return 0;
  }
  // The column of the newest year among those whose titles follow one of these patterns, in which "#" is a
  // year of two digits: "ICB#CDH" finds "ICB26CDH" before "ICB24CDH". The first pattern that fits counts.
  std::size_t of_any_year(std::initializer_list<std::string_view> patterns);
  // The same; nothing where no title fits.
  [[nodiscard]] std::optional<std::size_t> find_of_any_year(
      std::initializer_list<std::string_view> patterns) const;
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  const CsvReader& reader_;
  std::optional<Error> error_;
};

// Calls `row(reader)`, which returns a Status, for every row; stops at the first error.
template <class Row>
Status for_each_row(CsvReader& reader, const Row& row) {
  while (true) {
    const auto more = reader.next();
    if (!more) return more.error();
    if (!*more) return ok();
    if (const Status status = row(reader); !status) return status.error();
  }
}

// A field as it is kept: trimmed, without what cannot be seen (clean_text).
[[nodiscard]] std::string text_at(const CsvReader& reader, std::size_t column);
// A code in its one form (normalise_code).
[[nodiscard]] std::string code_at(const CsvReader& reader, std::size_t column);
// The same, as an error where there is none or where it cannot be the code of a practice or network.
[[nodiscard]] Result<std::string> sound_code_at(const CsvReader& reader, std::size_t column);
// Whether the field is this word, in whatever case; the word in capitals.
[[nodiscard]] bool is_word_at(const CsvReader& reader, std::size_t column, std::string_view word);
// A whole number as read_whole takes it; an error that names line and column otherwise.
[[nodiscard]] Result<std::int64_t> whole_at(const CsvReader& reader, std::size_t column);
[[nodiscard]] Result<double> number_at(const CsvReader& reader, std::size_t column);
// Nothing for an empty field, "NA", "ND", "-" or "*".
[[nodiscard]] Result<std::optional<double>> optional_number_at(const CsvReader& reader, std::size_t column);

// A day as read_date takes it.
[[nodiscard]] Result<Date> date_at(const CsvReader& reader, std::size_t column);
// Nothing for an empty field.
[[nodiscard]] Result<std::optional<Date>> optional_date_at(const CsvReader& reader, std::size_t column);

}  // namespace pcn
