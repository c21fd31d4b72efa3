#include "texts/network.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/document/practice_words.h"
#include "core/pages/depth.h"
#include "core/pages/depth_services.h"
#include "core/pages/list.h"
#include "core/pages/network_parts.h"

namespace pcn {

namespace words = text::network;

namespace {

Fact patients_fact(const Dataset& data, const NetworkOnDay& on_day) {
  Fact fact{words::registered,
            format_count(on_day.registered.count),
            registered_date_words(data, on_day),
            "list-size",
            "lists",
            Tone::kPlain,
            {}};
  if (on_day.members_without_list > 0) {
    fact.note = say(words::without_list{.day = fact.note, .practices = on_day.members_without_list});
  }
  if (on_day.members_listed_elsewhere > 0) {
    fact.note = say(words::listed_elsewhere{.day = fact.note, .practices = on_day.members_listed_elsewhere});
  }
  return fact;
}

Facts figures(const ViewContext& context, const NetworkOnDay& on_day) {
  const Dataset& data = context.data;
  Facts facts;
  facts.title = words::figures_title;
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
  add(words::gp_practices, format_count(static_cast<std::int64_t>(on_day.members.size())),
      to_words(context.day.date), "practice", "memberships");
  facts.facts.push_back(patients_fact(data, on_day));
  if (const auto rule = size_of(data, on_day)) {
    add(words::size_rule, std::string(size_short(*rule)), words::registered_patients, "size-rule", "lists");
    facts.facts.back().tone = tone_of(*rule);
  }
  if (on_day.weighted) {
    add(words::weighted, format_decimal(on_day.weighted->count, 0),
        on_day.weighted_date ? list_date_words(*on_day.weighted_date, ListKind::kYearAverage)
                             : words::averages,
        "weighted-patients", "lists.weighted");
  } else {
    add(words::weighted, kNotInData, words::weighted_not_known, "weighted-patients", "lists.weighted");
  }
  if (const auto staff = staff_of(data, on_day.network, context.day.date)) {
    add(words::staff, say(words::fte{.number = format_decimal(staff->arrs_fte, 1)}),
        to_words(data.workforce_date), "arrs", "workforce");
    if (staff->per_10000) {
      add(words::staff_per_10000, say(words::fte{.number = format_decimal(*staff->per_10000, 1)}),
          say(words::staff_note{.day = to_words(data.workforce_date), .patients = staff->registered.count}),
          "fte-per-10000", "workforce lists");
    }
  } else {
    const bool fits = staff_fits_day(data, context.day.date);
    add(words::staff, fits ? kNotInData : say(words::not_known_on{.day = to_words(context.day.date)}),
        fits || data.workforce.empty() ? "" : say(words::counted_on{.day = to_words(data.workforce_date)}),
        "arrs", "workforce");
  }
  return facts;
}

void append_size_rule(Document& document, const Dataset& data, const NetworkOnDay& on_day) {
  const auto rule = size_of(data, on_day);
  if (!rule) return;
  add_paragraph(document, size_sentence(*rule, on_day.registered), tone_of(*rule));
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
    const std::string said =
        board.empty() ? std::string(words::other_board) : say(words::board{.name = board});
    if (std::find(boards.begin(), boards.end(), said) == boards.end()) boards.push_back(said);
    if (const auto list = list_on(data, practice, context.day.date)) patients += list->patients.count;
  }
  add_paragraph(document,
                words::boards{.area = data.name,
                              .beyond = beyond.size(),
                              .boards = join_and(boards),
                              .patients = patients,
                              .practices = on_day.members.size()},
                Tone::kCaution);
}

void append_kind(Document& document, const Network& network) {
  if (network.type == NetworkType::kGeographic) return;
  std::string text =
      network.type == NetworkType::kSpecialAllocation ? words::special_allocation : words::not_of_one_place;
  if (!network.type_basis.empty()) text += " " + network.type_basis;
  add_paragraph(document, std::move(text), Tone::kCaution);
}

std::string summary(const ViewContext& context, const Network& network, const NetworkOnDay& on_day) {
  const bool shared = !of_other_boards(context.data, on_day.members).empty();
  const std::string day = registered_date_words(context.data, on_day);
  const std::size_t practices = on_day.members.size();
  const std::int64_t patients = on_day.registered.count;
  if (!network.district.valid()) {
    return shared ? say(words::summary_and_beyond{.area = context.data.name,
                                                  .day = day,
                                                  .network = network.name,
                                                  .patients = patients,
                                                  .practices = practices})
                  : say(words::summary{
                        .day = day, .network = network.name, .patients = patients, .practices = practices});
  }
  const std::string district = district_name(context.data, network.district);
  return shared ? say(words::summary_in_and_beyond{.area = context.data.name,
                                                   .day = day,
                                                   .district = district,
                                                   .network = network.name,
                                                   .patients = patients,
                                                   .practices = practices})
                : say(words::summary_in{.day = day,
                                        .district = district,
                                        .network = network.name,
                                        .patients = patients,
                                        .practices = practices});
}

Document nothing_selected() {
  Document document;
  document.id = "network";
  document.title = words::title;
  document.summary = words::none_chosen;
  add_paragraph(document, words::choose{.list = link("", "view=networks")});
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
    document.summary = say(words::empty{.day = to_words(context.day.date), .network = network.name});
    append_history(document, context, index);
    return document;
  }
  document.summary = summary(context, network, *on_day);
  append_kind(document, network);
  append_boards(document, context, *on_day);
  if (const std::string closed = not_open_sentence(data, on_day->members); !closed.empty())
    add_paragraph(document, words::not_open{.sentence = closed, .term = term("", "special-list")});
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
