#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/insight/staff.h"
#include "core/model/known.h"
#include "core/pages/area.h"
#include "core/pages/depth.h"
#include "core/pages/overviews.h"
#include "core/pages/staff_words.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "texts/depth.h"
#include "texts/staff.h"

namespace pcn {
namespace {

enum class Way : std::uint8_t { kRate, kNumber, kShare };

Way way_of(const ViewContext& context) {
  const std::string_view as = extra(context.state, "as");
  return as == "number" ? Way::kNumber : as == "share" ? Way::kShare : Way::kRate;
}

// A figure of some staff of one network, or of several together.
std::optional<double> figure(Way way, double fte, double all_fte, RegisteredPatients registered) {
  if (way == Way::kNumber) return fte;
  if (way == Way::kShare) return all_fte > 0 ? std::optional(fte / all_fte) : std::nullopt;
  return per_10000(fte, registered);
}

Cell cell_of(Way way, std::optional<double> value) {
  if (!value) return number_cell(std::nullopt, 0);
  if (*value <= 0) {
    Cell none = text_cell(text::staff::none);
    none.sort = 0;
    return none;
  }
  return way == Way::kShare ? percent_cell(value) : number_cell(value, way == Way::kRate ? 2 : 1);
}

// Additional roles that somebody has, most staff first.
std::vector<std::uint16_t> roles_of(const Dataset& data) {
  const auto fte = area_fte_by_role(data);
  std::vector<std::uint16_t> roles;
  for (std::size_t at = 0; at < data.roles.size(); ++at) {
    if (data.roles[at].arrs && fte[at] > 0) roles.push_back(static_cast<std::uint16_t>(at));
  }
  sort_stable(roles.begin(), roles.end(),
              [&fte](std::uint16_t a, std::uint16_t b) { return fte[a] > fte[b]; });
  return roles;
}

void add_reference(Table& table, Way way, std::string_view key, std::string_view name,
                   const std::vector<const NetworkStaff*>& all, const std::vector<std::uint16_t>& roles) {
  double arrs = 0;
  RegisteredPatients registered;
  for (const NetworkStaff* staff : all) {
    arrs += staff->arrs_fte;
    registered += staff->registered;
  }
  Row row;
  row.key = key;
  row.reference = true;
  row.cells = {text_cell(name), cell_of(way, figure(way, arrs, arrs, registered))};
  for (const std::uint16_t role : roles) {
    double fte = 0;
    for (const NetworkStaff* staff : all) fte += staff->roles[role].fte;
    row.cells.push_back(cell_of(way, figure(way, fte, arrs, registered)));
  }
  table.rows.push_back(std::move(row));
}

void add_england(Table& table, const Dataset& data, const std::vector<std::uint16_t>& roles) {
  Row row;
  row.key = "england";
  row.reference = true;
  const double middle = data.england.arrs_fte_quartiles[1];
  row.cells = {text_cell(text::staff::middle_network),
               middle > 0 ? number_cell(middle, 2) : number_cell(std::nullopt, 0)};
  // Quartiles of a role are all nought where most networks do not have it.
  for (const std::uint16_t role : roles)
    row.cells.push_back(cell_of(Way::kRate, data.roles[role].england_quartiles[1]));
  table.rows.push_back(std::move(row));
}

// Colours within each column, from nothing to its largest value among the networks.
void add_heat(Table& table, std::size_t networks) {
  for (std::size_t column = 1; column < table.columns.size(); ++column) {
    double largest = 0;
    for (std::size_t at = 0; at < networks; ++at)
      largest = std::max(largest, table.rows[at].cells[column].sort.value_or(0));
    if (largest <= 0) continue;
    for (std::size_t at = 0; at < networks; ++at) {
      Cell& cell = table.rows[at].cells[column];
      if (cell.sort) cell.heat = *cell.sort / largest;
    }
  }
}

Table staff_matrix(const ViewContext& context, const std::vector<NetworkStaff>& all) {
  const Dataset& data = context.data;
  const Way way = way_of(context);
  const auto roles = roles_of(data);
  Table table;
  table.id = "staff-by-network";
  const std::string area = area_words(context);
  const std::string day = to_words(data.workforce_date);
  table.caption = way == Way::kRate     ? say(text::staff::rate_caption{.area = area, .day = day})
                  : way == Way::kNumber ? say(text::staff::number_caption{.area = area, .day = day})
                                        : say(text::staff::share_caption{.area = area, .day = day});
  const std::string_view unit = way == Way::kShare ? std::string_view("%") : text::staff::fte_unit;
  table.columns = make_columns({{"network", text::depth::network_column, {}, "network", false},
                                {"all", text::staff::all_additional, unit, "arrs", true, Foot::kMedian}});
  for (const std::uint16_t role : roles)
    add_column(table,
               {data.roles[role].id, plain_role(data, data.roles[role]), unit, {}, true, Foot::kMedian});
  table.provenance = way == Way::kRate ? "workforce lists england" : "workforce";
  std::vector<const NetworkStaff*> own;
  std::vector<const NetworkStaff*> everyone;
  for (const NetworkStaff& staff : all) {
    if (data.networks[staff.network.value].in_area) everyone.push_back(&staff);
  }
  for (const NetworkOnDay* network : networks_in_hand(context)) {
    const NetworkStaff* staff = find_staff(all, network->network);
    const std::string& code = data.networks[network->network.value].code;
    Row row;
    row.key = code;
    row.cells = {text_cell(network_name(data, network->network), action({"view", "staff", "net", code}))};
    if (staff) {
      own.push_back(staff);
      row.cells.push_back(cell_of(way, figure(way, staff->arrs_fte, staff->arrs_fte, staff->registered)));
    } else {
      row.cells.push_back(number_cell(std::nullopt, 0));
    }
    for (const std::uint16_t role : roles)
      row.cells.push_back(
          cell_of(way, staff ? figure(way, staff->roles[role].fte, staff->arrs_fte, staff->registered)
                             : std::nullopt));
    table.rows.push_back(std::move(row));
  }
  sort_stable(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    return a.cells[1].sort.value_or(-1) > b.cells[1].sort.value_or(-1);
  });
  table.sorted_by = "all";
  table.descending = true;
  add_heat(table, table.rows.size());
  if (authority_in_hand(context))
    add_reference(table, way, data.districts[authority_in_hand(context).value].code,
                  say(text::staff::together{.area = area}), own, roles);
  add_reference(table, way, "area", say(text::staff::together{.area = data.name}), everyone, roles);
  if (way == Way::kRate) add_england(table, data, roles);
  return table;
}

}  // namespace

