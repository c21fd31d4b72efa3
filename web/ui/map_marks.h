#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/map/scene.h"
#include "web/ui/camera.h"
#include "web/ui/theme.h"

namespace pcn::ui {

// One marker's shape, `size` pixels across, with an edge that sets it off from the map.
void draw_marker(ImDrawList& list, MarkerShape shape, ImVec2 centre, float size, ImU32 colour, ImU32 edge,
                 const Ui& ui);

// Text with a soft edge around it, so that it can be read on any map.
void draw_halo_text(ImDrawList& list, ImVec2 at, std::string_view text, ImU32 colour, ImU32 halo,
                    const Ui& ui);

// The scale at the lower right of the map; returns what it takes of it.
ScreenRect draw_scale(ImDrawList& list, const Camera& camera, const Ui& ui);

// The markers that are shown at this zoom and lie in the viewport, as positions in the scene's list.
[[nodiscard]] std::vector<std::size_t> visible_markers(const Scene& scene, const Camera& camera);

// The visible marker nearest to the point within reach: half its size, but at least `reach` pixels. Of
// equally near ones the later, which is drawn on top.
[[nodiscard]] std::optional<std::size_t> marker_at(const Scene& scene, const Camera& camera,
                                                   ScreenPoint point, double reach);

// Draws markers, then labels where there is room. `focused` is the marker that the keyboard is on.
void draw_marks(ImDrawList& list, const Scene& scene, const Camera& camera,
                const std::vector<ScreenRect>& obstacles, std::optional<std::size_t> focused,
                std::optional<std::size_t> hovered, const Ui& ui);

}  // namespace pcn::ui
