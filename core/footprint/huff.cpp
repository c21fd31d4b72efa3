#include "core/footprint/huff.h"

#include <algorithm>
#include <cmath>

namespace pcn {
namespace {

constexpr double kSpread = 300;         // metres: radius of gyration of an ordinary small area in a town
constexpr double kSmallestPart = 1e-4;  // of the weight of the nearest place: farther ones are left out

double weight_at(const Ways& ways, BritishGrid home, const std::vector<BritishGrid>& surgeries) {
  double least = -1;
  for (const BritishGrid at : surgeries) {
    const double metres = ways.metres(home, at);
    const double square = metres * metres + kSpread * kSpread;
    if (least < 0 || square < least) least = square;
  }
  return least < 0 ? 0 : 1 / (least * std::sqrt(least));
}

}  // namespace

Huff::Huff(const Dataset& data, const std::vector<double>& lists, Date day)
    : data_(data), ways_(data), lists_(lists), surgeries_(data.practices.size()) {
  for (const CarePoint& point : care_points(data, day)) surgeries_[point.practice.value].push_back(point.at);
}

double Huff::weight(SmallAreaIndex place, PracticeIndex practice) const {
  return weight_at(ways_, data_.small_areas[place.value].centroid, surgeries_[practice.value]);
}

std::vector<double> Huff::parts_of(PracticeIndex practice) const {
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
    double all = 0;
    for (std::size_t other = 0; other < lists_.size(); ++other) {
      if (lists_[other] > 0 && !is_special_allocation(data_, PracticeIndex(other)))
        all += lists_[other] * weight(SmallAreaIndex(at), PracticeIndex(other));
    }
    const auto residents = static_cast<double>(data_.small_areas[at].total_residents().count);
    parts[at] = all > 0 ? residents * parts[at] / all : 0;
  }
  return parts;
}

}  // namespace pcn
