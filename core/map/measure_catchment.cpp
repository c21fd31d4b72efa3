#include <cmath>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/figures/disclosure.h"
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

constexpr FigureClass kShares[] = {{0, 0, false, "fewer than 5 of 100 people there, or none"},
                                   {0.05, 1, false, "5 to 10"},
                                   {0.1, 3, false, "10 to 25"},
                                   {0.25, 5, false, "25 to 50"},
                                   {0.5, 6, false, "50 and more"}};
constexpr std::uint16_t kNone = std::size(kShares);

}  // namespace

MapClasses classify_catchment(const ViewContext& context, const Measure&) {
  MapClasses result;
  add_classes(result, kShares, "no practice is chosen");
  const PracticeIndex practice = chosen_practice(context);
  for (std::size_t place = 0; place < context.footprints->areas.size(); ++place) {
    const double all = context.footprints->areas[place].patients;
    const double share = practice && all > 0 ? patients_in(context, practice, place) / all : 0;
    result.class_of.push_back(practice ? class_of(kShares, share) : kNone);
  }
  if (!practice) {
    result.classes[kNone].in_legend = true;
    result.note = "Choose a practice on the map, in a list or by searching for its name.";
    return result;
  }
  const std::string& name = context.data.practices[practice.value].name;
  result.title = "Catchment of " + name;
  result.note = "Registered people of each place who are with " + name + " on " + to_words(context.day.date) +
                ", " + basis_in_plain_words(*context.flows) + ".";
  return result;
}

std::optional<double> order_catchment(const ViewContext& context, const Measure&, SmallAreaIndex area) {
  const PracticeIndex practice = chosen_practice(context);
  const double all = context.footprints->areas[area.value].patients;
  if (!practice || all <= 0) return std::nullopt;
  const double patients = patients_in(context, practice, area.value);
  // What is too few to be shown has no order among itself.
  return std::llround(patients) < kLeastShown ? 0 : patients / all;
}

std::string say_catchment(const ViewContext& context, const Measure&, SmallAreaIndex area) {
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
