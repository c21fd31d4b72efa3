#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/map/scene.h"
#include "core/state/context.h"
#include "texts/explore.h"

namespace pcn {

// Questions about the map that are answered in a sentence or two, for those who do not see it. Each is a
// button on the page and a key of the map.
struct MapQuestion {
  std::string_view id;
  TextId words;
  std::string_view key;
};
inline constexpr std::array<MapQuestion, 13> kMapQuestions = {{
    {"where", text::explore::where_question, "1"},
    {"value", text::explore::value_question, "2"},
    {"extremes", text::explore::extremes_question, "3"},
    {"pattern", text::explore::pattern_question, "4"},
    {"practice", text::explore::practice_question, "5"},
    {"networks", text::explore::networks_question, "6"},
    {"changed", text::explore::changed_question, "7"},
    {"view", text::explore::view_question, "8"},
    {"extent", text::explore::extent_question, "9"},
    {"north", text::explore::north_question, "Shift+ArrowUp"},
    {"east", text::explore::east_question, "Shift+ArrowRight"},
    {"south", text::explore::south_question, "Shift+ArrowDown"},
    {"west", text::explore::west_question, "Shift+ArrowLeft"},
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
