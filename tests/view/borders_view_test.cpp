// What views say at rivers, at the sea, at the borders of England, and of networks of two boards.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/export/report.h"
#include "core/model/query.h"
#include "core/session/session.h"
#include "tests/support/ascii_area.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

using testing::to_plain_text;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string text_of(const Dataset& data, std::string_view fragment, std::string_view which = "view") {
  auto session = Session::from_data(data);
  EXPECT_TRUE(session->restore(fragment).empty()) << fragment;
  return to_plain_text(session->document(which));
}

// SE1 1AA stands at 0.5, 0.5 of the map, 707 metres from G1 at 1, 1.
const testing::AsciiArea kMap({"a a b b c c", "a a b b c c", "d d e e f F"});

TEST(Distances, GoByTheCrossingAndNameIt) {
  Dataset data = testing::view_dataset();
  const BritishGrid bank = kMap.grid({0, 0.75});
  data.rivers = {{"Water", {{bank.east - 90'000, bank.north}, {bank.east + 90'000, bank.north}}, false}};
  data.river_crossings = {{0, "Mill Bridge", "bridge", kMap.grid({3.5, 0.75})}};
  // G2 stands at 3, 1, on the other bank: hypot(3,000, 250) + hypot(500, 250) = 3,569.4.
  const std::string place = text_of(data, "view=place&postcode=SE1%201AA");
  EXPECT_TRUE(has(place, "Practice G2 | 3.6 km by way of Mill Bridge |")) << place;
  EXPECT_TRUE(has(place, "or by the nearest crossing where a river lies between")) << place;
  const std::string answer = text_of(data, "view=place&postcode=SE1%201AA", "answer");
  EXPECT_TRUE(has(answer, ", 3.6 km by way of Mill Bridge.")) << answer;
  const auto located = locate_json(data, "SE1 1AA", data.newest);
  ASSERT_TRUE(located.has_value());
  const auto json = nlohmann::json::parse(*located);
  bool found = false;
  for (const auto& near : json["nearest_practices"]) {
    if (near["code"] != "G2") continue;
    found = true;
    EXPECT_EQ(near["distance_metres"], 3'569);
    EXPECT_EQ(near["way"], "by-crossing");
    EXPECT_EQ(near["crossing"], "Mill Bridge");
  }
  EXPECT_TRUE(found);
}

TEST(Distances, AreStraightWhereNoWaterIsKnownAndSaySo) {
  const Dataset data = testing::view_dataset();
  const std::string place = text_of(data, "view=place&postcode=SE1%201AA");
  EXPECT_TRUE(has(place, "Practices nearest to here on 1 July 2026, in a straight line.")) << place;
  const auto located = locate_json(data, "SE1 1AA", data.newest);
  EXPECT_EQ(nlohmann::json::parse(*located)["nearest_practices"][0]["way"], "straight");
}

TEST(Distances, AcrossTheSeaAreNoneByLand) {
  Dataset data = testing::view_dataset();
  const BritishGrid low = kMap.grid({0.2, 0.8});
  const BritishGrid high = kMap.grid({0.8, 0.2});
  data.rivers = {{"Isle", {low, {high.east, low.north}, high, {low.east, high.north}, low}, true}};
  const std::string near = text_of(data, "view=place&postcode=SE1%201AA");
  EXPECT_TRUE(has(near, "Practice G1 | 710 metres across the sea |")) << near;
  EXPECT_TRUE(has(near, "across the sea there is no way by land")) << near;
  // Tens of kilometres across the sea nothing is near.
  for (Practice& practice : data.practices) practice.point->east += 55'000;
  for (Site& site : data.sites) site.point->east += 55'000;
  const std::string far = text_of(data, "view=place&postcode=SE1%201AA");
  EXPECT_FALSE(has(far, "Practice G1 |")) << far;
}

TEST(BordersOfEngland, AWelshPracticeIsNamedAsOne) {
  Dataset data = testing::view_dataset();
  Practice& far = data.practices[find_practice(data, "X1").value];
  far.country = Country::kWales;
  far.name = "Marches Surgery";
  std::erase_if(data.lists,
                [&](const ListSize& list) { return data.practices[list.practice.value].code == "X1"; });
  std::erase_if(data.memberships,
                [&](const Membership& row) { return data.practices[row.practice.value].code == "X1"; });
  const std::string place = text_of(data, "view=place&postcode=SE9%209ZZ");
  EXPECT_TRUE(has(place, "Marches Surgery, in Wales")) << place;
  const std::string view = text_of(data, "view=practice&practice=X1");
  EXPECT_TRUE(has(view, "practices in Wales are in none, and their lists are not in these data")) << view;
}

TEST(BordersOfEngland, WhatIsNotInTheDataBeyondThemIsSaid) {
  Dataset data = testing::view_dataset();
  data.places_by_border = {{find_small_area(data, "E-a"), Country::kScotland, 400}};
  for (const char* which : {"view", "answer"}) {
    const std::string text = text_of(data, "view=place&postcode=SE1%201AA", which);
    EXPECT_TRUE(has(text,
                    "Practices in Scotland are not in these data. Scotland begins about 400 metres from "
                    "here, so there may be nearer ones."))
        << text;
  }
  // Not where the border is farther than the nearest practice.
  data.places_by_border[0].metres = 900;
  EXPECT_FALSE(has(text_of(data, "view=place&postcode=SE1%201AA"), "Practices in Scotland"));
}

TEST(Wards, AreThePostcodesOwn) {
  Dataset data = testing::view_dataset();
  data.small_areas[find_small_area(data, "E-a").value].ward = "West";
  data.wards = {{"E05000009", "Harbour"}, {"E05000010", ""}};
  EXPECT_TRUE(has(text_of(data, "view=place&postcode=SE1%201AA"), ", West ward, "));
  data.postcode_wards = {{0, 0}};
  EXPECT_TRUE(has(text_of(data, "view=place&postcode=SE1%201AA"), ", Harbour ward, "));
  EXPECT_TRUE(has(text_of(data, "view=place&postcode=SE1%201AA"), "Ward: Harbour"));
  EXPECT_EQ(nlohmann::json::parse(*locate_json(data, "SE1 1AA", data.newest))["ward"]["code"], "E05000009");
  data.postcode_wards = {{0, 1}};
  EXPECT_TRUE(has(text_of(data, "view=place&postcode=SE1%201AA"),
                  ", ward E05000010 (its name is not in the data), "));
}

// G4 and G6 are the area's, X1 is commissioned by NHS Devon, all three are in U2.
Dataset shared_network() {
  Dataset data = testing::view_dataset();
  const PracticeIndex far = find_practice(data, "X1");
  data.practices[far.value].of_own_network = true;
  data.practices[far.value].icb = "Devon";
  for (Membership& row : data.memberships) {
    if (row.practice == far) row.network = find_network(data, "U2");
  }
  return data;
}

TEST(NetworksOfTwoBoards, AreToldWhole) {
  const Dataset data = shared_network();
  const std::string text = text_of(data, "view=network&net=U2");
  EXPECT_TRUE(has(text, "1 of its 4 practices, with 8,000 registered patients, is commissioned by NHS Devon"))
      << text;
  EXPECT_TRUE(has(text, "Practice X1 |")) << text;
  EXPECT_TRUE(has(text, "The network goes on beyond the edge")) << text;
  EXPECT_FALSE(has(text, "Practices outside it: 1 (Practice X1)")) << text;
  EXPECT_TRUE(has(text_of(data, "view=practice&practice=X1"), "commissioned by NHS Devon"));
}

TEST(NetworksOfTwoBoards, CountInTheTotalsOfTheirOwnBoard) {
  const auto plain = nlohmann::json::parse(report_json(testing::view_dataset(), Date{2026, 7, 1}));
  const auto shared = nlohmann::json::parse(report_json(shared_network(), Date{2026, 7, 1}));
  EXPECT_EQ(shared["totals"]["registered_patients"], plain["totals"]["registered_patients"]);
  EXPECT_EQ(shared["totals"]["practices"], plain["totals"]["practices"]);
  EXPECT_TRUE(
      has(text_of(shared_network(), "view=networks"),
          "1 of these practices, with 8,000 patients, is commissioned by another integrated care board"));
}

}  // namespace
}  // namespace pcn
