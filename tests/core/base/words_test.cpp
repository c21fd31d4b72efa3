// Dates, distances and lists in words: they follow the language, and what machines read does not.
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/base/date.h"
#include "core/base/message.h"
#include "core/base/text.h"

namespace pcn {
namespace {

constexpr Date kDay{2026, 9, 1};

TEST(Words, OfDatesDistancesAndLists) {
  EXPECT_EQ(to_words(kDay), "1 September 2026");
  EXPECT_EQ(to_words(Date{2026, 12, 31}), "31 December 2026");
  EXPECT_EQ(weekday_words(0), "Monday");
  EXPECT_EQ(weekday_words(6), "Sunday");
  EXPECT_EQ(format_distance(354), "350 metres");
  EXPECT_EQ(format_distance(1234), "1.2 km");
  EXPECT_EQ(join_and({}), "");
  EXPECT_EQ(join_and({"a"}), "a");
  EXPECT_EQ(join_and({"a", "b", "c"}), "a, b and c");
}

TEST(Words, FollowTheLanguageButWhatMachinesReadDoesNot) {
  std::ifstream file(PCN_MADE_UP_TEXTS, std::ios::binary);
  ASSERT_TRUE(use_texts(std::string{std::istreambuf_iterator<char>(file), {}}));
  EXPECT_EQ(to_words(kDay), "←1→ Sééptéémbéér ←2026→");
  EXPECT_EQ(weekday_words(6), "Súúndááy");
  EXPECT_EQ(format_distance(354), "←350→ méétréés");
  EXPECT_EQ(join_and({"a", "b", "c"}), "a, b áánd c");
  EXPECT_EQ(to_iso(kDay), "2026-09-01");
  EXPECT_EQ(read_date("1 September 2026"), kDay);
  EXPECT_EQ(format_decimal(1234.5, 1), "1,234.5");
  EXPECT_EQ(format_count(1234), "1,234");
  use_english();
}

}  // namespace
}  // namespace pcn
