#include "core/io/json.h"

#include <limits>
#include <vector>

#include <gtest/gtest.h>

namespace pcn {
namespace {

Error error_of(std::string_view text, const JsonLimits& limits = {}) {
  const auto parsed = parse_json(text, "test.json", limits);
  EXPECT_FALSE(parsed.has_value()) << text;
  return parsed.has_value() ? Error{} : parsed.error();
}

TEST(Json, EmptyTextIsAnError) {
  const Error error = error_of("");
  EXPECT_EQ(error.code, ErrorCode::kBadFormat);
  EXPECT_EQ(error.where.file, "test.json");
}

TEST(Json, ReadsEveryKindOfValueInOrder) {
  const auto parsed = parse_json(R"({"b":[1,-2.5,true,null,"x\u00e9"],"a":{}})", "test.json");
  ASSERT_TRUE(parsed.has_value());
  const auto& members = *parsed->object();
  EXPECT_EQ(members[0].first, "b");
  EXPECT_EQ(members[1].first, "a");
  const auto& list = *members[0].second.array();
  EXPECT_EQ(*list[0].integer(), 1);
  EXPECT_DOUBLE_EQ(list[1].number(), -2.5);
  EXPECT_EQ(list[1].integer(), nullptr);
  EXPECT_TRUE(*list[2].boolean());
  EXPECT_TRUE(list[3].is_null());
  EXPECT_EQ(*list[4].text(), "x\xC3\xA9");
}

TEST(Json, SyntaxErrorsHaveLineAndColumn) {
  const Error error = error_of("{\n \"a\": 1,\n \"b\": x\n}");
  EXPECT_EQ(error.code, ErrorCode::kBadFormat);
  EXPECT_EQ(error.where.line, 3);
  EXPECT_EQ(error.where.column, 7);
}

TEST(Json, TextThatEndsTooEarlySaysSo) {
  for (const char* text :
       {"", " ", "{", "{\"a", "{\"a\":", "{\"a\": [1, 2", "[1,", "\"\\", "\"\\u12", "-", "1.", "1e"})
    EXPECT_NE(error_of(text).detail.find("ends too early"), std::string::npos) << text;
}

TEST(Json, WhatTheGrammarForbidsIsRefused) {
  for (const char* text :
       {"01",     "-01",     "+1",          ".5",       "1.e2",      "--1",       "0x1", "[1,]",
        "[,1]",   "[1 2]",   "{\"a\":1,}",  "{a:1}",    "{\"a\" 1}", "{1:2}",     "'a'", "truex",
        "True",   "nul",     "NaN",         "Infinity", "[1}",       "{\"a\":1]", "]",   "\"a\nb\"",
        "\"\t\"", "\"\\x\"", "\"\\u12G4\"", "/* */1",   "1e999",     "[1]]"}) {
    EXPECT_EQ(error_of(text).code, ErrorCode::kBadFormat) << text;
  }
  EXPECT_EQ(error_of(std::string_view("[\0]", 3)).code, ErrorCode::kBadFormat);
}

TEST(Json, ReadsEveryEscape) {
  const auto parsed =
      parse_json(R"(["\"\\\/\b\f\n\r\t","\u0041\u00e9\u20ac\uD83D\ude00","a\u0000b"])", "test.json");
  ASSERT_TRUE(parsed.has_value());
  const auto& list = *parsed->array();
  EXPECT_EQ(*list[0].text(), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(*list[1].text(), "A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
  EXPECT_EQ(*list[2].text(), std::string("a\0b", 3));
}

TEST(Json, HalfOfASurrogatePairIsRefused) {
  for (const char* text :
       {R"("\ud83d")", R"("\ud83dx")", R"("\ud83d\u0041")", R"("\ude00")", R"("\ud83d\ud83d")"})
    EXPECT_EQ(error_of(text).code, ErrorCode::kBadFormat) << text;
}

TEST(Json, ReadsNumbersOfEveryForm) {
  const auto parsed = parse_json(" [ 0 , -0 , 10 , -7 , 0.5 , 1E2 , 1e+2 , 125e-3 , -0.0 ] ", "test.json");
  ASSERT_TRUE(parsed.has_value());
  const std::vector<double> expected = {0, 0, 10, -7, 0.5, 100, 100, 0.125, 0};
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ((*parsed->array())[i].number(), expected[i]) << i;
  EXPECT_NE((*parsed->array())[3].integer(), nullptr);
  EXPECT_EQ((*parsed->array())[5].integer(), nullptr);
}

TEST(Json, ANameTwiceInOneObjectIsRefused) {
  const Error error = error_of(R"({"x":{"a":1,"b":2,"a":3}})");
  EXPECT_EQ(error.code, ErrorCode::kBadFormat);
  EXPECT_NE(error.detail.find("\"a\" occurs twice"), std::string::npos);
}

TEST(Json, BytesThatAreNotUtf8AreRefused) {
  EXPECT_EQ(error_of("\"\xC0\xAF\"").code, ErrorCode::kBadFormat);
  EXPECT_EQ(error_of("\"\xED\xA0\x80\"").code, ErrorCode::kBadFormat);
}

TEST(Json, DepthBombStopsAtTheLimitWithAPointer) {
  const Error error = error_of(std::string(100'000, '['), {1 << 20, 32, 1000, 1000});
  EXPECT_EQ(error.code, ErrorCode::kTooLarge);
  EXPECT_EQ(error.where.field.substr(0, 4), "/0/0");
}

TEST(Json, LimitsOfBytesValuesAndTextHold) {
  EXPECT_EQ(error_of("[1,2,3]", {5, 32, 1000, 1000}).code, ErrorCode::kTooLarge);
  EXPECT_EQ(error_of("[1,2,3]", {1000, 32, 2, 1000}).where.field, "/2");
  EXPECT_EQ(error_of("{\"a\":\"long\"}", {1000, 32, 100, 3}).where.field, "/a");
}

TEST(Json, ANumberWithoutEndIsRefusedAtItsPlaceAndAtOnce) {
  for (const std::string start : {"{\"a\":\n ", "{\"a\":\n -", "{\"a\":\n 0.", "{\"a\":\n 1e"}) {
    const Error error = error_of(start + std::string(30'000'000, '1') + "}");
    EXPECT_EQ(error.code, ErrorCode::kTooLarge);
    EXPECT_EQ(error.where.line, 2);
    EXPECT_NE(error.detail.find("1,000 digits"), std::string::npos);
  }
}

TEST(Json, ManyDigitsInTextAreNoNumber) {
  EXPECT_TRUE(parse_json("[\"\\\"" + std::string(5000, '7') + "\", 1]", "test.json").has_value());
}

TEST(Json, ANameThatOccursTwiceIsQuotedInPart) {
  const std::string name(5000, 'n');
  const Error error = error_of("{\"" + name + "\":1,\"" + name + "\":2}");
  EXPECT_LT(error.detail.size(), 250U);
}

TEST(Json, AWholeNumberBeyondSixtyFourBitsBecomesADouble) {
  const auto parsed = parse_json("[18446744073709551615,9223372036854775807]", "test.json");
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ((*parsed->array())[0].integer(), nullptr);
  EXPECT_EQ(*(*parsed->array())[1].integer(), 9223372036854775807LL);
}

TEST(Json, TextAfterTheDocumentIsRefused) { EXPECT_EQ(error_of("{} {}").code, ErrorCode::kBadFormat); }

TEST(Json, AByteOrderMarkIsSkipped) { EXPECT_TRUE(parse_json("\xEF\xBB\xBF{}", "test.json").has_value()); }

TEST(Json, WritesWhatItReads) {
  const std::string text = R"({"a":[1,0.1,-3,1e+300,true,false,null],"b":"q\"\\\n\u0001é","c":{}})";
  const auto parsed = parse_json(text, "test.json");
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(to_text(*parsed), text);
}

TEST(Json, OpenLevelsPutMembersOnLines) {
  const Json value = Json::Object{{"a", Json::Array{Json(1), Json(2)}}, {"b", Json::Array{}}};
  EXPECT_EQ(to_text(value, 1), "{\n \"a\":[1,2],\n \"b\":[]\n}");
}

TEST(Json, ADoubleThatIsNotFiniteIsWrittenAsNull) {
  EXPECT_EQ(to_text(Json(std::numeric_limits<double>::infinity())), "null");
}

}  // namespace
}  // namespace pcn
