#include "core/import/streets.h"

#include <cstdio>
#include <cstring>
#include <fstream>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "core/geo/polygon_ops.h"
#include "core/import/sha256.h"
#include "tests/support/ascii_area.h"

namespace pcn {
namespace {

struct Link {
  std::string classification, function, name, number;
  Polyline line;
  std::string structure = {};
  bool fictitious = false;
  std::string blob = {};  // instead of the line
};

// A line as a GeoPackage holds it, with the box around it.
std::string blob_of(const Polyline& line, bool little = true, bool heights = false,
                    std::int32_t grid = 27700) {
  std::string bytes = {'G', 'P', 0, static_cast<char>(2 + (little ? 1 : 0))};
  const auto put = [&](const void* value, std::size_t size) {
    std::string piece(static_cast<const char*>(value), size);
    if (!little) std::reverse(piece.begin(), piece.end());
    bytes += piece;
  };
  const auto number = [&](double value) { put(&value, sizeof value); };
  put(&grid, sizeof grid);
  for (int i = 0; i < 4; ++i) number(0);
  bytes += little ? '\1' : '\0';
  const std::uint32_t type = heights ? 1002 : 2;
  const auto count = static_cast<std::uint32_t>(line.size());
  put(&type, 4);
  put(&count, 4);
  for (const BritishGrid point : line) {
    number(point.east);
    number(point.north);
    if (heights) number(12.5);
  }
  return bytes;
}

// A file with the layers and columns of the publisher's; what it holds is made up.
class RoadFile {
 public:
  explicit RoadFile(const std::vector<Link>& links, bool indexed = true,
                    const std::string& layer = "road_link") {
    path_ = ::testing::TempDir() + "pcn_streets_" + std::to_string(++count_) + ".gpkg";
    std::remove(path_.c_str());
    EXPECT_EQ(sqlite3_open(path_.c_str(), &database_), SQLITE_OK);
    run("PRAGMA synchronous=OFF");
    run("PRAGMA journal_mode=MEMORY");
    run("CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, "
        "description TEXT, "
        "last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER)");
    run("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, "
        "srs_id "
        "INTEGER, z TINYINT, m TINYINT)");
    run("CREATE TABLE \"" + layer +
        "\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geometry LINESTRING, id TEXT, fictitious "
        "BOOLEAN, "
        "road_classification TEXT, road_function TEXT, form_of_way TEXT, road_classification_number TEXT, "
        "name_1 TEXT, "
        "name_1_lang TEXT, name_2 TEXT, name_2_lang TEXT, road_structure TEXT, length REAL, length_uom TEXT, "
        "loop "
        "BOOLEAN, primary_route BOOLEAN, trunk_road BOOLEAN, start_node TEXT, end_node TEXT, "
        "road_number_toid TEXT, "
        "road_name_toid TEXT)");
    run("INSERT INTO gpkg_contents VALUES ('" + layer + "', 'features', '" + layer +
        "', '', '2026-04-07T12:03:02.137Z', NULL, NULL, NULL, NULL, 27700)");
    run("INSERT INTO gpkg_geometry_columns VALUES ('" + layer + "', 'geometry', 'LINESTRING', 27700, 0, 0)");
    const std::string index = "rtree_" + layer + "_geometry";
    if (indexed) run("CREATE VIRTUAL TABLE " + index + " USING rtree(id, minx, maxx, miny, maxy)");
    for (const Link& link : links) {
      const std::string blob = link.blob.empty() ? blob_of(link.line) : link.blob;
      sqlite3_stmt* insert = nullptr;
      EXPECT_EQ(sqlite3_prepare_v2(
                    database_,
                    ("INSERT INTO " + layer +
                     " (geometry, fictitious, road_classification, road_function, form_of_way, "
                     "road_classification_number, name_1, road_structure) VALUES (?, ?, ?, ?, 'Single "
                     "Carriageway', ?, ?, ?)")
                        .c_str(),
                    -1, &insert, nullptr),
                SQLITE_OK);
      sqlite3_bind_blob(insert, 1, blob.data(), static_cast<int>(blob.size()), SQLITE_TRANSIENT);
      sqlite3_bind_int(insert, 2, link.fictitious ? 1 : 0);
      const std::string* texts[] = {&link.classification, &link.function, &link.number, &link.name,
                                    &link.structure};
      for (int i = 0; i < 5; ++i) {
        if (!texts[i]->empty()) sqlite3_bind_text(insert, 3 + i, texts[i]->c_str(), -1, SQLITE_TRANSIENT);
      }
      EXPECT_EQ(sqlite3_step(insert), SQLITE_DONE);
      sqlite3_finalize(insert);
      Bounds box;
      for (const BritishGrid point : link.line) box.add(point);
      if (indexed)
        run("INSERT INTO " + index + " VALUES (last_insert_rowid(), " + std::to_string(box.west) + ", " +
            std::to_string(box.east) + ", " + std::to_string(box.south) + ", " + std::to_string(box.north) +
            ")");
    }
    sqlite3_close(database_);
  }
  ~RoadFile() { std::remove(path_.c_str()); }
  RoadFile(const RoadFile&) = delete;
  RoadFile& operator=(const RoadFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  void run(const std::string& sql) {
    EXPECT_EQ(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sql << "\n"
        << sqlite3_errmsg(database_);
  }

  static int count_;
  std::string path_;
  sqlite3* database_ = nullptr;
};
int RoadFile::count_ = 0;

const Bounds kBox{530'000, 180'000, 531'000, 181'000};

Polyline line_at(double east, double north, double length) { return {{east, north}, {east + length, north}}; }

TEST(OpenRoads, GivesTheLinksThatMeetTheBoxWithKindAndName) {
  const std::vector<Link> links = {
      {"Motorway", "Motorway", "", "M9", line_at(530'100, 180'100, 50)},
      {"A Road", "A Road", "Long Lane", "A202", line_at(530'100, 180'200, 50)},
      {"B Road", "B Road", "", "B219", line_at(530'100, 180'300, 50)},
      {"Unclassified", "Minor Road", "Mill Road", "", line_at(530'100, 180'400, 50)},
      {"Unclassified", "Local Road", "  Quay Street ", "", line_at(530'100, 180'500, 50)},
      {"Unknown", "Local Access Road", "", "", line_at(530'100, 180'600, 50)},
      {"Unknown", "Restricted Local Access Road", "", "", line_at(530'100, 180'700, 50)},
      {"A Road", "A Road", "Deep Tunnel", "A9", line_at(530'100, 180'800, 50), "Road In Tunnel"},
      {"A Road", "A Road", "No Road", "A8", line_at(530'100, 180'900, 50), "", true},
      {"A Road", "A Road", "Far Road", "A7", line_at(540'000, 180'900, 50)}};
  for (const bool indexed : {true, false}) {
    const RoadFile file(links, indexed);
    const auto roads = read_open_roads(file.path(), kBox);
    ASSERT_TRUE(roads) << roads.error().message();
    EXPECT_EQ(to_iso(roads->edition), "2026-04-07");
    std::string found;
    for (const Street& street : roads->links) found += std::to_string(street.kind) + street.name + "|";
    EXPECT_EQ(found, "0M9|1Long Lane|2B219|3Mill Road|4Quay Street|4|") << indexed;
    EXPECT_EQ(roads->links[1].line, line_at(530'100, 180'200, 50));
  }
}

TEST(OpenRoads, ReadsEitherOrderOfBytesAndHeights) {
  const Polyline line = {{530'100.25, 180'100}, {530'150, 180'120.5}, {530'200, 180'100}};
  for (const bool little : {true, false}) {
    for (const bool heights : {true, false}) {
      const RoadFile file(
          {{"A Road", "A Road", "Lane", "", line, "", false, blob_of(line, little, heights)}});
      const auto roads = read_open_roads(file.path(), kBox);
      ASSERT_TRUE(roads) << roads.error().message();
      ASSERT_EQ(roads->links.size(), 1u);
      EXPECT_EQ(roads->links[0].line, line);
    }
  }
}

TEST(OpenRoads, OtherFilesAndDamageAreErrorsThatSaySo) {
  const auto said = [](const std::string& path) {
    const auto roads = read_open_roads(path, kBox);
    return roads ? std::string("read") : roads.error().message();
  };
  const Polyline line = line_at(530'100, 180'100, 50);
  EXPECT_NE(said(::testing::TempDir() + "pcn_no_such.gpkg").find("cannot be opened"), std::string::npos);
  EXPECT_NE(said(RoadFile({}, true, "building").path()).find("layer road_link"), std::string::npos);
  const std::string text = ::testing::TempDir() + "pcn_streets_text.gpkg";
  std::ofstream(text) << std::string(4000, 'x');
  EXPECT_NE(said(text).find("road_link"), std::string::npos);
  std::remove(text.c_str());
  const std::string whole = blob_of(line);
  std::string many_points = whole;
  many_points[45] = '\x7F';  // says that it has far more points
  std::string no_number = whole;
  std::memset(no_number.data() + no_number.size() - 8, 0xFF, 8);
  for (const std::string& blob :
       {std::string("x"), whole.substr(0, whole.size() - 1), whole + "x", many_points, no_number,
        blob_of(line, true, false, 4326), blob_of({{530'100, 180'100}})}) {
    const RoadFile file({{"A Road", "A Road", "Lane", "", line, "", false, blob}});
    EXPECT_NE(said(file.path()).find("row 1 holds no line"), std::string::npos) << blob.size();
  }
}

Street link(std::string name, Polyline line, std::uint8_t kind = 4) {
  return {kind, std::move(name), std::move(line)};
}

TEST(JoinStreets, LinksOfOneNameBecomeOneLineWhicheverWayTheyRun) {
  const std::vector<Street> links = {link("Lane", {{100, 0}, {200, 0.4}}),
                                     link("Lane", {{300, 50}, {200, 0.4}}), link("Lane", {{100, 0}, {0, 0}}),
                                     link("Other", {{300, 50}, {400, 50}})};
  const std::vector<Street> streets = join_streets(links);
  ASSERT_EQ(streets.size(), 2u);
  Polyline lane = streets[0].line;
  if (lane.front().east > lane.back().east) std::reverse(lane.begin(), lane.end());
  EXPECT_EQ(lane, (Polyline{{0, 0}, {200, 0}, {300, 50}}));
  EXPECT_EQ(streets[1].name, "Other");
  EXPECT_EQ(join_streets({links[3], links[2], links[1], links[0]}), streets);
}

TEST(JoinStreets, RingsAndForksLoseNoLink) {
  // A fork at (100, 0), and a ring of three.
  const std::vector<Street> links = {
      link("Fork", {{0, 0}, {100, 0}}),      link("Fork", {{100, 0}, {200, 80}}),
      link("Fork", {{100, 0}, {200, -80}}),  link("Ring", {{0, 500}, {100, 500}}),
      link("Ring", {{100, 500}, {50, 600}}), link("Ring", {{50, 600}, {0, 500}})};
  const auto length = [](const std::vector<Street>& streets, std::string_view name) {
    double sum = 0;
    for (const Street& street : streets) {
      for (std::size_t i = 1; i < street.line.size() && street.name == name; ++i)
        sum += distance(street.line[i - 1], street.line[i]);
    }
    return sum;
  };
  const std::vector<Street> streets = join_streets(links);
  EXPECT_NEAR(length(streets, "Fork"), length(links, "Fork"), 0.01);
  EXPECT_NEAR(length(streets, "Ring"), length(links, "Ring"), 0.01);
  EXPECT_EQ(streets.size(), 3u);
}

TEST(PutStreets, TakesWhatLiesNearTheAreaAndSaysWhereItIsFrom) {
  Dataset data = testing::AsciiArea({"a b", "a b"}).build();
  Bounds box;
  for (const auto& arc : data.topology.arcs) {
    for (const GridPoint point : arc)
      box.add(BritishGrid{static_cast<double>(point.east), static_cast<double>(point.north)});
  }
  const BritishGrid middle = box.centre();
  const RoadFile file({{"A Road", "A Road", "Near Road", "", line_at(middle.east, middle.north, 50)},
                       {"A Road", "A Road", "Far Road", "", line_at(box.east + 1'600, middle.north, 50)}});
  const std::size_t sources = data.sources.size();
  for (int twice = 0; twice < 2; ++twice) {
    const Status put = put_streets(data, file.path(), "oproad_gb.gpkg", sha256_hex("x"));
    ASSERT_TRUE(put) << put.error().message();
    ASSERT_EQ(data.streets.size(), 1u);
    EXPECT_EQ(data.streets[0].name, "Near Road");
    ASSERT_EQ(data.sources.size(), sources + 1);
    EXPECT_EQ(data.sources.back().date, "7 April 2026");
    EXPECT_EQ(std::count_if(data.provenance.begin(), data.provenance.end(),
                            [](const Provenance& row) { return row.group == kStreetsGroup; }),
              1);
  }
  const RoadFile elsewhere({{"A Road", "A Road", "Far Road", "", line_at(100'000, 100'000, 50)}});
  EXPECT_FALSE(put_streets(data, elsewhere.path(), "oproad_gb.gpkg", ""));
  EXPECT_EQ(data.streets.size(), 1u);
}

}  // namespace
}  // namespace pcn
