#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/figures/figure_table.h"
#include "core/insight/conditions.h"
#include "core/insight/similar.h"
#include "core/pages/area.h"
#include "core/pages/compare_tables.h"
#include "core/pages/depth.h"
#include "core/pages/list.h"
#include "core/pages/views.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

namespace pcn {
namespace {

bool contains(const std::vector<NetworkIndex>& list, NetworkIndex network) {
  return std::find(list.begin(), list.end(), network) != list.end();
}

// What is compared: the pins, else the chosen network, else all in hand.
std::vector<NetworkIndex> compared(const ViewContext& context) {
  std::vector<NetworkIndex> chosen = pinned(context);
  const NetworkIndex network = find_network(context.data, context.state.network);
  if (chosen.empty() && network.valid()) chosen.push_back(network);
  if (chosen.empty()) {
    for (const NetworkOnDay* each : networks_in_hand(context)) chosen.push_back(each->network);
  }
  return chosen;
}

// Whether all networks in hand are compared.
bool all_compared(const ViewContext& context, const std::vector<NetworkIndex>& chosen) {
  const auto all = networks_in_hand(context);
  return chosen.size() == all.size() && std::all_of(all.begin(), all.end(), [&](const NetworkOnDay* each) {
           return contains(chosen, each->network);
         });
}

std::string count_of_networks(std::size_t count) {
  return count_of(static_cast<std::int64_t>(count), "network", "networks");
}

Control adder(const ViewContext& context, const std::vector<NetworkIndex>& chosen) {
  const Dataset& data = context.data;
  const auto codes = [&data](const std::vector<NetworkIndex>& list) {
    std::vector<std::string> all;
    for (const NetworkIndex network : list) all.push_back(data.networks[network.value].code);
    return join(all, ",");
  };
  const bool all_shown = all_compared(context, chosen);
  const std::string now = all_shown ? std::string(kAllPins) : codes(chosen);
  std::vector<Option> options;
  options.push_back({std::string(kAllPins), "All " + count_of_networks(networks_in_hand(context).size()) +
                                                " of " + area_words(context)});
  if (!all_shown) options.insert(options.begin(), {now, "Choose another"});
  std::vector<std::pair<std::string, NetworkIndex>> names;
  for (const NetworkOnDay& network : context.day.networks) {
    if (all_shown || !contains(chosen, network.network))
      names.emplace_back(name_of(data, network.network), network.network);
  }
  sort_stable(names.begin(), names.end());
  for (const auto& [name, network] : names) {
    // From all of them, one network begins a comparison anew; those of elsewhere join.
    std::vector<NetworkIndex> more;
    if (!all_shown || !contains(chosen, network)) more = chosen;
    more.push_back(network);
    options.push_back({codes(more), (all_shown && contains(chosen, network) ? "Only " : "") + name});
  }
  return make_select("pins", "Compared", now, std::move(options),
                     "Add networks one by one, or take all of the area in hand. On the map: a box drawn "
                     "with Shift or by the key b, a line drawn round them with Ctrl, or presses with Ctrl.");
}

Control measure_chooser(const FigureTable& comparison, std::string_view chosen) {
  std::vector<Option> options;
  for (const FigureColumn& measure : comparison.columns)
    options.push_back({std::string(measure.id()), measure.title});
  return make_select("compare", "Rank by", std::string(chosen), std::move(options));
}

// Presses that compare all at once: of the area in hand, and of each authority.
Paragraph all_links(const ViewContext& context, const std::vector<NetworkIndex>& chosen) {
  const Dataset& data = context.data;
  std::vector<Span> spans = {plain("Compare all of: ")};
  const DistrictIndex in_hand = authority_in_hand(context);
  const bool all_shown = all_compared(context, chosen);
  const auto add = [&](std::string_view name, std::string_view code, bool shown) {
    if (spans.size() > 1) spans.push_back(plain(" · "));
    spans.push_back(shown ? strong(name) : link(name, action({"la", code, "pins", kAllPins})));
  };
  add(data.name, "", all_shown && !in_hand);
  const auto authorities = authorities_of(data);
  for (const DistrictIndex authority : authorities) {
    if (authorities.size() > 1)
      add(data.districts[authority.value].name, data.districts[authority.value].code,
          all_shown && authority == in_hand);
  }
  return paragraph(std::move(spans));
}

Paragraph pins_words(const ViewContext& context, const std::vector<NetworkIndex>& chosen) {
  std::vector<Span> spans = {plain("Compared: ")};
  const auto pins = pinned(context);
  bool first = true;
  for (const NetworkIndex network : chosen) {
    if (!first) spans.push_back(plain(" · "));
    first = false;
    spans.push_back(network_link(context.data, network));
    spans.push_back(plain(" ("));
    if (contains(pins, network)) {
      spans.push_back(link("remove", toggle_pin(context, network)));
    } else if (pins.empty() && chosen.size() > 1) {
      std::vector<NetworkIndex> others = chosen;
      std::erase(others, network);
      spans.push_back(link("remove", set_pins(context.data, others)));
    } else {
      spans.push_back(link("pin", toggle_pin(context, network)));
    }
    spans.push_back(plain(")"));
  }
  return paragraph(std::move(spans));
}

// One row of dots for a measure: every network, the compared ones named.
Chart strip(const ViewContext& context, const FigureTable& comparison, const FigureColumn& measure,
            const std::vector<NetworkIndex>& chosen) {
  const Dataset& data = context.data;
  Chart chart;
  chart.id = "strip-" + std::string(measure.id());
  chart.kind = ChartKind::kStrip;
  // The chart's own title names the measure; an axis has no room for both.
  chart.x = {says_unit(measure) ? measure.title : std::string(measure.of->unit), true, measure.of->places,
             measure.of->percent};
  chart.provenance = measure.of->provenance;
  ChartSeries series;
  for (std::size_t i = 0; i < comparison.grouping.groups.size(); ++i) {
    if (!measure.cells[i].value) continue;
    ChartPoint point;
    point.x = *measure.cells[i].value;
    point.label = network_name(data, comparison.network(i));
    point.action = action({"net", comparison.grouping.groups[i].code});
    point.highlighted = contains(chosen, comparison.network(i));
    series.points.push_back(std::move(point));
  }
  sort_stable(series.points.begin(), series.points.end(),
              [](const ChartPoint& a, const ChartPoint& b) { return a.x > b.x; });
  chart.title = comparison_finding(context, comparison, measure, chosen);
  chart.summary = "Each dot is one network of " + data.name + ", " + measure.date + ".";
  if (measure.area() && !measure.area_is_mean) chart.markers.push_back({*measure.area(), data.name, true});
  for (std::size_t i = 0; i < comparison.grouping.groups.size() && chart.markers.empty(); ++i) {
    if (const auto place = standing(measure, i))
      chart.markers.push_back({place->median, "middle network", true});
  }
  if (measure.england)
    chart.markers.push_back(
        {*measure.england, measure.england_is_middle ? "England's middle network" : "England", true});
  chart.series.push_back(std::move(series));
  return chart;
}

Chart ranked(const ViewContext& context, const FigureTable& comparison, const FigureColumn& measure,
             const std::vector<NetworkIndex>& chosen) {
  Chart chart = strip(context, comparison, measure, chosen);
  chart.id = "ranked";
  chart.kind = ChartKind::kBars;
  chart.y = chart.x;
  chart.x = {"Network", false, 0, false};
  chart.summary = "Networks of " + area_words(context) + ", highest first, " + measure.date + ".";
  std::erase_if(chart.series[0].points, [&](const ChartPoint& point) {
    const auto& groups = comparison.grouping.groups;
    return std::none_of(groups.begin(), groups.end(), [&](const Group& group) {
      const NetworkIndex network(group.item);
      const bool shown = is_in_hand(context, network) || contains(chosen, network);
      return shown && point.action == action({"net", group.code});
    });
  });
  const bool all = all_compared(context, chosen);
  for (ChartPoint& point : chart.series[0].points) point.highlighted = point.highlighted && !all;
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
  chart.markers.push_back({*rate, data.name + ", " + format_percent(*rate, 1), false});
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
  const FigureTable comparison = compare_networks(figure_input(context));
  const auto chosen = compared(context);
  Document document;
  document.id = "compare";
  document.title = "Networks side by side";
  document.provenance = {"networks",      "lists",         "lists.weighted",
                         "lists.age_sex", "practices.imd", "small_areas.deprivation",
                         "workforce",     "registers"};
  std::string_view asked = extra(context.state, "compare");
  if (!comparison.find(asked)) asked = comparison.columns.empty() ? "" : comparison.columns[0].id();
  Controls controls;
  add_area_chooser(controls.controls, context);
  controls.controls.push_back(adder(context, chosen));
  if (!comparison.columns.empty()) controls.controls.push_back(measure_chooser(comparison, asked));
  document.blocks.emplace_back(std::move(controls));
  document.blocks.emplace_back(all_links(context, chosen));
  if (chosen.empty()) {
    document.summary = "The data hold no network of " + area_words(context) + " on this date.";
    return document;
  }
  constexpr std::size_t kNamed = 4;
  std::vector<std::string> names;
  for (const NetworkIndex network : chosen) names.push_back(network_name(data, network));
  document.summary =
      (all_compared(context, chosen)
           ? "The " + count_of_networks(chosen.size()) + " of " + area_words(context)
       : names.size() > kNamed ? count_of_networks(chosen.size())
                               : join_and(names)) +
      (names.size() == 1 ? " beside all networks of " : " beside each other and all networks of ") +
      data.name + " on " + to_words(context.day.date) + ".";
  document.blocks.emplace_back(pins_words(context, chosen));
  append_comparison_tables(document, context, comparison, chosen);
  if (const FigureColumn* measure = comparison.find(asked)) {
    document.blocks.push_back(heading("Networks ranked"));
    document.blocks.emplace_back(ranked(context, comparison, *measure, chosen));
  }
  document.blocks.push_back(heading("Where they stand"));
  for (const FigureColumn& measure : comparison.columns)
    document.blocks.emplace_back(strip(context, comparison, measure, chosen));
  append_funnel(document, context, chosen);
  if (chosen.size() <= kNamed) append_similar(document, context, chosen.front());
  return document;
}

}  // namespace pcn
