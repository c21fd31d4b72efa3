#include "core/insight/rules.h"

#include <gtest/gtest.h>

#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

using testing::AsciiArea;
using testing::day_of;

const Date kDay = day_of(2026, 7, 1);

AsciiArea one_network(std::int64_t list) {
  return AsciiArea({"a b c"})
      .residents_each(1000)
      .practice("G1", 'a', list, "U1")
      .practice("G2", 'c', 100, "U1");
}

Footprints footprint_of(std::initializer_list<std::size_t> places) {
  Footprints footprints;
  footprints.choice.basis = FootprintBasis::kObserved;
  footprints.members.resize(1);
  for (const std::size_t place : places) footprints.members[0].emplace_back(place);
  return footprints;
}

RuleResult rule(const Dataset& data, std::string_view id, const Footprints* footprints = nullptr) {
  const auto networks = networks_on(data, kDay);
  for (const RuleResult& result : rules_card(data, networks.at(0), kDay, footprints)) {
    if (result.id == id) return result;
  }
  ADD_FAILURE() << "no rule " << id;
  return {};
}

// All patients of its practices were counted in the place a.
Dataset counted_in_a(Dataset data) {
  for (std::size_t practice = 0; practice < data.practices.size(); ++practice)
    data.observed.push_back({PracticeIndex(practice), SmallAreaIndex(std::size_t{0}), 100});
  return data;
}

