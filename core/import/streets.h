#pragma once

#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/geo/bounds.h"
#include "core/model/dataset.h"

namespace pcn {

// The roads of OS Open Roads (a GeoPackage: layer "road_link" in the British National Grid) that meet a box,
// link by link: without those in tunnels, those that stand for a crossing only, and lanes without a name.
struct RoadLinks {
  std::vector<Street> links;
  Date edition;  // on which the publisher last changed the layer
};

// The one reader that takes a path instead of bytes: the file has gigabytes, and SQLite reads those pages
// that hold the box. An error says which layer or column is missing, or which row holds no line.
[[nodiscard]] Result<RoadLinks> read_open_roads(const std::string& path, const Bounds& box);

// Links of one name and kind that meet end to end become one line, in whole metres and without points nearer
// than 2.5 metres to the line that is left. Sorted by kind, name and place; the same links in any order give
// the same streets.
[[nodiscard]] std::vector<Street> join_streets(std::vector<Street> links);

// Puts streets into a package, those that it had before are replaced: what lies within about 500 metres of a
// small area, with source, provenance and attribution. `file` and `sha256` tell which file was read.
[[nodiscard]] Status put_streets(Dataset& data, const std::string& path, const std::string& file,
                                 const std::string& sha256);

}  // namespace pcn
