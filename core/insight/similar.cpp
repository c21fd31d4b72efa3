#include "core/insight/similar.h"

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/insight/population.h"
#include "core/insight/statistics.h"
#include "core/model/query.h"

namespace pcn {

std::vector<Traits> traits_on(const Dataset& data, const NetworkFlows* flows, Date day) {
  std::vector<Traits> all;
  const auto density = flows ? small_area_density(data) : std::vector<double>{};
  for (const NetworkOnDay& network : networks_on(data, day)) {
    Traits traits;
    traits.network = network.network;
    if (network.registered.count > 0) traits.values[0] = static_cast<double>(network.registered.count);
    traits.values[1] = network_ages(data, network.network, day).share(kBand65, kOldestBand);
    traits.values[2] = practice_deprivation(data, network.network, day).score;
    if (flows) traits.values[3] = lived_density(density, *flows, network.network);
    all.push_back(traits);
  }
  return all;
}

std::vector<Likeness> most_similar(const std::vector<Traits>& all, NetworkIndex network) {
  const auto self =
      std::find_if(all.begin(), all.end(), [network](const Traits& t) { return t.network == network; });
  if (self == all.end()) return {};
  std::array<double, kTraits> spread{};
  for (std::size_t trait = 0; trait < kTraits; ++trait) {
    if (!self->values[trait]) continue;
    std::vector<double> values;
    for (const Traits& other : all) {
      if (other.values[trait]) values.push_back(*other.values[trait]);
    }
    spread[trait] = deviation(values).value_or(0);
  }
  std::vector<Likeness> result;
  for (const Traits& other : all) {
    if (other.network == network) continue;
    Likeness likeness{other.network, 0, {}};
    double sum = 0;
    int used = 0;
    bool complete = true;
    for (std::size_t trait = 0; trait < kTraits; ++trait) {
      if (!(spread[trait] > 0)) continue;
      if (!other.values[trait]) {
        complete = false;
        break;
      }
      const double difference = (*other.values[trait] - *self->values[trait]) / spread[trait];
      likeness.differences[trait] = difference;
      sum += difference * difference;
      ++used;
    }
    if (!complete || used == 0) continue;
    likeness.distance = std::sqrt(sum / used);
    result.push_back(likeness);
  }
  sort_stable(result.begin(), result.end(),
              [](const Likeness& a, const Likeness& b) { return a.distance < b.distance; });
  return result;
}

}  // namespace pcn
