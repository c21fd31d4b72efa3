#include "core/view/measures.h"

#include "core/view/measure_parts.h"

namespace pcn {

const std::vector<Measure>& measures() {
  static const std::vector<Measure> all = {
      {"network", "Network", "", "leading-network", "lists", classify_network, say_network},
      {"size", "List size against the size rule", "registered patients", "size-rule", "lists", classify_size,
       say_size},
      {"density", "People living there", "residents per square kilometre", "density", "small_areas.residents",
       classify_density, say_density},
      {"deprivation", "Deprivation", "tenth of England's small areas, IMD 2025", "deprivation",
       "small_areas.deprivation", classify_deprivation, say_deprivation},
      {"lead", "Share of the leading network", "share of registered people", "leading-share", "lists",
       classify_lead, say_lead},
      {"gap", "A test of coverage", "", "coverage-gap", "small_areas", classify_gap, say_gap, true},
  };
  return all;
}

const Measure* find_measure(std::string_view id) {
  for (const Measure& measure : measures()) {
    if (measure.id == id) return &measure;
  }
  return nullptr;
}

}  // namespace pcn
