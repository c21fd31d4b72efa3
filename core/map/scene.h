#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/document/document.h"
#include "core/geo/coordinates.h"

namespace pcn {

// What the map shows, for any renderer. Positions are Web Mercator metres; colours are indices into the
// palette of the theme (core/map/palette.h), so that light and dark share one scene.

using PaletteIndex = std::uint8_t;

enum class Hatch : std::uint8_t { kNone, kDiagonal, kCross, kDots };

// Fill of one small area of the topology. Uploading all of them is a few kilobytes.
struct AreaFill {
  PaletteIndex colour = 0;
  Hatch hatch = Hatch::kNone;
  bool operator==(const AreaFill&) const = default;
};

enum class OutlineStyle : std::uint8_t { kDistrict, kNetwork, kSelected, kDeclared, kPlace };

struct Outline {
  OutlineStyle style = OutlineStyle::kNetwork;
  std::vector<Mercator> line;
  bool closed = true;
  bool operator==(const Outline&) const = default;
};

enum class MarkerShape : std::uint8_t { kCircle, kSquare, kDiamond, kTriangle, kCross, kPin, kRing };

struct Marker {
  MarkerShape shape = MarkerShape::kCircle;
  PaletteIndex colour = 0;
  Mercator at;
  float size = 8;       // diameter in CSS pixels
  double min_zoom = 0;  // shown from this zoom on
  std::string label;    // name, for hover, labels and announcements
  std::string detail;   // one line more
  ActionText action;    // what choosing it does
  bool selected = false;
  bool operator==(const Marker&) const = default;
};

enum class LabelStyle : std::uint8_t { kNetwork, kDistrict, kPlace, kStation, kRiver };

struct MapLabel {
  LabelStyle style = LabelStyle::kPlace;
  Mercator at;
  std::string text;
  double min_zoom = 0;
  double max_zoom = 24;
  int priority = 0;  // higher is placed first; later ones that would overlap are left out
  bool operator==(const MapLabel&) const = default;
};

struct LegendEntry {
  PaletteIndex colour = 0;
  Hatch hatch = Hatch::kNone;
  std::optional<MarkerShape> shape;
  std::string label;
  std::string count = {};   // how many places are in it, "312 places"; empty: not said
  std::int64_t places = 0;  // the same as a number, for a bar
  bool operator==(const LegendEntry&) const = default;
};

struct Legend {
  std::string title;  // the measure with its unit
  std::string note;   // date, source, threshold, which markers are shown; the rule stands in Scene
  std::vector<LegendEntry> entries;
  bool needed = true;  // the colours say nothing without it; else names on the map say what they are
  bool operator==(const Legend&) const = default;
};

struct StreetName;

struct Scene {
  std::vector<AreaFill> fills;  // one for each area of the topology
  std::vector<Outline> outlines;
  std::vector<Marker> markers;
  std::vector<MapLabel> labels;
  const std::vector<StreetName>* street_names = nullptr;  // of the data; null: not shown
  Legend legend;
  // Always beside the map: by which rule these footprints are made, in full or where there is little room in
  // short; and that a plan is shown, if one is.
  std::string rule;
  std::string rule_in_short;
  std::string plan;
  std::string summary;  // the map in one sentence, for those who do not see it
  bool operator==(const Scene&) const = default;
};

}  // namespace pcn
