#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/import/network_files.h"
#include "core/import/place_files.h"

namespace pcn {

// A small area and the integrated care board of the newest practice map that it lies in today.
struct AreaBoard {
  std::string area;
  std::string name;  // empty when the lookup has none
  std::string board;
  bool operator==(const AreaBoard&) const = default;
};

// Small areas whose code in the lookup the practice map does not know any more, and where they were put.
struct BoardRepair {
  std::string code;   // of the lookup: a sub-ICB location, else an ICB
  std::string name;   // of that ICB, as the lookup has it
  std::string board;  // of the practice map
  std::vector<std::string> areas;
  bool operator==(const BoardRepair&) const = default;
};

struct AreaBoards {
  std::vector<AreaBoard> areas;      // sorted by small area; every one of the lookup, once
  std::vector<BoardRepair> repairs;  // sorted by code, board
};

// Joins a lookup of any vintage with the boards of a practice map of another. A sub-ICB location that the map
// knows decides, then an ICB that it knows. What falls between the two vintages goes to the board of the
// practice nearest to where its people live; without positions of practices that is an error that names it.
// A lookup that gives a small area twice is an error too.
[[nodiscard]] Result<AreaBoards> join_boards(
    const std::vector<AreaCommissioner>& lookup, const std::string& file,
    const std::vector<PracticeMapping>& map, const std::map<std::string, BritishGrid, std::less<>>& centroids,
    const std::map<std::string, BritishGrid, std::less<>>& practices);

// "NHS South East London Integrated Care Board" -> "South East London".
[[nodiscard]] std::string short_board_name(std::string name);

// What to say of an ICB code that the newest map does not know: where its practices went, when an earlier map
// or lookup knows it ("QMJ (North Central London) is no integrated care board any more: its places are in
// West and North London (Z9B2Z)"), else which there are, with their names.
[[nodiscard]] std::string unknown_board(const std::string& code, const std::vector<PracticeMapping>& newest,
                                        const std::vector<std::vector<PracticeMapping>>& earlier,
                                        const std::vector<AreaCommissioner>& lookup);

}  // namespace pcn
