#include "texts/matrix.h"

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/coverage_words.h"
#include "core/document/parts.h"
#include "core/model/district_words.h"
#include "core/pages/area.h"
#include "core/pages/coverage_parts.h"
#include "core/pages/depth.h"
#include "core/pages/list.h"
#include "core/state/coverage_choice.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "texts/gap.h"

namespace pcn {
namespace {

// Whether the matrix says how many people, or which share of those there; the colour says the same.
bool by_share(const ViewContext& context) { return extra(context.state, "as") == "share"; }

std::int64_t affected(const FigureCell& cell) { return std::llround(cell.part); }

// All groups of a test together, by what is shown of each.
std::int64_t sum_of(const FigureColumn& column) {
  std::int64_t sum = 0;
  for (const FigureCell& cell : column.cells) sum += affected(cell);
  return sum;
}

std::int64_t largest_of(const FigureColumn& column) {
  std::int64_t largest = 0;
  for (const FigureCell& cell : column.cells) largest = std::max(largest, affected(cell));
  return largest;
}

// One cell, beside the largest count of its test. A colour never tells what the text hides.
Cell heat_cell(const ViewContext& context, const FigureCell& figure, std::int64_t largest,
               ActionText action) {
  Cell cell = people_cell(affected(figure), figure.withheld);
  const bool withheld = cell.withheld;
  const auto people = static_cast<double>(affected(figure));
  const double base = figure.whole;
  if (by_share(context) && base <= 0) {
    cell = text_cell(std::string(kNotInData), {}, Tone::kMuted);
  } else if (by_share(context) && !withheld) {
    cell = percent_cell(std::min(people / base, 1.0));
  } else if (by_share(context)) {
    cell.sort = 0;
  }
  const double whole = by_share(context) ? base : static_cast<double>(largest);
  if (whole > 0) cell.heat = withheld ? 0.0 : std::clamp(people / whole, 0.0, 1.0);
  cell.action = std::move(action);
  return cell;
}

std::string_view unit_of(const ViewContext& context) {
  return by_share(context) ? std::string_view("%") : text::matrix::people_unit;
}

// The tests, most people affected first.
void order(FigureTable& affected) {
  sort_stable(affected.columns.begin(), affected.columns.end(),
              [](const FigureColumn& a, const FigureColumn& b) { return sum_of(a) > sum_of(b); });
}

Table borough_matrix(const ViewContext& context, const FigureTable& affected) {
  const Dataset& data = context.data;
  const DistrictIndex in_hand = authority_in_hand(context);
  const auto& districts = affected.grouping.groups;
  const auto is_shown = [in_hand](const Group& group) { return !in_hand || group.item == in_hand.value; };
  Table table;
  table.id = "coverage-by-borough";
  namespace words = text::matrix;
  const TextId caption = in_hand ? (by_share(context) ? words::share_in::kId : words::people_in::kId)
                         : by_share(context) ? words::share_by_district::kId
                                             : words::people_by_district::kId;
  const std::string area = area_words(context), day = to_words(context.day.date);
  if (in_hand) {
    table.caption = say(caption, {std::string_view(area), std::string_view(day)});
  } else {
    table.caption = say(caption, {std::string_view(day), district_words(data).one});
  }
  table.columns = make_columns({{"test", text::gap::test_choice, {}, "coverage-gap", false}});
  for (const Group& district : districts) {
    if (is_shown(district))
      add_column(
          table,
          {district.code, district_name(data, DistrictIndex(district.item)), unit_of(context), {}, true});
  }
  add_column(table, {"area", data.name, unit_of(context), {}, true});
  for (const FigureColumn& column : affected.columns) {
    const Indicator& test = *column.of;
    const std::int64_t largest = largest_of(column);
    const auto show = [&test](std::string_view district) {
      return action({"view", "gap", "test", test.id, "measure", "gap", "la", district});
    };
    Row row;
    row.key = test.id;
    row.cells.push_back(text_cell(test.title, show_gap(test)));
    for (std::size_t at = 0; at < districts.size(); ++at) {
      if (is_shown(districts[at]))
        row.cells.push_back(heat_cell(context, column.cells[at], largest, show(districts[at].code)));
    }
    const FigureCell all{{}, static_cast<double>(sum_of(column)), column.all.whole, false};
    Cell whole = heat_cell(context, all, largest, show(""));
    if (!by_share(context)) whole.heat.reset();
    row.cells.push_back(std::move(whole));
    table.rows.push_back(std::move(row));
  }
  table.provenance = "small_areas.residents lists";
  return table;
}

Table network_matrix(const ViewContext& context, const FigureTable& affected) {
  const Dataset& data = context.data;
  Table table;
  table.id = "coverage-by-network";
  const std::string area = area_words(context), day = to_words(context.day.date);
  table.caption =
      say(by_share(context) ? text::matrix::share_by_network::kId : text::matrix::people_by_network::kId,
          {std::string_view(area), std::string_view(day)});
  table.columns = make_columns({{"network", text::matrix::network, {}, "network", false}});
  const Foot foot = by_share(context) ? Foot::kMedian : Foot::kTotal;
  for (const FigureColumn& column : affected.columns)
    add_column(table, {column.id(), column.title, unit_of(context), {}, true, foot});
  for (std::size_t at = 0; at < affected.grouping.groups.size(); ++at) {
    const NetworkIndex network = affected.network(at);
    if (!is_in_hand(context, network)) continue;
    Row row;
    row.key = data.networks[network.value].code;
    row.selected = context.state.network == row.key;
    row.cells.push_back(text_cell(network_name(data, network), action({"net", row.key})));
    for (const FigureColumn& column : affected.columns) {
      row.cells.push_back(
          heat_cell(context, column.cells[at], largest_of(column),
                    action({"view", "gap", "test", column.id(), "measure", "gap", "led-by", row.key})));
    }
    table.rows.push_back(std::move(row));
  }
  if (table.columns.size() > 1) {
    sort_stable(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
      return a.cells[1].sort.value_or(-1) > b.cells[1].sort.value_or(-1);
    });
    table.sorted_by = table.columns[1].id;
    table.descending = true;
  }
  table.provenance = "small_areas.residents lists";
  return table;
}

}  // namespace

