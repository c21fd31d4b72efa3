// What is said of days in the past, and one figure wherever it stands: on the committed area package.
#include <map>

#include "core/base/text.h"
#include "core/export/report.h"
#include "core/figures/figure_table.h"
#include "core/model/known.h"
#include "core/model/query.h"
#include "core/model/staff_rate.h"
#include "tests/view/depth_fixture.h"

namespace pcn {
namespace {

using testing::column_of;
using testing::has;
using testing::shown;

class Days : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::string package = testing::text_of("assets/areas/south-east-london.json");
    if (package.empty()) return;
    auto loaded = Session::load(package, "south-east-london.json");
    ASSERT_TRUE(loaded.has_value());
    session_ = std::move(*loaded).release();
  }
  static void TearDownTestSuite() {
    delete session_;
    session_ = nullptr;
  }
  void SetUp() override {
    if (!session_) GTEST_SKIP() << "the area package has not been built";
  }
  static const Dataset& data() { return session_->data(); }
  static NetworkOnDay network(std::string_view code, Date day) {
    for (const NetworkOnDay& on_day : networks_on(data(), day)) {
      if (data().networks[on_day.network.value].code == code) return on_day;
    }
    ADD_FAILURE() << code;
    return {};
  }
  static std::string fact(std::string_view fragment, std::string_view label) {
    EXPECT_TRUE(session_->restore(fragment).empty()) << fragment;
    for (const Block& block : session_->document("view").blocks) {
      const auto* facts = std::get_if<Facts>(&block);
      if (!facts) continue;
      for (const Fact& entry : facts->facts) {
        if (entry.label == label) return entry.value;
      }
    }
    return {};
  }
  static Session* session_;
};
Session* Days::session_ = nullptr;

// Four practices merged into G85038 in 2021; the lists of May 2022 hold all patients under its code.
TEST_F(Days, PatientsOfMergedPracticesCountOnce) {
  const NetworkOnDay merged = network("U11059", Date{2022, 4, 1});
  EXPECT_EQ(merged.registered.count, 56228);  // 99,707 with the lists of practices that had gone
  ASSERT_TRUE(merged.weighted);
  EXPECT_NEAR(merged.weighted->count, 52732, 1);
  EXPECT_EQ(network("U11059", Date{2022, 1, 1}).registered.count, 56228);
  std::int64_t all = 0;
  for (const NetworkOnDay& on_day : networks_on(data(), Date{2022, 4, 1})) all += on_day.registered.count;
  EXPECT_EQ(all, 2044706);
  all = 0;
  for (const NetworkOnDay& on_day : networks_on(data(), Date{2024, 10, 1})) all += on_day.registered.count;
  // The 192 members of that day on the lists of October 2025, the nearest, where 191 of them are.
  EXPECT_EQ(all, 2121069);
  EXPECT_EQ(network("U06180", Date{2026, 7, 1}).members_listed_elsewhere, 0);
  EXPECT_TRUE(has(shown(*session_, "date=2022-04-01&view=network&net=U11059"), "56,228"));
}

TEST_F(Days, TheFoundingDayIsAsTheRegisterOfDecember2019HasIt) {
  std::int64_t all = 0;
  std::size_t practices = 0;
  const auto networks = networks_on(data(), Date{2019, 12, 1});
  for (const NetworkOnDay& on_day : networks) {
    all += on_day.registered.count;
    practices += on_day.members.size();
  }
  EXPECT_EQ(networks.size(), 35U);
  EXPECT_EQ(practices, 214U);
  EXPECT_EQ(all, 1988682);
}

