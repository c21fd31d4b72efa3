#include "core/state/app_state.h"

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/map/measures.h"
#include "core/pages/views.h"
#include "core/state/extra_keys.h"
#include "core/state/fragment.h"
#include "core/state/ids.h"
#include "core/state/layers.h"
#include "tests/support/random.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

const Dataset& data() {
  static const Dataset value = testing::view_dataset();
  return value;
}

AppState start() { return initial_state(data()); }

TEST(AppState, TheAddressNamesEveryViewAndMeasureThatThereIs) {
  std::vector<std::string_view> made;
  for (const View& view : views()) made.push_back(view.id);
  EXPECT_EQ(made, std::vector<std::string_view>(kViewIds.begin(), kViewIds.end()));
  for (const Measure& measure : measures()) EXPECT_TRUE(is_measure_id(measure.id)) << measure.id;
  for (const std::string_view id : kMeasureIds) EXPECT_NE(find_measure(id), nullptr) << id;
  EXPECT_FALSE(is_measure_id("nonsense") || is_measure_id("registered"));
}

TEST(AppState, InitialStateHasNoAddressAndNothingChangesIt) {
  EXPECT_EQ(start().date, data().newest);
  EXPECT_EQ(to_fragment(start(), data()), "");
  for (const char* nothing : {"", "#", "&", "&&&", "v1", "#v1&"}) {
    const StateChange change = apply(start(), nothing, data());
    EXPECT_EQ(change.state, start()) << nothing;
    EXPECT_TRUE(change.messages.empty()) << nothing;
  }
}

TEST(AppState, EmptyDatasetIsStillTotal) {
  const Dataset none;
  const StateChange change =
      apply(initial_state(none), "view=network&net=U1&postcode=SE1+1AA&date=2020-01-01", none);
  EXPECT_EQ(change.state.view, "network");
  EXPECT_EQ(change.messages.size(), 3u);
}

TEST(AppState, AppliesEveryKey) {
  const StateChange change =
      apply(start(),
            "#v1&view=network&date=2024-01-01&measure=lead&footprint=modelled:share:20&net=u1&"
            "practice=G1&place=E-a&layers=parks,practices&map=12.5/51.45/-0.1&theme=dark&sort=-registered",
            data());
  EXPECT_TRUE(change.messages.empty()) << change.messages.front();
  EXPECT_EQ(change.state.view, "network");
  EXPECT_EQ(to_iso(change.state.date), "2024-01-01");
  EXPECT_EQ(change.state.measure, "lead");
  EXPECT_EQ(change.state.footprint, "modelled:share:20");
  EXPECT_EQ(change.state.network, "U1");
  EXPECT_EQ(change.state.practice, "G1");
  EXPECT_EQ(change.state.place, "E-a");
  EXPECT_EQ(change.state.layers, (std::vector<std::string>{"practices", "parks"}));
  ASSERT_TRUE(change.state.position.has_value());
  EXPECT_EQ(change.state.position->zoom, 12.5);
  EXPECT_EQ(change.state.position->centre.lat, 51.45);
  EXPECT_EQ(change.state.position->centre.lon, -0.1);
  EXPECT_EQ(change.state.theme, ThemeChoice::kDark);
  EXPECT_EQ(extra(change.state, "sort"), "-registered");
}

TEST(AppState, AnEmptyValuePutsAKeyBack) {
  const AppState changed =
      apply(start(), "view=place&date=2020-01-01&net=U1&place=E-a&layers=none&map=1/2/3&theme=dark&sort=name",
            data())
          .state;
  const StateChange back = apply(changed, "view=&date=&net=&place=&layers=&map=&theme=&sort=", data());
  EXPECT_EQ(back.state, start());
  EXPECT_TRUE(back.messages.empty());
}

TEST(AppState, EachUnknownValueIsLeftAndSaidInASentence) {
  for (const char* bad : {"view=nowhere",
                          "date=yesterday",
                          "date=2018-01-01",
                          "date=2030-01-01",
                          "measure=taste",
                          "footprint=voronoi",
                          "footprint=observed:plurality",
                          "net=U9",
                          "net=U3",
                          "practice=Z",
                          "place=E-F",
                          "postcode=SE1",
                          "postcode=ZZ1 1ZZ",
                          "layers=moon",
                          "map=1/2",
                          "map=99/0/0",
                          "map=1/nan/0",
                          "theme=pink",
                          "sort=<b>",
                          "layer-moon=1",
                          "layer-parks=maybe",
                          "colour=red",
                          "v2",
                          "vx",
                          "hello",
                          "%ff=1",
                          "net=%00"}) {
    const StateChange change = apply(start(), bad, data());
    ASSERT_EQ(change.messages.size(), 1u) << bad;
    EXPECT_EQ(change.messages[0].back(), '.') << change.messages[0];
    EXPECT_TRUE(is_utf8(change.messages[0]));
    if (std::string(bad) != "layers=moon") {
      EXPECT_EQ(change.state, start()) << bad;
    }
  }
}

