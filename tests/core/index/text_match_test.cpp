#include "core/index/text_match.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "tests/support/random.h"

namespace pcn {
namespace {

using pcn::testing::Random;

TEST(FoldText, MakesOneFormOfWhatPeopleMix) {
  EXPECT_EQ(fold_text(""), "");
  EXPECT_EQ(fold_text(" -- ' . "), "");
  EXPECT_EQ(fold_text("  St. John's   Road "), "st johns road");
  EXPECT_EQ(fold_text("Saint John\xE2\x80\x99s Rd"), "st johns road");
  EXPECT_EQ(fold_text("Acorn & Gaumont"), "acorn and gaumont");
  EXPECT_EQ(fold_text("Acorn&Gaumont"), "acorn and gaumont");
  EXPECT_EQ(fold_text("Top-Up (Hub)"), "top up hub");
  EXPECT_EQ(fold_text("P.C.N."), "pcn");
  EXPECT_EQ(fold_text("North Lewisham Primary Care Network"), "north lewisham pcn");
  EXPECT_EQ(fold_text("a primary care network, not the primary care network"), "a pcn not the pcn");
}

TEST(FoldText, TakesAccentsOff) {
  EXPECT_EQ(fold_text("\xC3\x89vr\xC3\xA9ux \xC3\x86sop Stra\xC3\x9F"
                      "e \xC5\x81\xC3\xB3"
                      "d\xC5\xBA"),
            "evreux aesop strasse lodz");
  EXPECT_EQ(fold_text("e\xCC\x81"), "e") << "a combining accent";
}

TEST(FoldText, TakesAnyBytes) {
  Random random(101);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (std::int64_t i = random.integer(0, 12); i > 0; --i)
      bytes += static_cast<char>(random.integer(0, 255));
    const std::string folded = fold_text(bytes);
    for (const char c : folded) ASSERT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ');
    ASSERT_EQ(fold_text(folded), folded) << "folding twice changes nothing";
  }
}

TEST(TypingDistance, CountsEveryKindOfError) {
  EXPECT_EQ(typing_distance("", "", 2), 0);
  EXPECT_EQ(typing_distance("", "ab", 2), 2);
  EXPECT_EQ(typing_distance("", "abc", 2), 3) << "more than the limit";
  EXPECT_EQ(typing_distance("lewisham", "lewisham", 2), 0);
  EXPECT_EQ(typing_distance("lewsham", "lewisham", 2), 1);
  EXPECT_EQ(typing_distance("lewiisham", "lewisham", 2), 1);
  EXPECT_EQ(typing_distance("lewosham", "lewisham", 2), 1);
  EXPECT_EQ(typing_distance("lweisham", "lewisham", 2), 1) << "neighbours exchanged";
  EXPECT_EQ(typing_distance("ca", "abc", 5), 3) << "no change inside an exchanged pair";
  EXPECT_EQ(typing_distance("kitten", "sitting", 5), 3);
}

// The definition, without any shortcut.
int full_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = static_cast<int>(i + j);
        continue;
      }
      d[i][j] =
          std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

TEST(TypingDistance, AgreesWithTheDefinition) {
  Random random(102);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 20000; ++round) {
    std::string a, b;
    for (std::int64_t i = random.integer(0, 7); i > 0; --i)
      a += static_cast<char>('a' + random.integer(0, 2));
    for (std::int64_t i = random.integer(0, 7); i > 0; --i)
      b += static_cast<char>('a' + random.integer(0, 2));
    const int limit = static_cast<int>(random.integer(0, 3));
    ASSERT_EQ(typing_distance(a, b, limit), std::min(full_distance(a, b), limit + 1)) << a << " " << b;
    int best = limit + 1;
    for (std::size_t length = 0; length <= b.size(); ++length) {
      best = std::min(best, full_distance(a, std::string_view(b).substr(0, length)));
    }
    ASSERT_EQ(typing_distance_to_prefix(a, b, limit), best) << a << " " << b;
  }
}

TEST(ForgivenErrors, GrowWithTheWordAndNeverTouchNumbers) {
  EXPECT_EQ(forgiven_errors(""), 0);
  EXPECT_EQ(forgiven_errors("lee"), 0);
  EXPECT_EQ(forgiven_errors("cray"), 1);
  EXPECT_EQ(forgiven_errors("peckham"), 1);
  EXPECT_EQ(forgiven_errors("lewisham"), 2);
  EXPECT_EQ(forgiven_errors("g85013"), 0);
}

}  // namespace
}  // namespace pcn
