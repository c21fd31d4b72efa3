#include "core/base/portable_math.h"

#include <cmath>
#include <cstring>
#include <limits>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace pcn {
namespace {

using pcn::testing::Random;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kPi = 3.14159265358979323846;

// How many representable numbers lie between the two, as far as that is small.
double ulps_apart(double a, double b) {
  if (a == b) return 0;
  const double size = std::fmax(std::fabs(a), std::fabs(b));
  return std::fabs(a - b) / (std::nextafter(size, kInfinity) - size);
}

// <cmath> itself is off by up to one ulp.
template <class Own, class Standard>
void expect_close(Own own, Standard standard, double low, double high, double ulps) {
  Random random(static_cast<std::uint64_t>(std::fabs(low) * 1000 + high));
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 20000; ++i) {
    const double x = random.number(low, high);
    ASSERT_LE(ulps_apart(own(x), standard(x)), ulps) << "at " << x;
  }
}

TEST(PortableMath, FollowsTheLibraryWithinItsStatedError) {
  const auto exp = [](double x) { return std::exp(x); };
  const auto log = [](double x) { return std::log(x); };
  const auto sin = [](double x) { return std::sin(x); };
  const auto cos = [](double x) { return std::cos(x); };
  const auto tan = [](double x) { return std::tan(x); };
  const auto atan = [](double x) { return std::atan(x); };
  expect_close(portable_exp, exp, -1, 1, 2);
  expect_close(portable_exp, exp, -700, 700, 2);
  expect_close(portable_log, log, 0.4, 2.5, 2);
  expect_close(portable_log, log, 0.999, 1.001, 2);
  expect_close(portable_log, log, 1e-300, 1e9, 2);
  expect_close(portable_sin, sin, -0.8, 0.8, 2);
  expect_close(portable_sin, sin, -1e3, 1e3, 2);
  expect_close(portable_cos, cos, -0.8, 0.8, 2);
  expect_close(portable_cos, cos, -1e3, 1e3, 2);
  expect_close(portable_tan, tan, -1e3, 1e3, 4);
  expect_close(portable_atan, atan, -0.13, 0.13, 2);
  expect_close(portable_atan, atan, -1.5, 1.5, 2);
  expect_close(portable_atan, atan, -1e4, 1e4, 2);
}

TEST(PortableMath, HandlesTheEndsOfEveryRange) {
  EXPECT_EQ(portable_exp(0), 1);
  EXPECT_EQ(portable_exp(-0.0), 1);
  EXPECT_EQ(portable_exp(kInfinity), kInfinity);
  EXPECT_EQ(portable_exp(-kInfinity), 0);
  EXPECT_EQ(portable_exp(710), kInfinity);
  EXPECT_EQ(portable_exp(-746), 0);
  EXPECT_LE(ulps_apart(portable_exp(709.7), std::exp(709.7)), 2);
  EXPECT_LE(ulps_apart(portable_exp(-740), std::exp(-740)), 2) << "below the smallest normal number";
  EXPECT_TRUE(std::isnan(portable_exp(kNaN)));

  EXPECT_EQ(portable_log(1), 0);
  EXPECT_EQ(portable_log(0), -kInfinity);
  EXPECT_EQ(portable_log(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(portable_log(-1)));
  EXPECT_TRUE(std::isnan(portable_log(kNaN)));
  const double least = std::numeric_limits<double>::denorm_min();
  EXPECT_LE(ulps_apart(portable_log(least), std::log(least)), 2);
  const double greatest = std::numeric_limits<double>::max();
  EXPECT_LE(ulps_apart(portable_log(greatest), std::log(greatest)), 2);

  EXPECT_EQ(portable_sin(0), 0);
  EXPECT_EQ(portable_cos(0), 1);
  EXPECT_EQ(portable_tan(0), 0);
  EXPECT_EQ(portable_sin(kPi / 2), 1);
  EXPECT_LE(ulps_apart(portable_sin(kPi), std::sin(kPi)), 2) << "the cancelled digits of pi are there";
  EXPECT_TRUE(std::isnan(portable_sin(2e6)));
  EXPECT_TRUE(std::isnan(portable_cos(-2e6)));
  EXPECT_TRUE(std::isnan(portable_tan(kInfinity)));
  EXPECT_TRUE(std::isnan(portable_sin(kNaN)));

  EXPECT_EQ(portable_atan(0), 0);
  EXPECT_EQ(portable_atan(kInfinity), std::atan(kInfinity));
  EXPECT_EQ(portable_atan(-kInfinity), -std::atan(kInfinity));
  EXPECT_LE(ulps_apart(portable_atan(1), kPi / 4), 1);
  EXPECT_TRUE(std::isnan(portable_atan(kNaN)));
}

TEST(PortableMath, PowersKeepTheirStatedError) {
  EXPECT_EQ(portable_pow(0, 2), 0);
  EXPECT_EQ(portable_pow(0, -2), kInfinity);
  EXPECT_EQ(portable_pow(0, 0), 1);
  EXPECT_EQ(portable_pow(5, 0), 1);
  EXPECT_EQ(portable_pow(1, -7.5), 1);
  EXPECT_TRUE(std::isnan(portable_pow(-1, 2)));
  EXPECT_TRUE(std::isnan(portable_pow(kNaN, 0)));
  Random random(5);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 20000; ++i) {
    const double x = random.number(1e-3, 2e5);
    const double y = random.number(-4, 4);
    const double want = std::pow(x, y);
    const double bound = (3 + std::fabs(y * std::log(x))) * 0x1p-52;
    ASSERT_LE(std::fabs(portable_pow(x, y) / want - 1), bound) << x << " to the power " << y;
  }
}

TEST(PortableMath, AnglesFallIntoTheRightQuadrant) {
  EXPECT_EQ(portable_atan2(0, 0), 0);
  EXPECT_EQ(portable_atan2(0, 1), 0);
  EXPECT_EQ(portable_atan2(1, 0), kPi / 2);
  EXPECT_EQ(portable_atan2(-1, 0), -kPi / 2);
  EXPECT_EQ(portable_atan2(0, -1), kPi);
  EXPECT_TRUE(std::isnan(portable_atan2(kNaN, 1)));
  Random random(6);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 20000; ++i) {
    const double y = random.number(-10, 10);
    const double x = random.number(-10, 10);
    ASSERT_LE(ulps_apart(portable_atan2(y, x), std::atan2(y, x)), 3) << y << ", " << x;
  }
}

// The same number must come out of every build, natively and as wasm: a change of one bit anywhere changes
// it.
TEST(PortableMath, GivesTheSameBitsOnEveryPlatform) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  const auto mix = [&hash](double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    for (unsigned shift = 0; shift < 64; shift += 8) {
      hash ^= bits >> shift & 0xFFU;
      hash *= 1099511628211U;
    }
  };
  std::uint64_t state = 42;
  const auto next = [&state] {  // a linear congruence, here so that nothing else decides the arguments
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>(state >> 11U) * 0x1p-53;
  };
  for (int i = 0; i < 50000; ++i) {
    const double x = next() * 200 - 100;
    mix(portable_exp(x));
    mix(portable_log(next() * 1e6));
    mix(portable_pow(next() * 1e5, x / 50));
    mix(portable_sin(x));
    mix(portable_cos(x));
    mix(portable_tan(x));
    mix(portable_atan(x));
    mix(portable_atan2(x, next() - 0.5));
  }
  EXPECT_EQ(hash, 2279576569689831071U);
}

}  // namespace
}  // namespace pcn
