// Where an area ends: boards of two vintages, networks of two boards, neighbours' declared areas, wards,
// Wales and Scotland, islands.
#include <algorithm>

#include <gtest/gtest.h>

#include "core/import/assemble.h"
#include "core/io/area_package.h"
#include "core/model/query.h"
#include "tests/import/small_raw_data.h"

namespace pcn {
namespace {

using testing::SmallRawData;

Result<Dataset> assemble(const SmallRawData& raw, const std::string& icb = "QAA",
                         const std::string& rivers = "") {
  Inputs inputs = raw.inputs();
  return assemble_area(inputs, {icb, 8'000, rivers});
}

const Diagnostic* note_of(const Diagnostics& notes, std::string_view code) {
  const auto found =
      std::find_if(notes.begin(), notes.end(), [code](const Diagnostic& note) { return note.code == code; });
  return found == notes.end() ? nullptr : &*found;
}

// The town's second place, and the practice there, are of a board that the newest map has no more.
SmallRawData between_vintages() {
  SmallRawData raw;
  raw.set("icb.csv",
          "lsoa21_code,lsoa21_name,sicbl24_code_nhs,icb24_code_nhs,icb24_name\n"
          "E01000001,Town 001A,11A,QAA,NHS Small Town\n"
          "E01000002,Town 001B,33C,QCC,NHS Gone Integrated Care Board\nE01000003,Far 001A,22B,QBB,NHS Far\n");
  return raw;
}

TEST(TwoVintages, ThatLeaveAPlaceToNobodyAreAnErrorWithoutMeansToMendIt) {
  const auto made = assemble(between_vintages());
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().where.file, "icb.csv");
  EXPECT_NE(made.error().detail.find("E01000002 belongs to Gone (33C)"), std::string::npos)
      << made.error().detail;
}

TEST(TwoVintages, AreMendedByTheNearestPracticeAndTold) {
  SmallRawData raw = between_vintages();
  // G00002 beside the place, G00009 far away.
  raw.set("places.csv",
          "PRAC_CODE,PRAC_POSTCODE,PRAC_LAT,PRAC_LNG\nG00002,AA1 1AB,51.5082,-0.1105\nG00009,AA1 "
          "1AC,51.5,-0.05\n");
  const auto made = assemble(raw);
  ASSERT_TRUE(made.has_value()) << made.error().message();
  EXPECT_EQ(made->topology.areas.size(), 2u);
  const Diagnostic* note = note_of(made->build_notes, "board-between-vintages");
  ASSERT_NE(note, nullptr);
  EXPECT_EQ(note->severity, Severity::kWarning);
  EXPECT_EQ(note->count, 1);
  EXPECT_NE(note->detail.find("33C (Gone)"), std::string::npos) << note->detail;
  EXPECT_NE(note->detail.find("1,604 residents"), std::string::npos) << note->detail;
}

TEST(TwoVintages, TheNewestLookupCountsAndNamesComeFromTheWards) {
  SmallRawData raw = between_vintages();
  raw.set("icb26.csv",
          "lsoa21_code,icb26_code_nhs,icb26_name\nE01000001,QAA,NHS Small Town\n"
          "E01000002,QAA,NHS Small Town\nE01000003,QBB,NHS Far\n");
  raw.set(
      "ward.csv",
      "lsoa21_code,lsoa21_name,ward24_name,ward24_code,ltla24_name,ltla24_code\n"
      "E01000001,Town 001A,West,E05000001,Town,E09000001\nE01000002,Town 001B,East,E05000002,Town,E09000001\n"
      "E01000003,Far 001A,Far,E05000003,Far,E09000002\n");
  const auto made = assemble(raw);
  ASSERT_TRUE(made.has_value()) << made.error().message();
  EXPECT_EQ(made->topology.areas.size(), 2u);
  EXPECT_EQ(made->small_areas[1].name, "Town 001B");
  EXPECT_EQ(note_of(made->build_notes, "board-between-vintages"), nullptr);
}

TEST(TwoVintages, APlaceThatIsMissingShowsInTheCheckWithItsPatients) {
  SmallRawData raw;
  raw.set("icb.csv",
          "lsoa21_code,lsoa21_name,sicbl24_code_nhs,icb24_code_nhs,icb24_name\n"
          "E01000001,Town 001A,11A,QAA,NHS Small Town\nE01000002,Town 001B,22B,QBB,NHS Far\n"
          "E01000003,Far 001A,22B,QBB,NHS Far\n");
  const auto made = assemble(raw);
  ASSERT_TRUE(made.has_value()) << made.error().message();
  const auto read = read_area_package(write_area_package(*made), "small.json");
  ASSERT_TRUE(read.has_value()) << read.error().message();
  const Diagnostic* found = note_of(read->diagnostics, "practice-outside-area");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->severity, Severity::kWarning);
  EXPECT_EQ(found->count, 1);
  EXPECT_EQ(found->patients, 2'000);
}

TEST(Boards, ACodeInSmallLettersIsThatBoardAndAnOldOneLeadsToTheNew) {
  EXPECT_TRUE(assemble(SmallRawData(), "qaa").has_value());
  SmallRawData raw;
  raw.set("icb.csv",
          "lsoa21_code,lsoa21_name,sicbl24_code_nhs,icb24_code_nhs,icb24_name\n"
          "E01000001,Town 001A,11A,QOLD,NHS Old Town\nE01000002,Town 001B,11A,QOLD,NHS Old Town\n"
          "E01000003,Far 001A,22B,QBB,NHS Far\n");
  EXPECT_TRUE(assemble(raw).has_value()) << "the sub-ICB location stays";
  const auto old = assemble(raw, "QOLD");
  ASSERT_FALSE(old.has_value());
  EXPECT_NE(
      old.error().detail.find("QOLD (Old Town) is no integrated care board any more: its practices are now "
                              "with Small Town (QAA)"),
      std::string::npos)
      << old.error().detail;
}

// G00001 of the town and G00009 of the board beyond are one network today.
SmallRawData shared_network() {
  SmallRawData raw;
  raw.set(
      "map.csv",
      "EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,SUB_ICB_LOCATION_CODE,"
      "ICB_CODE,ICB_NAME\n"
      "01Jul2026,G00001,OLD SURGERY,AA1 1AA,U1,NORTH PCN,11A,QAA,NHS Small Town Integrated Care Board\n"
      "01Jul2026,G00002,NEW SURGERY,AA1 1AB,U,Unallocated,11A,QAA,NHS Small Town Integrated Care Board\n"
      "01Jul2026,G00009,FAR SURGERY,AA1 1AC,U1,NORTH PCN,22B,QBB,NHS Far Integrated Care Board\n");
  raw.set("cqc.csv", "");
  return raw;
}

TEST(NetworksOfTwoBoards, AreReadWhole) {
  for (const std::string icb : {"QAA", "QBB"}) {
    SCOPED_TRACE(icb);
    SmallRawData raw = shared_network();
    if (icb == "QBB") {
      Inputs inputs = raw.inputs();
      const auto shapes = inputs.file("area-shapes-2021-12-01", "E09000001");
      ASSERT_TRUE(shapes.has_value());
      std::string far = shapes->bytes;
      for (std::size_t at = far.find("E01000002"); at != std::string::npos; at = far.find("E01000002"))
        far.replace(at, 9, "E01000003");
      raw.set("shapes/E09000002.geojson", far);
    }
    const auto made = assemble(raw, icb);
    ASSERT_TRUE(made.has_value()) << made.error().message();
    const NetworkIndex network = find_network(*made, "U1");
    ASSERT_TRUE(network.valid());
    EXPECT_TRUE(made->networks[network.value].in_area);
    const auto open = networks_on(*made, made->newest);
    const auto found = std::find_if(open.begin(), open.end(),
                                    [&](const NetworkOnDay& row) { return row.network == network; });
    ASSERT_NE(found, open.end());
    EXPECT_EQ(found->members.size(), 2u);
    EXPECT_EQ(found->registered.count, 7'900);
    EXPECT_EQ(found->members_without_list, 0);
    const auto others = of_other_boards(*made, found->members);
    ASSERT_EQ(others.size(), 1u);
    const Practice& other = made->practices[others[0].value];
    EXPECT_EQ(other.code, icb == "QAA" ? "G00009" : "G00001");
    EXPECT_TRUE(other.of_own_network);
    EXPECT_TRUE(told_in_full(other));
    EXPECT_EQ(other.icb, icb == "QAA" ? "Far" : "Small Town");
    EXPECT_TRUE(other.point.has_value());
    EXPECT_TRUE(std::any_of(made->age_sex.begin(), made->age_sex.end(),
                            [&](const AgeSex& row) { return row.practice == others[0]; }));
  }
}

TEST(NetworksOfTwoBoards, ANeighbourOfANetworkOfItsOwnIsNot) {
  const auto made = assemble(SmallRawData());
  ASSERT_TRUE(made.has_value());
  const Practice& far = made->practices[find_practice(*made, "G00009").value];
  EXPECT_FALSE(far.of_own_network);
  EXPECT_FALSE(told_in_full(far));
  EXPECT_EQ(far.icb, "Far");
}

TEST(DeclaredAreas, OfNeighboursCountWhereTheyReachIn) {
  // U7 holds the second place (531,500 180,500), U8 lies beside the town, U1 is its own.
  const auto feature = [](const std::string& code, const std::string& ring) {
    return R"({"type":"Feature","properties":{"PCN_Code":")" + code + R"(","PCN_Name":"NEXT )" + code +
           R"( PCN"},"geometry":{"type":"Polygon","coordinates":[[)" + ring + "]]}}";
  };
  const std::string over = "[-0.112,51.506],[-0.098,51.506],[-0.098,51.514],[-0.112,51.514],[-0.112,51.506]";
  const std::string away = "[-0.06,51.506],[-0.05,51.506],[-0.05,51.514],[-0.06,51.514],[-0.06,51.506]";
  SmallRawData raw;
  raw.set("declared.geojson", R"({"type":"FeatureCollection","features":[)" + feature("U7", over) + "," +
                                  feature("U8", away) + "]}");
  const auto made = assemble(raw);
  ASSERT_TRUE(made.has_value()) << made.error().message();
  ASSERT_EQ(made->declared.size(), 1u);
  const Network& next = made->networks[made->declared[0].network.value];
  EXPECT_EQ(next.code, "U7");
  EXPECT_EQ(next.name, "Next U7 PCN");
  EXPECT_FALSE(next.in_area);
  const Diagnostic* note = note_of(made->build_notes, "declared-from-beyond");
  ASSERT_NE(note, nullptr);
  EXPECT_EQ(note->count, 1);
}

