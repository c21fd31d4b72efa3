#include "core/insight/history.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/insight/members.h"
#include "core/pages/area.h"
#include "core/pages/depth.h"
#include "core/pages/history_parts.h"
#include "core/pages/list.h"
#include "core/pages/views.h"
#include "core/state/fragment.h"
#include "texts/depth.h"
#include "texts/history.h"

namespace pcn {
namespace {

std::string when(const HistoryEvent& event) {
  return event.recorded ? to_words(event.date) : say(text::history::by_day{.day = to_words(event.date)});
}

std::vector<Span> names_of(const Dataset& data, const std::vector<PracticeIndex>& practices) {
  std::vector<Span> spans;
  for (const PracticeIndex practice : practices) spans.push_back(practice_link(data, practice));
  return spans_and(std::move(spans));
}

// One event as a sentence.
Paragraph sentence(const Dataset& data, const HistoryEvent& event) {
  const std::string day = when(event);
  const Span bold = strong({});
  const std::string& network = name_of(data, event.network);
  const Span to = network_link(data, event.network);
  if (event.kind == HistoryKind::kNetworkBegan) {
    std::vector<PracticeIndex> members;
    for (const Membership& stay : data.memberships) {
      if (stay.network == event.network && stay.start == event.date) members.push_back(stay.practice);
    }
    return paragraph(put_lists(
        spans(text::history::began{
            .members = list_place('0'), .network = network, .to = to, .when = bold, .when_day = day}),
        {names_of(data, members)}));
  }
  if (event.kind == HistoryKind::kNetworkEnded)
    return paragraph(text::history::ended{.network = network, .to = to, .when = bold, .when_day = day});
  const std::string& practice = data.practices[event.practice.value].name;
  const Span it = practice_link(data, event.practice);
  switch (event.kind) {
    case HistoryKind::kPracticeMoved:
      return paragraph(text::history::moved{.from = network_link(data, event.from),
                                            .it = it,
                                            .network = network,
                                            .network_before = name_of(data, event.from),
                                            .practice = practice,
                                            .to = to,
                                            .when = bold,
                                            .when_day = day});
    case HistoryKind::kPracticeLeft:
      return paragraph(text::history::left{
          .it = it, .network = network, .practice = practice, .to = to, .when = bold, .when_day = day});
    case HistoryKind::kPracticeClosed:
      break;
    default:
      return paragraph(text::history::joined{
          .it = it, .network = network, .practice = practice, .to = to, .when = bold, .when_day = day});
  }
  const std::string closed = last_day_words(*data.practices[event.practice.value].closed);
  if (!event.successor.valid())
    return paragraph(text::history::closed{.day = closed,
                                           .it = it,
                                           .network = network,
                                           .practice = practice,
                                           .to = to,
                                           .when = bold,
                                           .when_day = day});
  return paragraph(text::history::closed_successor{.day = closed,
                                                   .heir = practice_link(data, event.successor),
                                                   .it = it,
                                                   .network = network,
                                                   .practice = practice,
                                                   .successor = data.practices[event.successor.value].name,
                                                   .to = to,
                                                   .when = bold,
                                                   .when_day = day});
}

std::string summary(const Dataset& data, const Changes& changes, const HistoryScope& scope) {
  std::size_t joined = 0;
  std::size_t left = 0;
  std::size_t moved = 0;
  std::size_t special = 0;  // of those that joined: not open to everyone
  for (const Move& move : changes.moves) {
    // What moves between others is nothing to the networks spoken of; what moves to them or from them joins
    // or leaves.
    const bool comes = scope.has(move.to) && !scope.has(move.from);
    const bool goes = scope.has(move.from) && !scope.has(move.to);
    if (!comes && !goes && !scope.has(move.to)) continue;
    const bool closed_list = comes && special_list_of(data, move.practice) != nullptr;
    ++(closed_list ? special : comes ? joined : goes ? left : moved);
  }
  const std::string before = to_words(changes.before);
  const std::string after = to_words(changes.after);
  const auto began = scope.count(changes.began);
  const auto ended = scope.count(changes.ended);
  std::string words = scope.network.valid()
                          ? say(text::history::network_summary{
                                .after = members_on(data, scope.network, changes.after).size(),
                                .before = members_on(data, scope.network, changes.before).size(),
                                .day_after = after,
                                .day_before = before,
                                .joined = joined,
                                .left = left,
                                .network = name_of(data, scope.network)})
                      : scope.authority ? say(text::history::summary_of_authority{.area = scope.name(),
                                                                                  .began = began,
                                                                                  .day_after = after,
                                                                                  .day_before = before,
                                                                                  .ended = ended,
                                                                                  .joined = joined,
                                                                                  .left = left,
                                                                                  .moved = moved})
                                        : say(text::history::summary{.began = began,
                                                                     .day_after = after,
                                                                     .day_before = before,
                                                                     .ended = ended,
                                                                     .joined = joined,
                                                                     .left = left,
                                                                     .moved = moved});
  if (special > 0) words += " " + say(text::history::besides{.practices = special});
  return words;
}

std::vector<Option> day_options(const Dataset& data, Date chosen) {
  std::vector<Date> days = data.vintages;
  days.push_back(data.newest);
  days.push_back(chosen);
  sort_stable(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::vector<Option> options;
  for (const Date day : days) options.push_back({to_iso(day), to_words(day)});
  return options;
}

Controls controls(const ViewContext& context) {
  const Date since = since_day(context);
  Controls result;
  add_area_chooser(result.controls, context);
  result.controls.push_back(network_chooser(context, text::depth::all_networks));
  result.controls.push_back(make_select("since", text::history::compare_with, to_iso(since),
                                        day_options(context.data, since), text::history::compare_with_help));
  result.controls.push_back(make_select("date", text::history::day_shown, to_iso(context.day.date),
                                        day_options(context.data, context.day.date),
                                        text::history::day_shown_help));
  result.controls.back().playable = true;
  return result;
}

// Links that step through the days on which something changed, for people who do not want to choose from a
// list.
Paragraph stepper(const ViewContext& context, const std::vector<HistoryEvent>& events) {
  std::vector<Span> spans = {plain(text::history::step)};
  std::optional<Date> before;
  std::optional<Date> after;
  for (const HistoryEvent& event : events) {
    if (event.date > context.data.newest) continue;
    if (event.date < context.day.date) before = event.date;
    if (event.date > context.day.date && !after) after = event.date;
  }
  spans.push_back(before ? link(say(text::history::earlier_day{.day = to_words(*before)}),
                                action({"date", to_iso(*before)}))
                         : plain(text::history::none_earlier));
  spans.push_back(plain(" · "));
  spans.push_back(
      after ? link(say(text::history::later_day{.day = to_words(*after)}), action({"date", to_iso(*after)}))
            : plain(text::history::none_later));
  return paragraph(std::move(spans));
}

// The time line: how many practices there were on each day that a register tells of. Pressing a day shows it.
Chart time_line(const ViewContext& context, const HistoryScope& scope) {
  const Dataset& data = context.data;
  Chart chart;
  chart.id = "time-line";
  chart.x = {text::history::day_axis, false, 0, false};
  chart.y = {text::history::practices_axis, true, 0, false};
  chart.provenance = "memberships";
  ChartSeries series;
  series.name = text::history::practices;
  const auto days = day_options(data, context.day.date);
  for (const Option& option : days) {
    const Date day = *parse_date(option.value);
    int networks = 0;
    ChartPoint point;
    point.x = static_cast<double>(series.points.size());
    if (scope.network.valid()) {
      point.y = static_cast<double>(members_on(data, scope.network, day).size());
    } else {
      for (const BoroughCount& count : borough_counts(data, day)) {
        if (scope.authority && count.district != scope.authority) continue;
        networks += count.networks;
        point.y += count.practices;
      }
    }
    point.label = option.label;
    if (!scope.network.valid())
      point.label = say(text::history::day_networks{.day = option.label, .networks = networks});
    point.action = action({"date", option.value});
    point.highlighted = day == context.day.date;
    series.points.push_back(std::move(point));
  }
  const ChartPoint& first = series.points.front();
  const ChartPoint& last = series.points.back();
  chart.title = say(text::history::time_line{.first = static_cast<std::int64_t>(first.y),
                                             .first_day = days.front().label,
                                             .last = static_cast<std::int64_t>(last.y),
                                             .last_day = days.back().label,
                                             .name = scope.name(),
                                             .scope = scope.kind()});
  chart.summary = text::history::time_line_summary;
  chart.series.push_back(std::move(series));
  return chart;
}

Cell network_cell(const Dataset& data, NetworkIndex network, std::string_view none) {
  if (!network.valid()) return text_cell(none, {}, Tone::kMuted);
  return text_cell(name_of(data, network), show_network(data, network));
}

// What became of a practice that is in no network on the day.
std::string_view whereabouts(const ViewContext& context, PracticeIndex practice, Date day) {
  const Practice& it = context.data.practices[practice.value];
  if (it.closed && *it.closed <= day) return text::history::practice_closed;
  const auto unallocated = unallocated_on(context.data, day);
  const bool open = std::find(unallocated.begin(), unallocated.end(), practice) != unallocated.end();
  return open ? text::history::in_no_network : text::history::no_longer_listed;
}

// Net changes, with the day of the last event that explains each.
Table changes_table(const ViewContext& context, const Changes& changes,
                    const std::vector<HistoryEvent>& events, const HistoryScope& scope) {
  const Dataset& data = context.data;
  Table table;
  table.id = "changes";
  table.caption = say(text::history::changes_caption{.day_after = to_words(changes.after),
                                                     .day_before = to_words(changes.before)});
  table.columns = make_columns({{"practice", text::depth::practice_column, {}, "practice", false},
                                {"from", to_words(changes.before), {}, "network", false},
                                {"to", to_words(changes.after), {}, "network", false},
                                {"when", text::history::last_change_column, {}, {}, false}});
  table.provenance = "memberships";
  for (const Move& move : changes.moves) {
    if (!scope.has(move.from) && !scope.has(move.to)) continue;
    const Practice& practice = data.practices[move.practice.value];
    Cell day = text_cell(kNotInData);
    for (const HistoryEvent& event : events) {
      const bool founding = event.kind == HistoryKind::kNetworkBegan && event.network == move.to;
      if ((event.practice != move.practice && !founding) || event.date <= changes.before ||
          event.date > changes.after)
        continue;
      day = text_cell(event.recorded ? to_words(event.date)
                                     : say(text::history::by_the_day{.day = to_words(event.date)}));
      day.sort = to_days(event.date);
    }
    Row row;
    row.key = practice.code;
    row.cells = {text_cell(practice.name, show_practice(data, move.practice)),
                 network_cell(data, move.from, text::history::in_no_network),
                 network_cell(data, move.to, whereabouts(context, move.practice, changes.after)),
                 std::move(day)};
    table.rows.push_back(std::move(row));
  }
  // In the order in which things happened; what has no day comes last.
  sort_stable(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    constexpr double kLast = 1e9;
    return a.cells[3].sort.value_or(kLast) < b.cells[3].sort.value_or(kLast);
  });
  table.sorted_by = "when";
  return table;
}

void append_story(Document& document, const ViewContext& context, const std::vector<HistoryEvent>& events,
                  NetworkIndex network) {
  const Dataset& data = context.data;
  add_heading(document, network.valid() ? say(text::history::story_title{.network = name_of(data, network)})
                                        : std::string(text::history::all_changes_title));
  if (network.valid() && !data.networks[network.value].former_names.empty()) {
    add_paragraph(document,
                  text::history::former_names{.names = join_and(data.networks[network.value].former_names)});
  }
  BulletList list;
  list.ordered = false;
  for (const HistoryEvent& event : events) {
    // The founding of all networks is one table above, not dozens of sentences.
    if (!network.valid() && event.kind == HistoryKind::kNetworkBegan && event.date <= founding_day(data))
      continue;
    list.items.push_back(sentence(data, event));
  }
  if (list.items.empty()) {
    add_paragraph(document, text::history::no_change);
  } else {
    document.blocks.emplace_back(std::move(list));
  }
}

}  // namespace

Document make_history(const ViewContext& context) {
  const Dataset& data = context.data;
  const HistoryScope scope = history_scope(context);
  const NetworkIndex network = scope.network;
  const Changes changes = changes_between(data, since_day(context), context.day.date);
  const auto all = history(data);
  std::vector<HistoryEvent> events = all;
  std::erase_if(events, [&scope](const HistoryEvent& event) {
    return !scope.whole() && !scope.has(event.network) && !scope.has(event.from);
  });
  Document document;
  document.id = "history";
  document.title = network.valid() ? say(text::history::title_of_one{.network = scope.name()})
                                   : say(text::history::title_of_all{.area = scope.name()});
  document.summary = summary(data, changes, scope);
  document.provenance = {"memberships", "networks", "lists", "practices"};
  document.blocks.emplace_back(controls(context));
  document.blocks.emplace_back(stepper(context, events));
  if (!network.valid()) {
    document.blocks.emplace_back(boroughs_table(context));
    document.blocks.emplace_back(sizes_table(context, scope, since_day(context)));
  }
  document.blocks.emplace_back(time_line(context, scope));
  add_heading(document, text::history::what_changed_title);
  BulletList openings;
  for (const NetworkIndex each : changes.began) {
    if (scope.has(each))
      openings.items.push_back(paragraph(
          text::history::new_network{.network = name_of(data, each), .to = network_link(data, each)}));
  }
  for (const NetworkIndex each : changes.ended) {
    if (scope.has(each))
      openings.items.push_back(paragraph(
          text::history::gone_network{.network = name_of(data, each), .to = network_link(data, each)}));
  }
  if (!openings.items.empty()) document.blocks.emplace_back(std::move(openings));
  Table table = changes_table(context, changes, all, scope);
  if (table.rows.empty()) {
    add_paragraph(document, scope.whole() ? text::history::no_practice_changed
                                          : text::history::no_practice_changed_here);
  } else {
    document.blocks.emplace_back(std::move(table));
  }
  append_story(document, context, events, network);
  append_lists(document,
               network.valid()   ? list_series(data, network)
               : scope.authority ? list_series(data, scope.authority)
                                 : list_series(data),
               scope);
  add_paragraph(document, text::history::registers, Tone::kMuted);
  if (network.valid()) append_more_about(document, context, network, "history");
  return document;
}

}  // namespace pcn
