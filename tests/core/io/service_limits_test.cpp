// Service files that are far larger than any network's: refused or shortened in good time, with a sentence.
#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "core/io/service_fields.h"
#include "core/io/service_file.h"

namespace pcn {
namespace {

std::string file_of(const std::string& locations, const std::string& services) {
  return R"({"format":"pcn-services","version":1,"locations":[)" + locations + R"(],"services":[)" +
         services + "]}";
}

std::string service(int number, const std::string& more) {
  return R"({"id":"s)" + std::to_string(number) + R"(","name":"Service","covers":{"network":"U1"})" + more +
         "}";
}

std::string list_of(int count, const std::string& before, const std::string& after) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i > 0 ? "," : "") + before + std::to_string(i) + after;
  return text;
}

TEST(ServiceLimits, AServiceHasAtMostSoManyEntriesInAList) {
  const std::string ids = list_of(static_cast<int>(kMostEntries) + 1, "\"l", "\"");
  const auto read = read_service_file(
      file_of("", service(1, ",\"location_ids\":[" + ids + "]") + "," + service(2, "")), "f.json");
  ASSERT_TRUE(read.has_value());
  ASSERT_EQ(read->file.services.size(), 1U);
  EXPECT_EQ(read->file.services[0].id, "s2");
  ASSERT_EQ(read->diagnostics.size(), 1U);
  EXPECT_EQ(read->diagnostics[0].where.field, "/services/0/location_ids");
  EXPECT_NE(read->diagnostics[0].detail.find("more than 200 entries"), std::string::npos);
  const std::string phones = list_of(201, "{\"number\":\"", "\"}");
  EXPECT_TRUE(read_service_file(file_of("", service(1, ",\"phones\":[" + phones + "]")), "f.json")
                  ->file.services.empty());
}

TEST(ServiceLimits, FaultsBeyondTheFirstAreCounted) {
  const auto read = read_service_file(file_of("", list_of(3000, "", "")), "f.json");
  ASSERT_TRUE(read.has_value());
  ASSERT_EQ(read->diagnostics.size(), kMostFaults + 1);
  EXPECT_EQ(read->diagnostics.back().count, 2500);
  EXPECT_EQ(read->diagnostics.back().detail, "2,500 more faults are not told one by one");
}

TEST(ServiceLimits, ManyLocationsOfManyServicesAreFoundInGoodTime) {
  const std::string locations = list_of(30'000, "{\"id\":\"l", "\"}");
  std::string services;
  for (int i = 0; i < 500; ++i) {
    services += (i > 0 ? "," : "") + service(i, ",\"location_ids\":[" + list_of(200, "\"l29", "\"") + "]");
  }
  const auto began = std::chrono::steady_clock::now();
  const auto read = read_service_file(file_of(locations, services), "f.json");
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->file.services.size(), 500U);
  EXPECT_EQ(read->file.services[0].locations.size(), 200U);
}

}  // namespace
}  // namespace pcn
