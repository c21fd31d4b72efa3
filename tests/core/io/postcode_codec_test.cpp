#include "core/io/postcode_codec.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace pcn {
namespace {

Postcode make(std::string_view text, std::int32_t east, std::int32_t north, std::optional<std::size_t> area) {
  Postcode postcode;
  std::copy(text.begin(), text.end(), postcode.text.begin());
  postcode.east = east;
  postcode.north = north;
  if (area) postcode.small_area = SmallAreaIndex{*area};
  return postcode;
}

void replace(Json& json, std::string_view name, Json value) {
  for (auto& member : *json.object()) {
    if (member.first == name) member.second = std::move(value);
  }
}

std::string fault_of(const Json& json, std::size_t areas = 3) {
  std::vector<Postcode> read;
  const auto fault = decode_postcodes(json, areas, read);
  return fault ? fault->member : "";
}

const std::vector<Postcode>& few() {
  static const std::vector<Postcode> list = {
      make("SE1 0AA", 530'000, 180'000, 2), make("SE1 0AB", 530'010, 180'005, 2),
      make("SE1 1AA", 530'500, 180'100, 0), make("SE10 0AA", 538'000, 178'000, {}),
      make("SE5 9RS", 532'494, 176'068, 2)};
  return list;
}

TEST(PostcodeCodec, NoneComeBackAsNone) {
  std::vector<Postcode> read = few();
  EXPECT_FALSE(decode_postcodes(encode_postcodes({}), 0, read).has_value());
  EXPECT_TRUE(read.empty());
}

TEST(PostcodeCodec, AFewComeBack) {
  std::vector<Postcode> read;
  ASSERT_FALSE(decode_postcodes(encode_postcodes(few()), 3, read).has_value());
  EXPECT_EQ(read, few());
}

TEST(PostcodeCodec, ManyComeBack) {
  testing::Random random(5);
  SCOPED_TRACE(random.trace());
  std::set<std::string> texts;
  while (texts.size() < 3000) {
    std::string text =
        "N" + std::to_string(random.integer(1, 12)) + " " + std::to_string(random.integer(0, 9));
    text += static_cast<char>('A' + random.integer(0, 25));
    text += static_cast<char>('A' + random.integer(0, 25));
    texts.insert(text);
  }
  std::vector<Postcode> list;
  for (const auto& text : texts) {
    const auto area = static_cast<std::size_t>(random.integer(0, 40));
    list.push_back(make(text, static_cast<std::int32_t>(random.integer(0, 700'000)),
                        static_cast<std::int32_t>(random.integer(0, 1'300'000)),
                        area == 40 ? std::nullopt : std::optional(area)));
  }
  std::vector<Postcode> read;
  ASSERT_FALSE(decode_postcodes(encode_postcodes(list), 40, read).has_value());
  EXPECT_EQ(read, list);
}

TEST(PostcodeCodec, DamageIsFoundInEveryColumn) {
  for (const std::string name : {"counts", "units", "east", "north", "recent_area", "new_area"}) {
    Json cut = encode_postcodes(few());
    replace(cut, name, Json(""));
    EXPECT_NE(fault_of(cut), "") << name;
    Json odd = encode_postcodes(few());
    replace(odd, name, Json("!!"));
    EXPECT_NE(fault_of(odd), "") << name;
    Json typed = encode_postcodes(few());
    replace(typed, name, Json(1));
    EXPECT_EQ(fault_of(typed), name);
  }
}

TEST(PostcodeCodec, SectorsOutOfOrderOrMalformedAreFaults) {
  Json json = encode_postcodes(few());
  replace(json, "sectors", Json::Array{Json("SE1 1"), Json("SE1 0"), Json("SE10 0"), Json("SE5 9")});
  EXPECT_EQ(fault_of(json), "sectors/1");
  replace(json, "sectors", Json::Array{Json("no sector")});
  EXPECT_EQ(fault_of(json), "sectors/0");
}

TEST(PostcodeCodec, ASmallAreaBeyondTheTableIsAFault) {
  EXPECT_EQ(fault_of(encode_postcodes(few()), 2), "new_area");
}

TEST(PostcodeCodec, ACountThatDisagreesIsAFault) {
  Json json = encode_postcodes(few());
  replace(json, "rows", Json(4));
  EXPECT_EQ(fault_of(json), "rows");
}

}  // namespace
}  // namespace pcn
