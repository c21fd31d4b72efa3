#include "core/base/message.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/base/plural_rule.h"
#include "texts/answer.h"

namespace pcn {
namespace {

TEST(Message, WithoutArgumentsIsItsText) {
  EXPECT_EQ(std::string_view(text::answer::what_it_is_not_title), "What it is not");
}

TEST(Message, TakesArgumentsAndPluralForms) {
  const auto who = [](int practices, int people) {
    return say(text::answer::who{
        .day = "1 July 2026", .list_day = "1 June 2026", .people = people, .practices = practices});
  };
  EXPECT_EQ(who(1, 1), "1 practice was in it on 1 July 2026. It looks after 1 person (1 June 2026).");
  EXPECT_EQ(who(12, 51234),
            "12 practices were in it on 1 July 2026. Together they look after 51,234 people (1 June 2026).");
}

TEST(Message, LeavesTagsOutOfPlainText) {
  // A span is more than this layer knows: any address stands for one.
  const int somewhere = 0;
  const TextArgument like(TextTag{*reinterpret_cast<const Span*>(&somewhere)});
  EXPECT_TRUE(say_with(text::answer::what_it_is::kId, &like).starts_with("A primary care network (PCN) is"));
  const auto pieces = say_pieces(text::answer::what_it_is::kId, &like);
  ASSERT_EQ(pieces.size(), 3U);
  EXPECT_EQ(pieces[1].text, "primary care network");
  EXPECT_EQ(static_cast<const void*>(pieces[1].like), &somewhere);
  EXPECT_EQ(pieces[2].like, nullptr);
}

TEST(Message, TakesAnotherLanguageAndRefusesOtherFiles) {
  EXPECT_EQ(language(), "en");
  EXPECT_FALSE(use_texts("pcn texts 1\nxx\n\n1\nA\0"));
  EXPECT_FALSE(use_texts(""));
  std::ifstream file(PCN_MADE_UP_TEXTS, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(bytes.empty());
  EXPECT_FALSE(use_texts(bytes.substr(0, bytes.size() / 2)));
  ASSERT_TRUE(use_texts(bytes));
  EXPECT_EQ(language(), "en-XA");
  EXPECT_EQ(std::string_view(text::answer::what_it_is_not_title), "Wháát íít íís nóót");
  use_english();
  EXPECT_EQ(std::string_view(text::answer::what_it_is_not_title), "What it is not");
}

TEST(PluralRule, FollowsTheRulesOfALanguage) {
  const std::string_view rules =
      "one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14; many: n = 1000000 or n = "
      "0";
  EXPECT_EQ(plural_category(rules, 1), 'o');
  EXPECT_EQ(plural_category(rules, 21), 'o');
  EXPECT_EQ(plural_category(rules, 11), '*');
  EXPECT_EQ(plural_category(rules, 23), 'f');
  EXPECT_EQ(plural_category(rules, 13), '*');
  EXPECT_EQ(plural_category(rules, 0), 'm');
  EXPECT_EQ(plural_category("", 1), '*');
  EXPECT_TRUE(is_plural_rules(""));
  EXPECT_FALSE(is_plural_rules("one n = 1"));
  EXPECT_FALSE(is_plural_rules("one: n % 0 = 1"));
  EXPECT_FALSE(is_plural_rules("some: n = 1"));
}

}  // namespace
}  // namespace pcn
