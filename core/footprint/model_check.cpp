#include "core/footprint/model_check.h"

#include <algorithm>
#include <cmath>

#include "core/geo/polygon_ops.h"
#include "core/model/query.h"

namespace pcn {
namespace {

// Places beyond the edge have no score in a package: practices with more of their patients there are left
// out.
constexpr double kLeastScored = 0.8;

double people_of(const SmallArea& place) { return static_cast<double>(place.total_residents().count); }

Candidate candidate(const Dataset& data, std::string name, const GravityParameters& parameters) {
  Candidate result;
  result.name = std::move(name);
  result.parameters = parameters;
  const Date first = data.vintages.empty() ? data.newest : data.vintages.front();
  result.declared = check_declared(data, aggregate(data, model_flows(data, first, parameters), first));
  const PatientFlows now = model_flows(data, data.newest, parameters);
  result.deprivation = check_deprivation(data, now);
  result.mean_metres = mean_distance(data, now);
  result.largest_error = now.largest_error;
  return result;
}

}  // namespace

DeclaredCheck check_declared(const Dataset& data, const NetworkFlows& flows) {
  DeclaredCheck result;
  double patients = 0;
  double inside = 0;
  std::vector<std::vector<bool>> declares(data.networks.size());
  std::size_t declaring_networks = 0;
  for (std::size_t at = 0; at < flows.declared.size(); ++at) {
    if (flows.declared[at].empty() || flows.places[at].empty() || !data.networks[at].in_area) continue;
    ++declaring_networks;
    declares[at].assign(flows.areas.size(), false);
    for (const SmallAreaIndex place : flows.declared[at]) declares[at][place.value] = true;
    NetworkCheck check;
    check.network = NetworkIndex(at);
    check.patients = flows.patients[at];
    for (const PlacePatients& entry : flows.places[at]) {
      if (entry.place.value < flows.areas.size() && declares[at][entry.place.value]) {
        check.inside_declared += entry.patients;
      }
    }
    patients += check.patients;
    inside += check.inside_declared;
    result.networks.push_back(check);
  }
  double residents = 0;
  double agreeing = 0;
  double claims = 0;
  for (std::size_t place = 0; place < flows.areas.size(); ++place) {
    const double people = people_of(data.small_areas[place]);
    double claiming = 0;
    for (const auto& places : declares) claiming += !places.empty() && places[place] ? 1 : 0;
    if (claiming <= 0) continue;
    residents += people;
    claims += claiming * people;
    const NetworkIndex leading = flows.areas[place].leading();
    if (leading && !declares[leading.value].empty() && declares[leading.value][place]) agreeing += people;
  }
  if (patients > 0) result.patients_inside = inside / patients;
  if (residents > 0) {
    result.leading_declares = agreeing / residents;
    result.mean_claims = claims / residents;
    result.chance = result.mean_claims / static_cast<double>(declaring_networks);
  }
  return result;
}

DeprivationCheck check_deprivation(const Dataset& data, const PatientFlows& flows) {
  std::vector<double> weighted(data.practices.size(), 0);
  std::vector<double> patients(data.practices.size(), 0);
  std::vector<double> scored(data.practices.size(), 0);
  for (std::size_t place = 0; place + 1 < flows.start.size(); ++place) {
    for (std::uint32_t at = flows.start[place]; at < flows.start[place + 1]; ++at) {
      if (!flows.practice[at]) continue;
      const std::uint32_t practice = flows.practice[at].value;
      patients[practice] += flows.patients[at];
      if (data.small_areas[place].imd_score <= 0) continue;
      scored[practice] += flows.patients[at];
      weighted[practice] += flows.patients[at] * data.small_areas[place].imd_score;
    }
  }
  DeprivationCheck result;
  double sum_x = 0, sum_y = 0, sum_xx = 0, sum_yy = 0, sum_xy = 0, squares = 0, address = 0;
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    const Practice& practice = data.practices[at];
    if (!practice.in_area || !practice.imd_score || scored[at] <= 0) continue;
    if (scored[at] < kLeastScored * patients[at]) continue;
    const double x = weighted[at] / scored[at];
    const double y = *practice.imd_score;
    ++result.practices;
    sum_x += x;
    sum_y += y;
    sum_xx += x * x;
    sum_yy += y * y;
    sum_xy += x * y;
    squares += (x - y) * (x - y);
    const double here = practice.small_area ? data.small_areas[practice.small_area.value].imd_score : x;
    address += (here - y) * (here - y);
  }
  if (result.practices < 2) return result;
  const double n = result.practices;
  const double variance_x = sum_xx / n - sum_x / n * (sum_x / n);
  const double variance_y = sum_yy / n - sum_y / n * (sum_y / n);
  result.root_mean_square = std::sqrt(squares / n);
  if (variance_x > 0 && variance_y > 0) {
    result.correlation = (sum_xy / n - sum_x / n * (sum_y / n)) / std::sqrt(variance_x * variance_y);
    result.explained = 1 - squares / n / variance_y;
    result.explained_by_address = 1 - address / n / variance_y;
  }
  return result;
}

