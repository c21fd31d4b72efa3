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
#include "texts/depth.h"
#include "texts/history.h"

namespace pcn {
namespace {

double year_of(Date date) { return date.year + (to_days(date) - to_days({date.year, 1, 1})) / 365.25; }

std::string short_date(const ListPoint& point) {
  return point.kind == ListKind::kYearAverage
             ? say(text::history::average{.year = financial_year(point.date)})
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

std::string_view HistoryScope::kind() const { return network ? "network" : authority ? "authority" : "all"; }

std::int64_t HistoryScope::count(const std::vector<NetworkIndex>& networks) const {
  return std::count_if(networks.begin(), networks.end(), [this](NetworkIndex each) { return has(each); });
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
  const DistrictWords words = district_words(data);
  const std::string then_year = std::to_string(founding.year);
  const std::string year = std::to_string(now.year);
  table.caption = say(text::history::founding_caption{
      .day = to_words(now), .district = words.one, .founding = to_words(founding)});
  table.columns = make_columns(
      {{"borough", words.title, {}, "borough", false},
       {"networks-then", say(text::history::networks_column{.year = then_year}), {}, "network", true},
       {"networks-now", say(text::history::networks_column{.year = year}), {}, "network", true},
       {"practices-then",
        say(text::history::practices_column{.day = then_year}),
        {},
        "practice",
        true,
        Foot::kTotal},
       {"practices-now",
        say(text::history::practices_column{.day = year}),
        {},
        "practice",
        true,
        Foot::kTotal},
       {"registered-now",
        say(text::history::registered_column{.day = year}),
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
  add("total", authority ? data.name : std::string(text::history::together), totals, {}, false);
  return table;
}

Table sizes_table(const ViewContext& context, const HistoryScope& scope, Date since) {
  const Dataset& data = context.data;
  const Date before = std::min(since, context.day.date);
  const Date after = std::max(since, context.day.date);
  Table table;
  table.id = "history-networks";
  const std::string first = to_words(before);
  const std::string last = to_words(after);
  table.caption =
      say(text::history::sizes_caption{.area = scope.name(), .day_after = last, .day_before = first});
  const auto practices_on = [](std::string_view day) {
    return say(text::history::practices_column{.day = day});
  };
  const auto registered_on = [](std::string_view day) {
    return say(text::history::registered_column{.day = day});
  };
  table.columns =
      make_columns({{"network", text::depth::network_column, {}, "network", false},
                    {"borough", district_words(data).title, {}, "borough", false},
                    {"practices-then", practices_on(first), {}, "practice", true, Foot::kTotal},
                    {"practices-now", practices_on(last), {}, "practice", true, Foot::kTotal},
                    {"registered-then", registered_on(first), {}, "list-size", true, Foot::kTotal},
                    {"registered-now", registered_on(last), {}, "list-size", true, Foot::kTotal},
                    {"change", text::history::change_column, "%", {}, true, Foot::kMedian}});
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
                 members(entry.second.then, text::history::not_yet),
                 members(entry.second.now, text::history::no_longer),
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

void append_lists(Document& document, const std::vector<ListPoint>& points, const HistoryScope& scope) {
  Chart chart;
  chart.id = "list-history";
  chart.kind = ChartKind::kLines;
  chart.x = {text::history::year_axis, false, 0, false};
  chart.y = {text::depth::registered, true, 0, false};
  chart.provenance = "lists";
  ChartSeries series;
  series.name = text::depth::registered;
  std::vector<std::string> incomplete;
  for (const ListPoint& point : points) {
    // A few lists can be missing without bending the line; more than one in fifty would.
    if (point.without_list * 50 > point.members) {
      incomplete.push_back(say(text::history::missing_lists{
          .day = short_date(point), .missing = point.without_list, .practices = point.members}));
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
    const std::string name = scope.name();
    const std::string percent = format_percent(std::fabs(change));
    chart.title = change >= 0.005 ? say(text::history::lists_grew{.first = first.label,
                                                                  .last = last.label,
                                                                  .name = name,
                                                                  .percent = percent,
                                                                  .scope = scope.kind()})
                  : change <= -0.005
                      ? say(text::history::lists_shrank{.first = first.label,
                                                        .last = last.label,
                                                        .name = name,
                                                        .percent = percent,
                                                        .scope = scope.kind()})
                      : say(text::history::lists_same{
                            .first = first.label, .last = last.label, .name = name, .scope = scope.kind()});
    chart.summary = say(
        text::history::lists_summary{.first = format_decimal(first.y, 0), .last = format_decimal(last.y, 0)});
    chart.series.push_back(std::move(series));
    add_heading(document, text::history::lists_title);
    document.blocks.emplace_back(std::move(chart));
  }
  if (!incomplete.empty()) {
    add_paragraph(document, text::history::lists_left_out{.lists = join_and(incomplete)}, Tone::kMuted);
  }
}

}  // namespace pcn
