#pragma once

#include <string>

#include "core/view/context.h"
#include "core/view/document.h"

namespace pcn {

// A file to take away.
struct ExportFile {
  std::string name;  // "members.csv"
  std::string type;  // media type
  std::string text;
  bool operator==(const ExportFile&) const = default;
};

// The sources of a provenance group in one line: publisher, title, date, licence; empty if the group is not
// known.
[[nodiscard]] std::string sources_text(const Dataset& data, std::string_view group);

// The table as RFC 4180, UTF-8: a header with units, then the rows as shown, with numbers unformatted and
// text that a spreadsheet would run as a formula disarmed. The last two columns of each row say what the
// table shows and from which sources, so that no row is parted from them.
// `rule`, such as that of the footprint, is said after what the table shows.
[[nodiscard]] ExportFile table_csv(const Table& table, const Dataset& data, std::string_view rule = {});

// The first table with this id in the document; null if it has none.
[[nodiscard]] const Table* find_table(const Document& document, std::string_view id);

// The footprints of the day's networks as RFC 7946: WGS84, six decimal places, outer rings counter-clockwise;
// each with code, name, borough, date, rule and sources. Networks without a place have no geometry. Needs
// footprints.
[[nodiscard]] ExportFile footprints_geojson(const ViewContext& context);

// The practices of the day as points with their network.
[[nodiscard]] ExportFile practices_geojson(const ViewContext& context);

}  // namespace pcn
