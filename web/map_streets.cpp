#include "web/map_streets.h"

#include "core/map/palette.h"

namespace pcn {

void StreetLayer::draw(const MapView& map, const Target& target, const LineProgram& lines,
                       QuadIndices& quads) {
  if (!streets_ || !map.streets || map.zoom < kStreetsFrom[0]) return;
  // What the target shows, in metres from the origin, with room for the width of a line.
  const double margin = 30, west = (-margin - target.left) / target.scale,
               east = (target.width + margin - target.left) / target.scale,
               north = (target.top + margin) / target.scale,
               south = (target.top - target.height - margin) / target.scale;
  std::array<LineMesh, kStreetGroups> meshes;
  for (std::size_t at = 0; at < streets_->ends.size(); ++at) {
    const MapStreets::End& street = streets_->ends[at];
    if (map.zoom < kStreetsFrom[street.group] || street.west > east || street.east < west ||
        street.south > north || street.north < south)
      continue;
    const auto begin = static_cast<std::ptrdiff_t>(at > 0 ? streets_->ends[at - 1].segments : 0);
    meshes[street.group].insert(meshes[street.group].end(), streets_->segments.begin() + begin,
                                streets_->segments.begin() + static_cast<std::ptrdiff_t>(street.segments));
  }
  theme::Rgba ink = theme::ui(theme::Ui::kMapHalo, map.dark);
  ink.a = 230;  // less would show where the ends of two stretches lie over each other
  for (std::size_t group = kStreetGroups; group-- > 0;) {
    if (meshes[group].empty()) continue;
    buffers_[group].upload(meshes[group], quads);
    lines.draw(buffers_[group], map.pixel_ratio, {ink, street_width(group, map.zoom), true});
  }
}

}  // namespace pcn
