#include "core/import/rows.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

TEST(OfficialDate, ReadsEveryWayInWhichThePublishersWrite) {
  const Date day{2026, 7, 1};
  for (const std::string_view text :
       {"20260701", "2026-07-01", "01Jul2026", "01JUL2026", "01-Jul-26", " 01/07/2026 "}) {
    EXPECT_EQ(read_date(text), day) << text;
  }
}

TEST(OfficialDate, RefusesWhatIsNoDay) {
  for (const std::string_view text :
       {"", "36251", "31Feb2026", "2026", "07/13/2026", "01Xyz2026", "99/99/2026"}) {
    EXPECT_FALSE(read_date(text).has_value()) << text;
  }
}

class OneField : public ::testing::Test {
 protected:
  static CsvReader with(const std::string& bytes) {
    auto reader = CsvReader::open(bytes, "f.csv");
    EXPECT_TRUE(*reader->next());
    return *reader;
  }
};

TEST_F(OneField, NumbersMayHaveThousandsSeparators) {
  const std::string bytes = "n\n\"1,234\"\n";
  EXPECT_EQ(*whole_at(with(bytes), 0), 1234);
}

TEST_F(OneField, AMissingNumberIsNoneAndAFaultyOneAnError) {
  for (const std::string text : {"NA", "-"}) {
    const std::string bytes = "n\n" + text + "\n";
    const auto value = optional_number_at(with(bytes), 0);
    ASSERT_TRUE(value.has_value());
    EXPECT_FALSE(value->has_value());
  }
  const std::string bytes = "n\n12x\n";
  const auto value = optional_number_at(with(bytes), 0);
  ASSERT_FALSE(value.has_value());
  EXPECT_EQ(value.error().message(), "f.csv, line 2, column 1, field n: expected a number, found \"12x\"");
}

}  // namespace
}  // namespace pcn
