#include <cmath>

#include "core/base/text.h"
#include "core/document/parts.h"
#include "core/figures/disclosure.h"
#include "core/footprint/basis_words.h"
#include "core/map/measure_parts.h"
#include "texts/measures.h"

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

constexpr FigureClass kShares[] = {{0, 0, false, text::measures::fewer_than_5},
                                   {0.05, 1, false, text::measures::of_100_5},
                                   {0.1, 3, false, text::measures::of_100_10},
                                   {0.25, 5, false, text::measures::of_100_25},
                                   {0.5, 6, false, text::measures::of_100_50}};
constexpr std::uint16_t kNone = std::size(kShares);

}  // namespace

MapClasses classify_catchment(const ViewContext& context, const Measure&) {
  MapClasses result;
  add_classes(result, kShares, text::measures::no_practice);
  const PracticeIndex practice = chosen_practice(context);
  for (std::size_t place = 0; place < context.footprints->areas.size(); ++place) {
    const double all = context.footprints->areas[place].patients;
    const double share = practice && all > 0 ? patients_in(context, practice, place) / all : 0;
    result.class_of.push_back(practice ? class_of(kShares, share) : kNone);
  }
  if (!practice) {
    result.classes[kNone].in_legend = true;
    result.note = text::measures::choose_practice;
    return result;
  }
  const std::string& name = context.data.practices[practice.value].name;
  result.title = say(text::measures::catchment_of{.practice = name});
  result.note = say(text::measures::catchment_note{
      .basis = basis_in_plain_words(*context.flows), .day = to_words(context.day.date), .practice = name});
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
  if (!practice) return text::measures::no_practice;
  const double patients = patients_in(context, practice, area.value);
  const std::int64_t people = std::llround(patients);
  const std::string& name = context.data.practices[practice.value].name;
  if (people == 0) return say(text::measures::no_patients{.practice = name});
  const double all = context.footprints->areas[area.value].patients;
  if (people < kLeastShown || all <= 0)
    return say(text::measures::patients{.people = shown_count(people), .practice = name});
  return say(text::measures::patients_share{
      .people = shown_count(people), .practice = name, .share = percent_words(patients / all)});
}

}  // namespace pcn
