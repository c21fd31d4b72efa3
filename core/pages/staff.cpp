#include "core/insight/staff.h"

#include <algorithm>
#include <map>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/pages/depth.h"
#include "core/pages/list.h"
#include "core/pages/overviews.h"
#include "core/pages/staff_words.h"
#include "core/pages/views.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "texts/depth.h"
#include "texts/staff.h"

namespace pcn {
namespace {

std::string fte_words(double fte) { return say(text::staff::fte{.fte = format_decimal(fte, 1)}); }

std::string_view quarter_of_england(std::optional<int> quarter) {
  if (!quarter) return text::staff::mostly_none;
  return quarter_words(*quarter);
}

Facts figures(const Dataset& data, const NetworkStaff& staff, std::size_t networks) {
  const std::string date = to_words(data.workforce_date);
  Facts facts;
  facts.title = say(text::staff::on_day{.day = date});
  facts.facts.push_back(make_fact(text::staff::additional, fte_words(staff.arrs_fte),
                                  say(text::staff::paid_back{.day = date}), "arrs", "workforce"));
  facts.facts.push_back(make_fact(text::staff::all, fte_words(staff.total_fte),
                                  say(text::staff::office_included{.day = date}), "fte", "workforce"));
  if (staff.arrs_per_10000) {
    facts.facts.push_back(make_fact(text::staff::additional_rate, fte_words(*staff.arrs_per_10000),
                                    say(text::staff::rank_note{.area = data.name,
                                                               .networks = networks,
                                                               .patients = staff.registered.count,
                                                               .rank = ordinal(staff.arrs_rank)}),
                                    "fte-per-10000", "workforce lists"));
    facts.facts.push_back(
        make_fact(text::staff::among_england, quarter_of_england(staff.arrs_england_quarter),
                  say(text::staff::quartiles{.first = format_decimal(data.england.arrs_fte_quartiles[0], 1),
                                             .second = format_decimal(data.england.arrs_fte_quartiles[1], 1),
                                             .third = format_decimal(data.england.arrs_fte_quartiles[2], 1)}),
                  "fte-per-10000", "england workforce lists"));
  }
  return facts;
}

// The network's roles, most staff first (ties: order of the roles).
std::vector<RoleFigure> present(const NetworkStaff& staff) {
  std::vector<RoleFigure> roles;
  std::copy_if(staff.roles.begin(), staff.roles.end(), std::back_inserter(roles),
               [](const RoleFigure& figure) { return figure.fte > 0; });
  sort_stable(roles.begin(), roles.end(),
              [](const RoleFigure& a, const RoleFigure& b) { return a.fte > b.fte; });
  return roles;
}

Chart roles_chart(const Dataset& data, const std::vector<RoleFigure>& roles, double all,
                  const std::string& name) {
  Chart chart;
  chart.id = "roles";
  chart.x = {text::staff::role_column, false, 0, false};
  chart.y = {text::staff::fte_axis, true, 1, false};
  chart.provenance = "workforce";
  ChartSeries series;
  series.name = text::staff::fte_unit;
  for (const RoleFigure& figure : roles) {
    if (!data.roles[figure.role].arrs) continue;
    ChartPoint point;
    point.x = static_cast<double>(series.points.size());
    point.y = figure.fte;
    point.label = plain_role(data, data.roles[figure.role]);
    point.action = action({"role", data.roles[figure.role].id});
    series.points.push_back(std::move(point));
  }
  if (!series.points.empty())
    chart.title = say(text::staff::largest_role{.all = fte_words(all),
                                                .fte = fte_words(series.points[0].y),
                                                .network = name,
                                                .role = lower_first(series.points[0].label)});
  chart.summary = say(text::staff::roles_summary{.day = to_words(data.workforce_date)});
  chart.series.push_back(std::move(series));
  return chart;
}

Table roles_table(const ViewContext& context, const std::vector<RoleFigure>& roles, std::size_t networks) {
  const Dataset& data = context.data;
  Table table;
  table.id = "staff";
  table.caption = say(text::staff::roles_caption{.day = to_words(data.workforce_date)});
  table.columns =
      make_columns({{"role", text::staff::role_column, {}, {}, false},
                    {"fte", text::staff::fte_unit, {}, "fte", true, Foot::kTotal},
                    {"per-10000", text::staff::rate_column, text::staff::fte_unit, "fte-per-10000", true},
                    {"rank", say(text::staff::rank_column{.networks = networks}), {}, {}, true},
                    {"england", text::staff::among_england, {}, {}, false},
                    {"paid", text::staff::paid_column, {}, "arrs", false},
                    {"help", text::staff::help_column, {}, {}, false}});
  table.provenance = "workforce lists england";
  for (const RoleFigure& figure : roles) {
    const Role& role = data.roles[figure.role];
    Row row;
    row.key = role.id;
    row.selected = extra(context.state, "role") == role.id;
    row.cells = {
        text_cell(plain_role(data, role), action({"role", role.id})),
        number_cell(figure.fte, 1),
        number_cell(figure.per_10000, 2),
        figure.rank > 0 ? count_cell(static_cast<std::int64_t>(figure.rank)) : number_cell(std::nullopt, 0),
        text_cell(quarter_of_england(figure.england_quarter)),
        text_cell(role.arrs ? text::staff::yes : text::staff::no),
        text_cell(role.plain_help)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

// All networks of the area by one role, or by all additional roles together.
Chart ranking(const ViewContext& context, const std::vector<NetworkStaff>& all, NetworkIndex own) {
  const Dataset& data = context.data;
  const std::string_view asked = extra(context.state, "role");
  const auto chosen = std::find_if(data.roles.begin(), data.roles.end(),
                                   [asked](const Role& role) { return role.id == asked; });
  const bool one = !asked.empty() && chosen != data.roles.end();
  const auto role = static_cast<std::size_t>(chosen - data.roles.begin());
  const auto value = [one, role](const NetworkStaff& staff) {
    return one ? staff.roles[role].per_10000 : staff.arrs_per_10000;
  };
  std::vector<const NetworkStaff*> order;
  for (const NetworkStaff& staff : all) {
    if (value(staff)) order.push_back(&staff);
  }
  sort_stable(order.begin(), order.end(),
              [&value](const NetworkStaff* a, const NetworkStaff* b) { return *value(*a) > *value(*b); });
  const std::string what =
      one ? lower_first(plain_role(data, *chosen)) : std::string(text::staff::additional_staff);
  Chart chart;
  chart.id = "staff-ranking";
  chart.x = {text::depth::network_column, false, 0, false};
  chart.y = {text::staff::rate_axis, true, one ? 2 : 1, false};
  chart.provenance = "workforce lists england";
  chart.title = say(text::staff::where_by{.what = what});
  ChartSeries series;
  series.name = what;
  for (std::size_t i = 0; i < order.size(); ++i) {
    ChartPoint point;
    point.x = static_cast<double>(i);
    point.y = *value(*order[i]);
    point.label = network_name(data, order[i]->network);
    point.action = action({"net", data.networks[order[i]->network.value].code});
    point.highlighted = order[i]->network == own;
    series.points.push_back(std::move(point));
    if (order[i]->network != own) continue;
    const std::size_t rank = one ? order[i]->roles[role].rank : order[i]->arrs_rank;
    chart.title = say(text::staff::rank_by{
        .network = network_name(data, own), .networks = order.size(), .rank = ordinal(rank), .what = what});
  }
  chart.summary = say(text::staff::ranking_summary{.area = data.name, .day = to_words(data.workforce_date)});
  const auto& quartiles = one ? chosen->england_quartiles : data.england.arrs_fte_quartiles;
  if (quartiles[1] > 0) chart.markers.push_back({quartiles[1], text::staff::middle_network, true});
  chart.series.push_back(std::move(series));
  return chart;
}

Table calendar_table(const ViewContext& context, NetworkIndex network) {
  const Dataset& data = context.data;
  Table table;
  table.id = "role-calendar";
  table.caption = say(text::staff::calendar_caption{.day = to_words(data.workforce_date)});
  table.columns = make_columns({{"role", text::staff::role_column, {}, {}, false},
                                {"from", text::staff::from_column, {}, "arrs", true},
                                {"fte", text::staff::here_column, text::staff::fte_unit, "fte", true},
                                {"networks", text::staff::networks_column, {}, {}, true}});
  table.provenance = "workforce";
  for (const RoleStart& start : role_calendar(data, network)) {
    const Role& role = data.roles[start.role];
    Cell from =
        text_cell(start.reimbursable_from ? to_words(*start.reimbursable_from) : std::string(kNotInData));
    if (start.reimbursable_from) {
      from.sort = to_days(*start.reimbursable_from);
    } else {
      from.tone = Tone::kMuted;
    }
    Cell has = start.fte > 0 ? number_cell(start.fte, 1) : text_cell(text::staff::none);
    has.sort = start.fte;
    Row row;
    row.key = role.id;
    row.cells = {text_cell(plain_role(data, role), action({"role", role.id})), std::move(from),
                 std::move(has), count_cell(start.networks)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

// The published yearly file holds means of single posts, which say nothing of how many staff there were.
void append_years(Document& document, const ViewContext& context, NetworkIndex network) {
  const auto rows = years_of(context.data, network);
  if (rows.empty()) return;
  std::map<int, std::map<std::string, double>> years;
  std::map<std::string, int> groups;
  for (const WorkforceYear& row : rows) {
    years[row.year][row.group] = row.fte;
    ++groups[row.group];
  }
  add_heading(document, text::staff::years_title);
  Table table;
  table.id = "staff-years";
  table.caption = text::staff::years_caption;
  add_column(table, {"year", text::staff::year_column, {}, {}, true});
  for (const auto& [group, count] : groups)
    add_column(table, {to_lower_ascii(group), group, text::staff::post_unit, "fte", true});
  table.provenance = "workforce.years";
  for (const auto& [year, values] : years) {
    Row row;
    row.key = std::to_string(year);
    Cell cell = text_cell(std::to_string(year));
    cell.sort = year;
    row.cells.push_back(std::move(cell));
    for (const auto& [group, count] : groups) {
      const auto at = values.find(group);
      row.cells.push_back(at == values.end() ? number_cell(std::nullopt, 0) : number_cell(at->second, 2));
    }
    table.rows.push_back(std::move(row));
  }
  document.blocks.emplace_back(std::move(table));
  add_paragraph(document, text::staff::years_caution{.day = to_words(context.data.workforce_date)},
                Tone::kCaution);
}

void append_missing(Document& document, const ViewContext& context, NetworkIndex network) {
  const Dataset& data = context.data;
  std::vector<std::string> missing;
  for (const RoleStart& start : role_calendar(data, network)) {
    // A role that few others have either is no finding.
    if (!(start.fte > 0) && start.networks * 2 > static_cast<int>(context.day.networks.size()))
      missing.push_back(lower_first(plain_role(data, data.roles[start.role])));
  }
  if (missing.empty()) return;
  add_paragraph(document,
                text::staff::missing_roles{
                    .area = data.name, .day = to_words(data.workforce_date), .roles = join_and(missing)},
                Tone::kCaution);
}

}  // namespace

std::string plain_role(const Dataset& data, const Role& role) {
  const auto words = [](const Role& of) -> const std::string& {
    return of.plain_name.empty() ? of.name : of.plain_name;
  };
  const bool twice = std::count_if(data.roles.begin(), data.roles.end(),
                                   [&](const Role& other) { return words(other) == words(role); }) > 1;
  return twice ? say(text::staff::role_of_group{.group = lower_first(role.group), .role = words(role)})
               : words(role);
}

Document make_staff(const ViewContext& context) {
  const Dataset& data = context.data;
  const auto all = staff_of_all(data);
  std::vector<Option> roles = {{"", text::staff::all_roles}};
  for (const Role& role : data.roles) roles.push_back({role.id, plain_role(data, role)});
  auto view = begin_network_document(
      context, "staff", {text::staff::title, text::staff::title_of_one::kId, text::staff::title_of_all::kId},
      {make_select("role", text::staff::rank_networks, std::string(extra(context.state, "role")),
                   std::move(roles))});
  Document& document = view.document;
  if (!view.network.valid()) append_staff_overview(document, context);
  if (!view.on_day) return std::move(document);
  document.provenance = {"workforce", "england", "lists", "workforce.years"};
  if (!data.workforce.empty() && !staff_fits_day(data, context.day.date)) {
    document.summary =
        say(text::staff::staff_unknown{.network = name_of(data, view.network),
                                       .unknown = not_known_words(data, Figure::kStaff, context.day.date)});
    append_years(document, context, view.network);
    append_more_about(document, context, view.network, "staff");
    return std::move(document);
  }
  const NetworkStaff* staff = find_staff(all, view.network);
  if (!staff) {
    document.summary = say(
        text::staff::no_row{.day = to_words(data.workforce_date), .network = name_of(data, view.network)});
  } else {
    const std::string day = to_words(data.workforce_date);
    const std::string fte = fte_words(staff->arrs_fte);
    const std::string& name = name_of(data, view.network);
    document.summary =
        staff->arrs_per_10000
            ? say(text::staff::summary_rate{
                  .day = day, .fte = fte, .network = name, .rate = format_decimal(*staff->arrs_per_10000, 1)})
            : say(text::staff::summary{.day = day, .fte = fte, .network = name});
    const auto own = present(*staff);
    document.blocks.emplace_back(figures(data, *staff, all.size()));
    append_missing(document, context, view.network);
    if (!own.empty()) {
      document.blocks.emplace_back(roles_chart(data, own, staff->arrs_fte, network_name(data, view.network)));
      document.blocks.emplace_back(roles_table(context, own, all.size()));
    }
  }
  add_heading(document, text::staff::compared_title);
  document.blocks.emplace_back(ranking(context, all, view.network));
  if (staff) {
    add_heading(document, text::staff::calendar_title);
    document.blocks.emplace_back(calendar_table(context, view.network));
    add_paragraph(document, text::staff::in_force, Tone::kMuted);
  }
  append_years(document, context, view.network);
  append_more_about(document, context, view.network, "staff");
  return std::move(document);
}

}  // namespace pcn
