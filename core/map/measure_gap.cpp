#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/document/coverage_words.h"
#include "core/document/parts.h"
#include "core/figures/gap_tests.h"
#include "core/figures/people.h"
#include "core/map/measure_parts.h"
#include "core/state/coverage_choice.h"
#include "texts/measures.h"

namespace pcn {
namespace {

constexpr double kFarBeyond = 1.5;  // times the threshold: a class of its own
constexpr std::size_t kSteps = 4;   // classes on the side of the threshold that is no gap

Paint scale(std::size_t step) { return static_cast<Paint>(static_cast<std::size_t>(Paint::kScale0) + step); }

std::string number(const Indicator& test, double value) { return format_decimal(value, test.places); }

double rounded(const Indicator& test, double value) {
  double unit = 1;
  for (int i = test.places; i > 0; --i) unit *= 10;
  return std::round(value * unit) / unit;
}

// Where the values that are no gap are parted into classes, from the best towards the threshold: quarters of
// the way from nought where they are round numbers, else quarters of the places. Empty where there are few
// different values.
std::vector<double> steps_to_threshold(const Indicator& test, double threshold, std::vector<double> values) {
  sort_stable(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  if (values.size() <= kSteps) return {};
  const bool above = test.worse == Side::kAbove;
  const double quarter = threshold / kSteps;
  std::vector<double> steps;
  for (std::size_t i = 1; i < kSteps; ++i) {
    const auto part = static_cast<double>(i);
    if (above && values.front() >= 0 && quarter > 0 && rounded(test, quarter) == quarter) {
      steps.push_back(quarter * part);
    } else {
      steps.push_back(rounded(test, values[values.size() * (above ? i : kSteps - i) / kSteps]));
    }
  }
  const auto useless = [&](double step) {
    return above ? step >= threshold || step <= values.front() : step <= threshold || step >= values.back();
  };
  std::erase_if(steps, useless);
  steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
  return steps;
}

// Which of the classes parted by the steps a value belongs to: 0 is the best.
std::size_t step_of(const Indicator& test, const std::vector<double>& steps, double value) {
  std::size_t step = 0;
  while (step < steps.size() && (test.worse == Side::kAbove ? value >= steps[step] : value < steps[step]))
    ++step;
  return step;
}

std::string with_limit(TextId id, const Indicator& test, double limit) {
  return say(id, {std::string_view(threshold_text(test, limit))});
}

std::string step_label(const Indicator& test, double threshold, const std::vector<double>& steps,
                       std::size_t i) {
  const bool above = test.worse == Side::kAbove;
  if (steps.empty())
    return with_limit(above ? text::measures::within_limit::kId : text::measures::or_more::kId, test,
                      threshold);
  if (i == 0)
    return with_limit(above ? text::measures::less_than::kId : text::measures::or_more::kId, test, steps[0]);
  const double towards = i < steps.size() ? steps[i] : threshold;
  return say(text::measures::from_to{.from = number(test, above ? steps[i - 1] : towards),
                                     .to = threshold_text(test, above ? towards : steps[i - 1])});
}

bool is_worse(const Indicator& test, const GapValue& value, const std::optional<GapValue>& than) {
  if (!than) return true;
  return test.worse == Side::kAbove ? value.value > than->value : value.value < than->value;
}

// The value that the map shows in a small area. Tests of networks colour the places that a network leads,
// tests of practices the place where a practice stands, by the worst of several.
std::optional<GapValue> value_at(const ViewContext& context, const Indicator& test, std::uint32_t place) {
  const auto known = [&](std::uint32_t subject) {
    auto value = gap_value(context.data, *context.coverage, test, subject);
    if (value && !value->value && !value->nothing_there) value.reset();
    return value;
  };
  if (test.level == FigureLevel::kPlace) return known(place);
  std::optional<GapValue> result;
  if (test.level == FigureLevel::kNetwork) {
    const NetworkIndex leading = context.footprints->areas[place].leading();
    if (leading) result = known(leading.value);
    return result;
  }
  for (std::uint32_t practice = 0; practice < context.data.practices.size(); ++practice) {
    if (context.data.practices[practice].small_area.value != place) continue;
    const auto value = known(practice);
    if (value && is_worse(test, *value, result)) result = value;
  }
  return result;
}

// Whether the choices of people leave out what stands at the place.
bool left_out(const Indicator& test, std::uint32_t place, const std::optional<GapValue>& value,
              const PeopleCounter& counter) {
  switch (test.level) {
    case FigureLevel::kPlace:
      return counter.residents(SmallAreaIndex(place)) <= 0;
    case FigureLevel::kPractice:
      return value && counter.registered(PracticeIndex(value->subject)) <= 0;
    case FigureLevel::kNetwork:
      break;
  }
  return value && !counter.passes(NetworkIndex(value->subject));
}

}  // namespace

MapClasses classify_gap(const ViewContext& context, const Measure&) {
  const Indicator& test = chosen_test(context.state);
  const double threshold = chosen_threshold(context, test);
  const PeopleFilter filter = chosen_filter(context.data, context.state);
  const PeopleCounter counter(context.data, *context.coverage, filter);
  const bool filtered = filter != PeopleFilter{};
  std::vector<std::optional<GapValue>> values;
  std::vector<double> passing;
  for (std::uint32_t place = 0; place < context.footprints->areas.size(); ++place) {
    values.push_back(value_at(context, test, place));
    const auto& value = values.back();
    if (value && value->value && !gap_fails(test, *value, threshold)) passing.push_back(*value->value);
  }
  const std::vector<double> steps = steps_to_threshold(test, threshold, std::move(passing));
  MapClasses result;
  for (std::size_t i = 0; i <= steps.size(); ++i)
    result.classes.push_back({scale(i), Hatch::kNone, step_label(test, threshold, steps, i), true});
  const auto fails = static_cast<std::uint16_t>(result.classes.size());
  const double far = rounded(test, threshold * kFarBeyond);
  const bool any_far = test.worse == Side::kAbove && threshold > 0 &&
                       std::any_of(values.begin(), values.end(), [&](const std::optional<GapValue>& value) {
                         return value && value->value && *value->value > far;
                       });
  const std::string beyond = threshold_text(test, threshold);
  if (any_far) {
    result.classes.push_back(
        {Paint::kProblem, Hatch::kDiagonal,
         say(text::measures::gap_from_to{.from = number(test, threshold), .to = threshold_text(test, far)}),
         true});
    result.classes.push_back(
        {Paint::kProblem, Hatch::kCross, with_limit(text::measures::gap_more_than::kId, test, far), true});
  } else {
    result.classes.push_back({Paint::kProblem, Hatch::kDiagonal,
                              with_limit(test.worse == Side::kBelow ? text::measures::gap_less_than::kId
                                                                    : text::measures::gap_more_than::kId,
                                         test, threshold),
                              true});
  }
  const auto unknown = static_cast<std::uint16_t>(result.classes.size());
  const auto nobody = static_cast<std::uint16_t>(unknown + 1);
  result.classes.push_back({Paint::kNoData, Hatch::kNone,
                            test.level == FigureLevel::kPractice ? text::measures::no_practice_with_figure
                                                                 : text::measures::not_in_data,
                            false});
  result.classes.push_back({Paint::kNoData, Hatch::kNone, text::measures::nobody_counted, false});
  for (std::uint32_t place = 0; place < values.size(); ++place) {
    const std::optional<GapValue>& value = values[place];
    std::uint16_t chosen = unknown;
    if (value && gap_fails(test, *value, threshold)) {
      chosen =
          static_cast<std::uint16_t>(fails + (any_far && (!value->value || *value->value > far) ? 1 : 0));
    } else if (value) {
      chosen =
          value->value ? static_cast<std::uint16_t>(step_of(test, steps, *value->value)) : std::uint16_t{0};
    }
    if (filtered && left_out(test, place, value, counter)) chosen = nobody;
    result.class_of.push_back(chosen);
    result.classes[chosen].in_legend = true;
  }
  result.counted = true;
  result.title = test.title;
  const std::string whom = filter_words(context);
  const std::string certainty = upper_first(certainty_words(context, test));
  result.note = whom.empty()
                    ? say(text::measures::gap_note{.certainty = certainty, .limit = beyond})
                    : say(text::measures::gap_note_of{.certainty = certainty, .limit = beyond, .whom = whom});
  return result;
}

std::optional<double> order_gap(const ViewContext& context, const Measure&, SmallAreaIndex area) {
  const Indicator& test = chosen_test(context.state);
  const auto value = value_at(context, test, area.value);
  if (!value) return std::nullopt;
  constexpr double kNothingThere = 1e9;
  if (!value->value) return kNothingThere;
  return test.worse == Side::kAbove ? *value->value : -*value->value;
}

std::string say_gap(const ViewContext& context, const Measure&, SmallAreaIndex area) {
  const Indicator& test = chosen_test(context.state);
  const auto value = value_at(context, test, area.value);
  const std::string name = lower_first(test.title);
  if (!value) {
    if (test.level == FigureLevel::kPractice) return text::measures::no_practice_here;
    return say(text::measures::test_not_in_data{.test = name});
  }
  const bool fails = gap_fails(test, *value, chosen_threshold(context, test));
  if (!value->value)
    return say(fails ? text::measures::gap_nothing::kId : text::measures::no_gap_nothing::kId,
               {std::string_view(name)});
  const std::string said = with_unit_of(test, format_decimal(*value->value, value_places(test)));
  return say(fails ? text::measures::gap_says::kId : text::measures::no_gap_says::kId,
             {std::string_view(name), std::string_view(said)});
}

std::string nearest_of_gap(const ViewContext& context, SmallAreaIndex area) {
  const Indicator& test = chosen_test(context.state);
  if (!test.gap->nearest || !test.gap->nearest(*context.coverage, area.value)) return {};
  return gap_detail(context.data, *context.coverage, test, {area.value, {}, std::nullopt, 0, false});
}

}  // namespace pcn
