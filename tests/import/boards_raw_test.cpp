// With the publishers' files at hand (environment variable PCN_RAW_DATA): every small area, practice and
// patient of England belongs to one of the 36 integrated care boards of July 2026, whichever lookup is
// joined.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <gtest/gtest.h>

#include "core/geo/projection.h"
#include "core/import/boards.h"
#include "core/import/list_files.h"
#include "core/import/organisation_files.h"

namespace pcn {
namespace {

class BoardsOfEngland : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("PCN_RAW_DATA");
    if (folder == nullptr) GTEST_SKIP() << "PCN_RAW_DATA does not name the folder with the publishers' files";
    root_ = folder;
    auto map = read_practice_map(bytes("nhs/patients-registered-2026-07/gp-reg-pat-prac-map.csv"), "map.csv");
    ASSERT_TRUE(map.has_value()) << map.error().message();
    map_ = std::move(*map);
    auto centroids =
        read_centroids(bytes("geo/statistics/lsoa21_population_weighted_centroids.csv"), "centroids.csv");
    ASSERT_TRUE(centroids.has_value()) << centroids.error().message();
    centroids_ = std::move(*centroids);
  }
  [[nodiscard]] std::string bytes(const std::string& path) const {
    std::ifstream file(root_ / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  [[nodiscard]] std::vector<AreaCommissioner> lookup(const std::string& path) const {
    auto rows = read_area_commissioners(bytes(path), path);
    EXPECT_TRUE(rows.has_value()) << rows.error().message();
    return rows ? std::move(*rows) : std::vector<AreaCommissioner>();
  }
  [[nodiscard]] std::map<std::string, BritishGrid, std::less<>> practices() const {
    std::map<std::string, BritishGrid, std::less<>> points;
    const auto rows = read_practice_places(bytes("nhs/southwest-catchment-lookup-2024/lookup.csv"), "p.csv");
    EXPECT_TRUE(rows.has_value());
    for (const PracticePlace& row : *rows) {
      if (row.place) points.emplace(row.practice, to_grid(*row.place));
    }
    return points;
  }
  static std::map<std::string, std::string> board_of(const AreaBoards& boards) {
    std::map<std::string, std::string> result;
    for (const AreaBoard& row : boards.areas)
      EXPECT_TRUE(result.emplace(row.area, row.board).second) << row.area;
    return result;
  }

  std::filesystem::path root_;
  std::vector<PracticeMapping> map_;
  std::map<std::string, BritishGrid, std::less<>> centroids_;
  const std::string lookup_2026_ = "geo/icb26/lsoa21_icb26_derived.csv";
  const std::string lookup_2024_ = "geo/lookups/lookup_lsoa21_icb24.csv";
};

TEST_F(BoardsOfEngland, HoldEverySmallAreaOnce) {
  const auto joined = join_boards(lookup(lookup_2026_), lookup_2026_, map_, centroids_, {});
  ASSERT_TRUE(joined.has_value()) << joined.error().message();
  EXPECT_TRUE(joined->repairs.empty());
  const auto boards = board_of(*joined);
  EXPECT_EQ(boards.size(), 33'755u);
  std::set<std::string> codes;
  for (const auto& [area, board] : boards) codes.insert(board);
  EXPECT_EQ(codes.size(), 36u);
  // Slough, Windsor, Bracknell; Farnborough, Aldershot; Camberley.
  EXPECT_EQ(boards.at("E01016447"), "S0E4D");
}

TEST_F(BoardsOfEngland, HoldEveryPracticeAndPatientOnce) {
  std::map<std::string, std::string> board;
  std::map<std::string, std::string> of_location;
  for (const PracticeMapping& row : map_) {
    EXPECT_TRUE(board.emplace(row.practice, row.icb).second) << row.practice;
    EXPECT_EQ(of_location.emplace(row.commissioner, row.icb).first->second, row.icb) << row.commissioner;
  }
  EXPECT_EQ(board.size(), 6'139u);
  const auto ages =
      read_practice_ages(bytes("nhs/patients-registered-2026-07/gp-reg-pat-prac-quin-age.csv"), "ages.csv");
  ASSERT_TRUE(ages.has_value()) << ages.error().message();
  std::map<std::string, std::int64_t> patients;
  std::int64_t all = 0;
  for (const PracticeAges& row : *ages) {
    ASSERT_TRUE(board.contains(row.practice)) << row.practice;
    patients[board.at(row.practice)] += row.patients;
    all += row.patients;
  }
  EXPECT_EQ(patients.size(), 36u);
  EXPECT_EQ(all, 63'436'508);
  EXPECT_EQ(patients.at("QKK"), 2'092'484);
}

TEST_F(BoardsOfEngland, OfTheOlderLookupAreTheSameButForWhatFellBetween) {
  const auto newer = join_boards(lookup(lookup_2026_), lookup_2026_, map_, centroids_, {});
  const auto older = join_boards(lookup(lookup_2024_), lookup_2024_, map_, centroids_, practices());
  ASSERT_TRUE(newer.has_value() && older.has_value());
  std::size_t repaired = 0;
  std::set<std::string> told;
  for (const BoardRepair& repair : older->repairs) {
    EXPECT_EQ(repair.code, "D4U1Y");
    repaired += repair.areas.size();
    told.insert(repair.areas.begin(), repair.areas.end());
  }
  EXPECT_EQ(repaired, 455u);
  EXPECT_EQ(told.size(), 455u);
  const auto of_newer = board_of(*newer);
  std::size_t other = 0;
  for (const auto& [area, board] : board_of(*older)) {
    if (of_newer.at(area) == board) continue;
    EXPECT_TRUE(told.contains(area)) << area;
    ++other;
  }
  // Near the new borders the nearest practice may be the next board's.
  EXPECT_EQ(other, 37u);
  // Without positions they are an error, not silence.
  EXPECT_FALSE(join_boards(lookup(lookup_2024_), lookup_2024_, map_, centroids_, {}).has_value());
}

TEST_F(BoardsOfEngland, OldCodesLeadToTheNewOnes) {
  const auto lookups = lookup(lookup_2024_);
  for (const std::string code : {"QMJ", "QRV"}) {
    const std::string words = unknown_board(code, map_, {}, lookups);
    EXPECT_NE(words.find("West and North London (Z9B2Z)"), std::string::npos) << words;
    EXPECT_NE(words.find(code + " ("), std::string::npos) << words;
  }
  EXPECT_NE(unknown_board("QXX", map_, {}, lookups).find("QKK South East London"), std::string::npos);
}

}  // namespace
}  // namespace pcn
