#include "core/footprint/gravity.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

#include "core/base/portable_math.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/footprint/balance.h"
#include "core/geo/polygon_ops.h"
#include "core/geo/topology_build.h"
#include "core/index/packed_rtree.h"
#include "core/model/query.h"
#include "core/model/ways.h"
#include "texts/footprint.h"

namespace pcn {
namespace {

constexpr double kSmallestWeight = 1e-4;  // of the weight of the nearest practice: smaller ones are left out
constexpr std::size_t kAlwaysKept = 12;   // nearest practices of a place, and places of a practice
constexpr double kNearest = 10;           // metres: a power of a distance of nothing would be infinite
constexpr std::size_t kExpectedEntries = std::size_t{1} << 20U;  // of the matrix; more are no error
constexpr double kLogarithmSteps = 65536;  // in 1 of a natural logarithm: far below the tolerance
constexpr double kMostLogarithm = 40;      // of a factor of a package; real ones are near 0
constexpr double kAsked = 12'000;          // metres: farther away a river hardly makes the way longer
constexpr double kFarFromPlaces = 4000;    // metres
constexpr double kPi = 3.14159265358979323846;

struct SitePoint {
  std::uint32_t column = 0;
  BritishGrid at;
};

// Where the participating practices see patients.
std::vector<SitePoint> sites_on(const Dataset& data, const std::vector<PracticeIndex>& practices, Date day) {
  std::vector<std::uint32_t> column(data.practices.size(), PracticeIndex::kNone);
  for (std::size_t at = 0; at < practices.size(); ++at)
    column[practices[at].value] = static_cast<std::uint32_t>(at);
  std::vector<SitePoint> result;
  for (const CarePoint& point : care_points(data, day)) {
    const std::uint32_t at = column[point.practice.value];
    if (at != PracticeIndex::kNone) result.push_back({at, point.at});
  }
  return result;
}

// The square of the radius of gyration of each place were it a disc with people spread evenly: R^2 / 2. Added
// to the square of the centroid's distance it gives the root mean square distance of its people, also within
// the own place.
std::vector<double> spread_squared(const Dataset& data) {
  std::vector<double> inside;
  for (std::size_t at = 0; at < data.topology.areas.size(); ++at) {
    inside.push_back(area(area_shape(data.topology, static_cast<std::uint32_t>(at))) / kPi / 2);
  }
  std::vector<double> sorted = inside;
  sort_stable(sorted.begin(), sorted.end());
  const double typical = sorted.empty() ? 0 : sorted[sorted.size() / 2];
  inside.resize(data.small_areas.size(), typical);  // places beyond the edge have no polygon
  return inside;
}

// d^-exponent; quarters near 3 without logarithms: some hundred thousand of these are made.
double power_weight(double exponent, double distance) {
  const double cube = distance * distance * distance;
  if (exponent == 3) return 1 / cube;
  if (exponent == 2.75) return std::sqrt(std::sqrt(distance)) / cube;
  if (exponent == 3.25) return 1 / (cube * std::sqrt(std::sqrt(distance)));
  return portable_exp(-exponent * portable_log(distance));
}

double weight_of(const GravityParameters& parameters, double distance) {
  switch (parameters.decay) {
    case Decay::kExponential:
      return portable_exp(-parameters.beta * distance);
    case Decay::kPower:
      return power_weight(parameters.beta, distance);
    case Decay::kPowerExponential:
      return portable_exp(-parameters.exponent * portable_log(distance) - parameters.beta * distance);
  }
  return 0;
}

// The farthest distance whose weight is at least kSmallestWeight times that of the nearest one.
double reach_of(const GravityParameters& parameters, double nearest) {
  const double least = weight_of(parameters, nearest) * kSmallestWeight;
  double low = nearest;
  double high = nearest * 2 + 1000;
  while (weight_of(parameters, high) >= least && high < 1e7) high *= 2;
  for (int step = 0; step < 20; ++step) {
    const double middle = (low + high) / 2;
    (weight_of(parameters, middle) >= least ? low : high) = middle;
  }
  return high;
}

// By practice: the square of a distance within which at least kAlwaysKept places lie (all, if there are
// fewer).
std::vector<double> least_reach(const Dataset& data, const std::vector<SitePoint>& sites,
                                const std::vector<double>& spread, std::size_t columns) {
  std::vector<BritishGrid> homes;
  for (const SmallArea& place : data.small_areas) homes.push_back(place.centroid);
  const PackedRTree tree = PackedRTree::of_points(homes);
  std::vector<double> result(columns, 0);
  for (const SitePoint& site : sites) {
    for (const PackedRTree::Found& found : tree.nearest(site.at, kAlwaysKept)) {
      double& square = result[site.column];
      square = std::max(square, found.distance * found.distance + spread[found.item]);
    }
  }
  return result;
}

// Makes the rows of the matrix of weights. Distances are compared by their squares: most practices are too
// far away to count, and need no root.
class WeightRows {
 public:
  WeightRows(const Dataset& data, Date day, const std::vector<PracticeIndex>& practices,
             const GravityParameters& parameters)
      : parameters_(parameters),
        rural_(parameters),
        sites_(sites_on(data, practices, day)),
        spread_(spread_squared(data)),
        least_(least_reach(data, sites_, spread_, practices.size())),
        ways_(data),
        squares_(practices.size()) {
    if (parameters.rural_beta > 0) rural_.beta = parameters.rural_beta;
    for (const PracticeIndex practice : practices)
      district_.push_back(data.practices[practice.value].district);
  }

