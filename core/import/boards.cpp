#include "core/import/boards.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "core/base/text.h"

namespace pcn {
namespace {

using Points = std::map<std::string, BritishGrid, std::less<>>;

// The boards of a practice map.
struct KnownBoards {
  std::map<std::string, std::string> names;        // by code
  std::map<std::string, std::string> of_location;  // sub-ICB location -> board
  std::vector<std::pair<BritishGrid, std::string>> practices;

  KnownBoards(const std::vector<PracticeMapping>& map, const Points& places) {
    for (const PracticeMapping& row : map) {
      names.emplace(row.icb, row.icb_name);
      of_location.emplace(row.commissioner, row.icb);
      if (const auto found = places.find(row.practice); found != places.end())
        practices.emplace_back(found->second, row.icb);
    }
  }

  // Empty when the map knows neither code.
  [[nodiscard]] std::string of(const AreaCommissioner& row) const {
    if (const auto found = of_location.find(row.sub_icb); !row.sub_icb.empty() && found != of_location.end())
      return found->second;
    return names.contains(row.icb) ? row.icb : std::string();
  }

  // That of the nearest practice; ties: the lower code. Empty without any.
  [[nodiscard]] std::string nearest(BritishGrid home) const {
    double least = std::numeric_limits<double>::infinity();
    std::string board;
    for (const auto& [point, of_practice] : practices) {
      const double east = point.east - home.east;
      const double north = point.north - home.north;
      const double square = east * east + north * north;
      if (square > least || (square == least && of_practice >= board)) continue;
      least = square;
      board = of_practice;
    }
    return board;
  }
};

std::string with_code(const std::string& name, const std::string& code) {
  return name.empty() ? code : short_board_name(name) + " (" + code + ")";
}

}  // namespace

std::string short_board_name(std::string name) {
  for (const std::string_view tail : {" Integrated Care Board", " INTEGRATED CARE BOARD", " ICB"}) {
    if (name.ends_with(tail)) name.resize(name.size() - tail.size());
  }
  if (name.starts_with("NHS ")) name.erase(0, 4);
  return people_case(name);
}

Result<AreaBoards> join_boards(const std::vector<AreaCommissioner>& lookup, const std::string& file,
                               const std::vector<PracticeMapping>& map, const Points& centroids,
                               const Points& practices) {
  const KnownBoards known(map, practices);
  AreaBoards result;
  std::map<std::pair<std::string, std::string>, BoardRepair> repairs;
  for (const AreaCommissioner& row : lookup) {
    std::string board = known.of(row);
    if (board.empty()) {
      const auto home = centroids.find(row.area);
      if (home != centroids.end()) board = known.nearest(home->second);
      const std::string code = row.sub_icb.empty() ? row.icb : row.sub_icb;
      if (board.empty()) {
        return Error{ErrorCode::kInconsistent,
                     {file, 0, 0, "ICB"},
                     "the small area " + row.area + " belongs to " + with_code(row.icb_name, code) +
                         ", which the practice map no longer has; a lookup of the same year is needed"};
      }
      BoardRepair& repair = repairs[{code, board}];
      repair.code = code;
      repair.name = row.icb_name;
      repair.board = board;
      repair.areas.push_back(row.area);
    }
    result.areas.push_back({row.area, row.area_name, std::move(board)});
  }
  std::sort(result.areas.begin(), result.areas.end(),
            [](const AreaBoard& a, const AreaBoard& b) { return a.area < b.area; });
  const auto twice =
      std::adjacent_find(result.areas.begin(), result.areas.end(),
                         [](const AreaBoard& a, const AreaBoard& b) { return a.area == b.area; });
  if (twice != result.areas.end()) {
    return Error{ErrorCode::kInconsistent,
                 {file, 0, 0, "LSOA"},
                 "the small area " + twice->area + " stands in the lookup twice"};
  }
  for (auto& [key, repair] : repairs) result.repairs.push_back(std::move(repair));
  return result;
}

std::string unknown_board(const std::string& code, const std::vector<PracticeMapping>& newest,
                          const std::vector<std::vector<PracticeMapping>>& earlier,
                          const std::vector<AreaCommissioner>& lookup) {
  std::map<std::string, std::string> names;
  std::map<std::string, std::string> board_of;     // by practice, today
  std::map<std::string, std::string> of_location;  // by sub-ICB location, today
  for (const PracticeMapping& row : newest) {
    names.emplace(row.icb, row.icb_name);
    board_of.emplace(row.practice, row.icb);
    of_location.emplace(row.commissioner, row.icb);
  }
  std::string former;  // its name
  std::map<std::string, std::size_t> went;
  for (const auto& map : earlier) {
    for (const PracticeMapping& row : map) {
      if (row.icb != code) continue;
      former = row.icb_name;
      if (const auto found = board_of.find(row.practice); found != board_of.end()) ++went[found->second];
    }
  }
  for (const AreaCommissioner& row : lookup) {
    if (row.icb != code) continue;
    former = row.icb_name;
    if (const auto found = of_location.find(row.sub_icb); found != of_location.end()) ++went[found->second];
  }
  // Single practices move for reasons of their own.
  std::size_t all = 0;
  for (const auto& [board, count] : went) all += count;
  std::erase_if(went, [all](const auto& entry) { return entry.second * 20 < all; });
  if (!went.empty()) {
    std::vector<std::string> boards;
    for (const auto& [board, count] : went) boards.push_back(with_code(names[board], board));
    return code + (former.empty() ? "" : " (" + short_board_name(former) + ")") +
           " is no integrated care board any more: its practices are now with " + join_and(boards);
  }
  std::vector<std::string> boards;
  for (const auto& [board, name] : names) boards.push_back(board + " " + short_board_name(name));
  return "no practice belongs to the integrated care board \"" + code + "\"; the file knows " +
         join(boards, ", ");
}

}  // namespace pcn
