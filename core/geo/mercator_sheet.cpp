#include "core/geo/mercator_sheet.h"

#include <cmath>
#include <cstddef>

namespace pcn {
namespace {

constexpr double kStep = 4096;
constexpr double kFar = 8e6;  // metres: no place of the grid lies beyond

// Of the parabola through 0, 1/2 and 1: how much each counts at t.
std::array<double, 3> parts_at(double t) { return {(1 - t) * (1 - 2 * t), 4 * t * (1 - t), t * (2 * t - 1)}; }

}  // namespace

Mercator MercatorSheet::operator()(BritishGrid point) {
  if (!(std::fabs(point.east) < kFar && std::fabs(point.north) < kFar)) return grid_to_mercator(point);
  const double column = std::floor(point.east / (2 * kStep));
  const double row = std::floor(point.north / (2 * kStep));
  const auto whole_column = static_cast<std::int32_t>(column);
  const auto whole_row = static_cast<std::int32_t>(row);
  Square& square = squares_[(static_cast<std::size_t>(whole_row) & 7U) * 8 +
                            (static_cast<std::size_t>(whole_column) & 7U)];
  if (!square.made || square.column != whole_column || square.row != whole_row) {
    square.column = whole_column;
    square.row = whole_row;
    square.made = true;
    for (std::size_t i = 0; i < 9; ++i) {
      const std::size_t up = i / 3;
      square.at[i] = grid_to_mercator(
          {(2 * column + static_cast<double>(i % 3)) * kStep, (2 * row + static_cast<double>(up)) * kStep});
    }
  }
  const std::array<double, 3> across = parts_at(point.east / (2 * kStep) - column);
  const std::array<double, 3> up = parts_at(point.north / (2 * kStep) - row);
  Mercator result;
  for (std::size_t i = 0; i < 9; ++i) {
    const double part = up[i / 3] * across[i % 3];
    result.x += part * square.at[i].x;
    result.y += part * square.at[i].y;
  }
  return result;
}

}  // namespace pcn
