// Whom the services of a file leave out.
#include <utility>

#include <gtest/gtest.h>

#include "core/model/query.h"
#include "tests/core/figures/coverage_fixture.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::Coverage;
using testing::day_of;

// Three practices of U1 and one of each other network; the third is with U2 as well.
struct ServiceCase {
  Coverage area{AsciiArea({"a b c d e f"})
                    .residents_each(1000)
                    .practice("G1", 'a', 1000, "U1")
                    .practice("G2", 'b', 2000, "U1")
                    .practice("G3", 'c', 4000, "U1")
                    .practice("G4", 'd', 8000, "U2")
                    .practice("G5", 'e', 16'000, "U3")
                    .practice("G6", 'f', 32'000, "U4")
                    .member("G3", "U2", day_of(2020, 1, 1))
                    .build()};
  std::vector<std::vector<PracticeIndex>> named{};  // of each service

  GapResult left_out(const std::vector<std::pair<std::string, std::string>>& services, double threshold = 0) {
    named.assign(services.size(), {});
    std::vector<ToldService> told;
    for (std::size_t at = 0; at < services.size(); ++at) {
      // "U1", or "U1 G1G2"
      const std::string& whom = services[at].second;
      for (std::size_t from = 3; from < whom.size(); from += 2)
        named[at].push_back(find_practice(area.data, whom.substr(from, 2)));
      told.push_back({services[at].first, find_network(area.data, whom.substr(0, 2)), named[at]});
    }
    area.facts = coverage_facts(area.data, area.geometry, area.flows, area.networks, area.footprints, told);
    return area.run("service-left-out", threshold);
  }
  std::string why(const GapResult& result, std::size_t row) {
    return gap_detail(area.data, area.facts, *find_gap_test("service-left-out"), result.rows[row]);
  }
};

TEST(ServiceGap, AServiceForTwoOfThreePracticesLeavesOutTheThird) {
  ServiceCase file;
  GapResult result = file.left_out({{"Home visiting", "U1 G1G2"}});
  ASSERT_EQ(result.rows.size(), 1U);
  EXPECT_DOUBLE_EQ(result.people, 4000);
  EXPECT_EQ(
      result.sentence,
      "4,000 registered patients are with practices left out of a service in the service file, which can "
      "be right where they do their own (1 practice).");
  EXPECT_EQ(file.why(result, 0), "for other practices of its network only: Home visiting");
  EXPECT_EQ(result.unknown, 3) << "of U2, U3 and U4 the file says nothing";
}

TEST(ServiceGap, APracticeLeftOutOfSeveralServicesCountsOnce) {
  ServiceCase file;
  GapResult result = file.left_out({{"Home visiting", "U1 G1G2"}, {"Walking group", "U1 G1"}});
  ASSERT_EQ(result.rows.size(), 2U);
  EXPECT_DOUBLE_EQ(result.people, 6000);
  EXPECT_EQ(file.why(result, 0), "for other practices of its network only: Home visiting and Walking group");
  EXPECT_DOUBLE_EQ(file.left_out({{"Home visiting", "U1 G1G2"}, {"Walking group", "U1 G1"}}, 1).people, 4000);
  // G3 is with two networks, which both have it for others.
  result = file.left_out({{"Home visiting", "U1 G1"}, {"Home visiting", "U2 G4"}});
  ASSERT_EQ(result.rows.size(), 2U);
  EXPECT_DOUBLE_EQ(result.people, 6000);
  EXPECT_EQ(result.rows[0].value, 1);
  // The same service by somebody else for the third is the same service.
  EXPECT_DOUBLE_EQ(file.left_out({{"Home visiting", "U1 G1G2"}, {"Home visiting", "U1 G3"}}).people, 0);
  EXPECT_DOUBLE_EQ(file.left_out({{"Home visiting", "U1"}}).people, 0);
}

TEST(ServiceGap, AServiceOfOtherNetworksIsMissedOnlyWhereTwoHaveItAndTheFileTellsOfTheOwn) {
  ServiceCase file;
  EXPECT_DOUBLE_EQ(file.left_out({{"Home visiting", "U1"}, {"Walking group", "U3"}}).people, 0);
  const GapResult result =
      file.left_out({{"Home visiting", "U1"}, {"Home visiting", "U2"}, {"Walking group", "U3"}});
  ASSERT_EQ(result.rows.size(), 1U);
  EXPECT_DOUBLE_EQ(result.people, 16'000);
  EXPECT_EQ(result.unknown, 1) << "U4";
  EXPECT_EQ(file.why(result, 0), "for other networks only: Home visiting");
}

TEST(ServiceGap, WithoutServicesNobodyIsLeftOutOfThem) {
  const GapResult result = ServiceCase().left_out({});
  EXPECT_FALSE(result.available);
  EXPECT_EQ(result.sentence, "Not in the data: services of networks; a service file brings them.");
}

}  // namespace
}  // namespace pcn
