#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/insight/comparison.h"
#include "core/insight/conditions.h"
#include "core/insight/similar.h"
#include "core/pages/depth.h"
#include "core/pages/list.h"
#include "core/pages/views.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

namespace pcn {
namespace {

std::string value_words(const ComparedMeasure& measure, double value) {
  return measure.percent ? format_percent(value, measure.places) : format_decimal(value, measure.places);
}

bool says_unit(const ComparedMeasure& measure) {
  return to_lower_ascii(measure.title).find(measure.unit) != std::string::npos;
}

// What is compared: the pins, else the chosen network.
std::vector<NetworkIndex> compared(const ViewContext& context) {
  std::vector<NetworkIndex> chosen = pinned(context);
  const NetworkIndex network = find_network(context.data, context.state.network);
  if (chosen.empty() && network.valid()) chosen.push_back(network);
  return chosen;
}

bool contains(const std::vector<NetworkIndex>& list, NetworkIndex network) {
  return std::find(list.begin(), list.end(), network) != list.end();
}

Control adder(const ViewContext& context, const std::vector<NetworkIndex>& chosen) {
  const Dataset& data = context.data;
  std::vector<Option> options;
  const auto codes = [&data](const std::vector<NetworkIndex>& list) {
    std::vector<std::string> all;
    for (const NetworkIndex network : list) all.push_back(data.networks[network.value].code);
    return join(all, ",");
  };
  const std::string now = codes(chosen);
  options.push_back({now, chosen.empty() ? "Choose a network" : "Choose another"});
  std::vector<std::pair<std::string, NetworkIndex>> names;
  for (const NetworkOnDay& network : context.day.networks) {
    if (!contains(chosen, network.network))
      names.emplace_back(name_of(data, network.network), network.network);
  }
  sort_stable(names.begin(), names.end());
  for (const auto& [name, network] : names) {
    std::vector<NetworkIndex> more = chosen;
    if (more.size() == kMostPins) more.pop_back();
    more.push_back(network);
    options.push_back({codes(more), name});
  }
  return make_select("pins", "Add to the comparison", now, std::move(options),
                     "Two to four networks side by side.");
}

Control measure_chooser(const Comparison& comparison, std::string_view chosen) {
  std::vector<Option> options;
  for (const ComparedMeasure& measure : comparison.measures) options.push_back({measure.id, measure.title});
  return make_select("compare", "Rank by", std::string(chosen), std::move(options));
}

Paragraph pins_words(const ViewContext& context, const std::vector<NetworkIndex>& chosen) {
  std::vector<Span> spans = {plain("Compared: ")};
  bool first = true;
  for (const NetworkIndex network : chosen) {
    if (!first) spans.push_back(plain(" · "));
    first = false;
    spans.push_back(network_link(context.data, network));
    spans.push_back(plain(" ("));
    if (contains(pinned(context), network)) {
      spans.push_back(link("take out", toggle_pin(context, network)));
    } else {
      spans.push_back(link("pin", toggle_pin(context, network)));
    }
    spans.push_back(plain(")"));
  }
  return paragraph(std::move(spans));
}

Table side_by_side(const ViewContext& context, const Comparison& comparison,
                   const std::vector<NetworkIndex>& chosen) {
  const Dataset& data = context.data;
  Table table;
  table.id = "comparison";
  table.caption = "Figures side by side, with each network's place among all of " + data.name +
                  " in brackets (1st is the highest value, which is not always the best).";
  add_column(table, {"measure", "Measure", {}, {}, false});
  for (const NetworkIndex network : chosen)
    add_column(table, {data.networks[network.value].code, network_name(data, network), {}, {}, true});
  add_column(table, {"median", "Middle network", {}, {}, true});
  add_column(table, {"range", "Lowest to highest", {}, {}, false});
  add_column(table, {"of", "Networks with the figure", {}, {}, true});
  add_column(table, {"date", "Date", {}, {}, false});
  for (const ComparedMeasure& measure : comparison.measures) {
    if (table.provenance.find(measure.provenance) == std::string::npos)
      table.provenance.append(table.provenance.empty() ? "" : " ").append(measure.provenance);
    Row row;
    row.key = measure.id;
    row.cells.push_back(
        text_cell(says_unit(measure) ? measure.title : measure.title + " (" + measure.unit + ")",
                  action({"compare", measure.id})));
    std::optional<Standing> any;
    for (const NetworkIndex network : chosen) {
      const auto position = comparison.position(network);
      const auto place = position ? standing(measure, *position) : std::nullopt;
      if (!place) {
        row.cells.push_back(number_cell(std::nullopt, 0));
        continue;
      }
      any = place;
      const double value = *measure.values[*position];
      row.cells.push_back({value_words(measure, value) + " (" + ordinal(place->rank) + ")",
                           value,
                           {},
                           Tone::kPlain,
                           std::nullopt});
    }
    if (any) {
      row.cells.push_back({value_words(measure, any->median), any->median, {}, Tone::kPlain, std::nullopt});
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

// One row of dots for a measure: every network, the compared ones named.
Chart strip(const ViewContext& context, const Comparison& comparison, const ComparedMeasure& measure,
            const std::vector<NetworkIndex>& chosen) {
  const Dataset& data = context.data;
  Chart chart;
  chart.id = "strip-" + measure.id;
  chart.kind = ChartKind::kStrip;
  // The chart's own title names the measure; an axis has no room for both.
  chart.x = {says_unit(measure) ? measure.title : measure.unit, true, measure.places, measure.percent};
  chart.provenance = measure.provenance;
  ChartSeries series;
  std::vector<std::string> places;
  for (std::size_t i = 0; i < comparison.networks.size(); ++i) {
    if (!measure.values[i]) continue;
    ChartPoint point;
    point.x = *measure.values[i];
    point.label = network_name(data, comparison.networks[i]);
    point.action = action({"net", data.networks[comparison.networks[i].value].code});
    point.highlighted = contains(chosen, comparison.networks[i]);
    series.points.push_back(std::move(point));
  }
  for (const NetworkIndex network : chosen) {
    const auto position = comparison.position(network);
    const auto place = position ? standing(measure, *position) : std::nullopt;
    if (place)
      places.push_back(network_name(data, network) + " is " + ordinal(place->rank) + " of " +
                       std::to_string(place->of) + " with " +
                       value_words(measure, *measure.values[*position]));
  }
  sort_stable(series.points.begin(), series.points.end(),
              [](const ChartPoint& a, const ChartPoint& b) { return a.x > b.x; });
  chart.title = measure.title + (places.empty() ? "" : ": " + join_and(places));
  chart.summary = "Each dot is one network of " + data.name + ", " + measure.date + ".";
  for (std::size_t i = 0; i < comparison.networks.size() && chart.markers.empty(); ++i) {
    if (const auto place = standing(measure, i))
      chart.markers.push_back({place->median, "middle network", true});
  }
  chart.series.push_back(std::move(series));
  return chart;
}

Chart ranked(const ViewContext& context, const Comparison& comparison, const ComparedMeasure& measure,
             const std::vector<NetworkIndex>& chosen) {
  Chart chart = strip(context, comparison, measure, chosen);
  chart.id = "ranked";
  chart.kind = ChartKind::kBars;
  chart.y = chart.x;
  chart.x = {"Network", false, 0, false};
  chart.summary = "All networks, highest first, " + measure.date + ".";
  for (std::size_t i = 0; i < chart.series[0].points.size(); ++i) {
    ChartPoint& point = chart.series[0].points[i];
    point.y = point.x;
    point.x = static_cast<double>(i);
  }
  return chart;
}

std::size_t condition_asked(const ViewContext& context) {
  const std::string_view asked = extra(context.state, "condition");
  const auto& all = context.data.conditions;
  for (const std::string_view code : {asked, std::string_view("DM")}) {
    for (std::size_t at = 0; at < all.size(); ++at) {
      if (all[at].code == code) return at;
    }
  }
  return 0;
}

ChartSeries limit_line(std::string name, double rate, double largest, double z, bool upper) {
  ChartSeries series;
  series.name = std::move(name);
  constexpr int kSteps = 40;
  for (int step = 1; step <= kSteps; ++step) {
    const double people = largest * step / kSteps;
    const auto limits = funnel_limits(rate, people, z);
    if (!limits) continue;
    ChartPoint point;
    point.x = people;
    point.y = upper ? limits->high : limits->low;
    series.points.push_back(std::move(point));
  }
  return series;
}

// Crude registers around the area's rate, with limits as wide as networks differ anyway.
void append_funnel(Document& document, const ViewContext& context, const std::vector<NetworkIndex>& chosen) {
  const Dataset& data = context.data;
  if (data.conditions.empty() || !is_known(data, Figure::kRegisters, context.day.date)) return;
  const std::size_t at = condition_asked(context);
  const Condition& condition = data.conditions[at];
  ChartSeries dots;
  dots.name = "Networks";
  std::vector<Proportion> proportions;
  double largest = 0;
  for (const NetworkOnDay& network : context.day.networks) {
    const Prevalence own = network_prevalence(data, network.network, context.day.date)[at];
    const auto rate = own.rate();
    if (!rate) continue;
    proportions.push_back({own.patients, own.list});
    ChartPoint point;
    point.x = own.list;
    point.y = *rate;
    point.label = network_name(data, network.network);
    point.action = action({"net", data.networks[network.network.value].code});
    point.highlighted = contains(chosen, network.network);
    largest = std::max(largest, own.list);
    dots.points.push_back(std::move(point));
  }
  const auto rate = area_prevalence(data)[at].rate();
  if (!rate || dots.points.size() < 3) return;
  const double wider = funnel_widening(proportions, *rate);
  std::size_t outside = 0;
  for (const Proportion& proportion : proportions) {
    const auto limits = funnel_limits(*rate, proportion.trials, kZ998 * wider);
    const double own = proportion.events / proportion.trials;
    outside += limits && (own < limits->low || own > limits->high) ? 1 : 0;
  }
  document.blocks.push_back(heading("Who stands apart?"));
  Controls controls;
  std::vector<Option> options;
  for (const Condition& each : data.conditions) options.push_back({each.code, each.name});
  controls.controls.push_back(make_select("condition", "Condition", condition.code, std::move(options)));
  document.blocks.emplace_back(std::move(controls));
  Chart chart;
  chart.id = "funnel";
  chart.kind = ChartKind::kFunnel;
  chart.title = condition.name + ": " + std::to_string(outside) + " of " +
                std::to_string(dots.points.size()) + (outside == 1 ? " network stands" : " networks stand") +
                " apart from the others (crude rates, not adjusted for age)";
  chart.summary = "Crude register rates of " + data.register_year + " among " + condition.list_words +
                  "; lines are 95% and 99.8% limits around the area's " + format_percent(*rate, 1) +
                  ", widened " + format_decimal(wider, 1) +
                  " times because networks differ more than chance alone explains (Spiegelhalter 2005).";
  chart.x = {"List that the register counts against, people", true, 0, false};
  chart.y = {"Part on the register", true, 1, true};
  chart.provenance = "registers";
  chart.series.push_back(std::move(dots));
  chart.series.push_back(limit_line("99.8%", *rate, largest, kZ998 * wider, true));
  chart.series.push_back(limit_line("95%", *rate, largest, kZ95 * wider, true));
  chart.series.push_back(limit_line("95%", *rate, largest, kZ95 * wider, false));
  chart.series.push_back(limit_line("99.8%", *rate, largest, kZ998 * wider, false));
  document.blocks.emplace_back(std::move(chart));
  std::string words =
      "Registers are not published by age, so these rates cannot be adjusted for it: a network with older "
      "patients has more of most conditions. To stand apart is no verdict, neither \"good\" nor \"bad\".";
  document.blocks.emplace_back(paragraph(std::move(words), Tone::kMuted));
}

std::string difference_words(double deviations, std::string_view more, std::string_view less) {
  if (std::fabs(deviations) < 0.5) return "alike";
  return std::string(std::fabs(deviations) >= 1.5 ? "much " : "") + std::string(deviations > 0 ? more : less);
}

void append_similar(Document& document, const ViewContext& context, NetworkIndex network) {
  const Dataset& data = context.data;
  auto likes = most_similar(traits_on(data, context.flows, context.day.date), network);
  if (likes.empty()) return;
  constexpr std::size_t kShown = 5;
  if (likes.size() > kShown) likes.resize(kShown);
  document.blocks.push_back(heading("Networks like " + network_name(data, network)));
  Table table;
  table.id = "similar";
  table.caption =
      "The most similar networks of " + data.name + " on " + to_words(context.day.date) + ", nearest first.";
  table.columns = make_columns({{"network", "Network", {}, "network", false},
                                {"distance", "Distance", "standard deviations", "similar", true},
                                {"size", "Size", {}, {}, false},
                                {"age", "People 65 and over", {}, {}, false},
                                {"deprivation", "Deprivation", {}, {}, false},
                                {"density", "Density", {}, {}, false},
                                {"pin", "Compare", {}, {}, false}});
  table.provenance = "lists lists.age_sex practices.imd small_areas.residents";
  constexpr std::array<std::array<std::string_view, 2>, kTraits> kWords = {
      {{"larger", "smaller"},
       {"older", "younger"},
       {"more deprived", "less deprived"},
       {"denser", "less dense"}}};
  for (const Likeness& like : likes) {
    Row row;
    row.key = data.networks[like.network.value].code;
    row.cells = {text_cell(name_of(data, like.network), show_network(data, like.network)),
                 number_cell(like.distance, 2)};
    for (std::size_t trait = 0; trait < kTraits; ++trait)
      row.cells.push_back(
          text_cell(difference_words(like.differences[trait], kWords[trait][0], kWords[trait][1])));
    std::vector<NetworkIndex> pins = pinned(context);
    if (pins.empty()) pins.push_back(network);
    const bool is_pinned = contains(pins, like.network);
    if (!is_pinned) {
      if (pins.size() == kMostPins) pins.pop_back();
      pins.push_back(like.network);
    }
    row.cells.push_back(is_pinned ? text_cell("compared") : text_cell("pin", set_pins(data, pins)));
    table.rows.push_back(std::move(row));
  }
  document.blocks.emplace_back(std::move(table));
  document.blocks.emplace_back(
      paragraph("Method: registered patients, people aged 65 and over, the practices' deprivation score and "
                "the density of homes (" +
                    std::string(context.flows ? basis_word(*context.flows) : "not in the data") +
                    "), each measured in its standard deviation over all networks of the area; the distance "
                    "is the root of the mean "
                    "squared difference. \"Alike\" is within half a standard deviation.",
                Tone::kMuted));
}

}  // namespace

Document make_compare(const ViewContext& context) {
  const Dataset& data = context.data;
  const Comparison comparison = compare_networks(data, context.day.date, context.flows, context.footprints);
  const auto chosen = compared(context);
  Document document;
  document.id = "compare";
  document.title = "Networks side by side";
  document.provenance = {"networks",      "lists",         "lists.weighted",
                         "lists.age_sex", "practices.imd", "small_areas.deprivation",
                         "workforce",     "registers"};
  std::string_view asked = extra(context.state, "compare");
  if (!comparison.find(asked))
    asked = comparison.measures.empty() ? "" : std::string_view(comparison.measures[0].id);
  Controls controls;
  controls.controls.push_back(adder(context, chosen));
  if (!comparison.measures.empty()) controls.controls.push_back(measure_chooser(comparison, asked));
  document.blocks.emplace_back(std::move(controls));
  if (chosen.empty()) {
    document.summary = "Choose two to four networks to see their figures side by side.";
  } else {
    std::vector<std::string> names;
    for (const NetworkIndex network : chosen) names.push_back(network_name(data, network));
    document.summary =
        join_and(names) +
        (names.size() == 1 ? " beside all networks of " : " beside each other and all networks of ") +
        data.name + " on " + to_words(context.day.date) + ".";
    document.blocks.emplace_back(pins_words(context, chosen));
    document.blocks.emplace_back(side_by_side(context, comparison, chosen));
  }
  if (const ComparedMeasure* measure = comparison.find(asked)) {
    document.blocks.push_back(heading("All networks ranked"));
    document.blocks.emplace_back(ranked(context, comparison, *measure, chosen));
  }
  if (!chosen.empty()) {
    document.blocks.push_back(heading("Where they stand"));
    for (const ComparedMeasure& measure : comparison.measures)
      document.blocks.emplace_back(strip(context, comparison, measure, chosen));
  }
  append_funnel(document, context, chosen);
  if (!chosen.empty()) append_similar(document, context, chosen.front());
  return document;
}

}  // namespace pcn
