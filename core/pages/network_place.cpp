#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/footprint/basis_words.h"
#include "core/pages/catchment.h"
#include "core/pages/network_parts.h"

namespace pcn {
namespace {

Paragraph clinic_item(const Service& service) {
  std::vector<std::string> parts = {service.address, service.postcode, service.phone};
  std::erase(parts, std::string());
  std::string rest = parts.empty() ? "" : ", " + join(parts, ", ");
  rest += service.hours ? ". " + hours_words(*service.hours) + "." : ". Opening hours: not in the data.";
  return paragraph({strong(service.name), plain(std::move(rest))});
}

std::string start_words(const Membership& membership) {
  return membership.start_is_recorded ? "from " + to_words(membership.start)
                                      : "first seen on " + to_words(membership.start);
}

std::string end_words(const Membership& membership) {
  if (!membership.end) return "to today's data";
  return membership.end_is_recorded ? "to " + to_words(*membership.end)
                                    : "no longer seen on " + to_words(*membership.end);
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
  document.blocks.push_back(heading("Evening and weekend clinics"));
  const auto clinics = clinics_of(data, network);
  if (clinics.empty()) {
    document.blocks.push_back(paragraph(
        {plain("Every network must offer "), term("evening and weekend appointments", "enhanced-access"),
         plain(". Where this one does so is not in the data. Ask your practice.")}));
    return;
  }
  document.blocks.push_back(paragraph({plain("Patients of every practice of the network can be offered "),
                                       term("evening and weekend appointments", "enhanced-access"),
                                       plain(" here. Book through your own practice.")}));
  BulletList list;
  for (const ServiceIndex clinic : clinics) list.items.push_back(clinic_item(data.services[clinic.value]));
  document.blocks.emplace_back(std::move(list));
}

void append_footprint(Document& document, const ViewContext& context, NetworkIndex network) {
  if (!context.footprints) return;
  document.blocks.push_back(heading("Where its patients live"));
  const FootprintFigures found =
      figures_of(context.data, *context.geometry, *context.flows, *context.footprints, network);
  const FootprintChoice& choice = context.footprints->choice;
  document.blocks.push_back(paragraph(rule_sentence(choice), Tone::kMuted));
  if (!found.practices_beyond.empty()) {
    document.blocks.push_back(
        paragraph("The network goes on beyond the edge of " + context.data.name +
                      ". Only the part of its footprint within the edge is drawn and counted here.",
                  Tone::kCaution));
  }
  if (found.places == 0) {
    document.blocks.push_back(paragraph("Under this rule the network has no place of its own on the map."));
    return;
  }
  document.blocks.push_back(paragraph(
      {plain("Under this rule its "), term("footprint", "footprint"), plain(" holds "),
       term(count_of(static_cast<std::int64_t>(found.places), "small area", "small areas"), "small-area"),
       plain(" with "), term(count_of(found.residents.count, "resident", "residents"), "residents"),
       plain(" (census of 2021).")}));
  const std::string basis(basis_words(context.flows->basis));
  Facts facts;
  facts.title = "Its footprint in figures";
  const auto add = [&facts](std::string label, std::string value, std::string note,
                            Tone tone = Tone::kPlain) {
    facts.facts.push_back({std::move(label), std::move(value), std::move(note), "", "lists", tone, {}});
  };
  add("Its patients who live inside",
      found.patients > 0 ? percent_words(found.localisation()) : std::string(kNotInData), basis);
  const bool cut = !found.practices_beyond.empty();
  add("Pieces", format_count(static_cast<std::int64_t>(found.pieces)),
      cut ? "on this side of the edge; what lies beyond it is not drawn" : "joined by borders",
      found.pieces > 1 ? Tone::kCaution : Tone::kPlain);
  add("Area", format_decimal(found.square_metres / 1e6, 1) + " km²", "");
  const auto names = [&](const std::vector<PracticeIndex>& practices) {
    std::vector<std::string> list;
    for (const PracticeIndex practice : practices)
      list.push_back(context.data.practices[practice.value].name);
    return list;
  };
  const std::vector<std::string> outside = names(found.practices_outside);
  add("Practices outside it", format_count(static_cast<std::int64_t>(outside.size())), join_and(outside),
      outside.empty() ? Tone::kPlain : Tone::kCaution);
  if (cut) {
    add("Practices beyond the edge", format_count(static_cast<std::int64_t>(found.practices_beyond.size())),
        join_and(names(found.practices_beyond)));
  }
  document.blocks.emplace_back(std::move(facts));
  append_overlaps(document, context, network);
}

void append_history(Document& document, const ViewContext& context, NetworkIndex index) {
  const Dataset& data = context.data;
  const Network& network = data.networks[index.value];
  document.blocks.push_back(heading("Dates"));
  std::string dates;
  if (network.opened)
    dates += "The national register has this network from " + to_words(*network.opened) + ". ";
  if (network.closed) dates += "It closed on " + last_day_words(*network.closed) + ". ";
  if (!network.former_names.empty()) dates += "Earlier names: " + join_and(network.former_names) + ". ";
  if (network.opened == Date{2019, 10, 1}) {
    dates +=
        "Contracts of the first networks went live on 1 July 2019; the register lists them from 1 October "
        "2019.";
  }
  if (!dates.empty()) document.blocks.push_back(paragraph(std::string(trim(dates))));
  Table table;
  table.id = "membership";
  table.caption = "Practices that have been in " + network.name + ", by the lists of its time.";
  table.columns = make_columns({{"practice", "Practice", {}, "practice", false},
                                {"from", "Joined", {}, {}, false},
                                {"to", "Left", {}, {}, false}});
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
