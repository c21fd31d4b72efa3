#include "core/io/json.h"

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
  EXPECT_NE(error_of("{\"a\": [1, 2").detail.find("ends too early"), std::string::npos);
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
