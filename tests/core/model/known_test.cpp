#include "core/model/known.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

TEST(Known, ReadsTheFirstDayOfASourcesDate) {
  EXPECT_EQ(first_day_of("30 June 2026"), (Date{2026, 6, 30}));
  EXPECT_EQ(first_day_of("1 July 2026"), (Date{2026, 7, 1}));
  EXPECT_EQ(first_day_of("October to December 2023"), (Date{2023, 10, 1}));
  EXPECT_EQ(first_day_of("April 2025"), (Date{2025, 4, 1}));
  EXPECT_EQ(first_day_of("2022/23"), (Date{2022, 4, 1}));
  EXPECT_EQ(first_day_of("2021-22"), (Date{2021, 4, 1}));
  EXPECT_EQ(first_day_of("early 2024"), (Date{2024, 1, 1}));
  EXPECT_EQ(first_day_of("2021 census"), (Date{2021, 1, 1}));
  EXPECT_EQ(first_day_of("2014 to 2024"), (Date{2014, 1, 1}));
  EXPECT_FALSE(first_day_of(""));
  EXPECT_FALSE(first_day_of("last year"));
  EXPECT_FALSE(first_day_of("12 of 34"));
}

Dataset dated() {
  Dataset data;
  data.practices.resize(1);
  data.networks.resize(1);
  data.roles.resize(1);
  data.workforce = {{NetworkIndex(0), 0, 1}};
  data.workforce_date = Date{2026, 6, 30};
  data.register_year = "2024/25";
  data.registers = {{PracticeIndex(0), 0, 10, 100}};
  data.weighted = {{PracticeIndex(0), Date{2018, 10, 1}, {100}}};
  Source source;
  source.date = "October to December 2023";
  data.sources = {source};
  Service pharmacy;
  pharmacy.source = SourceIndex(0);
  data.services = {pharmacy};
  return data;
}

TEST(Known, AFigureSaysNothingOfDaysLongBeforeIt) {
  const Dataset data = dated();
  EXPECT_FALSE(is_known(data, Figure::kStaff, Date{2019, 12, 1}));
  EXPECT_FALSE(is_known(data, Figure::kStaff, Date{2026, 3, 29}));
  EXPECT_TRUE(is_known(data, Figure::kStaff, Date{2026, 3, 30}));
  EXPECT_TRUE(is_known(data, Figure::kStaff, Date{2026, 7, 1}));
  EXPECT_FALSE(is_known(data, Figure::kRegisters, Date{2024, 3, 31}));
  EXPECT_TRUE(is_known(data, Figure::kRegisters, Date{2024, 4, 1}));
  EXPECT_FALSE(is_known(data, Figure::kWeighted, Date{2018, 3, 31}));
  EXPECT_TRUE(is_known(data, Figure::kWeighted, Date{2018, 4, 1}));
}

TEST(Known, ServicesFollowTheirSource) {
  const Dataset data = dated();
  EXPECT_FALSE(is_known(data, data.services[0], Date{2019, 12, 1}));
  EXPECT_FALSE(is_known(data, ServiceKind::kPharmacy, Date{2022, 4, 1}));
  EXPECT_TRUE(is_known(data, ServiceKind::kPharmacy, Date{2026, 7, 1}));
  EXPECT_TRUE(is_known(data, ServiceKind::kHospital, Date{2019, 12, 1}));  // there is none
}

TEST(Known, ARatingIsKnownFromItsYearOn) {
  EXPECT_FALSE(is_known(CqcRating{"Good", 2021}, Date{2020, 12, 31}));
  EXPECT_TRUE(is_known(CqcRating{"Good", 2021}, Date{2021, 1, 1}));
}

TEST(Known, TheSentenceNamesBothDays) {
  const Dataset data = dated();
  EXPECT_EQ(not_known_words(data, Figure::kStaff, Date{2019, 12, 1}),
            "not known on 1 December 2019 (the data are of 30 June 2026)");
  EXPECT_EQ(not_known_words(Dataset{}, Figure::kStaff, Date{2019, 12, 1}), "not in the data");
}

}  // namespace
}  // namespace pcn
