// That the proof of the made-up language (language_test.cpp) would see what it looks for.
#include "tests/view/left_in_english.h"

#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pcn::testing {
namespace {

using nlohmann::json;

const LeftInEnglish& left() {
  static const LeftInEnglish it(json::parse(
      R"({"name":["North Southwark PCN","The Falmouth Road Practice"],"kind":["pharmacy"],"district":["Lambeth"]})"));
  return it;
}

TEST(LeftInEnglish, WordsWithPlainVowelsAreLeftAndMadeUpOnesAreNot) {
  EXPECT_EQ(left().left_of("Príímááry cááréé néétwóórk, 12 km"), "");
  EXPECT_EQ(left().left_of("Príímááry care network"), "care network");
  EXPECT_EQ(left().left_of("íín of ←Lambeth→ as on 1 July 2026"), "july");
  EXPECT_EQ(left().left_of("SE5 9RS, G85013, NHS"), "");
}

TEST(LeftInEnglish, NamesFromTheDataAreNoEnglishButKindsAndPartsOfNamesAre) {
  EXPECT_EQ(left().left_of("←North Southwark PCN→ · the falmouth road practice; North Southwark"), "");
  EXPECT_EQ(left().left_of("Falmouth Road in Lambeth"), "falmouth road");
  EXPECT_EQ(left().left_of("A pharmacy"), "pharmacy");
}

TEST(LeftInEnglish, TextsOfADocumentAreWhatIsReadAndNotItsKeys) {
  const auto texts = texts_of(json::parse(R"({"id":"a","title":"T","blocks":[
    {"type":"facts","facts":[{"label":"L","value":"V","glossary":"g"}]},
    {"type":"controls","controls":[{"key":"k","kind":"select","label":"C","value":"v","options":[{"value":"v","label":"O"}]}]},
    {"type":"paragraph","spans":[{"text":"S","action":"net=U1"}],"tone":"muted"}]})"));
  EXPECT_EQ(std::set<std::string>(texts.begin(), texts.end()),
            (std::set<std::string>{"T", "L", "V", "C", "O", "S"}));
  EXPECT_EQ(texts.size(), 6U);
}

}  // namespace
}  // namespace pcn::testing
