#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/map/measures.h"

namespace pcn {

// Where something lies as seen from somewhere: eight directions of 45 degrees, north first, clockwise.
enum class Direction : std::uint8_t {
  kNorth,
  kNorthEast,
  kEast,
  kSouthEast,
  kSouth,
  kSouthWest,
  kWest,
  kNorthWest,
  kMiddle
};
[[nodiscard]] Direction direction_of(BritishGrid from, BritishGrid to);  // the same point: kMiddle
[[nodiscard]] std::string_view direction_words(Direction direction);     // "north-east", "middle"

// A place as one says it, without the code that tells small areas of one neighbourhood apart: "Herne Hill
// East", and with its district, "Herne Hill East, Lambeth".
[[nodiscard]] const std::string& name_said(const SmallArea& area);
[[nodiscard]] std::string place_said(const Dataset& data, SmallAreaIndex place);

// How the places of the area stand by a measure, each weighing as much as people live there.
struct Standing {
  std::vector<std::optional<double>> figure;  // by place: larger is nearer to Measure::high; empty: not known
  std::vector<double>
      rank;  // by place: the share of people, 0-1, who live nearer to the low end, ties halved
  std::vector<double> above;  // by place: the share of people who live nearer to the high end, ties left out
  std::size_t known = 0;      // places with a figure
};
[[nodiscard]] Standing standing_of(const ViewContext& context, const Measure& measure);

// One part of the area as seen from the middle of its people.
struct DirectionPart {
  Direction direction = Direction::kMiddle;
  double people = 0;       // with a known figure
  double rank = 0;         // their mean
  SmallAreaIndex typical;  // half of the people live at its figure or nearer to the low end
  SmallAreaIndex heart;    // the nearest to its middle
  SmallAreaIndex around;   // of the places on this part's side of the typical one, the nearest to its middle
};

// The measure by direction. Parts in which nobody lives are left out; the middle is within half the people's
// mean distance from it.
struct Pattern {
  std::vector<DirectionPart> parts;  // by direction
  double explained = 0;  // how much of the differences lies between the parts, beyond chance; 1: all
  std::size_t highest = 0, lowest = 0;  // positions in parts; ties: the first
  // Whether directions tell: at least a tenth of the differences, and the ends differ by a tenth of the
  // people.
  [[nodiscard]] bool clear() const {
    return parts.size() > 1 && explained >= 0.1 && parts[highest].rank - parts[lowest].rank >= 0.1;
  }
};
[[nodiscard]] Pattern pattern_of(const ViewContext& context, const Standing& standing);

// The place's neighbour in one of the four directions north, east, south, west, each of 90 degrees.
struct MapStep {
  SmallAreaIndex to;                    // none: the area ends here
  bool touches = false;                 // shares a border; else the nearest of those that way
  std::vector<SmallAreaIndex> further;  // that touch too and lie that way, by rising index
};
// Of several that touch, the one with the longest border; ties: the lower index.
[[nodiscard]] MapStep step_from(const ViewContext& context, SmallAreaIndex place, Direction direction);

// Networks that lead places next to those that `network` leads, by falling border.
struct Touching {
  NetworkIndex network;
  double border = 0;  // metres
  BritishGrid at;     // the middle of its places at that border
};
// By network, those without one left out, by falling border; ties: as they stood.
void order_by_border(std::vector<Touching>& networks);
[[nodiscard]] std::vector<Touching> touching_networks(const ViewContext& context, NetworkIndex network);

}  // namespace pcn
