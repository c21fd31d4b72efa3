#include "core/insight/activity.h"

#include <gtest/gtest.h>

#include "core/model/query.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;

Dataset area() {
  Dataset data = AsciiArea({"a b"})
                     .practice("G1", 'a', 1500, "U1")
                     .practice("G2", 'b', 900, "U1")
                     .practice("G3", 'b', 700, "U2")
                     .build();
  data.activity_measures = {{"calls-answered", {2025, 10, 1}, {2026, 2, 28}, 80, 100}};
  data.activity.push_back({find_practice(data, "G1"), 0, 30, 40});
  return data;
}

TEST(Activity, ANetworkIsTheSumOfThePracticesThatAreKnown) {
  const Dataset data = area();
  const ActivityWords& words = *find_activity("calls-answered");
  const auto figures = network_activity(data, find_network(data, "U1"), data.newest);
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures[0].known, 1U);
  EXPECT_EQ(figures[0].practices, 2U);
  EXPECT_TRUE(figures[0].part());
  EXPECT_EQ(figures[0].value(words), 75);
}

TEST(Activity, OfAPracticeWithoutARowNothingIsKnown) {
  const Dataset data = area();
  const auto figures = network_activity(data, find_network(data, "U2"), data.newest);
  EXPECT_EQ(figures[0].known, 0U);
  EXPECT_EQ(figures[0].value(*find_activity("calls-answered")), std::nullopt);
}

TEST(Activity, PeriodsInWords) {
  EXPECT_EQ(period_words({"", {2025, 4, 1}, {2025, 4, 30}, 0, 0}), "April 2025");
  EXPECT_EQ(period_words({"", {2025, 4, 30}, {2025, 4, 30}, 0, 0}), "30 April 2025");
  EXPECT_EQ(period_words({"", {2025, 10, 1}, {2026, 2, 28}, 0, 0}), "October 2025 to February 2026");
  EXPECT_EQ(period_words({"", {2023, 4, 1}, {2024, 3, 31}, 0, 0}), "year to March 2024");
}

}  // namespace
}  // namespace pcn
