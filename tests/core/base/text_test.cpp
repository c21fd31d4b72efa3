#include "core/base/text.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "core/base/characters.h"
#include "tests/support/random.h"

namespace pcn {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(FormatCount, GroupsThousands) {
  EXPECT_EQ(format_count(0), "0");
  EXPECT_EQ(format_count(999), "999");
  EXPECT_EQ(format_count(1000), "1,000");
  EXPECT_EQ(format_count(2092484), "2,092,484");
  EXPECT_EQ(format_count(-999), "-999");
  EXPECT_EQ(format_count(-1200), "-1,200");
  EXPECT_EQ(format_count(std::numeric_limits<std::int64_t>::min()), "-9,223,372,036,854,775,808");
}

TEST(FormatDecimal, NeverShowsMinusZeroOrNonsense) {
  EXPECT_EQ(format_decimal(-0.0, 1), "0.0");
  EXPECT_EQ(format_decimal(-0.04, 1), "0.0");
  EXPECT_EQ(format_decimal(-0.4, 0), "0");
  EXPECT_EQ(format_decimal(kNaN, 1), "not a number");
  EXPECT_EQ(format_decimal(kInfinity, 1), "not a number");
  EXPECT_EQ(format_decimal(-kInfinity, 1), "not a number");
  EXPECT_EQ(format_decimal(1.25, -3), "1") << "fewer than no places is no places";
}

TEST(FormatDecimal, RoundsTheBinaryValueToTheNearest) {
  EXPECT_EQ(format_decimal(1234.5, 1), "1,234.5");
  EXPECT_EQ(format_decimal(-1234.56, 1), "-1,234.6");
  EXPECT_EQ(format_decimal(0.5, 0), "0") << "an exact tie goes to the even digit";
  EXPECT_EQ(format_decimal(1.5, 0), "2");
  EXPECT_EQ(format_decimal(2.5, 0), "2");
  EXPECT_EQ(format_decimal(1.005, 2), "1.00") << "just below the tie in binary";
  EXPECT_EQ(format_decimal(999.96, 1), "1,000.0");
  EXPECT_EQ(format_decimal(1e15, 0), "1,000,000,000,000,000");
}

TEST(FormatPercent, ScalesAFraction) {
  EXPECT_EQ(format_percent(0), "0%");
  EXPECT_EQ(format_percent(0.123), "12%");
  EXPECT_EQ(format_percent(0.1234, 1), "12.3%");
  EXPECT_EQ(format_percent(1), "100%");
}

TEST(FormatDistance, ChangesToKilometresWhereMetresWouldRoundUpToThem) {
  EXPECT_EQ(format_distance(0), "0 metres");
  EXPECT_EQ(format_distance(4.9), "0 metres");
  EXPECT_EQ(format_distance(346), "350 metres");
  EXPECT_EQ(format_distance(994.9), "990 metres");
  EXPECT_EQ(format_distance(995), "1.0 km");
  EXPECT_EQ(format_distance(1234), "1.2 km");
  EXPECT_EQ(format_distance(1234567), "1,234.6 km");
}

TEST(ParseInteger, TakesWholeNumbersAndNothingElse) {
  EXPECT_EQ(parse_integer("0"), 0);
  EXPECT_EQ(parse_integer("-5"), -5);
  EXPECT_EQ(parse_integer("007"), 7);
  EXPECT_EQ(parse_integer("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
  for (const char* text :
       {"", " ", "+5", "5 ", " 5", "1,000", "1.0", "0x10", "--5", "-", "9223372036854775808", "5a"}) {
    EXPECT_FALSE(parse_integer(text)) << text;
  }
}

TEST(ParseNumber, TakesFiniteNumbersAndNothingElse) {
  EXPECT_EQ(parse_number("0.1"), 0.1);
  EXPECT_EQ(parse_number("-12.50"), -12.5);
  EXPECT_EQ(parse_number("1e3"), 1000);
  EXPECT_EQ(parse_number("51.503060812"), 51.503060812);
  for (const char* text :
       {"", " ", "+1", "1 ", " 1", "1,5", "nan", "inf", "-inf", "1e999", "0x1p3", "1.2.3", "e5", "-"}) {
    EXPECT_FALSE(parse_number(text)) << text;
  }
}

TEST(Trim, TakesWhiteSpaceFromBothEnds) {
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim(" \t\r\n"), "");
  EXPECT_EQ(trim("  a b\n"), "a b");
}

TEST(Split, GivesOnePartMoreThanSeparators) {
  EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
  EXPECT_EQ(split(",", ','), (std::vector<std::string_view>{"", ""}));
  EXPECT_EQ(split("a,b,,c", ','), (std::vector<std::string_view>{"a", "b", "", "c"}));
}

TEST(Join, PutsListsIntoText) {
  EXPECT_EQ(join({}, ", "), "");
  EXPECT_EQ(join({"a"}, ", "), "a");
  EXPECT_EQ(join({"a", "", "b"}, "-"), "a--b");
  EXPECT_EQ(join_and({}), "");
  EXPECT_EQ(join_and({"a"}), "a");
  EXPECT_EQ(join_and({"a", "b"}), "a and b");
  EXPECT_EQ(join_and({"a", "b", "c"}), "a, b and c");
}

TEST(CountOf, ChoosesTheFormOfTheNoun) {
  EXPECT_EQ(count_of(0, "practice", "practices"), "0 practices");
  EXPECT_EQ(count_of(1, "practice", "practices"), "1 practice");
  EXPECT_EQ(count_of(1200, "practice", "practices"), "1,200 practices");
}

TEST(IsUtf8, AcceptsEveryLengthAtItsLimits) {
  for (const char* text :
       {"", "plain", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
        "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "Orl\xC3\xA9\x61ns"}) {
    EXPECT_TRUE(is_utf8(text)) << text;
  }
  EXPECT_TRUE(is_utf8(std::string_view("\0", 1)));
}

TEST(IsUtf8, RefusesOverlongSurrogateTruncatedAndStrayBytes) {
  for (const char* text : {"\x80",
                           "\xBF",
                           "\xC0\x80",
                           "\xC1\xBF",
                           "\xC2",
                           "\xC2\x41",
                           "\xE0\x80\x80",
                           "\xE0\x9F\xBF",
                           "\xED\xA0\x80",
                           "\xED\xBF\xBF",
                           "\xE2\x82",
                           "\xF0\x80\x80\x80",
                           "\xF0\x8F\xBF\xBF",
                           "\xF4\x90\x80\x80",
                           "\xF5\x80\x80\x80",
                           "\xF8\x88\x80\x80\x80",
                           "\xFE",
                           "\xFF",
                           "a\xE9z",
                           "\xC3\xA9\xA9"}) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

TEST(Windows1252, BecomesUtf8WhateverTheBytes) {
  EXPECT_EQ(windows1252_to_utf8(""), "");
  EXPECT_EQ(windows1252_to_utf8("caf\xE9"), "caf\xC3\xA9");
  EXPECT_EQ(windows1252_to_utf8("\xAC"), "\xC2\xAC");
  EXPECT_EQ(windows1252_to_utf8("King\x92s Ride \x96 \x80"
                                "5"),
            "King’s Ride – €5")
      << "not control characters";
  EXPECT_EQ(windows1252_to_utf8("\x81"), "\xEF\xBF\xBD");
  pcn::testing::Random random(1);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 200; ++round) {
    std::string bytes;
    for (std::int64_t i = random.integer(0, 40); i > 0; --i)
      bytes += static_cast<char>(random.integer(0, 255));
    ASSERT_TRUE(is_utf8(windows1252_to_utf8(bytes)));
  }
}

}  // namespace
}  // namespace pcn