Document make_matrix(const ViewContext& context) {
  Document document;
  document.id = "matrix";
  const DistrictWords words = district_words(context.data);
  const bool by_network = extra(context.state, "by") == "networks";
  document.title = authority_in_hand(context) ? say(text::matrix::title_in{.area = area_words(context)})
                                              : say(text::matrix::title{.district = words.one});
  PeopleFilter filter = chosen_filter(context.data, context.state);
  filter.district = {};
  filter.network = {};
  const CoverageFacts& facts = *context.coverage;
  FigureTable affected = people_affected(
      context.data, facts,
      by_network ? by_networks(context.data, facts.date, facts.leads) : by_authorities(context.data), filter);
  order(affected);
  const std::string whom = whom_words(context);
  document.summary = by_share(context) ? say(text::matrix::summary_share{.tests = affected.columns.size()})
                                       : say(text::matrix::summary_people{.tests = affected.columns.size()});
  if (!whom.empty()) document.summary.append(" ").append(say(text::gap::counted{.whom = whom}));
  document.summary.append(" ").append(rule_sentence(context.footprints->choice));
  Controls controls;
  controls.controls.push_back(
      make_select("by", text::matrix::compare, by_network ? "networks" : "",
                  {{"", upper_first(words.many)}, {"networks", text::matrix::networks}}));
  add_area_chooser(controls.controls, context);
  controls.controls.push_back(make_select("as", text::matrix::show, by_share(context) ? "share" : "",
                                          {{"", text::matrix::number}, {"share", text::matrix::share}}));
  for (Control& control : filter_controls(context)) {
    if (control.key == "ages" || control.key == "deprived") controls.controls.push_back(std::move(control));
  }
  document.blocks.emplace_back(std::move(controls));
  document.blocks.emplace_back(by_network ? network_matrix(context, affected)
                                          : borough_matrix(context, affected));
  document.blocks.emplace_back(
      paragraph(say(whom.empty() ? text::matrix::care::kId : text::matrix::care_counted::kId, {words.one}),
                Tone::kMuted));
  document.blocks.emplace_back(paragraph({link(text::gap::all_gaps, "view=gaps")}));
  document.provenance = coverage_provenance(context);
  return document;
}

}  // namespace pcn
