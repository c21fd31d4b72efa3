#include "core/base/sort.h"

#include <algorithm>
#include <memory>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace pcn {
namespace {

TEST(SortStable, LeavesNothingAndOneThingAlone) {
  std::vector<int> none;
  sort_stable(none.begin(), none.end());
  EXPECT_TRUE(none.empty());
  std::vector<int> one{7};
  sort_stable(one.begin(), one.end());
  EXPECT_EQ(one, std::vector<int>{7});
}

TEST(SortStable, KeepsEqualElementsAsTheyStood) {
  std::vector<std::string> words{"bb", "a", "cc", "b", "aa", "c"};
  sort_stable(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  EXPECT_EQ(words, (std::vector<std::string>{"a", "b", "c", "bb", "cc", "aa"}));
}

TEST(SortStable, MovesWhatCannotBeCopied) {
  std::vector<std::unique_ptr<int>> numbers;
  for (const int number : {3, 1, 2}) numbers.push_back(std::make_unique<int>(number));
  sort_stable(numbers.begin(), numbers.end(), [](const auto& a, const auto& b) { return *a < *b; });
  EXPECT_EQ(*numbers[0], 1);
  EXPECT_EQ(*numbers[2], 3);
}

TEST(SortStable, AgreesWithTheStandardLibrary) {
  constexpr unsigned kSeed = 20190701;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  for (std::size_t count = 0; count < 130; ++count) {
    std::vector<std::pair<unsigned, std::size_t>> pairs;
    for (std::size_t i = 0; i < count; ++i) pairs.emplace_back(random() % 10, i);
    auto expected = pairs;
    const auto by_first = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::stable_sort(expected.begin(), expected.end(), by_first);
    sort_stable(pairs.begin(), pairs.end(), by_first);
    EXPECT_EQ(pairs, expected) << count;
  }
}

}  // namespace
}  // namespace pcn
