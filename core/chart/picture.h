#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/document/document.h"

namespace pcn::chart {

// A chart laid out: lines, patches, dots and words at places, in the order in which they are drawn. The
// canvas draws it with Dear ImGui and the files to take away with SVG, so both look the same. Lengths are
// units of one pixel, from the top left corner of the picture, y downwards.

enum class Ink : std::uint8_t { kText, kMuted, kLink, kGrid, kMarker, kSurface, kNoted, kSeries, kNetwork };

struct Colour {
  Ink ink = Ink::kText;
  std::uint8_t series = 0;  // of kSeries and kNetwork: which one, counted from 0
  float paler = 0;          // share of the surface's colour mixed in, 0-1
  float opacity = 1;
};

struct Spot {
  float x = 0, y = 0;
};

struct Stroke {
  std::vector<Spot> points;
  float width = 1;
  Colour colour;
};

struct Patch {  // a filled rectangle
  Spot from, to;
  Colour colour;
  float corner = 0;  // radius
};

struct Dot {
  Spot centre;
  float radius = 0;
  Colour colour;
};

struct Words {  // one line; its upper edge is at y
  Spot at;
  std::string text;
  Colour colour;
  float align = 0;  // how much of the line lies left of x: 0, 0.5 or 1
};

using Mark = std::variant<Stroke, Patch, Dot, Words>;

// Where the pointer finds something: what it says, and what pressing it does.
struct Target {
  Spot from, to;
  std::string says;  // lines
  ActionText action;
};

struct Picture {
  float width = 0, height = 0;
  float text_size = 0;
  std::vector<Mark> marks;
  std::vector<Target> targets;
};

// How wide words are in the type in which they will stand.
class Ruler {
 public:
  explicit Ruler(float size) : size_(size) {}
  Ruler(const Ruler&) = delete;
  Ruler& operator=(const Ruler&) = delete;
  virtual ~Ruler() = default;
  [[nodiscard]] virtual float width(std::string_view text) const = 0;
  [[nodiscard]] float size() const { return size_; }  // height of a line

 private:
  float size_;
};

// The colour of each network by its code, as the map has it.
using NetworkColours = std::map<std::string, std::uint8_t, std::less<>>;

// Whether there is anything to draw.
[[nodiscard]] bool has_points(const Chart& chart);

struct Room {
  float width = 0;
  float height = 0;                         // 0: as much as the chart takes
  bool dense = false;                       // bars stand closer together
  const NetworkColours* colours = nullptr;  // none: a network's points look like all others
};

// The chart without its title and summary. A picture can be higher than the room where there are many bars.
[[nodiscard]] Picture lay_out(const Chart& chart, const Ruler& ruler, const Room& room);

}  // namespace pcn::chart