void append_staff_overview(Document& document, const ViewContext& context) {
  const Dataset& data = context.data;
  document.provenance = {"workforce", "england", "lists"};
  if (networks_in_hand(context).empty()) return;
  if (data.workforce.empty()) {
    document.summary = text::staff::networks_not_in_data;
    return;
  }
  if (!staff_fits_day(data, context.day.date)) {
    document.summary = say(
        text::staff::networks_unknown{.unknown = not_known_words(data, Figure::kStaff, context.day.date)});
    return;
  }
  const std::string_view as = extra(context.state, "as");
  Controls controls;
  controls.controls.push_back(make_select("as", text::staff::show,
                                          as == "share" || as == "number" ? as : std::string_view(),
                                          {{"", text::staff::rate_column},
                                           {"number", text::staff::show_number},
                                           {"share", text::staff::show_share}}));
  document.blocks.emplace_back(std::move(controls));
  const auto all = staff_of_all(data);
  Table table = staff_matrix(context, all);
  std::size_t without = 0;
  for (const NetworkOnDay* network : networks_in_hand(context))
    without += find_staff(all, network->network) ? 0 : 1;
  document.summary =
      say(text::staff::overview_summary{.area = area_words(context), .day = to_words(data.workforce_date)});
  if (without > 0) document.summary += " " + say(text::staff::overview_without{.networks = without});
  document.blocks.emplace_back(std::move(table));
  add_paragraph(document, text::staff::overview_note, Tone::kMuted);
}

}  // namespace pcn
