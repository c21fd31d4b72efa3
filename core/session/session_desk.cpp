#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/chart/picture.h"
#include "core/document/parts.h"
#include "core/export/brief_svg.h"
#include "core/geo/bounds.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/projection.h"
#include "core/map/map_frame.h"
#include "core/map/measures.h"
#include "core/pages/depth.h"
#include "core/session/session.h"
#include "core/session/session_parts.h"
#include "core/state/fragment.h"
#include "texts/session.h"

// What is for those who work with the data: networks taken from the map, a brief, colours in charts.
namespace pcn {
const chart::NetworkColours& Session::network_colours() const {
  parts_->need_footprints();
  return parts_->network_colours;
}

ActionText Session::compare_within(const std::vector<Mercator>& shape, bool more) const {
  parts_->need_footprints();
  const Dataset& data = parts_->data;
  std::vector<NetworkIndex> found;
  const auto add = [&](NetworkIndex network) {
    if (network && data.networks[network.value].in_area &&
        std::find(found.begin(), found.end(), network) == found.end())
      found.push_back(network);
  };
  // Grid positions here are of Web Mercator.
  Bounds box;
  Polygon line;
  for (const Mercator& point : shape) {
    line.outer.push_back({point.x, point.y});
    box.add(line.outer.back());
  }
  for (const NetworkOnDay& network : parts_->day.networks) {
    for (const PracticeIndex practice : network.members) {
      const auto& point = data.practices[practice.value].point;
      if (!point) continue;
      const Mercator mercator = grid_to_mercator(*point);
      const BritishGrid at{mercator.x, mercator.y};
      if (box.contains(at) && (shape.size() < 3 || contains(line, at))) add(network.network);
    }
  }
  if (found.empty()) {
    const BritishGrid middle = box.centre();
    const SmallAreaIndex place = parts_->region().locate(mercator_to_grid({middle.east, middle.north}));
    if (place) add(parts_->footprints->areas[place.value].leading());
  }
  if (found.empty()) return {};
  // One press is one network, however many practices share the house.
  if (shape.size() < 2) found.resize(1);
  if (more) {
    std::vector<NetworkIndex> pins = pinned(parts_->context());
    const auto is_pinned = [&pins](NetworkIndex network) {
      return std::find(pins.begin(), pins.end(), network) != pins.end();
    };
    const bool all = std::all_of(found.begin(), found.end(), is_pinned);
    for (const NetworkIndex network : found) {
      if (all) std::erase(pins, network);
      if (!is_pinned(network) && !all) pins.push_back(network);
    }
    found = std::move(pins);
  }
  return "view=compare&" + set_pins(data, found);
}

Result<ExportFile> Session::export_brief(std::string_view asked) const {
  const BriefRequest request = read_brief_request(asked.substr(asked.starts_with(':') ? 1 : 0));
  const Document view = document("view");
  BriefParts parts{view};
  for (const Block& block : view.blocks) {
    const Chart* chart = std::get_if<Chart>(&block);
    const Table* table = std::get_if<Table>(&block);
    if (chart && !parts.chart && chart::has_points(*chart) &&
        (request.chart.empty() || chart->id == request.chart))
      parts.chart = chart;
    if (table && !parts.table && !table->rows.empty() &&
        (request.table.empty() || table->id == request.table))
      parts.table = table;
  }
  for (const auto& [wanted, found] : {std::pair{&request.chart, parts.chart != nullptr},
                                      std::pair{&request.table, parts.table != nullptr}}) {
    if (!wanted->empty() && *wanted != "-" && !found)
      return Error{
          ErrorCode::kNotFound, {}, say(text::session::nothing_of_this_name{.name = quoted(*wanted)})};
  }
  const Measure& measure = *find_measure(shown_measure(parts_->state));
  const double on_screen = parts_->scale.metres_per_pixel();
  parts_->set_scale(scale_of(parts_->state));
  parts_->need_scene();
  parts_->need(measure);
  const FileWords words = parts_->words_of(view);
  parts.area = words.area ? words.area->name : parts_->data.name;
  parts.rule = words.rule;
  parts.colours = &network_colours();
  ExportFile brief = brief_svg(parts_->context(), parts_->scene, parts, request);
  parts_->set_scale(on_screen);
  return brief;
}

}  // namespace pcn
