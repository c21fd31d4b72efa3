#include "core/figures/disclosure.h"

#include <cmath>
#include <utility>

#include "core/base/text.h"

namespace pcn {
namespace {

// Hides further entries of one line until the hidden ones cannot be told from the total. Returns whether it
// did. `at(i)` gives count and flag of entry i.
template <class At>
bool protect_line(std::size_t size, At&& at) {
  bool changed = false;
  while (true) {
    std::size_t hidden = 0;
    std::int64_t sum = 0;
    std::size_t best = size;
    for (std::size_t i = 0; i < size; ++i) {
      const auto [count, flag] = at(i);
      if (*flag) {
        ++hidden;
        sum += count;
      } else if (count > 0 && (best == size || count < at(best).first)) {
        best = i;
      }
    }
    if (hidden == 0 || (hidden > 1 && sum >= kLeastShown) || best == size) return changed;
    *at(best).second = true;
    changed = true;
  }
}

// A flag that can be pointed to, unlike an entry of vector<bool>.
using Flags = std::vector<char>;

}  // namespace

std::string shown_count(std::int64_t count) { return is_small(count) ? "fewer than 5" : format_count(count); }

std::string shown_count(std::int64_t count, bool hidden) {
  if (is_small(count)) return "fewer than 5";
  return hidden ? "not shown" : format_count(count);
}

std::vector<bool> hidden_counts(const std::vector<std::int64_t>& counts) {
  Flags flags;
  for (const std::int64_t count : counts) flags.push_back(is_small(count) ? 1 : 0);
  protect_line(counts.size(), [&](std::size_t i) { return std::pair(counts[i], &flags[i]); });
  return {flags.begin(), flags.end()};
}

bool is_small(double people) { return is_small(static_cast<std::int64_t>(std::llround(people))); }

ShownCounts shown_counts(const std::vector<double>& people) {
  ShownCounts result;
  for (const double each : people) result.counts.push_back(std::llround(each));
  result.hidden = hidden_counts(result.counts);
  return result;
}

std::vector<std::vector<bool>> hidden_cells(const std::vector<std::vector<std::int64_t>>& table) {
  std::vector<Flags> flags;
  for (const auto& row : table) {
    flags.emplace_back();
    for (const std::int64_t count : row) flags.back().push_back(is_small(count) ? 1 : 0);
  }
  const std::size_t columns = table.empty() ? 0 : table.front().size();
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t row = 0; row < table.size(); ++row) {
      changed |=
          protect_line(columns, [&](std::size_t i) { return std::pair(table[row][i], &flags[row][i]); });
    }
    for (std::size_t column = 0; column < columns; ++column) {
      changed |= protect_line(table.size(),
                              [&](std::size_t i) { return std::pair(table[i][column], &flags[i][column]); });
    }
  }
  std::vector<std::vector<bool>> result;
  for (const Flags& row : flags) result.emplace_back(row.begin(), row.end());
  return result;
}

}  // namespace pcn
