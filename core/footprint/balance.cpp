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

void multiply(SparseMatrix& matrix, std::size_t row, double factor,
              const std::vector<double>& column_factor) {
  for (std::uint32_t at = matrix.start[row]; at < matrix.start[row + 1]; ++at)
    matrix.value[at] *= factor * column_factor[matrix.column[at]];
}

// The sums of the columns, with the rows multiplied by their factors, and the columns' factors that these ask
// for.
class Columns {
 public:
  explicit Columns(const std::vector<double>& targets) : targets_(targets), sums_(targets.size()) {}

  void clear() { std::fill(sums_.begin(), sums_.end(), 0.0); }
  void add(const SparseMatrix& matrix, std::size_t row, double factor) { add_to(sums_, matrix, row, factor); }
  // Returns the largest relative error that there was before.
  double rescale_all(std::vector<double>& factors, double relaxation) const {
    double error = 0;
    for (std::size_t at = 0; at < targets_.size(); ++at)
      error = std::max(error, rescale(factors[at], targets_[at], sums_[at], relaxation));
    return error;
  }

 private:
  const std::vector<double>& targets_;
  std::vector<double> sums_;
};

// The largest relative error of the rows that is left.
double error_of_rows(const SparseMatrix& matrix, const std::vector<double>& rows,
                     std::vector<double> row_factor, const std::vector<double>& column_factor) {
  double error = 0;
  for (std::size_t row = 0; row < rows.size(); ++row)
    error = std::max(error, rescale(row_factor[row], rows[row], sum_of(matrix, row, column_factor), 1));
  return error;
}

}  // namespace

std::vector<double> balancing_factors(const SparseMatrix& matrix, const std::vector<double>& rows,
                                      const std::vector<double>& columns, double tolerance, int iterations) {
  assert(matrix.start.size() == rows.size() + 1 && matrix.columns == columns.size());
  std::vector<double> row_factor(rows.size(), 1);
  std::vector<double> column_factor(columns.size(), 1);
  Columns sums(columns);
  double best = std::numeric_limits<double>::infinity();
  int best_step = 0;
  bool relaxed = true;
  for (int step = 1; step <= iterations; ++step) {
    relaxed = relaxed && step - best_step <= kPatience;
    const double relaxation = relaxed && step > kPlainSteps ? kRelaxation : 1;
    double error = 0;
    sums.clear();
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const double sum = sum_of(matrix, row, column_factor);
      error = std::max(error, rescale(row_factor[row], rows[row], sum, relaxation));
      sums.add(matrix, row, row_factor[row]);
    }
    error = std::max(error, sums.rescale_all(column_factor, relaxation));
    if (error < best) {
      best = error;
      best_step = step;
    }
    if (error > tolerance && step < iterations) continue;
    // Meet the columns exactly, then see what that leaves of the rows.
    sums.clear();
    for (std::size_t row = 0; row < rows.size(); ++row) sums.add(matrix, row, row_factor[row]);
    sums.rescale_all(column_factor, 1);
    if (error_of_rows(matrix, rows, row_factor, column_factor) <= tolerance) break;
  }
  return column_factor;
}

double meet_margins(SparseMatrix& matrix, const std::vector<double>& rows, const std::vector<double>& columns,
                    std::vector<double> column_factor, double most) {
  std::vector<double> row_factor(rows.size(), 1);
  Columns sums(columns);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rescale(row_factor[row], rows[row], sum_of(matrix, row, column_factor), 1);
    sums.add(matrix, row, row_factor[row]);
  }
  sums.rescale_all(column_factor, 1);
  const double error = error_of_rows(matrix, rows, row_factor, column_factor);
  if (!(error <= most)) return error;
  for (std::size_t row = 0; row < rows.size(); ++row) multiply(matrix, row, row_factor[row], column_factor);
  return error;
}

}  // namespace pcn
