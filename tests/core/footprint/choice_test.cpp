#include <gtest/gtest.h>

#include "core/footprint/footprint.h"

namespace pcn {
namespace {

TEST(FootprintChoice, ReadsWhatItWrites) {
  for (const char* text : {"declared", "modelled:plurality", "observed:plurality", "modelled:share:20",
                           "observed:share:12.5", "modelled:cumulative:80", "observed:cumulative:98"}) {
    const auto choice = parse_footprint(text);
    ASSERT_TRUE(choice) << text;
    EXPECT_EQ(to_text(*choice), text);
  }
}

TEST(FootprintChoice, RefusesWhatIsNoRuleOrOutOfRange) {
  for (const char* text :
       {"", "declared:plurality", "modelled", "modelled:", "modelled:plurality:3", "modelled:share",
        "modelled:share:0", "modelled:share:101", "modelled:share:nan", "modelled:cumulative:49",
        "modelled:cumulative:99", "observed:cumulative:80:1", "voronoi:plurality"}) {
    EXPECT_FALSE(parse_footprint(text)) << text;
  }
}

TEST(FootprintChoice, SentenceSaysModelledOrObservedAndTheParameter) {
  EXPECT_NE(rule_sentence(*parse_footprint("modelled:share:20")).find("20%"), std::string::npos);
  EXPECT_NE(rule_sentence(*parse_footprint("modelled:plurality")).find("modelled"), std::string::npos);
  EXPECT_NE(rule_sentence(*parse_footprint("observed:cumulative:80")).find("observed"), std::string::npos);
  EXPECT_EQ(rule_sentence(*parse_footprint("observed:plurality")).find("modelled"), std::string::npos);
}

}  // namespace
}  // namespace pcn
