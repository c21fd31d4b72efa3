// Fields of the canvas that the page edits, and text that is copied from the canvas.
#include <string>

#include <gtest/gtest.h>

#include "tests/ui/program_fixture.h"

namespace pcn {
namespace {

class FieldTest : public testing::ProgramTest {
 protected:
  // Presses the panel until its field is handed to the page: what the page was told.
  std::string open_field() {
    (void)program.apply("view=sharing&net=U1&amount=100000");
    rest();
    const auto panel = 1200 * 0.64 + 60;
    for (double y = 120; y < 780 && platform.fields.empty(); y += 9) {
      for (double x = panel; x < 1180 && platform.fields.empty(); x += 33) {
        const std::string before = last_fragment();
        click(x, y);
        if (last_fragment() != before) (void)program.restore(before), rest();
      }
    }
    return platform.fields.empty() ? "" : platform.fields.back();
  }
};

TEST_F(FieldTest, AnAmountIsEditedByThePageAndReplacesTheOldOne) {
  const std::string field = open_field();
  EXPECT_NE(field.find("\"key\":\"amount\""), std::string::npos) << field;
  EXPECT_NE(field.find("\"kind\":\"number\""), std::string::npos) << field;
  EXPECT_NE(field.find("\"text\":\"100,000\""), std::string::npos) << field;
  EXPECT_EQ(program.type("75000", true), "{\"messages\":[],\"taken\":true}");
  rest();
  EXPECT_NE(last_fragment().find("amount=75000"), std::string::npos) << last_fragment();
  EXPECT_EQ(platform.fields.back(), field) << "the page closes its own field";
}

TEST_F(FieldTest, WhatCannotBeTakenIsSaidChangesNothingAndTheEditingGoesOn) {
  const std::string field = open_field();
  ASSERT_FALSE(field.empty());
  const std::string before = last_fragment();
  const std::string refused = program.type("£10075000,000", true);
  EXPECT_NE(refused.find("\"taken\":false"), std::string::npos) << refused;
  EXPECT_NE(refused.find("is no number such as"), std::string::npos) << refused;
  EXPECT_NE(program.type("9999999999", true).find("is outside £0 to £1,000,000,000"), std::string::npos);
  EXPECT_EQ(last_fragment(), before);
  EXPECT_EQ(program.type(" £ 80,000 ", true), "{\"messages\":[],\"taken\":true}");
  EXPECT_NE(last_fragment().find("amount=80000"), std::string::npos) << last_fragment();
}

TEST_F(FieldTest, EscapeGivesTheEditingUp) {
  ASSERT_FALSE(open_field().empty());
  const std::string before = last_fragment();
  EXPECT_EQ(program.type("", false), "{\"messages\":[],\"taken\":true}");
  rest();
  EXPECT_EQ(last_fragment(), before);
  (void)program.type("5", true);  // nothing is being edited any more
  EXPECT_EQ(last_fragment(), before);
}

TEST_F(FieldTest, AFieldThatIsOutOfSightIsTakenFromThePage) {
  ASSERT_FALSE(open_field().empty());
  (void)program.apply("view=networks");
  rest();
  EXPECT_EQ(platform.fields.back(), "");
}

TEST_F(FieldTest, WithoutAFieldNothingIsTyped) {
  const std::string before = last_fragment();
  EXPECT_EQ(program.type("75000", true), "{\"messages\":[],\"taken\":true}");
  EXPECT_EQ(last_fragment(), before);
}

TEST_F(FieldTest, TheChosenRowOrThePanelIsCopied) {
  (void)program.apply("view=networks");
  rest();
  const std::string all = program.copied(false);
  EXPECT_NE(all.find("North PCN\t"), std::string::npos) << all;
  EXPECT_NE(all.find("South PCN\t"), std::string::npos) << all;
  (void)program.apply("net=U2&view=networks");
  rest();
  const std::string row = program.copied(false);
  EXPECT_NE(row.find("South PCN\t"), std::string::npos) << row;
  EXPECT_EQ(row.find("North PCN\t"), std::string::npos) << row;
  EXPECT_NE(program.copied(true).find("North PCN\t"), std::string::npos);
}

TEST(Program, WithoutDataNothingIsCopiedOrTyped) {
  testing::FakePlatform platform;
  Program program(platform);
  EXPECT_EQ(program.copied(false), "");
  EXPECT_EQ(program.copied(true), "");
  EXPECT_EQ(program.type("1", true), "{\"messages\":[],\"taken\":true}");
}

}  // namespace
}  // namespace pcn
