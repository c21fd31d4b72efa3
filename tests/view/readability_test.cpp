// How hard the texts for the public are to read: the grade of Kincaid et al. (1975), where 6 is about 11
// years old.
#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/view/glossary.h"
#include "core/view/session.h"
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

TEST(Readability, AnswersAreForElevenYearOlds) {
  auto session = Session::from_data(testing::view_dataset());
  for (const char* fragment : {"", "postcode=SE1+1AA", "view=network&net=U1", "view=practice&practice=G1"}) {
    session->restore(fragment);
    Reading reading;
    const Document answer = session->document("answer");
    for (const Block& block : answer.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        std::string text;
        for (const Span& span : paragraph->spans) text += span.text;
        reading.add(text);
      }
    }
    EXPECT_LT(reading.grade(), 6.5) << fragment << "\n" << testing::to_plain_text(answer);
  }
}

TEST(Readability, TheGlossaryIsPlain) {
  Reading all;
  for (const GlossaryEntry& entry : glossary()) {
    Reading own;
    for (const std::string_view text : {entry.what, entry.why, entry.caution}) {
      if (!text.empty()) own.add(text), all.add(text);
    }
    EXPECT_LT(own.grade(), 13) << entry.id << " " << own.grade();
  }
  EXPECT_LT(all.grade(), 9);
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
