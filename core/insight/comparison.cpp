#include "core/insight/comparison.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/sort.h"
#include "core/footprint/basis_words.h"
#include "core/insight/conditions.h"
#include "core/insight/population.h"
#include "core/insight/staff.h"
#include "core/insight/statistics.h"
#include "core/model/known.h"
#include "core/model/query.h"
#include "core/model/staff_rate.h"

namespace pcn {
namespace {

// Registers that are common enough for a network: the others are in the view of people.
constexpr std::array<std::string_view, 5> kCommon = {"HYP", "DM", "AST", "DEP", "MH"};

std::string two_digits(int year) { return std::to_string(year).substr(2); }

std::string financial_year_of(Date middle) {
  const int start = middle.month >= 4 ? middle.year : middle.year - 1;
  return "average of " + std::to_string(start) + "/" + two_digits(start + 1);
}

// One date in words while all agree.
template <class Get>
std::string common_date(const std::vector<NetworkOnDay>& networks, Get get, std::string_view differing) {
  std::string words;
  for (const NetworkOnDay& network : networks) {
    const std::string own = get(network);
    if (own.empty()) return std::string(differing);
    if (words.empty()) words = own;
    if (words != own) return std::string(differing);
  }
  return words;
}

class Builder {
 public:
  Builder(const Dataset& data, Date day) : data_(data), day_(day), on_day_(networks_on(data, day)) {
    for (const NetworkOnDay& network : on_day_) result_.networks.push_back(network.network);
  }

  template <class Get>
  void add(ComparedMeasure measure, Get get) {
    for (const NetworkOnDay& network : on_day_) measure.values.push_back(get(network));
    const auto known = [](const std::optional<double>& value) { return value.has_value(); };
    if (std::any_of(measure.values.begin(), measure.values.end(), known))
      result_.measures.push_back(std::move(measure));
  }

  // The figure that was added last, beside the whole area and England; not where nothing is known of it.
  void beside(std::string_view id, std::optional<double> area, std::optional<double> england = {},
              bool middle = false) {
    if (result_.measures.empty() || result_.measures.back().id != id) return;
    result_.measures.back().area = area;
    result_.measures.back().england = england;
    result_.measures.back().england_is_middle = middle && england.has_value();
  }
  void beside_mean(std::string_view id, std::optional<double> england = {}, bool middle = false) {
    if (result_.measures.empty() || result_.measures.back().id != id) return;
    std::vector<double> known;
    for (const auto& value : result_.measures.back().values) {
      if (value) known.push_back(*value);
    }
    beside(id, mean(known), england, middle);
    result_.measures.back().area_is_mean = true;
  }
  // The mean over the networks' patients.
  void beside_patients(std::string_view id, const NetworkFlows& flows) {
    if (result_.measures.empty() || result_.measures.back().id != id) return;
    double sum = 0;
    double people = 0;
    for (std::size_t at = 0; at < result_.networks.size(); ++at) {
      const auto& value = result_.measures.back().values[at];
      const double patients = flows.patients[result_.networks[at].value];
      if (!value || !(patients > 0)) continue;
      sum += *value * patients;
      people += patients;
    }
    beside(id, people > 0 ? std::optional(sum / people) : std::nullopt);
  }

  void add_lists() {
    const std::string listed = common_date(
        on_day_, [](const NetworkOnDay& n) { return n.registered_date ? to_words(*n.registered_date) : ""; },
        "latest list of each practice");
    const auto per_network = [](const NetworkOnDay& n) -> std::optional<double> {
      if (n.registered.count <= 0) return std::nullopt;
      return static_cast<double>(n.registered.count);
    };
    add({"registered", "Registered patients", "patients", "list-size", "lists", listed, 0, false, false, {}},
        per_network);
    const double middle = data_.england.list_size_deciles[4];
    const bool near = data_.england.date == day_;
    beside_mean("registered", near && middle > 0 ? std::optional(middle) : std::nullopt, true);
    const std::string weighted = common_date(
        on_day_,
        [](const NetworkOnDay& n) { return n.weighted_date ? financial_year_of(*n.weighted_date) : ""; },
        "averages of several years");
    add({"weighted",
         "Weighted patients",
         "weighted patients",
         "weighted-patients",
         "lists.weighted",
         weighted,
         0,
         false,
         false,
         {}},
        [](const NetworkOnDay& n) { return n.weighted ? std::optional(n.weighted->count) : std::nullopt; });
    beside_mean("weighted");
    add({"practices",
         "GP practices",
         "practices",
         "practice",
         "memberships",
         to_words(day_),
         0,
         false,
         false,
         {}},
        [](const NetworkOnDay& n) { return std::optional(static_cast<double>(n.members.size())); });
    beside_mean("practices");
    add({"per-practice",
         "Registered patients for each practice",
         "patients",
         "list-size",
         "lists",
         listed,
         0,
         false,
         false,
         {}},
        [&per_network](const NetworkOnDay& n) -> std::optional<double> {
          const auto patients = per_network(n);
          if (!patients || n.members.empty()) return std::nullopt;
          return *patients / static_cast<double>(n.members.size());
        });
    double patients = 0;
    double practices = 0;
    for (const NetworkOnDay& n : on_day_) {
      if (!per_network(n)) continue;
      patients += static_cast<double>(n.registered.count);
      practices += static_cast<double>(n.members.size());
    }
    beside("per-practice", practices > 0 ? std::optional(patients / practices) : std::nullopt);
  }

