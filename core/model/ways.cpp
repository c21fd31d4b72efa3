#include "core/model/ways.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pcn {
namespace {

constexpr std::size_t kReachPoints = 8;

double straight(BritishGrid a, BritishGrid b) {
  const double east = a.east - b.east;
  const double north = a.north - b.north;
  return std::sqrt(east * east + north * north);
}

// Twice the signed area of a triangle: which side of a line a point is on.
double side(BritishGrid a, BritishGrid b, BritishGrid c) {
  return (b.east - a.east) * (c.north - a.north) - (b.north - a.north) * (c.east - a.east);
}

// Whether two segments cross. Points on a line count to its right, so that a line through a corner of a
// course is counted once.
bool cross(BritishGrid a, BritishGrid b, BritishGrid c, BritishGrid d) {
  return (side(a, b, c) > 0) != (side(a, b, d) > 0) && (side(c, d, a) > 0) != (side(c, d, b) > 0);
}

}  // namespace

Ways::Ways(const Dataset& data) {
  for (std::size_t index = 0; index < data.rivers.size(); ++index) {
    const River& river = data.rivers[index];
    Course course;
    course.river = &river;
    course.index = static_cast<std::uint32_t>(index);
    for (std::size_t at = 0; at < data.river_crossings.size(); ++at) {
      const RiverCrossing& crossing = data.river_crossings[at];
      if (crossing.river == index) course.crossings.push_back({crossing.at, static_cast<std::uint32_t>(at)});
    }
    for (std::size_t first = 0; first + 1 < river.course.size(); first += kReachPoints) {
      Reach reach;
      reach.first = first;
      reach.last = std::min(first + kReachPoints, river.course.size() - 1);
      reach.west = reach.south = std::numeric_limits<double>::infinity();
      reach.east = reach.north = -std::numeric_limits<double>::infinity();
      for (std::size_t at = reach.first; at <= reach.last; ++at) {
        const BritishGrid point = river.course[at];
        reach.west = std::min(reach.west, point.east);
        reach.east = std::max(reach.east, point.east);
        reach.south = std::min(reach.south, point.north);
        reach.north = std::max(reach.north, point.north);
      }
      course.reaches.push_back(reach);
    }
    if (river.sea || !course.crossings.empty()) courses_.push_back(std::move(course));
  }
}

bool Ways::parted(const Course& course, BritishGrid from, BritishGrid to) const {
  bool odd = false;
  for (const Reach& reach : course.reaches) {
    if (std::max(from.east, to.east) < reach.west || std::min(from.east, to.east) > reach.east ||
        std::max(from.north, to.north) < reach.south || std::min(from.north, to.north) > reach.north) {
      continue;
    }
    // Where the whole box lies on one side of the line, nothing in it crosses the line.
    const bool left = side(from, to, {reach.west, reach.south}) > 0;
    if ((side(from, to, {reach.west, reach.north}) > 0) == left &&
        (side(from, to, {reach.east, reach.south}) > 0) == left &&
        (side(from, to, {reach.east, reach.north}) > 0) == left) {
      continue;
    }
    for (std::size_t at = reach.first; at < reach.last; ++at) {
      if (cross(from, to, course.river->course[at], course.river->course[at + 1])) odd = !odd;
    }
  }
  return odd;
}

Way Ways::way(BritishGrid from, BritishGrid to) const {
  Way result{straight(from, to), WayKind::kStraight, 0};
  for (const Course& course : courses_) {
    if (!parted(course, from, to)) continue;
    if (course.river->sea) return {straight(from, to), WayKind::kAcrossTheSea, course.index};
    double least = std::numeric_limits<double>::infinity();
    std::uint32_t by = 0;
    for (const Crossing& crossing : course.crossings) {
      const double there = straight(from, crossing.at);
      if (there >= least) continue;
      const double metres = there + straight(crossing.at, to);
      if (metres < least) by = crossing.index;
      least = std::min(least, metres);
    }
    if (least >= result.metres) result = {least, WayKind::kByCrossing, by};
  }
  return result;
}

std::string crossing_of(const Dataset& data, const Way& way) {
  const bool by = way.kind == WayKind::kByCrossing && way.water < data.river_crossings.size();
  return by ? data.river_crossings[way.water].name : std::string();
}

}  // namespace pcn
