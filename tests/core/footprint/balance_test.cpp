#include "core/footprint/balance.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

namespace pcn {
namespace {

SparseMatrix dense(std::size_t rows, std::size_t columns, const std::vector<double>& values) {
  SparseMatrix matrix;
  matrix.columns = columns;
  matrix.start.push_back(0);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      matrix.column.push_back(static_cast<std::uint32_t>(column));
      matrix.value.push_back(values[row * columns + column]);
    }
    matrix.start.push_back(static_cast<std::uint32_t>(matrix.column.size()));
  }
  return matrix;
}

double row_sum(const SparseMatrix& matrix, std::size_t row) {
  return std::accumulate(matrix.value.begin() + matrix.start[row],
                         matrix.value.begin() + matrix.start[row + 1], 0.0);
}

double column_sum(const SparseMatrix& matrix, std::size_t column) {
  double sum = 0;
  for (std::size_t at = 0; at < matrix.value.size(); ++at)
    sum += matrix.column[at] == column ? matrix.value[at] : 0;
  return sum;
}

// Both steps; the largest error that is left.
double balance(SparseMatrix& matrix, const std::vector<double>& rows, const std::vector<double>& columns,
               double tolerance, int iterations) {
  return meet_margins(matrix, rows, columns, balancing_factors(matrix, rows, columns, tolerance, iterations),
                      std::numeric_limits<double>::infinity());
}

TEST(Balance, EmptyMatrixNeedsNothing) {
  SparseMatrix matrix;
  matrix.start = {0};
  EXPECT_EQ(balance(matrix, {}, {}, 0.001, 10), 0);
}

TEST(Balance, RowWithoutEntriesStaysEmptyAndDoesNotSpoilTheOthers) {
  SparseMatrix matrix;
  matrix.columns = 1;
  matrix.start = {0, 1, 1};
  matrix.column = {0};
  matrix.value = {3};
  const double error = balance(matrix, {10, 5}, {10}, 1e-9, 10);
  EXPECT_DOUBLE_EQ(matrix.value[0], 10);
  EXPECT_LE(error, 1e-9);
}

TEST(Balance, TwoByTwoHasTheKnownAnswer) {
  // Margins 30, 10 and 20, 20 with weights a, b / c, d keep the odds ratio ad / bc = 6: x (x - 10) = 6 (30 -
  // x)(20 - x).
  SparseMatrix matrix = dense(2, 2, {2, 1, 1, 3});
  balance(matrix, {30, 10}, {20, 20}, 1e-12, 1000);
  const double x = matrix.value[0];
  EXPECT_NEAR(x * (x - 10), 6 * (30 - x) * (20 - x), 1e-6);
  EXPECT_NEAR(matrix.value[0] + matrix.value[1], 30, 1e-6);
  EXPECT_NEAR(matrix.value[0] + matrix.value[2], 20, 1e-6);
}

TEST(Balance, MeetsBothMarginsAndKeepsOddsRatios) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto number = [&] { return 0.05 + static_cast<double>(random() % 1000) / 250; };
    const std::size_t rows = 2 + random() % 20;
    const std::size_t columns = 2 + random() % 9;
    std::vector<double> weights(rows * columns);
    for (double& weight : weights) weight = number();
    std::vector<double> wanted_rows(rows);
    std::vector<double> wanted_columns(columns);
    for (double& wanted : wanted_rows) wanted = number();
    for (double& wanted : wanted_columns) wanted = number();
    const double factor = std::accumulate(wanted_rows.begin(), wanted_rows.end(), 0.0) /
                          std::accumulate(wanted_columns.begin(), wanted_columns.end(), 0.0);
    for (double& wanted : wanted_columns) wanted *= factor;
    SparseMatrix matrix = dense(rows, columns, weights);
    EXPECT_LE(balance(matrix, wanted_rows, wanted_columns, 1e-6, 2000), 1e-6);
    for (std::size_t row = 0; row < rows; ++row) {
      EXPECT_NEAR(row_sum(matrix, row), wanted_rows[row], 2e-6 * wanted_rows[row]);
    }
    for (std::size_t column = 0; column < columns; ++column) {
      EXPECT_NEAR(column_sum(matrix, column), wanted_columns[column], 1e-9 * wanted_columns[column] + 1e-12);
    }
    const auto odds = [&](const std::vector<double>& v) {
      return v[0] * v[columns + 1] / (v[1] * v[columns]);
    };
    EXPECT_NEAR(odds(matrix.value) / odds(weights), 1, 1e-9);
  }
}

TEST(Balance, StopsAtTheLimitAndSaysHowFarItGot) {
  SparseMatrix matrix = dense(2, 2, {1, 1e-9, 1e-9, 1});
  EXPECT_GT(balance(matrix, {30, 10}, {10, 30}, 1e-12, 3), 0.1);
}

TEST(Balance, FactorsThatDoNotFitLeaveTheMatrixAsItIs) {
  SparseMatrix matrix = dense(2, 2, {2, 1, 1, 3});
  const SparseMatrix before = matrix;
  EXPECT_GT(meet_margins(matrix, {30, 10}, {20, 20}, {1, 50}, 0.01), 0.01);
  EXPECT_EQ(matrix, before);
}

}  // namespace
}  // namespace pcn
