#include "core/footprint/model_check.h"

#include <gtest/gtest.h>

#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;

const Date kDay = day_of(2026, 7, 1);

// Everybody of a, b is with G1, of c, d with G2.
PatientFlows perfect_flows() {
  PatientFlows flows;
  flows.start = {0, 1, 2, 3, 4};
  flows.practice = {PracticeIndex(0), PracticeIndex(0), PracticeIndex(1), PracticeIndex(1)};
  flows.patients = {10, 30, 20, 20};
  return flows;
}

Dataset four_places(std::string_view first, std::string_view second) {
  return AsciiArea({"a b c d"})
      .residents_each(100)
      .practice("G1", 'a', 40, "U1")
      .practice("G2", 'd', 40, "U2")
      .declares("U1", first)
      .declares("U2", second)
      .build();
}

TEST(DeclaredCheck, EmptyDatasetHasNothingToCompare) {
  const DeclaredCheck check = check_declared(Dataset{}, NetworkFlows{});
  EXPECT_TRUE(check.networks.empty());
  EXPECT_EQ(check.patients_inside, 0);
}

TEST(DeclaredCheck, PerfectAgreement) {
  const Dataset data = four_places("ab", "cd");
  const DeclaredCheck check = check_declared(data, aggregate(data, perfect_flows(), kDay));
  EXPECT_DOUBLE_EQ(check.patients_inside, 1);
  EXPECT_DOUBLE_EQ(check.leading_declares, 1);
  EXPECT_DOUBLE_EQ(check.mean_claims, 1);
  EXPECT_DOUBLE_EQ(check.chance, 0.5);
}

TEST(DeclaredCheck, PlacesThatNobodyDeclaredAreLeftOut) {
  const Dataset data = four_places("a", "bc");
  const DeclaredCheck check = check_declared(data, aggregate(data, perfect_flows(), kDay));
  EXPECT_DOUBLE_EQ(check.patients_inside, (10.0 + 20.0) / 80);
  EXPECT_DOUBLE_EQ(check.leading_declares, 2.0 / 3);
}

TEST(DeprivationCheck, RightScoresAreExplainedAndWrongOnesAreNot) {
  Dataset data = four_places("ab", "cd");
  const std::array<double, 4> scores{10, 20, 30, 50};
  for (std::size_t at = 0; at < 4; ++at) data.small_areas[at].imd_score = scores[at];
  data.practices[0].imd_score = 17.5;
  data.practices[1].imd_score = 40;
  const DeprivationCheck right = check_deprivation(data, perfect_flows());
  EXPECT_EQ(right.practices, 2);
  EXPECT_NEAR(right.root_mean_square, 0, 1e-9);
  EXPECT_NEAR(right.explained, 1, 1e-9);
  EXPECT_NEAR(right.correlation, 1, 1e-9);
  data.practices[0].imd_score = 40;
  data.practices[1].imd_score = 17.5;
  EXPECT_LT(check_deprivation(data, perfect_flows()).explained, 0);
}

TEST(MeanDistance, IsWeightedByPatients) {
  const Dataset data = four_places("ab", "cd");
  EXPECT_DOUBLE_EQ(mean_distance(data, perfect_flows()), (0 * 10 + 1000 * 30 + 1000 * 20 + 0 * 20) / 80.0);
}

TEST(ModelCheck, ReportNamesTheDefaultAndEveryNetwork) {
  const Dataset data = four_places("ab", "cd");
  const std::vector<Candidate> candidates = compare_decays(data);
  EXPECT_GT(candidates.size(), 20u);
  const std::string report = check_report(data, candidates);
  EXPECT_NE(report.find("| **power, borders** |"), std::string::npos) << report.substr(0, 2000);
  EXPECT_NE(report.find("| U1 (U1) |"), std::string::npos);
  EXPECT_NE(report.find("unexplained"), std::string::npos);
}

}  // namespace
}  // namespace pcn
