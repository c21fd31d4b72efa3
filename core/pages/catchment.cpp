#include "core/pages/catchment.h"

#include <cmath>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/figures/disclosure.h"
#include "core/footprint/basis_words.h"
#include "core/insight/catchments.h"
#include "core/state/fragment.h"

namespace pcn {
namespace {

constexpr std::size_t kMostPlaces = 20;

Facts reach_facts(const ViewContext& context, const Reach& reach, const std::string& authority) {
  const std::string basis(basis_words(context.flows->basis));
  Facts facts;
  facts.title = "How far its patients reach";
  const auto add = [&](std::string label, double part, std::string note) {
    facts.facts.push_back({std::move(label),
                           reach.known() > 0 ? percent_words(reach.share(part)) : std::string(kNotInData),
                           std::move(note),
                           "",
                           "observed lists",
                           Tone::kPlain,
                           {}});
  };
  add("Live outside " + authority, reach.outside_authority, basis);
  add("Live outside the network's footprint", reach.outside_footprint,
      basis + ", under the rule shown on the map");
  add("Live beyond " + context.data.name, reach.beyond_area, basis);
  if (reach.place_unknown >= 1) {
    facts.facts.push_back({"Place not known",
                           shown_count(std::llround(reach.place_unknown)),
                           "no postcode, or one that has ended; left out of the shares",
                           "",
                           "observed",
                           Tone::kPlain,
                           {}});
  }
  return facts;
}

}  // namespace

void append_catchment(Document& document, const ViewContext& context, PracticeIndex practice) {
  if (context.patients == nullptr || !context.data.practices[practice.value].in_area) return;
  const Dataset& data = context.data;
  const std::vector<Reach> reaches =
      practice_reaches(data, *context.patients, *context.footprints, context.day.networks_of);
  const Reach& reach = reaches[practice.value];
  if (reach.patients <= 0) return;
  document.blocks.push_back(heading("Where its patients live"));
  document.blocks.push_back(paragraph(
      {plain("Known as: "), term(basis_in_plain_words(*context.flows), basis_term(context.flows->basis)),
       plain(". "), link("Show its catchment on the map", action({"measure", "catchment"}))}));
  document.blocks.emplace_back(
      reach_facts(context, reach, district_name(data, data.practices[practice.value].district)));
  Table table;
  table.id = "catchment";
  table.caption = "Places with most patients of " + data.practices[practice.value].name + " on " +
                  to_words(context.day.date) + " (" + std::string(basis_words(context.flows->basis)) + ").";
  table.columns = make_columns({{"place", "Place", {}, "small-area", false},
                                {"code", "LSOA code", {}, "small-area", false},
                                {"patients", "Patients", {}, {}, true},
                                {"of-list", "Share of its patients", "%", {}, true},
                                {"of-place", "Share of the place's registered people", "%", {}, true}});
  table.provenance = "observed lists";
  for (const PlacePatients& row : catchment_of(*context.patients, practice, inner_small_areas(data))) {
    if (table.rows.size() == kMostPlaces) break;
    const SmallArea& place = data.small_areas[row.place.value];
    const double all = context.footprints->areas[row.place.value].patients;
    const std::int64_t patients = std::llround(row.patients);
    if (patients < kLeastShown) break;
    Row cells;
    cells.key = place.code;
    cells.cells = {text_cell(place_name(place), show_place(data, row.place)), text_cell(place.code),
                   people_cell(patients), percent_cell(row.patients / reach.patients),
                   percent_cell(all > 0 ? std::optional(row.patients / all) : std::nullopt)};
    table.rows.push_back(std::move(cells));
  }
  document.blocks.emplace_back(std::move(table));
}

void append_overlaps(Document& document, const ViewContext& context, NetworkIndex network) {
  if (context.patients == nullptr) return;
  const Dataset& data = context.data;
  const FootprintChoice& choice = context.footprints->choice;
  const double least = choice.rule == FootprintRule::kShare ? choice.percent : 20;
  document.blocks.emplace_back(
      reach_facts(context, network_reach(data, *context.patients, *context.footprints, network),
                  district_name(data, data.networks[network.value].district)));
  Table table;
  table.id = "overlaps";
  table.caption = "Places in which " + name_of(data, network) + " and another network both have at least " +
                  format_decimal(least, 0) + "% of the registered people, on " + to_words(context.day.date) +
                  " (" + std::string(basis_words(context.flows->basis)) + ").";
  table.columns = make_columns({{"network", "Other network", {}, "network", false},
                                {"code", "ODS code", {}, "ods-code", false},
                                {"places", "Places", {}, "small-area", true},
                                {"residents", "Residents there", {}, "residents", true},
                                {"patients", "Its patients there", {}, {}, true},
                                {"other-patients", "The other's patients there", {}, {}, true}});
  table.provenance = "observed lists memberships";
  for (const NetworkOverlap& overlap : overlaps_of(data, *context.flows, network, least / 100)) {
    const Network& other = data.networks[overlap.other.value];
    Row row;
    row.key = other.code;
    row.cells = {text_cell(other.name, other.in_area ? show_network(data, overlap.other) : ActionText()),
                 text_cell(other.code),
                 count_cell(static_cast<std::int64_t>(overlap.places)),
                 people_cell(overlap.residents.count),
                 people_cell(std::llround(overlap.patients)),
                 people_cell(std::llround(overlap.other_patients))};
    table.rows.push_back(std::move(row));
  }
  document.blocks.push_back(heading("Networks that share its places", 3));
  if (table.rows.empty()) {
    document.blocks.push_back(paragraph("In no place do this network and another one both have at least " +
                                        format_decimal(least, 0) + "% of the registered people."));
    return;
  }
  document.blocks.emplace_back(std::move(table));
}

}  // namespace pcn