TEST(RulesCard, SizeKnowsTheLimitsAndTheRuralException) {
  EXPECT_EQ(rule(counted_in_a(one_network(29'800).build()), "size").verdict, RuleVerdict::kNotMet);
  EXPECT_EQ(rule(one_network(29'900).build(), "size").verdict, RuleVerdict::kMet);
  EXPECT_EQ(rule(one_network(49'900).build(), "size").verdict, RuleVerdict::kMet);
  EXPECT_EQ(rule(one_network(49'901).build(), "size").verdict, RuleVerdict::kAllowed);
  EXPECT_EQ(rule(counted_in_a(one_network(20'000).rural("a").build()), "size").verdict, RuleVerdict::kCaution)
      << "the exception is the commissioner's to give";
  EXPECT_EQ(rule(one_network(20'000).rural("a").build(), "size").verdict, RuleVerdict::kCaution)
      << "nobody was counted";
  const RuleResult urban = rule(counted_in_a(one_network(20'000).rural("c").build()), "size");
  EXPECT_EQ(urban.verdict, RuleVerdict::kNotMet);
  EXPECT_NE(urban.result.find("20,100"), std::string::npos);
  EXPECT_NE(urban.result.find("0% of its counted patients live in places classed as rural"),
            std::string::npos);
}

TEST(RulesCard, ContiguityCountsPieces) {
  const Dataset data = one_network(40'000).build();
  const Footprints whole = footprint_of({0, 1, 2});
  const Footprints torn = footprint_of({0, 2});
  const Footprints none = footprint_of({});
  EXPECT_EQ(rule(data, "contiguity").verdict, RuleVerdict::kNotInData);
  EXPECT_EQ(rule(data, "contiguity", &whole).verdict, RuleVerdict::kMet);
  EXPECT_EQ(rule(data, "contiguity", &torn).verdict, RuleVerdict::kCaution);
  EXPECT_NE(rule(data, "contiguity", &torn).result.find("2 pieces"), std::string::npos);
  EXPECT_EQ(rule(data, "contiguity", &none).verdict, RuleVerdict::kCaution);
}

// No green without knowledge: a model's footprint shows nothing of a network, and the agreed map is not
// known.
TEST(RulesCard, CallsNothingMetThatIsNotKnown) {
  Dataset data = one_network(40'000).build();
  Footprints modelled = footprint_of({0, 1, 2});
  modelled.choice.basis = FootprintBasis::kModelled;
  EXPECT_EQ(rule(data, "contiguity", &modelled).verdict, RuleVerdict::kNotInData);
  data.practices[1].in_area = false;  // beyond the edge: the footprint is cut there
  const Footprints whole = footprint_of({0, 1, 2});
  EXPECT_EQ(rule(data, "contiguity", &whole).verdict, RuleVerdict::kNotInData);
  data.declared = {{NetworkIndex(0), {Polygon{{{0, 0}, {1, 0}, {1, 1}}, {}}}}};
  EXPECT_EQ(rule(data, "declared-area").verdict, RuleVerdict::kNotInData);
  EXPECT_EQ(rule(data, "declared-area").result.find("The agreed map is not in the data."), 0U);
  EXPECT_EQ(rule(data, "neighbourhoods").verdict, RuleVerdict::kNotInData);
}

TEST(RulesCard, SaysFromWhenARuleIs) {
  const Dataset data = one_network(40'000).build();
  for (const RuleResult& result :
       rules_card(data, networks_on(data, kDay).at(0), Date{2025, 1, 1}, nullptr)) {
    if (result.id == "neighbourhoods") {
      EXPECT_NE(result.result.find("came in on 1 April 2026"), std::string::npos);
    }
    if (result.id == "roles") {
      EXPECT_NE(result.rule.find("any GP since April 2026"), std::string::npos);
    }
  }
}

TEST(RulesCard, OnePracticeMayBeANetworkIfLargeEnough) {
  EXPECT_EQ(rule(one_network(40'000).build(), "practices").verdict, RuleVerdict::kMet);
  const auto single = [](std::int64_t list) {
    return AsciiArea({"a"}).practice("G1", 'a', list, "U1").build();
  };
  EXPECT_EQ(rule(single(30'000), "practices").verdict, RuleVerdict::kAllowed);
  EXPECT_EQ(rule(single(3'000), "practices").verdict, RuleVerdict::kCaution);
}

TEST(RulesCard, NeverShowsTheRawListAsTheAdjustedPopulation) {
  const RuleResult result = rule(one_network(49'900).build(), "enhanced-access");
  EXPECT_EQ(result.verdict, RuleVerdict::kNotInData);
  EXPECT_NE(result.result.find("adjusted population is not in the files used here"), std::string::npos);
  EXPECT_NE(result.result.find("3,000 a week"), std::string::npos);
}

TEST(RulesCard, NamesRolesOneByOneWithoutAVerdict) {
  Dataset data =
      one_network(40'000).staff("U1", "Clinical Pharmacists", 2).staff("U1", "Paramedics", 1).build();
  Role role;
  role.id = role.name = role.plain_name = "Dietitians";
  role.arrs = true;
  data.roles.push_back(role);
  const RuleResult result = rule(data, "roles");
  EXPECT_EQ(result.verdict, RuleVerdict::kForInformation);
  EXPECT_NE(result.result.find("Roles that it had not: dietitians."), std::string::npos) << result.result;
  EXPECT_EQ(result.result.find("named at the start"), std::string::npos);
  EXPECT_EQ(rule(one_network(40'000).build(), "roles").verdict, RuleVerdict::kNotInData);
}

TEST(RulesCard, APracticeThatIsNotOpenToEveryoneDoesNotMakeASecond) {
  const Dataset data = AsciiArea({"a"})
                           .practice("G1", 'a', 31'000, "U1")
                           .practice("G2", 'a', 200, "U1")
                           .special_allocation("G2")
                           .build();
  const RuleResult result = rule(data, "practices");
  EXPECT_EQ(result.verdict, RuleVerdict::kAllowed);
  EXPECT_NE(result.result.find("it has 2 practices, of which 1 is not open to everyone"), std::string::npos);
}

TEST(RulesCard, EveryRuleHasASourceAndOneResult) {
  const Dataset data = one_network(40'000).build();
  for (const RuleResult& result : rules_card(data, networks_on(data, kDay).at(0), kDay, nullptr)) {
    EXPECT_FALSE(result.title.empty() || result.rule.empty() || result.source.empty() ||
                 result.result.empty())
        << result.id;
    EXPECT_EQ(result.result.back(), '.') << result.id;
  }
}

}  // namespace
}  // namespace pcn
