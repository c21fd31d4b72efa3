// Follows every action that any document, marker, control or suggestion offers, and looks at every page
// reached.
#include <algorithm>
#include <deque>
#include <set>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/pages/fixed_documents.h"
#include "core/pages/views.h"
#include "core/session/session.h"
#include "tests/support/random.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

// Words that only a fault would write.
constexpr std::string_view kFaults[] = {"nan", "inf", "not a number", "null", "NaN", "  "};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Whether the word stands by itself.
bool has_word(const std::string& text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool before = at > 0 && is_letter(text[at - 1]);
    const std::size_t end = at + word.size();
    const bool after = end < text.size() && is_letter(text[end]);
    if (!before && !after) return true;
  }
  return false;
}

void look_at(const Document& document, const std::string& where) {
  const std::string text = testing::to_plain_text(document);
  EXPECT_FALSE(document.title.empty()) << where;
  EXPECT_FALSE(document.summary.empty()) << where;
  EXPECT_TRUE(is_utf8(to_json(document))) << where;
  for (const std::string_view fault : kFaults)
    EXPECT_FALSE(has_word(text, fault)) << where << ": " << fault << "\n" << text;
  for (const std::string& id : testing::glossary_ids_of(document))
    EXPECT_NE(find_term(testing::glossary(), id), nullptr) << where << ": " << id;
  for (const Block& block : document.blocks) {
    const Table* table = std::get_if<Table>(&block);
    if (!table) continue;
    std::set<std::string> keys;
    for (const Row& row : table->rows) {
      EXPECT_EQ(row.cells.size(), table->columns.size()) << where << ": " << table->id;
      EXPECT_TRUE(keys.insert(row.key).second)
          << where << ": " << table->id << " has " << row.key << " twice";
    }
  }
}

std::vector<std::string> actions_of(const Session& session) {
  std::vector<std::string> actions;
  const auto add = [&actions](const std::vector<std::string>& more) {
    actions.insert(actions.end(), more.begin(), more.end());
  };
  add(testing::actions_of(session.document("view")));
  for (const View& companion : companion_documents())
    add(testing::actions_of(session.document(companion.id)));
  for (const View& view : views()) actions.push_back("view=" + std::string(view.id));
  for (const Marker& marker : session.scene().markers) {
    if (!marker.action.empty()) actions.push_back(marker.action);
  }
  for (const char* text : {"G1", "Town", "SE1", "Quarter", "Practice"}) {
    for (const Suggestion& suggestion : session.search(text)) actions.push_back(suggestion.action);
  }
  std::sort(actions.begin(), actions.end());
  actions.erase(std::unique(actions.begin(), actions.end()), actions.end());
  return actions;
}

void look_at_all(const Session& session, const std::string& where) {
  look_at(session.document("view"), where);
  for (const View& companion : companion_documents())
    look_at(session.document(companion.id), where + " " + std::string(companion.id));
  EXPECT_EQ(session.scene().fills.size(), session.data().topology.areas.size()) << where;
}

TEST(Crawler, EveryActionOfEveryDocumentAppliesAndShowsASoundPage) {
  auto session = Session::from_data(testing::view_dataset());
  testing::Random random(5);
  SCOPED_TRACE(random.trace());
  // All actions of the first page, then random walks from there.
  for (const std::string& action : actions_of(*session)) {
    session->restore("");
    EXPECT_TRUE(session->apply(action).empty()) << action;
    look_at_all(*session, session->fragment());
  }
  for (int walk = 0; walk < 15; ++walk) {
    session->restore("");
    for (int step = 0; step < 6; ++step) {
      const auto actions = actions_of(*session);
      ASSERT_FALSE(actions.empty());
      const std::string& action =
          actions[static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(actions.size()) - 1))];
      EXPECT_TRUE(session->apply(action).empty()) << session->fragment() << " then " << action;
      look_at_all(*session, session->fragment());
    }
  }
}

TEST(Crawler, ADatasetWithNothingInItHasSoundPagesToo) {
  auto session = Session::from_data(Dataset{});
  for (const View& view : views()) {
    session->apply("view=" + std::string(view.id));
    look_at_all(*session, std::string(view.id));
  }
  EXPECT_TRUE(session->search("x").empty());
  EXPECT_EQ(session->action_at({0, 0}), "");
  EXPECT_TRUE(session->tooltip_at({0, 0}).empty());
}

TEST(Crawler, DocumentsThatNothingChangesAreSound) {
  look_at(make_accessibility(), "accessibility");
  look_at(make_glossary(testing::glossary()), "glossary");
}

}  // namespace
}  // namespace pcn
