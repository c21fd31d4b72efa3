#include "core/map/pattern.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/sort.h"
#include "core/model/query.h"

namespace pcn {
namespace {

constexpr double kTangent = 0.41421356237309503;  // of 22.5 degrees

double apart(BritishGrid a, BritishGrid b) { return std::hypot(a.east - b.east, a.north - b.north); }

double people_of(const ViewContext& context, std::size_t place) {
  return static_cast<double>(context.data.small_areas[place].total_residents().count);
}

BritishGrid centroid(const ViewContext& context, std::size_t place) {
  return context.data.small_areas[place].centroid;
}

// Whether `to` lies that way, within 45 degrees to both sides (a point on the line between two: both).
bool lies(Direction direction, BritishGrid from, BritishGrid to) {
  const double east = to.east - from.east, north = to.north - from.north;
  switch (direction) {
    case Direction::kNorth:
      return north > 0 && north >= std::abs(east);
    case Direction::kSouth:
      return north < 0 && -north >= std::abs(east);
    case Direction::kEast:
      return east > 0 && east >= std::abs(north);
    default:
      return east < 0 && -east >= std::abs(north);
  }
}

void order_by(std::vector<std::size_t>& places, const std::vector<double>& key) {
  sort_stable(places.begin(), places.end(), [&key](std::size_t a, std::size_t b) { return key[a] < key[b]; });
}

}  // namespace

void order_by_border(std::vector<Touching>& networks) {
  std::erase_if(networks, [](const Touching& each) { return !each.network; });
  sort_stable(networks.begin(), networks.end(),
              [](const Touching& a, const Touching& b) { return a.border > b.border; });
}

Direction direction_of(BritishGrid from, BritishGrid to) {
  const double east = to.east - from.east, north = to.north - from.north;
  if (east == 0 && north == 0) return Direction::kMiddle;
  if (std::abs(east) <= kTangent * std::abs(north)) return north > 0 ? Direction::kNorth : Direction::kSouth;
  if (std::abs(north) <= kTangent * std::abs(east)) return east > 0 ? Direction::kEast : Direction::kWest;
  if (north > 0) return east > 0 ? Direction::kNorthEast : Direction::kNorthWest;
  return east > 0 ? Direction::kSouthEast : Direction::kSouthWest;
}

Standing standing_of(const ViewContext& context, const Measure& measure) {
  Standing standing;
  const std::size_t places = context.footprints->areas.size();
  std::vector<std::size_t> order;
  double all = 0;
  for (std::size_t place = 0; place < places; ++place) {
    standing.figure.push_back(measure.figure(context, SmallAreaIndex(place)));
    if (!standing.figure.back()) continue;
    order.push_back(place);
    all += people_of(context, place);
  }
  standing.known = order.size();
  standing.rank.resize(places);
  standing.above.resize(places);
  std::vector<double> key(places);
  for (const std::size_t place : order) key[place] = *standing.figure[place];
  order_by(order, key);
  double below = 0;
  for (std::size_t i = 0, end = 0; i < order.size() && all > 0; i = end) {
    double same = 0;
    for (; end < order.size() && key[order[end]] == key[order[i]]; ++end)
      same += people_of(context, order[end]);
    for (std::size_t k = i; k < end; ++k) {
      standing.rank[order[k]] = (below + same / 2) / all;
      standing.above[order[k]] = (all - below - same) / all;
    }
    below += same;
  }
  return standing;
}

Pattern pattern_of(const ViewContext& context, const Standing& standing) {
  std::vector<std::size_t> places;
  BritishGrid middle;
  double all = 0, mean = 0, distance = 0;
  for (std::size_t place = 0; place < standing.figure.size(); ++place) {
    const double people = people_of(context, place);
    if (!standing.figure[place] || people <= 0) continue;
    places.push_back(place);
    all += people;
    mean += people * standing.rank[place];
    middle.east += people * centroid(context, place).east;
    middle.north += people * centroid(context, place).north;
  }
  Pattern pattern;
  if (places.empty()) return pattern;
  mean /= all;
  middle = {middle.east / all, middle.north / all};
  for (const std::size_t place : places)
    distance += people_of(context, place) * apart(middle, centroid(context, place)) / all;
  order_by(places, standing.rank);
  std::array<std::vector<std::size_t>, 9> parts;
  for (const std::size_t place : places) {
    const BritishGrid at = centroid(context, place);
    const Direction direction =
        apart(middle, at) < distance / 2 ? Direction::kMiddle : direction_of(middle, at);
    parts[static_cast<std::size_t>(direction)].push_back(place);
  }
  double total = 0, between = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].empty()) continue;
    DirectionPart part;
    part.direction = static_cast<Direction>(i);
    BritishGrid heart;
    for (const std::size_t place : parts[i]) {
      const double people = people_of(context, place), from_mean = standing.rank[place] - mean;
      part.people += people;
      part.rank += people * standing.rank[place];
      heart.east += people * centroid(context, place).east;
      heart.north += people * centroid(context, place).north;
      total += people * from_mean * from_mean;
    }
    part.rank /= part.people;
    heart = {heart.east / part.people, heart.north / part.people};
    between += part.people * (part.rank - mean) * (part.rank - mean);
    double below = 0;
    for (const std::size_t place : parts[i]) {
      below += people_of(context, place);
      if (below * 2 < part.people) continue;
      part.typical = SmallAreaIndex(place);
      break;
    }
    // Named after a place that shows what the part is: a high one of a high part, a low one of a low part.
    const double limit = standing.rank[part.typical.value];
    const bool high = part.rank >= mean;
    const auto nearer = [&](std::size_t place, SmallAreaIndex than) {
      return !than || apart(heart, centroid(context, place)) < apart(heart, centroid(context, than.value));
    };
    for (const std::size_t place : parts[i]) {
      if (nearer(place, part.heart)) part.heart = SmallAreaIndex(place);
      if (high ? standing.rank[place] < limit : standing.rank[place] > limit) continue;
      if (nearer(place, part.around)) part.around = SmallAreaIndex(place);
    }
    pattern.parts.push_back(part);
  }
  for (std::size_t i = 0; i < pattern.parts.size(); ++i) {
    if (pattern.parts[i].rank > pattern.parts[pattern.highest].rank) pattern.highest = i;
    if (pattern.parts[i].rank < pattern.parts[pattern.lowest].rank) pattern.lowest = i;
  }
  pattern.explained = total > 0 ? between / total : 0;
  // As many parts would explain as much of mere chance (adjusted R squared).
  const auto all_places = static_cast<double>(places.size());
  const auto all_parts = static_cast<double>(pattern.parts.size());
  if (all_places > all_parts)
    pattern.explained = 1 - (1 - pattern.explained) * (all_places - 1) / (all_places - all_parts);
  return pattern;
}

