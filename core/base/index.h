#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace pcn {

// A position in one table of a Dataset. Positions in different tables are different types.
template <class Tag>
struct Index {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = kNone;

  constexpr Index() = default;
  explicit constexpr Index(std::size_t position) : value(static_cast<std::uint32_t>(position)) {}
  [[nodiscard]] constexpr bool valid() const { return value != kNone; }
  explicit constexpr operator bool() const { return valid(); }
  auto operator<=>(const Index&) const = default;
};

}  // namespace pcn