  void add_ages() {
    const std::string date = to_words(data_.age_sex_date);
    const auto share = [this](int first, int last) {
      return [this, first, last](const NetworkOnDay& n) {
        return network_ages(data_, n.network, day_).share(first, last);
      };
    };
    const AgeSexProfile area = area_ages(data_);
    const AgeSexProfile england = england_ages(data_);
    add({"aged-under-15", "Aged under 15", "", "age-groups", "lists.age_sex", date, 1, true, false, {}},
        share(0, kBand15 - 1));
    beside("aged-under-15", area.share(0, kBand15 - 1), england.share(0, kBand15 - 1));
    add({"aged-65", "Aged 65 and over", "", "age-groups", "lists.age_sex", date, 1, true, false, {}},
        share(kBand65, kOldestBand));
    beside("aged-65", area.share(kBand65, kOldestBand), england.share(kBand65, kOldestBand));
    add({"aged-75", "Aged 75 and over", "", "age-groups", "lists.age_sex", date, 1, true, false, {}},
        share(kBand75, kOldestBand));
    beside("aged-75", area.share(kBand75, kOldestBand), england.share(kBand75, kOldestBand));
    add({"aged-85", "Aged 85 and over", "", "age-groups", "lists.age_sex", date, 1, true, false, {}},
        share(kBand85, kOldestBand));
    beside("aged-85", area.share(kBand85, kOldestBand), england.share(kBand85, kOldestBand));
  }

  void add_deprivation(const NetworkFlows* flows, const Footprints* footprints) {
    add({"imd-score",
         "Deprivation score of its practices",
         "IMD 2025 score",
         "practice-deprivation",
         "practices.imd",
         "2025",
         1,
         false,
         false,
         {}},
        [this](const NetworkOnDay& n) { return practice_deprivation(data_, n.network, day_).score; });
    beside("imd-score", area_practice_deprivation(data_, day_).score);
    if (!flows) return;
    const std::string basis = flows->basis == FootprintBasis::kObserved
                                  ? "observed "
                                  : std::string(basis_words(flows->basis)) + " to ";
    const bool modelled = flows->basis == FootprintBasis::kModelled;
    const std::string date = basis + to_words(flows->date);
    add({"most-deprived-fifth",
         "Patients living in England's most deprived fifth of places",
         "",
         "deprivation",
         "small_areas.deprivation",
         date,
         0,
         true,
         modelled,
         {}},
        [this, flows](const NetworkOnDay& n) {
          return network_deprivation(data_, *flows, n.network).share(1, 2);
        });
    DeprivationProfile all;
    for (const NetworkOnDay& n : on_day_) {
      const DeprivationProfile own = network_deprivation(data_, *flows, n.network);
      for (std::size_t tenth = 0; tenth < all.people.size(); ++tenth) all.people[tenth] += own.people[tenth];
    }
    beside("most-deprived-fifth", all.share(1, 2));
    const auto density = small_area_density(data_);
    add({"density",
         "Density where its patients live",
         "residents per square kilometre",
         "density",
         "small_areas.residents",
         date,
         0,
         false,
         modelled,
         {}},
        [&density, flows](const NetworkOnDay& n) { return lived_density(density, *flows, n.network); });
    beside_patients("density", *flows);
    if (!footprints) return;
    add({"localisation",
         "Patients living inside its own footprint",
         "",
         "footprint",
         "small_areas.residents",
         date,
         0,
         true,
         modelled,
         {}},
        [flows, footprints](const NetworkOnDay& n) { return inside(*flows, *footprints, n.network); });
    beside_patients("localisation", *flows);
  }

