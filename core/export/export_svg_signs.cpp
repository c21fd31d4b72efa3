#include <algorithm>
#include <cmath>

#include "core/export/export_svg.h"

namespace pcn::svg {

std::string marker_path(MarkerShape shape, int x, int y, int r) {
  Markup path;
  const auto part = [r](double factor) { return static_cast<int>(std::lround(r * factor)); };
  const auto start = [&](int dx, int dy) { path << "M" << x + dx << " " << y + dy << " "; };
  // Each a letter and its numbers.
  const auto step = [&path](const char* letter, int value) { path << letter << value << " "; };
  const auto arcs = [&](int radius) {
    for (const int way : {2 * radius, -2 * radius})
      path << "a" << radius << " " << radius << " 0 1 0 " << way << " 0";
    path << "z";
  };
  switch (shape) {
    case MarkerShape::kSquare: {
      const int s = part(0.9);
      start(-s, -s);
      step("h", 2 * s);
      step("v", 2 * s);
      step("h", -2 * s);
      path << "z";
      break;
    }
    case MarkerShape::kDiamond: {
      const int s = part(1.15);
      start(0, -s);
      step("l", s);
      for (const int way : {s, -s, s, -s, -s}) step("", way);
      path << "z";
      break;
    }
    case MarkerShape::kTriangle: {
      const int s = part(1.2);
      start(0, -s);
      step("l", s);
      step("", part(2.16));
      step("h", -2 * s);
      path << "z";
      break;
    }
    case MarkerShape::kCross: {
      const int a = part(0.36), b = r - a;
      start(-a, -r);
      step("h", 2 * a);
      bool across = false;
      for (const int way : {b, b, 2 * a, -b, b, -2 * a, -b, -b, -2 * a, b}) {
        step(across ? "h" : "v", way);
        across = !across;
      }
      path << "z";
      break;
    }
    case MarkerShape::kPin: {
      // The tip is the place; the head, a circle with a hole, stands above it.
      const int head = part(0.78), hole = part(0.3);
      start(0, 0);
      step("l", -part(0.668));
      step("", -part(1.298));
      path << "a" << head << " " << head << " 0 1 1 " << 2 * part(0.668) << " 0z";
      start(-hole, -part(1.7));
      arcs(hole);
      break;
    }
    case MarkerShape::kCircle:
    case MarkerShape::kRing:
      start(-r, 0);
      arcs(r);
      break;
  }
  return path.text();
}

std::string hatch_id(Hatch hatch, theme::Rgba ground, std::vector<std::string>& used, Markup& definitions) {
  const bool light = ground.r * 0.299 + ground.g * 0.587 + ground.b * 0.114 > 127.5;
  std::string id = light ? "pcn-hatch-dark-" : "pcn-hatch-light-";
  id += static_cast<char>('0' + static_cast<int>(hatch));
  if (std::find(used.begin(), used.end(), id) != used.end()) return id;
  used.push_back(id);
  const char* ink = light ? "#0d141f" : "#ffffff";
  const int size = hatch == Hatch::kDots ? 70 : 60;
  definitions << "<pattern id=\"" << id << "\" patternUnits=\"userSpaceOnUse\" width=\"" << size
              << "\" height=\"" << size << "\"";
  if (hatch == Hatch::kDots) {
    definitions << "><circle cx=\"35\" cy=\"35\" r=\"17\" fill-opacity=\".5\" fill=\"" << ink
                << "\"/></pattern>";
  } else {
    definitions
        << " patternTransform=\"rotate(45)\"><path stroke-opacity=\".5\" stroke-width=\"14\" stroke=\"" << ink
        << (hatch == Hatch::kCross ? "\" d=\"M0 30h60M30 0v60" : "\" d=\"M0 30h60") << "\"/></pattern>";
  }
  return id;
}

}  // namespace pcn::svg
