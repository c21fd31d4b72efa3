#pragma once

// Disclosure control: the only place that decides which numbers of people are withheld.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pcn {

// Counts of people from 1 to 4 are not shown in public.
inline constexpr std::int64_t kLeastShown = 5;

// "fewer than 5" for 1 to 4, else the count as people write it.
[[nodiscard]] std::string shown_count(std::int64_t count);
[[nodiscard]] inline bool is_small(std::int64_t count) { return count > 0 && count < kLeastShown; }
[[nodiscard]] bool is_small(double people);  // once rounded

// Which counts of a list must be hidden when their total is shown too: all from 1 to 4 and, if that hides
// exactly one or hidden ones add up to fewer than 5, the smallest of the others that are not 0 (ties: the
// first), so that nothing can be found by subtraction.
[[nodiscard]] std::vector<bool> hidden_counts(const std::vector<std::int64_t>& counts);

// People of the groups of a list, rounded, and which of them must be hidden.
struct ShownCounts {
  std::vector<std::int64_t> counts;
  std::vector<bool> hidden;
};
[[nodiscard]] ShownCounts shown_counts(const std::vector<double>& people);

// The same for a table whose row and column totals and grand total are shown: repeated over rows and columns
// until no row or column has a single hidden cell, or hidden cells that add up to fewer than 5. Rows have
// equal length.
[[nodiscard]] std::vector<std::vector<bool>> hidden_cells(
    const std::vector<std::vector<std::int64_t>>& table);

// What is written for a count that is hidden: "fewer than 5" for a small one, "not shown" for one that was
// hidden to protect another.
[[nodiscard]] std::string shown_count(std::int64_t count, bool hidden);

}  // namespace pcn
