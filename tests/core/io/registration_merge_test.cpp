#include "core/io/registration_merge.h"

#include <gtest/gtest.h>

#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;

const Date kCounted = day_of(2026, 4, 1);

// Four practices with lists of 1,000 to 4,000 patients.
Dataset four_practices() {
  return AsciiArea({"a b"})
      .residents_each(5000)
      .practice("G1", 'a', 1000, "U1")
      .practice("G2", 'a', 2000, "U1")
      .practice("G3", 'b', 3000, "U2")
      .practice("G4", 'b', 4000, "U2")
      .build();
}

struct Count {
  std::size_t practice = 0;
  std::int32_t patients = 0;
};

Registrations count(const std::vector<Count>& rows, Date date = kCounted) {
  Registrations result;
  result.date = date;
  for (const Count& row : rows) {
    result.flows.push_back({PracticeIndex(row.practice), SmallAreaIndex(std::size_t{0}), row.patients});
    result.patients += row.patients;
  }
  return result;
}

// The same with everybody counted on 1 July 2022.
Dataset counted_in_2022() {
  Dataset data = four_practices();
  data.observed_date = day_of(2022, 7, 1);
  for (std::size_t at = 0; at < 4; ++at)
    data.observed.push_back(
        {PracticeIndex(at), SmallAreaIndex(std::size_t{1}), static_cast<std::int32_t>(900 * (at + 1))});
  return data;
}

TEST(RegistrationMerge, AWholeCountTakesThePlaceOfTheOneBefore) {
  Dataset data = counted_in_2022();
  const auto report = put_registrations(data, count({{0, 1010}, {1, 2000}, {2, 2990}, {3, 3900}}), "new.csv");
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_TRUE(report->replaced_all);
  EXPECT_EQ(report->practices, 4u);
  EXPECT_EQ(report->practices_counted, 4u);
  EXPECT_EQ(report->listed, 10000);
  EXPECT_EQ(report->counted, 9890);  // no more of a practice than are on its list
  EXPECT_EQ(data.observed_date, kCounted);
  EXPECT_TRUE(data.observed_days.empty());
  ASSERT_EQ(data.observed.size(), 4u);
  EXPECT_EQ(data.observed[3].patients, 3900);
}

TEST(RegistrationMerge, APartIsTakenForItsPracticesAndForNoOther) {
  Dataset data = counted_in_2022();
  const auto report = put_registrations(data, count({{1, 1990}}), "part.csv");
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_FALSE(report->replaced_all);
  EXPECT_EQ(report->practices_counted, 1u);
  EXPECT_EQ(data.observed_date, day_of(2022, 7, 1));
  ASSERT_EQ(data.observed_days.size(), 1u);
  EXPECT_EQ(data.observed_days[0], (ObservedDay{PracticeIndex(std::size_t{1}), kCounted}));
  ASSERT_EQ(data.observed.size(), 4u);
  EXPECT_EQ(data.observed[0].patients, 900);
  EXPECT_EQ(data.observed[1].patients, 1990);
  const std::string said = report_sentences(data, *report)[0] + report_sentences(data, *report)[1];
  EXPECT_NE(said.find("1 practice of 4, with 1,990 of 10,000 patients (19.9%)"), std::string::npos) << said;
  EXPECT_NE(said.find("the map as a whole is no new count"), std::string::npos) << said;
}

TEST(RegistrationMerge, RowsOfPracticesThatAreGoneEndWithAWholeCount) {
  Dataset data = counted_in_2022();
  data.practices[0].closed = day_of(2024, 1, 1);
  const auto report = put_registrations(data, count({{1, 2000}, {2, 3000}, {3, 4000}}), "new.csv");
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_TRUE(report->replaced_all);
  EXPECT_EQ(report->practices, 3u);
  EXPECT_EQ(data.observed.size(), 3u);
  EXPECT_TRUE(data.observed_days.empty());
}

TEST(RegistrationMerge, APartAloneIsRefusedAndNothingChanges) {
  Dataset data = four_practices();
  const Dataset before = data;
  const auto report = put_registrations(data, count({{0, 1000}, {1, 2000}}), "part.csv");
  ASSERT_FALSE(report);
  EXPECT_NE(report.error().detail.find("2 practices of 4, with 3,000 of 10,000 patients (30.0%)"),
            std::string::npos)
      << report.error().detail;
  EXPECT_EQ(data, before);
}

TEST(RegistrationMerge, RowsThatDoNotFitTheListAreNotBelieved) {
  Dataset data = counted_in_2022();
  const auto report = put_registrations(data, count({{0, 30}, {1, 2147483647}, {2, 3000}}), "odd.csv");
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_EQ(report->practices_counted, 1u);
  ASSERT_EQ(report->doubtful.size(), 2u);
  EXPECT_EQ(data.observed[0].patients, 900);
  EXPECT_EQ(data.observed[1].patients, 1800);
  EXPECT_EQ(data.observed[2].patients, 3000);
}

TEST(RegistrationMerge, NumbersThatFitNoListAreRefused) {
  Dataset data = counted_in_2022();
  const Dataset before = data;
  const auto report = put_registrations(data, count({{0, 1}, {1, 2147483647}}), "odd.csv");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().where.field, "NUMBER_OF_PATIENTS");
  EXPECT_EQ(data, before);
}

TEST(RegistrationMerge, DaysOfWhichNoFileCanBeAreRefused) {
  for (const Date date :
       {day_of(1999, 1, 1), day_of(2012, 12, 31), day_of(2028, 1, 1), day_of(9999, 12, 31)}) {
    Dataset data = counted_in_2022();
    const Dataset before = data;
    const auto report =
        put_registrations(data, count({{0, 1000}, {1, 2000}, {2, 3000}, {3, 4000}}, date), "odd.csv");
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().where.field, "EXTRACT_DATE");
    EXPECT_EQ(data, before);
  }
}

TEST(RegistrationMerge, SourceMethodAndNotesStandOnce) {
  Dataset data = counted_in_2022();
  data.sources.push_back({"lists", "Lists", "NHS England", "", "lists.csv", "1 July 2026", "OGL-3.0", ""});
  const std::size_t before = data.sources.size();
  for (const char* file : {"first.csv", "second.csv"}) {
    Registrations read = count({{0, 1000}, {1, 2000}, {2, 3000}, {3, 4000}});
    read.diagnostics.push_back({Severity::kNote, "a-note", {file, 0, 0, ""}, "A note.", 1, 1});
    ASSERT_TRUE(put_registrations(data, std::move(read), file, "abc"));
    ASSERT_EQ(data.sources.size(), before + 1);
    EXPECT_EQ(data.sources.back().file, file);
    EXPECT_EQ(data.sources.back().date, "1 April 2026");
    ASSERT_EQ(data.provenance.size(), 1u);
    EXPECT_EQ(data.provenance[0].group, "observed");
    ASSERT_EQ(data.provenance[0].sources.size(), 1u);
    EXPECT_EQ(data.provenance[0].sources[0].value, before);
    ASSERT_EQ(data.build_notes.size(), 1u);
    EXPECT_EQ(data.build_notes.front().where.file, file);
  }
}

}  // namespace
}  // namespace pcn
