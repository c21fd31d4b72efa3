// Any bytes in any format: rows until the end or one error, and what is written reads back field by field.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/io/csv.h"
#include "tests/fuzz/require.h"

namespace {

// A byte of the input chooses the format.
pcn::CsvFormat format_of(std::uint8_t bits) {
  pcn::CsvFormat format;
  format.header = (bits & 1U) != 0;
  format.quotes = (bits & 2U) != 0;
  format.ragged = (bits & 4U) != 0;
  if ((bits & 16U) != 0) format.separator = '\xAC';
  format.most_columns = 50;
  format.most_field_bytes = 200;
  return format;
}

// A field that the writer does not guard against being run as a formula.
bool is_plain(std::string_view field) { return field.empty() || field.find_first_of("=+-@\t\r\n") != 0; }

// Whether a row comes back as it was: with something in it, since readers skip empty rows, and without the
// marks that tell an encoding at the beginning or Ctrl-Z at the end.
bool can_return(const std::vector<std::string>& row) {
  const bool empty =
      std::all_of(row.begin(), row.end(), [](const std::string& field) { return pcn::trim(field).empty(); });
  const auto starts = [&row](std::string_view mark) { return row[0].starts_with(mark); };
  return !empty && !starts("\xEF\xBB\xBF") && !starts("\xFF\xFE") && !starts("\xFE\xFF");
}

void check_round_trip(const std::vector<std::string>& row) {
  pcn::CsvWriter writer;
  for (const std::string& field : row) writer.text(field);
  writer.end_row();
  auto reader = pcn::CsvReader::open(writer.bytes(), "written.csv", {.header = false});
  require(reader.has_value());
  const auto more = reader->next();
  require(more.has_value() && *more);
  require(reader->size() == row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (is_plain(row[i])) require((*reader)[i] == row[i]);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  auto reader = pcn::CsvReader::open(bytes, "fuzz.csv", format_of(data[0]));
  if (!reader) return 0;
  std::int64_t line = 0;
  while (true) {
    const auto more = reader->next();
    if (!more) {
      require(!more.error().message().empty());
      return 0;
    }
    if (!*more) return 0;
    require(reader->line() > line);
    line = reader->line();
    std::vector<std::string> row;
    for (std::size_t i = 0; i < reader->size(); ++i) row.emplace_back((*reader)[i]);
    require((*reader)[reader->size()].empty());
    if (can_return(row)) check_round_trip(row);
  }
}
