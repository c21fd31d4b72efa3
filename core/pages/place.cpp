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
namespace {

Document nothing_selected() {
  Document document;
  document.id = "place";
  document.title = "One place";
  document.summary = "No place is chosen.";
  document.blocks.push_back(paragraph("Choose a place on the map, or search for a postcode."));
  return document;
}

// The postcode's own ward; that of the small area where no postcode is chosen.
Ward own_ward(const ViewContext& context, const SmallArea& place) {
  const Postcode* postcode = find_postcode(context.data, context.state.postcode);
  return postcode ? ward_of(context.data, *postcode) : Ward{place.ward_code, place.ward};
}

std::string ward_words(const ViewContext& context, const SmallArea& place) {
  const Ward ward = own_ward(context, place);
  if (!ward.name.empty()) return ", " + ward.name + " ward";
  return ward.code.empty() ? "" : ", ward " + ward.code + " (its name is not in the data)";
}

Facts figures(const ViewContext& context, SmallAreaIndex index) {
  const SmallArea& place = context.data.small_areas[index.value];
  Facts facts;
  facts.title = "About this place";
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
  add("Ward", ward.name, ward.name.empty() ? ward.code : std::string(), "ward", "small_areas.ward");
  add("Residents", format_count(place.total_residents().count), "census of 2021", "residents",
      "small_areas.residents");
  const double square_kilometres = area(area_shape(context.data.topology, index.value)) / 1e6;
  if (square_kilometres > 0) {
    add("Residents per square kilometre",
        format_decimal(static_cast<double>(place.total_residents().count) / square_kilometres, 0),
        "census of 2021", "density", "small_areas.residents");
  }
  add("Residents aged 65 and over", shown_count(place.residents[kResidentAgeGroups - 1]), "census of 2021",
      "residents", "small_areas.residents");
  if (place.imd_decile > 0) {
    add("Deprivation", "tenth " + std::to_string(place.imd_decile) + " of 10",
        "IMD 2025: rank " + format_count(place.imd_rank) + " of 33,755; 1 is the most deprived",
        "deprivation", "small_areas.deprivation");
  }
  add("Town or country", place.rural_urban, "classification of 2021", "", "small_areas.rural_urban");
  add("Small area", place.code, place.name, "small-area", "small_areas");
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
  facts.title = "How clear the lead is";
  const auto add = [&facts](std::string label, std::string value, std::string note) {
    facts.facts.push_back(
        {std::move(label), std::move(value), std::move(note), "", "lists", Tone::kPlain, {}});
  };
  add("Networks with " + format_decimal(least, 0) + "% or more", format_count(over), basis);
  add("Footprints that hold it", format_count(context.footprints->claims[index.value]),
      "under the rule shown on the map");
  add("Concentration", format_decimal(lead.herfindahl, 2),
      "Herfindahl index of the shares, 1 when all are with one network; " + basis);
  if (lead.patients > 0) {
    add("With practices outside " + context.data.name,
        percent_words(std::clamp(1 - of_area / lead.patients, 0.0, 1.0)),
        "of the people registered; " + basis);
  }
  return facts;
}

void append_lead(Document& document, const ViewContext& context, SmallAreaIndex index) {
  const Dataset& data = context.data;
  const AreaLead& lead = context.footprints->areas[index.value];
  document.blocks.push_back(heading("Which networks serve it"));
  if (lead.beyond_england != Country::kEngland) {
    document.blocks.push_back(paragraph(beyond_england_sentence(lead.beyond_england), Tone::kCaution));
    return;
  }
  if (lead.networks.empty()) {
    document.blocks.push_back(
        paragraph("No network is known to serve this place on this date.", Tone::kCaution));
    return;
  }
  const std::string basis = basis_word(context);
  std::vector<Span> spans = {
      term("Leading network", "leading-network"), plain(": "), network_link(data, lead.leading()),
      plain(" with " + percent_words(lead.leading_share()) + " of the people registered (" + basis + ").")};
  if (lead.networks.size() > 1) {
    spans.push_back(plain(" Runner-up: "));
    spans.push_back(network_link(data, lead.networks[1].network));
    spans.push_back(plain(" with " + percent_words(lead.networks[1].share) + "."));
  }
  document.blocks.push_back(paragraph(std::move(spans)));
  Table table;
  table.id = "place-networks";
  table.caption = "Networks whose practices serve " + place_name(data.small_areas[index.value]) + " on " +
                  to_words(context.day.date) + " (" + basis + "), from 1% up.";
  table.columns = make_columns({{"network", "Network", {}, "network", false},
                                {"share", "Share of people", "%", "leading-share", true}});
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
  document.blocks.push_back(paragraph(context.flows ? context.flows->method : std::string(), Tone::kMuted));
}

void append_near_practices(Document& document, const ViewContext& context, BritishGrid from) {
  const Dataset& data = context.data;
  constexpr std::size_t kNear = 8;
  document.blocks.push_back(heading("Nearest practices"));
  Table table;
  table.id = "near-practices";
  table.columns = make_columns({{"practice", "Practice", {}, "practice", false},
                                {"distance", "Distance", {}, "distance", true},
                                {"network", "Network", {}, "network", false},
                                {"phone", "Phone", {}, {}, false}});
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
  table.caption =
      "Practices nearest to here on " + to_words(context.day.date) + ", " + ways_sentence(ways) + ".";
  document.blocks.emplace_back(std::move(table));
  const std::string caution =
      border_caution(data, selected_place(data, context.state), BeyondBorder::kPractices,
                     ways.empty() ? 1e9 : ways.front().metres);
  if (!caution.empty()) document.blocks.push_back(paragraph(caution, Tone::kCaution));
}

void append_near_services(Document& document, const ViewContext& context, BritishGrid from) {
  const Dataset& data = context.data;
  BulletList list;
  for (const ServiceKind kind : {ServiceKind::kPharmacy, ServiceKind::kHospital}) {
    for (const NearService& near : nearest_services(data, kind, from, 1, context.day.date)) {
      const Service& service = data.services[near.service.value];
      const std::string where = service.postcode.empty() ? "" : ", " + service.postcode;
      list.items.push_back(
          paragraph({plain("Nearest " + std::string(service_word(kind)) + ": "), strong(service.name),
                     plain(where + ", " + way_words(data, near.way) + ".")}));
    }
  }
  document.blocks.push_back(heading("Services near here"));
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
    document.summary = "The postcode " + context.state.postcode + " lies in no small area of the data.";
    append_near_practices(document, context, *point);
    return document;
  }
  const SmallArea& place = data.small_areas[index.value];
  document.title = place_name(place);
  document.summary =
      (context.state.postcode.empty() ? "This place" : "The postcode " + context.state.postcode) + " is in " +
      place_name(place) + ward_words(context, place) + ", " + district_name(data, place.district) + ".";
  append_lead(document, context, index);
  document.blocks.emplace_back(figures(context, index));
  append_near_practices(document, context, *point);
  append_near_services(document, context, *point);
  return document;
}

}  // namespace pcn
