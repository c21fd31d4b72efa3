// What Return does: exact things are carried out, all else is said and offered.
#include "core/session/look_up.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/export/report.h"
#include "core/state/context.h"
#include "core/state/postcode_lookup.h"
#include "tests/support/random.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

std::unique_ptr<Session> small() { return Session::from_data(testing::view_dataset()); }

std::string all_of(const LookUp& found) {
  std::string text = found.title;
  for (const std::string& message : found.messages) text += "\n" + message;
  for (const Suggestion& choice : found.choices) text += "\n- " + choice.label + ": " + choice.detail;
  return text;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(LookUp, WhatIsNamedExactlyIsCarriedOut) {
  const auto open = small();
  for (const auto& [typed, action] : std::vector<std::pair<std::string, std::string>>{
           {"se1 1aa", "view=place&postcode=SE1%201AA"},
           {"(SE1-1AA).", "view=place&postcode=SE1%201AA"},
           {"SE1 IAA", "view=place&postcode=SE1%201AA"},
           {"My postcode is SE1 1AA, London", "view=place&postcode=SE1%201AA"},
           {"north town pcn", "view=network&net=U1"},
           {"u1", "view=network&net=U1"},
           {" g1\xC2\xA0", "view=practice&practice=G1"},
           {"E-a", "view=place&place=E-a"}}) {
    const LookUp found = open->look_up(typed);
    ASSERT_TRUE(found.exact) << typed << "\n" << all_of(found);
    EXPECT_EQ(found.exact->action, action) << typed;
    EXPECT_TRUE(found.choices.empty());
  }
}

TEST(LookUp, WhatIsOnlyNearIsOfferedAndNeverCarriedOut) {
  const auto open = small();
  for (const char* typed : {"north", "SE1 1A", "northtown", "g"}) {
    const LookUp found = open->look_up(typed);
    EXPECT_FALSE(found.exact) << typed;
    EXPECT_FALSE(found.title.empty()) << typed;
    EXPECT_FALSE(found.messages.empty()) << typed;
  }
  EXPECT_FALSE(open->look_up("north").choices.empty());
}

// Three shops of one name: which is the nearest depends on the postcode.
TEST(LookUp, OfOneNameTheNearestComesFirstWithItsDistance) {
  Dataset data = testing::view_dataset();
  Service shop = data.services.front();
  shop.kind = ServiceKind::kPharmacy;
  shop.name = "Corner Chemist";
  shop.postcode.clear();
  shop.network = {};
  const BritishGrid here = *selected_point(data, apply(initial_state(data), "postcode=SE1 1AA", data).state);
  const std::pair<const char*, double> shops[] = {
      {"1 Far Road", 900}, {"2 Near Road", 100}, {"3 Mid Road", 400}};
  for (const auto& [address, metres] : shops) {
    shop.code = std::string("X") + address[0];
    shop.address = address;
    shop.point = {here.east, here.north + metres};
    data.services.push_back(shop);
  }
  const auto order = [](const std::string& text) {
    std::string found;
    for (const char* address : {"1 Far Road", "2 Near Road", "3 Mid Road"}) {
      const std::size_t at = text.find(address);
      if (at != std::string::npos) found += std::to_string(at + 1000) + address[0] + " ";
    }
    std::vector<std::string> parts;
    for (const std::string_view part : split(found, ' ')) parts.emplace_back(part);
    std::sort(parts.begin(), parts.end());
    found.clear();
    for (const std::string& part : parts) found += part.empty() ? "" : part.substr(part.size() - 1);
    return found;
  };
  const auto open = Session::from_data(data);
  EXPECT_EQ(order(all_of(open->look_up("Corner Chemist"))), "123") << all_of(open->look_up("Corner Chemist"));
  EXPECT_FALSE(has(all_of(open->look_up("Corner Chemist")), " away"));
  ASSERT_TRUE(open->apply("postcode=SE1 1AA").empty());
  for (const char* typed : {"Corner Chemist", "corner chem"}) {
    const std::string found = all_of(open->look_up(typed));
    EXPECT_EQ(order(found), "231") << found;
    EXPECT_TRUE(has(found, "2 Near Road, 100 metres away")) << found;
  }
  std::string listed;
  for (const Suggestion& each : open->search("corner chem")) listed += each.detail + "\n";
  EXPECT_EQ(order(listed), "231") << listed;
}

TEST(LookUp, APostcodeThatIsNotThereIsRefusedByItsOwnName) {
  const LookUp found = small()->look_up("SE1 1ZZ");
  EXPECT_FALSE(found.exact);
  EXPECT_EQ(found.title, "SE1 1ZZ is not in these data");
  EXPECT_TRUE(found.elsewhere);
  ASSERT_EQ(found.choices.size(), 2u) << all_of(found);
  EXPECT_EQ(found.choices[0].label, "SE1 1AA");
  EXPECT_TRUE(has(found.choices[0].detail, "another postcode")) << found.choices[0].detail;
}

TEST(LookUp, APostcodeElsewhereIsPlacedAsFarAsKnown) {
  const LookUp leeds = small()->look_up("LS1 4AP");
  EXPECT_TRUE(has(all_of(leeds), "Leeds")) << all_of(leeds);
  EXPECT_TRUE(leeds.elsewhere);
  const LookUp edinburgh = small()->look_up("EH1 1AA");
  EXPECT_TRUE(has(all_of(edinburgh), "in Scotland")) << all_of(edinburgh);
  EXPECT_FALSE(edinburgh.elsewhere) << "Find a GP is for England";
  EXPECT_TRUE(leeds.choices.empty());
}

TEST(LookUp, HalfAPostcodeLeadsToItsNeighbourhoods) {
  const LookUp found = small()->look_up("se1");
  EXPECT_FALSE(found.exact);
  EXPECT_EQ(found.title, "SE1 is the first half of a postcode");
  ASSERT_EQ(found.choices.size(), 2u) << all_of(found);
  EXPECT_EQ(found.choices[0].query, "Quarter a");
}

TEST(LookUp, ABoroughAndANeighbourhoodAreListsOfWhatIsInThem) {
  const LookUp borough = small()->look_up("Borough");
  ASSERT_TRUE(borough.exact);
  EXPECT_TRUE(has(borough.exact->action, "view=borough")) << borough.exact->action;
  const LookUp quarter = small()->look_up("Quarter a");
  EXPECT_FALSE(quarter.exact);
  ASSERT_EQ(quarter.choices.size(), 1u) << all_of(quarter);
  EXPECT_EQ(quarter.choices[0].action, "view=place&place=E-a");
}

TEST(LookUp, ASignThatLooksLikeAnotherIsAskedAbout) {
  const LookUp found = small()->look_up("5E1 1AA");
  EXPECT_FALSE(found.exact);
  ASSERT_FALSE(found.choices.empty()) << all_of(found);
  EXPECT_EQ(found.choices[0].label, "SE1 1AA");
}

TEST(LookUp, IsTotal) {
  const auto open = small();
  EXPECT_FALSE(open->look_up("").title.empty());
  testing::Random random(21);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (std::int64_t i = random.integer(0, 60); i > 0; --i)
      bytes += static_cast<char>(random.integer(0, 255));
    const LookUp found = open->look_up(bytes);
    EXPECT_NE(found.exact.has_value(), !found.title.empty());
  }
}

