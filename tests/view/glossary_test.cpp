#include "core/document/glossary.h"

#include <set>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/map/measures.h"
#include "core/pages/fixed_documents.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

TEST(Glossary, TermsAreUniqueInOrderAndComplete) {
  std::set<std::string_view> ids;
  std::string before;
  for (const GlossaryEntry& entry : testing::glossary()) {
    EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
    EXPECT_FALSE(entry.term.empty() || entry.what.empty() || entry.why.empty()) << entry.id;
    for (const std::string_view sentence : {entry.what, entry.why})
      EXPECT_EQ(sentence.back(), '.') << entry.id;
    EXPECT_LT(before, to_lower_ascii(entry.term));
    before = to_lower_ascii(entry.term);
    EXPECT_EQ(find_term(testing::glossary(), entry.id), &entry);
  }
  EXPECT_EQ(find_term(testing::glossary(), ""), nullptr);
}

TEST(Glossary, EveryMeasureIsExplained) {
  for (const Measure& measure : measures())
    EXPECT_NE(find_term(testing::glossary(), measure.glossary), nullptr) << measure.id;
}

TEST(Glossary, ItsDocumentGivesEveryTermAHeadingWithItsId) {
  const Document document = make_glossary(testing::glossary());
  std::size_t headings = 0;
  for (const Block& block : document.blocks) {
    const Heading* heading = std::get_if<Heading>(&block);
    if (heading == nullptr) continue;
    EXPECT_EQ(heading->glossary, testing::glossary()[headings].id);
    ++headings;
  }
  EXPECT_EQ(headings, testing::glossary().size());
}

TEST(Glossary, SaysWhatIsWrongWithAFile) {
  const auto message = [](std::string_view text) {
    return read_glossary(text, "words.json").error().message();
  };
  EXPECT_EQ(message("{}"), "words.json, field /terms: a list of terms is missing");
  EXPECT_EQ(message(R"({"terms":[{"id":"a","term":"A","what":"B."}]})"),
            "words.json, field /terms/0/why: a text is missing");
  EXPECT_EQ(message(R"({"terms":[{"id":"a","term":"A","what":"B.","why":"C."},
                                 {"id":"a","term":"D","what":"E.","why":"F."}]})"),
            "words.json, field /terms/1/id: “a” stands here for the second time");
  EXPECT_NE(message("{").find("words.json"), std::string::npos);
}

}  // namespace
}  // namespace pcn