  // Not inlined: browsers begin with slow code, and take up better code when a function is called again.
  [[gnu::noinline]] void append(SparseMatrix& matrix, const SmallArea& place, std::size_t row) {
    measure(place.centroid, spread_[row]);
    const GravityParameters& parameters = place.rural ? rural_ : parameters_;
    const double reach = reach_squared(parameters);
    for (std::size_t column = 0; column < squares_.size(); ++column) {
      const double square = squares_[column];
      if (square > reach && square > least_[column]) continue;
      double weight = weight_of(parameters, std::sqrt(square));
      if (district_[column] != place.district) weight *= parameters.border;
      matrix.column.push_back(static_cast<std::uint32_t>(column));
      matrix.value.push_back(weight);
    }
    matrix.start.push_back(static_cast<std::uint32_t>(matrix.column.size()));
  }

 private:
  // The distance of every practice, by its nearest site.
  void measure(BritishGrid home, double spread) {
    std::fill(squares_.begin(), squares_.end(), std::numeric_limits<double>::infinity());
    for (const SitePoint& site : sites_) {
      const double east = site.at.east - home.east;
      const double north = site.at.north - home.north;
      double& square = squares_[site.column];
      double found = east * east + north * north;
      if (found >= square) continue;
      if (found < kAsked * kAsked) {
        const double way = ways_.metres(home, site.at);
        found = way * way;
      }
      square = std::min(square, std::max(kNearest * kNearest, found + spread));
    }
  }

  // How far a practice may be and still count, but for the kAlwaysKept nearest.
  [[nodiscard]] double reach_squared(const GravityParameters& parameters) const {
    const double reach = reach_of(parameters, std::sqrt(*std::min_element(squares_.begin(), squares_.end())));
    const double limit = reach * reach;
    const auto within =
        std::count_if(squares_.begin(), squares_.end(), [limit](double square) { return square <= limit; });
    const std::size_t kept = std::min(kAlwaysKept, squares_.size());
    if (static_cast<std::size_t>(within) >= kept) return limit;
    std::vector<double> sorted = squares_;
    sort_stable(sorted.begin(), sorted.end());
    return sorted[kept - 1];
  }

