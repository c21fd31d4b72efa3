#include "core/figures/catalogue.h"
#include "texts/figures.h"

namespace pcn {
namespace {

namespace T = text::figures;

const SmallArea& area_of(const FigureInput& input, std::uint32_t place) {
  return input.data.small_areas[place];
}

double residents_of(const FigureInput& input, std::uint32_t place) {
  return static_cast<double>(area_of(input, place).total_residents().count);
}

FigureValue deprivation_of(const FigureInput& input, const Indicator&, std::uint32_t place) {
  const int decile = area_of(input, place).imd_decile;
  return decile >= 1 && decile <= 10 ? known_value(decile) : FigureValue{};
}

FigureValue lead_of(const FigureInput& input, const Indicator&, std::uint32_t place) {
  const AreaLead& lead = input.footprints->areas[place];
  return lead.leading() ? known_value(lead.leading_share()) : FigureValue{};
}

FigureValue older_of(const FigureInput& input, const Indicator& of, std::uint32_t place) {
  return ratio_of(area_of(input, place).residents[kResidentAgeGroups - 1], residents_of(input, place),
                  of.times);
}

FigureValue score_of(const FigureInput& input, const Indicator&, std::uint32_t place) {
  const SmallArea& area = area_of(input, place);
  return area.imd_decile == 0 ? FigureValue{} : known_value(area.imd_score);
}

constexpr FigureClass kTenths[] = {{1, 6, false, T::tenth_class_1},
                                   {3, 4, false, T::tenth_class_2},
                                   {5, 3, false, T::tenth_class_3},
                                   {7, 1, false, T::tenth_class_4},
                                   {9, 0, false, T::tenth_class_5}};
constexpr FigureClass kShares[] = {{0, 0, true, T::lead_class_1},    {0.3, 1, true, T::lead_class_2},
                                   {0.4, 2, true, T::lead_class_3},  {0.5, 3, false, T::lead_class_4},
                                   {0.6, 4, false, T::lead_class_5}, {0.7, 5, false, T::lead_class_6},
                                   {0.8, 6, false, T::lead_class_7}};

constexpr Indicator kPlaces[] = {
    {.id = "deprivation",
     .title = T::deprivation_title,
     .unit = T::unit_tenth,
     .glossary = "deprivation",
     .provenance = "small_areas.deprivation",
     .of = deprivation_of,
     .map = MapRule{.classes = kTenths,
                    .high = T::deprivation_high,
                    .low = T::deprivation_low,
                    .falling = true,
                    .saying = T::deprivation_saying::kId,
                    .unsaid = T::deprivation_unsaid,
                    .note = T::deprivation_note,
                    .counted = true}},
    {.id = "lead",
     .title = T::lead_title,
     .needs = Needs::kFootprints,
     .unit = T::unit_share,
     .percent = true,
     .worse = Side::kBelow,
     .glossary = "leading-share",
     .provenance = "lists",
     .of = lead_of,
     .map = MapRule{.classes = kShares,
                    .high = T::lead_high,
                    .low = T::lead_low,
                    .missing = T::lead_missing,
                    .note = T::lead_note::kId}},
    {.id = "older",
     .title = T::older_title,
     .unit = T::unit_percent,
     .fractions = true,
     .times = 100,
     .provenance = "small_areas.residents",
     .of = older_of},
    {.id = "deprivation-score",
     .title = T::deprivation_score_title,
     .provenance = "small_areas.deprivation",
     .of = score_of},
};

}  // namespace

std::span<const Indicator> place_indicators() { return kPlaces; }

}  // namespace pcn
