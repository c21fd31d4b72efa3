#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/state/context.h"

namespace pcn {

// A file to take away.
struct ExportFile {
  std::string name;  // "south-east-london-members-2026-07-01.csv"
  std::string type;  // media type
  std::string text;  // bytes, where the type is a workbook's
  bool operator==(const ExportFile&) const = default;
};

// What can be taken away now, for menus.
struct ExportOffer {
  std::string id;      // for Session::export_file, except "png:…" (made from `from`) and "print:…"
  std::string group;   // "Map", "Print", "Brief", "Tables", "Charts", "Data"
  std::string title;   // "Networks on 1 July 2026"
  std::string detail;  // "CSV, 37 rows"
  std::string from;  // what a picture is drawn from: "svg:map"; the views of a report, parted by spaces; of a
                     // table whether it is the view's ("view")
  int scale = 0;     // how many pixels for each unit of it
  bool operator==(const ExportOffer&) const = default;
};

// Pictures, print sheets, the tables of the documents (each id once) and the data of a state. `report`: the
// name of what a report of all views would be on; empty: none is offered.
[[nodiscard]] std::vector<ExportOffer> export_offers(const AppState& state,
                                                     const std::vector<Document>& documents,
                                                     const std::string& report = {});
[[nodiscard]] std::string to_json(const std::vector<ExportOffer>& offers);

// "south-east-london-members-2026-07-01.csv".
[[nodiscard]] std::string export_name(const Dataset& data, Date day, std::string_view what,
                                      std::string_view ending);

// The sources of provenance groups, separated by spaces, in one line, each once: publisher, title, date,
// licence; empty if no group is known.
[[nodiscard]] std::string sources_text(const Dataset& data, std::string_view groups);
// The same, a line for each source.
[[nodiscard]] std::vector<std::string> source_lines(const Dataset& data, std::string_view groups);
// The sources of several groups by publisher and licence, each with its dates: short enough for a picture.
[[nodiscard]] std::string publishers_text(const Dataset& data, const std::vector<std::string_view>& groups);
// What was done with the sources of groups, separated by spaces; empty if no group is known.
[[nodiscard]] std::string method_text(const Dataset& data, std::string_view groups);
// The sentence that the licences of what a map is drawn from ask for, without a full stop.
[[nodiscard]] std::string map_attribution(const Dataset& data);

// What stands in a table's file besides the table.
struct TableNotes {
  std::string_view rule = {};      // such as that of the footprint; said unless the caption says it
  std::string_view model = {};     // how it is known where patients live: after the method
  const District* area = nullptr;  // the local authority that the table speaks of; null: the whole area
};

// The table as UTF-8 with a byte order mark (without it Excel reads another encoding). First lines that begin
// with "# ": what it shows, of which area and day, how it was made and from which sources. Then RFC 4180: a
// header with units, and the rows as shown, with numbers unformatted and text that a spreadsheet would run as
// a formula disarmed. The last columns are the codes by which the rows can be joined
// (core/export/row_codes.h); columns that hold nothing but links are left out.
[[nodiscard]] ExportFile table_csv(const Table& table, const Dataset& data, Date day,
                                   const TableNotes& notes = {});

// The same rows and columns as an Office Open XML workbook (core/export/workbook.h): numbers as numbers, all
// else as text; the lines from above the table are a second sheet.
[[nodiscard]] ExportFile table_xlsx(const Table& table, const Dataset& data, Date day,
                                    const TableNotes& notes = {});

// The local authority whose networks, practices or places a document speaks of: the one in hand, if the
// document offers the choice; null else.
[[nodiscard]] const District* area_of(const Document& document, const ViewContext& context);

// The first table with this id in the document; null if it has none.
[[nodiscard]] const Table* find_table(const Document& document, std::string_view id);

// The footprints of the day's networks as RFC 7946: WGS84, six decimal places, outer rings counter-clockwise,
// with bbox; each with code, name, borough, its figures, date, rule, method and sources, and what the tables
// of `shown` say of it in numbers. Networks without a place have no geometry. Needs footprints.
[[nodiscard]] ExportFile footprints_geojson(const ViewContext& context, const Document& shown = {});

// The practices of the day as points with their network, codes, date, method and sources, and what the tables
// of `shown` say of them in numbers.
[[nodiscard]] ExportFile practices_geojson(const ViewContext& context, const Document& shown = {});

// The services of the area (evening clinics, pharmacies, urgent care, hospitals) and those of a loaded
// service file as JSON, with sources, methods and date. Hours are "HH:MM"; one that closes before it opens
// closes on the next day; null is not in the data.
[[nodiscard]] ExportFile services_json(const ViewContext& context);

}  // namespace pcn
