#include "core/import/quality_files.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

TEST(Ratings, KeepTheOverallOne) {
  const auto rows = read_ratings(
      "\"Practice.Code\",\"Year\",\"location_name\",\"service_population_group\",\"domain\",\"latest_"
      "rating\"\n"
      "\"G1\",2016,\"The Surgery\",\"Overall\",\"Overall\",\"Good\"\n\"G1\",2016,\"The "
      "Surgery\",\"Overall\",\"Safe\",\"Bad\"\n",
      "c.csv");
  ASSERT_TRUE(rows.has_value()) << rows.error().message();
  ASSERT_EQ(rows->size(), 1u);
  EXPECT_EQ(rows->front(), (PracticeRating{"G1", "The Surgery", "Good", 2016}));
}

TEST(Registers, ReadCountsAndListTypes) {
  const auto rows = read_registers(
      "PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE\nG1,DM,96.0,17OV,4045\nG1,AF,,"
      "TOTAL,4045\n",
      "q.csv");
  ASSERT_TRUE(rows.has_value()) << rows.error().message();
  ASSERT_EQ(rows->size(), 1u);
  EXPECT_EQ(rows->front(), (PracticeRegister{"G1", "DM", 96, "17OV", 4045}));
}

TEST(Conditions, HaveNamesAndListsInWords) {
  EXPECT_EQ(condition_name("DM"), "Diabetes");
  EXPECT_EQ(condition_name("NEW"), "NEW");
  EXPECT_EQ(list_type_words("17OV"), "people aged 17 and over");
  EXPECT_EQ(list_type_words("TOTAL"), "people of all ages");
  EXPECT_EQ(list_type_words("??OV"), "??OV");
}

}  // namespace
}  // namespace pcn
