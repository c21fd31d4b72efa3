#include "core/insight/activity.h"

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/insight/members.h"
#include "core/pages/area.h"
#include "core/pages/depth.h"
#include "core/pages/list.h"
#include "texts/activity.h"
#include "texts/depth.h"

namespace pcn {
namespace {

// A measure of the data that this program has words for.
struct Shown {
  std::size_t at = 0;
  const ActivityMeasure* measure = nullptr;
  const ActivityWords* words = nullptr;
};

// Those whose period had begun on the day: no later figure is shown beside an earlier membership.
std::vector<Shown> shown_measures(const Dataset& data, Date day) {
  std::vector<Shown> shown;
  for (std::size_t at = 0; at < data.activity_measures.size(); ++at) {
    const ActivityMeasure& measure = data.activity_measures[at];
    const ActivityWords* words = find_activity(measure.id);
    if (words != nullptr && measure.from <= day) shown.push_back({at, &measure, words});
  }
  return shown;
}

// The value; where some practices are not known, how many are.
Cell figure_cell(const ActivityFigure& figure, const ActivityWords& words) {
  Cell cell = number_cell(figure.value(words), words.places);
  if (figure.known > 0 && figure.part())
    cell.text = say(text::activity::of_practices{
        .known = figure.known, .practices = figure.practices, .value = cell.text});
  return cell;
}

std::vector<Column> measure_columns(const std::vector<Shown>& shown) {
  std::vector<Column> columns;
  for (const Shown& one : shown) {
    const auto made = make_columns({{one.measure->id,
                                     say(text::activity::measure_column{
                                         .measure = one.words->title, .period = period_words(*one.measure)}),
                                     one.words->unit,
                                     {},
                                     true,
                                     Foot::kMedian}});
    columns.insert(columns.end(), made.begin(), made.end());
  }
  return columns;
}

std::vector<ActivityFigure> sums_over(const ViewContext& context,
                                      const std::vector<const NetworkOnDay*>& networks) {
  std::vector<ActivityFigure> sums(context.data.activity_measures.size());
  for (const NetworkOnDay* network : networks) {
    const auto figures = network_activity(context.data, network->network, context.day.date);
    for (std::size_t at = 0; at < sums.size(); ++at) {
      sums[at].count += figures[at].count;
      sums[at].of += figures[at].of;
      sums[at].known += figures[at].known;
      sums[at].practices += figures[at].practices;
    }
  }
  return sums;
}

Table networks_table(const ViewContext& context, const std::vector<Shown>& shown) {
  const Dataset& data = context.data;
  Table table;
  table.id = "activity-networks";
  table.caption =
      say(text::activity::networks_caption{.area = area_words(context), .day = to_words(context.day.date)});
  table.columns = make_columns({{"network", text::depth::network_column, {}, "network", false}});
  for (Column& column : measure_columns(shown)) table.columns.push_back(std::move(column));
  table.provenance = "activity memberships";
  for (const NetworkOnDay* in_hand : networks_in_hand(context)) {
    const NetworkOnDay& on_day = *in_hand;
    const auto figures = network_activity(data, on_day.network, context.day.date);
    Row row;
    row.key = data.networks[on_day.network.value].code;
    row.selected = row.key == context.state.network;
    row.cells.push_back(text_cell(name_of(data, on_day.network), show_network(data, on_day.network)));
    for (const Shown& one : shown) row.cells.push_back(figure_cell(figures[one.at], *one.words));
    table.rows.push_back(std::move(row));
  }
  // Sums over networks; what England did is in the same files.
  const auto add_reference = [&](std::string_view key, std::string_view name, const auto& figure_of) {
    Row row;
    row.key = key;
    row.reference = true;
    row.cells.push_back(text_cell(name));
    for (const Shown& one : shown) row.cells.push_back(figure_cell(figure_of(one), *one.words));
    table.rows.push_back(std::move(row));
  };
  if (authority_in_hand(context)) {
    const auto own = sums_over(context, networks_in_hand(context));
    add_reference(data.districts[authority_in_hand(context).value].code,
                  say(text::activity::networks_together{.area = area_words(context)}),
                  [&own](const Shown& one) { return own[one.at]; });
  }
  std::vector<const NetworkOnDay*> everyone;
  for (const NetworkOnDay& on_day : context.day.networks) everyone.push_back(&on_day);
  const auto all = sums_over(context, everyone);
  add_reference("area", say(text::activity::networks_together{.area = data.name}),
                [&all](const Shown& one) { return all[one.at]; });
  add_reference("england", text::depth::england, [](const Shown& one) {
    return ActivityFigure{one.measure->england_count, one.measure->england_of, 0, 0};
  });
  return table;
}

Table members_table(const ViewContext& context, const std::vector<Shown>& shown, NetworkIndex network) {
  const Dataset& data = context.data;
  Table table;
  table.id = "activity-practices";
  table.caption = say(text::activity::members_caption{.network = name_of(data, network)});
  table.columns = make_columns({{"practice", text::depth::practice_column, {}, "practice", false}});
  for (Column& column : measure_columns(shown)) table.columns.push_back(std::move(column));
  table.provenance = "activity memberships";
  for (const MemberShare& member : members_on(data, network, context.day.date)) {
    const auto figures = practice_activity(data, member.practice);
    Row row;
    row.key = data.practices[member.practice.value].code;
    row.cells.push_back(
        text_cell(data.practices[member.practice.value].name, show_practice(data, member.practice)));
    for (const Shown& one : shown) row.cells.push_back(figure_cell(figures[one.at], *one.words));
    table.rows.push_back(std::move(row));
  }
  return table;
}

// One network, measure by measure, with what is divided by what.
Table measures_table(const ViewContext& context, const std::vector<Shown>& shown, NetworkIndex network) {
  const Dataset& data = context.data;
  Table table;
  table.id = "activity";
  table.caption = say(text::activity::measures_caption{.network = name_of(data, network)});
  table.columns = make_columns({{"measure", text::activity::figure_column, {}, {}, false},
                                {"period", text::activity::period_column, {}, {}, false},
                                {"value", text::activity::here_column, {}, {}, true},
                                {"england", text::depth::england, {}, {}, true},
                                {"unit", text::activity::unit_column, {}, {}, false},
                                {"count", text::activity::counted_column, {}, {}, true},
                                {"of", text::activity::of_column, {}, {}, true},
                                {"known", text::activity::known_column, {}, {}, false},
                                {"means", text::activity::means_column, {}, {}, false},
                                {"caution", text::activity::caution_column, {}, {}, false}});
  table.provenance = "activity memberships";
  const auto figures = network_activity(data, network, context.day.date);
  for (const Shown& one : shown) {
    const ActivityFigure& figure = figures[one.at];
    const ActivityFigure england{one.measure->england_count, one.measure->england_of, 0, 0};
    const bool known = figure.known > 0;
    Row row;
    row.key = one.measure->id;
    row.cells = {
        text_cell(one.words->title),
        text_cell(period_words(*one.measure)),
        number_cell(figure.value(*one.words), one.words->places),
        number_cell(england.value(*one.words), one.words->places),
        text_cell(one.words->unit),
        number_cell(known ? std::optional(figure.count) : std::nullopt, 0),
        number_cell(known ? std::optional(figure.of) : std::nullopt, 0),
        text_cell(say(text::activity::known_of{.known = figure.known, .practices = figure.practices})),
        text_cell(say(text::activity::divided{.count = one.words->count, .of = one.words->of})),
        text_cell(one.words->caution)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Document make_activity(const ViewContext& context) {
  const Dataset& data = context.data;
  const std::vector<Shown> shown = shown_measures(data, context.day.date);
  Document document;
  document.id = "activity";
  document.title = authority_in_hand(context)
                       ? say(text::activity::title_of_authority{.area = area_words(context)})
                       : std::string(text::activity::title);
  Controls controls;
  add_area_chooser(controls.controls, context);
  controls.controls.push_back(network_chooser(context, text::depth::all_networks));
  document.blocks.emplace_back(std::move(controls));
  if (shown.empty()) {
    document.summary = data.activity_measures.empty()
                           ? std::string(text::activity::no_data)
                           : say(text::activity::unknown{.day = to_words(context.day.date)});
    return document;
  }
  document.provenance = {"activity", "memberships"};
  document.summary = text::activity::summary;
  const NetworkIndex network = find_network(data, context.state.network);
  if (network && context.day.find(network) != nullptr) {
    document.blocks.emplace_back(measures_table(context, shown, network));
    document.blocks.emplace_back(members_table(context, shown, network));
    add_heading(document, say(text::activity::networks_title{.area = area_words(context)}));
  }
  document.blocks.emplace_back(networks_table(context, shown));
  if (network) append_more_about(document, context, network, "activity");
  return document;
}

}  // namespace pcn
