#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace pcn {

enum class TextEncoding : std::uint8_t { kUtf8, kLatin1 };

// How a file's rows are written, and how much of them is accepted.
struct CsvFormat {
  char separator = ',';
  bool header = true;
  bool quotes = true;   // false: a quotation mark is an ordinary character
  bool ragged = false;  // true: rows may be shorter or longer than the first; missing fields read as empty
  TextEncoding encoding = TextEncoding::kUtf8;
  std::size_t most_columns = 1000;
  std::size_t most_field_bytes = 100'000;
};

// Reads rows one by one (RFC 4180: quoted fields may hold separators, doubled quotation marks and line ends).
// Lines may end in LF, CR LF or CR; a byte order mark and empty lines are skipped. The bytes must outlive the
// reader.
class CsvReader {
 public:
  // Reads the header, if the format has one. An empty file is an error then.
  [[nodiscard]] static Result<CsvReader> open(std::string_view bytes, std::string file,
                                              CsvFormat format = {});

  // Goes to the next row; false after the last. Errors name line and column (in bytes); reading can not go on
  // then.
  [[nodiscard]] Result<bool> next();

  [[nodiscard]] std::size_t size() const { return fields_.size(); }
  // A field of the row as UTF-8, valid until the next row; empty beyond the last. Not trimmed.
  [[nodiscard]] std::string_view operator[](std::size_t column) const;
  // The line on which the row began, from 1.
  [[nodiscard]] std::int64_t line() const { return row_line_; }
  [[nodiscard]] const std::string& file() const { return file_; }

  // The column with the first of these names that is there. Letters' case and everything that is not a letter
  // or a digit is ignored, and a name may have a footnote's digit at its end.
  [[nodiscard]] std::optional<std::size_t> find_column(std::initializer_list<std::string_view> names) const;
  // The same, as an error that says which columns there are.
  [[nodiscard]] Result<std::size_t> column(std::initializer_list<std::string_view> names) const;
  [[nodiscard]] const std::vector<std::string>& header() const { return header_; }

  // An error at a field of the current row.
  [[nodiscard]] Error error_at(std::size_t column, ErrorCode code, std::string detail) const;

 private:
  struct Field {
    std::size_t at = 0;
    std::size_t size = 0;
    bool own = false;         // in buffer_ instead of bytes_
    std::int64_t column = 0;  // in bytes from 1, on the line where the row began
  };

  CsvReader(std::string_view bytes, std::string file, CsvFormat format)
      : bytes_(bytes), file_(std::move(file)), format_(format) {}

  [[nodiscard]] Status read_field();
  [[nodiscard]] Status read_quoted();
  [[nodiscard]] Status finish(Field field);
  // Skips a line end if there is one here.
  bool line_end();
  [[nodiscard]] Error fault(std::size_t at, ErrorCode code, std::string detail) const;

  std::string_view bytes_;
  std::string file_;
  CsvFormat format_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
  std::size_t line_start_ = 0;
  std::int64_t row_line_ = 0;
  std::size_t row_start_ = 0;
  std::size_t columns_ = 0;  // of the first row
  std::vector<Field> fields_;
  std::string buffer_;
  std::vector<std::string> header_;
};

// Writes rows as RFC 4180 says: comma, CR LF, quotation marks where needed. Text that a spreadsheet would run
// as a formula (beginning with =, +, -, @, also of full width or after spaces, a tab or a line end) gets an
// apostrophe before it, unless all of it is a number. Control characters are left out.
class CsvWriter {
 public:
  void text(std::string_view value);
  void whole(std::int64_t value);
  void number(double value, int places);
  void empty() { field(""); }
  void end_row();
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  void field(std::string_view value);

  std::string bytes_;
  bool row_started_ = false;
};

}  // namespace pcn
