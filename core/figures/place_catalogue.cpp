#include "core/figures/catalogue.h"

namespace pcn {
namespace {

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

constexpr FigureClass kTenths[] = {{1, 6, false, "tenths 1 and 2: most deprived"},
                                   {3, 4, false, "tenths 3 and 4"},
                                   {5, 3, false, "tenths 5 and 6"},
                                   {7, 1, false, "tenths 7 and 8"},
                                   {9, 0, false, "tenths 9 and 10: least deprived"}};
constexpr FigureClass kShares[] = {{0, 0, true, "less than 30%"},  {0.3, 1, true, "30% to 40%"},
                                   {0.4, 2, true, "40% to 50%"},   {0.5, 3, false, "50% to 60%"},
                                   {0.6, 4, false, "60% to 70%"},  {0.7, 5, false, "70% to 80%"},
                                   {0.8, 6, false, "80% and more"}};

constexpr Indicator kPlaces[] = {
    {.id = "deprivation",
     .title = "Deprivation",
     .unit = "tenth of England's small areas, IMD 2025",
     .glossary = "deprivation",
     .provenance = "small_areas.deprivation",
     .of = deprivation_of,
     .map = MapRule{.classes = kTenths,
                    .high = "most deprived",
                    .low = "least deprived",
                    .falling = true,
                    .saying = "deprivation: tenth {} of 10, where 1 is the most deprived (IMD 2025)",
                    .unsaid = "deprivation is not in the data",
                    .note = "Index of Multiple Deprivation 2025, by small area.",
                    .counted = true}},
    {.id = "lead",
     .title = "Share of the leading network",
     .needs = Needs::kFootprints,
     .unit = "share of registered people",
     .percent = true,
     .worse = Side::kBelow,
     .glossary = "leading-share",
     .provenance = "lists",
     .of = lead_of,
     .map =
         MapRule{.classes = kShares,
                 .high = "highest share",
                 .low = "lowest share",
                 .missing = "no network known",
                 .note = "Share of a place's registered people with its leading network ({basis}) on {day}. "
                         "Hatched: less than half."}},
    {.id = "older",
     .title = "Residents aged 65 and over",
     .unit = "%",
     .times = 100,
     .provenance = "small_areas.residents",
     .of = older_of},
    {.id = "deprivation-score",
     .title = "Deprivation score (IMD 2025)",
     .provenance = "small_areas.deprivation",
     .of = score_of},
};

}  // namespace

std::span<const Indicator> place_indicators() { return kPlaces; }

}  // namespace pcn
