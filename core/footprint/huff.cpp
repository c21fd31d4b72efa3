#include "core/footprint/huff.h"

#include <algorithm>
#include <cmath>

namespace pcn {
namespace {

constexpr double kSpread = 300;         // metres: radius of gyration of an ordinary small area in a town
constexpr double kSmallestPart = 1e-4;  // of the weight of the nearest place: farther ones are left out
// A rival this far away in metres, and this many times as far as the nearest, is taken to be as far as the
// straight line says: what a bridge adds then changes the sum of all rivals by little, and finding bridges
// takes most of the time.
constexpr double kFarRival = 10'000;
constexpr double kFarTimes = 8;

double weight_of(double square) { return 1 / (square * std::sqrt(square)); }

double straight_square(BritishGrid home, const std::vector<BritishGrid>& surgeries) {
  double least = -1;
  for (const BritishGrid at : surgeries) {
    const double east = home.east - at.east, north = home.north - at.north;
    const double square = east * east + north * north;
    if (least < 0 || square < least) least = square;
  }
  return least;
}

double weight_at(const Ways& ways, BritishGrid home, const std::vector<BritishGrid>& surgeries) {
  double least = -1;
  for (const BritishGrid at : surgeries) {
    // A way is never shorter than the straight line, and finding it takes longer.
    const double east = home.east - at.east, north = home.north - at.north;
    if (least >= 0 && east * east + north * north > least) continue;
    const double metres = ways.metres(home, at);
    const double square = metres * metres + kSpread * kSpread;
    if (least < 0 || square < least) least = square;
  }
  return least < 0 ? 0 : weight_of(least);
}

}  // namespace

Huff::Huff(const Dataset& data, const std::vector<double>& lists, Date day)
    : data_(data),
      ways_(data),
      lists_(lists),
      surgeries_(data.practices.size()),
      pulls_(data.small_areas.size(), -1) {
  for (std::size_t at = 0; at < lists_.size(); ++at) {
    if (lists_[at] > 0 && !is_special_allocation(data, PracticeIndex(at))) open_to_all_.emplace_back(at);
  }
  for (const CarePoint& point : care_points(data, day)) surgeries_[point.practice.value].push_back(point.at);
}

double Huff::weight(SmallAreaIndex place, PracticeIndex practice) const {
  return weight_at(ways_, data_.small_areas[place.value].centroid, surgeries_[practice.value]);
}

double Huff::pull_on(SmallAreaIndex place) {
  double& pull = pulls_[place.value];
  if (pull >= 0) return pull;
  const BritishGrid home = data_.small_areas[place.value].centroid;
  std::vector<double> squares;
  double nearest = -1;
  for (const PracticeIndex practice : open_to_all_) {
    squares.push_back(straight_square(home, surgeries_[practice.value]));
    if (squares.back() >= 0 && (nearest < 0 || squares.back() < nearest)) nearest = squares.back();
  }
  const double far = std::max(kFarRival * kFarRival, nearest * kFarTimes * kFarTimes);
  pull = 0;
  for (std::size_t at = 0; at < squares.size(); ++at) {
    const PracticeIndex practice = open_to_all_[at];
    const double weighs =
        squares[at] > far ? weight_of(squares[at] + kSpread * kSpread) : weight(place, practice);
    pull += lists_[practice.value] * weighs;
  }
  return pull;
}

std::vector<double> Huff::parts_of(PracticeIndex practice) {
  std::vector<double> parts;
  double largest = 0;
  for (std::size_t at = 0; at < data_.small_areas.size(); ++at) {
    parts.push_back(weight(SmallAreaIndex(at), practice));
    largest = std::max(largest, parts.back());
  }
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (parts[at] < largest * kSmallestPart) {
      parts[at] = 0;
      continue;
    }
    const double all = pull_on(SmallAreaIndex(at));
    const auto residents = static_cast<double>(data_.small_areas[at].total_residents().count);
    parts[at] = all > 0 ? residents * parts[at] / all : 0;
  }
  return parts;
}

}  // namespace pcn
