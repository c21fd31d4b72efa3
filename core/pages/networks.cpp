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
    weighted.text += " (of " + format_count(then->count) + " registered then)";
    weighted.tone = Tone::kCaution;
  }
  row.cells.push_back(std::move(weighted));
  Cell fte = figure("arrs-fte", 1);
  Cell rate = figure("arrs-per-10000", 1);
  if (!is_known(data, Figure::kStaff, context.day.date)) fte.text = rate.text = "not known on this day";
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
    if (own != words) return "each practice's list nearest to that date";
  }
  return words;
}

// The financial year of all networks' weighted lists, "several years", or nothing where there are none.
std::string weighted_year(const ViewContext& context) {
  constexpr std::string_view kSeveral = "several years";
  std::string year;
  for (const NetworkOnDay& network : context.day.networks) {
    if (!network.weighted) continue;
    if (!network.weighted_date) return std::string(kSeveral);
    const std::string own = financial_year(*network.weighted_date);
    if (year.empty()) year = own;
    if (own != year) return std::string(kSeveral);
  }
  return year;
}

std::string caption(const ViewContext& context) {
  const Dataset& data = context.data;
  std::string text =
      "Primary care networks of " + area_words(context) + " on " + to_words(context.day.date) + ".";
  const std::string registered = registered_words(context);
  if (!registered.empty()) text += " Registered patients: " + registered + ".";
  const std::string weighted = weighted_year(context);
  if (!weighted.empty()) text += " Weighted patients: average of " + weighted + ".";
  if (staff_fits_day(data, context.day.date)) {
    text += " Staff: " + to_words(data.workforce_date) + ".";
  } else if (!data.workforce.empty()) {
    text += " Staff figures are " + not_known_words(data, Figure::kStaff, context.day.date) + ".";
  }
  return text;
}

// A column's head with what its figures are of.
std::string with_age(std::string_view head, const std::string& of) {
  return std::string(head) + (of.empty() ? "" : ", " + of);
}

Table networks_table(const ViewContext& context) {
  Table table;
  const bool staffed = staff_fits_day(context.data, context.day.date);
  const std::string staff_date = staffed ? month_words(context.data.workforce_date) : std::string();
  table.id = "networks";
  table.caption = caption(context);
  table.columns = make_columns({
      {"name", "Network", {}, "network", false},
      {"borough", upper_first(district_words(context.data).one), {}, "borough", false},
      {"practices", "Practices", {}, "practice", true, Foot::kTotal},
      {"registered", "Registered patients", "patients", "list-size", true, Foot::kTotal},
      {"size-rule", "Size rule", {}, "size-rule", false},
      {"weighted",
       with_age("Weighted patients", weighted_year(context)),
       {},
       "weighted-patients",
       true,
       Foot::kTotal},
      {"arrs-fte", with_age("Additional staff", staff_date), "FTE", "arrs", true, Foot::kTotal},
      {"arrs-per-10000", with_age("Staff per 10,000", staff_date), "FTE", "fte-per-10000", true,
       Foot::kMedian},
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
  const std::string others = totals.others == 0
                                 ? std::string()
                                 : "; " + std::to_string(totals.others) + " of these practices, with " +
                                       count_of(totals.patients_of_others, "patient", "patients") +
                                       (totals.others == 1 ? ", is" : ", are") +
                                       " commissioned by another integrated care board";
  return "On " + to_words(context.day.date) + " " + area_words(context) + " had " +
         count_of(static_cast<std::int64_t>(networks_in_hand(context).size()), "primary care network",
                  "primary care networks") +
         " with " + count_of(totals.practices, "practice", "practices") + " and " +
         count_of(totals.patients, "registered patient", "registered patients") + others + ".";
}

// "Bexley 4, Bromley 8, …"
std::string by_borough(const ViewContext& context) {
  std::map<std::string, int> counts;
  for (const NetworkOnDay& network : context.day.networks) {
    ++counts[district_name(context.data, context.data.networks[network.network.value].district)];
  }
  std::vector<std::string> parts;
  for (const auto& [borough, count] : counts) parts.push_back(borough + " " + std::to_string(count));
  return "Networks by " + std::string(district_words(context.data).one) + ": " + join_and(parts) + ".";
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
  const bool one = names.size() == 1;
  std::vector<Span> spans = spans_and(std::move(names));
  spans.push_back(term(one ? " is in no network" : " are in no network", "unallocated"));
  spans.push_back(plain(" (" + count_of(patients, "registered patient", "registered patients") + "). With " +
                        (one ? "it" : "them") + " there are " +
                        count_of(all_practices, "practice", "practices") + " and " +
                        count_of(all_patients, "registered patient", "registered patients") + "."));
  return paragraph(std::move(spans), Tone::kCaution);
}

}  // namespace

Document make_networks(const ViewContext& context) {
  Document document;
  document.id = "networks";
  document.title = "Networks of " + area_words(context);
  document.summary = totals_sentence(context);
  Controls controls;
  add_area_chooser(controls.controls, context);
  if (!controls.controls.empty()) document.blocks.emplace_back(std::move(controls));
  if (networks_in_hand(context).empty()) {
    document.blocks.emplace_back(paragraph("The data hold no network on this date.", Tone::kCaution));
    return document;
  }
  const bool whole = !authority_in_hand(context);
  if (whole) document.blocks.emplace_back(paragraph(by_borough(context)));
  if (whole && !context.day.unallocated.empty()) document.blocks.emplace_back(unallocated_sentence(context));
  if (whole && !list_vintage_on(context.data, context.day.date)) {
    document.blocks.emplace_back(
        paragraph("Whether other practices were in no network on this date is not in the data: lists were "
                  "not counted near it.",
                  Tone::kMuted));
  }
  document.blocks.emplace_back(networks_table(context));
  append_beside(document, context);
  document.blocks.emplace_back(
      paragraph("Registered and weighted patients are different counts and are never added up together. A "
                "network's " +
                    std::string(district_words(context.data).one) +
                    " is the one where most of its patients are registered.",
                Tone::kMuted));
  document.provenance = {"networks", "memberships", "lists", "lists.weighted", "workforce"};
  return document;
}

}  // namespace pcn
