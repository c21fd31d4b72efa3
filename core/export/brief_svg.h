#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/chart/picture.h"
#include "core/export/exports.h"
#include "core/map/scene.h"
#include "core/state/context.h"

namespace pcn {

// What the reader chose for a brief: "CHART:TABLE" by their ids, where an empty one means the first of the
// view and "-" none; then lines "title=…" and "note=…" as for a chart (core/export/chart_svg.h).
struct BriefRequest {
  std::string chart, table;
  std::string title;                // empty: the chart's own, else the view's
  std::optional<std::string> note;  // none: the chart's summary, else the view's; empty: no note
};
[[nodiscard]] BriefRequest read_brief_request(std::string_view text);

struct BriefParts {
  const Document& view;
  const Chart* chart = nullptr;
  const Table* table = nullptr;
  std::string area = {};  // of which it speaks
  std::string rule = {};  // of the footprints, and a plan in force
  const chart::NetworkColours* colours = nullptr;
};

// One finding on one page of A4 (794 by 1,123 units): title and note, the map with its legend, a chart, as
// much of a table as has room with the rest counted, and day, rule and sources. Light colours. It grows in
// height only where even the smallest type leaves the chart too little room.
[[nodiscard]] ExportFile brief_svg(const ViewContext& context, const Scene& scene, const BriefParts& parts,
                                   const BriefRequest& request);

}  // namespace pcn
