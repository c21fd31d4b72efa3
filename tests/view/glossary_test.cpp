#include "core/document/glossary.h"

#include <set>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/map/measures.h"

namespace pcn {
namespace {

TEST(Glossary, TermsAreUniqueInOrderAndComplete) {
  std::set<std::string_view> ids;
  std::string before;
  for (const GlossaryEntry& entry : glossary()) {
    EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
    EXPECT_FALSE(entry.term.empty() || entry.what.empty() || entry.why.empty()) << entry.id;
    for (const std::string_view sentence : {entry.what, entry.why})
      EXPECT_EQ(sentence.back(), '.') << entry.id;
    EXPECT_LT(before, to_lower_ascii(entry.term));
    before = to_lower_ascii(entry.term);
    EXPECT_EQ(find_term(entry.id), &entry);
  }
  EXPECT_EQ(find_term(""), nullptr);
}

TEST(Glossary, EveryMeasureIsExplained) {
  for (const Measure& measure : measures()) EXPECT_NE(find_term(measure.glossary), nullptr) << measure.id;
}

}  // namespace
}  // namespace pcn
