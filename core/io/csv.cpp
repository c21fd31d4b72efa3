#include "core/io/csv.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/characters.h"
#include "core/base/decimal.h"
#include "core/base/text.h"
#include "core/io/foreign_file.h"
#include "texts/csv.h"

namespace pcn {
namespace {

constexpr std::string_view kSeparators = ",;\t";
constexpr std::size_t kLooked = 20;          // rows in which the header is looked for
constexpr std::size_t kMostHead = 100'000;   // bytes of them
constexpr std::size_t kMostFooter = 16'384;  // bytes at the end in which no rows may stand

std::size_t filled(const CsvReader& row) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < row.size(); ++i) count += trim(row[i]).empty() ? 0 : 1;
  return count;
}

// Of the first rows when they are parted by this sign: filled fields of the fullest, and of all.
struct Widths {
  std::size_t most = 0;
  std::size_t all = 0;
};

Widths widths_by(std::string_view head, char separator) {
  CsvFormat format;
  format.header = false;
  format.ragged = true;
  format.separator = separator;
  auto reader = CsvReader::open(head, {}, format);
  Widths widths;
  for (std::size_t row = 0; reader && row < kLooked; ++row) {
    const auto more = reader->next();
    if (!more || !*more) break;
    const std::size_t here = filled(*reader);
    widths.most = std::max(widths.most, here);
    widths.all += here;
  }
  return widths;
}

// Whole lines at the beginning.
std::string_view head_of(std::string_view bytes) {
  if (bytes.size() <= kMostHead) return bytes;
  const std::size_t end = bytes.rfind('\n', kMostHead);
  return bytes.substr(0, end == std::string_view::npos ? kMostHead : end + 1);
}

// "sep=;" as some spreadsheets write it in the first line: the sign, and how long the line is.
std::optional<std::pair<char, std::size_t>> separator_line(std::string_view bytes) {
  const std::size_t end = bytes.find_first_of("\r\n");
  const std::string line = to_lower_ascii(bytes.substr(0, std::min<std::size_t>(end, 12)));
  const std::string_view said = line.starts_with('"') ? std::string_view(line).substr(1) : line;
  if (end == std::string_view::npos || !said.starts_with("sep=") || said.size() < 5) return std::nullopt;
  return std::pair(said[4], end);
}

bool begins_note(std::string_view text) {
  const std::string plain = to_lower_ascii(plain_text(text));
  constexpr std::string_view kWords[] = {"source", "note", "copyright", "(c)", "\xC2\xA9"};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&plain](std::string_view word) { return plain.starts_with(word); });
}

