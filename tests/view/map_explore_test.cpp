// The map for those who do not see it: neighbours, directions, the pattern, and the answers in sentences.
#include <cmath>

#include <gtest/gtest.h>

#include "core/footprint/carried.h"
#include "core/geo/projection.h"
#include "core/map/explore.h"
#include "core/map/pattern.h"
#include "core/session/session.h"
#include "tests/support/ascii_area.h"
#include "tests/support/random.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

using testing::AsciiArea;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::unique_ptr<Session> open(Dataset data, std::string_view fragment = "") {
  auto session = Session::from_data(std::move(data));
  EXPECT_TRUE(session->restore(fragment).empty()) << fragment;
  return session;
}

// Of a map that shows everything, its middle on a place.
MapAnswer ask(const Session& session, std::string_view question, std::string_view at = "E-a") {
  const Dataset& data = session.data();
  const BritishGrid middle = data.small_areas[find_small_area(data, at).value].centroid;
  return session.ask_map(question, grid_to_mercator(middle),
                         grid_to_mercator({middle.east - 50'000, middle.north - 50'000}),
                         grid_to_mercator({middle.east + 50'000, middle.north + 50'000}));
}

// North holds many people, south few; a plain with one network on each side.
AsciiArea slope() {
  return AsciiArea({"a b c", "d e f", "g h i"})
      .residents_each(1000)
      .decile('a', 1)
      .decile('b', 1)
      .decile('c', 2)
      .decile('d', 5)
      .decile('e', 5)
      .decile('f', 6)
      .decile('g', 9)
      .decile('h', 10)
      .decile('i', 10)
      .network("U1", "West PCN")
      .network("U2", "East PCN")
      .practice("G1", 'd', 4000, "U1")
      .practice("G2", 'f', 4000, "U2");
}

TEST(Directions, EightOfThemAndTheMiddle) {
  const BritishGrid here{1000, 1000};
  const std::pair<BritishGrid, std::string_view> rows[] = {
      {{1000, 2000}, "north"},   {{2000, 2000}, "north-east"}, {{2000, 1000}, "east"},
      {{2000, 0}, "south-east"}, {{1000, 0}, "south"},         {{0, 0}, "south-west"},
      {{0, 1000}, "west"},       {{0, 2000}, "north-west"},    {{1000, 1000}, "middle"},
      {{1100, 2000}, "north"},   {{2000, 1300}, "east"},
  };
  for (const auto& [to, words] : rows) EXPECT_EQ(direction_words(direction_of(here, to)), words);
}

TEST(MapAnswers, StepsGoToTheNeighbourAndSayWhereTheAreaEnds) {
  const auto session = open(slope().build(), "place=E-e");
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"north", "place=E-b"}, {"east", "place=E-f"}, {"south", "place=E-h"}, {"west", "place=E-d"}};
  for (const auto& [question, place] : rows) {
    const MapAnswer answer = ask(*session, question);
    EXPECT_TRUE(has(answer.action, place)) << question << answer.action;
    EXPECT_FALSE(has(answer.text, "nearest that way")) << answer.text;
  }
  EXPECT_TRUE(session->apply("place=E-b").empty());
  const MapAnswer end = ask(*session, "north");
  EXPECT_EQ(end.action, "");
  EXPECT_TRUE(has(end.text, "the area ends here")) << end.text;
}

TEST(MapAnswers, WhereNothingTouchesTheNearestThatWayIsNamedAsSuch) {
  const auto session = open(AsciiArea({"a . . b", ". . . .", "c . . ."})
                                .residents_each(1000)
                                .practice("G1", 'a', 900, "U1")
                                .build(),
                            "place=E-a");
  const MapAnswer answer = ask(*session, "east");
  EXPECT_TRUE(has(answer.action, "place=E-b")) << answer.action;
  EXPECT_TRUE(has(answer.text, "the nearest that way, 3.0 km off")) << answer.text;
}

TEST(MapAnswers, TheChosenPlaceComesBeforeTheMiddleOfTheMap) {
  const auto session = open(slope().build());
  EXPECT_TRUE(has(ask(*session, "where", "E-i").text, "The middle of the map is in"))
      << ask(*session, "where").text;
  EXPECT_TRUE(session->apply("place=E-a&measure=deprivation").empty());
  const std::string text = ask(*session, "where", "E-i").text;
  EXPECT_TRUE(has(text, "You are in ")) << text;
  EXPECT_TRUE(has(text, "tenth 1 of 10")) << text;
  EXPECT_TRUE(has(text, "class: tenths 1 and 2")) << text;
  EXPECT_TRUE(has(text, "West PCN leads")) << text;
}

