#include "core/import/activity_files.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

TEST(ActivityFiles, CallsAreOfThoseAnsweredOrMissed) {
  const auto rows = read_calls(
      "month,practice_code,pcn_code,sub_icb_code,inbound,answered,ended_ivr,callback_requested,missed\n"
      "2025-12,G83067,U94126,72Q,12023,3921,3963,2876,1263\n",
      "calls.csv");
  ASSERT_TRUE(rows) << rows.error().message();
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_EQ(rows->front().count, 3921);
  EXPECT_EQ(rows->front().of, 3921 + 1263);
  EXPECT_EQ(rows->front().from, (Date{2025, 12, 1}));
  EXPECT_EQ(rows->front().to, (Date{2025, 12, 31}));
}

TEST(ActivityFiles, WhatIsNotGivenIsNotKnownAndNoNought) {
  const auto rows = read_calls(
      "month,practice_code,answered,missed\n2025-12,A1,,12\n2025-12,A2,NA,\n2025-12,A3,0,0\n2025-12,A4,0,5\n",
      "calls.csv");
  ASSERT_TRUE(rows) << rows.error().message();
  ASSERT_EQ(rows->size(), 1U);  // nothing can be said of none, but none of five is nought
  EXPECT_EQ(rows->front().practice, "A4");
  EXPECT_EQ(rows->front().count, 0);
}

TEST(ActivityFiles, WaitsAreOfAppointmentsWhoseTimeIsKnown) {
  const auto rows = read_waits(
      "Appointment Month Start Date,GP_CODE,Same Day,1 Day,2 to 7 Days,8  to 14 Days,15  to 21 Days,22  to "
      "28 Days,"
      "More than 28 Days,Unknown / Data Quality\n"
      "Apr-25,A81001,299,69,366,191,77,15,0,1\n",
      "waits.csv");
  ASSERT_TRUE(rows) << rows.error().message();
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_EQ(rows->front().count, 299 + 69 + 366 + 191);
  EXPECT_EQ(rows->front().of, 299 + 69 + 366 + 191 + 77 + 15 + 0);
  EXPECT_EQ(rows->front().to, (Date{2025, 4, 30}));
}

TEST(ActivityFiles, HeadsAreOfPatientsAndAGuessedWaitIsNotRead) {
  const auto rows = read_heads(
      "practice_code,number_of_patients,gp,nurses,total_appointments,estimated_wait_time\nG85104,10011,12,,"
      "2738,5.2\n",
      "heads.csv");
  ASSERT_TRUE(rows) << rows.error().message();
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ((*rows)[0].measure, "gp-heads");
  EXPECT_EQ((*rows)[0].count, 12);
  EXPECT_EQ((*rows)[1].measure, "appointments");
  EXPECT_EQ((*rows)[1].of, 10011);
  EXPECT_FALSE((*rows)[0].of_month);
  EXPECT_TRUE((*rows)[1].of_month);
}

TEST(ActivityFiles, TheFundsRowsOfAPracticeAreJoined) {
  const auto rows = read_impact(
      "ORGANISATION_TYPE,ORGANISATION_CODE,ACH_DATE,IND_CODE,MEASURE,VALUE\n"
      "GP practice,A1,31/03/2024,NCD026,ACC-08 Denominator,200\nPCN,U1,31/03/2024,X,ACC-08 Numerator,7\n"
      "GP practice,A1,31/03/2024,NCD026,ACC-08 Numerator,150\nGP practice,A2,31/03/2024,NCD026,ACC-08 "
      "Numerator,9\n",
      "fund.csv");
  ASSERT_TRUE(rows) << rows.error().message();
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_EQ(rows->front().count, 150);
  EXPECT_EQ(rows->front().of, 200);
  EXPECT_EQ(rows->front().from, (Date{2023, 4, 1}));
}

TEST(ActivityFiles, AMonthThatIsNoneIsNamed) {
  const auto rows = read_online("month,practice_code,submissions,registered\nsoon,A1,1,2\n", "online.csv");
  ASSERT_FALSE(rows);
  EXPECT_EQ(rows.error().where.line, 2);
  EXPECT_EQ(rows.error().where.field, "month");
}

}  // namespace
}  // namespace pcn
