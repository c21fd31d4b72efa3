#pragma once

#include <optional>
#include <vector>

#include "core/map/scene.h"
#include "core/map/street_names.h"
#include "core/state/context.h"

namespace pcn {

// Parts of the scene that follow from the data alone.
struct BaseFrame {
  std::vector<std::uint32_t> district_of;  // by area of the topology, or kNoArea
  std::vector<Outline> districts;
  std::vector<MapLabel> district_labels;
  std::vector<MapLabel> place_labels;
  std::vector<MapLabel> station_labels;
  std::vector<MapLabel> river_labels;
  std::vector<StreetName> street_names;
  double whole_zoom = 0;  // a map of 400 pixels shows the whole area from about this zoom down
};
[[nodiscard]] BaseFrame make_base_frame(const Dataset& data);

// Parts that follow from date and footprint.
struct NetworkFrame {
  std::vector<std::uint32_t> drawn;  // by area of the topology: the network whose border is drawn around it
  std::vector<std::vector<std::uint32_t>> led;  // by network: the areas that its name may stand in
  std::vector<Outline> borders;
  std::vector<std::optional<Mercator>>
      label_points;  // by network; empty for those without a place on the map
};
// Names of networks stay where they are in the frame before as long as the areas led do.
[[nodiscard]] NetworkFrame make_network_frame(const Dataset& data, const Footprints& footprints,
                                              const NetworkFrame& before);

// Makes those outlines of both that are not there yet, along `borders`: the topology of the data, or it
// simplified. Each stretch between two networks or districts is one line, so neighbours have neither gap nor
// overlap at any scale.
void draw_borders(const Topology& borders, BaseFrame& base, NetworkFrame& networks);

// What the map shows, outlines along `borders` as above. The context must have footprints.
[[nodiscard]] Scene make_scene(const ViewContext& context, const Topology& borders, const BaseFrame& base,
                               const NetworkFrame& networks);

// Markers of the shown layers and of what was looked up; also counted by the map in words.
[[nodiscard]] std::vector<Marker> make_markers(const ViewContext& context);
// The kinds of markers that are shown, for the legend.
[[nodiscard]] std::vector<LegendEntry> marker_legend(const ViewContext& context);

}  // namespace pcn
