#include "core/insight/population.h"

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/topology_build.h"
#include "core/insight/members.h"
#include "core/model/known.h"
#include "core/model/query.h"
#include "texts/places.h"

namespace pcn {
namespace {

std::int64_t rounded(double value) { return static_cast<std::int64_t>(std::floor(value + 0.5)); }

void add(AgeSexProfile& profile, const Dataset& data, PracticeIndex practice, double share) {
  ++profile.practices;
  const auto rows = rows_of(data.age_sex, practice);
  if (rows.empty()) {
    ++profile.practices_without;
    return;
  }
  const AgeSex& row = *rows.front();
  for (std::size_t band = 0; band < row.female.size(); ++band) {
    profile.female[band] += rounded(row.female[band] * share);
    profile.male[band] += rounded(row.male[band] * share);
  }
  profile.unknown += rounded(row.unknown * share);
}

// Practices of the area that see patients on the day, each once.
std::vector<PracticeIndex> open_practices(const Dataset& data, Date day) {
  std::vector<bool> open(data.practices.size());
  for (const Membership& membership : memberships_on(data, day)) open[membership.practice.value] = true;
  for (const PracticeIndex practice : unallocated_on(data, day)) open[practice.value] = true;
  std::vector<PracticeIndex> result;
  for (std::size_t at = 0; at < open.size(); ++at) {
    if (open[at] && data.practices[at].in_area) result.emplace_back(at);
  }
  return result;
}

// Adds up what a weighted mean needs.
struct ScoreSum {
  ScoreSum(const Dataset& from, Date day) : data(from), lists(from, day) {}
  const Dataset& data;
  DayLists lists;
  PracticeDeprivation result;
  double scores = 0;
  double patients = 0;

  void add(PracticeIndex practice, double share) {
    if (lists.on_another(practice)) return;
    const auto score = data.practices[practice.value].imd_score;
    const auto list = lists.of(practice);
    if (!score || !list) {
      ++result.practices_without;
      return;
    }
    const double members = static_cast<double>(list->patients.count) * share;
    scores += *score * members;
    patients += members;
  }

