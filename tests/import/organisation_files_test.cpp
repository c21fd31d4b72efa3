#include "core/import/organisation_files.h"

#include <gtest/gtest.h>

namespace pcn {
namespace {

std::string row(const std::string& status, const std::string& kind) {
  return "\"G83001\",\"THE OLD SURGERY\",\"Y56\",\"QKK\",\"HEALTH CENTRE\",\"1 HIGH "
         "STREET\",\"\",\"LONDON\",\"\","
         "\"SE1 1AA\",\"19740401\",\"\",\"" +
         status +
         "\",\"B\",\"72Q\",\"20200401\",\"\",\"02079460000\",\"\",\"\",\"\",\"1\",\"\",\"72Q\",\"\",\"" +
         kind + "\",\"\"\n";
}

Organisation only(const std::string& bytes) {
  const auto rows = read_organisations(bytes, "epraccur.csv");
  EXPECT_TRUE(rows.has_value()) << rows.error().message();
  return rows.has_value() ? rows->front() : Organisation{};
}

TEST(Organisations, OldLayoutHasLettersAndSettings) {
  const Organisation found = only(row("A", "4"));
  EXPECT_EQ(found.status, PracticeStatus::kActive);
  EXPECT_EQ(found.kind, OrganisationKind::kPractice);
  EXPECT_EQ(found.address, "Health Centre, 1 High Street, London");
  EXPECT_EQ(found.phone, "020 7946 0000");
  EXPECT_EQ(found.opened, (Date{1974, 4, 1}));
  EXPECT_EQ(only(row("D", "26")).kind, OrganisationKind::kEnhancedAccess);
  EXPECT_EQ(only(row("D", "26")).status, PracticeStatus::kDormant);
  EXPECT_EQ(only(row("C", "12")).kind, OrganisationKind::kUrgentTreatment);
  EXPECT_EQ(only(row("A", "1")).kind, OrganisationKind::kWalkIn);
  EXPECT_EQ(only(row("A", "2")).kind, OrganisationKind::kOutOfHours);
  EXPECT_EQ(only(row("P", "9")).kind, OrganisationKind::kOther);
}

TEST(Organisations, NewLayoutHasWordsAndRoles) {
  EXPECT_EQ(only(row("ACTIVE", "RO76")).kind, OrganisationKind::kPractice);
  EXPECT_EQ(only(row("INACTIVE", "RO321")).status, PracticeStatus::kInactive);
  EXPECT_EQ(only(row("DORMANT", "RO259")).status, PracticeStatus::kDormant);
  EXPECT_EQ(only(row("ACTIVE", "RO80|RO87")).kind, OrganisationKind::kOutOfHours);
  EXPECT_EQ(only(row("ACTIVE", "RO76|RO268")).kind, OrganisationKind::kPractice);
}

TEST(Organisations, AnotherNumberOfColumnsIsAnError) {
  const auto rows = read_organisations("\"G1\",\"A\"\n", "epraccur.csv");
  ASSERT_FALSE(rows.has_value());
  EXPECT_EQ(rows.error().where.line, 1);
  EXPECT_NE(rows.error().detail.find("27 columns"), std::string::npos);
}

TEST(PracticeSites, ReadsLatin1PartedByByteAc) {
  const std::string bytes =
      "OrganisationID\xACOrganisationCode\xACOrganisationName\xAC"
      "Address1\xAC"
      "Address2\xAC"
      "Address3\xAC"
      "City\xACPostcode\xACLatitude\xACLongitude\xACPhone\xACWebsite\n"
      "1\xACG83001001\xACThe \"Caf\xE9\" Surgery\xAC\xAC"
      "2 Low Road\xAC\xACLondon\xACSE1 1AB\xAC"
      "51.5\xAC-0.1\xAC"
      "2079460001\xACwww.example.org\n"
      "2\xACG83002\xACNo Place\xAC\xAC\xAC\xAC\xACSE1\xAC"
      "0\xAC"
      "0\xAC\xACWebsitenotfound\n";
  const auto rows = read_practice_sites(bytes, "GP.csv");
  ASSERT_TRUE(rows.has_value()) << rows.error().message();
  const PracticeSite& site = (*rows)[0];
  EXPECT_EQ(site.code, "G83001001");
  EXPECT_EQ(site.name, "The \"Caf\xC3\xA9\" Surgery");
  EXPECT_EQ(site.address, "2 Low Road, London");
  EXPECT_EQ(site.phone, "020 7946 0001");
  EXPECT_EQ(site.website, "http://www.example.org");
  ASSERT_TRUE(site.place.has_value());
  EXPECT_DOUBLE_EQ(site.place->lat, 51.5);
  EXPECT_FALSE((*rows)[1].place.has_value());
  EXPECT_EQ((*rows)[1].website, "");
}

TEST(Phone, IsTidiedOrEmpty) {
  EXPECT_EQ(tidy_phone("020 81234567"), "020 8123 4567");
  EXPECT_EQ(tidy_phone("+44 20 8123 4567"), "020 8123 4567");
  EXPECT_EQ(tidy_phone("01642 672351"), "01642 672351");
  EXPECT_EQ(tidy_phone("01132345678"), "0113 234 5678");
  EXPECT_EQ(tidy_phone("03001234567"), "0300 123 4567");
  EXPECT_EQ(tidy_phone("n/a"), "");
  EXPECT_EQ(tidy_phone("0012345678"), "");
}

TEST(Website, IsTidiedOrEmpty) {
  EXPECT_EQ(tidy_website("https://a.nhs.uk/"), "https://a.nhs.uk/");
  EXPECT_EQ(tidy_website("javascript://x.y"), "");
  EXPECT_EQ(tidy_website("a@b.nhs.uk"), "");
  EXPECT_EQ(tidy_website("none"), "");
}

TEST(Address, LeavesOutEmptyAndRepeatedParts) {
  EXPECT_EQ(join_address({"1 HIGH ROAD,", "", "LONDON", "LONDON"}), "1 High Road, London");
}

}  // namespace
}  // namespace pcn
