#include "core/io/flow_codec.h"

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace pcn {
namespace {

PracticeIndex practice(std::size_t at) { return PracticeIndex(at); }
SmallAreaIndex place(std::size_t at) { return SmallAreaIndex(at); }

Json with(const Json& json, std::string_view name, std::string text) {
  Json::Object members = *json.object();
  for (auto& [key, value] : members) {
    if (key == name) value = Json(std::move(text));
  }
  return Json(std::move(members));
}

TEST(FlowCodec, NothingGivesNothing) {
  std::vector<ObservedFlow> flows{{practice(0), place(0), 1}};
  EXPECT_FALSE(decode_flows(encode_flows({}, 3), 3, 2, flows));
  EXPECT_TRUE(flows.empty());
}

TEST(FlowCodec, FlowsComeBackAsTheyWere) {
  const std::vector<ObservedFlow> flows{{practice(0), place(0), 1},
                                        {practice(0), place(4), 70000},
                                        {practice(2), place(3), 5},
                                        {PracticeIndex{}, place(0), 9},
                                        {PracticeIndex{}, place(4), 2}};
  std::vector<ObservedFlow> again;
  const auto fault = decode_flows(encode_flows(flows, 3), 3, 5, again);
  EXPECT_FALSE(fault) << fault->member << ": " << fault->detail;
  EXPECT_EQ(again, flows);
}

TEST(FlowCodec, FlowsBeyondTheTablesAreFaults) {
  const std::vector<ObservedFlow> flows{{practice(0), place(0), 1}, {practice(1), place(4), 7}};
  std::vector<ObservedFlow> again;
  EXPECT_EQ(decode_flows(encode_flows(flows, 2), 2, 4, again)->member, "gap");
  EXPECT_EQ(decode_flows(encode_flows(flows, 2), 3, 5, again)->member, "places");
  EXPECT_EQ(decode_flows(encode_flows(flows, 2), 1, 5, again)->member, "places");
}

TEST(FlowCodec, DamagedTextsAreFaultsThatNameTheMember) {
  const std::vector<ObservedFlow> flows{{practice(0), place(0), 1}, {practice(1), place(4), 7}};
  const Json good = encode_flows(flows, 2);
  std::vector<ObservedFlow> again;
  for (const std::string_view name : {"places", "gap", "patients"}) {
    const std::string text = *good.find(name)->text();
    for (const std::string& bad :
         {text + "A", text.substr(0, text.size() - 1), std::string("!") + text, std::string("D")}) {
      const auto fault = decode_flows(with(good, name, bad), 2, 5, again);
      ASSERT_TRUE(fault) << name << " " << bad;
      EXPECT_FALSE(fault->detail.empty());
    }
  }
  EXPECT_EQ(decode_flows(Json::Object{}, 2, 5, again)->member, "places");
}

TEST(FlowCodec, AnyFlowsComeBack) {
  testing::Random random(20220701);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 50; ++round) {
    const auto practices = static_cast<std::size_t>(random.integer(1, 20));
    const auto places = static_cast<std::size_t>(random.integer(1, 50));
    std::vector<ObservedFlow> flows;
    for (std::size_t slot = 0; slot <= practices; ++slot) {
      for (std::size_t at = 0; at < places; ++at) {
        if (random.integer(0, 2) != 0) continue;
        flows.push_back({slot < practices ? practice(slot) : PracticeIndex{}, place(at),
                         static_cast<std::int32_t>(random.integer(1, 3000))});
      }
    }
    std::vector<ObservedFlow> again;
    ASSERT_FALSE(decode_flows(encode_flows(flows, practices), practices, places, again));
    ASSERT_EQ(again, flows);
  }
}

}  // namespace
}  // namespace pcn
