#include "texts/table_file.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/export/exports.h"
#include "core/export/row_codes.h"
#include "core/export/workbook.h"
#include "core/io/csv.h"

// A table as a file: laid out once, written as CSV or as a workbook.
namespace pcn {

namespace words = text::table_file;

namespace {

// As many decimals as it has, at most four.
std::string plain_number(double value) {
  constexpr int kPlaces = 4;
  constexpr double kMostWhole = 1e15;
  if (value == std::floor(value) && std::fabs(value) < kMostWhole)
    return std::to_string(static_cast<std::int64_t>(value));
  std::string text = format_decimal(value, kPlaces);
  const bool negative = value < 0;
  // Text for people has another minus, and commas.
  std::erase_if(text, [](char c) { return c != '.' && (c < '0' || c > '9'); });
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return negative && text.find_first_of("123456789") != std::string::npos ? "-" + text : text;
}

// A share is written as a fraction of 1, so the header must not promise per cent. Units that the title says
// are not said twice.
std::string header(const Column& column, const Dataset& data) {
  std::string title = column.title;
  if (const std::string_view code = column_code(column, data); !code.empty()) title.append(" ").append(code);
  const std::string_view unit = column.unit == "%" ? std::string_view(words::fraction) : said_unit(column);
  return unit.empty() ? title : say(words::title_and_unit{.title = title, .unit = unit});
}

// "Details" in every row: something to press, and nothing to know.
bool is_only_links(const Table& table, std::size_t column) {
  constexpr std::array<std::string_view, 2> kLinks = {"open", "pin"};
  const auto& id = table.columns[column].id;
  return std::find(kLinks.begin(), kLinks.end(), id) != kLinks.end() &&
         std::all_of(
             table.rows.begin(), table.rows.end(),
             [column](const Row& row) { return column < row.cells.size() && !row.cells[column].sort; }) &&
         std::any_of(table.rows.begin(), table.rows.end(),
                     [column](const Row& row) { return !row.cells[column].action.empty(); });
}

// "bexley", for the name of a file.
std::string slug(std::string_view name) {
  std::string text;
  for (const char c : to_lower_ascii(name)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) text += c;
    if (!plain && !text.empty() && text.back() != '-') text += '-';
  }
  return text;
}

SheetRow head_row(const Table& table, const Dataset& data, const std::vector<std::size_t>& columns,
                  const RowCodes& codes) {
  SheetRow row;
  for (const std::size_t at : columns) row.emplace_back().text = header(table.columns[at], data);
  for (const std::string& title : codes.titles) row.emplace_back().text = title;
  return row;
}

// The head first.
std::vector<SheetRow> rows_of(const Table& table, const Dataset& data, Date day) {
  std::vector<std::size_t> columns;
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    if (!is_only_links(table, at)) columns.push_back(at);
  }
  const RowCodes codes = row_codes(table, data, day);
  std::vector<SheetRow> rows = {head_row(table, data, columns, codes)};
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::vector<Cell>& cells = table.rows[row].cells;
    SheetRow& out = rows.emplace_back();
    for (const std::size_t at : columns) {
      SheetCell& cell = out.emplace_back();
      if (at >= cells.size()) continue;
      cell.is_number = table.columns[at].numeric && cells[at].sort && !cells[at].withheld;
      cell.text = cell.is_number ? plain_number(*cells[at].sort) : cells[at].text;
    }
    for (const std::string& code : codes.rows[row]) out.emplace_back().text = code;
  }
  return rows;
}

// What is said of a table: a name and a text for each; nothing where there is nothing to say.
std::vector<SheetRow> notes_of(const Table& table, const Dataset& data, Date day, const TableNotes& notes) {
  std::vector<SheetRow> rows;
  const auto add = [&rows](TextId name, const std::string& text) {
    if (text.empty()) return;
    SheetRow& row = rows.emplace_back(2);
    row[0].text = std::string(name);
    row[1].text = text;
  };
  std::string shown = table.caption;
  if (shown.find(notes.rule) == std::string::npos) shown.append(" ").append(notes.rule);
  std::string method = method_text(data, table.provenance);
  if (!notes.model.empty()) method.append(method.empty() ? "" : " ").append(notes.model);
  add(words::shown, shown);
  add(words::part, table.shown);
  add(words::area, notes.area
                       ? say(words::authority_in{
                             .area = data.name, .authority = notes.area->name, .code = notes.area->code})
                       : data.name);
  add(words::as_of, to_iso(day));
  add(words::method, method);
  for (const std::string& source : source_lines(data, table.provenance)) add(words::source, source);
  return rows;
}

std::string name_of_file(const Table& table, const Dataset& data, Date day, const TableNotes& notes,
                         std::string_view ending) {
  const std::string what = (notes.area ? slug(notes.area->name) + "-" : std::string()) + table.id;
  return export_name(data, day, what, ending);
}

}  // namespace

ExportFile table_csv(const Table& table, const Dataset& data, Date day, const TableNotes& notes) {
  std::string bytes = "\xEF\xBB\xBF";
  for (const SheetRow& note : notes_of(table, data, day, notes)) {
    bytes.append("# ").append(note[0].text).append(": ");
    for (const char c : note[1].text) bytes += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    bytes += "\r\n";
  }
  CsvWriter csv;
  for (const SheetRow& row : rows_of(table, data, day)) {
    for (const SheetCell& cell : row) csv.text(cell.text);
    csv.end_row();
  }
  return {name_of_file(table, data, day, notes, "csv"), "text/csv;charset=utf-8", bytes + csv.bytes()};
}

ExportFile table_xlsx(const Table& table, const Dataset& data, Date day, const TableNotes& notes) {
  return {name_of_file(table, data, day, notes, "xlsx"), std::string(kWorkbookType),
          workbook(rows_of(table, data, day), notes_of(table, data, day, notes))};
}

}  // namespace pcn
