#include <algorithm>

#include "core/document/parts.h"
#include "core/insight/comparison.h"
#include "core/pages/area.h"
#include "core/pages/compare_tables.h"
#include "core/pages/overviews.h"
#include "texts/depth.h"
#include "texts/people.h"

namespace pcn {
namespace {

bool is_of_people(const ComparedMeasure& measure) {
  constexpr std::string_view kIds[] = {"registered", "imd-score", "most-deprived-fifth", "density"};
  return std::find(std::begin(kIds), std::end(kIds), measure.id) != std::end(kIds) ||
         measure.id.starts_with("aged-") || measure.id.starts_with("prevalence-");
}

}  // namespace

void append_people_overview(Document& document, const ViewContext& context) {
  const auto networks = networks_in_hand(context);
  if (networks.empty()) return;
  Comparison comparison = compare_networks(context.data, context.day.date, context.flows, context.footprints);
  std::erase_if(comparison.measures, [](const ComparedMeasure& measure) { return !is_of_people(measure); });
  std::vector<NetworkIndex> chosen;
  for (const NetworkOnDay* network : networks) chosen.push_back(network->network);
  if (const ComparedMeasure* old = comparison.find("aged-65"))
    document.summary =
        say(text::depth::sentence{.finding = comparison_finding(context, comparison, *old, chosen)});
  document.blocks.emplace_back(
      networks_by_measures(context, comparison, chosen, "people-by-network", "people"));
  document.blocks.emplace_back(paragraph(text::people::crude_registers, Tone::kMuted));
  document.provenance = {"lists",     "lists.age_sex", "practices.imd", "small_areas.deprivation",
                         "registers", "england"};
}

}  // namespace pcn
