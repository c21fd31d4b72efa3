#include <algorithm>

#include "core/document/parts.h"
#include "core/figures/figure_table.h"
#include "core/pages/area.h"
#include "core/pages/compare_tables.h"
#include "core/pages/overviews.h"
#include "texts/depth.h"
#include "texts/people.h"

namespace pcn {
namespace {

bool is_of_people(const FigureColumn& measure) {
  constexpr std::string_view kIds[] = {"registered", "imd-score", "most-deprived-fifth", "density"};
  return std::find(std::begin(kIds), std::end(kIds), measure.id()) != std::end(kIds) ||
         measure.id().starts_with("aged-") || measure.id().starts_with("prevalence-");
}

}  // namespace

void append_people_overview(Document& document, const ViewContext& context) {
  const auto networks = networks_in_hand(context);
  if (networks.empty()) return;
  FigureTable comparison = compare_networks(figure_input(context));
  std::erase_if(comparison.columns, [](const FigureColumn& measure) { return !is_of_people(measure); });
  std::vector<NetworkIndex> chosen;
  for (const NetworkOnDay* network : networks) chosen.push_back(network->network);
  if (const FigureColumn* old = comparison.find("aged-65"))
    document.summary =
        say(text::depth::sentence{.finding = comparison_finding(context, comparison, *old, chosen)});
  document.blocks.emplace_back(
      networks_by_measures(context, comparison, chosen, "people-by-network", "people"));
  add_paragraph(document, text::people::crude_registers, Tone::kMuted);
  document.provenance = {"lists",     "lists.age_sex", "practices.imd", "small_areas.deprivation",
                         "registers", "england"};
}

}  // namespace pcn