// Links as mail programs, chats, text processors and social networks leave them.
TEST(AppState, LinksThatWereChangedOnTheirWayOpenWhatTheyMeant) {
  const AppState right =
      apply(start(), "v1&view=network&net=U1&date=2024-05-01&footprint=modelled:share:30", data()).state;
  ASSERT_EQ(right.network, "U1");
  for (const char* changed :
       {"v1&amp;view=network&amp;net=U1&amp;date=2024-05-01&amp;footprint=modelled:share:30",
        "v1&amp;amp;view=network&amp;amp;net=U1&amp;amp;date=2024-05-01&amp;amp;footprint=modelled:share:30",
        "v1&#38;view=network&#38;net=U1&#38;date=2024-05-01&#38;footprint=modelled:share:30",
        "v1%26view%3Dnetwork%26net%3DU1%26date%3D2024-05-01%26footprint%3Dmodelled%3Ashare%3A30",
        "%23v1%26view%3dnetwork%26net%3dU1%26date%3d2024-05-01%26footprint%3dmodelled%3Ashare%3A30",
        "v1%2526view%253Dnetwork%2526net%253DU1%2526date%253D2024-05-01%2526footprint%253Dmodelled:share:30",
        "V1&VIEW=NETWORK&NET=U1&DATE=2024-05-01&FOOTPRINT=MODELLED:SHARE:30",
        "v1&view=network&net=u1&date=2024-05-01&footprint=modelled:share:30).",
        "v1&view=network&date=2024-05-01&footprint=modelled:share:30&net=U1).",
        "v1&view=network&date=2024-05-01&footprint=modelled:share:30&net=U1%20",
        "v1&view=network&date=2024-05-01&footprint=modelled:share:30&net=U1>",
        "v1&view=network&date=2024-05-01&footprint=modelled:share:30&net=U1%3E",
        "v1&view=network&date=2024-05-01&footprint=modelled:share:30&net=U1%",
        "v1&view=network&date=2024-05-01&footprint=modelled:share:30&net=U1%C2%A0”,",
        "v1&view=network&net=U1&date=1/5/2024&footprint=modelled:share:30",
        "v1&view=network&net=U1&date=2024-05-01&footprint=modelled:share:30&utm_source=news&fbclid=x1&gclid="
        "1",
        "v1&view=network&net=U1&date=2024-05-01&footprint=modelled:share:30?utm_source=news&utm_medium=mail",
        "utm_source=x&v1&view=network&net=U1&date=2024-05-01&footprint=modelled:share:30 ",
        "#v1&&view=network&net=U1&date=2024-05-01&footprint=modelled:share:30&"}) {
    const StateChange change = apply(start(), changed, data());
    EXPECT_EQ(change.state, right) << changed;
    EXPECT_TRUE(change.messages.empty()) << changed << ": " << change.messages.at(0);
  }
}

TEST(AppState, AListInALinkIsNeverCutToAPart) {
  const StateChange spaced = apply(start(), "pins=u1,+u2", data());
  EXPECT_TRUE(spaced.messages.empty());
  EXPECT_EQ(spaced.state.extra, (std::vector<std::pair<std::string, std::string>>{{"pins", "U1,U2"}}));
  EXPECT_EQ(apply(start(), "pins=U1+and+U2", data()).state, start());
}

TEST(AppState, WhatIsBadDoesNotSpoilWhatIsGood) {
  const StateChange change = apply(start(), "v9&net=U1&colour=red&theme=dark", data());
  EXPECT_EQ(change.state.network, "U1");
  EXPECT_EQ(change.state.theme, ThemeChoice::kDark);
  EXPECT_EQ(change.messages.size(), 2u);
}

TEST(AppState, APlaceAndAPostcodeAreNeverBothChosen) {
  AppState state = apply(start(), "place=E-b", data()).state;
  state = apply(state, "postcode=se1%201aa", data()).state;
  EXPECT_EQ(state.postcode, "SE1 1AA");
  EXPECT_EQ(state.place, "");
  EXPECT_EQ(apply(start(), "postcode=se1+1aa", data()).state.postcode, "SE1 1AA");  // as people type it
  state = apply(state, "place=E-b", data()).state;
  EXPECT_EQ(state.postcode, "");
}

