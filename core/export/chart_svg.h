#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/chart/picture.h"
#include "core/export/exports.h"

namespace pcn {

enum class ChartSheetSize : std::uint8_t {
  kSlide,  // 1,280 by 720 units, 16:9
  kPage,   // as wide as A4 at 96 units an inch, as high as the chart takes
  kBare,   // the same without title, note and sources: for a sheet that says them itself
};

// What the reader chose for a chart to take away.
struct ChartSheet {
  ChartSheetSize size = ChartSheetSize::kSlide;
  std::string title = {};                // empty: the chart's own
  std::optional<std::string> note = {};  // none: the chart's summary; empty: no note
  std::string area = {};                 // the local authority in hand; empty: the area of the data
  std::string rule = {};                 // of the footprints, and a plan in force: said before the sources
  bool dark = false;
  const chart::NetworkColours* colours = nullptr;
};

// "ID", "ID:page", "ID:bare" or "ID:slide", then lines "title=…" and "note=…". "ID:bare:in-VIEW" is of a view
// that is not the one shown. What is not known is passed over.
struct ChartRequest {
  std::string id;
  std::string view;  // empty: the one shown
  ChartSheet sheet;
};
[[nodiscard]] ChartRequest read_chart_request(std::string_view text);

// A chart with its title, a note, date and sources, drawn as on the screen. A slide grows in height only
// where even the smallest type leaves too little room.
[[nodiscard]] ExportFile chart_svg(const Chart& chart, const Dataset& data, Date day,
                                   const ChartSheet& sheet);

// The marks of a chart alone, `width` wide, in the largest type in which it fits the room, or else the
// smallest; and how high it is.
struct ChartPart {
  std::string shapes;
  int height = 0;
};
[[nodiscard]] ChartPart chart_part(const Chart& chart, const Dataset& data, int width, int room,
                                   const chart::NetworkColours* colours);

// The figures behind a chart: series, name, position and value of each point, with its interval where there
// is one.
[[nodiscard]] Table chart_table(const Chart& chart);

// The first chart with this id in the document; null if it has none.
[[nodiscard]] const Chart* find_chart(const Document& document, std::string_view id);

}  // namespace pcn
