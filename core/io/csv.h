#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace pcn {

// How a file's rows are written, and how much of them is accepted.
struct CsvFormat {
  char separator = ',';  // with a header: also semicolons or tabs, as the file has them
  bool header = true;
  bool quotes = true;   // false: a quotation mark is an ordinary character
  bool ragged = false;  // true: rows may be shorter or longer than the first; missing fields read as empty
  std::size_t most_columns = 1000;
  std::size_t most_field_bytes = 100'000;
};

// Reads rows one by one (RFC 4180: quoted fields may hold separators, doubled quotation marks and line ends).
// Lines may end in LF, CR LF or CR; a byte order mark and rows without any content are skipped. Bytes may be
// UTF-8, UTF-16 or, field by field, Windows-1252. What spreadsheets and people put around a table is left out
// and told by remarks(): a line "sep=;", titles above the header, sources and notes below the last row. Lines
// that begin with "# " above the header, as this program writes them, are left out without a word. The bytes
// must outlive the reader.
class CsvReader {
 public:
  // Reads the header, if the format has one. An error: an empty file then, or a file of another format
  // (core/io/foreign_file.h), which is named.
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

  // What is unusual about the file, in sentences: how it is written, and lines that are no rows.
  [[nodiscard]] const std::vector<std::string>& remarks() const { return remarks_; }

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

  [[nodiscard]] Result<bool> next_row();
  [[nodiscard]] Status open_header();
  // Leaves out the lines at the end that are no rows of a table of so many columns.
  void drop_footer(std::size_t columns);
  [[nodiscard]] Status read_field();
  [[nodiscard]] Status read_quoted();
  [[nodiscard]] Status finish(Field field);
  // Skips a line end if there is one here.
  bool line_end();
  [[nodiscard]] Error fault(std::size_t at, ErrorCode code, std::string detail) const;

  std::shared_ptr<const std::string> own_;  // what bytes_ shows when the file was UTF-16
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
  std::int64_t header_line_ = 1;
  std::vector<std::string> remarks_;
};

// A column's name without case, spaces and signs: "Practice Code" and "PRACTICE_CODE" are the same.
[[nodiscard]] std::string plain_title(std::string_view name);

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