TEST(AppState, LayersAreSwitchedOneByOne) {
  AppState state = apply(start(), "layers=none", data()).state;
  EXPECT_TRUE(state.layers.empty());
  state = apply(state, "layer-rail=1&layer-practices=1", data()).state;
  EXPECT_EQ(state.layers, (std::vector<std::string>{"practices", "rail"}));
  state = apply(state, "layer-practices=0", data()).state;
  EXPECT_EQ(state.layers, (std::vector<std::string>{"rail"}));
  EXPECT_EQ(apply(start(), to_fragment(state, data()), data()).state, state);
}

TEST(AppState, FarTooLongAnActionIsRefused) {
  const StateChange change = apply(start(), "net=U1&sort=" + std::string(100'000, 'a'), data());
  EXPECT_EQ(change.state, start());
  EXPECT_EQ(change.messages.size(), 1u);
}

// A random valid action.
std::string random_action(testing::Random& random) {
  const auto pick = [&random](const auto& list) {
    return list[static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(list.size()) - 1))];
  };
  switch (random.integer(0, 10)) {
    case 0:
      return "view=" + std::string(pick(views()).id);
    case 1:
      return "date=" + to_iso(from_days(static_cast<std::int32_t>(
                           random.integer(to_days({2019, 7, 1}), to_days({2026, 7, 1})))));
    case 2:
      return "measure=" + std::string(pick(measures()).id);
    case 3:
      return "footprint=modelled:share:" + std::to_string(random.integer(1, 100));
    case 4:
      return "net=" + std::string(random.chance(0.5) ? "U1" : "U2");
    case 5:
      return "practice=" + pick(data().practices).code;
    case 6:
      return "place=" + data().small_areas[static_cast<std::size_t>(random.integer(0, 5))].code;
    case 7:
      return "postcode=" + encode_value(random.chance(0.5) ? "SE1 1AA" : "SE1 1AB");
    case 8:
      return "layer-" + std::string(pick(layers()).id) + "=" + (random.chance(0.5) ? "1" : "0");
    case 9:
      return "map=" + format_decimal(random.number(0, 20), 2) + "/" +
             format_decimal(random.number(-84, 84), 5) + "/" + format_decimal(random.number(-180, 180), 5);
    default:
      return "theme=" + std::string(random.chance(0.5) ? "dark" : "light");
  }
}

TEST(AppState, EveryReachableStateIsRestoredByItsAddress) {
  testing::Random random(2026);
  SCOPED_TRACE(random.trace());
  AppState state = start();
  for (int round = 0; round < 3000; ++round) {
    const std::string action = random_action(random);
    StateChange change = apply(state, action, data());
    ASSERT_TRUE(change.messages.empty()) << action << ": " << change.messages[0];
    state = std::move(change.state);
    const std::string fragment = to_fragment(state, data());
    const StateChange restored = apply(start(), fragment, data());
    ASSERT_TRUE(restored.messages.empty()) << fragment << ": " << restored.messages[0];
    ASSERT_EQ(restored.state, state) << fragment;
    if (random.chance(0.02)) state = start();
  }
}

TEST(AppState, AnyBytesAreAnswered) {
  testing::Random random(7);
  SCOPED_TRACE(random.trace());
  constexpr std::string_view kParts[] = {
      "net=",    "&", "=",          "%",         "%2", "v1", "map=", "/",
      "layers=", ",", "date=2026-", "postcode=", "#",  "+",  "\xff", "footprint=modelled:"};
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (std::int64_t i = random.integer(0, 12); i > 0; --i) {
      if (random.chance(0.6)) {
        text += kParts[static_cast<std::size_t>(
            random.integer(0, static_cast<std::int64_t>(std::size(kParts)) - 1))];
      } else {
        text += static_cast<char>(random.integer(0, 255));
      }
    }
    const StateChange change = apply(start(), text, data());
    for (const std::string& message : change.messages) ASSERT_TRUE(is_utf8(message));
    const std::string fragment = to_fragment(change.state, data());
    ASSERT_EQ(apply(start(), fragment, data()).state, change.state) << fragment;
  }
}

TEST(Fragment, ValuesComeBackFromTheirPercentCode) {
  testing::Random random(8);
  SCOPED_TRACE(random.trace());
  EXPECT_EQ(encode_value("SE5 9RS"), "SE5%209RS");
  EXPECT_EQ(encode_value("modelled:share:20"), "modelled:share:20");
  EXPECT_EQ(action({"view", "network", "net", "U1"}), "view=network&net=U1");
  for (int round = 0; round < 1000; ++round) {
    std::string value;
    for (std::int64_t i = random.integer(0, 12); i > 0; --i)
      value += static_cast<char>(random.integer(1, 255));
    const auto pieces = parse_fragment("k=" + encode_value(value));
    ASSERT_EQ(pieces.size(), 1u);
    EXPECT_EQ(pieces[0].value, value);
  }
}

}  // namespace
}  // namespace pcn
