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

namespace pcn {
namespace {

std::string when(const HistoryEvent& event) {
  return event.recorded ? to_words(event.date) : "By " + to_words(event.date) + " (the day is not recorded)";
}

std::vector<Span> names_of(const Dataset& data, const std::vector<PracticeIndex>& practices) {
  std::vector<Span> spans;
  for (const PracticeIndex practice : practices) spans.push_back(practice_link(data, practice));
  return spans_and(std::move(spans));
}

void append(std::vector<Span>& spans, std::vector<Span> more) {
  std::move(more.begin(), more.end(), std::back_inserter(spans));
}

// One event as a sentence; `own` is the network whose story is told, or none.
Paragraph sentence(const Dataset& data, const HistoryEvent& event) {
  std::vector<Span> spans = {strong(when(event)), plain(": ")};
  switch (event.kind) {
    case HistoryKind::kNetworkBegan: {
      std::vector<PracticeIndex> members;
      for (const Membership& stay : data.memberships) {
        if (stay.network == event.network && stay.start == event.date) members.push_back(stay.practice);
      }
      spans.push_back(network_link(data, event.network));
      spans.push_back(plain(" begins with "));
      append(spans, names_of(data, members));
      break;
    }
    case HistoryKind::kNetworkEnded:
      spans.push_back(network_link(data, event.network));
      spans.push_back(plain(" ends: no practice is in it any more"));
      break;
    case HistoryKind::kPracticeJoined:
      spans.push_back(practice_link(data, event.practice));
      spans.push_back(plain(" joins "));
      spans.push_back(network_link(data, event.network));
      break;
    case HistoryKind::kPracticeLeft:
      spans.push_back(practice_link(data, event.practice));
      spans.push_back(plain(" leaves "));
      spans.push_back(network_link(data, event.network));
      break;
    case HistoryKind::kPracticeMoved:
      spans.push_back(practice_link(data, event.practice));
      spans.push_back(plain(" moves from "));
      spans.push_back(network_link(data, event.from));
      spans.push_back(plain(" to "));
      spans.push_back(network_link(data, event.network));
      break;
    case HistoryKind::kPracticeClosed:
      spans.push_back(practice_link(data, event.practice));
      spans.push_back(plain(" leaves "));
      spans.push_back(network_link(data, event.network));
      spans.push_back(plain(
          " and closes (register: " + last_day_words(*data.practices[event.practice.value].closed) + ")"));
      if (event.successor.valid()) {
        spans.push_back(plain("; its patients probably went to "));
        spans.push_back(practice_link(data, event.successor));
        spans.push_back(plain(" (inferred from list sizes or sites, not recorded)"));
      }
      break;
  }
  spans.push_back(plain("."));
  return paragraph(std::move(spans));
}

std::string practices(std::size_t count) {
  return count_of(static_cast<std::int64_t>(count), "practice", "practices");
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
  const std::string besides =
      special == 0
          ? std::string()
          : " Besides, " + count_of(static_cast<std::int64_t>(special), "practice", "practices") +
                " joined whose " + (special == 1 ? "list is" : "lists are") + " not open to everyone.";
  if (scope.network.valid())
    return name_of(data, scope.network) + " had " +
           practices(members_on(data, scope.network, changes.before).size()) + " on " +
           to_words(changes.before) + " and " +
           std::to_string(members_on(data, scope.network, changes.after).size()) + " on " +
           to_words(changes.after) + ": " + std::to_string(joined) + " joined, " + std::to_string(left) +
           " left or closed." + besides;
  const auto networks = [&scope](const std::vector<NetworkIndex>& all) {
    const auto own =
        std::count_if(all.begin(), all.end(), [&scope](NetworkIndex each) { return scope.has(each); });
    return count_of(own, "network", "networks");
  };
  return (scope.authority ? "In " + scope.name() + ", between " : std::string("Between ")) +
         to_words(changes.before) + " and " + to_words(changes.after) + ", " + networks(changes.began) +
         " began, " + networks(changes.ended) + " ended; " + practices(joined) + " joined, " +
         practices(moved) + " moved and " + practices(left) + " left or closed." + besides;
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
  result.controls.push_back(network_chooser(context, "All networks"));
  result.controls.push_back(make_select("since", "Compare with", to_iso(since),
                                        day_options(context.data, since), "The earlier day."));
  result.controls.push_back(make_select("date", "Day shown", to_iso(context.day.date),
                                        day_options(context.data, context.day.date),
                                        "The day on which networks are shown, here and on the map."));
  result.controls.back().playable = true;
  return result;
}

// Links that step through the days on which something changed, for people who do not want to choose from a
// list.
Paragraph stepper(const ViewContext& context, const std::vector<HistoryEvent>& events) {
  std::vector<Span> spans = {plain("Step through the changes: ")};
  std::optional<Date> before;
  std::optional<Date> after;
  for (const HistoryEvent& event : events) {
    if (event.date > context.data.newest) continue;
    if (event.date < context.day.date) before = event.date;
    if (event.date > context.day.date && !after) after = event.date;
  }
  spans.push_back(before ? link("← " + to_words(*before), action({"date", to_iso(*before)}))
                         : plain("no earlier one"));
  spans.push_back(plain(" · "));
  spans.push_back(after ? link(to_words(*after) + " →", action({"date", to_iso(*after)}))
                        : plain("no later one"));
  return paragraph(std::move(spans));
}

// The time line: how many practices there were on each day that a register tells of. Pressing a day shows it.
Chart time_line(const ViewContext& context, const HistoryScope& scope) {
  const Dataset& data = context.data;
  Chart chart;
  chart.id = "time-line";
  chart.x = {"Day", false, 0, false};
  chart.y = {"Practices in networks", true, 0, false};
  chart.provenance = "memberships";
  ChartSeries series;
  series.name = "Practices";
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
    if (!scope.network.valid()) point.label += " (" + count_of(networks, "network", "networks") + ")";
    point.action = action({"date", option.value});
    point.highlighted = day == context.day.date;
    series.points.push_back(std::move(point));
  }
  const ChartPoint& first = series.points.front();
  const ChartPoint& last = series.points.back();
  chart.title = scope.whose("All networks together", "The networks of ") + " had " +
                practices(static_cast<std::size_t>(first.y)) + " on " + days.front().label + " and " +
                format_decimal(last.y, 0) + " on " + days.back().label;
  chart.summary = "Practices on the days of the registers; practices that merge count as one afterwards.";
  chart.series.push_back(std::move(series));
  return chart;
}

Cell network_cell(const Dataset& data, NetworkIndex network, std::string_view none) {
  if (!network.valid()) return text_cell(std::string(none), {}, Tone::kMuted);
  return text_cell(name_of(data, network), show_network(data, network));
}

// What became of a practice that is in no network on the day.
std::string_view whereabouts(const ViewContext& context, PracticeIndex practice, Date day) {
  const Practice& it = context.data.practices[practice.value];
  if (it.closed && *it.closed <= day) return "closed";
  const auto unallocated = unallocated_on(context.data, day);
  const bool open = std::find(unallocated.begin(), unallocated.end(), practice) != unallocated.end();
  return open ? "in no network" : "no longer listed";
}

// Net changes, with the day of the last event that explains each.
Table changes_table(const ViewContext& context, const Changes& changes,
                    const std::vector<HistoryEvent>& events, const HistoryScope& scope) {
  const Dataset& data = context.data;
  Table table;
  table.id = "changes";
  table.caption = "Practices whose network on " + to_words(changes.after) + " is not that of " +
                  to_words(changes.before) + ".";
  table.columns = make_columns({{"practice", "Practice", {}, "practice", false},
                                {"from", to_words(changes.before), {}, "network", false},
                                {"to", to_words(changes.after), {}, "network", false},
                                {"when", "Last change", {}, {}, false}});
  table.provenance = "memberships";
  for (const Move& move : changes.moves) {
    if (!scope.has(move.from) && !scope.has(move.to)) continue;
    const Practice& practice = data.practices[move.practice.value];
    Cell day = text_cell(std::string(kNotInData));
    for (const HistoryEvent& event : events) {
      const bool founding = event.kind == HistoryKind::kNetworkBegan && event.network == move.to;
      if ((event.practice != move.practice && !founding) || event.date <= changes.before ||
          event.date > changes.after)
        continue;
      day = text_cell((event.recorded ? "" : "by ") + to_words(event.date));
      day.sort = to_days(event.date);
    }
    Row row;
    row.key = practice.code;
    row.cells = {text_cell(practice.name, show_practice(data, move.practice)),
                 network_cell(data, move.from, "in no network"),
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
  document.blocks.push_back(
      heading(network.valid() ? "The story of " + name_of(data, network) : "All changes"));
  if (network.valid() && !data.networks[network.value].former_names.empty()) {
    document.blocks.emplace_back(paragraph("Earlier called " +
                                           join_and(data.networks[network.value].former_names) +
                                           "; the day of the new name is " + std::string(kNotInData) + "."));
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
    document.blocks.emplace_back(paragraph("The registers hold no change."));
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
  document.title =
      network.valid() ? scope.name() + ": history" : "History of the networks of " + scope.name();
  document.summary = summary(data, changes, scope);
  document.provenance = {"memberships", "networks", "lists", "practices"};
  document.blocks.emplace_back(controls(context));
  document.blocks.emplace_back(stepper(context, events));
  if (!network.valid()) {
    document.blocks.emplace_back(boroughs_table(context));
    document.blocks.emplace_back(sizes_table(context, scope, since_day(context)));
  }
  document.blocks.emplace_back(time_line(context, scope));
  document.blocks.push_back(heading("What changed"));
  BulletList openings;
  const auto openings_of = [&](const std::vector<NetworkIndex>& networks, std::string_view word) {
    for (const NetworkIndex each : networks) {
      if (scope.has(each)) openings.items.push_back(paragraph({plain(word), network_link(data, each)}));
    }
  };
  openings_of(changes.began, "New: ");
  openings_of(changes.ended, "Gone: ");
  if (!openings.items.empty()) document.blocks.emplace_back(std::move(openings));
  Table table = changes_table(context, changes, all, scope);
  if (table.rows.empty()) {
    document.blocks.emplace_back(paragraph("No practice changed its network between the two days" +
                                           std::string(scope.whole() ? "." : " here.")));
  } else {
    document.blocks.emplace_back(std::move(table));
  }
  append_story(document, context, events, network);
  append_lists(document,
               network.valid()   ? list_series(data, network)
               : scope.authority ? list_series(data, scope.authority)
                                 : list_series(data),
               scope.whose("The lists of all networks together", "The lists of the networks of "));
  document.blocks.emplace_back(paragraph(
      "Contracts of networks went live on 1 July 2019; the register records networks and their members from "
      "1 October 2019. Later days are those of the register; where a change lies between two registers "
      "without a "
      "recorded day, the day of the later one is shown.",
      Tone::kMuted));
  if (network.valid()) append_more_about(document, context, network, "history");
  return document;
}

}  // namespace pcn
