#include "core/io/shape_codec.h"

#include <cmath>

namespace pcn {

void ShapeWriter::put_point(std::int64_t east, std::int64_t north) {
  writer_.put(east - east_);
  writer_.put(north - north_);
  east_ = east;
  north_ = north;
}

void ShapeWriter::put(const Polyline& line) {
  writer_.put(static_cast<std::int64_t>(line.size()));
  for (const auto& point : line) put_point(std::llround(point.east), std::llround(point.north));
}

void ShapeWriter::put(const Polygon& polygon) {
  put(polygon.outer);
  writer_.put(static_cast<std::int64_t>(polygon.holes.size()));
  for (const Ring& hole : polygon.holes) put(hole);
}

void ShapeWriter::put(const MultiPolygon& polygons) {
  writer_.put(static_cast<std::int64_t>(polygons.size()));
  for (const Polygon& polygon : polygons) put(polygon);
}

void ShapeWriter::put(const Topology& topology) {
  writer_.put(static_cast<std::int64_t>(topology.arcs.size()));
  for (const auto& arc : topology.arcs) {
    writer_.put(static_cast<std::int64_t>(arc.size()));
    for (const GridPoint point : arc) put_point(point.east, point.north);
  }
  std::int64_t last = 0;
  const auto put_ring = [this, &last](const ArcRing& ring) {
    writer_.put(static_cast<std::int64_t>(ring.size()));
    for (const ArcUse use : ring) {
      const std::int64_t code = std::int64_t{use.arc} * 2 + (use.reversed ? 1 : 0);
      writer_.put(code - last);
      last = code;
    }
  };
  writer_.put(static_cast<std::int64_t>(topology.areas.size()));
  for (const auto& area : topology.areas) {
    writer_.put(static_cast<std::int64_t>(area.size()));
    for (const ArcPolygon& polygon : area) {
      put_ring(polygon.outer);
      writer_.put(static_cast<std::int64_t>(polygon.holes.size()));
      for (const ArcRing& hole : polygon.holes) put_ring(hole);
    }
  }
}

std::optional<std::size_t> ShapeReader::count() {
  const auto value = reader_.next();
  if (!value || *value < 0 || static_cast<std::uint64_t>(*value) > bytes_ - reader_.position())
    return std::nullopt;
  return static_cast<std::size_t>(*value);
}

bool ShapeReader::get_point(std::int64_t& east, std::int64_t& north) {
  const auto step_east = reader_.next();
  const auto step_north = reader_.next();
  if (!step_east || !step_north) return false;
  constexpr std::int64_t kMostStep = 10'000'000;
  if (*step_east < -kMostStep || *step_east > kMostStep || *step_north < -kMostStep ||
      *step_north > kMostStep) {
    return false;
  }
  east = east_ += *step_east;
  north = north_ += *step_north;
  return on_grid(east, north);
}

bool ShapeReader::get(Polyline& line) {
  const auto points = count();
  if (!points) return false;
  line.resize(*points);
  for (BritishGrid& point : line) {
    std::int64_t east = 0;
    std::int64_t north = 0;
    if (!get_point(east, north)) return false;
    point = {static_cast<double>(east), static_cast<double>(north)};
  }
  return true;
}

bool ShapeReader::get(Polygon& polygon) {
  if (!get(polygon.outer)) return false;
  const auto holes = count();
  if (!holes) return false;
  polygon.holes.resize(*holes);
  for (Ring& hole : polygon.holes) {
    if (!get(hole)) return false;
  }
  return true;
}

bool ShapeReader::get(MultiPolygon& polygons) {
  const auto pieces = count();
  if (!pieces) return false;
  polygons.resize(*pieces);
  for (Polygon& polygon : polygons) {
    if (!get(polygon)) return false;
  }
  return true;
}

bool ShapeReader::get(ArcRing& ring, std::size_t arcs, std::int64_t& last) {
  const auto uses = count();
  if (!uses) return false;
  ring.resize(*uses);
  for (ArcUse& use : ring) {
    const auto step = reader_.next();
    if (!step || *step < -(std::int64_t{1} << 33) || *step > (std::int64_t{1} << 33)) return false;
    last += *step;
    if (last < 0 || static_cast<std::uint64_t>(last) >= 2 * static_cast<std::uint64_t>(arcs)) return false;
    use = {static_cast<std::uint32_t>(last / 2), last % 2 == 1};
  }
  return true;
}

bool ShapeReader::get(Topology& topology) {
  const auto arcs = count();
  if (!arcs) return false;
  topology.arcs.resize(*arcs);
  for (auto& arc : topology.arcs) {
    const auto points = count();
    if (!points || *points < 2) return false;
    arc.resize(*points);
    for (GridPoint& point : arc) {
      std::int64_t east = 0;
      std::int64_t north = 0;
      if (!get_point(east, north)) return false;
      point = {static_cast<std::int32_t>(east), static_cast<std::int32_t>(north)};
    }
  }
  const auto areas = count();
  if (!areas) return false;
  topology.areas.resize(*areas);
  std::int64_t last = 0;
  for (auto& area : topology.areas) {
    const auto pieces = count();
    if (!pieces) return false;
    area.resize(*pieces);
    for (ArcPolygon& polygon : area) {
      if (!get(polygon.outer, *arcs, last)) return false;
      const auto holes = count();
      if (!holes) return false;
      polygon.holes.resize(*holes);
      for (ArcRing& hole : polygon.holes) {
        if (!get(hole, *arcs, last)) return false;
      }
    }
  }
  return true;
}

}  // namespace pcn
