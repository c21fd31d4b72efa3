#include "core/io/csv.h"

#include <algorithm>
#include <cmath>

#include "core/base/decimal.h"
#include "core/base/text.h"

namespace pcn {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// A column name without case, spaces and signs.
std::string plain(std::string_view name) {
  std::string letters;
  for (const char c : to_lower_ascii(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Text of a table holds no control characters but tabs and line ends; a spreadsheet shows the others as
// nothing, or stops at them.
std::string without_controls(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if ((code >= 0x20 && code != 0x7F) || c == '\t' || c == '\r' || c == '\n') kept += c;
  }
  return kept;
}

// Whether a spreadsheet may run the text: it begins with a sign that starts a formula, plain or of full
// width, with or without spaces and line ends before it. A number with its sign is a number.
bool is_formula(std::string_view text) {
  constexpr std::string_view kSpaces[] = {" ", "\t", "\r", "\n", "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};
  constexpr std::string_view kSigns[] = {
      "=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  if (text.empty() || parse_number(text)) return false;
  if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n') return true;
  for (bool space = true; space;) {
    space = false;
    for (const std::string_view each : kSpaces) {
      if (!text.starts_with(each)) continue;
      text.remove_prefix(each.size());
      space = true;
    }
  }
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [text](std::string_view sign) { return text.starts_with(sign); });
}

}  // namespace

Result<CsvReader> CsvReader::open(std::string_view bytes, std::string file, CsvFormat format) {
  CsvReader reader(bytes, std::move(file), format);
  if (bytes.starts_with(kByteOrderMark)) reader.at_ = reader.line_start_ = kByteOrderMark.size();
  if (!format.header) return reader;
  const auto row = reader.next();
  if (!row) return row.error();
  if (!*row)
    return Error{ErrorCode::kBadFormat, {reader.file_, 0, 0, ""}, "the file is empty: expected a header"};
  for (std::size_t i = 0; i < reader.size(); ++i) reader.header_.emplace_back(trim(reader[i]));
  return reader;
}

Result<bool> CsvReader::next() {
  while (line_end()) {
  }
  fields_.clear();
  buffer_.clear();
  row_line_ = line_;
  row_start_ = line_start_;
  if (at_ >= bytes_.size()) return false;
  while (true) {
    if (fields_.size() >= format_.most_columns) {
      return fault(at_, ErrorCode::kTooLarge,
                   "more than " + std::to_string(format_.most_columns) + " columns");
    }
    if (const auto field = read_field(); !field) return field.error();
    if (at_ >= bytes_.size() || line_end()) break;
    ++at_;  // the separator
  }
  if (columns_ == 0) columns_ = fields_.size();
  if (!format_.ragged && fields_.size() != columns_) {
    return Error{ErrorCode::kBadFormat,
                 {file_, row_line_, fields_.back().column, ""},
                 "this row has " + count_of(static_cast<std::int64_t>(fields_.size()), "field", "fields") +
                     ", but the first has " + std::to_string(columns_)};
  }
  return true;
}

Status CsvReader::read_field() {
  if (format_.quotes && at_ < bytes_.size() && bytes_[at_] == '"') return read_quoted();
  const std::size_t start = at_;
  while (at_ < bytes_.size() && bytes_[at_] != format_.separator && bytes_[at_] != '\n' &&
         bytes_[at_] != '\r') {
    if (format_.quotes && bytes_[at_] == '"') {
      return fault(at_, ErrorCode::kBadFormat,
                   "a quotation mark inside a field that does not begin with one");
    }
    ++at_;
  }
  return finish({start, at_ - start, false, static_cast<std::int64_t>(start - line_start_) + 1});
}

Status CsvReader::read_quoted() {
  const std::size_t open = at_++;
  const std::size_t open_line_start = line_start_;
  const std::int64_t open_line = line_;
  const std::size_t buffered = buffer_.size();
  bool doubled = false;
  std::size_t piece = at_;
  while (true) {
    if (at_ >= bytes_.size()) {
      return Error{ErrorCode::kBadFormat,
                   {file_, open_line, static_cast<std::int64_t>(open - open_line_start) + 1, ""},
                   "this quotation mark is never closed"};
    }
    if (bytes_[at_] == '"') {
      if (at_ + 1 >= bytes_.size() || bytes_[at_ + 1] != '"') break;
      buffer_.append(bytes_.substr(piece, at_ + 1 - piece));
      doubled = true;
      at_ += 2;
      piece = at_;
    } else if (!line_end()) {
      ++at_;
    }
  }
  Field field{open + 1, at_ - open - 1, false, static_cast<std::int64_t>(open - open_line_start) + 1};
  if (doubled) {
    buffer_.append(bytes_.substr(piece, at_ - piece));
    field = {buffered, buffer_.size() - buffered, true, field.column};
  }
  ++at_;
  if (at_ < bytes_.size() && bytes_[at_] != format_.separator && bytes_[at_] != '\n' && bytes_[at_] != '\r') {
    return fault(at_, ErrorCode::kBadFormat,
                 "expected a separator or a line end after the closing quotation mark");
  }
  return finish(field);
}

Status CsvReader::finish(Field field) {
  if (field.size > format_.most_field_bytes) {
    return fault(field.own ? at_ : field.at, ErrorCode::kTooLarge,
                 "a field longer than " + std::to_string(format_.most_field_bytes) + " bytes");
  }
  const std::string_view text = (field.own ? std::string_view(buffer_) : bytes_).substr(field.at, field.size);
  if (!is_plain_ascii(text)) {
    if (format_.encoding == TextEncoding::kLatin1) {
      const std::string converted = latin1_to_utf8(text);
      field.at = buffer_.size();
      field.size = converted.size();
      field.own = true;
      buffer_ += converted;
    } else if (!is_utf8(text)) {
      return fault(field.own ? at_ : field.at, ErrorCode::kBadFormat, "text that is not UTF-8");
    }
  }
  fields_.push_back(field);
  return ok();
}

bool CsvReader::line_end() {
  if (at_ >= bytes_.size() || (bytes_[at_] != '\n' && bytes_[at_] != '\r')) return false;
  at_ += bytes_.substr(at_).starts_with("\r\n") ? 2 : 1;
  ++line_;
  line_start_ = at_;
  return true;
}

Error CsvReader::fault(std::size_t at, ErrorCode code, std::string detail) const {
  const std::size_t start = std::min(at, line_start_);
  return {code, {file_, line_, static_cast<std::int64_t>(at - start) + 1, ""}, std::move(detail)};
}

std::string_view CsvReader::operator[](std::size_t column) const {
  if (column >= fields_.size()) return {};
  const Field& field = fields_[column];
  return (field.own ? std::string_view(buffer_) : bytes_).substr(field.at, field.size);
}

std::optional<std::size_t> CsvReader::find_column(std::initializer_list<std::string_view> names) const {
  for (const auto name : names) {
    const std::string wanted = plain(name);
    for (std::size_t i = 0; i < header_.size(); ++i) {
      const std::string found = plain(header_[i]);
      const bool footnote = found.size() == wanted.size() + 1 && found.starts_with(wanted) &&
                            found.back() >= '0' && found.back() <= '9';
      if (found == wanted || footnote) return i;
    }
  }
  return std::nullopt;
}

Result<std::size_t> CsvReader::column(std::initializer_list<std::string_view> names) const {
  if (const auto found = find_column(names)) return *found;
  std::string there;
  for (const auto& name : header_) {
    if (there.size() > 200) {
      there += ", …";
      break;
    }
    there += (there.empty() ? "" : ", ") + name;
  }
  return Error{ErrorCode::kNotFound,
               {file_, 1, 0, std::string(*names.begin())},
               "this column is missing; the file has " + there};
}

Error CsvReader::error_at(std::size_t column, ErrorCode code, std::string detail) const {
  Error error{code, {file_, row_line_, 0, ""}, std::move(detail)};
  if (column < fields_.size()) error.where.column = fields_[column].column;
  if (column < header_.size()) error.where.field = header_[column];
  return error;
}

void CsvWriter::field(std::string_view value) {
  if (row_started_) bytes_ += ',';
  row_started_ = true;
  if (value.find_first_of("\",\r\n") == std::string_view::npos) {
    bytes_ += value;
    return;
  }
  bytes_ += '"';
  for (const char c : value) {
    if (c == '"') bytes_ += '"';
    bytes_ += c;
  }
  bytes_ += '"';
}

void CsvWriter::text(std::string_view value) {
  const std::string plain = without_controls(value);
  field(is_formula(plain) ? "'" + plain : plain);
}

void CsvWriter::whole(std::int64_t value) { field(std::to_string(value)); }

void CsvWriter::number(double value, int places) {
  if (!std::isfinite(value)) return empty();
  const std::string digits = fixed_text(value, places);
  std::string_view written = digits;
  if (written.find_first_of("123456789") == std::string_view::npos && written.starts_with('-')) {
    written.remove_prefix(1);
  }
  field(written);
}

void CsvWriter::end_row() {
  bytes_ += "\r\n";
  row_started_ = false;
}

}  // namespace pcn
