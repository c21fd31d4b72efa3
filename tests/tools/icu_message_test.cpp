#include "tools/texts/icu_message.h"

#include <gtest/gtest.h>

#include "core/base/message_form.h"

namespace pcn::texts {
namespace {

std::string fault_of(std::string_view text) { return read_icu_message(text).fault; }

TEST(IcuMessage, FieldsStandByNameAndAreNumbersWhereCounted) {
  const IcuMessage message =
      read_icu_message("{who} has {people, plural, one {#} other {# of {people}}} <a>here</a>");
  ASSERT_EQ(message.fault, "");
  const std::vector<Field> expected = {
      {"a", FieldKind::kTag}, {"people", FieldKind::kNumber}, {"who", FieldKind::kText}};
  EXPECT_EQ(message.fields, expected);
  EXPECT_EQ(message_form_of(message.parts, message.fields),
            "\x01\" has \x03!o\x05\x02!\x06*\x05\x02! of \x02!\x06\x07 \x0E here\x0F");
}

TEST(IcuMessage, ApostrophesAreThemselvesUnlessBeforeSyntax) {
  EXPECT_EQ(read_icu_message("the networks' own, isn't it '{'so'}' it''s").parts[0].words,
            "the networks' own, isn't it {so} it's");
}

TEST(IcuMessage, WrittenAgainItIsTheSameMessage) {
  for (const char* text :
       {"", "isn't it", "the networks' <a>own '{'{n , number}'}'</a>", "a '<' b ''", "it'''s '#'",
        "{name}'s '{x'",
        "{n,plural,=0{none} one {# of {what}''} other {'#' {n, select, a {b} other {c's}}}}"}) {
    const IcuMessage message = read_icu_message(text);
    ASSERT_TRUE(message.fault.empty()) << text << ": " << message.fault;
    const IcuMessage again = read_icu_message(icu_text_of(message.parts));
    EXPECT_EQ(again.fault, "") << text << " became " << icu_text_of(message.parts);
    EXPECT_EQ(message_form_of(again.parts, message.fields), message_form_of(message.parts, message.fields))
        << text << " became " << icu_text_of(message.parts);
  }
  EXPECT_EQ(icu_text_of(read_icu_message("{n,plural,one{# person}other{the people's}}").parts),
            "{n, plural, one {{n, number} person} other {the people's}}");
}

TEST(IcuMessage, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(fault_of("a {b"), "',' or '}' is missing at character 5");
  EXPECT_EQ(fault_of("a } b"), "'}' without '{' at character 3");
  EXPECT_EQ(fault_of("{n, plural, one {x}}"), "the branch 'other' is missing at character 21");
  EXPECT_EQ(fault_of("{n, plural, some {x} other {y}}"), "'some' is no plural category at character 19");
  EXPECT_EQ(fault_of("<a>b"), "</a> is missing at character 5");
  EXPECT_EQ(fault_of("b</a>"), "the end of a tag that was not begun at character 2");
  EXPECT_EQ(fault_of("<a>{a}</a>"), "'a' is a tag and an argument at character 7");
  EXPECT_EQ(fault_of("{n, date}"), "'date' is none of number, plural, select at character 9");
}

TEST(IcuMessage, TheMadeUpLanguageHasOtherLettersAndForms) {
  const IcuMessage message = read_icu_message("{n, plural, one {# place} other {# places}} of {name}");
  const IcuMessage expected =
      read_icu_message("{n, plural, few {# pláácéés} one {# pláácéé} other {# pláácéés}} óóf ←{name}→");
  EXPECT_EQ(message_form_of(made_up(message.parts), message.fields),
            message_form_of(expected.parts, expected.fields));
}

}  // namespace
}  // namespace pcn::texts
