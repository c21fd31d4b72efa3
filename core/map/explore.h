#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/map/scene.h"
#include "core/state/context.h"

namespace pcn {

// Questions about the map that are answered in a sentence or two, for those who do not see it. Each is a
// button on the page and a key of the map.
struct MapQuestion {
  std::string_view id, words, key;
};
inline constexpr std::array<MapQuestion, 13> kMapQuestions = {{
    {"where", "Where am I?", "1"},
    {"value", "Is it high or low here?", "2"},
    {"extremes", "Where is it highest and lowest?", "3"},
    {"pattern", "What is the pattern?", "4"},
    {"practice", "How far is the next practice?", "5"},
    {"networks", "Which networks touch mine?", "6"},
    {"changed", "What changed here?", "7"},
    {"view", "What is in view?", "8"},
    {"extent", "How much does the map show?", "9"},
    {"north", "Place to the north", "Shift+ArrowUp"},
    {"east", "Place to the east", "Shift+ArrowRight"},
    {"south", "Place to the south", "Shift+ArrowDown"},
    {"west", "Place to the west", "Shift+ArrowLeft"},
}};

// What the map shows of the ground: the place under its middle (none: outside the area) and its edges.
struct MapSight {
  SmallAreaIndex under;
  BritishGrid middle, south_west, north_east;
};

struct MapAnswer {
  std::string text;         // sentences to be said and shown; empty: no such question
  ActionText action;        // to be carried out first: a step to another place
  std::vector<Span> links;  // what the answer names, to go on from
  bool operator==(const MapAnswer&) const = default;
};

// Answers from the place that is chosen, else that of the chosen practice, else under the middle of the map,
// else the nearest to it. The context must have footprints, and coverage where the measure shown needs it.
[[nodiscard]] MapAnswer answer_map(const ViewContext& context, const MapSight& sight,
                                   std::string_view question);

// The pattern of what is shown in a sentence: also part of the map in words.
[[nodiscard]] std::string pattern_words(const ViewContext& context);

}  // namespace pcn
