#pragma once

#include <cstdint>
#include <vector>

namespace pcn {

// Compressed rows: row i has entries [start[i], start[i+1]).
struct SparseMatrix {
  std::size_t columns = 0;
  std::vector<std::uint32_t> start;  // rows + 1
  std::vector<std::uint32_t> column;
  std::vector<double> value;
  bool operator==(const SparseMatrix&) const = default;
};

struct Balanced {
  int iterations = 0;
  double largest_error = 0;  // relative, of any row or column with a target and an entry
};

// Scales rows and columns of a non-negative matrix until rows sum to `rows` and columns to `columns`
// (iterative proportional fitting: Deming and Stephan 1940; Furness 1965). Columns are met exactly, rows to
// the tolerance unless the number of iterations is passed first. Both targets must have the same sum for both
// to be met.
Balanced balance(SparseMatrix& matrix, const std::vector<double>& rows, const std::vector<double>& columns,
                 double tolerance, int iterations);

}  // namespace pcn
