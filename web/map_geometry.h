#pragma once

#include <cstdint>
#include <vector>

#include "core/geo/coordinates.h"
#include "core/map/scene.h"
#include "core/model/dataset.h"
#include "web/ui/camera.h"

namespace pcn {

// Positions are Web Mercator metres from MapGeometry::origin: within 100 km of it a float is good to 1 cm.
struct MeshVertex {
  float x = 0;
  float y = 0;
  std::uint32_t slot = 0;  // whose colour: the small area, in the order of the topology
};

struct FillMesh {
  std::vector<MeshVertex> vertices;
  std::vector<std::uint32_t> triangles;  // three for each
};

struct LineSegment {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float along = 0;  // metres from the beginning of the line to the segment
};

using LineMesh = std::vector<LineSegment>;

// Each with the box around it, in the order of the streets of the Dataset.
struct MapStreets {
  struct End {
    float west = 0, south = 0, east = 0, north = 0;
    std::uint32_t segments = 0;  // where those of the next street begin
    std::uint8_t group = 0;      // core/map/street_names.h
  };
  std::vector<End> ends;
  LineMesh segments;
};

// What of an area never changes on the map.
struct MapGeometry {
  Mercator origin;
  ui::MercatorBox box;       // of all small areas
  ui::MercatorBox base_map;  // of what is below in parks, water and rail
  FillMesh areas;
  LineMesh area_borders;  // each border once
  FillMesh parks;
  FillMesh water;
  LineMesh rail;
  MapStreets streets;
};

[[nodiscard]] MapGeometry make_map_geometry(const Dataset& data);

[[nodiscard]] MapStreets make_map_streets(const Dataset& data, Mercator origin);

// Appends the outline's segments relative to the origin.
void append_line(LineMesh& mesh, const Outline& outline, Mercator origin);

}  // namespace pcn
