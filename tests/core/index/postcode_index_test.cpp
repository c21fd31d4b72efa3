#include "core/index/postcode_index.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "tests/support/random.h"

namespace pcn {
namespace {

using pcn::testing::Random;

Dataset with_postcodes(std::set<std::string> texts) {
  Dataset data;
  std::int32_t east = 530000;
  for (const std::string& text : texts) {
    Postcode postcode;
    std::copy(text.begin(), text.end(), postcode.text.begin());
    postcode.east = east;
    postcode.north = 170000;
    east += 100;
    data.postcodes.push_back(postcode);
  }
  return data;
}

std::vector<std::string> texts_of(const PostcodeIndex& index, const std::vector<PostcodeRange>& ranges) {
  std::vector<std::string> texts;
  for (const PostcodeRange range : ranges) {
    for (std::uint32_t i = range.first; i < range.last; ++i) texts.push_back(index.text(i));
  }
  return texts;
}
std::vector<std::string> texts_of(const PostcodeIndex& index, PostcodeRange range) {
  return texts_of(index, std::vector{range});
}

TEST(PostcodeIndex, WithoutPostcodesFindsNothing) {
  const PostcodeIndex index((Dataset()));
  EXPECT_EQ(index.size(), 0U);
  EXPECT_FALSE(index.find("SE5 9RS"));
  EXPECT_TRUE(index.with_prefix("SE5").empty());
  EXPECT_EQ(index.in_outward("SE5").size(), 0U);
  EXPECT_TRUE(index.nearest({0, 0}, 3).empty());
}

TEST(PostcodeIndex, FindsWhatPeopleType) {
  const PostcodeIndex index(with_postcodes({"SE1 0AA", "SE10 0AA", "SE5 9RS", "EC1A 1BB"}));
  const auto found = index.find(" se59rs ");
  ASSERT_TRUE(found);
  EXPECT_EQ(index.text(*found), "SE5 9RS");
  ASSERT_TRUE(index.find("ec1a1bb"));
  EXPECT_EQ(index.text(*index.find("ec1a1bb")), "EC1A 1BB") << "eight characters";
  for (const char* text : {"", "SE5", "SE5 9RT", "nonsense", "SE59RSX", "\xFF\xFF"})
    EXPECT_FALSE(index.find(text)) << text;
}

TEST(PostcodeIndex, TellsOutwardCodesApart) {
  const PostcodeIndex index(
      with_postcodes({"SE1 0AA", "SE1 9AA", "SE10 0AA", "SE11 4AA", "SE1P 5AA", "SE5 9RS"}));
  EXPECT_EQ(texts_of(index, index.in_outward("se1")), (std::vector<std::string>{"SE1 0AA", "SE1 9AA"}));
  EXPECT_EQ(texts_of(index, index.in_outward("SE10")), (std::vector<std::string>{"SE10 0AA"}));
  EXPECT_EQ(index.in_outward("SE").size(), 0U);
  EXPECT_EQ(index.in_outward("").size(), 0U);
  EXPECT_EQ(texts_of(index, index.in_sector("SE1 9")), (std::vector<std::string>{"SE1 9AA"}));
  EXPECT_EQ(texts_of(index, index.in_sector("se19")), (std::vector<std::string>{"SE1 9AA"}));
  EXPECT_EQ(texts_of(index, index.in_sector("SE10 0")), (std::vector<std::string>{"SE10 0AA"}));
  EXPECT_EQ(index.in_sector("SE").size(), 0U);
  EXPECT_EQ(index.in_sector("5").size(), 0U);
}

TEST(PostcodeIndex, FollowsTypingWithAndWithoutTheSpace) {
  const PostcodeIndex index(
      with_postcodes({"SE1 0AA", "SE1 9AA", "SE10 0AA", "SE10 9RS", "SE19 1AA", "SE5 9RS", "SW1 9AA"}));
  const auto typed = [&](std::string_view text) { return texts_of(index, index.with_prefix(text)); };
  EXPECT_EQ(typed("").size(), 0U);
  EXPECT_EQ(typed(" ").size(), 0U);
  EXPECT_EQ(typed("s").size(), 7U);
  EXPECT_EQ(typed("se").size(), 6U);
  EXPECT_EQ(typed("se1"),
            (std::vector<std::string>{"SE1 0AA", "SE1 9AA", "SE10 0AA", "SE10 9RS", "SE19 1AA"}));
  EXPECT_EQ(typed("se1 "), (std::vector<std::string>{"SE1 0AA", "SE1 9AA"}));
  EXPECT_EQ(typed("se19"), (std::vector<std::string>{"SE1 9AA", "SE19 1AA"})) << "either may be meant";
  EXPECT_EQ(typed("se109"), (std::vector<std::string>{"SE10 9RS"}));
  EXPECT_EQ(typed("se10 9r"), (std::vector<std::string>{"SE10 9RS"}));
  EXPECT_EQ(typed("se59rs"), (std::vector<std::string>{"SE5 9RS"}));
  EXPECT_EQ(typed("se59rsx").size(), 0U);
  EXPECT_EQ(typed("camberwell green").size(), 0U);
}

TEST(PostcodeIndex, AgreesWithLookingAtEveryText) {
  Random random(91);
  SCOPED_TRACE(random.trace());
  std::set<std::string> texts;
  const auto letter = [&] { return static_cast<char>('A' + random.integer(0, 3)); };
  const auto digit = [&] { return static_cast<char>('0' + random.integer(0, 3)); };
  for (int i = 0; i < 3000; ++i) {
    std::string text(1, letter());
    if (random.chance(0.5)) text += letter();
    text += digit();
    if (random.chance(0.4)) text += random.chance(0.5) ? digit() : letter();
    text += ' ';
    text += digit();
    text += letter();
    text += letter();
    texts.insert(text);
  }
  const Dataset data = with_postcodes(texts);
  const PostcodeIndex index(data);
  for (const std::string& text : texts) ASSERT_TRUE(index.find(text)) << text;
  for (const std::string& text : texts) {
    std::string compact = text;
    std::erase(compact, ' ');
    const std::string typed = random.chance(0.5)
                                  ? text.substr(0, static_cast<std::size_t>(random.integer(1, 8)))
                                  : compact.substr(0, static_cast<std::size_t>(random.integer(1, 7)));
    std::vector<std::string> expected;
    for (const std::string& other : texts) {
      std::string other_compact = other;
      std::erase(other_compact, ' ');
      const bool spaced = typed.find(' ') != std::string::npos;
      if (spaced ? other.starts_with(typed) : other_compact.starts_with(typed)) expected.push_back(other);
    }
    ASSERT_EQ(texts_of(index, index.with_prefix(typed)), expected) << "typed \"" << typed << "\"";
  }
}

TEST(PostcodeIndex, FindsTheNearestByPlaceThenText) {
  Dataset data = with_postcodes({"SE1 0AA", "SE1 0AB", "SE1 0AD"});
  for (Postcode& postcode : data.postcodes) postcode.east = 530000;
  data.postcodes[2].north = 170050;
  const PostcodeIndex index(data);
  const auto found = index.nearest({530000, 170010}, 3);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0], (PackedRTree::Found{0, 10}));
  EXPECT_EQ(found[1], (PackedRTree::Found{1, 10}));
  EXPECT_EQ(found[2], (PackedRTree::Found{2, 40}));
  EXPECT_EQ(index.nearest({530000, 170010}, 3, 20).size(), 2U);
}

}  // namespace
}  // namespace pcn
