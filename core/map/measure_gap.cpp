#include "core/base/text.h"
#include "core/coverage/gap_people.h"
#include "core/coverage/gap_values.h"
#include "core/document/coverage_words.h"
#include "core/document/parts.h"
#include "core/map/measure_parts.h"
#include "core/state/coverage_choice.h"

namespace pcn {
namespace {

enum Outcome : std::uint16_t { kPasses, kFails, kUnknown, kLeftOut };

bool is_worse(const GapTest& test, const GapValue& value, const std::optional<GapValue>& than) {
  if (!than) return true;
  return test.side == GapSide::kAbove ? value.value > than->value : value.value < than->value;
}

// The value that the map shows in a small area. Tests of networks colour the places that a network leads,
// tests of practices the place where a practice stands, by the worst of several.
std::optional<GapValue> value_at(const ViewContext& context, const GapTest& test, std::uint32_t place) {
  const auto known = [&](std::uint32_t subject) {
    auto value = gap_value(context.data, *context.coverage, test, subject);
    if (value && !value->value && !value->nothing_there) value.reset();
    return value;
  };
  if (test.subject == GapSubject::kPlace) return known(place);
  std::optional<GapValue> result;
  if (test.subject == GapSubject::kNetwork) {
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
bool left_out(const GapTest& test, std::uint32_t place, const std::optional<GapValue>& value,
              const PeopleCounter& counter) {
  switch (test.subject) {
    case GapSubject::kPlace:
      return counter.residents(SmallAreaIndex(place)) <= 0;
    case GapSubject::kPractice:
      return value && counter.registered(PracticeIndex(value->subject)) <= 0;
    case GapSubject::kNetwork:
      break;
  }
  return value && !counter.passes(NetworkIndex(value->subject));
}

}  // namespace

MapClasses classify_gap(const ViewContext& context) {
  const GapTest& test = chosen_test(context.state);
  const double threshold = chosen_threshold(context, test);
  const bool of_practices = test.subject == GapSubject::kPractice;
  MapClasses result;
  result.classes = {
      {Paint::kScale0, Hatch::kNone, "within " + threshold_text(test, threshold), true},
      {Paint::kProblem, Hatch::kDiagonal, "gap: more than " + threshold_text(test, threshold), true},
      {Paint::kNoData, Hatch::kNone, of_practices ? "no practice with a figure" : "not in the data", false},
      {Paint::kNoData, Hatch::kNone, "nobody counted here by the choices of people", false}};
  if (test.side == GapSide::kBelow) {
    result.classes[kPasses].label = threshold_text(test, threshold) + " or more";
    result.classes[kFails].label = "gap: less than " + threshold_text(test, threshold);
  }
  const PeopleFilter filter = chosen_filter(context.data, context.state);
  const PeopleCounter counter(context.data, *context.coverage, filter);
  const bool filtered = filter != PeopleFilter{};
  for (std::uint32_t place = 0; place < context.footprints->areas.size(); ++place) {
    const auto value = value_at(context, test, place);
    Outcome outcome = !value ? kUnknown : gap_fails(test, *value, threshold) ? kFails : kPasses;
    if (filtered && left_out(test, place, value, counter)) outcome = kLeftOut;
    result.class_of.push_back(outcome);
    if (outcome >= kUnknown) result.classes[outcome].in_legend = true;
  }
  result.title = test.title;
  const std::string whom = filter_words(context);
  result.note = "Threshold: " + threshold_text(test, threshold) + ". " +
                upper_first(certainty_words(context, test)) + "." +
                (whom.empty() ? "" : " Counted are people " + whom + ".");
  return result;
}

std::string say_gap(const ViewContext& context, SmallAreaIndex area) {
  const GapTest& test = chosen_test(context.state);
  const auto value = value_at(context, test, area.value);
  const std::string name = lower_first(test.title);
  if (!value) {
    return test.subject == GapSubject::kPractice ? "no practice with a figure stands here"
                                                 : name + ": not in the data";
  }
  const std::string verdict = gap_fails(test, *value, chosen_threshold(context, test)) ? "gap" : "no gap";
  if (!value->value) return name + ": " + verdict + " (nothing within reach)";
  return name + ": " + verdict + " (" + format_decimal(*value->value, value_places(test)) +
         (test.unit == "%" ? "%)" : " " + std::string(test.unit) + ")");
}

std::string nearest_of_gap(const ViewContext& context, SmallAreaIndex area) {
  const GapTest& test = chosen_test(context.state);
  if (test.subject != GapSubject::kPlace) return {};
  std::string detail = gap_detail(context.data, *context.coverage, test, {area.value, {}, std::nullopt, 0});
  return detail.find("nearest") == std::string::npos ? std::string() : detail;
}

}  // namespace pcn
