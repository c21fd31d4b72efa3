#pragma once

#include <cstdint>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

namespace pcn {

// Whether element a stands before element b; the first argument is what the caller passed as context.
using Before = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

// The positions 0 … count - 1 in order, equal ones as they stood (bottom-up merge sort, n log n comparisons).
[[nodiscard]] std::vector<std::uint32_t> stable_order(std::size_t count, Before before, const void* context);

// Sorts a random-access range and keeps equal elements as they stood. Unlike std::sort it gives the same
// order with every standard library, and it compiles to a few bytes for each use: the sorting itself stands
// once in the program.
template <class Iterator, class Less = std::less<>>
void sort_stable(Iterator first, Iterator last, const Less& less = {}) {
  struct Context {
    Iterator first;
    const Less& less;
  };
  using Step = typename std::iterator_traits<Iterator>::difference_type;
  const Context context{first, less};
  const auto order = stable_order(
      static_cast<std::size_t>(last - first),
      [](const void* erased, std::uint32_t a, std::uint32_t b) {
        const Context& range = *static_cast<const Context*>(erased);
        return static_cast<bool>(
            range.less(range.first[static_cast<Step>(a)], range.first[static_cast<Step>(b)]));
      },
      &context);
  std::vector<typename std::iterator_traits<Iterator>::value_type> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t from : order) sorted.push_back(std::move(first[static_cast<Step>(from)]));
  for (std::size_t to = 0; to < sorted.size(); ++to) first[static_cast<Step>(to)] = std::move(sorted[to]);
}

}  // namespace pcn
