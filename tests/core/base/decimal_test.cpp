#include "core/base/decimal.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace pcn {
namespace {

constexpr double kLargest = std::numeric_limits<double>::max();
constexpr double kSmallest = std::numeric_limits<double>::denorm_min();

std::string printed(const char* form, int precision, double value) {
  std::array<char, 1200> text{};
  std::snprintf(text.data(), text.size(), form, precision, value);
  return text.data();
}

// Doubles of every size, and those around which rounding is hard.
std::vector<double> some_doubles(std::uint64_t seed, int count) {
  testing::Random random(seed);
  std::vector<double> values = {0,    0.5,  1.5,  2.5,      0.125,  0.05,   0.25,      1e22,      1e23,
                                9.5,  99.5, 0.95, 0.099999, 1e-5,   1e-4,   9.9999e-5, kLargest,  kSmallest,
                                1e15, 1e16, 1e17, 123456.5, 0x1p52, 0x1p53, 0x1p-1022, 0x1p-1074, 0.1 + 0.2};
  for (int i = 0; i < count; ++i) {
    const std::uint64_t bits = random.bits();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (std::isfinite(value)) values.push_back(value);
    values.push_back(random.number(-1000, 1000));
    values.push_back(std::round(random.number(0, 100'000)) / 8);
    values.push_back(std::round(random.number(0, 100'000)) / 100);
  }
  return values;
}

TEST(Decimal, FixedTextIsThatOfPrintf) {
  for (const double value : some_doubles(31, 400)) {
    for (const int places : {0, 1, 2, 3, 7, 20}) {
      EXPECT_EQ(fixed_text(value, places), printed("%.*f", places, value)) << places;
      EXPECT_EQ(fixed_text(-value, places), printed("%.*f", places, -value)) << places;
    }
  }
}

TEST(Decimal, ShortestTextIsTheFirstOfPrintfsThatReadsBack) {
  for (const double value : some_doubles(32, 400)) {
    int digits = 15;
    while (digits < 17 && std::strtod(printed("%.*g", digits, value).c_str(), nullptr) != value) ++digits;
    EXPECT_EQ(shortest_text(value), printed("%.*g", digits, value));
  }
}

TEST(Decimal, ReadsWhatTheCLibraryReads) {
  for (const double value : some_doubles(33, 400)) {
    for (const int digits : {0, 5, 15, 16, 17, 40}) {
      const std::string text = printed("%.*e", digits, value);
      const double expected = std::strtod(text.c_str(), nullptr);
      const auto read = parse_decimal(text);
      if (std::isinf(expected)) {
        EXPECT_FALSE(read.has_value()) << text;
      } else {
        ASSERT_TRUE(read.has_value()) << text;
        EXPECT_EQ(*read, expected) << text;
        EXPECT_EQ(std::signbit(*read), std::signbit(expected)) << text;
      }
    }
  }
}

TEST(Decimal, PointsHalfWayGoToTheEvenNeighbour) {
  EXPECT_EQ(parse_decimal("9007199254740993"), 9007199254740992.0);
  EXPECT_EQ(parse_decimal("9007199254740993.0000000000000000000000000001"), 9007199254740994.0);
  EXPECT_EQ(parse_decimal("9007199254740995"), 9007199254740996.0);
  // Half of the smallest double, and a little more.
  EXPECT_EQ(parse_decimal("2.4703282292062327208e-324"), 0.0);
  EXPECT_EQ(parse_decimal("2.4703282292062327209e-324"), kSmallest);
}

TEST(Decimal, BeyondTheLargestIsRefusedAndBelowTheSmallestIsZero) {
  EXPECT_EQ(parse_decimal("1.7976931348623158e308"), kLargest);
  EXPECT_FALSE(parse_decimal("1.7976931348623159e308").has_value());
  EXPECT_FALSE(parse_decimal("1e400").has_value());
  EXPECT_FALSE(parse_decimal("1e99999999999999999999").has_value());
  EXPECT_EQ(parse_decimal("1e-400"), 0.0);
  EXPECT_EQ(parse_decimal("0e99999999999999999999"), 0.0);
  EXPECT_EQ(parse_decimal("0." + std::string(400, '0') + "1e401"), 1.0);
  EXPECT_EQ(parse_decimal("1" + std::string(400, '0') + "e-400"), 1.0);
}

TEST(Decimal, OnlyNumbersAreNumbers) {
  EXPECT_EQ(parse_decimal("1."), 1.0);
  EXPECT_EQ(parse_decimal("-.5E+1"), -5.0);
  for (const char* text :
       {"", "-", ".", "-.", "e1", "1e", "1e+", "1e1.0", "+1", "1 ", " 1", "1..2", "0x1", "inf"})
    EXPECT_FALSE(parse_decimal(text).has_value()) << text;
}

}  // namespace
}  // namespace pcn
