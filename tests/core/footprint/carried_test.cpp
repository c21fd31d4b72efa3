#include "core/footprint/carried.h"

#include <gtest/gtest.h>

#include "core/footprint/basis_words.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;

const Date kCounted = day_of(2022, 7, 1);
const Date kToday = day_of(2026, 7, 1);

PracticeIndex practice(std::size_t at) { return PracticeIndex(at); }
SmallAreaIndex place(std::size_t at) { return SmallAreaIndex(at); }

// Three places in a row, practices G1 to G3 in them.
AsciiArea three() {
  AsciiArea area({"a b c"});
  area.residents_each(2000)
      .practice("G1", 'a', 1000, "U1")
      .practice("G2", 'b', 1000, "U2")
      .practice("G3", 'c', 1000, "U3");
  return area;
}

Dataset counted(AsciiArea area, const std::vector<ObservedFlow>& flows) {
  Dataset data = area.build();
  data.observed = flows;
  data.observed_date = kCounted;
  return data;
}

Succession took_over(std::size_t gone, std::size_t successor, Date day) {
  Succession row;
  row.practice = practice(gone);
  row.successor = practice(successor);
  row.first_day = day;
  return row;
}

double patients(const PatientFlows& flows, std::size_t area, std::size_t who) {
  for (std::uint32_t at = flows.start[area]; at < flows.start[area + 1]; ++at) {
    if (flows.practice[at] == practice(who)) return flows.patients[at];
  }
  return 0;
}

TEST(Carried, WithoutACountFootprintsAreModelled) {
  const Dataset data = three().build();
  EXPECT_EQ(basis_on(data, kToday, FootprintBasis::kCarried), FootprintBasis::kModelled);
  EXPECT_EQ(flows_for(data, kToday, *parse_footprint("carried:plurality")).basis, FootprintBasis::kModelled);
  EXPECT_EQ(usual_footprint(data, kToday), FootprintChoice{});
}

TEST(Carried, NearTheCountItStandsAsPublishedAndOnOtherDaysItIsCarried) {
  const Dataset data = counted(three(), {{practice(0), place(0), 800}});
  for (const Date near : {kCounted, day_of(2022, 4, 1), day_of(2022, 10, 1)})
    EXPECT_EQ(basis_on(data, near, FootprintBasis::kCarried), FootprintBasis::kObserved) << to_iso(near);
  for (const Date far : {day_of(2022, 3, 30), day_of(2022, 10, 2), kToday})
    EXPECT_EQ(basis_on(data, far, FootprintBasis::kObserved), FootprintBasis::kCarried) << to_iso(far);
  EXPECT_EQ(basis_on(data, kToday, FootprintBasis::kModelled), FootprintBasis::kModelled);
  EXPECT_EQ(basis_on(data, kToday, FootprintBasis::kDeclared), FootprintBasis::kDeclared);
  const PatientFlows flows = flows_for(data, kCounted, *parse_footprint("carried:plurality"));
  EXPECT_EQ(flows.basis, FootprintBasis::kObserved);
  EXPECT_DOUBLE_EQ(patients(flows, 0, 0), 800);  // as published, not scaled to the list
}

TEST(Carried, ACountOfAnotherDayOfOnePracticeMakesTheWholeCarried) {
  Dataset data = counted(three(), {{practice(0), place(0), 800}});
  data.observed_days = {{practice(0), day_of(2021, 1, 1)}};
  EXPECT_EQ(basis_on(data, kCounted, FootprintBasis::kCarried), FootprintBasis::kCarried);
  data.practices[0].in_area = false;  // a neighbour's count does not matter
  EXPECT_EQ(basis_on(data, kCounted, FootprintBasis::kCarried), FootprintBasis::kObserved);
}

TEST(Carried, APracticeKeepsItsPlacesAndIsScaledToItsList) {
  Dataset data = counted(three(), {{practice(0), place(0), 300}, {practice(0), place(1), 100}});
  data.observed_beyond = {{practice(0), Beyond::kNoPlace, 100}};
  const PatientFlows flows = carried_flows(data, kToday);
  EXPECT_EQ(flows.basis, FootprintBasis::kCarried);
  EXPECT_EQ(flows.counted, kCounted);
  EXPECT_EQ(flows.lists, kToday);
  EXPECT_DOUBLE_EQ(patients(flows, 0, 0), 600);
  EXPECT_DOUBLE_EQ(patients(flows, 1, 0), 200);
  EXPECT_DOUBLE_EQ(flows.elsewhere[0], 200);
  EXPECT_EQ(flows.origins[0], FlowOrigin::kCounted);
}

TEST(Carried, APracticeBringsThePatientsOfThoseItTookOver) {
  Dataset data = counted(three(), {{practice(0), place(0), 500}, {practice(1), place(1), 1000}});
  data.successions = {took_over(1, 0, day_of(2024, 1, 1))};
  data.practices[1].closed = day_of(2024, 1, 1);
  const PatientFlows flows = carried_flows(data, kToday);
  EXPECT_NEAR(patients(flows, 0, 0), 1000.0 / 3, 1e-9);
  EXPECT_NEAR(patients(flows, 1, 0), 2000.0 / 3, 1e-9);
  EXPECT_DOUBLE_EQ(patients(flows, 1, 1), 0);
  EXPECT_EQ(flows.origins[0], FlowOrigin::kJoined);
  // On a day before that the two stand for themselves.
  const PatientFlows before = carried_flows(data, day_of(2023, 7, 1));
  EXPECT_DOUBLE_EQ(patients(before, 0, 0), 1000);
  EXPECT_DOUBLE_EQ(patients(before, 1, 1), 1000);
}

