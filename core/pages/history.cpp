#include "core/insight/history.h"

#include <algorithm>
#include <map>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/insight/members.h"
#include "core/map/history_map.h"
#include "core/model/district_words.h"
#include "core/pages/depth.h"
#include "core/pages/list.h"
#include "core/pages/views.h"
#include "core/state/fragment.h"

namespace pcn {
namespace {

// The first day that the data know networks on: the founding table.
Date founding_day(const Dataset& data) { return data.vintages.empty() ? data.newest : data.vintages.front(); }

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

std::string summary(const Dataset& data, const Changes& changes, NetworkIndex only) {
  std::size_t joined = 0;
  std::size_t left = 0;
  std::size_t moved = 0;
  std::size_t special = 0;  // of those that joined: not open to everyone
  for (const Move& move : changes.moves) {
    // What moves between others is nothing to one network, and what moves to it or from it joins or leaves.
    const bool comes = only.valid() ? move.to == only : !move.from.valid();
    const bool goes = only.valid() ? move.from == only : !move.to.valid();
    const bool closed_list = comes && special_list_of(data, move.practice) != nullptr;
    ++(closed_list ? special : comes ? joined : goes ? left : moved);
  }
  const std::string besides =
      special == 0
          ? std::string()
          : " Besides, " + count_of(static_cast<std::int64_t>(special), "practice", "practices") +
                " joined whose " + (special == 1 ? "list is" : "lists are") + " not open to everyone.";
  if (only.valid())
    return name_of(data, only) + " had " + practices(members_on(data, only, changes.before).size()) + " on " +
           to_words(changes.before) + " and " + std::to_string(members_on(data, only, changes.after).size()) +
           " on " + to_words(changes.after) + ": " + std::to_string(joined) + " joined, " +
           std::to_string(left) + " left or closed." + besides;
  const auto networks = [](std::size_t count) {
    return count_of(static_cast<std::int64_t>(count), "network", "networks");
  };
  return "Between " + to_words(changes.before) + " and " + to_words(changes.after) + ", " +
         networks(changes.began.size()) + " began, " + networks(changes.ended.size()) + " ended; " +
         practices(joined) + " joined, " + practices(moved) + " moved and " + practices(left) +
         " left or closed." + besides;
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
Chart time_line(const ViewContext& context, NetworkIndex only) {
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
    if (only.valid()) {
      point.y = static_cast<double>(members_on(data, only, day).size());
    } else {
      for (const BoroughCount& count : borough_counts(data, day)) {
        networks += count.networks;
        point.y += count.practices;
      }
    }
    point.label = option.label;
    if (!only.valid()) point.label += " (" + count_of(networks, "network", "networks") + ")";
    point.action = action({"date", option.value});
    point.highlighted = day == context.day.date;
    series.points.push_back(std::move(point));
  }
  const ChartPoint& first = series.points.front();
  const ChartPoint& last = series.points.back();
  chart.title = (only.valid() ? network_name(data, only) : "All networks together") + " had " +
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
                    const std::vector<HistoryEvent>& events, NetworkIndex only) {
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
    if (only.valid() && move.from != only && move.to != only) continue;
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
  sort_as_asked(table, context.state);
  return table;
}

Table boroughs_table(const ViewContext& context) {
  const Dataset& data = context.data;
  const Date founding = founding_day(data);
  const auto then = borough_counts(data, founding);
  const auto now = borough_counts(data, context.day.date);
  Table table;
  table.id = "founding";
  table.caption = "Networks by " + std::string(district_words(data).one) +
                  ": those of the founding year (register of " + to_words(founding) + ") and of " +
                  to_words(context.day.date) + ".";
  table.columns = make_columns(
      {{"borough", upper_first(district_words(data).one), {}, "borough", false},
       {"networks-then", "Networks " + std::to_string(founding.year), {}, "network", true},
       {"networks-now", "Networks " + std::to_string(context.day.date.year), {}, "network", true},
       {"practices-then", "Practices " + std::to_string(founding.year), {}, "practice", true},
       {"practices-now", "Practices " + std::to_string(context.day.date.year), {}, "practice", true}});
  table.provenance = "memberships";
  std::map<std::string, std::pair<BoroughCount, BoroughCount>> boroughs;
  for (const BoroughCount& count : then) boroughs[district_name(data, count.district)].first = count;
  for (const BoroughCount& count : now) boroughs[district_name(data, count.district)].second = count;
  std::array<int, 4> totals{};
  const auto add = [&table, &totals](std::string_view name, const std::array<int, 4>& counts, bool total) {
    Row row;
    row.key = name;
    row.cells.push_back(text_cell(name));
    for (std::size_t i = 0; i < counts.size(); ++i) {
      row.cells.push_back(count_cell(counts[i]));
      if (!total) totals[i] += counts[i];
    }
    table.rows.push_back(std::move(row));
  };
  for (const auto& [name, counts] : boroughs)
    add(name,
        {counts.first.networks, counts.second.networks, counts.first.practices, counts.second.practices},
        false);
  add("Together", totals, true);
  return table;
}

double year_of(Date date) { return date.year + (to_days(date) - to_days({date.year, 1, 1})) / 365.25; }

std::string short_date(const ListPoint& point) {
  return point.kind == ListKind::kYearAverage ? "average " + financial_year(point.date)
                                              : to_words(point.date);
}

// Sums of complete vintages as a line; what is incomplete is said, not drawn.
void append_lists(Document& document, const std::vector<ListPoint>& points, const std::string& whose) {
  Chart chart;
  chart.id = "list-history";
  chart.kind = ChartKind::kLines;
  chart.x = {"Year", false, 0, false};
  chart.y = {"Registered patients", true, 0, false};
  chart.provenance = "lists";
  ChartSeries series;
  series.name = "Registered patients";
  std::vector<std::string> incomplete;
  for (const ListPoint& point : points) {
    // A few lists can be missing without bending the line; more than one in fifty would.
    if (point.without_list * 50 > point.members) {
      incomplete.push_back(short_date(point) + " (" + std::to_string(point.without_list) + " of " +
                           std::to_string(point.members) + " practices missing)");
      continue;
    }
    ChartPoint dot;
    dot.x = year_of(point.date);
    dot.y = static_cast<double>(point.patients.count);
    dot.label = short_date(point);
    series.points.push_back(std::move(dot));
  }
  if (series.points.size() >= 2) {
    const ChartPoint first = series.points.front();
    const ChartPoint last = series.points.back();
    const double change = first.y > 0 ? last.y / first.y - 1 : 0;
    chart.title = whose +
                  (change >= 0.005    ? " grew by " + format_percent(change)
                   : change <= -0.005 ? " shrank by " + format_percent(-change)
                                      : " stayed about the same size") +
                  " between " + first.label + " and " + last.label;
    chart.summary =
        "From " + format_decimal(first.y, 0) + " to " + format_decimal(last.y, 0) +
        " registered patients, counted for the members of each time: practices that join or leave "
        "change the line.";
    chart.series.push_back(std::move(series));
    document.blocks.push_back(heading("List size"));
    document.blocks.emplace_back(std::move(chart));
  }
  if (!incomplete.empty()) {
    document.blocks.emplace_back(
        paragraph("Left out because lists are " + std::string(kNotInData) + ": " + join_and(incomplete) + ".",
                  Tone::kMuted));
  }
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
  const NetworkIndex network = find_network(data, context.state.network);
  const Changes changes = changes_between(data, since_day(context), context.day.date);
  const auto all = history(data);
  const auto events = network.valid() ? events_of(all, network) : all;
  Document document;
  document.id = "history";
  document.title =
      network.valid() ? network_name(data, network) + ": history" : "History of the networks of " + data.name;
  document.summary = summary(data, changes, network);
  document.provenance = {"memberships", "networks", "lists", "practices"};
  document.blocks.emplace_back(controls(context));
  document.blocks.emplace_back(stepper(context, events));
  document.blocks.emplace_back(time_line(context, network));
  document.blocks.push_back(heading("What changed"));
  BulletList openings;
  const auto openings_of = [&](const std::vector<NetworkIndex>& networks, std::string_view word) {
    for (const NetworkIndex each : networks) {
      if (!network.valid() || each == network)
        openings.items.push_back(paragraph({plain(word), network_link(data, each)}));
    }
  };
  openings_of(changes.began, "New: ");
  openings_of(changes.ended, "Gone: ");
  if (!openings.items.empty()) document.blocks.emplace_back(std::move(openings));
  Table table = changes_table(context, changes, all, network);
  if (table.rows.empty()) {
    document.blocks.emplace_back(paragraph("No practice changed its network between the two days" +
                                           std::string(network.valid() ? " here." : ".")));
  } else {
    document.blocks.emplace_back(std::move(table));
  }
  append_story(document, context, events, network);
  append_lists(document, network.valid() ? list_series(data, network) : list_series(data),
               network.valid() ? network_name(data, network) : "The lists of all networks together");
  if (!network.valid()) {
    document.blocks.push_back(heading("The founding table and today"));
    document.blocks.emplace_back(boroughs_table(context));
  }
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
