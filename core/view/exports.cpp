#include "core/view/exports.h"

#include <algorithm>
#include <cmath>

#include "core/base/json_writer.h"
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

// The sources of a group; none if the group is not known.
std::vector<const Source*> sources_of(const Dataset& data, std::string_view group) {
  std::vector<const Source*> result;
  if (const Provenance* provenance = find_provenance(data, group)) {
    for (const SourceIndex index : provenance->sources) result.push_back(&data.sources[index.value]);
  }
  return result;
}

void add_unique(std::vector<std::string>& texts, std::string text) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
}

// The first sentence, since captions go on with rules and cautions.
std::string first_sentence(std::string_view text) {
  return std::string(text.substr(0, std::min(text.find(". "), text.size() - text.ends_with('.'))));
}

}  // namespace

std::vector<ExportOffer> export_offers(const AppState& state, const std::vector<Document>& documents) {
  std::vector<ExportOffer> offers = {
      {"png:map:1", "Map", "PNG picture", "1,200 pixels wide", "svg:map", 1},
      {"png:map:2", "Map", "PNG picture, large", "2,400 pixels wide", "svg:map", 2},
      {"png:map:3", "Map", "PNG picture, for printing", "3,600 pixels wide", "svg:map", 3},
      {"svg:map", "Map", "SVG drawing", "sharp at any size", {}, 0},
  };
  const bool chosen =
      !(state.network.empty() && state.practice.empty() && state.place.empty() && state.postcode.empty());
  std::vector<std::string> seen;
  std::vector<ExportOffer> tables;
  for (const Document& document : documents) {
    const bool answer = document.id == "answer";
    if (&document == &documents.front() || (answer && chosen)) {
      offers.push_back({answer ? "print:answer" : "print:view",
                        "Print",
                        document.title,
                        answer ? "the answer with the map" : "the text view with the map",
                        {},
                        0});
    }
    for (const Block& block : document.blocks) {
      const Table* table = std::get_if<Table>(&block);
      if (!table || table->rows.empty()) continue;
      if (std::find(seen.begin(), seen.end(), table->id) != seen.end()) continue;
      seen.push_back(table->id);
      tables.push_back({"csv:" + table->id,
                        "Tables",
                        first_sentence(table->caption),
                        "CSV, " + count_of(static_cast<std::int64_t>(table->rows.size()), "row", "rows"),
                        {},
                        0});
    }
  }
  offers.insert(offers.end(), tables.begin(), tables.end());
  offers.insert(offers.end(),
                {{"geojson:footprints", "Data", "Footprints of all networks", "GeoJSON", {}, 0},
                 {"geojson:practices", "Data", "Practices and their networks", "GeoJSON", {}, 0},
                 {"json:services", "Data", "Services and opening hours", "JSON", {}, 0}});
  return offers;
}

std::string to_json(const std::vector<ExportOffer>& offers) {
  JsonWriter json;
  json.begin_array();
  for (const ExportOffer& offer : offers) {
    json.begin_object().member("id", offer.id).member("group", offer.group);
    json.member("title", offer.title).member("detail", offer.detail);
    if (offer.scale > 0) json.member("from", offer.from).member("scale", offer.scale);
    json.end_object();
  }
  json.end_array();
  return json.take();
}

std::string export_name(const Dataset& data, Date day, std::string_view what, std::string_view ending) {
  return data.id + "-" + std::string(what) + "-" + to_iso(day) + "." + std::string(ending);
}

std::string sources_text(const Dataset& data, std::string_view group) {
  std::vector<std::string> parts;
  for (const Source* source : sources_of(data, group)) {
    parts.push_back(source->publisher + ", " + source->title + ", " + source->date + " (" + source->licence +
                    ")");
  }
  return join(parts, "; ");
}

std::string publishers_text(const Dataset& data, const std::vector<std::string_view>& groups) {
  std::vector<std::pair<const Source*, std::vector<std::string>>> publishers;
  for (const std::string_view group : groups) {
    for (const Source* source : sources_of(data, group)) {
      const auto same = std::find_if(publishers.begin(), publishers.end(), [source](const auto& other) {
        return other.first->publisher == source->publisher && other.first->licence == source->licence;
      });
      if (same == publishers.end()) {
        publishers.push_back({source, {source->date}});
      } else {
        add_unique(same->second, source->date);
      }
    }
  }
  std::vector<std::string> parts;
  for (const auto& [source, dates] : publishers)
    parts.push_back(source->publisher + ", " + join(dates, ", ") + " (" + source->licence + ")");
  return join(parts, "; ");
}

std::string method_text(const Dataset& data, std::string_view group) {
  const Provenance* provenance = find_provenance(data, group);
  return provenance ? provenance->method : std::string();
}

std::string map_attribution(const Dataset& data) {
  const bool osm = std::any_of(data.sources.begin(), data.sources.end(),
                               [](const Source& source) { return source.licence == "ODbL-1.0"; });
  return std::string(osm ? "© OpenStreetMap contributors. " : "") +
         "Contains OS and National Statistics data © Crown copyright and database right 2025";
}

const Table* find_table(const Document& document, std::string_view id) {
  for (const Block& block : document.blocks) {
    const Table* table = std::get_if<Table>(&block);
    if (table && table->id == id) return table;
  }
  return nullptr;
}

ExportFile table_csv(const Table& table, const Dataset& data, Date day, std::string_view rule) {
  CsvWriter csv;
  const std::string shown = table.caption + (rule.empty() ? "" : " ") + std::string(rule);
  const std::string sources = sources_text(data, table.provenance);
  const std::string method = method_text(data, table.provenance);
  for (const Column& column : table.columns) csv.text(header(column));
  for (const char* title : {"Shown", "As of", "Method", "Sources"}) csv.text(title);
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
    csv.text(to_iso(day));
    csv.text(method);
    csv.text(sources);
    csv.end_row();
  }
  return {export_name(data, day, table.id, "csv"), "text/csv;charset=utf-8", "\xEF\xBB\xBF" + csv.bytes()};
}

}  // namespace pcn
