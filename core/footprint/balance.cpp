#include "core/footprint/balance.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pcn {
namespace {

// Divides targets by sums; where nothing can be scaled the factor is 0.
void set_factors(std::vector<double>& factors, const std::vector<double>& targets,
                 const std::vector<double>& sums) {
  for (std::size_t at = 0; at < targets.size(); ++at) factors[at] = sums[at] > 0 ? targets[at] / sums[at] : 0;
}

// The largest relative difference of factor times sum from the target.
double largest_error(const std::vector<double>& factors, const std::vector<double>& targets,
                     const std::vector<double>& sums) {
  double result = 0;
  for (std::size_t at = 0; at < targets.size(); ++at) {
    if (targets[at] <= 0 || sums[at] <= 0) continue;
    result = std::max(result, std::abs(factors[at] * sums[at] - targets[at]) / targets[at]);
  }
  return result;
}

}  // namespace

Balanced balance(SparseMatrix& matrix, const std::vector<double>& rows, const std::vector<double>& columns,
                 double tolerance, int iterations) {
  assert(matrix.start.size() == rows.size() + 1 && matrix.columns == columns.size());
  std::vector<double> row_factor(rows.size(), 0);
  std::vector<double> row_sum(rows.size());
  std::vector<double> column_factor(columns.size(), 1);
  std::vector<double> column_sum(columns.size());
  Balanced result;
  while (true) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      double sum = 0;
      for (std::uint32_t at = matrix.start[row]; at < matrix.start[row + 1]; ++at) {
        sum += matrix.value[at] * column_factor[matrix.column[at]];
      }
      row_sum[row] = sum;
    }
    if (result.iterations > 0) {
      result.largest_error = largest_error(row_factor, rows, row_sum);
      if (result.largest_error <= tolerance || result.iterations >= iterations) break;
    }
    ++result.iterations;
    set_factors(row_factor, rows, row_sum);
    std::fill(column_sum.begin(), column_sum.end(), 0.0);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const double factor = row_factor[row];
      for (std::uint32_t at = matrix.start[row]; at < matrix.start[row + 1]; ++at) {
        column_sum[matrix.column[at]] += factor * matrix.value[at];
      }
    }
    set_factors(column_factor, columns, column_sum);
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::uint32_t at = matrix.start[row]; at < matrix.start[row + 1]; ++at) {
      matrix.value[at] *= row_factor[row] * column_factor[matrix.column[at]];
    }
  }
  return result;
}

}  // namespace pcn