  PracticeDeprivation finish() {
    result.covered = {rounded(patients)};
    if (patients > 0) result.score = scores / patients;
    return result;
  }
};

}  // namespace

std::int64_t AgeSexProfile::in_bands(int first, int last) const {
  std::int64_t sum = 0;
  for (int band = std::max(0, first); band <= std::min(last, kOldestBand); ++band)
    sum += female[static_cast<std::size_t>(band)] + male[static_cast<std::size_t>(band)];
  return sum;
}

std::int64_t AgeSexProfile::banded() const { return in_bands(0, kOldestBand); }

std::optional<double> AgeSexProfile::share(int first, int last) const {
  const std::int64_t all = banded();
  if (all <= 0) return std::nullopt;
  return static_cast<double>(in_bands(first, last)) / static_cast<double>(all);
}

std::optional<int> AgeSexProfile::median_band() const {
  const std::int64_t all = banded();
  if (all <= 0) return std::nullopt;
  int band = 0;
  while (2 * in_bands(0, band) < all) ++band;
  return band;
}

std::string band_words(int band) {
  const std::string youngest = std::to_string(band * 5);
  return band >= kOldestBand
             ? say(text::places::age_and_over{.youngest = youngest})
             : say(text::places::ages{.oldest = std::to_string(band * 5 + 4), .youngest = youngest});
}

AgeSexProfile network_ages(const Dataset& data, NetworkIndex network, Date day) {
  AgeSexProfile profile;
  const auto members = members_on(data, network, day);
  if (!is_known(data, Figure::kAges, day)) {
    profile.practices = profile.practices_without = static_cast<int>(members.size());
    return profile;
  }
  for (const MemberShare& member : members) add(profile, data, member.practice, member.share);
  return profile;
}

AgeSexProfile area_ages(const Dataset& data) {
  AgeSexProfile profile;
  for (const AgeSex& row : data.age_sex) {
    if (data.practices[row.practice.value].in_area) add(profile, data, row.practice, 1);
  }
  return profile;
}

AgeSexProfile england_ages(const Dataset& data) {
  AgeSexProfile profile;
  profile.female = data.england.female;
  profile.male = data.england.male;
  return profile;
}

std::optional<double> ListInflation::excess() const {
  if (residents.count <= 0) return std::nullopt;
  return static_cast<double>(registered.count) / static_cast<double>(residents.count) - 1;
}

std::vector<ListInflation> borough_inflation(const Dataset& data, Date day) {
  std::vector<ListInflation> boroughs(data.districts.size());
  for (std::size_t d = 0; d < boroughs.size(); ++d) boroughs[d].district = DistrictIndex(d);
  const DayLists lists(data, day);
  for (const PracticeIndex practice : open_practices(data, day)) {
    const DistrictIndex district = data.practices[practice.value].district;
    const auto list = lists.of(practice);
    if (district.valid() && list) boroughs[district.value].registered += list->patients;
  }
  for (const SmallArea& area : data.small_areas) {
    if (area.in_area && area.district.valid())
      boroughs[area.district.value].residents += area.total_residents();
  }
  std::erase_if(boroughs,
                [&data](const ListInflation& b) { return !data.districts[b.district.value].in_area; });
  sort_stable(boroughs.begin(), boroughs.end(), [&data](const ListInflation& a, const ListInflation& b) {
    return data.districts[a.district.value].name < data.districts[b.district.value].name;
  });
  return boroughs;
}

ListInflation area_inflation(const Dataset& data, Date day) {
  ListInflation all;
  const DayLists lists(data, day);
  for (const PracticeIndex practice : open_practices(data, day)) {
    if (const auto list = lists.of(practice)) all.registered += list->patients;
  }
  for (const SmallArea& area : data.small_areas) {
    if (area.in_area) all.residents += area.total_residents();
  }
  return all;
}

double DeprivationProfile::total() const {
  double sum = 0;
  for (const double tenth : people) sum += tenth;
  return sum;
}

std::optional<double> DeprivationProfile::share(int first, int last) const {
  const double all = total();
  if (!(all > 0)) return std::nullopt;
  double sum = 0;
  for (int tenth = std::max(1, first); tenth <= std::min(10, last); ++tenth)
    sum += people[static_cast<std::size_t>(tenth - 1)];
  return sum / all;
}

DeprivationProfile network_deprivation(const Dataset& data, const NetworkFlows& flows, NetworkIndex network) {
  DeprivationProfile profile;
  double placed = 0;
  for (const PlacePatients& place : flows.places[network.value]) {
    const int decile = data.small_areas[place.place.value].imd_decile;
    placed += place.patients;
    if (decile >= 1 && decile <= 10) {
      profile.people[static_cast<std::size_t>(decile - 1)] += place.patients;
    } else {
      profile.unknown += place.patients;
    }
  }
  profile.unknown += std::max(0.0, flows.patients[network.value] - placed);
  return profile;
}

DeprivationProfile resident_deprivation(const Dataset& data) {
  DeprivationProfile profile;
  for (const SmallArea& area : data.small_areas) {
    if (!area.in_area) continue;
    const auto people = static_cast<double>(area.total_residents().count);
    if (area.imd_decile >= 1 && area.imd_decile <= 10) {
      profile.people[area.imd_decile - std::size_t{1}] += people;
    } else {
      profile.unknown += people;
    }
  }
  return profile;
}

PracticeDeprivation practice_deprivation(const Dataset& data, NetworkIndex network, Date day) {
  ScoreSum sum(data, day);
  if (!is_known(data, Figure::kPracticeDeprivation, day)) return sum.finish();
  for (const MemberShare& member : members_on(data, network, day)) sum.add(member.practice, member.share);
  return sum.finish();
}

PracticeDeprivation area_practice_deprivation(const Dataset& data, Date day) {
  ScoreSum sum(data, day);
  if (!is_known(data, Figure::kPracticeDeprivation, day)) return sum.finish();
  for (const PracticeIndex practice : open_practices(data, day)) sum.add(practice, 1);
  return sum.finish();
}

std::optional<RegisteredPatients> list_when_weighted(const Dataset& data, PracticeIndex practice,
                                                     Date weighted) {
  for (const ListSize* list : rows_of(data.lists, practice)) {
    if (list->date == weighted && list->patients.count > 0) return list->patients;
  }
  return std::nullopt;
}

std::optional<RegisteredPatients> registered_when_weighted(const Dataset& data, const NetworkOnDay& network) {
  if (!network.weighted_date) return std::nullopt;
  const DayWeighted weighted(data, *network.weighted_date);
  RegisteredPatients sum;
  for (const PracticeIndex member : network.members) {
    if (weighted.on_another(member)) continue;
    const auto list = list_when_weighted(data, member, *network.weighted_date);
    if (!list) return std::nullopt;
    sum += *list;
  }
  if (sum.count <= 0) return std::nullopt;
  const double change = static_cast<double>(network.registered.count) / static_cast<double>(sum.count) - 1;
  return std::fabs(change) > kMuchChanged ? std::optional(sum) : std::nullopt;
}

std::optional<double> rural_share(const Dataset& data, const NetworkFlows& flows, NetworkIndex network) {
  double rural = 0;
  double all = 0;
  for (const PlacePatients& place : flows.places[network.value]) {
    all += place.patients;
    if (data.small_areas[place.place.value].rural) rural += place.patients;
  }
  if (!(all > 0)) return std::nullopt;
  return rural / all;
}

std::vector<double> small_area_density(const Dataset& data) {
  std::vector<double> density(inner_small_areas(data));
  for (std::size_t at = 0; at < density.size() && at < data.topology.areas.size(); ++at) {
    const double metres = area(area_shape(data.topology, static_cast<std::uint32_t>(at)));
    if (metres > 0)
      density[at] = static_cast<double>(data.small_areas[at].total_residents().count) / (metres / 1e6);
  }
  return density;
}

std::optional<double> lived_density(const std::vector<double>& density, const NetworkFlows& flows,
                                    NetworkIndex network) {
  double sum = 0;
  double patients = 0;
  for (const PlacePatients& place : flows.places[network.value]) {
    if (place.place.value >= density.size()) continue;
    sum += density[place.place.value] * place.patients;
    patients += place.patients;
  }
  if (!(patients > 0)) return std::nullopt;
  return sum / patients;
}

}  // namespace pcn
