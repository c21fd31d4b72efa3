#include "core/base/json_writer.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "tests/support/random.h"

namespace pcn {
namespace {

TEST(JsonWriter, WritesNestedValuesWithCommasBetweenThem) {
  JsonWriter json;
  json.begin_object().key("empty").begin_array().end_array().member("a", 1).member("b", "x").key("c");
  json.begin_array().value(true).null().value(2.5).begin_object().end_object().end_array().end_object();
  EXPECT_EQ(json.take(), R"({"empty":[],"a":1,"b":"x","c":[true,null,2.5,{}]})");
  EXPECT_EQ(json.take(), "");
}

TEST(JsonWriter, EscapesWhatJsonForbidsAndKeepsUnicode) {
  EXPECT_EQ(json_quoted("a\"b\\c\nd\te\x01\x7f"), "\"a\\\"b\\\\c\\nd\\u0009e\\u0001\\u007f\"");
  EXPECT_EQ(json_quoted("St John’s – é"), "\"St John’s – é\"");
  EXPECT_EQ(json_quoted(std::string_view("\0x", 2)), "\"\\u0000x\"");
}

TEST(JsonWriter, OutputIsUtf8WhateverTheInput) {
  EXPECT_EQ(json_quoted("caf\xe9"), "\"café\"");
  testing::Random random(17);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (std::int64_t i = random.integer(0, 20); i > 0; --i)
      bytes += static_cast<char>(random.integer(0, 255));
    EXPECT_TRUE(is_utf8(json_quoted(bytes)));
  }
}

TEST(JsonWriter, NumbersReadBackExactlyAndNonFiniteOnesAreNull) {
  EXPECT_EQ(json_number(0.1), "0.1");
  EXPECT_EQ(json_number(-0.0), "0");
  EXPECT_EQ(json_number(1e300), "1e+300");
  EXPECT_EQ(json_number(2092484), "2092484");
  EXPECT_EQ(json_number(std::numeric_limits<double>::quiet_NaN()), "null");
  EXPECT_EQ(json_number(-std::numeric_limits<double>::infinity()), "null");
  testing::Random random(18);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 2000; ++round) {
    const double value = random.number(-1, 1) * std::pow(10.0, static_cast<double>(random.integer(-20, 20)));
    EXPECT_EQ(parse_number(json_number(value)), value);
  }
}

}  // namespace
}  // namespace pcn