SmallRawData with_borders() {
  SmallRawData raw;
  raw.set("postcodes/aa.csv",
          "\"AA1 1AA\",10,530200,180200,\"E92000001\",\"\",\"\",\"\",\"E09000001\",\"E05000001\"\n"
          "\"AA1 1AB\",10,531200,180200,\"E92000001\",\"\",\"\",\"\",\"E09000001\",\"E05000001\"\n"
          "\"AA1 1AE\",10,531300,180200,\"E92000001\",\"\",\"\",\"\",\"E09000001\",\"E05000099\"\n"
          "\"AA1 1AC\",10,533200,180200,\"E92000001\",\"\",\"\",\"\",\"E09000002\",\"E05000003\"\n"
          "\"WW1 1AA\",10,529500,180500,\"W92000004\",\"\",\"\",\"\",\"W06000021\",\"W05000001\"\n"
          "\"SS1 1AA\",10,530500,183500,\"S92000003\",\"\",\"\",\"\",\"S12000026\",\"S13000001\"\n");
  Inputs inputs = raw.inputs();
  const auto register_file = inputs.file("organisations-2026-02-01");
  EXPECT_TRUE(register_file.has_value());
  raw.set(
      "epraccur.csv",
      register_file->bytes +
          "\"W00001\",\"MARCHES SURGERY\",\"\",\"\",\"1 VAUXHALL LANE\",\"\",\"\",\"WALESTOWN\",\"\",\"WW1 "
          "1AA\",\"19740401\",\"\",\"ACTIVE\",\"B\",\"7A6\",\"\",\"\",\"01291636100\",\"\",\"\",\"\",\"1\","
          "\"\",\"7A6\",\"\",\"RO76\",\"\"\n"
          "\"W00002\",\"SHUT SURGERY\",\"\",\"\",\"1 LANE\",\"\",\"\",\"WALESTOWN\",\"\",\"WW1 "
          "1AA\",\"19740401\",\"20200101\",\"INACTIVE\",\"B\",\"7A6\",\"\",\"\",\"\",\"\",\"\",\"\",\"1\","
          "\"\",\"7A6\",\"\",\"RO76\",\"\"\n");
  return raw;
}