class RealPostcodes : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::ifstream file(PCN_SOURCE_DIR "/assets/areas/south-east-london.json", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    auto loaded = Session::load(bytes, "south-east-london.json");
    ASSERT_TRUE(loaded) << loaded.error().message();
    session_ = loaded->release();
  }
  static void TearDownTestSuite() { delete session_; }
  static inline Session* session_ = nullptr;

  // What the search, a link and the command say of a text: the postcode that they answer for, or "".
  static std::string searched(const std::string& text) {
    const LookUp found = session_->look_up(text);
    return found.exact && found.exact->kind == "postcode" ? found.exact->label : "";
  }
  static std::string linked(const std::string& text) {
    const Dataset& data = session_->data();
    return apply(initial_state(data), "postcode=" + text, data).state.postcode;
  }
  static std::string located(const std::string& text) {
    const auto answer = look_up_postcode(session_->data(), text);  // what locate_json asks
    return answer.kind == PostcodeAnswer::Kind::kFound ? answer.text : "";
  }
};

TEST_F(RealPostcodes, EveryOneAnswersForItselfAndEveryNeighbourIsThereOrRefused) {
  const Dataset& data = session_->data();
  testing::Random random(5);
  SCOPED_TRACE(random.trace());
  std::vector<std::string> all;
  for (const Postcode& postcode : data.postcodes) all.push_back(to_text(postcode));
  for (std::size_t i = 0; i < all.size(); ++i) {
    ASSERT_EQ(located(all[i]), all[i]);
    std::string neighbour = all[i];
    neighbour[neighbour.size() - 1 - static_cast<std::size_t>(random.integer(0, 1))] =
        static_cast<char>('A' + random.integer(0, 25));
    const bool there = std::binary_search(all.begin(), all.end(), neighbour);
    ASSERT_EQ(located(neighbour), there ? neighbour : "") << neighbour;
    if (i % 199 != 0) continue;
    for (const std::string& text : {all[i], neighbour}) {
      ASSERT_EQ(searched(text), located(text)) << text;
      ASSERT_EQ(linked(text), located(text)) << text;
    }
  }
}

TEST_F(RealPostcodes, RealOnesNextDoorAreRefusedByName) {
  for (const char* text : {"DA1 2AB", "DA1 1NH", "SW3 5AN", "CR4 2PB", "SE19 3DD", "SW16 4DY", "BR8 7AJ",
                           "SE5 9ZZ", "SW3 1AA", "TN14 5AA"}) {
    const LookUp found = session_->look_up(text);
    EXPECT_FALSE(found.exact) << text;
    EXPECT_EQ(found.title, std::string(text) + " is not in these data");
    EXPECT_TRUE(
        has(found.messages.at(0), std::string(text) + " is not among the postcodes of South East London"));
    EXPECT_TRUE(has(all_of(found), "Lewisham")) << all_of(found);
    EXPECT_EQ(linked(text), "");
    EXPECT_EQ(located(text), "");
    const auto json = locate_json(session_->data(), text, session_->data().newest);
    ASSERT_FALSE(json.has_value());
    EXPECT_TRUE(has(json.error().message(), text)) << json.error().message();
  }
  EXPECT_TRUE(has(all_of(session_->look_up("DA1 2AB")), "begin with DA1"))
      << all_of(session_->look_up("DA1 2AB"));
}

TEST_F(RealPostcodes, HalfOfOneLeadsToAList) {
  const LookUp found = session_->look_up("SE5");
  EXPECT_FALSE(found.exact);
  EXPECT_GT(found.choices.size(), 5u);
  EXPECT_TRUE(has(all_of(found), "Camberwell")) << all_of(found);
}

}  // namespace
}  // namespace pcn
