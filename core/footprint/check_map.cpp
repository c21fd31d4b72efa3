#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/text.h"
#include "core/footprint/accuracy.h"
#include "core/geo/label_point.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/simplify.h"
#include "core/geo/topology_build.h"
#include "core/model/query.h"

namespace pcn {
namespace {

constexpr double kTolerance = 60;      // metres: invisible at the size of the drawing
constexpr double kUnit = 25;           // metres of one unit of the drawing
constexpr double kMargin = 20;         // units
constexpr double kLegendHeight = 136;  // units

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '"') {
      result += "&quot;";
    } else {
      result += c;
    }
  }
  return result;
}

class Drawing {
 public:
  explicit Drawing(const Bounds& box) : box_(box) {}

  [[nodiscard]] std::string number(double value) const { return std::to_string(std::llround(value)); }
  [[nodiscard]] std::string x(double east) const { return number(kMargin + (east - box_.west) / kUnit); }
  [[nodiscard]] std::string y(double north) const { return number(kMargin + (box_.north - north) / kUnit); }
  [[nodiscard]] double width() const { return box_.width() / kUnit + 2 * kMargin; }
  [[nodiscard]] double height() const { return box_.height() / kUnit + 2 * kMargin; }

  [[nodiscard]] std::string line(const std::vector<BritishGrid>& points, bool closed) const {
    std::string path;
    std::string last;
    for (const BritishGrid& point : points) {
      const std::string here = x(point.east) + " " + y(point.north);
      if (here == last) continue;
      path += (path.empty() ? "M" : "L") + here;
      last = here;
    }
    return closed ? path + "Z" : path;
  }
  [[nodiscard]] std::string shape(const MultiPolygon& shape) const {
    std::string path;
    for (const Polygon& polygon : shape) {
      path += line(polygon.outer, true);
      for (const Ring& hole : polygon.holes) path += line(hole, true);
    }
    return path;
  }

 private:
  Bounds box_;
};

std::string legend(double top, std::string_view counted, std::string_view basis) {
  const auto entry = [&](int at, const char* style, const std::string& words) {
    const double y = top + 24 + at * 26;
    return "<rect x=\"20\" y=\"" + std::to_string(std::llround(y) - 14) + "\" width=\"28\" height=\"18\" " +
           style + "/><text x=\"58\" y=\"" + std::to_string(std::llround(y)) + "\">" + words + "</text>\n";
  };
  const std::string word(basis);
  return entry(0, "fill=\"#cfe3d6\" stroke=\"#7a8b82\"",
               "right leading network: " + word + (word == "modelled" ? "" : ", and modelled too")) +
         entry(1, "fill=\"#e8b04b\"", "the model alone names another one") +
         entry(2, "fill=\"#8c2d5b\"", word + " names another one") +
         entry(3, "fill=\"none\" stroke=\"#1f3b4d\" stroke-width=\"2.5\"",
               "leading networks by the count of " + std::string(counted));
}

// The small areas of one class.
std::vector<std::uint32_t> of_class(const std::vector<AccuracyClass>& classes, AccuracyClass wanted) {
  std::vector<std::uint32_t> result;
  for (std::size_t at = 0; at < classes.size(); ++at) {
    if (classes[at] == wanted) result.push_back(static_cast<std::uint32_t>(at));
  }
  return result;
}

}  // namespace

std::string draw_accuracy(const Dataset& data, const std::vector<AccuracyClass>& classes,
                          const std::vector<NetworkIndex>& leading, std::string_view counted,
                          std::string_view basis) {
  const Topology topology = simplify(data.topology, kTolerance);
  std::vector<std::uint32_t> group(classes.size(), kNoArea);
  std::vector<std::uint32_t> all;
  std::vector<std::vector<std::uint32_t>> led(data.networks.size());
  for (std::size_t at = 0; at < classes.size(); ++at) {
    const auto place = static_cast<std::uint32_t>(at);
    all.push_back(place);
    if (!leading[at]) continue;
    group[at] = leading[at].value;
    led[leading[at].value].push_back(place);
  }
  const MultiPolygon whole = dissolve(topology, all);
  const Drawing drawing(bounds(whole));
  const auto size = drawing.number(drawing.width()) + " " + drawing.number(drawing.height() + kLegendHeight);
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size +
                    "\" font-family=\"sans-serif\" font-size=\"17\" fill=\"#1b2b34\" role=\"img\">\n<title>" +
                    escaped(data.name) + ": leading networks against the count of " + std::string(counted) +
                    "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
  svg += "<path fill=\"#eeeeee\" fill-rule=\"evenodd\" d=\"" + drawing.shape(whole) + "\"/>\n";
  struct Fill {
    AccuracyClass wanted;
    const char* colour;
  };
  for (const Fill fill :
       {Fill{AccuracyClass::kRight, "#cfe3d6"}, Fill{AccuracyClass::kOnlyModelWrong, "#e8b04b"},
        Fill{AccuracyClass::kWrong, "#8c2d5b"}}) {
    svg += "<path fill=\"" + std::string(fill.colour) + "\" fill-rule=\"evenodd\" d=\"" +
           drawing.shape(dissolve(topology, of_class(classes, fill.wanted))) + "\"/>\n";
  }
  svg += "<path fill=\"none\" stroke=\"#1f3b4d\" stroke-width=\"2.5\" stroke-linejoin=\"round\" d=\"";
  for (const Polyline& line : group_borders(topology, group)) svg += drawing.line(line, false);
  svg +=
      "\"/>\n<g text-anchor=\"middle\" font-size=\"13\" stroke=\"#ffffff\" stroke-width=\"3\" "
      "paint-order=\"stroke\">\n";
  for (std::size_t at = 0; at < led.size(); ++at) {
    const auto label = label_point(dissolve(topology, led[at]));
    if (!label || label->clearance < 600) continue;
    std::string name = data.networks[at].name;
    if (name.ends_with(" PCN")) name.resize(name.size() - 4);
    svg += "<text x=\"" + drawing.x(label->point.east) + "\" y=\"" + drawing.y(label->point.north) + "\">" +
           escaped(name) + "</text>\n";
  }
  return svg + "</g>\n" + legend(drawing.height(), counted, basis) + "</svg>\n";
}

}  // namespace pcn
