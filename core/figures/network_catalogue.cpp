#include <algorithm>

#include "core/figures/catalogue.h"
#include "core/figures/figure_table.h"
#include "core/footprint/basis_words.h"
#include "core/insight/members.h"
#include "core/insight/population.h"
#include "core/model/known.h"
#include "texts/figures.h"

// The figures of networks that stand beside each other in the comparison, in its order. Those of practices
// are added up by membership.

namespace pcn {
namespace {

namespace T = text::figures;

using enum FigureLevel;
using enum AddsUp;
using Subject = std::uint32_t;

// ---- Days

std::string two_digits(int year) { return std::to_string(year).substr(2); }

std::string financial_year_of(Date middle) {
  const int start = middle.month >= 4 ? middle.year : middle.year - 1;
  return say(T::average_of{.year = std::to_string(start) + "/" + two_digits(start + 1)});
}

// One date in words while all networks agree.
template <class Get>
std::string common_date(const FigureInput& input, Get get, std::string_view differing) {
  std::string words;
  for (const NetworkOnDay& network : input.lookups->networks) {
    const std::string own = get(network);
    if (own.empty() || (!words.empty() && words != own)) return std::string(differing);
    words = own;
  }
  return words;
}

std::string lists_day(const FigureInput& input, const Indicator&) {
  const auto own = [](const NetworkOnDay& n) {
    return n.registered_date ? to_words(*n.registered_date) : "";
  };
  return common_date(input, own, T::latest_lists);
}
std::string weighted_year(const FigureInput& input, const Indicator&) {
  const auto own = [](const NetworkOnDay& n) {
    return n.weighted_date ? financial_year_of(*n.weighted_date) : "";
  };
  return common_date(input, own, T::several_years);
}
std::string this_day(const FigureInput& input, const Indicator&) { return to_words(input.day); }
std::string ages_day(const FigureInput& input, const Indicator&) { return to_words(input.data.age_sex_date); }
std::string imd_year(const FigureInput&, const Indicator&) { return "2025"; }
std::string staff_day(const FigureInput& input, const Indicator&) {
  return to_words(input.data.workforce_date);
}
std::string flows_day(const FigureInput& input, const Indicator&) {
  const FootprintBasis basis = input.flows->basis;
  const std::string day = to_words(input.flows->date);
  if (basis == FootprintBasis::kObserved) return say(T::observed_on{.day = day});
  return say(T::worked_out_to{.basis = basis_words(basis), .day = day});
}

// ---- What is not known

std::string unless_known(const FigureInput& input, Figure figure, TextId otherwise) {
  if (is_known(input.data, figure, input.day)) return {};
  const std::string why = not_known_words(input.data, figure, input.day);
  return say(otherwise, {std::string_view(why)});
}
std::string missing_ages(const FigureInput& input) {
  return unless_known(input, Figure::kAges, T::ages_not_known::kId);
}
std::string missing_scores(const FigureInput& input) {
  return unless_known(input, Figure::kPracticeDeprivation, T::scores_not_known::kId);
}
std::string missing_registers(const FigureInput& input) {
  return unless_known(input, Figure::kRegisters, T::registers_not_known::kId);
}
std::string missing_staff_figures(const FigureInput& input) {
  return unless_known(input, Figure::kStaff, T::staff_not_known::kId);
}

// ---- England

std::optional<double> above_nought(double value) { return value > 0 ? std::optional(value) : std::nullopt; }
std::optional<double> england_list(const FigureInput& input, const Indicator&) {
  if (input.data.england.date != input.day) return std::nullopt;
  return above_nought(input.data.england.list_size_deciles[4]);
}
std::optional<double> england_ages_share(const FigureInput& input, const Indicator& of) {
  return england_ages(input.data).share(of.first, of.last);
}
std::optional<double> england_staff(const FigureInput& input, const Indicator&) {
  return above_nought(input.data.england.arrs_fte_quartiles[1]);
}

// ---- Of networks: those of the day only

const NetworkOnDay* on_day(const FigureInput& input, Subject network) {
  return input.lookups->on_day[network];
}

FigureValue registered(const FigureInput& input, const Indicator&, Subject network) {
  const NetworkOnDay* own = on_day(input, network);
  if (!own) return not_looked_at();
  return own->registered.count > 0 ? known_value(static_cast<double>(own->registered.count)) : FigureValue{};
}

FigureValue weighted(const FigureInput& input, const Indicator&, Subject network) {
  const NetworkOnDay* own = on_day(input, network);
  if (!own) return not_looked_at();
  return own->weighted ? known_value(own->weighted->count) : FigureValue{};
}

FigureValue practices(const FigureInput& input, const Indicator&, Subject network) {
  const NetworkOnDay* own = on_day(input, network);
  return own ? known_value(static_cast<double>(own->members.size())) : not_looked_at();
}

FigureValue per_practice(const FigureInput& input, const Indicator& of, Subject network) {
  const FigureValue patients = registered(input, of, network);
  if (!patients.value) return patients;
  return ratio_of(*patients.value, static_cast<double>(on_day(input, network)->members.size()));
}

FigureValue deprived_fifth(const FigureInput& input, const Indicator&, Subject network) {
  if (!on_day(input, network)) return not_looked_at();
  const DeprivationProfile own = network_deprivation(input.data, *input.flows, NetworkIndex(network));
  return ratio_of(own.people[0] + own.people[1], own.total());
}

FigureValue inside_footprint(const FigureInput& input, const Indicator&, Subject network) {
  if (!on_day(input, network)) return not_looked_at();
  return ratio_of(patients_inside(*input.flows, *input.footprints, NetworkIndex(network)),
                  input.flows->patients[network]);
}

FigureValue staff_rate(const FigureInput& input, const Indicator&, Subject network) {
  const auto& staff = input.lookups->staff[network];
  if (!staff) return {};
  return {staff->per_10000, staff->arrs_fte, static_cast<double>(staff->registered.count), false, true};
}

FigureValue staff_fte(const FigureInput& input, const Indicator&, Subject network) {
  const auto& staff = input.lookups->staff[network];
  return staff ? known_value(staff->arrs_fte) : FigureValue{};
}

FigureValue staff_roles(const FigureInput& input, const Indicator&, Subject network) {
  if (!input.lookups->staff[network]) return {};
  std::vector<double> fte(input.data.roles.size(), 0);
  for (const Workforce& row : input.data.workforce) {
    if (row.network == NetworkIndex(network) && input.data.roles[row.role].arrs) fte[row.role] += row.fte;
  }
  return known_value(
      static_cast<double>(std::count_if(fte.begin(), fte.end(), [](double own) { return own > 0; })));
}

// ---- Of practices

FigureValue aged(const FigureInput& input, const Indicator& of, Subject practice) {
  const auto rows = rows_of(input.data.age_sex, PracticeIndex(practice));
  if (rows.empty()) return not_looked_at();
  double part = 0;
  double whole = 0;
  for (int band = 0; band <= kOldestBand; ++band) {
    const auto at = static_cast<std::size_t>(band);
    const double people =
        static_cast<double>(rows.front()->female[at]) + static_cast<double>(rows.front()->male[at]);
    whole += people;
    if (band >= of.first && band <= of.last) part += people;
  }
  return ratio_of(part, whole);
}

FigureValue practice_score(const FigureInput& input, const Indicator&, Subject practice) {
  const FigureLookups& lookups = *input.lookups;
  if (!lookups.open[practice] || lookups.lists.on_another(PracticeIndex(practice))) return not_looked_at();
  const auto score = input.data.practices[practice].imd_score;
  const auto list = lookups.lists.of(PracticeIndex(practice));
  if (!score || !list) return {};
  const auto patients = static_cast<double>(list->patients.count);
  return {score, *score * patients, patients, false, true};
}

const Condition* condition_of(const FigureInput& input, const Indicator& of) {
  for (const Condition& condition : input.data.conditions) {
    if (condition.code == of.code) return &condition;
  }
  return nullptr;
}

FigureValue on_register(const FigureInput& input, const Indicator& of, Subject practice) {
  const Condition* condition = condition_of(input, of);
  if (!condition) return not_looked_at();
  const auto wanted = static_cast<std::size_t>(condition - input.data.conditions.data());
  FigureValue result = not_looked_at();
  for (const Register* row : rows_of(input.data.registers, PracticeIndex(practice))) {
    if (row->condition == wanted) result = ratio_of(row->patients, row->list_size);
  }
  return result;
}

std::string register_title(const FigureInput& input, const Indicator& of) {
  const Condition* condition = condition_of(input, of);
  return say(T::register_title{.condition = condition ? std::string_view(condition->name) : of.code});
}

std::string register_day(const FigureInput& input, const Indicator& of) {
  const Condition* condition = condition_of(input, of);
  if (!condition) return input.data.register_year;
  return say(T::register_date{.list = condition->list_words, .year = input.data.register_year});
}

// ---- Of places

// No value for a place without a shape.
FigureValue density_of(const FigureInput& input, const Indicator&, Subject place) {
  return ratio_of(static_cast<double>(input.data.small_areas[place].total_residents().count),
                  input.geometry->square_metres[place] / 1e6);
}

constexpr FigureClass kDensities[] = {
    {0, 0, false, T::density_class_1},      {2'500, 1, false, T::density_class_2},
    {5'000, 2, false, T::density_class_3},  {7'500, 3, false, T::density_class_4},
    {10'000, 4, false, T::density_class_5}, {15'000, 5, false, T::density_class_6},
    {20'000, 6, false, T::density_class_7}};

// ---- Entries

constexpr Indicator aged_entry(std::string_view id, FigureText title, int first, int last) {
  return {.id = id,
          .title = title,
          .level = kPractice,
          .adds_up = kRatio,
          .places = 1,
          .percent = true,
          .of_people = true,
          .glossary = "age-groups",
          .provenance = "lists.age_sex",
          .of = aged,
          .missing = missing_ages,
          .first = first,
          .last = last,
          .compare = CompareRule{.date = ages_day, .england = england_ages_share}};
}

// Registers that are common enough for a network: the others are in the view of people.
constexpr Indicator register_entry(std::string_view id, std::string_view code) {
  return {.id = id,
          .title = code,
          .level = kPractice,
          .adds_up = kRatio,
          .places = 1,
          .percent = true,
          .of_people = true,
          .glossary = "prevalence",
          .provenance = "registers",
          .of = on_register,
          .missing = missing_registers,
          .named = register_title,
          .code = code,
          .compare = CompareRule{.date = register_day}};
}

constexpr Indicator kNetworks[] = {
    {.id = "registered",
     .title = T::registered_title,
     .level = kNetwork,
     .adds_up = kSum,
     .unit = T::unit_patients,
     .of_people = true,
     .glossary = "list-size",
     .provenance = "lists",
     .of = registered,
     .compare = CompareRule{.area = Beside::kMeanOfGroups,
                            .date = lists_day,
                            .england = england_list,
                            .england_is_middle = true}},
    {.id = "weighted",
     .title = T::weighted_title,
     .level = kNetwork,
     .adds_up = kSum,
     .unit = T::unit_weighted,
     .glossary = "weighted-patients",
     .provenance = "lists.weighted",
     .of = weighted,
     .compare = CompareRule{.area = Beside::kMeanOfGroups, .date = weighted_year}},
    {.id = "practices",
     .title = T::practices_title,
     .level = kNetwork,
     .adds_up = kSum,
     .unit = T::unit_practices,
     .glossary = "practice",
     .provenance = "memberships",
     .of = practices,
     .compare = CompareRule{.area = Beside::kMeanOfGroups, .date = this_day}},
    {.id = "per-practice",
     .title = T::per_practice_title,
     .level = kNetwork,
     .adds_up = kRatio,
     .unit = T::unit_patients,
     .glossary = "list-size",
     .provenance = "lists",
     .of = per_practice,
     .compare = CompareRule{.date = lists_day}},
    aged_entry("aged-under-15", T::aged_under_15_title, 0, kBand15 - 1),
    aged_entry("aged-65", T::aged_65_title, kBand65, kOldestBand),
    aged_entry("aged-75", T::aged_75_title, kBand75, kOldestBand),
    aged_entry("aged-85", T::aged_85_title, kBand85, kOldestBand),
    {.id = "imd-score",
     .title = T::imd_score_title,
     .level = kPractice,
     .unit = T::unit_imd,
     .places = 1,
     .glossary = "practice-deprivation",
     .provenance = "practices.imd",
     .of = practice_score,
     .missing = missing_scores,
     .compare = CompareRule{.date = imd_year}},
    {.id = "most-deprived-fifth",
     .title = T::most_deprived_fifth_title,
     .level = kNetwork,
     .adds_up = kRatio,
     .needs = Needs::kFlows,
     .percent = true,
     .of_people = true,
     .glossary = "deprivation",
     .provenance = "small_areas.deprivation",
     .of = deprived_fifth,
     .compare = CompareRule{.date = flows_day}},
    {.id = "density",
     .title = T::density_title,
     .adds_up = kPatientsMean,
     .needs = Needs::kGeometry,
     .unit = T::unit_density,
     .glossary = "density",
     .provenance = "small_areas.residents",
     .of = density_of,
     .map = MapRule{.classes = kDensities,
                    .high = T::density_high,
                    .low = T::density_low,
                    .saying = T::density_saying::kId,
                    .unsaid = T::density_unsaid,
                    .note = T::density_note,
                    .counted = true},
     .compare =
         CompareRule{.area = Beside::kPatients, .title = T::density_compared_title, .date = flows_day}},
    {.id = "localisation",
     .title = T::localisation_title,
     .level = kNetwork,
     .adds_up = kRatio,
     .needs = Needs::kFootprints,
     .percent = true,
     .of_people = true,
     .glossary = "footprint",
     .provenance = "small_areas.residents",
     .of = inside_footprint,
     .compare = CompareRule{.area = Beside::kPatients, .date = flows_day}},
    {.id = "arrs-per-10000",
     .title = T::arrs_per_10000_title,
     .level = kNetwork,
     .adds_up = kRatio,
     .unit = T::unit_fte_registered,
     .places = 1,
     .times = 10'000,
     .worse = Side::kBelow,
     .glossary = "fte-per-10000",
     .provenance = "workforce",
     .of = staff_rate,
     .missing = missing_staff_figures,
     .compare = CompareRule{.date = staff_day, .england = england_staff, .england_is_middle = true}},
    {.id = "arrs-roles",
     .title = T::arrs_roles_title,
     .level = kNetwork,
     .adds_up = kSum,
     .unit = T::unit_roles,
     .worse = Side::kBelow,
     .glossary = "arrs",
     .provenance = "workforce",
     .of = staff_roles,
     .missing = missing_staff_figures,
     .compare = CompareRule{.area = Beside::kMeanOfGroups, .date = staff_day}},
    register_entry("prevalence-HYP", "HYP"),
    register_entry("prevalence-DM", "DM"),
    register_entry("prevalence-AST", "AST"),
    register_entry("prevalence-DEP", "DEP"),
    register_entry("prevalence-MH", "MH"),
    {.id = "arrs-fte",
     .title = T::arrs_fte_title,
     .level = kNetwork,
     .adds_up = kSum,
     .unit = T::unit_fte,
     .places = 1,
     .worse = Side::kBelow,
     .glossary = "arrs",
     .provenance = "workforce",
     .of = staff_fte,
     .missing = missing_staff_figures},
};

}  // namespace

std::span<const Indicator> network_indicators() { return kNetworks; }

}  // namespace pcn
