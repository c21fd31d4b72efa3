#include "core/pages/coverage_parts.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/model/district_words.h"
#include "core/model/query.h"
#include "core/pages/depth.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"

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
  const DistrictWords words = district_words(context.data);
  std::vector<Option> boroughs = {{"", "All " + std::string(words.many)}};
  for (const District& district : context.data.districts) {
    if (district.in_area) boroughs.push_back({district.code, district.name});
  }
  Control network = network_chooser(context, "All networks");
  network.key = "led-by";
  network.value = extra(context.state, "led-by");
  const auto value = [&context](std::string_view key) { return std::string(extra(context.state, key)); };
  return {
      make_select("borough", upper_first(words.one), value("borough"), std::move(boroughs)),
      std::move(network),
      make_select("ages", "Age of the people counted", value("ages"), options_of("All ages", age_choices())),
      make_select("deprived", "Deprivation of the place", value("deprived"),
                  options_of("All places", fifth_choices()))};
}

}  // namespace pcn
