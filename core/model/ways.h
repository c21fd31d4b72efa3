#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/dataset.h"

namespace pcn {

enum class WayKind : std::uint8_t {
  kStraight,     // no water is known to lie between
  kByCrossing,   // the straight line would go through a river: by the crossing that makes the way shortest
  kAcrossTheSea  // from or to an island: there is no way by land, the metres are those of the straight line
};

// How far it is between two points, and how that was found.
struct Way {
  double metres = 0;
  WayKind kind = WayKind::kStraight;
  std::uint32_t water = 0;  // by crossing: position in river_crossings; across the sea: the island in rivers
  [[nodiscard]] bool by_land() const { return kind != WayKind::kAcrossTheSea; }
  bool operator==(const Way&) const = default;
};

// "Tower Bridge": where a way goes that does not go straight; empty for all others.
[[nodiscard]] std::string crossing_of(const Dataset& data, const Way& way);

// How far it is between two points for somebody on foot, as far as wide water tells: a straight line, unless
// it crosses a river once (or an odd number of times): then by the crossing that makes the way shortest. A
// line that crosses a bend twice stays straight, which is too short; the data cannot tell better.
class Ways {
 public:
  // The Dataset outlives this.
  explicit Ways(const Dataset& data);

  [[nodiscard]] Way way(BritishGrid from, BritishGrid to) const;
  // Its metres; never less than the straight line, and the straight line across the sea.
  [[nodiscard]] double metres(BritishGrid from, BritishGrid to) const { return way(from, to).metres; }
  // Nothing where there is no way by land.
  [[nodiscard]] std::optional<double> metres_by_land(BritishGrid from, BritishGrid to) const {
    const Way found = way(from, to);
    return found.by_land() ? std::optional(found.metres) : std::nullopt;
  }

 private:
  // A piece of a river's course with the box around it.
  struct Reach {
    double west = 0, south = 0, east = 0, north = 0;
    std::size_t first = 0;  // points [first, last] of the course
    std::size_t last = 0;
  };
  struct Crossing {
    BritishGrid at;
    std::uint32_t index = 0;  // in river_crossings
  };
  struct Course {
    const River* river = nullptr;
    std::uint32_t index = 0;  // in rivers
    std::vector<Crossing> crossings;
    std::vector<Reach> reaches;
  };
  [[nodiscard]] bool parted(const Course& course, BritishGrid from, BritishGrid to) const;

  std::vector<Course> courses_;
};

}  // namespace pcn