  const GravityParameters& parameters_;
  GravityParameters rural_;  // for people of rural places
  std::vector<SitePoint> sites_;
  std::vector<double> spread_;
  std::vector<double> least_;
  Ways ways_;
  std::vector<double> squares_;
  std::vector<DistrictIndex> district_;
};

SparseMatrix weights(const Dataset& data, Date day, const std::vector<PracticeIndex>& practices,
                     const GravityParameters& parameters) {
  WeightRows rows(data, day, practices, parameters);
  SparseMatrix matrix;
  matrix.columns = practices.size();
  matrix.start.push_back(0);
  const std::size_t expected = std::min(data.small_areas.size() * practices.size() / 2, kExpectedEntries);
  matrix.column.reserve(expected);
  matrix.value.reserve(expected);
  for (std::size_t row = 0; row < data.small_areas.size(); ++row)
    rows.append(matrix, data.small_areas[row], row);
  return matrix;
}

// Residents of each place scaled so that their sum is that of the lists: inside the area by the area's ratio
// of registered patients to residents, beyond the edge by what then remains. Where that remainder is not
// between a half and twice the area's ratio (a ragged edge), one ratio serves for all.
std::vector<double> scaled_residents(const Dataset& data, const std::vector<PracticeIndex>& practices,
                                     const std::vector<double>& lists, RegistrationRatio kind) {
  std::vector<double> result;
  double inner_residents = 0;
  double outer_residents = 0;
  std::vector<double> district_residents(data.districts.size(), 0);
  for (const SmallArea& place : data.small_areas) {
    const auto people = static_cast<double>(place.total_residents().count);
    result.push_back(people);
    (place.in_area ? inner_residents : outer_residents) += people;
    if (place.in_area && place.district) district_residents[place.district.value] += people;
  }
  double inner_lists = 0;
  double outer_lists = 0;
  std::vector<double> district_lists(data.districts.size(), 0);
  for (std::size_t at = 0; at < practices.size(); ++at) {
    const Practice& practice = data.practices[practices[at].value];
    (practice.in_area ? inner_lists : outer_lists) += lists[at];
    if (practice.in_area && practice.district) district_lists[practice.district.value] += lists[at];
  }
  double inner = inner_residents > 0 ? inner_lists / inner_residents : 0;
  double outer = outer_residents > 0 ? outer_lists / outer_residents : 0;
  if (outer < inner / 2 || outer > inner * 2 || inner_residents <= 0) {
    const double residents = inner_residents + outer_residents;
    inner = outer = residents > 0 ? (inner_lists + outer_lists) / residents : 0;
  }
  double total = 0;
  for (std::size_t at = 0; at < result.size(); ++at) {
    const SmallArea& place = data.small_areas[at];
    double ratio = place.in_area ? inner : outer;
    const bool own = kind == RegistrationRatio::kDistrict && place.in_area && place.district &&
                     district_residents[place.district.value] > 0;
    if (own) {
      ratio = (ratio + district_lists[place.district.value] / district_residents[place.district.value]) / 2;
    }
    result[at] *= ratio;
    total += result[at];
  }
  // Sums agree up to rounding, except for districts' own ratios: make both margins the same total.
  const double correction = total > 0 ? (inner_lists + outer_lists) / total : 0;
  for (double& people : result) people *= correction;
  return result;
}

std::string method_of(const GravityParameters& parameters) {
  std::string_view decay;
  double exponent = parameters.beta;
  switch (parameters.decay) {
    case Decay::kExponential:
      decay = "exponential";
      break;
    case Decay::kPower:
      decay = parameters.rural_beta > 0 ? "power_rural" : "power";
      break;
    case Decay::kPowerExponential:
      exponent = parameters.exponent;
      break;
  }
  return say(text::footprint::gravity_method{.border = format_decimal(parameters.border, 2),
                                             .borders = parameters.border < 1 ? "weighted" : "",
                                             .decay = decay,
                                             .exponent = format_decimal(exponent, 2),
                                             .rate = format_decimal(parameters.beta * 1000, 2),
                                             .rural = format_decimal(parameters.rural_beta, 2)});
}

// The weights and what their rows and columns are to sum to.
struct Problem {
  SparseMatrix weights;
  std::vector<double> residents;
  std::vector<double> lists;
};

Problem pose(const Dataset& data, Date day, const std::vector<PracticeIndex>& practices,
             const GravityParameters& parameters) {
  Problem problem;
  const DayLists lists(data, day);
  for (const PracticeIndex practice : practices)
    problem.lists.push_back(static_cast<double>(lists.of(practice)->patients.count));
  problem.weights = weights(data, day, practices, parameters);
  problem.residents = scaled_residents(data, practices, problem.lists, parameters.ratio);
  return problem;
}

// The factors of the practices, rounded to what a package holds.
std::vector<ModelFactor> solve(const Problem& problem, const std::vector<PracticeIndex>& practices,
                               const GravityParameters& parameters) {
  const std::vector<double> exact = balancing_factors(problem.weights, problem.residents, problem.lists,
                                                      parameters.tolerance, parameters.iterations);
  std::vector<ModelFactor> factors;
  for (std::size_t at = 0; at < practices.size(); ++at) {
    const double logarithm = exact[at] > 0 ? portable_log(exact[at]) : 0;
    factors.push_back({practices[at], static_cast<std::int32_t>(std::lround(logarithm * kLogarithmSteps))});
  }
  return factors;
}

// Makes flows of the weights; not where the margins are missed by more than `most`. Returns by how much they
// are.
double fit(Problem& problem, const std::vector<ModelFactor>& factors, double most) {
  std::vector<double> rounded;
  for (const ModelFactor& factor : factors)
    rounded.push_back(portable_exp(factor.logarithm / kLogarithmSteps));
  return meet_margins(problem.weights, problem.residents, problem.lists, std::move(rounded), most);
}

// Whether factors of a package are of these practices, and numbers to reckon with.
bool usable(const std::vector<ModelFactor>& factors, const std::vector<PracticeIndex>& practices) {
  return std::equal(factors.begin(), factors.end(), practices.begin(), practices.end(),
                    [](const ModelFactor& factor, PracticeIndex practice) {
                      return factor.practice == practice &&
                             std::abs(factor.logarithm / kLogarithmSteps) <= kMostLogarithm;
                    });
}

}  // namespace

GravityParameters default_gravity() {
  GravityParameters parameters;
  parameters.decay = Decay::kPower;
  parameters.beta = 2.75;
  parameters.rural_beta = 3.25;
  parameters.border = 0.25;
  return parameters;
}

// Practices beyond the edge that no place of the package is near to: they are in the data because people of
// the area are registered with them, and the model knows nothing of their other patients.
std::vector<bool> far_practices(const Dataset& data) {
  std::vector<BritishGrid> homes;
  for (const SmallArea& place : data.small_areas) homes.push_back(place.centroid);
  const PackedRTree tree = PackedRTree::of_points(homes);
  std::vector<bool> result(data.practices.size(), false);
  for (std::size_t at = 0; at < result.size(); ++at) {
    const Practice& practice = data.practices[at];
    if (practice.in_area || !practice.point) continue;
    const auto nearest = tree.nearest(*practice.point, 1);
    result[at] = nearest.empty() || nearest.front().distance > kFarFromPlaces;
  }
  return result;
}

std::vector<PracticeIndex> practices_in_model(const Dataset& data, Date day) {
  std::optional<Date> vintage;
  const auto distance = [day](Date date) { return std::abs(to_days(date) - to_days(day)); };
  for (const ListSize& list : data.lists) {
    const bool nearer = !vintage || distance(list.date) < distance(*vintage) ||
                        (distance(list.date) == distance(*vintage) && list.date < *vintage);
    if (nearer) vintage = list.date;
  }
  std::vector<bool> open(data.practices.size(), false);
  for (const ListSize& list : data.lists) {
    const Practice& practice = data.practices[list.practice.value];
    const bool exists =
        !(practice.opened && day < *practice.opened) && !(practice.closed && *practice.closed <= day);
    if (list.date == *vintage && exists) open[list.practice.value] = true;
  }
  for (const Membership& membership : memberships_on(data, day)) open[membership.practice.value] = true;
  const std::vector<bool> far = far_practices(data);
  const DayLists lists(data, day);
  std::vector<PracticeIndex> result;
  for (std::size_t at = 0; at < data.practices.size(); ++at) {
    const Practice& practice = data.practices[at];
    if (!open[at] || !practice.point || is_special_allocation(data, PracticeIndex(at)) || far[at]) continue;
    const auto list = lists.of(PracticeIndex(at));
    if (list && list->patients.count > 0) result.emplace_back(at);
  }
  return result;
}

PatientFlows model_flows(const Dataset& data, Date day, const GravityParameters& given) {
  GravityParameters parameters = given;
  if (parameters.beta <= 0) {
    parameters = default_gravity();
    parameters.tolerance = given.tolerance;
    parameters.iterations = given.iterations;
  }
  PatientFlows flows;
  flows.basis = FootprintBasis::kModelled;
  flows.date = day;
  flows.start.assign(data.small_areas.size() + 1, 0);
  const std::vector<PracticeIndex> practices = practices_in_model(data, day);
  if (practices.empty() || data.small_areas.empty()) {
    flows.method = method_of(parameters);
    return flows;
  }
  Problem problem = pose(data, day, practices, parameters);
  const bool known =
      day == data.newest && parameters == default_gravity() && usable(data.model_factors, practices);
  constexpr double kAny = std::numeric_limits<double>::infinity();
  flows.largest_error = known ? fit(problem, data.model_factors, parameters.tolerance) : kAny;
  if (!(flows.largest_error <= parameters.tolerance))
    flows.largest_error = fit(problem, solve(problem, practices, parameters), kAny);
  SparseMatrix& matrix = problem.weights;
  flows.start = std::move(matrix.start);
  flows.patients = std::move(matrix.value);
  flows.practice.reserve(matrix.column.size());
  for (const std::uint32_t column : matrix.column) flows.practice.push_back(practices[column]);
  flows.method = method_of(parameters);
  return flows;
}

std::vector<ModelFactor> find_model_factors(const Dataset& data) {
  const std::vector<PracticeIndex> practices = practices_in_model(data, data.newest);
  if (practices.empty() || data.small_areas.empty()) return {};
  const GravityParameters parameters = default_gravity();
  return solve(pose(data, data.newest, practices, parameters), practices, parameters);
}

}  // namespace pcn
