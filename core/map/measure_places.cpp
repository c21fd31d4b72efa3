#include "core/base/text.h"
#include "core/map/measure_parts.h"
#include "texts/figures.h"

// Measures that are a figure of places with classes.

namespace pcn {
namespace {

Paint scale(std::size_t step) { return static_cast<Paint>(static_cast<std::size_t>(Paint::kScale0) + step); }

FigureValue value_at(const ViewContext& context, const Measure& measure, std::size_t place) {
  return figure_at(figure_input(context), *measure.of, static_cast<std::uint32_t>(place));
}

}  // namespace

void add_classes(MapClasses& result, std::span<const FigureClass> classes, std::string_view missing) {
  for (const FigureClass& each : classes) {
    const Hatch hatch = each.hatched ? Hatch::kDiagonal : Hatch::kNone;
    result.classes.push_back({scale(each.step), hatch, std::string(each.label), true});
  }
  result.classes.push_back({Paint::kNoData, Hatch::kNone, std::string(missing), false});
}

std::uint16_t class_of(std::span<const FigureClass> classes, double value) {
  std::uint16_t chosen = 0;
  while (chosen + std::size_t{1} < classes.size() && value >= classes[chosen + std::size_t{1}].from) ++chosen;
  return chosen;
}

MapClasses classify_figure(const ViewContext& context, const Measure& measure) {
  const MapRule& rule = *measure.of->map;
  MapClasses result;
  add_classes(result, rule.classes, rule.missing.empty() ? text::figures::not_in_data : rule.missing);
  const auto missing = static_cast<std::uint16_t>(rule.classes.size());
  for (std::size_t place = 0; place < context.footprints->areas.size(); ++place) {
    const auto value = value_at(context, measure, place).value;
    result.class_of.push_back(value ? class_of(rule.classes, *value) : missing);
    if (!value) result.classes[missing].in_legend = true;
  }
  result.counted = rule.counted;
  const std::string day = to_words(context.day.date);
  result.note = rule.note.with({basis_word(context), std::string_view(day)});
  return result;
}

std::string say_figure(const ViewContext& context, const Measure& measure, SmallAreaIndex area) {
  const MapRule& rule = *measure.of->map;
  const auto value = value_at(context, measure, area.value).value;
  if (!value) return std::string(rule.unsaid.empty() ? text::figures::not_in_data : rule.unsaid);
  const Indicator& of = *measure.of;
  const std::string said = of.percent ? format_percent(*value, of.places) : format_decimal(*value, of.places);
  return rule.saying.with({std::string_view(said)});
}

std::optional<double> order_figure(const ViewContext& context, const Measure& measure, SmallAreaIndex area) {
  const auto value = value_at(context, measure, area.value).value;
  return value && measure.of->map->falling ? std::optional(-*value) : value;
}

}  // namespace pcn
