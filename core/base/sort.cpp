#include "core/base/sort.h"

#include <algorithm>
#include <numeric>

namespace pcn {

std::vector<std::uint32_t> stable_order(std::size_t count, Before before, const void* context) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::uint32_t> merged(count);
  for (std::size_t run = 1; run < count; run *= 2) {
    for (std::size_t start = 0; start < count; start += 2 * run) {
      const std::size_t middle = std::min(start + run, count);
      const std::size_t end = std::min(start + 2 * run, count);
      std::size_t left = start;
      std::size_t right = middle;
      for (std::size_t to = start; to < end; ++to) {
        // The right one goes first only if it stands before the left one: equal ones keep their order.
        const bool take_right = left == middle || (right < end && before(context, order[right], order[left]));
        merged[to] = take_right ? order[right++] : order[left++];
      }
    }
    order.swap(merged);
  }
  return order;
}

}  // namespace pcn
