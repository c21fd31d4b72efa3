#include "core/figures/disclosure.h"

#include <random>

#include <gtest/gtest.h>

namespace pcn {
namespace {

TEST(Suppression, OnlyOneToFourAreSmall) {
  EXPECT_EQ(shown_count(0), "0");
  EXPECT_EQ(shown_count(1), "fewer than 5");
  EXPECT_EQ(shown_count(4), "fewer than 5");
  EXPECT_EQ(shown_count(5), "5");
  EXPECT_EQ(shown_count(1234), "1,234");
  EXPECT_EQ(shown_count(1234, true), "not shown");
  EXPECT_EQ(shown_count(3, true), "fewer than 5");
}

TEST(Suppression, NothingSmallHidesNothing) {
  EXPECT_TRUE(hidden_counts({}).empty());
  EXPECT_EQ(hidden_counts({0, 10, 20}), (std::vector<bool>{false, false, false}));
}

TEST(Suppression, ASingleHiddenCountTakesTheSmallestOtherWithIt) {
  EXPECT_EQ(hidden_counts({3, 40, 20, 0}), (std::vector<bool>{true, false, true, false}));
  EXPECT_EQ(hidden_counts({20, 3, 20}), (std::vector<bool>{true, true, false}));
}

TEST(Suppression, TwoHiddenCountsThatAddUpToFewTakeAThird) {
  EXPECT_EQ(hidden_counts({1, 2, 30, 9}), (std::vector<bool>{true, true, false, true}));
  EXPECT_EQ(hidden_counts({4, 4, 30, 9}), (std::vector<bool>{true, true, false, false}));
}

TEST(Suppression, NoOtherCountIsLeftToHide) {
  EXPECT_EQ(hidden_counts({3, 0, 0}), (std::vector<bool>{true, false, false}));
}

TEST(Suppression, TablesWithTotalsKeepNoLineWithOneHiddenCell) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const std::size_t rows = 2 + random() % 5;
    const std::size_t columns = 2 + random() % 5;
    std::vector<std::vector<std::int64_t>> table(rows, std::vector<std::int64_t>(columns));
    for (auto& row : table) {
      for (std::int64_t& cell : row)
        cell = random() % 4 == 0 ? static_cast<int>(random() % 7) : 5 + random() % 90;
    }
    const auto hidden = hidden_cells(table);
    const auto check = [&](auto&& at, std::size_t size) {
      std::int64_t sum = 0;
      int count = 0, others = 0;
      for (std::size_t i = 0; i < size; ++i) {
        const auto [cell, flag] = at(i);
        if (flag) sum += cell, ++count;
        if (!flag && cell > 0) ++others;
        EXPECT_TRUE(flag || cell == 0 || cell >= kLeastShown);
      }
      EXPECT_TRUE(count == 0 || (count > 1 && sum >= kLeastShown) || others == 0);
    };
    for (std::size_t row = 0; row < rows; ++row) {
      check([&](std::size_t i) { return std::pair(table[row][i], bool(hidden[row][i])); }, columns);
    }
    for (std::size_t column = 0; column < columns; ++column) {
      check([&](std::size_t i) { return std::pair(table[i][column], bool(hidden[i][column])); }, rows);
    }
  }
}

}  // namespace
}  // namespace pcn
