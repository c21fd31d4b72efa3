#pragma once

#include <optional>

#include "core/geo/polygon.h"
#include "core/geo/topology.h"
#include "core/io/vlq.h"

namespace pcn {

// Shapes as one run of integers: counts, then positions as differences from the position before (also across
// shapes). Positions are rounded to whole metres.
class ShapeWriter {
 public:
  void put(const Polyline& line);  // also a ring
  void put(const Polygon& polygon);
  void put(const MultiPolygon& polygons);
  void put(const Topology& topology);
  [[nodiscard]] const std::string& text() const { return writer_.text(); }

 private:
  void put_point(std::int64_t east, std::int64_t north);

  VlqWriter writer_;
  std::int64_t east_ = 0;
  std::int64_t north_ = 0;
};

// The reverse; every read gives false when the text ends too early, a count is impossible, a position lies
// outside the National Grid or an arc does not exist.
class ShapeReader {
 public:
  explicit ShapeReader(std::string_view text) : reader_(text), bytes_(text.size()) {}
  [[nodiscard]] bool get(Polyline& line);
  [[nodiscard]] bool get(Polygon& polygon);
  [[nodiscard]] bool get(MultiPolygon& polygons);
  [[nodiscard]] bool get(Topology& topology);
  [[nodiscard]] bool at_end() const { return reader_.at_end(); }
  [[nodiscard]] std::size_t position() const { return reader_.position(); }

 private:
  // A count of things of which each takes at least one byte, so that no text can ask for more memory than its
  // size.
  [[nodiscard]] std::optional<std::size_t> count();
  [[nodiscard]] bool get_point(std::int64_t& east, std::int64_t& north);
  [[nodiscard]] bool get(ArcRing& ring, std::size_t arcs, std::int64_t& last);

  VlqReader reader_;
  std::size_t bytes_ = 0;
  std::int64_t east_ = 0;
  std::int64_t north_ = 0;
};

// The National Grid with a margin: positions outside are faults.
inline constexpr std::int64_t kLeastEast = -100'000;
inline constexpr std::int64_t kMostEast = 800'000;
inline constexpr std::int64_t kLeastNorth = -100'000;
inline constexpr std::int64_t kMostNorth = 1'400'000;
[[nodiscard]] constexpr bool on_grid(std::int64_t east, std::int64_t north) {
  return east >= kLeastEast && east <= kMostEast && north >= kLeastNorth && north <= kMostNorth;
}

}  // namespace pcn
