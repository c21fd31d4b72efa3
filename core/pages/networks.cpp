#include "texts/networks.h"

#include <algorithm>
#include <map>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/footprint/basis_words.h"
#include "core/insight/population.h"
#include "core/model/district_words.h"
#include "core/pages/area.h"
#include "core/pages/list.h"

namespace pcn {
namespace {

Row network_row(const ViewContext& context, const NetworkOnDay& on_day, const FigureTable& figures) {
  const Dataset& data = context.data;
  const Network& network = data.networks[on_day.network.value];
  const auto rule = size_of(data, on_day);
  Row row;
  row.key = network.code;
  row.selected = network.code == context.state.network;
  row.cells.push_back(text_cell(network.name, show_network(data, on_day.network)));
  row.cells.push_back(text_cell(district_name(data, network.district)));
  const auto figure = [&](std::string_view id, int places) {
    return number_cell(figures.value(id, on_day.network), places);
  };
  row.cells.push_back(figure("practices", 0));
  row.cells.push_back(figure("registered", 0));
  Cell size = text_cell(std::string(rule ? size_short(*rule) : kNotInData));
  if (rule) size.tone = tone_of(*rule);
  size.sort = static_cast<double>(on_day.registered.count);
  row.cells.push_back(std::move(size));
  Cell weighted = figure("weighted", 0);
  if (const auto then = registered_when_weighted(data, on_day); then && on_day.weighted) {
    weighted.text =
        say(text::networks::registered_then{.registered = then->count, .weighted = weighted.text});
    weighted.tone = Tone::kCaution;
  }
  row.cells.push_back(std::move(weighted));
  Cell fte = figure("arrs-fte", 1);
  Cell rate = figure("arrs-per-10000", 1);
  if (!is_known(data, Figure::kStaff, context.day.date))
    fte.text = rate.text = text::networks::not_known_on_day;
  row.cells.push_back(std::move(fte));
  row.cells.push_back(std::move(rate));
  return row;
}

// One date for all networks, or words that say that they differ.
std::string registered_words(const ViewContext& context) {
  std::string words;
  for (const NetworkOnDay& network : context.day.networks) {
    const std::string own = registered_date_words(context.data, network);
    if (words.empty()) words = own;
    if (own != words) return text::networks::nearest_lists;
  }
  return words;
}

// The financial year of all networks' weighted lists, "several years", or nothing where there are none.
std::string weighted_year(const ViewContext& context) {
  constexpr TextId kSeveral = text::networks::several_years;
  std::string year;
  for (const NetworkOnDay& network : context.day.networks) {
    if (!network.weighted) continue;
    if (!network.weighted_date) return kSeveral;
    const std::string own = financial_year(*network.weighted_date);
    if (year.empty()) year = own;
    if (own != year) return kSeveral;
  }
  return year;
}

std::string caption(const ViewContext& context) {
  const Dataset& data = context.data;
  std::string words =
      say(text::networks::caption{.area = area_words(context), .day = to_words(context.day.date)});
  const auto add = [&words](std::string_view sentence) { words.append(" ").append(sentence); };
  const std::string registered = registered_words(context);
  if (!registered.empty()) add(say(text::networks::caption_registered{.dates = registered}));
  const std::string weighted = weighted_year(context);
  if (!weighted.empty()) add(say(text::networks::caption_weighted{.years = weighted}));
  if (staff_fits_day(data, context.day.date)) {
    add(say(text::networks::caption_staff{.day = to_words(data.workforce_date)}));
  } else if (!data.workforce.empty()) {
    add(say(text::networks::caption_staff_not_known{
        .why = not_known_words(data, Figure::kStaff, context.day.date)}));
  }
  return words;
}

// A column's head with what its figures are of.
std::string with_age(TextId head, TextId head_of, std::string_view of) {
  return of.empty() ? std::string(std::string_view(head)) : say(head_of, {of});
}

Table networks_table(const ViewContext& context) {
  Table table;
  const bool staffed = staff_fits_day(context.data, context.day.date);
  const std::string staff_date = staffed ? month_words(context.data.workforce_date) : std::string();
  table.id = "networks";
  table.caption = caption(context);
  table.columns = make_columns({
      {"name", text::networks::network, {}, "network", false},
      {"borough", upper_first(district_words(context.data).one), {}, "borough", false},
      {"practices", text::networks::practices, {}, "practice", true, Foot::kTotal},
      {"registered", text::networks::registered, text::networks::patients_unit, "list-size", true,
       Foot::kTotal},
      {"size-rule", text::networks::size_rule, {}, "size-rule", false},
      {"weighted",
       with_age(text::networks::weighted, text::networks::weighted_of::kId, weighted_year(context)),
       {},
       "weighted-patients",
       true,
       Foot::kTotal},
      {"arrs-fte", with_age(text::networks::staff, text::networks::staff_of::kId, staff_date),
       text::networks::fte_unit, "arrs", true, Foot::kTotal},
      {"arrs-per-10000", with_age(text::networks::rate, text::networks::rate_of::kId, staff_date),
       text::networks::fte_unit, "fte-per-10000", true, Foot::kMedian},
  });
  table.provenance = "networks";
  const FigureTable figures = network_figures(
      figure_input(context), {"practices", "registered", "weighted", "arrs-fte", "arrs-per-10000"});
  for (const NetworkOnDay* network : networks_in_hand(context))
    table.rows.push_back(network_row(context, *network, figures));
  sort_stable(table.rows.begin(), table.rows.end(),
              [](const Row& a, const Row& b) { return a.cells[0].text < b.cells[0].text; });
  table.sorted_by = "name";
  return table;
}

// Practices of the day's networks, and their patients; those that another board commissions apart.
struct Totals {
  std::int64_t practices = 0;
  std::int64_t patients = 0;
  std::int64_t others = 0;
  std::int64_t patients_of_others = 0;
};

Totals totals_of(const ViewContext& context) {
  Totals totals;
  for (const NetworkOnDay* in_hand : networks_in_hand(context)) {
    const NetworkOnDay& network = *in_hand;
    totals.patients += network.registered.count;
    totals.practices += static_cast<std::int64_t>(network.members.size());
    for (const PracticeIndex practice : of_other_boards(context.data, network.members)) {
      ++totals.others;
      if (const auto list = list_on(context.data, practice, context.day.date))
        totals.patients_of_others += list->patients.count;
    }
  }
  return totals;
}

std::string totals_sentence(const ViewContext& context) {
  const Totals totals = totals_of(context);
  const std::string area = area_words(context), day = to_words(context.day.date);
  const std::size_t networks = networks_in_hand(context).size();
  if (totals.others == 0)
    return say(text::networks::totals{.area = area,
                                      .day = day,
                                      .networks = networks,
                                      .patients = totals.patients,
                                      .practices = totals.practices});
  return say(text::networks::totals_others{.area = area,
                                           .day = day,
                                           .networks = networks,
                                           .others = totals.others,
                                           .patients = totals.patients,
                                           .patients_of_others = totals.patients_of_others,
                                           .practices = totals.practices});
}

// "Bexley 4, Bromley 8, …"
std::string by_borough(const ViewContext& context) {
  std::map<std::string, int> counts;
  for (const NetworkOnDay& network : context.day.networks) {
    ++counts[district_name(context.data, context.data.networks[network.network.value].district)];
  }
  std::vector<std::string> parts;
  for (const auto& [borough, count] : counts)
    parts.push_back(say(text::networks::in_district{.district = borough, .networks = count}));
  return say(
      text::networks::by_district{.counts = join_and(parts), .district = district_words(context.data).one});
}

Paragraph unallocated_sentence(const ViewContext& context) {
  std::vector<Span> names;
  std::int64_t patients = 0;
  for (const PracticeIndex practice : context.day.unallocated) {
    names.push_back(practice_link(context.data, practice));
    if (const auto list = context.day.list_of(practice)) patients += list->patients.count;
  }
  const Totals totals = totals_of(context);
  const std::int64_t all_patients = patients + totals.patients - totals.patients_of_others;
  const std::int64_t all_practices =
      static_cast<std::int64_t>(context.day.unallocated.size()) + totals.practices - totals.others;
  const std::size_t count = names.size();
  std::vector<Span> spans = spans_and(std::move(names));
  spans.push_back(term(say(text::networks::in_none{.count = count}), "unallocated"));
  spans.push_back(plain(say(text::networks::in_none_with{
      .all_patients = all_patients, .all_practices = all_practices, .count = count, .patients = patients})));
  return paragraph(std::move(spans), Tone::kCaution);
}

}  // namespace

Document make_networks(const ViewContext& context) {
  Document document;
  document.id = "networks";
  document.title = say(text::networks::title{.area = area_words(context)});
  document.summary = totals_sentence(context);
  Controls controls;
  add_area_chooser(controls.controls, context);
  if (!controls.controls.empty()) document.blocks.emplace_back(std::move(controls));
  if (networks_in_hand(context).empty()) {
    document.blocks.emplace_back(paragraph(text::networks::none, Tone::kCaution));
    return document;
  }
  const bool whole = !authority_in_hand(context);
  if (whole) document.blocks.emplace_back(paragraph(by_borough(context)));
  if (whole && !context.day.unallocated.empty()) document.blocks.emplace_back(unallocated_sentence(context));
  if (whole && !list_vintage_on(context.data, context.day.date)) {
    document.blocks.emplace_back(paragraph(text::networks::others_not_known, Tone::kMuted));
  }
  document.blocks.emplace_back(networks_table(context));
  append_beside(document, context);
  document.blocks.emplace_back(
      paragraph(text::networks::never_added{.district = district_words(context.data).one}, Tone::kMuted));
  document.provenance = {"networks", "memberships", "lists", "lists.weighted", "workforce"};
  return document;
}

}  // namespace pcn
