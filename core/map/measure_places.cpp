#include <array>

#include "core/base/text.h"
#include "core/map/measure_parts.h"

namespace pcn {
namespace {

constexpr std::array<int, 6> kDensityBreaks = {2'500, 5'000, 7'500, 10'000, 15'000, 20'000};

Paint scale(std::size_t step) { return static_cast<Paint>(static_cast<std::size_t>(Paint::kScale0) + step); }

// Residents per square kilometre; empty for a place without a shape.
std::optional<double> density(const ViewContext& context, std::size_t place) {
  const double square_kilometres = context.geometry->square_metres[place] / 1e6;
  if (!(square_kilometres > 0)) return std::nullopt;
  return static_cast<double>(context.data.small_areas[place].total_residents().count) / square_kilometres;
}

}  // namespace

MapClasses classify_density(const ViewContext& context) {
  MapClasses result;
  for (std::size_t step = 0; step <= kDensityBreaks.size(); ++step) {
    std::string label;
    if (step == 0) {
      label = "fewer than " + format_count(kDensityBreaks[0]);
    } else if (step == kDensityBreaks.size()) {
      label = format_count(kDensityBreaks[step - 1]) + " and more";
    } else {
      label = format_count(kDensityBreaks[step - 1]) + " to " + format_count(kDensityBreaks[step]);
    }
    result.classes.push_back({scale(step), Hatch::kNone, std::move(label), true});
  }
  const auto missing = static_cast<std::uint16_t>(result.classes.size());
  result.classes.push_back({Paint::kNoData, Hatch::kNone, "not in the data", false});
  for (std::size_t place = 0; place < context.footprints->areas.size(); ++place) {
    const auto value = density(context, place);
    std::uint16_t chosen = value ? std::uint16_t{0} : missing;
    for (const int lower : kDensityBreaks) {
      if (value && *value >= lower) ++chosen;
    }
    result.class_of.push_back(chosen);
  }
  result.counted = true;
  result.note = "Census of 2021, by small area.";
  return result;
}

std::optional<double> figure_density(const ViewContext& context, SmallAreaIndex area) {
  return density(context, area.value);
}

std::string say_density(const ViewContext& context, SmallAreaIndex area) {
  const auto value = density(context, area.value);
  if (!value) return "residents per square kilometre are not in the data";
  return format_decimal(*value, 0) + " residents per square kilometre (census of 2021)";
}

MapClasses classify_deprivation(const ViewContext& context) {
  MapClasses result;
  result.classes = {{Paint::kScale6, Hatch::kNone, "tenths 1 and 2: most deprived", true},
                    {Paint::kScale4, Hatch::kNone, "tenths 3 and 4", true},
                    {Paint::kScale3, Hatch::kNone, "tenths 5 and 6", true},
                    {Paint::kScale1, Hatch::kNone, "tenths 7 and 8", true},
                    {Paint::kScale0, Hatch::kNone, "tenths 9 and 10: least deprived", true},
                    {Paint::kNoData, Hatch::kNone, "not in the data", false}};
  constexpr std::uint16_t kMissing = 5;
  for (std::size_t place = 0; place < context.footprints->areas.size(); ++place) {
    const int decile = context.data.small_areas[place].imd_decile;
    result.class_of.push_back(decile >= 1 && decile <= 10 ? static_cast<std::uint16_t>((decile - 1) / 2)
                                                          : kMissing);
    if (result.class_of.back() == kMissing) result.classes[kMissing].in_legend = true;
  }
  result.counted = true;
  result.note = "Index of Multiple Deprivation 2025, by small area.";
  return result;
}

std::optional<double> figure_deprivation(const ViewContext& context, SmallAreaIndex area) {
  const int decile = context.data.small_areas[area.value].imd_decile;
  return decile == 0 ? std::nullopt : std::optional(10.0 - decile);
}

std::string say_deprivation(const ViewContext& context, SmallAreaIndex area) {
  const SmallArea& place = context.data.small_areas[area.value];
  if (place.imd_decile == 0) return "deprivation is not in the data";
  return "deprivation: tenth " + std::to_string(place.imd_decile) +
         " of 10, where 1 is the most deprived (IMD 2025)";
}

}  // namespace pcn
