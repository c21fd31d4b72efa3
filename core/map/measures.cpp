#include "core/map/measures.h"

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/map/measure_parts.h"
#include "texts/figures.h"
#include "texts/measures.h"

namespace pcn {

namespace {

// A figure of places that has classes. The words of the leading network's share name the networks too.
Measure measure_of(const Indicator& of) {
  return {.id = of.id,
          .title = of.title,
          .unit = of.unit,
          .glossary = of.glossary,
          .provenance = of.provenance,
          .of = &of,
          .needs_coverage = of.gap || of.needs == Needs::kCoverage,
          .classes = classify_figure,
          .words = of.map->saying.empty() ? say_lead : say_figure,
          .order = order_figure,
          .high = of.map->high.empty() ? text::figures::highest : of.map->high,
          .low = of.map->low.empty() ? text::figures::lowest : of.map->low};
}

std::vector<Measure> make_measures() {
  std::vector<Measure> all = {{.id = "network",
                               .title = text::measures::network_title,
                               .glossary = "leading-network",
                               .provenance = "lists",
                               .classes = classify_network,
                               .words = say_network},
                              {.id = "size",
                               .title = text::measures::size_title,
                               .unit = text::measures::unit_registered_patients,
                               .glossary = "size-rule",
                               .provenance = "lists",
                               .classes = classify_size,
                               .words = say_size,
                               .order = order_size,
                               .high = text::measures::longest_lists,
                               .low = text::measures::shortest_lists}};
  for (const Indicator& each : indicators()) {
    if (each.map) all.push_back(measure_of(each));
  }
  all.push_back({.id = "catchment",
                 .title = text::measures::catchment_title,
                 .unit = text::figures::unit_share,
                 .glossary = "practice",
                 .provenance = "observed lists",
                 .classes = classify_catchment,
                 .words = say_catchment,
                 .order = order_catchment,
                 .high = text::figures::lead_high,
                 .low = text::figures::lead_low});
  all.push_back({.id = "gap",
                 .title = text::measures::gap_title,
                 .glossary = "coverage-gap",
                 .provenance = "small_areas",
                 .needs_coverage = true,
                 .classes = classify_gap,
                 .words = say_gap,
                 .order = order_gap,
                 .high = text::measures::worst,
                 .low = text::measures::best});
  return all;
}

}  // namespace

const std::vector<Measure>& measures() {
  static std::vector<Measure> all;
  static std::string said_in;  // the texts are views of the language's
  if (all.empty() || said_in != language()) {
    all = make_measures();
    said_in = language();
  }
  return all;
}

const Measure* find_measure(std::string_view id) {
  for (const Measure& measure : measures()) {
    if (measure.id == id) return &measure;
  }
  return nullptr;
}

std::string title_of(const Measure& measure, const MapClasses& classes) {
  return classes.title.empty() ? std::string(measure.title) : classes.title;
}

std::vector<std::string> say_place(const ViewContext& context, const Measure& measure, SmallAreaIndex area) {
  std::vector<std::string> lines;
  // The share of the leading network says all that the network says, and more.
  if (measure.words != say_network && measure.words != say_lead)
    lines.push_back(upper_first(measure.say(context, area)));
  if (measure.needs_coverage) lines.push_back(upper_first(nearest_of_gap(context, area)));
  lines.push_back(upper_first(say_lead(context, measure, area)));
  lines.push_back(
      say(text::measures::residents{.people = context.data.small_areas[area.value].total_residents().count}));
  std::erase(lines, std::string());
  return lines;
}

}  // namespace pcn