TEST(MapAnswers, HighAndLowAreMeasuredByPeople) {
  const auto session = open(slope().build(), "place=E-a&measure=deprivation");
  const std::string high = ask(*session, "value").text;
  EXPECT_TRUE(has(high, "In the third of people nearest to “most deprived”. ")) << high;
  // Seven of nine places are less deprived, one is alike.
  EXPECT_TRUE(has(high, "none live nearer the most deprived end and 78% nearer the least")) << high;
  EXPECT_TRUE(session->apply("place=E-e").empty());
  const std::string middle = ask(*session, "value").text;
  EXPECT_TRUE(has(middle, "In the middle third")) << middle;
  EXPECT_TRUE(has(ask(*session, "extremes").text, "Most deprived within 3 km: Quarter") ||
              has(ask(*session, "extremes").text, "Most deprived within 3 km: "))
      << ask(*session, "extremes").text;
}

TEST(MapAnswers, ThePatternNamesTheEndsOrSaysThatThereIsNone) {
  const auto session = open(slope().build(), "measure=deprivation");
  const std::string text = ask(*session, "pattern").text;
  EXPECT_TRUE(has(text, "most deprived in the north")) << text;
  EXPECT_TRUE(has(text, "Least deprived in the south")) << text;
  EXPECT_TRUE(has(text, "typically tenths 1 and 2")) << text;
  // Like and unlike side by side everywhere.
  auto chequers = AsciiArea({"a b c d", "e f g h", "i j k l", "m n o p"}).residents_each(1000);
  for (char c = 'a'; c <= 'p'; ++c) chequers.decile(c, ((c - 'a') / 4 + (c - 'a') % 4) % 2 == 0 ? 1 : 10);
  chequers.practice("G1", 'a', 900, "U1");
  const auto mixed = open(chequers.build(), "measure=deprivation");
  EXPECT_TRUE(has(ask(*mixed, "pattern").text, "no clear pattern by direction"))
      << ask(*mixed, "pattern").text;
}

TEST(MapAnswers, WhatIsMissingIsCountedNotTakenForNought) {
  const auto session = open(slope().decile('i', 0).build(), "measure=deprivation&place=E-i");
  EXPECT_TRUE(has(ask(*session, "pattern").text, "Not known for 1 place of 9."))
      << ask(*session, "pattern").text;
  EXPECT_TRUE(has(ask(*session, "value").text, "not in the data")) << ask(*session, "value").text;
}

TEST(MapAnswers, NetworksThatTouchComeByTheirBorderWithTheirDirection) {
  const auto session = open(slope().build(), "net=U1");
  const MapAnswer answer = ask(*session, "networks");
  EXPECT_TRUE(has(answer.text, "West PCN touches 1 network")) << answer.text;
  EXPECT_TRUE(has(answer.text, "East PCN in the east")) << answer.text;
  ASSERT_EQ(answer.links.size(), 1u);
  EXPECT_TRUE(has(answer.links[0].action, "net=U2"));
}

TEST(MapAnswers, EveryQuestionIsAnsweredInTheFixtureForEveryMeasure) {
  const auto session = open(testing::view_dataset(), "postcode=SE1 1AA");
  for (const Measure& measure : measures()) {
    EXPECT_TRUE(session->apply("measure=" + std::string(measure.id)).empty());
    for (const MapQuestion& question : kMapQuestions) {
      const MapAnswer answer = ask(*session, question.id);
      EXPECT_GT(answer.text.size(), 12u) << measure.id << question.id;
      EXPECT_TRUE(answer.text.ends_with('.')) << answer.text;
      EXPECT_FALSE(has(answer.text, "..") || has(answer.text, "  ") || has(answer.text, "E-")) << answer.text;
      for (const Span& link : answer.links)
        EXPECT_TRUE(session->apply("view=networks").empty() && !link.action.empty());
      EXPECT_TRUE(session->apply("postcode=SE1 1AA").empty());
    }
  }
  EXPECT_TRUE(has(ask(*session, "practice").text, "Nearest practice: Practice G1"))
      << ask(*session, "practice").text;
  EXPECT_TRUE(session->apply("net=U2&postcode=").empty());
  EXPECT_TRUE(has(ask(*session, "changed").text, "Practice G5 joined from North Town PCN"))
      << ask(*session, "changed").text;
  EXPECT_EQ(ask(*session, "nothing"), MapAnswer{});
}

