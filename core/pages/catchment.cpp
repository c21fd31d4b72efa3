#include "core/pages/catchment.h"

#include <cmath>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/figures/disclosure.h"
#include "core/footprint/basis_words.h"
#include "core/insight/catchments.h"
#include "core/pages/depth.h"
#include "core/state/fragment.h"
#include "texts/catchment.h"

namespace pcn {
namespace {

constexpr std::size_t kMostPlaces = 20;

Facts reach_facts(const ViewContext& context, const Reach& reach, const std::string& authority) {
  const std::string_view basis = basis_words(context.flows->basis);
  Facts facts;
  facts.title = text::catchment::reach_title;
  const auto add = [&](std::string_view label, double part, std::string_view note) {
    facts.facts.push_back(
        make_fact(label, reach.known() > 0 ? percent_words(reach.share(part)) : std::string(kNotInData), note,
                  "", "observed lists"));
  };
  add(say(text::catchment::outside_authority{.authority = authority}), reach.outside_authority, basis);
  add(text::catchment::outside_footprint, reach.outside_footprint,
      say(text::catchment::under_rule{.basis = basis}));
  add(say(text::catchment::beyond_area{.area = context.data.name}), reach.beyond_area, basis);
  if (reach.place_unknown >= 1) {
    facts.facts.push_back(make_fact(text::catchment::place_unknown,
                                    shown_count(std::llround(reach.place_unknown)),
                                    text::catchment::place_unknown_note, "", "observed"));
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
  add_heading(document, text::catchment::title);
  add_paragraph(document, text::catchment::known_as{.basis = term("", basis_term(context.flows->basis)),
                                                    .basis_name = basis_in_plain_words(*context.flows),
                                                    .map = link("", action({"measure", "catchment"}))});
  document.blocks.emplace_back(
      reach_facts(context, reach, district_name(data, data.practices[practice.value].district)));
  Table table;
  table.id = "catchment";
  table.caption = say(text::catchment::caption{.basis = basis_words(context.flows->basis),
                                               .day = to_words(context.day.date),
                                               .practice = data.practices[practice.value].name});
  table.columns = make_columns({{"place", text::catchment::place_column, {}, "small-area", false},
                                {"code", text::catchment::lsoa_column, {}, "small-area", false},
                                {"patients", text::catchment::patients_column, {}, {}, true},
                                {"of-list", text::catchment::of_list_column, "%", {}, true},
                                {"of-place", text::catchment::of_place_column, "%", {}, true}});
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
  table.caption = say(text::catchment::overlaps_caption{.basis = basis_words(context.flows->basis),
                                                        .day = to_words(context.day.date),
                                                        .network = name_of(data, network),
                                                        .percent = format_decimal(least, 0)});
  table.columns = make_columns({{"network", text::catchment::other_column, {}, "network", false},
                                {"code", text::catchment::ods_column, {}, "ods-code", false},
                                {"places", text::catchment::places_column, {}, "small-area", true},
                                {"residents", text::catchment::residents_column, {}, "residents", true},
                                {"patients", text::catchment::its_patients_column, {}, {}, true},
                                {"other-patients", text::catchment::other_patients_column, {}, {}, true}});
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
  add_heading(document, text::catchment::overlaps_title, 3);
  if (table.rows.empty()) {
    add_paragraph(document, text::catchment::no_overlap{.percent = format_decimal(least, 0)});
    return;
  }
  document.blocks.emplace_back(std::move(table));
}

}  // namespace pcn
