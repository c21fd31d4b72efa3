#include <cmath>

#include "core/base/text.h"
#include "core/coverage/suppression.h"
#include "core/document/parts.h"
#include "core/footprint/basis_words.h"
#include "core/map/measure_parts.h"

namespace pcn {
namespace {

// Patients of the practice in one small area.
double patients_in(const ViewContext& context, PracticeIndex practice, std::size_t place) {
  const PatientFlows& flows = *context.patients;
  if (place + 1 >= flows.start.size()) return 0;
  for (std::uint32_t at = flows.start[place]; at < flows.start[place + 1]; ++at) {
    if (flows.practice[at] == practice) return flows.patients[at];
  }
  return 0;
}

PracticeIndex chosen_practice(const ViewContext& context) {
  return context.patients == nullptr ? PracticeIndex{} : find_practice(context.data, context.state.practice);
}

constexpr std::uint16_t kClasses = 5;

}  // namespace

MapClasses classify_catchment(const ViewContext& context) {
  MapClasses result;
  result.classes = {{Paint::kScale0, Hatch::kNone, "fewer than 5 of 100 people there, or none", true},
                    {Paint::kScale1, Hatch::kNone, "5 to 10", true},
                    {Paint::kScale3, Hatch::kNone, "10 to 25", true},
                    {Paint::kScale5, Hatch::kNone, "25 to 50", true},
                    {Paint::kScale6, Hatch::kNone, "50 and more", true},
                    {Paint::kNoData, Hatch::kNone, "no practice is chosen", false}};
  const PracticeIndex practice = chosen_practice(context);
  for (std::size_t place = 0; place < context.footprints->areas.size(); ++place) {
    const double all = context.footprints->areas[place].patients;
    const double share = practice && all > 0 ? patients_in(context, practice, place) / all : 0;
    std::uint16_t chosen = practice ? 0 : kClasses;
    for (const double least : {0.05, 0.1, 0.25, 0.5}) chosen += practice && share >= least ? 1 : 0;
    result.class_of.push_back(chosen);
  }
  if (!practice) {
    result.classes[kClasses].in_legend = true;
    result.note = "Choose a practice on the map, in a list or by searching for its name.";
    return result;
  }
  const std::string& name = context.data.practices[practice.value].name;
  result.title = "Catchment of " + name;
  result.note = "Registered people of each place who are with " + name + " on " + to_words(context.day.date) +
                ", " + basis_in_plain_words(*context.flows) + ".";
  return result;
}

std::optional<double> figure_catchment(const ViewContext& context, SmallAreaIndex area) {
  const PracticeIndex practice = chosen_practice(context);
  const double all = context.footprints->areas[area.value].patients;
  if (!practice || all <= 0) return std::nullopt;
  const double patients = patients_in(context, practice, area.value);
  // What is too few to be shown has no order among itself.
  return std::llround(patients) < kLeastShown ? 0 : patients / all;
}

std::string say_catchment(const ViewContext& context, SmallAreaIndex area) {
  const PracticeIndex practice = chosen_practice(context);
  if (!practice) return "no practice is chosen";
  const double patients = patients_in(context, practice, area.value);
  const std::int64_t people = std::llround(patients);
  const std::string& name = context.data.practices[practice.value].name;
  if (people == 0) return "no patients of " + name + " known here";
  const double all = context.footprints->areas[area.value].patients;
  std::string text = shown_count(people) + " patients of " + name;
  if (people >= kLeastShown && all > 0)
    text += ", " + percent_words(patients / all) + " of the registered people";
  return text;
}

}  // namespace pcn
