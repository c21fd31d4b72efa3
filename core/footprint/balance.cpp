#include "core/footprint/balance.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/base/portable_math.h"

namespace pcn {
namespace {

constexpr double kRelaxation = 1.65;
constexpr int kPlainSteps = 3;  // before over-relaxation: far from the solution it gains nothing
constexpr int kPatience = 25;   // steps without progress after which over-relaxation ends

// Multiplies a line's factor so that factor times sum comes to the target, overshooting by `relaxation` (1:
// exactly). Returns the relative error there was before. A line without a target or without entries gets the
// factor 0.
double rescale(double& factor, double target, double sum, double relaxation) {
  if (target <= 0 || sum <= 0) {
    factor = 0;
    return 0;
  }
  const double ratio = target / (factor * sum);
  factor = relaxation > 1 ? factor * portable_pow(ratio, relaxation) : target / sum;
  return std::abs(1 - 1 / ratio);
}

// The sum of a row's entries, each times its column's factor. Four sums side by side, so that an addition
// need not wait for the one before.
double sum_of(const SparseMatrix& matrix, std::size_t row, const std::vector<double>& column_factor) {
  std::uint32_t at = matrix.start[row];
  const std::uint32_t end = matrix.start[row + 1];
  double sums[4] = {};
  for (; end - at >= 4; at += 4) {
    for (std::uint32_t lane = 0; lane < 4; ++lane)
      sums[lane] += matrix.value[at + lane] * column_factor[matrix.column[at + lane]];
  }
  for (; at < end; ++at) sums[0] += matrix.value[at] * column_factor[matrix.column[at]];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

// Adds a row's entries, each times the row's factor, to the sums of the columns.
void add_to(std::vector<double>& column_sum, const SparseMatrix& matrix, std::size_t row, double factor) {
  for (std::uint32_t at = matrix.start[row]; at < matrix.start[row + 1]; ++at) {
    column_sum[matrix.column[at]] += factor * matrix.value[at];
  }
}

}  // namespace

Balanced balance(SparseMatrix& matrix, const std::vector<double>& rows, const std::vector<double>& columns,
                 double tolerance, int iterations) {
  assert(matrix.start.size() == rows.size() + 1 && matrix.columns == columns.size());
  std::vector<double> row_factor(rows.size(), 1);
  std::vector<double> column_factor(columns.size(), 1);
  std::vector<double> column_sum(columns.size());
  // Returns the largest relative error that there was before.
  const auto rescale_columns = [&](double relaxation) {
    double error = 0;
    for (std::size_t at = 0; at < columns.size(); ++at)
      error = std::max(error, rescale(column_factor[at], columns[at], column_sum[at], relaxation));
    return error;
  };
  Balanced result;
  double best = std::numeric_limits<double>::infinity();
  int best_step = 0;
  bool relaxed = true;
  while (result.iterations < iterations) {
    ++result.iterations;
    relaxed = relaxed && result.iterations - best_step <= kPatience;
    const double relaxation = relaxed && result.iterations > kPlainSteps ? kRelaxation : 1;
    double error = 0;
    std::fill(column_sum.begin(), column_sum.end(), 0.0);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const double sum = sum_of(matrix, row, column_factor);
      error = std::max(error, rescale(row_factor[row], rows[row], sum, relaxation));
      add_to(column_sum, matrix, row, row_factor[row]);
    }
    error = std::max(error, rescale_columns(relaxation));
    if (error < best) {
      best = error;
      best_step = result.iterations;
    }
    if (error > tolerance && result.iterations < iterations) continue;
    // Meet the columns exactly, then see what that leaves of the rows.
    std::fill(column_sum.begin(), column_sum.end(), 0.0);
    for (std::size_t row = 0; row < rows.size(); ++row) add_to(column_sum, matrix, row, row_factor[row]);
    rescale_columns(1);
    result.largest_error = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      double unused = row_factor[row];
      const double sum = sum_of(matrix, row, column_factor);
      result.largest_error = std::max(result.largest_error, rescale(unused, rows[row], sum, 1));
    }
    if (result.largest_error <= tolerance) break;
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::uint32_t at = matrix.start[row]; at < matrix.start[row + 1]; ++at) {
      matrix.value[at] *= row_factor[row] * column_factor[matrix.column[at]];
    }
  }
  return result;
}

}  // namespace pcn