// Every step leads to a place that shares a border and lies that way, or, where none does, to the nearest
// that way; and the step back returns, or another place that way has a longer border and the first is named.
TEST(MapAnswers, StepsAreNeighboursAndCanBeTakenBack) {
  testing::Random random(31);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 20; ++round) {
    std::vector<std::string> rows(5, std::string(6, '.'));
    for (std::string& row : rows) {
      for (char& letter : row) letter = static_cast<char>('a' + static_cast<int>(random.number(0, 11.99)));
    }
    rows[0][0] = 'a';
    const std::vector<std::string_view> views(rows.begin(), rows.end());
    const auto session = open(AsciiArea(views).residents_each(1000).practice("G1", 'a', 900, "U1").build());
    const Dataset& data = session->data();
    const auto neighbours = adjacency(data.topology);
    const std::pair<std::string_view, std::string_view> ways[] = {
        {"east", "west"}, {"north", "south"}, {"west", "east"}, {"south", "north"}};
    for (std::size_t place = 0; place < neighbours.size(); ++place) {
      for (const auto& [there, back] : ways) {
        const auto at = [&](std::size_t index) { return data.small_areas[index].centroid; };
        const auto that_way = [&, way = there](std::size_t index) {
          const double east = at(index).east - at(place).east, north = at(index).north - at(place).north;
          const double forth = way == "east" ? east : way == "west" ? -east : way == "north" ? north : -north;
          const double aside = way == "east" || way == "west" ? north : east;
          return forth > 0 && forth >= std::abs(aside);
        };
        (void)session->apply("view=networks&place=" + data.small_areas[place].code);
        const MapAnswer step = ask(*session, there);
        if (step.action.empty()) {
          for (std::size_t other = 0; other < neighbours.size(); ++other) EXPECT_FALSE(that_way(other));
          continue;
        }
        const std::string code = step.action.substr(step.action.find("place=") + 6);
        const std::size_t to = find_small_area(data, code).value;
        EXPECT_TRUE(that_way(to)) << step.text;
        const auto touches = [&](std::size_t one, std::size_t other) {
          for (const Neighbour& each : neighbours[one])
            if (each.area == other) return each.border;
          return 0.0;
        };
        const bool touching = touches(place, to) > 0;
        EXPECT_EQ(touching, !has(step.text, "nearest that way")) << step.text;
        for (std::size_t other = 0; other < neighbours.size(); ++other) {
          if (!that_way(other)) continue;
          if (touching) {
            EXPECT_LE(touches(place, other), touches(place, to));
          } else {
            EXPECT_EQ(touches(place, other), 0);
            EXPECT_LE(std::hypot(at(to).east - at(place).east, at(to).north - at(place).north),
                      std::hypot(at(other).east - at(place).east, at(other).north - at(place).north));
          }
        }
        (void)session->apply(step.action);
        const MapAnswer home = ask(*session, back);
        const std::string mine = "place=" + data.small_areas[place].code;
        if (!touching || has(home.action, mine)) continue;
        bool named = false;
        for (const Span& link : home.links) named = named || has(link.action, mine);
        EXPECT_TRUE(named) << step.text << " / " << home.text;
      }
    }
  }
}

TEST(MapAnswers, WhatIsChosenIsSaidWhereverTheMapLooks) {
  const auto session = open(slope().build(), "net=U1");
  EXPECT_EQ(ask(*session, "chosen", "E-f").text, "Chosen: West PCN.");
  EXPECT_TRUE(has(ask(*session, "where", "E-f").text, "Chosen: West PCN."));
  const auto place = open(slope().build(), "place=E-g");
  EXPECT_EQ(ask(*place, "chosen", "E-g").text, ask(*place, "where", "E-g").text);
}

TEST(MapAnswers, WhereNothingEarlierIsKnownNoChangeIsClaimed) {
  const auto session = open(slope().build(), "date=2019-12-01");
  EXPECT_EQ(ask(*session, "changed").text,
            "Nothing earlier is known to compare this day with. Choose a later date to hear what changed.");
}

}  // namespace
}  // namespace pcn
