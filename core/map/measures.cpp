#include "core/map/measures.h"

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/map/measure_parts.h"

namespace pcn {

const std::vector<Measure>& measures() {
  static const std::vector<Measure> all = {
      {"network", "Network", "", "leading-network", "lists", classify_network, say_network},
      {"size", "List size against the size rule", "registered patients", "size-rule", "lists", classify_size,
       say_size, false, figure_size, "longest lists", "shortest lists"},
      {"density", "People living there", "residents per square kilometre", "density", "small_areas.residents",
       classify_density, say_density, false, figure_density, "most densely peopled", "least densely peopled"},
      {"deprivation", "Deprivation", "tenth of England's small areas, IMD 2025", "deprivation",
       "small_areas.deprivation", classify_deprivation, say_deprivation, false, figure_deprivation,
       "most deprived", "least deprived"},
      {"lead", "Share of the leading network", "share of registered people", "leading-share", "lists",
       classify_lead, say_lead, false, figure_lead, "highest share", "lowest share"},
      {"catchment", "Catchment of the chosen practice", "share of registered people", "practice",
       "observed lists", classify_catchment, say_catchment, false, figure_catchment, "highest share",
       "lowest share"},
      {"gap", "A test of coverage", "", "coverage-gap", "small_areas", classify_gap, say_gap, true,
       figure_gap, "worst", "best"},
  };
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
  if (measure.say != say_network && measure.say != say_lead)
    lines.push_back(upper_first(measure.say(context, area)));
  if (measure.needs_coverage) lines.push_back(upper_first(nearest_of_gap(context, area)));
  lines.push_back(upper_first(say_lead(context, area)));
  lines.push_back(
      count_of(context.data.small_areas[area.value].total_residents().count, "resident", "residents") +
      " (census of 2021)");
  std::erase(lines, std::string());
  return lines;
}

}  // namespace pcn
