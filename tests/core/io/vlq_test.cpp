#include "core/io/vlq.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace pcn {
namespace {

std::vector<std::int64_t> read_all(std::string_view text) {
  VlqReader reader(text);
  std::vector<std::int64_t> values;
  while (const auto value = reader.next()) values.push_back(*value);
  EXPECT_TRUE(reader.at_end()) << text;
  return values;
}

TEST(Vlq, NothingIsEmptyText) {
  EXPECT_EQ(VlqWriter().text(), "");
  EXPECT_TRUE(read_all("").empty());
}

TEST(Vlq, SmallNumbersTakeOneLetterWithSignLowest) {
  VlqWriter writer;
  for (const std::int64_t value : {0, -1, 1, -2, 15, -16}) writer.put(value);
  EXPECT_EQ(writer.text(), "ABCDef");
  EXPECT_EQ(read_all("ABCDef"), (std::vector<std::int64_t>{0, -1, 1, -2, 15, -16}));
}

TEST(Vlq, LongerNumbersContinue) {
  VlqWriter writer;
  writer.put(16);
  EXPECT_EQ(writer.text(), "gB");
}

TEST(Vlq, ALetterOutsideTheAlphabetStopsBeforeTheEnd) {
  VlqReader reader("AB!A");
  EXPECT_TRUE(reader.next() && reader.next());
  EXPECT_FALSE(reader.next().has_value());
  EXPECT_FALSE(reader.at_end());
}

TEST(Vlq, AnUnfinishedNumberIsNone) {
  VlqReader reader("g");
  EXPECT_FALSE(reader.next().has_value());
}

TEST(Vlq, AnEndlessNumberIsNone) {
  const std::string text(100, 'g');
  VlqReader reader(text);
  EXPECT_FALSE(reader.next().has_value());
}

TEST(Vlq, AnyNumbersComeBack) {
  testing::Random random(20260701);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 200; ++round) {
    std::vector<std::int64_t> values;
    VlqWriter writer;
    for (int i = 0; i < 50; ++i) {
      const auto bits = static_cast<int>(random.integer(1, 57));
      const std::int64_t most = (std::int64_t{1} << bits) - 1;
      values.push_back(random.integer(-most, most));
      writer.put(values.back());
    }
    ASSERT_EQ(read_all(writer.text()), values);
  }
}

TEST(Delta, StoresDifferences) {
  DeltaWriter writer;
  for (const std::int64_t value : {10, 11, 9}) writer.put(value);
  EXPECT_EQ(read_all(writer.text()), (std::vector<std::int64_t>{10, 1, -2}));
}

}  // namespace
}  // namespace pcn
