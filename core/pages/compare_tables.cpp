#include "core/pages/compare_tables.h"

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/model/district_words.h"
#include "core/pages/depth.h"
#include "core/state/fragment.h"

namespace pcn {
namespace {

constexpr std::size_t kMostColumns = 4;  // more networks stand below each other
constexpr double kAlike = 0.05;          // of the figure that is compared with

Cell figure(const FigureColumn& measure, std::optional<double> value, std::string_view after = {}) {
  if (!value) return number_cell(std::nullopt, 0);
  return {value_words(measure, *value) + std::string(after), *value, {}, Tone::kPlain, std::nullopt};
}

std::optional<double> value_of(const FigureTable& comparison, const FigureColumn& measure,
                               NetworkIndex network) {
  const auto position = comparison.position(network.value);
  return position ? measure.cells[*position].value : std::nullopt;
}

std::optional<double> middle_of(const FigureColumn& measure) {
  for (std::size_t at = 0; at < measure.cells.size(); ++at) {
    if (const auto place = standing(measure, at)) return place->median;
  }
  return std::nullopt;
}

std::string titled(const FigureColumn& measure) {
  return says_unit(measure) ? measure.title : measure.title + " (" + std::string(measure.of->unit) + ")";
}

std::string_view word_of(double part) {
  return std::fabs(part) <= kAlike ? "alike" : part > 0 ? "higher" : "lower";
}

// "higher: Frognal; lower: Clocktower and North Bexley".
std::string beside_words(const Dataset& data, const FigureTable& comparison, const FigureColumn& measure,
                         const std::vector<NetworkIndex>& chosen) {
  if (!measure.area() || !(*measure.area() > 0)) return "–";
  std::vector<std::string> parts;
  for (const std::string_view word : {"higher", "lower", "alike"}) {
    std::vector<std::string> names;
    for (const NetworkIndex network : chosen) {
      const auto value = value_of(comparison, measure, network);
      if (value && word_of(*value / *measure.area() - 1) == word)
        names.push_back(network_name(data, network));
    }
    if (!names.empty()) parts.push_back(std::string(word) + ": " + join_and(names));
  }
  return join(parts, "; ");
}

void add_provenance(Table& table, const FigureColumn& measure) {
  if (table.provenance.find(measure.of->provenance) == std::string::npos)
    table.provenance.append(table.provenance.empty() ? "" : " ").append(measure.of->provenance);
}

std::string_view area_note(const FigureColumn& measure) {
  return measure.area_is_mean ? " (mean of its networks)" : std::string_view();
}
std::string_view england_note(const FigureColumn& measure) {
  return measure.england_is_middle ? " (middle network)" : std::string_view();
}

Table networks_as_columns(const ViewContext& context, const FigureTable& comparison,
                          const std::vector<NetworkIndex>& chosen) {
  const Dataset& data = context.data;
  Table table;
  table.id = "comparison";
  table.caption = "Figures side by side, with each network's place among all of " + data.name +
                  " in brackets (1st is the highest value, which is not always the best).";
  add_column(table, {"measure", "Measure", {}, {}, false});
  for (const NetworkIndex network : chosen)
    add_column(table, {data.networks[network.value].code, network_name(data, network), {}, {}, true});
  add_column(table, {"area", data.name, {}, {}, true});
  add_column(table, {"england", "England", {}, {}, true});
  add_column(table, {"beside", "Beside " + data.name, {}, {}, false});
  add_column(table, {"median", "Middle network", {}, {}, true});
  add_column(table, {"range", "Lowest to highest", {}, {}, false});
  add_column(table, {"of", "Networks with the figure", {}, {}, true});
  add_column(table, {"date", "Date", {}, {}, false});
  for (const FigureColumn& measure : comparison.columns) {
    add_provenance(table, measure);
    Row row;
    row.key = measure.id();
    row.cells.push_back(text_cell(titled(measure), action({"compare", measure.id()})));
    std::optional<GroupStanding> any;
    for (const NetworkIndex network : chosen) {
      const auto position = comparison.position(network.value);
      const auto place = position ? standing(measure, *position) : std::nullopt;
      if (place) any = place;
      row.cells.push_back(
          place ? figure(measure, measure.cells[*position].value, " (" + ordinal(place->rank) + ")")
                : number_cell(std::nullopt, 0));
    }
    row.cells.push_back(figure(measure, measure.area(), area_note(measure)));
    row.cells.push_back(figure(measure, measure.england, england_note(measure)));
    row.cells.push_back(text_cell(beside_words(data, comparison, measure, chosen)));
    if (any) {
      row.cells.push_back(figure(measure, any->median));
      row.cells.push_back(
          text_cell(value_words(measure, any->lowest) + " to " + value_words(measure, any->highest)));
      row.cells.push_back(count_cell(static_cast<std::int64_t>(any->of)));
    } else {
      row.cells.push_back(number_cell(std::nullopt, 0));
      row.cells.insert(row.cells.end(), 2, text_cell("–"));
    }
    row.cells.push_back(text_cell(measure.date));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table differences(const ViewContext& context, const FigureTable& comparison,
                  const std::vector<NetworkIndex>& chosen) {
  const Dataset& data = context.data;
  Table table;
  table.id = "comparison-differences";
  table.caption = "How far each network's figure lies from that of " + data.name +
                  ", as a part of it. Within 5% either way is called alike; chance alone can make more in "
                  "small networks.";
  table.columns = make_columns({{"network", "Network", {}, "network", false}});
  for (const FigureColumn& measure : comparison.columns) {
    if (!measure.area() || !(*measure.area() > 0)) continue;
    add_column(table, {measure.id(), measure.title, "%", measure.of->glossary, true});
    add_provenance(table, measure);
  }
  for (const NetworkIndex network : chosen) {
    Row row;
    row.key = data.networks[network.value].code;
    row.cells = {text_cell(network_name(data, network), show_network(data, network))};
    for (const FigureColumn& measure : comparison.columns) {
      if (!measure.area() || !(*measure.area() > 0)) continue;
      const auto value = value_of(comparison, measure, network);
      Cell cell = number_cell(std::nullopt, 0);
      if (value) {
        const double part = *value / *measure.area() - 1;
        const std::string_view word = word_of(part);
        cell = text_cell(word == "alike" ? std::string(word)
                                         : format_percent(std::fabs(part)) + " " + std::string(word));
        cell.sort = part;
      }
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

// The whole area and England are rows like the others, so that sorting shows where they stand.
Table networks_by_measures(const ViewContext& context, const FigureTable& comparison,
                           const std::vector<NetworkIndex>& chosen, std::string_view id,
                           std::string_view view) {
  const Dataset& data = context.data;
  Table table;
  table.id = id;
  table.caption = "Figures of " + count_of(static_cast<std::int64_t>(chosen.size()), "network", "networks") +
                  " with the whole of " + data.name +
                  " (all together; of counts the mean of its networks) and England (of counts and staff its "
                  "middle network). The day of each figure stands in the head.";
  table.columns = make_columns({{"network", "Network", {}, "network", false},
                                {"borough", upper_first(district_words(data).one), {}, "borough", false}});
  for (const FigureColumn& measure : comparison.columns) {
    add_column(table, {measure.id(), measure.title + ", " + measure.date,
                       measure.of->percent  ? std::string_view("%")
                       : says_unit(measure) ? std::string_view()
                                            : std::string_view(measure.of->unit),
                       measure.of->glossary, true});
    add_provenance(table, measure);
  }
  for (const NetworkIndex network : chosen) {
    Row row;
    row.key = data.networks[network.value].code;
    row.selected = row.key == context.state.network;
    row.cells = {text_cell(network_name(data, network), action({"view", view, "net", row.key})),
                 text_cell(district_name(data, data.networks[network.value].district))};
    for (const FigureColumn& measure : comparison.columns)
      row.cells.push_back(figure(measure, value_of(comparison, measure, network)));
    table.rows.push_back(std::move(row));
  }
  const auto reference = [&](std::string_view key, std::string_view name, const auto& value) {
    Row row;
    row.key = key;
    row.reference = true;
    row.cells = {text_cell(name), text_cell("–")};
    for (const FigureColumn& measure : comparison.columns)
      row.cells.push_back(figure(measure, value(measure)));
    table.rows.push_back(std::move(row));
  };
  reference("area", data.name, [](const FigureColumn& measure) { return measure.area(); });
  reference("england", "England", [](const FigureColumn& measure) { return measure.england; });
  reference("middle", "Middle network of " + data.name, middle_of);
  return table;
}

std::string value_words(const FigureColumn& measure, double value) {
  return measure.of->percent ? format_percent(value, measure.of->places)
                             : format_decimal(value, measure.of->places);
}

bool says_unit(const FigureColumn& measure) {
  return to_lower_ascii(measure.title).find(measure.of->unit) != std::string::npos;
}

std::string comparison_finding(const ViewContext& context, const FigureTable& comparison,
                               const FigureColumn& measure, const std::vector<NetworkIndex>& chosen) {
  const Dataset& data = context.data;
  struct Known {
    double value;
    NetworkIndex network;
  };
  std::vector<Known> known;
  for (const NetworkIndex network : chosen) {
    if (const auto value = value_of(comparison, measure, network)) known.push_back({*value, network});
  }
  if (known.empty()) return measure.title;
  const auto said = [&](const Known& one) {
    return network_name(data, one.network) + " " + value_words(measure, one.value);
  };
  sort_stable(known.begin(), known.end(), [](const Known& a, const Known& b) { return a.value < b.value; });
  std::string title = measure.title + ": ";
  title +=
      known.size() == 1 ? said(known.front()) : "from " + said(known.front()) + " to " + said(known.back());
  if (measure.area())
    title += "; " + data.name + " " + value_words(measure, *measure.area()) + std::string(area_note(measure));
  return title;
}

void append_comparison_tables(Document& document, const ViewContext& context, const FigureTable& comparison,
                              const std::vector<NetworkIndex>& chosen) {
  document.blocks.emplace_back(
      chosen.size() > kMostColumns
          ? networks_by_measures(context, comparison, chosen, "comparison", "network")
          : networks_as_columns(context, comparison, chosen));
  document.blocks.emplace_back(differences(context, comparison, chosen));
}

}  // namespace pcn
