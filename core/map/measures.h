#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/map/palette.h"
#include "core/map/scene.h"
#include "core/state/context.h"

namespace pcn {

// One entry of a legend: a colour, a hatching and what they stand for.
struct MapClass {
  Paint paint = Paint::kNoData;
  Hatch hatch = Hatch::kNone;
  std::string label;
  bool in_legend = true;
  bool operator==(const MapClass&) const = default;
};

// The small areas of the area put into classes.
struct MapClasses {
  std::vector<MapClass> classes;
  std::vector<std::uint16_t> class_of;  // by small area of the area: position in classes
  std::string note;                     // date, source, threshold: a sentence at least
  std::string title = {};               // not empty: says more than the measure's own
  bool counted = false;                 // the legend says how many places are in each class
  bool operator==(const MapClasses&) const = default;
};

// Something that the map can be coloured by.
struct Measure {
  std::string_view id = {};
  std::string_view title = {};
  std::string_view unit = {};  // "residents per square kilometre", empty
  std::string_view glossary = {};
  std::string_view provenance = {};
  const Indicator* of = nullptr;  // the figure that it shows; null: more than one, or none
  bool needs_coverage = false;    // reads context.coverage and keys of single views
  MapClasses (*classes)(const ViewContext& context, const Measure& measure) = nullptr;
  std::string (*words)(const ViewContext& context, const Measure& measure, SmallAreaIndex area) = nullptr;
  // Null: places have no order by it.
  std::optional<double> (*order)(const ViewContext& context, const Measure& measure,
                                 SmallAreaIndex area) = nullptr;
  std::string_view high = "highest", low = "lowest";

  [[nodiscard]] MapClasses classify(const ViewContext& context) const { return classes(context, *this); }
  // The value of one small area in words, without a full stop.
  [[nodiscard]] std::string say(const ViewContext& context, SmallAreaIndex area) const {
    return words(context, *this, area);
  }
  [[nodiscard]] bool ordered() const { return order != nullptr; }
  // The figure behind the colour, larger towards the end called `high`.
  [[nodiscard]] std::optional<double> figure(const ViewContext& context, SmallAreaIndex area) const {
    return order(context, *this, area);
  }
};
// Those with rules of their own, and every figure of places that has classes.
[[nodiscard]] const std::vector<Measure>& measures();
[[nodiscard]] const Measure* find_measure(std::string_view id);
// What the map is coloured by, in full.
[[nodiscard]] std::string title_of(const Measure& measure, const MapClasses& classes);

// What there is to say about a small area, in sentences without a full stop: its value, the leading network
// and the next, in a test of coverage how far it is and to what, and how many people live there.
[[nodiscard]] std::vector<std::string> say_place(const ViewContext& context, const Measure& measure,
                                                 SmallAreaIndex area);

}  // namespace pcn
