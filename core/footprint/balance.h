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

// What the columns of a non-negative matrix are to be multiplied by so that, with fitting factors of the
// rows, rows sum to `rows` and columns to `columns` (iterative proportional fitting: Deming and Stephan 1940;
// Furness 1965), to the tolerance unless the number of iterations is passed first. Both targets must have the
// same sum for both to be met.
[[nodiscard]] std::vector<double> balancing_factors(const SparseMatrix& matrix,
                                                    const std::vector<double>& rows,
                                                    const std::vector<double>& columns, double tolerance,
                                                    int iterations);

// Multiplies the matrix by factors of rows and columns: by those of the rows that the given ones of the
// columns ask for, and by those of the columns that then meet `columns` exactly. Returns the largest relative
// error that this leaves of a row with a target and an entry. Where that is more than `most`, the matrix
// stays as it is.
double meet_margins(SparseMatrix& matrix, const std::vector<double>& rows, const std::vector<double>& columns,
                    std::vector<double> column_factor, double most);

}  // namespace pcn
