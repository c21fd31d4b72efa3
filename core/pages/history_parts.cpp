#include "core/pages/history_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/model/district_words.h"
#include "core/pages/area.h"
#include "core/pages/depth.h"
#include "core/state/fragment.h"

namespace pcn {
namespace {

double year_of(Date date) { return date.year + (to_days(date) - to_days({date.year, 1, 1})) / 365.25; }

std::string short_date(const ListPoint& point) {
  return point.kind == ListKind::kYearAverage ? "average " + financial_year(point.date)
                                              : to_words(point.date);
}

// How much more or less, as a share of the earlier count.
Cell change_cell(double before, double after) {
  if (!(before > 0) || !(after > 0)) return text_cell("–");
  const double change = after / before - 1;
  Cell cell = text_cell((change > 0 ? "+" : change < 0 ? "−" : "") + format_percent(std::fabs(change), 1));
  cell.sort = change;
  return cell;
}

}  // namespace

bool HistoryScope::has(NetworkIndex each) const {
  if (!each.valid()) return false;
  if (network) return each == network;
  return !authority || data.networks[each.value].district == authority;
}

std::string HistoryScope::name() const {
  if (network) return network_name(data, network);
  return authority ? district_name(data, authority) : data.name;
}

std::string HistoryScope::whose(std::string_view of_all, std::string_view before_authority) const {
  if (network) return name();
  return authority ? std::string(before_authority) + name() : std::string(of_all);
}

HistoryScope history_scope(const ViewContext& context) {
  const NetworkIndex network = find_network(context.data, context.state.network);
  return {context.data, network, network ? DistrictIndex{} : authority_in_hand(context)};
}

Date founding_day(const Dataset& data) { return data.vintages.empty() ? data.newest : data.vintages.front(); }

Table boroughs_table(const ViewContext& context) {
  const Dataset& data = context.data;
  const Date founding = founding_day(data);
  const Date now = context.day.date;
  Table table;
  table.id = "founding";
  table.caption = "Networks by " + std::string(district_words(data).one) +
                  ": those of the founding year (register of " + to_words(founding) + ") and of " +
                  to_words(now) + ".";
  table.columns = make_columns(
      {{"borough", upper_first(district_words(data).one), {}, "borough", false},
       {"networks-then", "Networks " + std::to_string(founding.year), {}, "network", true},
       {"networks-now", "Networks " + std::to_string(now.year), {}, "network", true},
       {"practices-then", "Practices " + std::to_string(founding.year), {}, "practice", true, Foot::kTotal},
       {"practices-now", "Practices " + std::to_string(now.year), {}, "practice", true, Foot::kTotal},
       {"registered-now",
        "Registered patients " + std::to_string(now.year),
        {},
        "list-size",
        true,
        Foot::kTotal}});
  table.provenance = "memberships lists";
  std::map<std::string, std::pair<BoroughCount, BoroughCount>> boroughs;
  for (const BoroughCount& count : borough_counts(data, founding))
    boroughs[district_name(data, count.district)].first = count;
  for (const BoroughCount& count : borough_counts(data, now))
    boroughs[district_name(data, count.district)].second = count;
  const DistrictIndex authority = authority_in_hand(context);
  std::array<std::int64_t, 5> totals{};
  const auto add = [&table](std::string_view key, std::string_view name,
                            const std::array<std::int64_t, 5>& counts, ActionText action, bool selected) {
    Row row;
    row.key = key;
    row.selected = selected;
    row.cells.push_back(text_cell(name, action));
    for (const std::int64_t count : counts) row.cells.push_back(count_cell(count));
    table.rows.push_back(std::move(row));
  };
  for (const auto& [name, counts] : boroughs) {
    const std::array<std::int64_t, 5> own = {counts.first.networks, counts.second.networks,
                                             counts.first.practices, counts.second.practices,
                                             counts.second.registered.count};
    for (std::size_t i = 0; i < own.size(); ++i) totals[i] += own[i];
    const DistrictIndex district =
        counts.second.district.valid() ? counts.second.district : counts.first.district;
    const bool chosen = authority && district == authority;
    if (authority && !chosen) continue;
    const std::string& code = data.districts[district.value].code;
    const bool can_be_chosen = data.districts[district.value].in_area && authorities_of(data).size() > 1;
    add(code, name, own, can_be_chosen ? action({"la", chosen ? std::string_view() : code}) : ActionText(),
        chosen);
  }
  add("total", authority ? data.name : std::string("Together"), totals, {}, false);
  return table;
}

Table sizes_table(const ViewContext& context, const HistoryScope& scope, Date since) {
  const Dataset& data = context.data;
  const Date before = std::min(since, context.day.date);
  const Date after = std::max(since, context.day.date);
  Table table;
  table.id = "history-networks";
  table.caption = "Networks of " + scope.name() + ": practices and registered patients on " +
                  to_words(before) + " and " + to_words(after) +
                  ", most growth first. Practices that join or leave change the count.";
  table.columns = make_columns(
      {{"network", "Network", {}, "network", false},
       {"borough", upper_first(district_words(data).one), {}, "borough", false},
       {"practices-then", "Practices " + to_words(before), {}, "practice", true, Foot::kTotal},
       {"practices-now", "Practices " + to_words(after), {}, "practice", true, Foot::kTotal},
       {"registered-then", "Registered patients " + to_words(before), {}, "list-size", true, Foot::kTotal},
       {"registered-now", "Registered patients " + to_words(after), {}, "list-size", true, Foot::kTotal},
       {"change", "Change", "%", {}, true, Foot::kMedian}});
  table.provenance = "memberships lists";
  struct Two {
    const NetworkOnDay* then = nullptr;
    const NetworkOnDay* now = nullptr;
  };
  const auto networks_then = networks_on(data, before);
  const auto networks_now = networks_on(data, after);
  std::map<NetworkIndex, Two> all;
  for (const NetworkOnDay& network : networks_then) all[network.network].then = &network;
  for (const NetworkOnDay& network : networks_now) all[network.network].now = &network;
  for (const auto& entry : all) {
    const NetworkIndex network = entry.first;
    if (!scope.has(network)) continue;
    const auto members = [](const NetworkOnDay* on_day, std::string_view none) {
      return on_day ? count_cell(static_cast<std::int64_t>(on_day->members.size())) : text_cell(none);
    };
    // A sum that lacks a list is too low, and is not given.
    const auto patients = [](const NetworkOnDay* on_day) -> std::optional<std::int64_t> {
      if (!on_day || on_day->members_without_list > 0 || on_day->registered.count <= 0) return std::nullopt;
      return on_day->registered.count;
    };
    const auto then = patients(entry.second.then);
    const auto now = patients(entry.second.now);
    const auto count = [](const NetworkOnDay* on_day, const std::optional<std::int64_t>& people) {
      return people ? count_cell(*people) : on_day ? number_cell(std::nullopt, 0) : text_cell("–");
    };
    Row row;
    row.key = data.networks[network.value].code;
    row.cells = {text_cell(name_of(data, network), action({"view", "history", "net", row.key})),
                 text_cell(district_name(data, data.networks[network.value].district)),
                 members(entry.second.then, "not yet"),
                 members(entry.second.now, "no longer"),
                 count(entry.second.then, then),
                 count(entry.second.now, now),
                 change_cell(then ? static_cast<double>(*then) : 0, now ? static_cast<double>(*now) : 0)};
    table.rows.push_back(std::move(row));
  }
  sort_stable(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    constexpr double kNone = -1e9;
    return a.cells.back().sort.value_or(kNone) > b.cells.back().sort.value_or(kNone);
  });
  table.sorted_by = "change";
  table.descending = true;
  return table;
}

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

}  // namespace pcn
