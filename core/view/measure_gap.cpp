#include "core/base/text.h"
#include "core/coverage/gap_values.h"
#include "core/view/measure_parts.h"
#include "core/view/panels/coverage_parts.h"
#include "core/view/panels/parts.h"

namespace pcn {
namespace {

enum Outcome : std::uint16_t { kPasses, kFails, kUnknown };

bool fails(const GapTest& test, const GapValue& value, double threshold) {
  if (!value.value) return value.nothing_there;
  return test.side == GapSide::kAbove ? *value.value > threshold : *value.value < threshold;
}

// By small area: the value that the map shows there. Tests of networks colour the places that a network
// leads, tests of practices the place where a failing practice stands.
std::vector<std::optional<GapValue>> values_on_map(const ViewContext& context, const GapTest& test) {
  std::vector<std::optional<GapValue>> by_place(context.footprints->areas.size());
  const auto values = gap_values(context.data, *context.coverage, test);
  for (const GapValue& value : values) {
    if (!value.value && !value.nothing_there) continue;
    switch (test.subject) {
      case GapSubject::kPlace:
        by_place[value.subject] = value;
        break;
      case GapSubject::kPractice: {
        const SmallAreaIndex at = context.data.practices[value.subject].small_area;
        if (!at || at.value >= by_place.size()) break;
        auto& there = by_place[at.value];
        const bool worse = !there || (test.side == GapSide::kAbove ? value.value > there->value
                                                                   : value.value < there->value);
        if (worse) there = value;
        break;
      }
      case GapSubject::kNetwork:
        for (std::size_t place = 0; place < by_place.size(); ++place) {
          if (context.footprints->areas[place].leading().value == value.subject) by_place[place] = value;
        }
        break;
    }
  }
  return by_place;
}

}  // namespace

MapClasses classify_gap(const ViewContext& context) {
  const GapTest& test = chosen_test(context.state);
  const double threshold = chosen_threshold(context, test);
  MapClasses result;
  result.classes = {{Paint::kScale0, Hatch::kNone, "within " + threshold_text(test, threshold), true},
                    {Paint::kProblem, Hatch::kDiagonal, "gap", true},
                    {Paint::kNoData, Hatch::kNone,
                     test.subject == GapSubject::kPractice ? "no practice here" : "not in the data", false}};
  if (test.side == GapSide::kBelow)
    result.classes[kPasses].label = threshold_text(test, threshold) + " or more";
  for (const auto& value : values_on_map(context, test)) {
    const Outcome outcome = !value ? kUnknown : fails(test, *value, threshold) ? kFails : kPasses;
    result.class_of.push_back(outcome);
    if (outcome == kUnknown) result.classes[kUnknown].in_legend = true;
  }
  result.note = std::string(test.title) + ": threshold " + threshold_text(test, threshold) + ". " +
                upper_first(certainty_words(test.certainty)) + ". " +
                rule_sentence(context.footprints->choice);
  return result;
}

std::string say_gap(const ViewContext& context, SmallAreaIndex area) {
  const GapTest& test = chosen_test(context.state);
  const auto value = values_on_map(context, test)[area.value];
  const std::string name = lower_first(test.title);
  if (!value) {
    return test.subject == GapSubject::kPractice ? "no practice stands here" : name + ": not in the data";
  }
  const std::string verdict = fails(test, *value, chosen_threshold(context, test)) ? "gap" : "no gap";
  if (!value->value) return name + ": " + verdict + " (nothing within reach)";
  return name + ": " + verdict + " (" + format_decimal(*value->value, test.places) + " " +
         std::string(test.unit) + ")";
}

}  // namespace pcn
