#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/footprint/footprint.h"
#include "core/model/dataset.h"
#include "core/model/query.h"

namespace pcn {

// Registered patients by sex and five-year band.
struct AgeSexProfile {
  std::array<std::int64_t, kAgeBands> female{};
  std::array<std::int64_t, kAgeBands> male{};
  std::int64_t unknown = 0;
  int practices = 0;
  int practices_without = 0;  // members for which no age groups are in the data

  [[nodiscard]] std::int64_t banded() const;  // all with sex and band
  [[nodiscard]] RegisteredPatients total() const { return {banded() + unknown}; }
  [[nodiscard]] std::int64_t in_bands(int first, int last) const;  // both included, both sexes
  // Part of those with a band that is in the bands; empty without any.
  [[nodiscard]] std::optional<double> share(int first, int last) const;
  // The youngest band below which at least half of the people are; empty without any.
  [[nodiscard]] std::optional<int> median_band() const;
  bool operator==(const AgeSexProfile&) const = default;
};

inline constexpr int kBand15 = 3, kBand65 = 13, kBand75 = 15, kBand85 = 17, kOldestBand = kAgeBands - 1;
[[nodiscard]] std::string band_words(int band);  // "0 to 4", "95 and over"

// Members of the day, with their age groups of Dataset::age_sex_date; each practice counted by its share.
[[nodiscard]] AgeSexProfile network_ages(const Dataset& data, NetworkIndex network, Date day);
[[nodiscard]] AgeSexProfile area_ages(const Dataset& data);  // all practices of the area, in a network or not
[[nodiscard]] AgeSexProfile england_ages(const Dataset& data);

// Registered patients beside counted residents of the same place.
struct ListInflation {
  DistrictIndex district;  // none: the whole area
  RegisteredPatients registered;
  Residents residents;
  // How many registered patients there are for each resident, less one; empty without residents.
  [[nodiscard]] std::optional<double> excess() const;
  bool operator==(const ListInflation&) const = default;
};
// Practices that see patients on the day (members and those in no network) by their borough, against the
// census; then the same for the area. Practices are counted where they stand, patients may live elsewhere.
[[nodiscard]] ListInflation area_inflation(const Dataset& data, Date day);
[[nodiscard]] std::vector<ListInflation> borough_inflation(const Dataset& data, Date day);

// People by tenth of England's deprivation, most deprived first.
struct DeprivationProfile {
  std::array<double, 10> people{};
  double unknown = 0;                  // living where no decile is in the data
  [[nodiscard]] double total() const;  // with a known decile
  [[nodiscard]] std::optional<double> share(int first, int last) const;  // tenths 1-10, both included
  bool operator==(const DeprivationProfile&) const = default;
};
// Where a network's patients live, as modelled or observed flows say.
[[nodiscard]] DeprivationProfile network_deprivation(const Dataset& data, const NetworkFlows& flows,
                                                     NetworkIndex network);
// Residents of the area.
[[nodiscard]] DeprivationProfile resident_deprivation(const Dataset& data);

// The mean of the practices' deprivation scores, weighted by their raw lists on the day; empty if no member
// has both.
struct PracticeDeprivation {
  std::optional<double> score;
  RegisteredPatients covered;  // patients of the practices that have a score
  int practices_without = 0;
  bool operator==(const PracticeDeprivation&) const = default;
};
[[nodiscard]] PracticeDeprivation practice_deprivation(const Dataset& data, NetworkIndex network, Date day);
// The same over all practices of the area that see patients on the day.
[[nodiscard]] PracticeDeprivation area_practice_deprivation(const Dataset& data, Date day);

// The raw list that was counted with a practice's weighted list; empty if the data do not hold it. The
// weighted list is published years later than the raw one: where the two raw lists differ much (practices
// that merged, grew or shrank), shares by the weighted list are those of another time.
[[nodiscard]] std::optional<RegisteredPatients> list_when_weighted(const Dataset& data,
                                                                   PracticeIndex practice, Date weighted);
inline constexpr double kMuchChanged = 0.1;
// The registered patients whom a network's members of the day had when their weighted lists were counted, if
// that is more than kMuchChanged away from the day's; empty if it is not, or if it is not known. A ratio of
// the two lists then says nothing and is not given.
[[nodiscard]] std::optional<RegisteredPatients> registered_when_weighted(const Dataset& data,
                                                                         const NetworkOnDay& network);

// Part of the network's patients that live in small areas classed as rural; empty without patients in the
// flows.
[[nodiscard]] std::optional<double> rural_share(const Dataset& data, const NetworkFlows& flows,
                                                NetworkIndex network);

// Residents per square kilometre of the small areas where the network's patients live, averaged over patients
// (those of the area only, beyond its edge there are no outlines); empty without any.
[[nodiscard]] std::vector<double> small_area_density(const Dataset& data);  // by small area of the area
[[nodiscard]] std::optional<double> lived_density(const std::vector<double>& density,
                                                  const NetworkFlows& flows, NetworkIndex network);

}  // namespace pcn
