#include "core/model/district_words.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pcn {
namespace {

std::string words(const std::vector<const char*>& codes, bool last_in_area = true) {
  Dataset data;
  for (const char* code : codes) data.districts.push_back({code, "Somewhere", true});
  if (!last_in_area) data.districts.back().in_area = false;
  const DistrictWords found = district_words(data);
  return std::string(found.one) + "/" + std::string(found.many);
}

TEST(DistrictWords, AreThoseOfTheAreasCouncils) {
  EXPECT_EQ(words({"E09000028", "E09000023"}), "borough/boroughs");
  EXPECT_EQ(words({"E07000105"}), "district/districts");
  EXPECT_EQ(words({"E08000003"}), "metropolitan borough/metropolitan boroughs");
  EXPECT_EQ(words({"E06000052", "E06000053"}),
            "unitary authority/unitary authorities");  // Cornwall and Scilly
}

TEST(DistrictWords, OfSeveralKindsAreLocalAuthorities) {
  EXPECT_EQ(words({"E07000105", "E06000035"}), "local authority/local authorities");  // Kent and Medway
  EXPECT_EQ(words({"W06000021"}), "local authority/local authorities");
  EXPECT_EQ(words({}), "local authority/local authorities");
  // Neighbours do not count.
  EXPECT_EQ(words({"E09000028", "E07000107"}, false), "borough/boroughs");
}

TEST(DistrictWords, HaveATitleOfEachKind) {
  Dataset data;
  EXPECT_EQ(district_words(data).title, "Local authority");
  data.districts.push_back({"E09000028", "Southwark", true});
  EXPECT_EQ(district_words(data).title, "Borough");
  data.districts[0].code = "E07000105";
  EXPECT_EQ(district_words(data).title, "District");
}

}  // namespace
}  // namespace pcn