TEST(Carried, PatientsOfAClosedPracticeGoToThoseThatGrewInTheSamePlaces) {
  // G1 had 600 patients and has 1,000; so did G5, far away from those of G2. G3 and G4 stayed as they were.
  Dataset data = counted(
      three().practice("G4", 'c', 1000, "U3").practice("G5", 'c', 1000, "U3").practice("G6", 'c', 1000, "U3"),
      {{practice(0), place(0), 600},
       {practice(1), place(0), 300},
       {practice(1), place(1), 100},
       {practice(2), place(2), 1000},
       {practice(3), place(2), 1000},
       {practice(4), place(2), 600},
       {practice(5), place(2), 1000}});
  data.practices[1].closed = day_of(2024, 1, 1);
  const PatientFlows flows = carried_flows(data, kToday);
  EXPECT_NEAR(patients(flows, 0, 0), 900, 1e-6);
  EXPECT_NEAR(patients(flows, 1, 0), 100, 1e-6);
  EXPECT_DOUBLE_EQ(patients(flows, 2, 2), 1000);
  EXPECT_DOUBLE_EQ(patients(flows, 2, 4), 1000);
  EXPECT_EQ(flows.origins[0], FlowOrigin::kJoined);
  EXPECT_EQ(flows.origins[2], FlowOrigin::kCounted);
  EXPECT_EQ(flows.origins[4], FlowOrigin::kCounted);
}

TEST(Carried, ANewPracticeIsModelledAndSaidToBe) {
  const Dataset data = counted(three(), {{practice(0), place(0), 500}, {practice(1), place(1), 1000}});
  const PatientFlows flows = carried_flows(data, kToday);
  EXPECT_EQ(flows.origins[2], FlowOrigin::kModelled);
  double all = 0;
  for (std::size_t at = 0; at < 3; ++at) all += patients(flows, at, 2);
  EXPECT_NEAR(all, 1000, 1e-6);
  EXPECT_GT(patients(flows, 2, 2), patients(flows, 0, 2));
  EXPECT_NE(flows.method.find("1 practice with 33.3% of the patients"), std::string::npos) << flows.method;
}

TEST(Carried, OnDaysBeforeTheCountMergedPracticesShareItByDistance) {
  // G2 merged into G1 before the count.
  Dataset data = counted(three().list("G2", day_of(2020, 1, 1), 1000).list("G1", day_of(2020, 1, 1), 1000),
                         {{practice(0), place(0), 900}, {practice(0), place(1), 900}});
  data.successions = {took_over(1, 0, day_of(2021, 1, 1))};
  const PatientFlows flows = carried_flows(data, day_of(2020, 1, 1));
  EXPECT_EQ(flows.origins[0], FlowOrigin::kShared);
  EXPECT_EQ(flows.origins[1], FlowOrigin::kShared);
  EXPECT_GT(patients(flows, 0, 0), 800);
  EXPECT_GT(patients(flows, 1, 1), 800);
  EXPECT_NEAR(patients(flows, 0, 1) + patients(flows, 1, 1), 1000, 1e-6);
}

TEST(Carried, PeopleOfPracticesThatAreNotInTheDataStayInTheirPlace) {
  const Dataset data = counted(three(), {{practice(0), place(0), 500}, {PracticeIndex{}, place(0), 70}});
  const NetworkFlows sums = aggregate(data, carried_flows(data, kToday), kToday);
  EXPECT_DOUBLE_EQ(sums.areas[0].patients, 1070 + patients(carried_flows(data, kToday), 0, 1) +
                                               patients(carried_flows(data, kToday), 0, 2));
}

TEST(Carried, IsSaidInPlainWords) {
  const Dataset data = counted(three(), {{practice(0), place(0), 500}});
  const NetworkFlows carried = aggregate(data, carried_flows(data, kToday), kToday);
  EXPECT_EQ(basis_in_plain_words(carried), "counted in July 2022, brought up to the lists of July 2026");
  const NetworkFlows observed = aggregate(data, observed_flows(data, kCounted), kCounted);
  EXPECT_EQ(basis_in_plain_words(observed), "counted on 1 July 2022");
  EXPECT_EQ(basis_in_plain_words(NetworkFlows{}), "estimated, not counted");
}

TEST(Clarity, HasOneScale) {
  EXPECT_EQ(clarity_of(0.75), Clarity::kClear);
  EXPECT_EQ(clarity_of(0.7499), Clarity::kLikely);
  EXPECT_EQ(clarity_of(0.5), Clarity::kLikely);
  EXPECT_EQ(clarity_of(0.4999), Clarity::kOpen);
  EXPECT_EQ(clarity_word(Clarity::kOpen), "open");
}

}  // namespace
}  // namespace pcn
