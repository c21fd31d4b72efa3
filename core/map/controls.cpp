#include "core/map/controls.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/footprint/carried.h"
#include "core/footprint/percent_range.h"
#include "core/map/make_scene.h"
#include "core/map/measures.h"
#include "core/state/extra_keys.h"
#include "core/state/layers.h"
#include "core/state/second_map.h"
#include "texts/controls.h"

namespace pcn {

namespace words = text::controls;

namespace {

std::string percent_words(double percent) {
  return percent == static_cast<int>(percent) ? format_decimal(percent, 0) + "%"
                                              : format_decimal(percent, 1) + "%";
}

std::vector<Option> footprint_options(const Dataset& data, const AppState& state) {
  std::vector<std::string> ids;
  if (!data.observed.empty())
    ids.insert(ids.end(), {"carried:plurality", "carried:share:20", "carried:cumulative:80"});
  ids.insert(ids.end(), {"modelled:plurality", "modelled:share:20", "modelled:cumulative:80"});
  if (!data.declared.empty()) ids.emplace_back("declared");
  std::vector<Option> options;
  for (std::string& id : ids) {
    // The rule that is shown stands there with its own percentage.
    const std::string rule = id.substr(0, id.rfind(':') + 1);
    if (std::count(rule.begin(), rule.end(), ':') == 2 && state.footprint.starts_with(rule))
      id = state.footprint;
    auto choice = parse_footprint(id);
    if (!choice) continue;
    choice->basis = basis_on(data, state.date, choice->basis);
    options.push_back({id, footprint_words(*choice)});
  }
  return options;
}

// The percentage of the rule that is shown; empty for a rule without one.
std::optional<Control> percent_slider(const AppState& state) {
  const auto choice = parse_footprint(state.footprint);
  const auto range = choice ? percent_range(choice->rule) : std::nullopt;
  if (!range) return std::nullopt;
  const bool share = choice->rule == FootprintRule::kShare;
  Control control;
  control.key = "footprint-percent";
  control.kind = ControlKind::kSlider;
  control.label = share ? words::least_share : words::share_inside;
  control.value =
      format_decimal(choice->percent, choice->percent == static_cast<int>(choice->percent) ? 0 : 1);
  control.minimum = range->low;
  control.maximum = range->high;
  control.step = 1;
  control.unit = "%";
  control.help = share ? words::least_share_help : words::share_inside_help;
  return control;
}

std::vector<Option> date_options(const Dataset& data, const AppState& state) {
  std::vector<Date> dates = data.vintages;
  dates.push_back(data.newest);
  dates.push_back(state.date);
  sort_stable(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  std::vector<Option> options;
  for (const Date date : dates) options.push_back({to_iso(date), to_words(date)});
  return options;
}

Control select(std::string key, TextId label, std::string value, std::vector<Option> options, TextId help) {
  Control control;
  control.key = std::move(key);
  control.label = label;
  control.value = std::move(value);
  control.options = std::move(options);
  control.help = help;
  return control;
}

}  // namespace

std::string footprint_rule_words(const FootprintChoice& choice) {
  switch (choice.rule) {
    case FootprintRule::kShare:
      return say(words::share{.percent = percent_words(choice.percent)});
    case FootprintRule::kCumulative:
      return say(words::cumulative{.percent = percent_words(choice.percent)});
    case FootprintRule::kUnion:
    case FootprintRule::kPlurality:
      break;
  }
  return words::most;
}

std::string footprint_words(const FootprintChoice& choice) {
  if (choice.basis == FootprintBasis::kDeclared) return words::declared;
  return say(choice.basis == FootprintBasis::kModelled   ? words::modelled::kId
             : choice.basis == FootprintBasis::kObserved ? words::counted::kId
                                                         : words::carried::kId,
             {std::string_view(footprint_rule_words(choice))});
}

Controls make_map_controls(const Dataset& data, const AppState& state, bool own_services) {
  Controls result;
  std::vector<Option> options;
  for (const Measure& measure : measures())
    options.push_back({std::string(measure.id), std::string(measure.title)});
  result.controls.push_back(select("measure", words::colour_by, std::string(shown_measure(state)),
                                   std::move(options), words::colour_by_help));
  result.controls.push_back(select("footprint", words::footprint, state.footprint,
                                   footprint_options(data, state), words::footprint_help));
  if (auto slider = percent_slider(state)) result.controls.push_back(std::move(*slider));
  result.controls.push_back(
      select("date", words::date, to_iso(state.date), date_options(data, state), words::date_help));
  for (const Layer& layer : layers()) {
    if ((layer.id == kOwnServicesLayer && !own_services) || !has_layer(data, layer)) continue;
    Control control;
    control.key = "layer-" + std::string(layer.id);
    control.label = title_of(layer, data);
    control.kind = ControlKind::kToggle;
    control.value = shows_layer(state, layer.id) ? "1" : "0";
    result.controls.push_back(std::move(control));
  }
  return result;
}

Controls make_second_controls(const Dataset& data, const AppState& state, const AppState& second) {
  Controls result = make_map_controls(data, second, false);
  std::erase_if(result.controls, [](const Control& control) { return control.key.starts_with("layer-"); });
  const std::string plan(extra(state, "plan")), own(extra(second, "plan"));
  if (!plan.empty() || !own.empty()) {
    std::vector<Option> options = {{"none", words::as_published}};
    if (!plan.empty()) options.push_back({"same", words::plan_of_first});
    if (!own.empty() && own != plan) options.push_back({own, words::plan_of_its_own});
    result.controls.push_back(select("plan", words::plan,
                                     own.empty()   ? "none"
                                     : own == plan ? "same"
                                                   : own,
                                     std::move(options), words::plan_help));
  }
  for (Control& control : result.controls) control.key.insert(0, kBesidePrefix);
  return result;
}

}  // namespace pcn