TEST(Wards, AreThePostcodesOwn) {
  const auto made = assemble(with_borders());
  ASSERT_TRUE(made.has_value()) << made.error().message();
  ASSERT_EQ(made->postcodes.size(), 3u);
  // The small area of the second is mostly in East; its own ward is West.
  EXPECT_EQ(ward_of(*made, made->postcodes[0]), (Ward{"E05000001", "West"}));
  EXPECT_EQ(ward_of(*made, made->postcodes[1]), (Ward{"E05000001", "West"}));
  EXPECT_EQ(made->small_areas[made->postcodes[1].small_area.value].ward, "East");
  // A ward that is in no lookup has its code, and no other's name.
  EXPECT_EQ(ward_of(*made, made->postcodes[2]), (Ward{"E05000099", ""}));
  const Diagnostic* note = note_of(made->build_notes, "ward-without-name");
  ASSERT_NE(note, nullptr);
  EXPECT_EQ(note->count, 1);
  const auto read = read_area_package(write_area_package(*made), "small.json");
  ASSERT_TRUE(read.has_value()) << read.error().message();
  EXPECT_EQ(read->data, *made);
}

TEST(BordersOfEngland, PracticesOfWalesAreNamedAndScotlandsAreSaidToBeMissing) {
  const auto made = assemble(with_borders());
  ASSERT_TRUE(made.has_value()) << made.error().message();
  const PracticeIndex wales = find_practice(*made, "W00001");
  ASSERT_TRUE(wales.valid());
  const Practice& practice = made->practices[wales.value];
  EXPECT_EQ(practice.country, Country::kWales);
  EXPECT_TRUE(is_open_beyond_england(practice));
  EXPECT_FALSE(practice.in_area);
  EXPECT_EQ(practice.phone, "01291 636100");
  EXPECT_FALSE(find_practice(*made, "W00002").valid());
  // From the first place's middle (530,500 180,500) Wales is 1,000 metres away, Scotland 3,000.
  const SmallAreaIndex first{std::size_t{0}};
  const auto unknown = unknown_beyond(*made, first, BeyondBorder::kPractices);
  ASSERT_TRUE(unknown.has_value());
  EXPECT_EQ(unknown->country, Country::kScotland);
  EXPECT_EQ(unknown->metres, 3'000);
  EXPECT_EQ(unknown_beyond(*made, first, BeyondBorder::kServices)->metres, 1'000);
}

TEST(BordersOfEngland, InTheMiddleOfItNothingIsSaidOfThem) {
  const auto made = assemble(SmallRawData());
  ASSERT_TRUE(made.has_value());
  EXPECT_TRUE(made->places_by_border.empty());
}

TEST(Islands, NearTheAreaAreInThePackageAsClosedRings) {
  const std::string rivers =
      R"({"rivers":[],"islands":[{"name":"Isle","ring":[[530100,180100],[530900,180100],[530900,180900]]},)"
      R"({"name":"Rock","ring":[[90000,10000],[90100,10000],[90100,10100]]}]})";
  const auto made = assemble(SmallRawData(), "QAA", rivers);
  ASSERT_TRUE(made.has_value()) << made.error().message();
  ASSERT_EQ(made->rivers.size(), 1u);
  EXPECT_EQ(made->rivers[0].name, "Isle");
  EXPECT_TRUE(made->rivers[0].sea);
  EXPECT_EQ(made->rivers[0].course.front(), made->rivers[0].course.back());
  EXPECT_FALSE(assemble(SmallRawData(), "QAA", R"({"rivers":[],"islands":[{"name":"Isle"}]})").has_value());
}

}  // namespace
}  // namespace pcn