// Whether a line with nothing but one text is meant for people: several words, or a word that begins a note.
bool is_note(std::string_view text) {
  const std::string plain = to_lower_ascii(plain_text(text));
  if (plain.find(' ') != std::string::npos || plain.find(':') != std::string::npos) return true;
  constexpr std::string_view kWords[] = {"source", "sources", "note", "notes", "end", "copyright", "eof"};
  return plain.empty() || plain[0] == '*' || plain[0] == '#' ||
         std::find(std::begin(kWords), std::end(kWords), plain) != std::end(kWords);
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

std::string plain_title(std::string_view name) {
  std::string letters;
  for (const char c : to_lower_ascii(plain_text(name))) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

Result<CsvReader> CsvReader::open(std::string_view bytes, std::string file, CsvFormat format) {
  CsvReader reader(bytes, std::move(file), format);
  if (is_utf16(bytes)) {
    reader.own_ = std::make_shared<const std::string>(utf16_to_utf8(bytes));
    reader.bytes_ = *reader.own_;
    reader.remarks_.emplace_back(text::csv::utf16);
  }
  // Old programs end a text with Ctrl-Z.
  while (!reader.bytes_.empty() && (reader.bytes_.back() == '\x1A' || reader.bytes_.back() == '\0'))
    reader.bytes_.remove_suffix(1);
  reader.at_ = reader.line_start_ = reader.bytes_.size() - without_byte_order_mark(reader.bytes_).size();
  if (!format.header) return reader;
  if (const std::string_view words = foreign_file(bytes); !words.empty())
    return Error{ErrorCode::kUnsupported, {reader.file_, 0, 0, ""}, std::string(words)};
  if (const Status opened = reader.open_header(); !opened) return opened.error();
  return reader;
}

// Finds the sign between columns and the header: the first row that has at least three quarters as many
// filled fields as the fullest of the first rows. What stands above it is a title.
Status CsvReader::open_header() {
  std::size_t width = 0;
  const bool may_guess = format_.separator == ',' && format_.quotes;
  while (may_guess && bytes_.substr(at_).starts_with("# ")) {
    const std::size_t end = bytes_.find_first_of("\r\n", at_);
    if (end == std::string_view::npos) break;
    at_ = end;
    (void)line_end();
  }
  if (const auto said = may_guess ? separator_line(bytes_.substr(at_)) : std::nullopt) {
    format_.separator = said->first;
    at_ += said->second;
    width = widths_by(head_of(bytes_.substr(at_)), said->first).most;
  } else if (may_guess) {
    const std::string_view head = head_of(bytes_.substr(at_));
    Widths best;
    for (const char separator : kSeparators) {
      const Widths found = widths_by(head, separator);
      if (found.most < best.most || (found.most == best.most && found.all <= best.all)) continue;
      best = found;
      format_.separator = separator;
    }
    width = best.most;
  }
  if (format_.separator == ';') remarks_.emplace_back(text::csv::semicolons);
  if (format_.separator == '\t' && may_guess) remarks_.emplace_back(text::csv::tabs);
  const bool ragged = std::exchange(format_.ragged, true);
  std::int64_t titles = 0;
  for (std::size_t row = 0;; ++row) {
    const auto more = next();
    if (!more) return more.error();
    if (!*more) return Error{ErrorCode::kBadFormat, {file_, 0, 0, ""}, text::csv::empty};
    if (4 * filled(*this) >= 3 * width || row >= kLooked) break;
    ++titles;
  }
  format_.ragged = ragged;
  header_line_ = row_line_;
  columns_ = fields_.size();
  for (std::size_t i = 0; i < size(); ++i) header_.push_back(clean_text((*this)[i]));
  if (titles > 0) remarks_.push_back(say(text::csv::titles{.lines = titles}));
  drop_footer(header_.size());
  return ok();
}

void CsvReader::drop_footer(std::size_t columns) {
  if (columns < 3 || !format_.quotes) return;
  std::int64_t notes = 0;
  std::size_t end = bytes_.size();
  const std::size_t least = std::max(at_, end > kMostFooter ? end - kMostFooter : 0);
  while (end > least) {
    const std::size_t last = bytes_.find_last_not_of("\r\n", end - 1);
    if (last == std::string_view::npos || last < least) break;
    const std::size_t before = bytes_.find_last_of("\r\n", last);
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    if (start < least) break;
    const std::string_view line = bytes_.substr(start, last + 1 - start);
    // An odd quotation mark is the end of a field that began on another line.
    if (std::count(line.begin(), line.end(), '"') % 2 != 0) break;
    CsvFormat format = format_;
    format.header = false;
    format.ragged = true;
    auto row = open(line, file_, format);
    const auto more = row ? row->next() : Result<bool>(false);
    if (!more) break;
    if (*more) {
      // A note may hold the sign that parts columns; then its first word has to tell.
      const bool alone = filled(*row) == 1 && !trim((*row)[0]).empty() && is_note((*row)[0]);
      if (!alone && (row->size() >= columns || !begins_note((*row)[0]))) break;
      ++notes;
    }
    end = start;
  }
  if (notes == 0) return;
  bytes_ = bytes_.substr(0, end);
  remarks_.push_back(say(text::csv::notes{.lines = notes}));
}

Result<bool> CsvReader::next() {
  while (true) {
    const auto more = next_row();
    if (!more || !*more) return more;
    bool empty = true;
    for (std::size_t i = 0; i < size() && empty; ++i) empty = trim((*this)[i]).empty();
    if (!empty) break;
  }
  if (columns_ == 0) columns_ = fields_.size();
  // A spreadsheet may put empty fields behind the last.
  while (columns_ > 0 && fields_.size() > columns_ && trim((*this)[size() - 1]).empty()) fields_.pop_back();
  if (!format_.ragged && fields_.size() != columns_) {
    return Error{ErrorCode::kBadFormat,
                 {file_, row_line_, fields_.back().column, ""},
                 say(text::csv::fields{.columns = std::to_string(columns_), .fields = fields_.size()})};
  }
  return true;
}

Result<bool> CsvReader::next_row() {
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
                   say(text::csv::columns{.most = std::to_string(format_.most_columns)}));
    }
    if (const auto field = read_field(); !field) return field.error();
    if (at_ >= bytes_.size() || line_end()) break;
    ++at_;  // the separator
  }
  return true;
}

Status CsvReader::read_field() {
  if (format_.quotes && at_ < bytes_.size() && bytes_[at_] == '"') return read_quoted();
  const std::size_t start = at_;
  while (at_ < bytes_.size() && bytes_[at_] != format_.separator && bytes_[at_] != '\n' &&
         bytes_[at_] != '\r') {
    if (format_.quotes && bytes_[at_] == '"') {
      return fault(at_, ErrorCode::kBadFormat, text::csv::quotation_mark_inside);
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
                   text::csv::quotation_mark_open};
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
    return fault(at_, ErrorCode::kBadFormat, text::csv::behind_quotation_mark);
  }
  return finish(field);
}

Status CsvReader::finish(Field field) {
  if (field.size > format_.most_field_bytes) {
    return fault(field.own ? at_ : field.at, ErrorCode::kTooLarge,
                 say(text::csv::long_field{.most = std::to_string(format_.most_field_bytes)}));
  }
  const std::string_view text = (field.own ? std::string_view(buffer_) : bytes_).substr(field.at, field.size);
  if (!is_plain_ascii(text) && !is_utf8(text)) {
    const std::string converted = windows1252_to_utf8(text);
    field.at = buffer_.size();
    field.size = converted.size();
    field.own = true;
    buffer_ += converted;
    const std::string_view said = text::csv::windows;
    if (std::find(remarks_.begin(), remarks_.end(), said) == remarks_.end()) remarks_.emplace_back(said);
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
    const std::string wanted = plain_title(name);
    for (std::size_t i = 0; i < header_.size(); ++i) {
      const std::string found = plain_title(header_[i]);
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
               {file_, header_line_, 0, std::string(*names.begin())},
               say(text::csv::no_column{.columns = there})};
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