double mean_distance(const Dataset& data, const PatientFlows& flows) {
  std::vector<std::vector<BritishGrid>> sites(data.practices.size());
  for (const CarePoint& point : care_points(data, flows.date))
    sites[point.practice.value].push_back(point.at);
  double metres = 0;
  double patients = 0;
  const std::size_t inner =
      std::min(inner_small_areas(data), flows.start.empty() ? 0 : flows.start.size() - 1);
  for (std::size_t place = 0; place < inner; ++place) {
    for (std::uint32_t at = flows.start[place]; at < flows.start[place + 1]; ++at) {
      if (!flows.practice[at]) continue;
      double nearest = -1;
      for (const BritishGrid site : sites[flows.practice[at].value]) {
        const double here = distance(data.small_areas[place].centroid, site);
        if (nearest < 0 || here < nearest) nearest = here;
      }
      if (nearest < 0) continue;
      metres += nearest * flows.patients[at];
      patients += flows.patients[at];
    }
  }
  return patients > 0 ? metres / patients : 0;
}

std::vector<Candidate> compare_decays(const Dataset& data) {
  std::vector<Candidate> result;
  const auto add = [&](std::string name, Decay decay, double beta, double exponent, double border,
                       RegistrationRatio ratio) {
    GravityParameters parameters;
    parameters.decay = decay;
    parameters.beta = beta;
    parameters.exponent = exponent;
    parameters.border = border;
    parameters.ratio = ratio;
    result.push_back(candidate(data, std::move(name), parameters));
  };
  constexpr auto kArea = RegistrationRatio::kArea;
  constexpr auto kDistrict = RegistrationRatio::kDistrict;
  for (const double beta : {0.0006, 0.0009, 0.0012, 0.0016, 0.0020, 0.0030}) {
    add("exponential", Decay::kExponential, beta, 0, 1, kArea);
  }
  for (const double beta : {2.0, 2.5, 3.0, 3.5, 4.0}) add("power", Decay::kPower, beta, 0, 1, kArea);
  for (const double exponent : {1.0, 2.0, 3.0}) {
    for (const double beta : {0.0002, 0.0006}) {
      add("power and exponential", Decay::kPowerExponential, beta, exponent, 1, kArea);
    }
  }
  for (const double border : {0.5, 0.25})
    add("exponential, borders", Decay::kExponential, 0.0016, 0, border, kArea);
  for (const double beta : {2.5, 3.0, 3.5}) {
    for (const double border : {0.75, 0.5, 0.25})
      add("power, borders", Decay::kPower, beta, 0, border, kArea);
  }
  result.push_back(candidate(data, "power, borders", default_gravity()));
  add("power, districts' ratios", Decay::kPower, 3, 0, 1, kDistrict);
  add("power, borders, districts' ratios", Decay::kPower, 3, 0, 0.5, kDistrict);
  return result;
}

}  // namespace pcn
