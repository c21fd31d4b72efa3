#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

namespace pcn::testing {

// Numbers for property tests, the same on every platform (splitmix64 of S. Vigna). Every test prints its seed
// when it fails through SCOPED_TRACE(random.trace()); PCN_TEST_SEED replaces it, to look for more.
class Random {
 public:
  explicit Random(std::uint64_t seed) : seed_(seed) {
    if (const char* other = std::getenv("PCN_TEST_SEED"); other != nullptr)
      seed_ ^= std::strtoull(other, nullptr, 10);
    state_ = seed_;
  }

  std::uint64_t bits() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  // In [low, high].
  std::int64_t integer(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(bits() % static_cast<std::uint64_t>(high - low + 1));
  }
  // In [low, high).
  double number(double low, double high) {
    return low + (high - low) * (static_cast<double>(bits() >> 11U) * 0x1p-53);
  }
  bool chance(double probability) { return number(0, 1) < probability; }

  [[nodiscard]] std::string trace() const { return "seed " + std::to_string(seed_); }

 private:
  std::uint64_t seed_;
  std::uint64_t state_;
};

}  // namespace pcn::testing
