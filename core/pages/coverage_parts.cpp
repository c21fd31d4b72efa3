#include "core/pages/coverage_parts.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/model/query.h"
#include "core/pages/area.h"
#include "core/pages/depth.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "texts/gap.h"

namespace pcn {
namespace {

std::vector<Option> options_of(std::string_view nothing, std::span<const Choice> choices) {
  std::vector<Option> options = {{"", std::string(nothing)}};
  for (const Choice& choice : choices)
    options.push_back({std::string(choice.value), std::string(choice.label)});
  return options;
}

}  // namespace

std::vector<Control> filter_controls(const ViewContext& context) {
  std::vector<Control> controls;
  add_area_chooser(controls, context);
  Control network = network_chooser(context, text::gap::all_networks);
  network.key = "led-by";
  network.value = extra(context.state, "led-by");
  const auto value = [&context](std::string_view key) { return std::string(extra(context.state, key)); };
  controls.push_back(std::move(network));
  controls.push_back(make_select("ages", text::gap::age_choice, value("ages"),
                                 options_of(text::gap::all_ages, age_choices()), text::gap::age_help));
  controls.push_back(make_select("deprived", text::gap::deprivation_choice, value("deprived"),
                                 options_of(text::gap::all_places, fifth_choices())));
  return controls;
}

}  // namespace pcn