MapStep step_from(const ViewContext& context, SmallAreaIndex place, Direction direction) {
  MapStep step;
  const BritishGrid from = centroid(context, place.value);
  double longest = 0;
  for (const Neighbour& neighbour : context.geometry->neighbours[place.value]) {
    if (!lies(direction, from, centroid(context, neighbour.area))) continue;
    step.further.emplace_back(std::size_t{neighbour.area});
    if (neighbour.border <= longest) continue;
    longest = neighbour.border;
    step.to = step.further.back();
  }
  std::erase(step.further, step.to);
  step.touches = step.to.valid();
  if (step.touches) return step;
  for (std::size_t other = 0; other < context.footprints->areas.size(); ++other) {
    const BritishGrid at = centroid(context, other);
    if (!lies(direction, from, at)) continue;
    if (!step.to || apart(from, at) < apart(from, centroid(context, step.to.value)))
      step.to = SmallAreaIndex(other);
  }
  return step;
}

std::vector<Touching> touching_networks(const ViewContext& context, NetworkIndex network) {
  const std::vector<AreaLead>& areas = context.footprints->areas;
  std::vector<Touching> found(context.data.networks.size());
  for (std::size_t place = 0; place < areas.size(); ++place) {
    if (areas[place].leading() != network) continue;
    for (const Neighbour& neighbour : context.geometry->neighbours[place]) {
      const NetworkIndex other = areas[neighbour.area].leading();
      if (!other || other == network) continue;
      Touching& touching = found[other.value];
      const BritishGrid at = centroid(context, neighbour.area);
      touching.network = other;
      touching.border += neighbour.border;
      touching.at.east += neighbour.border * at.east;
      touching.at.north += neighbour.border * at.north;
    }
  }
  order_by_border(found);
  for (Touching& each : found) each.at = {each.at.east / each.border, each.at.north / each.border};
  return found;
}

}  // namespace pcn
