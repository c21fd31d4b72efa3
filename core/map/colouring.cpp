#include "core/map/colouring.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <utility>

#include "core/base/sort.h"

namespace pcn {
namespace {

// For each pair of networks how much they have in common (metres of border, or places between them).
using Weights = std::vector<std::map<std::size_t, double>>;

void connect(Weights& weights, std::size_t a, std::size_t b, double weight) {
  weights[a][b] += weight;
  weights[b][a] += weight;
}

// By colour: what the network has in common with networks of that colour among those already coloured.
std::array<double, kNetworkColours> conflicts(const Weights& weights, std::size_t network,
                                              const std::vector<std::uint8_t>& colours,
                                              const std::vector<bool>& done) {
  std::array<double, kNetworkColours> result{};
  for (const auto& [other, weight] : weights[network]) {
    if (done[other]) result[colours[other]] += weight;
  }
  return result;
}

// The wanted colour if it conflicts with nothing, else the one that conflicts least (ties: the next after the
// wanted).
std::uint8_t choose(const std::array<double, kNetworkColours>& conflict, std::size_t wanted) {
  std::size_t best = wanted;
  for (std::size_t step = 1; step < kNetworkColours; ++step) {
    const std::size_t candidate = (wanted + step) % kNetworkColours;
    if (conflict[candidate] < conflict[best]) best = candidate;
  }
  return static_cast<std::uint8_t>(best);
}

// Networks by falling number of neighbours (ties: lower position), the order of Welsh and Powell (1967).
std::vector<std::size_t> by_degree(const Weights& weights) {
  std::vector<std::size_t> order(weights.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  sort_stable(order.begin(), order.end(),
              [&weights](std::size_t a, std::size_t b) { return weights[a].size() > weights[b].size(); });
  return order;
}

// Squared distance from a place to the nearest practice of each network at any time.
std::vector<double> nearest_by_network(const Dataset& data, BritishGrid from) {
  std::vector<double> nearest(data.networks.size(), std::numeric_limits<double>::infinity());
  for (const Membership& membership : data.memberships) {
    const auto& point = data.practices[membership.practice.value].point;
    if (!point) continue;
    const double east = point->east - from.east;
    const double north = point->north - from.north;
    double& known = nearest[membership.network.value];
    known = std::min(known, east * east + north * north);
  }
  return nearest;
}

}  // namespace

std::vector<std::uint8_t> lasting_colours(const Dataset& data) {
  constexpr std::size_t kClose = 3;  // networks that compete for one place
  Weights weights(data.networks.size());
  for (const SmallArea& place : data.small_areas) {
    if (!place.in_area) continue;
    const auto nearest = nearest_by_network(data, place.centroid);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < nearest.size(); ++i) {
      if (nearest[i] < std::numeric_limits<double>::infinity()) order.push_back(i);
    }
    const std::size_t close = std::min(kClose, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(close), order.end(),
                      [&nearest](std::size_t a, std::size_t b) {
                        return nearest[a] != nearest[b] ? nearest[a] < nearest[b] : a < b;
                      });
    for (std::size_t i = 0; i < close; ++i) {
      for (std::size_t j = i + 1; j < close; ++j) connect(weights, order[i], order[j], 1);
    }
  }
  std::vector<std::uint8_t> colours(data.networks.size(), 0);
  std::vector<bool> done(data.networks.size(), false);
  std::size_t wanted = 0;
  for (const std::size_t network : by_degree(weights)) {
    colours[network] = choose(conflicts(weights, network, colours, done), wanted);
    done[network] = true;
    wanted = (wanted + 1) % kNetworkColours;  // spreads the colours evenly
  }
  return colours;
}

std::vector<std::uint8_t> colours_for(const PlaceGeometry& geometry, const Footprints& footprints,
                                      const std::vector<std::uint8_t>& lasting) {
  Weights weights(lasting.size());
  for (std::size_t place = 0; place < footprints.areas.size(); ++place) {
    const NetworkIndex own = footprints.areas[place].leading();
    for (const Neighbour& neighbour : geometry.neighbours[place]) {
      if (neighbour.area < place) continue;
      const NetworkIndex other = footprints.areas[neighbour.area].leading();
      if (own.valid() && other.valid() && own != other)
        connect(weights, own.value, other.value, neighbour.border);
    }
  }
  std::vector<std::uint8_t> colours = lasting;
  std::vector<bool> done(lasting.size(), false);
  for (const std::size_t network : by_degree(weights)) {
    colours[network] = choose(conflicts(weights, network, colours, done), lasting[network]);
    done[network] = true;
  }
  return colours;
}

}  // namespace pcn