  void add_staff() {
    if (!is_known(data_, Figure::kStaff, day_)) return;
    const auto all = staff_of_all(data_);
    const std::string date = to_words(data_.workforce_date);
    add({"arrs-per-10000",
         "Additional staff for each 10,000 patients",
         "FTE per 10,000 registered patients",
         "fte-per-10000",
         "workforce",
         date,
         1,
         false,
         false,
         {}},
        [&all](const NetworkOnDay& n) -> std::optional<double> {
          const NetworkStaff* staff = find_staff(all, n.network);
          return staff ? staff->arrs_per_10000 : std::nullopt;
        });
    double fte = 0;
    RegisteredPatients then;
    for (const NetworkStaff& staff : all) {
      if (!data_.networks[staff.network.value].in_area) continue;
      fte += staff.arrs_fte;
      then += staff.registered;
    }
    const double middle = data_.england.arrs_fte_quartiles[1];
    beside("arrs-per-10000", per_10000(fte, then), middle > 0 ? std::optional(middle) : std::nullopt, true);
    add({"arrs-roles", "Kinds of additional staff", "roles", "arrs", "workforce", date, 0, false, false, {}},
        [this, &all](const NetworkOnDay& n) -> std::optional<double> {
          const NetworkStaff* staff = find_staff(all, n.network);
          if (!staff) return std::nullopt;
          return static_cast<double>(
              std::count_if(staff->roles.begin(), staff->roles.end(),
                            [this](const RoleFigure& r) { return r.fte > 0 && data_.roles[r.role].arrs; }));
        });
    beside_mean("arrs-roles");
  }

  void add_prevalence() {
    for (const std::string_view code : kCommon) {
      for (std::size_t at = 0; at < data_.conditions.size(); ++at) {
        const Condition& condition = data_.conditions[at];
        if (condition.code != code) continue;
        add({"prevalence-" + condition.code,
             condition.name + " (register)",
             "",
             "prevalence",
             "registers",
             data_.register_year + ", " + condition.list_words,
             1,
             true,
             false,
             {}},
            [this, at](const NetworkOnDay& n) {
              return network_prevalence(data_, n.network, day_)[at].rate();
            });
        beside("prevalence-" + condition.code, area_prevalence(data_)[at].rate());
      }
    }
  }

  Comparison take() { return std::move(result_); }

 private:
  static std::optional<double> inside(const NetworkFlows& flows, const Footprints& footprints,
                                      NetworkIndex network) {
    const double all = flows.patients[network.value];
    if (!(all > 0) || network.value >= footprints.members.size()) return std::nullopt;
    std::vector<SmallAreaIndex> places = footprints.members[network.value];
    sort_stable(places.begin(), places.end());
    double sum = 0;
    for (const PlacePatients& place : flows.places[network.value]) {
      if (std::binary_search(places.begin(), places.end(), place.place)) sum += place.patients;
    }
    return sum / all;
  }

  const Dataset& data_;
  Date day_;
  std::vector<NetworkOnDay> on_day_;
  Comparison result_;
};

}  // namespace

const ComparedMeasure* Comparison::find(std::string_view id) const {
  for (const ComparedMeasure& measure : measures) {
    if (measure.id == id) return &measure;
  }
  return nullptr;
}

std::optional<std::size_t> Comparison::position(NetworkIndex network) const {
  const auto at = std::find(networks.begin(), networks.end(), network);
  if (at == networks.end()) return std::nullopt;
  return static_cast<std::size_t>(at - networks.begin());
}

Comparison compare_networks(const Dataset& data, Date day, const NetworkFlows* flows,
                            const Footprints* footprints) {
  Builder builder(data, day);
  builder.add_lists();
  builder.add_ages();
  builder.add_deprivation(flows, footprints);
  builder.add_staff();
  builder.add_prevalence();
  return builder.take();
}

std::optional<Standing> standing(const ComparedMeasure& measure, std::size_t position) {
  if (position >= measure.values.size() || !measure.values[position]) return std::nullopt;
  std::vector<double> known;
  for (const auto& value : measure.values) {
    if (value) known.push_back(*value);
  }
  Standing result;
  result.rank = rank_from_highest(known, *measure.values[position]);
  result.of = known.size();
  result.lowest = *quantile(known, 0);
  result.lower_quartile = *quantile(known, 0.25);
  result.median = *quantile(known, 0.5);
  result.upper_quartile = *quantile(known, 0.75);
  result.highest = *quantile(known, 1);
  return result;
}

}  // namespace pcn
