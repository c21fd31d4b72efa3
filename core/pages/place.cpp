#include "texts/place.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/figures/disclosure.h"
#include "core/footprint/basis_words.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/topology_build.h"
#include "core/model/district_words.h"
#include "core/pages/list.h"

namespace pcn {

namespace words = text::place;

namespace {

Document nothing_selected() {
  Document document;
  document.id = "place";
  document.title = words::title;
  document.summary = words::none_chosen;
  add_paragraph(document, words::choose);
  return document;
}

// The postcode's own ward; that of the small area where no postcode is chosen.
Ward own_ward(const ViewContext& context, const SmallArea& place) {
  const Postcode* postcode = find_postcode(context.data, context.state.postcode);
  return postcode ? ward_of(context.data, *postcode) : Ward{place.ward_code, place.ward};
}

std::string where_it_is(const ViewContext& context, const SmallArea& area) {
  const std::string_view postcode = context.state.postcode;
  const std::string district = district_name(context.data, area.district), place = place_name(area);
  const Ward ward = own_ward(context, area);
  if (ward.name.empty() && ward.code.empty()) {
    return postcode.empty()
               ? say(words::place_is_in{.district = district, .place = place})
               : say(words::postcode_is_in{.district = district, .place = place, .postcode = postcode});
  }
  const bool named = !ward.name.empty();
  const std::string_view name = named ? ward.name : ward.code;
  if (postcode.empty())
    return say(named ? words::place_is_in_ward::kId : words::place_is_in_coded_ward::kId,
               {std::string_view(district), std::string_view(place), name});
  return say(named ? words::postcode_is_in_ward::kId : words::postcode_is_in_coded_ward::kId,
             {std::string_view(district), std::string_view(place), postcode, name});
}

Facts figures(const ViewContext& context, SmallAreaIndex index) {
  const SmallArea& place = context.data.small_areas[index.value];
  Facts facts;
  facts.title = words::about_title;
  const auto add = [&facts](std::string label, std::string value, std::string note, std::string_view glossary,
                            std::string provenance) {
    if (value.empty()) value = kNotInData;
    facts.facts.push_back({std::move(label),
                           std::move(value),
                           std::move(note),
                           std::string(glossary),
                           std::move(provenance),
                           Tone::kPlain,
                           {}});
  };
  add(upper_first(district_words(context.data).one), district_name(context.data, place.district), "",
      "borough", "small_areas");
  const Ward ward = own_ward(context, place);
  add(words::ward, ward.name, ward.name.empty() ? ward.code : std::string(), "ward", "small_areas.ward");
  add(words::residents, format_count(place.total_residents().count), words::census, "residents",
      "small_areas.residents");
  const double square_kilometres = area(area_shape(context.data.topology, index.value)) / 1e6;
  if (square_kilometres > 0) {
    add(words::density,
        format_decimal(static_cast<double>(place.total_residents().count) / square_kilometres, 0),
        words::census, "density", "small_areas.residents");
  }
  add(words::old, shown_count(place.residents[kResidentAgeGroups - 1]), words::census, "residents",
      "small_areas.residents");
  if (place.imd_decile > 0) {
    add(words::deprivation, say(words::tenth{.tenth = std::to_string(place.imd_decile)}),
        say(words::rank{.rank = place.imd_rank}), "deprivation", "small_areas.deprivation");
  }
  add(words::town_or_country, place.rural_urban, words::classification, "", "small_areas.rural_urban");
  add(words::small_area, place.code, place.name, "small-area", "small_areas");
  return facts;
}

std::string basis_word(const ViewContext& context) {
  return std::string(basis_words(context.flows ? context.flows->basis : FootprintBasis::kModelled));
}

// How clear the lead is.
Facts lead_figures(const ViewContext& context, const AreaLead& lead, SmallAreaIndex index) {
  constexpr double kUsual = 20;  // per cent, where the rule shown has no share of its own
  const FootprintChoice& choice = context.footprints->choice;
  const double least = choice.rule == FootprintRule::kShare ? choice.percent : kUsual;
  std::int64_t over = 0;
  double of_area = lead.patients_without_network;
  for (const NetworkShare& share : lead.networks) {
    if (share.share * 100 >= least) ++over;
    if (context.data.networks[share.network.value].in_area) of_area += share.patients;
  }
  const std::string basis = basis_word(context);
  Facts facts;
  facts.title = words::lead_title;
  const auto add = [&facts](std::string label, std::string value, std::string note) {
    facts.facts.push_back(
        {std::move(label), std::move(value), std::move(note), "", "lists", Tone::kPlain, {}});
  };
  add(say(words::networks_over{.percent = format_decimal(least, 0)}), format_count(over), basis);
  add(words::footprints, format_count(context.footprints->claims[index.value]), words::under_rule);
  add(words::concentration, format_decimal(lead.herfindahl, 2), say(words::herfindahl{.basis = basis}));
  if (lead.patients > 0) {
    add(say(words::outside{.area = context.data.name}),
        percent_words(std::clamp(1 - of_area / lead.patients, 0.0, 1.0)),
        say(words::of_registered{.basis = basis}));
  }
  return facts;
}

void append_lead(Document& document, const ViewContext& context, SmallAreaIndex index) {
  const Dataset& data = context.data;
  const AreaLead& lead = context.footprints->areas[index.value];
  add_heading(document, words::serve_title);
  if (lead.beyond_england != Country::kEngland) {
    add_paragraph(document, beyond_england_sentence(lead.beyond_england), Tone::kCaution);
    return;
  }
  if (lead.networks.empty()) {
    add_paragraph(document, words::none_known, Tone::kCaution);
    return;
  }
  const std::string basis = basis_word(context);
  Paragraph leading = paragraph(words::leading{.basis = basis,
                                               .name = name_of(data, lead.leading()),
                                               .network = network_link(data, lead.leading()),
                                               .share = percent_words(lead.leading_share()),
                                               .term = term("", "leading-network")});
  if (lead.networks.size() > 1) {
    const NetworkShare& next = lead.networks[1];
    append_sentence(leading, spans(words::runner_up{.name = name_of(data, next.network),
                                                    .network = network_link(data, next.network),
                                                    .share = percent_words(next.share)}));
  }
  document.blocks.emplace_back(std::move(leading));
  Table table;
  table.id = "place-networks";
  table.caption = say(words::networks_caption{
      .basis = basis, .day = to_words(context.day.date), .place = place_name(data.small_areas[index.value])});
  table.columns = make_columns({{"network", words::network, {}, "network", false},
                                {"share", words::share, "%", "leading-share", true}});
  table.provenance = "lists";
  constexpr double kLeast = 0.01;
  for (const NetworkShare& share : lead.networks) {
    if (share.share < kLeast) continue;
    const Network& network = data.networks[share.network.value];
    Row row;
    row.key = network.code;
    row.selected = network.code == context.state.network;
    row.cells.push_back(
        text_cell(network.name, network.in_area ? show_network(data, share.network) : ActionText()));
    row.cells.push_back(percent_cell(share.share));
    table.rows.push_back(std::move(row));
  }
  document.blocks.emplace_back(std::move(table));
  document.blocks.emplace_back(lead_figures(context, lead, index));
  add_paragraph(document, context.flows ? context.flows->method : std::string(), Tone::kMuted);
}

void append_near_practices(Document& document, const ViewContext& context, BritishGrid from) {
  const Dataset& data = context.data;
  constexpr std::size_t kNear = 8;
  add_heading(document, words::near_title);
  Table table;
  table.id = "near-practices";
  table.columns = make_columns({{"practice", words::practice, {}, "practice", false},
                                {"distance", words::distance, {}, "distance", true},
                                {"network", words::network, {}, "network", false},
                                {"phone", words::phone, {}, {}, false}});
  table.provenance = "practices";
  std::vector<Way> ways;
  for (const NearPractice& near : nearest_practices(context, from, kNear)) {
    ways.push_back(near.way);
    const Practice& practice = data.practices[near.practice.value];
    const NetworkIndex network = context.day.network_of(near.practice);
    Row row;
    row.key = practice.code;
    row.selected = practice.code == context.state.practice;
    row.cells.push_back(text_cell(practice.name + country_words(practice) + at_site_words(near),
                                  show_practice(data, near.practice)));
    row.cells.push_back(way_cell(data, near.way));
    row.cells.push_back(network.valid()
                            ? text_cell(name_of(data, network), data.networks[network.value].in_area
                                                                    ? show_network(data, network)
                                                                    : ActionText())
                            : number_cell(std::nullopt, 0));
    row.cells.push_back(known_cell(practice.phone));
    table.rows.push_back(std::move(row));
  }
  table.caption = say(words::near_caption{.day = to_words(context.day.date), .how = ways_sentence(ways)});
  document.blocks.emplace_back(std::move(table));
  const std::string caution =
      border_caution(data, selected_place(data, context.state), BeyondBorder::kPractices,
                     ways.empty() ? 1e9 : ways.front().metres);
  if (!caution.empty()) add_paragraph(document, caution, Tone::kCaution);
}

void append_near_services(Document& document, const ViewContext& context, BritishGrid from) {
  const Dataset& data = context.data;
  BulletList list;
  for (const ServiceKind kind : {ServiceKind::kPharmacy, ServiceKind::kHospital}) {
    for (const NearService& near : nearest_services(data, kind, from, 1, context.day.date)) {
      const Service& service = data.services[near.service.value];
      std::vector<std::string> parts = {service.postcode, way_words(data, near.way)};
      std::erase(parts, std::string());
      const std::string where = join(parts, ", ");
      list.items.push_back(kind == ServiceKind::kPharmacy
                               ? paragraph(words::nearest_pharmacy{
                                     .name = service.name, .service = strong(""), .where = where})
                               : paragraph(words::nearest_hospital{
                                     .name = service.name, .service = strong(""), .where = where}));
    }
  }
  add_heading(document, words::services_title);
  if (!list.items.empty()) document.blocks.emplace_back(std::move(list));
  document.blocks.push_back(no_urgent_care_words());
}

}  // namespace

Document make_place(const ViewContext& context) {
  const Dataset& data = context.data;
  const SmallAreaIndex index = selected_place(data, context.state);
  const auto point = selected_point(data, context.state);
  if (!point) return nothing_selected();
  Document document;
  document.id = "place";
  document.provenance = {"small_areas",
                         "small_areas.residents",
                         "small_areas.deprivation",
                         "small_areas.msoa",
                         "lists",
                         "memberships",
                         "practices",
                         "practices.point",
                         "services.register",
                         "services.pharmacies",
                         "services.hospitals",
                         "postcodes"};
  if (!index.valid()) {
    document.title = context.state.postcode;
    document.summary = say(words::postcode_nowhere{.postcode = context.state.postcode});
    append_near_practices(document, context, *point);
    return document;
  }
  const SmallArea& place = data.small_areas[index.value];
  document.title = place_name(place);
  document.summary = where_it_is(context, place);
  append_lead(document, context, index);
  document.blocks.emplace_back(figures(context, index));
  append_near_practices(document, context, *point);
  append_near_services(document, context, *point);
  return document;
}

}  // namespace pcn
