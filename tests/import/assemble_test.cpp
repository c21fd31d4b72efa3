#include "core/import/assemble.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/io/area_package.h"
#include "tests/import/small_raw_data.h"

namespace pcn {
namespace {

using testing::SmallRawData;

Result<Dataset> assemble(const SmallRawData& raw, const std::string& icb = "QAA") {
  Inputs inputs = raw.inputs();
  return assemble_area(inputs, {icb, 8'000});
}

class SmallTown : public ::testing::Test {
 protected:
  void SetUp() override {
    auto made = assemble(SmallRawData());
    ASSERT_TRUE(made.has_value()) << made.error().message();
    data_ = std::move(*made);
  }
  [[nodiscard]] bool has_note(std::string_view code) const {
    return std::any_of(data_.build_notes.begin(), data_.build_notes.end(),
                       [code](const Diagnostic& note) { return note.code == code; });
  }
  Dataset data_;
};

TEST_F(SmallTown, HasItsNameDatesAndPlaces) {
  EXPECT_EQ(data_.name, "Small Town");
  EXPECT_EQ(data_.id, "small-town");
  EXPECT_EQ(data_.newest, (Date{2026, 7, 1}));
  EXPECT_EQ(data_.vintages.size(), 2u);
  EXPECT_EQ(data_.topology.areas.size(), 2u);
  ASSERT_EQ(data_.small_areas.size(), 3u);
  EXPECT_TRUE(data_.small_areas[1].in_area);
  EXPECT_FALSE(data_.small_areas[2].in_area);
  EXPECT_EQ(data_.small_areas[0].ward, "West");
  EXPECT_EQ(data_.small_areas[2].total_residents().count, 904);
  // So few cannot be found by subtracting one sum from another, because the figure itself is not kept.
  EXPECT_EQ(data_.small_areas[1].residents[1], 3);
}

TEST(SmallTownChanges, OnlyThoseOfItsPlacesAreKeptInOrder) {
  SmallRawData raw;
  raw.set("changes.csv",
          "lsoa11_code,lsoa21_code\nE01000099,E01000002\nE01000099,E01000001\nE01000098,E01000003\n"
          "E01000097,E01999999\nE01000001,E01000001\n");
  const auto made = assemble(raw);
  ASSERT_TRUE(made.has_value()) << made.error().message();
  const auto area = [](std::size_t at) { return SmallAreaIndex(at); };
  EXPECT_EQ(
      made->place_changes,
      (std::vector<PlaceChange>{{"E01000098", area(2)}, {"E01000099", area(0)}, {"E01000099", area(1)}}));
}

TEST_F(SmallTown, NeighboursShareTheirBorder) {
  std::size_t uses = 0;
  for (const auto& area : data_.topology.areas) uses += area.front().outer.size();
  EXPECT_EQ(data_.topology.arcs.size(), 3u);
  EXPECT_EQ(uses, 4u);
}

TEST_F(SmallTown, PracticesOfTheAreaComeFirstThenThoseBeyond) {
  ASSERT_EQ(data_.practices.size(), 3u);
  EXPECT_EQ(data_.practices[0].name, "Old Surgery");
  EXPECT_TRUE(data_.practices[1].in_area);
  EXPECT_FALSE(data_.practices[2].in_area);
  EXPECT_EQ(data_.practices[2].address, "");
  EXPECT_EQ(data_.practices[0].small_area, SmallAreaIndex{std::size_t{0}});
  EXPECT_EQ(data_.practices[0].point_basis, "postcode (Code-Point Open)");
}

TEST_F(SmallTown, MembershipsJoinRegisterAndMap) {
  ASSERT_EQ(data_.memberships.size(), 3u);
  EXPECT_FALSE(data_.memberships[0].end.has_value());
  EXPECT_EQ(data_.memberships[1].end, (Date{2026, 7, 1}));
  EXPECT_FALSE(data_.memberships[1].end_is_recorded);
  ASSERT_EQ(data_.networks.size(), 2u);
  EXPECT_EQ(data_.networks[0].name, "North PCN");
  EXPECT_TRUE(data_.networks[0].in_area);
  EXPECT_FALSE(data_.networks[1].in_area);
}

TEST(SmallTownOverlap, OfTwoMembershipsOnOneDayTheLaterCounts) {
  SmallRawData raw;
  raw.set(
      "members.csv",
      "Partner Organisation Code,Partner Name,Practice Parent CCG Code,PCN Code,PCN Name,PCN Parent CCG Code,"
      "Practice to PCN Relationship Start Date,Practice to PCN Relationship End Date\n"
      "G00001,OLD SURGERY,01A,U2,FAR PCN,02B,20191001,20191115\n"
      "G00001,OLD SURGERY,01A,U1,NORTH PCN,01A,20191115,\n");
  const auto made = assemble(raw);
  ASSERT_TRUE(made.has_value()) << made.error().message();
  ASSERT_GE(made->memberships.size(), 2u);
  EXPECT_EQ(made->memberships[0].end, (Date{2019, 11, 15}));
  EXPECT_EQ(made->memberships[1].start, (Date{2019, 11, 15}));
  EXPECT_TRUE(read_area_package(write_area_package(*made), "small.json").has_value());
}

TEST_F(SmallTown, PostcodesHaveTheirSmallAreaAndThoseWithoutAPlaceAreNoted) {
  ASSERT_EQ(data_.postcodes.size(), 3u);
  EXPECT_EQ(data_.postcodes[1].small_area, SmallAreaIndex{std::size_t{1}});
  EXPECT_TRUE(has_note("postcode-without-position"));
}

TEST_F(SmallTown, APostcodeOfADistrictWithANewCodeCountsByItsPlaceButNotOneOfNoDistrict) {
  std::vector<std::string> texts;
  for (const Postcode& postcode : data_.postcodes) texts.emplace_back(postcode.text.data(), 7);
  EXPECT_EQ(texts, (std::vector<std::string>{"AA1 1AA", "AA1 1AB", "AA1 1AF"}));
}

TEST_F(SmallTown, ServicesOfOthersAndCallCentresAreLeftOut) {
  ASSERT_EQ(data_.services.size(), 1u);
  EXPECT_EQ(data_.services[0].name, "North PCN extended service");
  EXPECT_EQ(data_.services[0].network, NetworkIndex{std::size_t{0}});
}

TEST_F(SmallTown, AnOptionalFileThatIsMissingIsNoted) { EXPECT_TRUE(has_note("missing-input")); }

TEST_F(SmallTown, EveryGroupOfProvenanceHasItsSources) {
  EXPECT_FALSE(data_.provenance.empty());
  for (const auto& group : data_.provenance) EXPECT_FALSE(group.sources.empty()) << group.group;
}

TEST_F(SmallTown, IsAPackageThatReadsBack) {
  const auto read = read_area_package(write_area_package(data_), "small.json");
  ASSERT_TRUE(read.has_value()) << read.error().message();
  EXPECT_EQ(read->data, data_);
}

TEST_F(SmallTown, MadeAgainItIsTheSame) {
  const auto again = assemble(SmallRawData());
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(write_area_package(*again), write_area_package(data_));
}

TEST(Assemble, CodesInSmallLettersJoinAsAlways) {
  const auto right = assemble(SmallRawData());
  ASSERT_TRUE(right);
  const auto lower = [](std::string text) {
    const std::size_t end = text.find('\n');
    for (std::size_t i = end; i < text.size(); ++i) {
      if (text[i] == 'G' && text[i + 1] == '0') text[i] = 'g';
      if (text[i] == 'U' && text[i + 1] >= '1' && text[i + 1] <= '9') text[i] = 'u';
    }
    return text;
  };
  for (const char* file : {"details.csv", "members.csv", "map.csv", "ages.csv"}) {
    SmallRawData one;
    one.set(file, lower(one.text(file)));
    const auto made = assemble(one, " qaa");
    ASSERT_TRUE(made) << made.error().message();
    EXPECT_EQ(made->memberships, right->memberships) << file;
    EXPECT_EQ(made->networks, right->networks) << file;
    EXPECT_EQ(made->practices, right->practices) << file;
    EXPECT_EQ(made->lists, right->lists) << file;
  }
}

TEST(Assemble, AnUnknownBoardSaysWhichThereAre) {
  const auto made = assemble(SmallRawData(), "QZZ");
  ASSERT_FALSE(made.has_value());
  for (const char* code : {"QAA", "QBB"})
    EXPECT_NE(made.error().detail.find(code), std::string::npos) << made.error().detail;
}

TEST(Assemble, ANeededFileThatIsMissingStopsWithASentence) {
  const auto made = assemble(SmallRawData().set("map.csv", ""));
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().where.file, "map.csv");
  EXPECT_NE(made.error().detail.find("https://publisher.example"), std::string::npos);
}

TEST(Assemble, AFaultInAFileStopsWithItsLine) {
  const auto made = assemble(SmallRawData().set(
      "residents.csv", "lsoa21_code,age_group,usual_residents\nE01000001,Aged 15 years and under,many\n"));
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().where.file, "residents.csv");
  EXPECT_EQ(made.error().where.line, 2);
}

TEST(Assemble, ASmallAreaInTwoFilesCountsOnce) {
  SmallRawData raw;
  const auto once = assemble(raw);
  ASSERT_TRUE(once.has_value());
  Inputs inputs = raw.inputs();
  const auto shapes = inputs.file("area-shapes-2021-12-01", "E09000001");
  ASSERT_TRUE(shapes.has_value());
  // The same areas again under another code of the district, which the wards name too.
  raw.set("shapes/E09000009.geojson", shapes->bytes);
  raw.set(
      "ward.csv",
      "lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code\nE01000001,West,E05000001,Town,E09000001\n"
      "E01000002,East,E05000002,Town again,E09000009\nE01000003,Far,E05000003,Far,E09000002\n");
  const auto twice = assemble(raw);
  ASSERT_TRUE(twice.has_value()) << twice.error().message();
  EXPECT_EQ(twice->topology, once->topology);
}

}  // namespace
}  // namespace pcn
