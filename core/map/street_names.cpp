#include "core/map/street_names.h"

#include <cmath>

#include "core/geo/mercator_sheet.h"

namespace pcn {
namespace {

// The longest stretch on which every piece runs as the first one does, but for some 15 degrees.
StreetName longest(const std::vector<Mercator>& line) {
  constexpr double kAlike = 0.966;  // cosine
  StreetName best;
  for (std::size_t begin = 0; begin + 1 < line.size(); ++begin) {
    const double x = line[begin + 1].x - line[begin].x, y = line[begin + 1].y - line[begin].y;
    std::size_t end = begin + 1;
    while (end + 1 < line.size()) {
      const double to_x = line[end + 1].x - line[end].x, to_y = line[end + 1].y - line[end].y;
      if (x * to_x + y * to_y < kAlike * std::sqrt((x * x + y * y) * (to_x * to_x + to_y * to_y))) break;
      ++end;
    }
    const double across = line[end].x - line[begin].x, up = line[end].y - line[begin].y;
    const double length = std::sqrt(across * across + up * up);
    if (length <= best.length) continue;
    const double sign = across < 0 ? -1 : 1;
    best.at = {(line[begin].x + line[end].x) / 2, (line[begin].y + line[end].y) / 2};
    best.along_x = sign * across / length;
    best.along_y = sign * up / length;
    best.length = length;
  }
  return best;
}

}  // namespace

std::vector<StreetName> name_streets(const std::vector<Street>& streets) {
  constexpr double kNear = 800;  // Web Mercator metres: 500 on the ground
  std::vector<StreetName> names;
  MercatorSheet sheet;
  std::vector<Mercator> line;
  for (const Street& street : streets) {
    if (street.name.empty()) continue;
    line.clear();
    for (const BritishGrid point : street.line) line.push_back(sheet(point));
    StreetName name = longest(line);
    name.group = static_cast<std::uint8_t>(street_group(street.kind));
    name.text = street.name;
    // Streets of one name stand together.
    StreetName* near = nullptr;
    for (std::size_t at = names.size(); at-- > 0 && names[at].text == name.text && !near;) {
      if (std::hypot(names[at].at.x - name.at.x, names[at].at.y - name.at.y) < kNear) near = &names[at];
    }
    if (!near) {
      names.push_back(name);
    } else if (near->length < name.length) {
      *near = name;
    }
  }
  return names;
}

}  // namespace pcn
