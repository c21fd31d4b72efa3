#include "texts/network_members.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/model/known.h"
#include "core/pages/network_parts.h"

namespace pcn {

namespace words = text::network_members;

namespace {

Cell list_cell(const ViewContext& context, PracticeIndex practice, std::optional<Date> common) {
  const auto list = context.day.list_of(practice);
  if (!list) {
    Cell none = number_cell(std::nullopt, 0);
    const auto last = last_list(context.data, practice, context.day.date);
    if (last) none.text = say(words::list_elsewhere{.day = list_date_words(last->date, last->kind)});
    return none;
  }
  Cell cell = count_cell(list->patients.count);
  if (!common)
    cell.text =
        say(words::count_of_day{.day = list_date_words(list->date, list->kind), .patients = cell.text});
  return cell;
}

Cell cqc_cell(const Practice& practice, Date day) {
  if (!practice.cqc) return number_cell(std::nullopt, 0);
  if (!is_known(*practice.cqc, day)) {
    Cell cell = number_cell(std::nullopt, 0);
    cell.text = say(words::rating_not_known{.year = std::to_string(practice.cqc->year)});
    return cell;
  }
  Cell cell = text_cell(practice.cqc->overall);
  if (practice.cqc->year > 0)
    cell.text = say(words::rating{.rating = cell.text, .year = std::to_string(practice.cqc->year)});
  if (practice.cqc->overall == "Inadequate") cell.tone = Tone::kProblem;
  if (practice.cqc->overall == "Requires improvement") cell.tone = Tone::kCaution;
  return cell;
}

}  // namespace

void append_members(Document& document, const ViewContext& context, const NetworkOnDay& on_day) {
  const Dataset& data = context.data;
  add_heading(document, words::practices_title);
  Table table;
  table.id = "members";
  table.caption = say(words::practices_caption{.day = to_words(context.day.date),
                                               .list_day = registered_date_words(data, on_day),
                                               .network = name_of(data, on_day.network)});
  table.columns = make_columns({
      {"practice", words::practice, {}, "practice", false},
      {"postcode", words::postcode, {}, {}, false},
      {"phone", words::phone, {}, {}, false},
      {"registered", words::registered, words::patients, "list-size", true, Foot::kTotal},
      {"part", words::part, "%", {}, true},
      {"cqc", words::cqc, {}, "cqc", false},
  });
  table.provenance = "practices";
  for (const PracticeIndex member : on_day.members) {
    const Practice& practice = data.practices[member.value];
    Row row;
    row.key = practice.code;
    row.selected = practice.code == context.state.practice;
    row.cells.push_back(text_cell(practice.name, show_practice(data, member)));
    row.cells.push_back(known_cell(practice.postcode));
    row.cells.push_back(known_cell(practice.phone));
    row.cells.push_back(list_cell(context, member, on_day.registered_date));
    const auto patients = row.cells.back().sort;
    const bool known = patients && on_day.registered.count > 0;
    row.cells.push_back(percent_cell(
        known ? std::optional(*patients / static_cast<double>(on_day.registered.count)) : std::nullopt));
    row.cells.push_back(cqc_cell(practice, context.day.date));
    table.rows.push_back(std::move(row));
  }
  document.blocks.emplace_back(std::move(table));
}

std::vector<StaffedRole> staffed_roles(const Dataset& data, NetworkIndex network) {
  std::vector<StaffedRole> result;
  for (const Workforce& row : data.workforce) {
    if (row.network == network && row.fte > 0) result.push_back({row.role, row.fte});
  }
  sort_stable(result.begin(), result.end(),
              [](const StaffedRole& a, const StaffedRole& b) { return a.fte > b.fte; });
  return result;
}

void append_staff(Document& document, const ViewContext& context, const NetworkOnDay& on_day) {
  const Dataset& data = context.data;
  add_heading(document, words::staff_title);
  if (!staff_fits_day(data, context.day.date)) {
    add_paragraph(
        document,
        words::staff_not_known{.not_known = not_known_words(data, Figure::kStaff, context.day.date)},
        Tone::kMuted);
    return;
  }
  const auto roles = staffed_roles(data, on_day.network);
  const auto staff = staff_of(data, on_day.network, context.day.date);
  if (roles.empty() || !staff) {
    add_paragraph(document, words::no_staff{.day = to_words(data.workforce_date)}, Tone::kMuted);
    return;
  }
  add_paragraph(document, words::staff{.day = to_words(data.workforce_date), .term = term("", "fte")});
  Table table;
  table.id = "staff";
  table.caption = say(
      words::staff_caption{.day = to_words(data.workforce_date), .network = name_of(data, on_day.network)});
  table.columns = make_columns({
      {"role", words::who, {}, {}, false},
      {"help", words::help, {}, {}, false},
      {"fte", words::fte, words::fte_unit, "fte", true, Foot::kTotal},
      {"per-10000", words::per_10000, words::per_10000_unit, "fte-per-10000", true},
      {"funding", words::additional, {}, "arrs", false},
  });
  table.provenance = "workforce";
  for (const StaffedRole& staffed : roles) {
    const Role& role = data.roles[staffed.role];
    Row row;
    row.key = role.id;
    row.cells.push_back(text_cell(role.plain_name.empty() ? role.name : role.plain_name));
    row.cells.push_back(known_cell(role.plain_help));
    row.cells.push_back(number_cell(staffed.fte, 1));
    row.cells.push_back(number_cell(per_10000(staffed.fte, staff->registered), 2));
    row.cells.push_back(text_cell(role.arrs ? words::yes : words::no));
    table.rows.push_back(std::move(row));
  }
  document.blocks.emplace_back(std::move(table));
}

}  // namespace pcn