TEST_F(Days, WhatWasCountedLaterIsNotKnownOfADayInThePast) {
  EXPECT_TRUE(has(shown(*session_, "date=2019-12-01&view=staff&net=U06180"), "not known on 1 December 2019"));
  EXPECT_TRUE(has(shown(*session_, "date=2019-12-01&view=people&net=U06180"),
                  "not known on 1 December 2019 (the data are of 1 July 2026)"));
  EXPECT_TRUE(
      has(shown(*session_, "date=2019-12-01&view=network&net=U06180"), "not known on 1 December 2019"));
  EXPECT_TRUE(
      has(shown(*session_, "date=2019-12-01&view=services&net=U06180"), "not known on 1 December 2019"));
  for (const char* test :
       {"staff-low", "staff-low-here", "staff-access-low", "pharmacy-sunday", "pharmacy-late"}) {
    const std::string text = shown(*session_, std::string("date=2019-12-01&view=gap&test=") + test);
    EXPECT_TRUE(has(text, "not known on 1 December 2019")) << test << "\n" << text;
    EXPECT_FALSE(has(shown(*session_, std::string("view=gap&test=") + test), "not known on")) << test;
  }
  EXPECT_EQ(report_json(data(), Date{2019, 12, 1}).find("\"arrs_fte\":0"), std::string::npos);
  EXPECT_EQ(fact("date=2019-12-01&view=network&net=U06180", "Additional staff"),
            "not known on 1 December 2019");
}

// The list, one network, staff, comparison and report: the same full-time equivalents over the same patients.
TEST_F(Days, TheStaffFigureOfANetworkIsTheSameEverywhere) {
  const auto rates = staff_rates(data());
  EXPECT_TRUE(session_->restore("view=networks").empty());
  std::map<std::string, std::string> listed;
  for (const Block& block : session_->document("view").blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (!table || table->id != "networks") continue;
    for (const Row& row : table->rows) listed[row.key] = row.cells[column_of(*table, "arrs-per-10000")].text;
  }
  const FigureTable comparison = compare_networks({data(), data().newest});
  const FigureColumn* compared = comparison.find("arrs-per-10000");
  ASSERT_TRUE(compared);
  std::size_t seen = 0;
  for (const NetworkOnDay& on_day : networks_on(data(), data().newest)) {
    const auto& rate = rates[on_day.network.value];
    if (!rate || !rate->per_10000) continue;
    const std::string& code = data().networks[on_day.network.value].code;
    const std::string wanted = format_decimal(*rate->per_10000, 1);
    EXPECT_EQ(listed[code], wanted) << code;
    EXPECT_EQ(fact("view=network&net=" + code, "Additional staff per 10,000 patients"), wanted + " FTE");
    EXPECT_EQ(fact("view=staff&net=" + code, "Additional staff for each 10,000 patients"), wanted + " FTE");
    EXPECT_EQ(compared->cells[*comparison.position(on_day.network.value)].value, rate->per_10000) << code;
    // The members of that day are those of the newest register.
    EXPECT_EQ(rate->registered, on_day.registered) << code;
    ++seen;
  }
  EXPECT_EQ(seen, 36U);
  EXPECT_EQ(listed["U58020"], "5.1");  // 2.7 with practices that had left it
}

TEST_F(Days, HistoryNamesDaysAsTheRegistersDoAndInTheirOrder) {
  const std::string text = shown(*session_, "view=history");
  EXPECT_FALSE(has(text, "Coldharbour Hill PMS joins")) << "a conflict of two registers is no event";
  EXPECT_TRUE(has(text, "(register: 31 July 2020)"));
  EXPECT_FALSE(has(text, "(register: 1 August 2020)"));
  std::size_t undated = 0;
  for (const Block& block : session_->document("view").blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (!table || table->id != "changes") continue;
    const std::size_t when = column_of(*table, "when");
    EXPECT_FALSE(table->columns[when].numeric) << "files hold the day in words";
    double before = 0;
    for (const Row& row : table->rows) {
      ASSERT_TRUE(row.cells[when].sort) << row.key;
      EXPECT_GE(*row.cells[when].sort, before) << row.key;
      before = *row.cells[when].sort;
      undated += row.cells[when].text == "by 1 July 2026" ? 1U : 0U;
    }
    EXPECT_GE(table->rows.size(), 41U);
  }
  EXPECT_LE(undated, 4U);  // what changed between March and July 2026
  // Members on the days of maps that are no register's are those of the map.
  std::size_t members = 0;
  for (const NetworkOnDay& on_day : networks_on(data(), Date{2022, 1, 1})) members += on_day.members.size();
  EXPECT_EQ(members, 201U);
}

}  // namespace
}  // namespace pcn
