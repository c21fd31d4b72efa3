#include "core/import/staff_files.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

constexpr std::string_view kHeader =
    "\xEF\xBB\xBF"
    "Data_source,CENSUS_YEAR,CENSUS_MONTH,PCN_CODE,PCN_NAME,STAFF_GROUP,STAFF_ROLE,DETAILED_STAFF_ROLE,FTE\n";

TEST(Staff, IsSummedByNetworkAndRole) {
  const auto staff =
      read_staff(std::string(kHeader) +
                     "S,2026,6,U1,N,Other Direct Patient Care staff,Pharmacists,Pharmacist,1\n"
                     "S,2026,6,U1,N,Other Direct Patient Care staff,Pharmacists,Pharmacist,0.533333333\n"
                     "S,2026,6,U1,N,Directors,Non-clinical Director,Other,NA\n",
                 "w.csv");
  ASSERT_TRUE(staff.has_value()) << staff.error().message();
  EXPECT_EQ(staff->month, (Date{2026, 6, 30}));
  EXPECT_EQ(staff->posts, 3);
  EXPECT_EQ(staff->posts_without_fte, 1);
  ASSERT_EQ(staff->totals.size(), 1u);
  EXPECT_EQ(staff->totals.front(),
            (NetworkRole{"U1", "Other Direct Patient Care staff", "Pharmacists", 1.5333}));
}

TEST(Staff, MentalHealthPractitionersOfAllKindsAreOneRole) {
  const auto staff = read_staff(
      std::string(kHeader) +
          "S,2026,6,U1,N,Other Nurses,Community Mental Health Nurses (Mental Health Practitioners),X,1\n"
          "S,2026,6,U1,N,Other Direct Patient Care staff,Therapists (Mental Health Practitioners),X,0.5\n",
      "w.csv");
  ASSERT_TRUE(staff.has_value());
  ASSERT_EQ(staff->totals.size(), 1u);
  EXPECT_EQ(staff->totals.front().role, "Mental Health Practitioners");
  EXPECT_DOUBLE_EQ(staff->totals.front().fte, 1.5);
}

TEST(Staff, AMonthThatIsNoneIsAnError) {
  EXPECT_FALSE(read_staff(std::string(kHeader) + "S,2026,13,U1,N,G,R,D,1\n", "w.csv").has_value());
}

TEST(StaffYears, AreSummedByYearAndGroup) {
  const auto rows = read_staff_years(
      "\"PCN_CODE\",\"Year\",\"PCN_NAME\",\"STAFF_GROUP\",\"FTE\"\n\"U1\",2023,\"N\",\"Directors\",0.25\n"
      "\"U1\",2023,\"N\",\"Directors\",0.5\n",
      "y.csv");
  ASSERT_TRUE(rows.has_value());
  EXPECT_EQ(*rows, (std::vector<NetworkYear>{{"U1", 2023, "Directors", 0.75}}));
}

TEST(RoleWords, KnowReimbursedRolesAndKeepUnknownNames) {
  const RoleWords pharmacist = role_words("Other Direct Patient Care staff", "Pharmacists");
  EXPECT_TRUE(pharmacist.arrs);
  EXPECT_EQ(pharmacist.reimbursable_from, (Date{2019, 7, 1}));
  EXPECT_FALSE(pharmacist.plain_help.empty());
  EXPECT_FALSE(role_words("Directors", "Medical Clinical Director (GP)").arrs);
  EXPECT_EQ(role_words("X", "Astronauts").plain_name, "Astronauts");
  EXPECT_FALSE(role_words("X", "Astronauts").arrs);
}

}  // namespace
}  // namespace pcn
