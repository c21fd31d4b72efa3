#include "core/figures/people.h"

#include "core/model/query.h"

namespace pcn {
namespace {

constexpr std::uint8_t kAllAges = 0x3F;

// Parts of the five-year age bands that belong to a census age group. The band 15-19 is split evenly by year.
double part_of_band(std::size_t band, std::size_t group) {
  if (band == 3) return group == 0 ? 0.2 : group == 1 ? 0.8 : 0;
  constexpr std::array<std::size_t, kResidentAgeGroups + 1> kFirstBand{0, 4, 5, 7, 10, 13, kAgeBands};
  return band >= kFirstBand[group] && band < kFirstBand[group + 1] ? 1 : 0;
}

struct AgeSum {
  double chosen = 0;
  double all = 0;
};

AgeSum count_ages(const AgeSex& ages, std::uint8_t groups) {
  AgeSum sum;
  for (std::size_t band = 0; band < kAgeBands; ++band) {
    const double people = static_cast<double>(ages.female[band]) + static_cast<double>(ages.male[band]);
    sum.all += people;
    for (std::size_t group = 0; group < kResidentAgeGroups; ++group) {
      if ((groups >> group & 1U) != 0) sum.chosen += people * part_of_band(band, group);
    }
  }
  return sum;
}

}  // namespace

PeopleCounter::PeopleCounter(const Dataset& data, const CoverageFacts& facts, const PeopleFilter& filter)
    : data_(data), facts_(facts), filter_(filter), age_share_(data.practices.size(), 1) {
  if ((filter.age_groups & kAllAges) != kAllAges) {
    AgeSum area;
    for (const AgeSex& ages : data.age_sex) {
      const AgeSum sum = count_ages(ages, filter.age_groups);
      area.chosen += sum.chosen;
      area.all += sum.all;
    }
    age_share_.assign(data.practices.size(), area.all > 0 ? area.chosen / area.all : 0);
    for (const AgeSex& ages : data.age_sex) {
      const AgeSum sum = count_ages(ages, filter.age_groups);
      if (sum.all > 0) age_share_[ages.practice.value] = sum.chosen / sum.all;
    }
  }
  network_people_.assign(data.networks.size(), 0);
  for (const Membership& member : memberships_on(data, facts.date)) {
    network_people_[member.network.value] += patients(member.practice) * member.share;
  }
}

double PeopleCounter::residents_of_groups(SmallAreaIndex place) const {
  const SmallArea& area = data_.small_areas[place.value];
  const bool all_deciles = filter_.first_decile <= 1 && filter_.last_decile >= 10;
  const bool in_deciles = area.imd_decile >= filter_.first_decile && area.imd_decile <= filter_.last_decile;
  if (!all_deciles && !in_deciles) return 0;
  double people = 0;
  for (std::size_t group = 0; group < kResidentAgeGroups; ++group) {
    if ((filter_.age_groups >> group & 1U) != 0) people += area.residents[group];
  }
  return people;
}

double PeopleCounter::residents(SmallAreaIndex place) const {
  if (filter_.district && data_.small_areas[place.value].district != filter_.district) return 0;
  if (filter_.network && facts_.leads[place.value].leading() != filter_.network) return 0;
  return residents_of_groups(place);
}

double PeopleCounter::patients(PracticeIndex practice) const {
  double people = facts_.practices[practice.value].list * age_share_[practice.value];
  if (filter_.first_decile > 1 || filter_.last_decile < 10) {
    double share = 0;
    for (std::size_t decile = filter_.first_decile; decile <= filter_.last_decile && decile <= 10; ++decile) {
      if (decile >= 1) share += facts_.patients_by_decile[practice.value][decile - 1];
    }
    people *= share;
  }
  return people;
}

double PeopleCounter::registered(PracticeIndex practice) const {
  if (filter_.district && data_.practices[practice.value].district != filter_.district) return 0;
  if (filter_.network && facts_.practices[practice.value].network != filter_.network) return 0;
  return patients(practice);
}

bool PeopleCounter::passes(NetworkIndex network) const {
  if (filter_.district && data_.networks[network.value].district != filter_.district) return false;
  return !filter_.network || network == filter_.network;
}

double PeopleCounter::registered(NetworkIndex network) const {
  return passes(network) ? network_people_[network.value] : 0;
}

}  // namespace pcn
