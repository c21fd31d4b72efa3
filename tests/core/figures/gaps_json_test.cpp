#include "core/figures/gaps_json.h"

#include <gtest/gtest.h>

#include "core/io/json.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;

Dataset row_of_six() {
  AsciiArea draft({"a b c d e f"});
  for (const char letter : std::string("abcdef")) draft.ages(letter, {100, 0, 0, 0, 0, 3});
  draft.practice("G1", 'a', 300, "U1").practice("G2", 'f', 300, "U2");
  return draft.build();
}

Json parsed(const std::string& text) {
  auto json = parse_json(text, "gaps");
  EXPECT_TRUE(json) << text;
  return json ? *json : Json{};
}

TEST(GapsJson, AllTestsRankedWithTheMatrix) {
  const Dataset data = row_of_six();
  const CoverageRun run = run_coverage(data, data.newest, *parse_footprint("modelled:plurality"));
  const Json json = parsed(gaps_json(data, run, {}));
  ASSERT_NE(json.find("tests"), nullptr);
  EXPECT_EQ(json.find("tests")->array()->size(), gap_tests().size());
  EXPECT_EQ(json.find("matrix")->find("networks")->array()->size(), 2u);
  EXPECT_EQ(*json.find("footprint")->find("choice")->text(), "modelled:plurality");
  EXPECT_NE(json.find("footprint")->find("method")->text()->find("odelled"), std::string::npos);
  EXPECT_EQ(*json.find("people")->text(), "everybody");
}

TEST(GapsJson, OneTestWithItsThresholdAndRows) {
  const Dataset data = row_of_six();
  const CoverageRun run = run_coverage(data, data.newest, *parse_footprint("modelled:plurality"));
  GapsRequest request;
  request.test = "walk-any";
  request.threshold = 15;
  const Json json = parsed(gaps_json(data, run, request));
  const Json& test = json.find("tests")->array()->front();
  EXPECT_EQ(*test.find("people")->integer(), 4 * 103);
  EXPECT_EQ(*test.find("failing")->integer(), 4);
  EXPECT_DOUBLE_EQ(test.find("threshold")->number(), 15);
  EXPECT_EQ(test.find("rows")->array()->size(), 4u);
  EXPECT_EQ(json.find("matrix"), nullptr);
}

TEST(GapsJson, APlanIsCalledOneInBothForms) {
  const Dataset data = row_of_six();
  const CoverageRun run = run_coverage(data, data.newest, *parse_footprint("modelled:plurality"));
  EXPECT_EQ(parsed(gaps_json(data, run, {})).find("plan"), nullptr);
  EXPECT_EQ(gaps_text(data, run, {}).find("plan"), std::string::npos);
  GapsRequest request;
  request.plan = "G1:U2";
  EXPECT_EQ(*parsed(gaps_json(data, run, request)).find("plan")->text(), "G1:U2");
  EXPECT_TRUE(gaps_text(data, run, request).starts_with("A plan, not what is published: G1:U2.\n"));
}

TEST(GapsJson, SmallCountsAreNeverGivenAway) {
  const Dataset data = row_of_six();
  const CoverageRun run = run_coverage(data, data.newest, *parse_footprint("modelled:plurality"));
  GapsRequest request;
  request.test = "walk-any";
  request.filter.age_groups = 1U << 5U;
  const std::string text = gaps_json(data, run, request);
  const Json json = parsed(text);
  for (const Json& row : *json.find("tests")->array()->front().find("rows")->array()) {
    EXPECT_TRUE(row.find("people")->is_null());
    EXPECT_EQ(*row.find("people_shown")->text(), "fewer than 5");
  }
  EXPECT_EQ(*json.find("people")->text(), "aged 65+");
  EXPECT_NE(gaps_text(data, run, request).find("fewer than 5 residents"), std::string::npos);
}

}  // namespace
}  // namespace pcn
