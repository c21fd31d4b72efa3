#include "core/footprint/accuracy.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/footprint/carried.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;

PracticeIndex practice(std::size_t at) { return PracticeIndex(at); }
SmallAreaIndex place(std::size_t at) { return SmallAreaIndex(at); }
const Date kDay = day_of(2026, 7, 1);

Dataset two() {
  Dataset data = AsciiArea({"a b"})
                     .residents_each(1000)
                     .practice("G1", 'a', 1000, "U1")
                     .practice("G2", 'b', 1000, "U2")
                     .practice("G3", 'b', 1000, "U2")
                     .build();
  data.observed_date = day_of(2022, 7, 1);
  data.observed = {{practice(0), place(0), 800}, {practice(0), place(1), 200}, {practice(1), place(1), 1000}};
  return data;
}

Registrations count(std::vector<ObservedFlow> flows) {
  Registrations result;
  result.date = day_of(2025, 10, 1);
  result.flows = std::move(flows);
  return result;
}

FlowAccuracy compare(const Dataset& data, const Registrations& truth) {
  return compare_with_count(data, carried_flows(data, kDay), kDay, truth);
}

TEST(Accuracy, TheSameFlowsAgreeWholly) {
  const Dataset data = two();
  const FlowAccuracy found = compare(data, count(data.observed));
  EXPECT_EQ(found.places.size(), 2u);
  EXPECT_EQ(found.practices, 2u);
  EXPECT_DOUBLE_EQ(found.leading_agreement(), 1);
  EXPECT_DOUBLE_EQ(found.patients_in_right_cell(), 1);
  EXPECT_DOUBLE_EQ(found.share_error(), 0);
}

TEST(Accuracy, PatientsInTheWrongPlaceAreFound) {
  const Dataset data = two();
  // G1 has moved to the other place: 400 there instead of 200, and leads nothing there.
  const FlowAccuracy found = compare(
      data,
      count({{practice(0), place(0), 600}, {practice(0), place(1), 400}, {practice(1), place(1), 1000}}));
  EXPECT_DOUBLE_EQ(found.leading_agreement(), 1);
  EXPECT_DOUBLE_EQ(found.patients_in_right_cell(), (600.0 + 200 + 1000) / 2000);
  EXPECT_NEAR(found.share_error(), (1000.0 / 1200 - 1000.0 / 1400) / 2, 1e-12);
}

TEST(Accuracy, AnotherLeaderIsFound) {
  const Dataset data = two();
  const FlowAccuracy found = compare(
      data,
      count({{practice(0), place(0), 400}, {practice(0), place(1), 600}, {practice(1), place(1), 500}}));
  EXPECT_DOUBLE_EQ(found.leading_agreement(), 0.5);
  EXPECT_EQ(found.places[1].counted, NetworkIndex(std::size_t{0}));
  EXPECT_EQ(found.places[1].leading, NetworkIndex(std::size_t{1}));
}

TEST(Accuracy, PracticesThatOnlyOneKnowsTakeNoPart) {
  Dataset data = two();
  data.practices[2].closed = day_of(2024, 1, 1);  // counted, and gone without a successor
  const FlowAccuracy found = compare(data, count({{practice(0), place(0), 800},
                                                  {practice(0), place(1), 200},
                                                  {practice(2), place(1), 5000},
                                                  {PracticeIndex{}, place(0), 5000}}));
  EXPECT_EQ(found.practices, 1u);
  EXPECT_EQ(found.practices_left_out, 1u);
  EXPECT_DOUBLE_EQ(found.patients_in_right_cell(), 1);
  ASSERT_EQ(found.places.size(), 1u);  // the other has 200 patients of the practices compared
  EXPECT_EQ(found.places[0].patients, 800);
}

TEST(Accuracy, AMergedPracticeIsComparedWithItsSuccessor) {
  Dataset data = two();
  Succession row;
  row.practice = practice(1);
  row.successor = practice(0);
  row.first_day = day_of(2026, 1, 1);
  data.successions = {row};
  const FlowAccuracy found = compare(data, count(data.observed));
  EXPECT_EQ(found.practices, 2u);
  EXPECT_DOUBLE_EQ(found.patients_in_right_cell(), 1);
}

TEST(Accuracy, TheReportNamesBasesStepsAndPlaces) {
  const Dataset data = two();
  const Registrations truth =
      count({{practice(0), place(0), 400}, {practice(0), place(1), 600}, {practice(1), place(1), 500}});
  const std::string text = accuracy_report(data, truth);
  for (const char* part : {"| carried forward | 50.0% |", "| modelled | ", "clear (75% and more)",
                           "open (below 50%)", "| E-b | U1 | U2 | 54.5% | "})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  const std::string csv = accuracy_csv(data, truth);
  EXPECT_NE(csv.find("\nE-b,1100,U1,0.5455,carried forward,U2,"), std::string::npos) << csv;
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3);
  EXPECT_TRUE(accuracy_map(data, truth).starts_with("<svg"));
}

TEST(Accuracy, JsonHoldsPartsOfOne) {
  const Dataset data = two();
  const std::string json = accuracy_json(compare(data, count(data.observed)));
  for (const char* part : {"\"basis\":\"carried forward\"", "\"places\":2", "\"leading_agreement\":1",
                           "\"patients_in_right_cell\":1", "\"share_error\":0", "\"against\":\"2025-10-01\""})
    EXPECT_NE(json.find(part), std::string::npos) << json;
}

}  // namespace
}  // namespace pcn
