#include "texts/network_place.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/footprint/basis_words.h"
#include "core/pages/catchment.h"
#include "core/pages/network_parts.h"

namespace pcn {

namespace words = text::network_place;

namespace {

Paragraph clinic_item(const Service& service) {
  std::vector<std::string> parts = {service.address, service.postcode, service.phone};
  std::erase(parts, std::string());
  const std::string hours = service.hours ? hours_words(*service.hours) : std::string(words::hours_not_known);
  if (parts.empty())
    return paragraph(words::clinic{.clinic = strong(""), .hours = hours, .name = service.name});
  return paragraph(words::clinic_at{
      .clinic = strong(""), .hours = hours, .name = service.name, .where = join(parts, ", ")});
}

std::string start_words(const Membership& membership) {
  return membership.start_is_recorded ? say(words::from{.day = to_words(membership.start)})
                                      : say(words::first_seen{.day = to_words(membership.start)});
}

std::string end_words(const Membership& membership) {
  if (!membership.end) return words::to_now;
  return membership.end_is_recorded ? say(words::to{.day = to_words(*membership.end)})
                                    : say(words::no_longer_seen{.day = to_words(*membership.end)});
}

}  // namespace

std::vector<ServiceIndex> clinics_of(const Dataset& data, NetworkIndex network) {
  std::vector<ServiceIndex> result;
  for (std::size_t at = 0; at < data.services.size(); ++at) {
    const Service& service = data.services[at];
    if (service.kind == ServiceKind::kEnhancedAccess && service.network == network) result.emplace_back(at);
  }
  return result;
}

void append_services(Document& document, const ViewContext& context, NetworkIndex network) {
  const Dataset& data = context.data;
  add_heading(document, words::clinics_title);
  const auto clinics = clinics_of(data, network);
  if (clinics.empty()) {
    add_paragraph(document, words::clinics_not_known{.term = term("", "enhanced-access")});
    return;
  }
  add_paragraph(document, words::clinics{.term = term("", "enhanced-access")});
  BulletList list;
  for (const ServiceIndex clinic : clinics) list.items.push_back(clinic_item(data.services[clinic.value]));
  document.blocks.emplace_back(std::move(list));
}

void append_footprint(Document& document, const ViewContext& context, NetworkIndex network) {
  if (!context.footprints) return;
  add_heading(document, words::footprint_title);
  const FootprintFigures found =
      figures_of(context.data, *context.geometry, *context.flows, *context.footprints, network);
  const FootprintChoice& choice = context.footprints->choice;
  add_paragraph(document, rule_sentence(choice), Tone::kMuted);
  if (!found.practices_beyond.empty()) {
    add_paragraph(document, words::beyond_edge{.area = context.data.name}, Tone::kCaution);
  }
  if (found.places == 0) {
    add_paragraph(document, words::no_footprint);
    return;
  }
  add_paragraph(document, words::footprint{.area = term("", "small-area"),
                                           .areas = found.places,
                                           .footprint = term("", "footprint"),
                                           .people = term("", "residents"),
                                           .residents = found.residents.count});
  const std::string basis(basis_words(context.flows->basis));
  Facts facts;
  facts.title = words::figures_title;
  const auto add = [&facts](std::string label, std::string value, std::string note,
                            Tone tone = Tone::kPlain) {
    facts.facts.push_back({std::move(label), std::move(value), std::move(note), "", "lists", tone, {}});
  };
  add(words::patients_inside,
      found.patients > 0 ? percent_words(found.localisation()) : std::string(kNotInData), basis);
  const bool cut = !found.practices_beyond.empty();
  add(words::pieces, format_count(static_cast<std::int64_t>(found.pieces)),
      cut ? words::pieces_cut : words::pieces_joined, found.pieces > 1 ? Tone::kCaution : Tone::kPlain);
  add(words::area, say(words::square_kilometres{.number = format_decimal(found.square_metres / 1e6, 1)}), "");
  const auto names = [&](const std::vector<PracticeIndex>& practices) {
    std::vector<std::string> list;
    for (const PracticeIndex practice : practices)
      list.push_back(context.data.practices[practice.value].name);
    return list;
  };
  const std::vector<std::string> outside = names(found.practices_outside);
  add(words::practices_outside, format_count(static_cast<std::int64_t>(outside.size())), join_and(outside),
      outside.empty() ? Tone::kPlain : Tone::kCaution);
  if (cut) {
    add(words::practices_beyond, format_count(static_cast<std::int64_t>(found.practices_beyond.size())),
        join_and(names(found.practices_beyond)));
  }
  document.blocks.emplace_back(std::move(facts));
  append_overlaps(document, context, network);
}

void append_history(Document& document, const ViewContext& context, NetworkIndex index) {
  const Dataset& data = context.data;
  const Network& network = data.networks[index.value];
  add_heading(document, words::dates_title);
  std::vector<std::string> dates;
  if (network.opened) dates.push_back(say(words::opened{.day = to_words(*network.opened)}));
  if (network.closed) dates.push_back(say(words::closed{.day = last_day_words(*network.closed)}));
  if (!network.former_names.empty())
    dates.push_back(say(words::earlier_names{.names = join_and(network.former_names)}));
  if (network.opened == Date{2019, 10, 1}) dates.emplace_back(words::first_networks);
  if (!dates.empty()) add_paragraph(document, join(dates, " "));
  Table table;
  table.id = "membership";
  table.caption = say(words::members_caption{.network = network.name});
  table.columns = make_columns({{"practice", words::practice, {}, "practice", false},
                                {"from", words::joined, {}, {}, false},
                                {"to", words::left, {}, {}, false}});
  table.provenance = "memberships";
  for (const Membership& membership : data.memberships) {
    if (membership.network != index) continue;
    const Practice& practice = data.practices[membership.practice.value];
    Row row;
    row.key = practice.code + "-" + to_iso(membership.start);
    row.selected = practice.code == context.state.practice;
    row.cells.push_back(text_cell(practice.name, show_practice(data, membership.practice)));
    row.cells.push_back(text_cell(start_words(membership)));
    row.cells.back().sort = to_days(membership.start);
    row.cells.push_back(text_cell(end_words(membership)));
    row.cells.back().sort = membership.end ? to_days(*membership.end) : to_days(data.newest) + 1;
    table.rows.push_back(std::move(row));
  }
  document.blocks.emplace_back(std::move(table));
}

}  // namespace pcn
