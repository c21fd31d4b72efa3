// How hard the texts for the public are to read: the grade of Kincaid et al. (1975), where 6 is about 11
// years old.
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/session/session.h"
#include "core/state/needs.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// Groups of vowels, without a silent e at the end; at least one.
int syllables(const std::string& word) {
  int groups = 0;
  bool before = false;
  for (const char c : word) {
    const bool vowel = is_vowel(c);
    if (vowel && !before) ++groups;
    before = vowel;
  }
  const bool silent =
      word.size() > 2 && word.back() == 'e' && !is_vowel(word[word.size() - 2]) && !word.ends_with("le");
  return std::max(1, groups - (silent ? 1 : 0));
}

struct Reading {
  int sentences = 0;
  int words = 0;
  int syllable_count = 0;

  void add(std::string_view text) {
    std::string word;
    const auto end_word = [&] {
      if (word.empty()) return;
      ++words;
      syllable_count += syllables(word);
      word.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = to_lower_ascii(text.substr(i, 1))[0];
      if ((c >= 'a' && c <= 'z') || c == '\'') {
        word += c;
        continue;
      }
      end_word();
      const bool at_end = i + 1 == text.size() || text[i + 1] == ' ';
      if ((c == '.' || c == ':' || c == '?' || c == ';') && at_end) ++sentences;
    }
    end_word();
    if (!text.empty() && text.back() != '.' && text.back() != '?') ++sentences;
  }
  [[nodiscard]] double grade() const {
    return 0.39 * words / sentences + 11.8 * syllable_count / words - 15.59;
  }
};

// School year 6 in England, where children are ten and eleven, is grade 5; its end is grade 6.
constexpr double kElevenYearsOld = 6.5;

std::string text_of(const Paragraph& paragraph) {
  std::string text;
  for (const Span& span : paragraph.spans) text += span.text;
  return text;
}

// Sentences of paragraphs and summary. Lists hold names, addresses and numbers, which no wording makes
// easier.
double grade_of(const Document& document) {
  Reading reading;
  reading.add(document.summary);
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) reading.add(text_of(*paragraph));
  }
  return reading.grade();
}

TEST(Readability, AnswersAreForElevenYearOlds) {
  auto session = Session::from_data(testing::view_dataset());
  for (const char* fragment : {"", "postcode=SE1+1AA", "view=network&net=U1", "view=practice&practice=G1"}) {
    session->restore(fragment);
    const Document answer = session->document("answer");
    EXPECT_LT(grade_of(answer), kElevenYearsOld) << fragment << "\n" << testing::to_plain_text(answer);
  }
}

TEST(Readability, AnswersForRealPostcodesAreForElevenYearOlds) {
  std::ifstream file(PCN_SOURCE_DIR "/assets/areas/south-east-london.json", std::ios::binary);
  if (!file) GTEST_SKIP() << "the area package has not been built";
  auto session = Session::load(std::string(std::istreambuf_iterator<char>(file), {}), "package");
  ASSERT_TRUE(session.has_value());
  for (const char* postcode : {"SE5 9RS", "SE1 9RT", "SE18 6PZ", "BR1 1HU", "DA5 1AA", "SE26 4TH", "SW2 1RW",
                               "SE15 5LJ", "BR6 0RZ", "SE10 9NF", "SE13 6LG", "DA14 6LT"}) {
    ASSERT_TRUE((*session)->restore(std::string("postcode=") + postcode).empty()) << postcode;
    const Document answer = (*session)->document("answer");
    EXPECT_LT(grade_of(answer), kElevenYearsOld) << testing::to_plain_text(answer);
  }
}

// Every need at two places, one where a network is likely and one where none is, and without a place.
TEST(Readability, CardsOfWhatPeopleNeedAreForElevenYearOlds) {
  std::ifstream file(PCN_SOURCE_DIR "/assets/areas/south-east-london.json", std::ios::binary);
  if (!file) GTEST_SKIP() << "the area package has not been built";
  auto session = Session::load(std::string(std::istreambuf_iterator<char>(file), {}), "package");
  ASSERT_TRUE(session.has_value());
  for (const Need& need : needs()) {
    for (const char* where : {"", "&postcode=SE5+9RS", "&postcode=BR6+7US", "&practice=G85013"}) {
      const std::string fragment = "view=need&need=" + std::string(need.id) + where;
      ASSERT_TRUE((*session)->restore(fragment).empty()) << fragment;
      const Document answer = (*session)->document("answer");
      EXPECT_LT(grade_of(answer), kElevenYearsOld) << grade_of(answer) << " " << fragment << "\n"
                                                   << testing::to_plain_text(answer);
    }
  }
}

TEST(Readability, HardWordsAndLongSentencesFail) {
  Document hard;
  hard.blocks.emplace_back(Paragraph{
      {Span{"Notwithstanding organisational interdependencies, commissioners prioritise multidisciplinary "
            "neighbourhood collaboration, irrespective of contractual accountability.",
            {},
            {},
            false}}});
  EXPECT_GT(grade_of(hard), kElevenYearsOld);
}

// Each entry has words that it explains and cannot do without, so that one alone may be harder than all
// together.
TEST(Readability, TheGlossaryIsForElevenYearOlds) {
  Reading all, short_definitions;
  for (const GlossaryEntry& entry : testing::glossary()) {
    Reading own;
    short_definitions.add(entry.what);
    for (const std::string_view text : {entry.what, entry.why, entry.caution}) {
      if (!text.empty()) own.add(text), all.add(text);
    }
    EXPECT_LT(own.grade(), 9.5) << entry.id << " " << own.grade();
  }
  EXPECT_LT(short_definitions.grade(), kElevenYearsOld);
  EXPECT_LT(all.grade(), kElevenYearsOld);
}

TEST(Readability, CountsAsPeopleDo) {
  Reading reading;
  reading.add("The cat sat on the mat.");
  EXPECT_EQ(reading.words, 6);
  EXPECT_EQ(reading.sentences, 1);
  EXPECT_EQ(reading.syllable_count, 6);
}

}  // namespace
}  // namespace pcn
