#pragma once

#include <string>
#include <vector>

#include "core/export/exports.h"
#include "core/export/svg_text.h"
#include "core/map/label_layout.h"
#include "core/map/map_frame.h"
#include "core/map/scene.h"
#include "core/state/context.h"
#include "theme_tokens.h"

namespace pcn {

// The map as a sheet for papers and slides: title, what is shown, map with scale bar and north, legend, rule,
// method, date, sources and licences, all as vectors, in light or dark colours. 1,200 units wide, at least
// 850 high. The map is that of the scene, framed by frame_map(); lines are true to a quarter of a unit. Needs
// footprints.
[[nodiscard]] ExportFile map_svg(const ViewContext& context, const Scene& scene, bool dark);

// Two maps of the same ground on one sheet, each with what it shows, its legend, rule and date below; what
// they tell differently stands above them.
struct SecondMapPart {
  const ViewContext& context;
  const Scene& scene;
  std::string difference;
};
[[nodiscard]] ExportFile two_maps_svg(const ViewContext& context, const Scene& scene,
                                      const SecondMapPart& second, bool dark);

// What the map sheet is put together from. Lengths inside a drawing are tenths of a unit, as whole numbers.
namespace svg {

[[nodiscard]] std::string hex(theme::Rgba colour);  // "#12436d", without the alpha

// A whole drawing: what opens it, its title and description, definitions, the ground of this colour, the
// shapes.
struct WholeSheet {
  int width = 0, height = 0;
  std::string_view title;
  std::string description;
  std::string_view definitions, shapes;
  theme::Rgba ground;
};
[[nodiscard]] std::string sheet_text(const WholeSheet& sheet);

// The sign of a marker as path data around a point.
[[nodiscard]] std::string marker_path(MarkerShape shape, int x, int y, int radius);

// The fill pattern over a colour: its id, and once for each its definition in `definitions`.
[[nodiscard]] std::string hatch_id(Hatch hatch, theme::Rgba ground, std::vector<std::string>& used,
                                   Markup& definitions);

using Box = LabelBox;

// A map with its legend at the right, put into a picture: light, `width` with the legend, at least `height`.
struct MapPart {
  std::string definitions, shapes;
  int bottom = 0;
  std::vector<std::string_view> sources;  // groups
};
[[nodiscard]] MapPart map_part(const ViewContext& context, const Scene& scene, int left, int top,
                               int map_width, int width, int height);

// Everything inside the frame, from its top left corner. `taken` are places that labels keep off.
struct MapDrawing {
  std::string shapes;  // tenths of a unit
  std::string labels;  // units
};
[[nodiscard]] MapDrawing draw_map(const Dataset& data, const AppState& state, const Scene& scene,
                                  const MapFrame& frame, bool dark, std::vector<Box> taken,
                                  std::vector<std::string>& patterns, Markup& definitions);

}  // namespace svg
// What a map shows and when, above it: "Network, 1 July 2026", "…, with a plan".
[[nodiscard]] std::string map_title(const Scene& scene, Date day);

}  // namespace pcn
