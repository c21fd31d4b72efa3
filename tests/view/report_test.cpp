#include "core/export/report.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/document/size_sentence.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

using Json = nlohmann::json;

TEST(Report, HasAreaNetworksTotalsAndProvenance) {
  const Dataset data = testing::view_dataset();
  const Json report = Json::parse(report_json(data, data.newest));
  EXPECT_EQ(report["area"]["name"], "Ascii Area");
  EXPECT_EQ(report["date"], "2026-07-01");
  ASSERT_EQ(report["networks"].size(), 2u);
  const Json& network = report["networks"][0];
  EXPECT_EQ(network["code"], "U1");
  EXPECT_EQ(network["name"], "North Town PCN");
  EXPECT_EQ(network["borough"], "Borough");
  EXPECT_EQ(network["practices"], 2);
  EXPECT_EQ(network["registered_patients"], 32000);
  EXPECT_EQ(network["weighted_patients"], 30500.75);
  EXPECT_EQ(network["arrs_fte"], 4.5);
  EXPECT_EQ(network["size_rule"], "within");
  EXPECT_EQ(network["members"], (Json{"G1", "G2"}));
  EXPECT_TRUE(report["networks"][1]["weighted_patients"].is_null());
  EXPECT_EQ(report["totals"]["networks"], 2);
  EXPECT_EQ(report["totals"]["practices"], 6);
  EXPECT_EQ(report["totals"]["registered_patients"], 104500);
  EXPECT_EQ(report["totals"]["unallocated_practices"], 1);
  EXPECT_EQ(report["totals"]["postcodes"], 3);
  EXPECT_EQ(report["totals"]["small_areas"], 6);
  EXPECT_EQ(report["unallocated"], Json{"G3"});
  EXPECT_EQ(report["provenance"][0]["group"], "networks");
  EXPECT_EQ(report["sources"][0]["sha256"].get<std::string>().size(), 64u);
}

TEST(Report, ADayBeforeAnyDataAndAnEmptyDatasetHaveNoNetworks) {
  EXPECT_EQ(Json::parse(report_json(testing::view_dataset(), Date{2018, 1, 1}))["networks"].size(), 0u);
  EXPECT_EQ(Json::parse(report_json(Dataset{}, Date{}))["totals"]["networks"], 0);
}

TEST(Report, StaffOfAnotherTimeAreNull) {
  const Json report = Json::parse(report_json(testing::view_dataset(), Date{2020, 1, 1}));
  EXPECT_TRUE(report["networks"][0]["arrs_fte"].is_null());
}

TEST(Locate, NamesPlaceNearestPracticesAndLeadingNetwork) {
  const Dataset data = testing::view_dataset();
  const auto found = locate_json(data, "se1 1aa", data.newest);
  ASSERT_TRUE(found.has_value());
  const Json place = Json::parse(*found);
  EXPECT_EQ(place["postcode"], "SE1 1AA");
  EXPECT_EQ(place["small_area"]["code"], "E-a");
  EXPECT_EQ(place["ward"]["code"], "E05000001");
  EXPECT_EQ(place["borough"]["name"], "Borough");
  EXPECT_EQ(place["nearest_practices"][0]["code"], "G1");
  EXPECT_EQ(place["nearest_practices"][0]["distance_metres"], 707);
  EXPECT_EQ(place["leading_network"]["code"], "U1");
  EXPECT_GT(place["leading_network"]["share"], 0.3);
  EXPECT_LE(place["leading_network"]["share"], 1);
  EXPECT_EQ(place["basis"], "modelled");
}

TEST(Locate, SaysWhatIsWrongWithAPostcode) {
  const Dataset data = testing::view_dataset();
  EXPECT_EQ(locate_json(data, "SE1", data.newest).error().code, ErrorCode::kBadValue);
  EXPECT_EQ(locate_json(data, "ZZ1 1ZZ", data.newest).error().code, ErrorCode::kNotFound);
  const auto edge = locate_json(data, "SE9 9ZZ", data.newest);
  ASSERT_TRUE(edge.has_value());
  EXPECT_TRUE(Json::parse(*edge)["small_area"].is_null());
}

TEST(SizeRule, IsSaidInASentenceForEachOutcome) {
  const auto words = [](std::int64_t patients, bool rural) {
    const RegisteredPatients registered{patients};
    const SizeOutcome outcome = size_outcome(registered, rural);
    return std::string(size_slug(outcome)) + ": " + size_sentence(outcome, registered);
  };
  EXPECT_EQ(words(29'999, false).substr(0, 6), "below:");
  EXPECT_NE(words(29'999, false).find("outside the size rule"), std::string::npos);
  EXPECT_NE(words(29'999, true).find("its commissioner may have allowed this"), std::string::npos);
  EXPECT_EQ(words(30'000, false),
            "within: With 30,000 registered patients the network is within the 30,000 to 50,000 that the "
            "national contract aims at.");
  EXPECT_EQ(words(50'000, false).substr(0, 7), "within:");
  EXPECT_EQ(words(50'001, false).substr(0, 6), "above:");
  EXPECT_EQ(words(100'000, false).substr(0, 6), "above:");
  EXPECT_EQ(words(100'001, false).substr(0, 10), "far-above:");
}

}  // namespace
}  // namespace pcn
