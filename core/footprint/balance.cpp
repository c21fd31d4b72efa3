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

// Multiplies factors so that factor times sum comes to the target, overshooting by `relaxation` (1: exactly).
// Returns the largest relative error there was before. Lines without a target or without entries get the
// factor 0.
double rescale(std::vector<double>& factors, const std::vector<double>& targets,
               const std::vector<double>& sums, double relaxation) {
  double error = 0;
  for (std::size_t at = 0; at < targets.size(); ++at) {
    if (targets[at] <= 0 || sums[at] <= 0) {
      factors[at] = 0;
      continue;
    }
    const double ratio = targets[at] / (factors[at] * sums[at]);
    error = std::max(error, std::abs(1 - 1 / ratio));
    factors[at] = relaxation > 1 ? factors[at] * portable_pow(ratio, relaxation) : targets[at] / sums[at];
  }
  return error;
}

// Sums of rows with the columns' factors, and of columns with the rows' factors.
void sum_rows(const SparseMatrix& matrix, const std::vector<double>& column_factor,
              std::vector<double>& sums) {
  for (std::size_t row = 0; row < sums.size(); ++row) {
    double sum = 0;
    for (std::uint32_t at = matrix.start[row]; at < matrix.start[row + 1]; ++at) {
      sum += matrix.value[at] * column_factor[matrix.column[at]];
    }
    sums[row] = sum;
  }
}

void sum_columns(const SparseMatrix& matrix, const std::vector<double>& row_factor,
                 std::vector<double>& sums) {
  std::fill(sums.begin(), sums.end(), 0.0);
  for (std::size_t row = 0; row < row_factor.size(); ++row) {
    const double factor = row_factor[row];
    for (std::uint32_t at = matrix.start[row]; at < matrix.start[row + 1]; ++at) {
      sums[matrix.column[at]] += factor * matrix.value[at];
    }
  }
}

}  // namespace

Balanced balance(SparseMatrix& matrix, const std::vector<double>& rows, const std::vector<double>& columns,
                 double tolerance, int iterations) {
  assert(matrix.start.size() == rows.size() + 1 && matrix.columns == columns.size());
  std::vector<double> row_factor(rows.size(), 1);
  std::vector<double> row_sum(rows.size());
  std::vector<double> column_factor(columns.size(), 1);
  std::vector<double> column_sum(columns.size());
  Balanced result;
  double best = std::numeric_limits<double>::infinity();
  int best_step = 0;
  bool relaxed = true;
  while (result.iterations < iterations) {
    ++result.iterations;
    relaxed = relaxed && result.iterations - best_step <= kPatience;
    const double relaxation = relaxed && result.iterations > kPlainSteps ? kRelaxation : 1;
    sum_rows(matrix, column_factor, row_sum);
    const double row_error = rescale(row_factor, rows, row_sum, relaxation);
    sum_columns(matrix, row_factor, column_sum);
    const double error = std::max(row_error, rescale(column_factor, columns, column_sum, relaxation));
    if (error < best) {
      best = error;
      best_step = result.iterations;
    }
    if (error > tolerance && result.iterations < iterations) continue;
    // Meet the columns exactly, then see what that leaves of the rows.
    sum_columns(matrix, row_factor, column_sum);
    rescale(column_factor, columns, column_sum, 1);
    sum_rows(matrix, column_factor, row_sum);
    std::vector<double> unused = row_factor;
    result.largest_error = rescale(unused, rows, row_sum, 1);
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
