#include "core/view/exports.h"

#include <cmath>

#include "core/base/text.h"
#include "core/io/csv.h"

namespace pcn {
namespace {

void write_number(CsvWriter& csv, double value) {
  constexpr int kPlaces = 4;
  if (value == std::floor(value) && std::fabs(value) < 1e15) {
    csv.whole(static_cast<std::int64_t>(value));
  } else {
    csv.number(value, kPlaces);
  }
}

void write_cell(CsvWriter& csv, const Column& column, const Cell& cell) {
  if (column.numeric && cell.sort) {
    write_number(csv, *cell.sort);
  } else {
    csv.text(cell.text);
  }
}

// A share is written as a fraction of 1, so the header must not promise per cent.
std::string header(const Column& column) {
  if (column.unit.empty()) return column.title;
  return column.title + " (" + (column.unit == "%" ? std::string("fraction of 1") : column.unit) + ")";
}

}  // namespace

std::string sources_text(const Dataset& data, std::string_view group) {
  const Provenance* provenance = find_provenance(data, group);
  if (!provenance) return {};
  std::vector<std::string> parts;
  for (const SourceIndex index : provenance->sources) {
    const Source& source = data.sources[index.value];
    parts.push_back(source.publisher + ", " + source.title + ", " + source.date + " (" + source.licence +
                    ")");
  }
  return join(parts, "; ");
}

const Table* find_table(const Document& document, std::string_view id) {
  for (const Block& block : document.blocks) {
    const Table* table = std::get_if<Table>(&block);
    if (table && table->id == id) return table;
  }
  return nullptr;
}

ExportFile table_csv(const Table& table, const Dataset& data, std::string_view rule) {
  CsvWriter csv;
  const std::string shown = table.caption + (rule.empty() ? "" : " ") + std::string(rule);
  const std::string sources = sources_text(data, table.provenance);
  for (const Column& column : table.columns) csv.text(header(column));
  csv.text("Shown");
  csv.text("Sources");
  csv.end_row();
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i < row.cells.size()) {
        write_cell(csv, table.columns[i], row.cells[i]);
      } else {
        csv.empty();
      }
    }
    csv.text(shown);
    csv.text(sources);
    csv.end_row();
  }
  return {table.id + ".csv", "text/csv;charset=utf-8", csv.bytes()};
}

}  // namespace pcn
