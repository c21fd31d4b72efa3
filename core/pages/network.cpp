#include <algorithm>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/pages/depth.h"
#include "core/pages/depth_services.h"
#include "core/pages/list.h"
#include "core/pages/network_parts.h"

namespace pcn {
namespace {

Fact patients_fact(const Dataset& data, const NetworkOnDay& on_day) {
  Fact fact{"Registered patients",
            format_count(on_day.registered.count),
            registered_date_words(data, on_day),
            "list-size",
            "lists",
            Tone::kPlain,
            {}};
  if (on_day.members_without_list > 0) {
    fact.note += "; without " + count_of(on_day.members_without_list, "practice", "practices") +
                 " whose list is " + std::string(kNotInData);
  }
  if (on_day.members_listed_elsewhere > 0) {
    fact.note += "; the patients of " + count_of(on_day.members_listed_elsewhere, "practice", "practices") +
                 " are on other lists by then (merged or closed)";
  }
  return fact;
}

Facts figures(const ViewContext& context, const NetworkOnDay& on_day) {
  const Dataset& data = context.data;
  Facts facts;
  facts.title = "In figures";
  const auto add = [&facts](std::string label, std::string value, std::string note, std::string_view glossary,
                            std::string provenance) {
    facts.facts.push_back({std::move(label),
                           std::move(value),
                           std::move(note),
                           std::string(glossary),
                           std::move(provenance),
                           Tone::kPlain,
                           {}});
  };
  add("GP practices", format_count(static_cast<std::int64_t>(on_day.members.size())),
      to_words(context.day.date), "practice", "memberships");
  facts.facts.push_back(patients_fact(data, on_day));
  if (const auto rule = size_of(data, on_day)) {
    add("Size rule", std::string(size_short(*rule)), "registered patients", "size-rule", "lists");
    facts.facts.back().tone = tone_of(*rule);
  }
  if (on_day.weighted) {
    add("Weighted patients", format_decimal(on_day.weighted->count, 0),
        on_day.weighted_date ? "average of " + financial_year(*on_day.weighted_date)
                             : "averages of several years",
        "weighted-patients", "lists.weighted");
  } else {
    add("Weighted patients", std::string(kNotInData), "a practice of the network has none",
        "weighted-patients", "lists.weighted");
  }
  if (const auto staff = staff_of(data, on_day.network, context.day.date)) {
    add("Additional staff", format_decimal(staff->arrs_fte, 1) + " FTE", to_words(data.workforce_date),
        "arrs", "workforce");
    if (staff->per_10000) {
      add("Additional staff per 10,000 patients", format_decimal(*staff->per_10000, 1) + " FTE",
          to_words(data.workforce_date) + ", " + format_count(staff->registered.count) +
              " patients of its members then",
          "fte-per-10000", "workforce lists");
    }
  } else {
    const bool fits = staff_fits_day(data, context.day.date);
    add("Additional staff", fits ? std::string(kNotInData) : "not known on " + to_words(context.day.date),
        fits || data.workforce.empty() ? "" : "counted on " + to_words(data.workforce_date), "arrs",
        "workforce");
  }
  return facts;
}

void append_size_rule(Document& document, const Dataset& data, const NetworkOnDay& on_day) {
  const auto rule = size_of(data, on_day);
  if (!rule) return;
  document.blocks.push_back(paragraph(size_sentence(*rule, on_day.registered), tone_of(*rule)));
}

// A network with practices of two boards: who commissions which part.
void append_boards(Document& document, const ViewContext& context, const NetworkOnDay& on_day) {
  const Dataset& data = context.data;
  const auto beyond = of_other_boards(data, on_day.members);
  if (beyond.empty()) return;
  std::vector<std::string> boards;
  std::int64_t patients = 0;
  for (const PracticeIndex practice : beyond) {
    const std::string& board = data.practices[practice.value].icb;
    const std::string words = board.empty() ? "another integrated care board" : "NHS " + board;
    if (std::find(boards.begin(), boards.end(), words) == boards.end()) boards.push_back(words);
    if (const auto list = list_on(data, practice, context.day.date)) patients += list->patients.count;
  }
  document.blocks.push_back(
      paragraph(std::to_string(beyond.size()) + " of its " + std::to_string(on_day.members.size()) +
                    " practices, with " + count_of(patients, "registered patient", "registered patients") +
                    (beyond.size() == 1 ? ", is commissioned by " : ", are commissioned by ") +
                    join_and(boards) + " and not by NHS " + data.name +
                    ". The figures of the network are those of all its practices; the totals of " +
                    data.name + " are those of its own practices only.",
                Tone::kCaution));
}

void append_kind(Document& document, const Network& network) {
  if (network.type == NetworkType::kGeographic) return;
  std::string text = network.type == NetworkType::kSpecialAllocation
                         ? "This is a network for people on lists that are not open to everyone."
                         : "This network is not tied to one place.";
  if (!network.type_basis.empty()) text += " " + network.type_basis;
  document.blocks.push_back(paragraph(std::move(text), Tone::kCaution));
}

std::string summary(const ViewContext& context, const Network& network, const NetworkOnDay& on_day) {
  const bool shared = !of_other_boards(context.data, on_day.members).empty();
  const std::string where =
      network.district.valid() ? " in " + district_name(context.data, network.district) : std::string();
  return network.name + " has " +
         count_of(static_cast<std::int64_t>(on_day.members.size()), "GP practice", "GP practices") + where +
         (shared ? " and beyond the edge of " + context.data.name : std::string()) + " with " +
         count_of(on_day.registered.count, "registered patient", "registered patients") + " (" +
         registered_date_words(context.data, on_day) + ").";
}

Document nothing_selected() {
  Document document;
  document.id = "network";
  document.title = "One network";
  document.summary = "No network is chosen.";
  document.blocks.push_back(paragraph({plain("Choose a network on the map, or in the list of "),
                                       link("all networks", "view=networks"), plain(".")}));
  return document;
}

}  // namespace

Document make_network(const ViewContext& context) {
  const Dataset& data = context.data;
  const NetworkIndex index = find_network(data, context.state.network);
  if (!index.valid()) return nothing_selected();
  const Network& network = data.networks[index.value];
  Document document;
  document.id = "network";
  document.title = network.name;
  document.provenance = {"networks",       "memberships",       "lists",
                         "lists.weighted", "workforce",         "practices",
                         "practices.cqc",  "services.register", "small_areas.residents"};
  const NetworkOnDay* on_day = context.day.find(index);
  if (!on_day) {
    document.summary = network.name + " had no practices on " + to_words(context.day.date) + ".";
    append_history(document, context, index);
    return document;
  }
  document.summary = summary(context, network, *on_day);
  append_kind(document, network);
  append_boards(document, context, *on_day);
  if (const std::string closed = not_open_sentence(data, on_day->members); !closed.empty())
    document.blocks.push_back(
        paragraph({plain(closed + " "), term("What that means", "special-list"), plain(".")}));
  document.blocks.emplace_back(figures(context, *on_day));
  append_size_rule(document, data, *on_day);
  append_members(document, context, *on_day);
  append_staff(document, context, *on_day);
  append_services(document, context, index);
  append_own_offers(document, context, index);
  append_footprint(document, context, index);
  append_history(document, context, index);
  append_more_about(document, context, index, "network");
  return document;
}

}  // namespace pcn
