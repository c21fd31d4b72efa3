#include <algorithm>

#include <gtest/gtest.h>

#include "core/session/session.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

using testing::session;

bool says(const Document& document, std::string_view words) {
  return testing::to_plain_text(document).find(words) != std::string::npos;
}

std::vector<std::string> cells(const Document& document, std::string_view table, std::string_view key) {
  std::vector<std::string> texts;
  if (const Table* found = find_table(document, table)) {
    for (const Row& row : found->rows) {
      if (row.key != key) continue;
      for (const Cell& cell : row.cells) texts.push_back(cell.text);
    }
  }
  return texts;
}

constexpr std::string_view kSentence = "This is a plan with 1 move, not what is published.";

TEST(PlanView, SizesBesideWhatIsPublished) {
  const auto open = session("view=plan&plan=G2:U2");
  const Document plan = open->document("view");
  EXPECT_EQ(cells(plan, "plan-networks", "U1"),
            (std::vector<std::string>{"North Town PCN", "2", "1", "32,000", "20,000",
                                      "within 30,000 to 50,000", "below 30,000"}));
  EXPECT_EQ(cells(plan, "plan-networks", "U2")[4], "75,500");
  EXPECT_TRUE(says(plan, "G2 to South Town PCN")) << testing::to_plain_text(plan);
}

TEST(PlanView, AGapDisappearsWhenItsCauseIsPlannedAway) {
  const auto open = session("view=plan&plan=G3:U1");
  const Document plan = open->document("view");
  EXPECT_EQ(cells(plan, "plan-tests", "no-network"),
            (std::vector<std::string>{"Patients of practices in no network", "9,000", "0", "−9,000",
                                      "registered patients"}));
}

TEST(PlanView, EveryViewOfThePlanSaysSoAndThePastDoesNot) {
  const auto open = session("plan=G2:U2&net=U1");
  for (const char* view :
       {"networks", "network", "gaps", "matrix", "people", "staff", "answer", "map", "list"}) {
    EXPECT_TRUE(says(open->document(view), kSentence)) << view;
  }
  EXPECT_EQ(open->scene().plan.find(kSentence), 0u);
  EXPECT_EQ(open->scene().legend.note.find(kSentence), std::string::npos);
  EXPECT_EQ(open->scene().summary.find(kSentence), 0u);
  open->apply("view=history");
  EXPECT_FALSE(says(open->document("view"), "This is a plan"));
  EXPECT_EQ(find_table(open->document("networks"), "networks")->rows.size(), 2u);
  open->apply("view=network&date=2023-12-31");
  EXPECT_FALSE(says(open->document("view"), "This is a plan"));
  EXPECT_FALSE(says(open->document("network"), "1 July 2026, not"));
  open->apply("date=");
  EXPECT_TRUE(says(open->document("view"), kSentence));
}

TEST(PlanView, WhatIsTakenAwayCarriesThePlan) {
  const auto open = session("plan=G2:U2");
  for (const char* what : {"csv:networks", "svg:map", "geojson:footprints", "geojson:practices"}) {
    const auto file = open->export_file(what);
    ASSERT_TRUE(file.has_value()) << what;
    EXPECT_NE(file->text.find("This is a plan with 1 move"), std::string::npos) << what;
  }
}

TEST(PlanView, PutAwayItLeavesNoTrace) {
  for (const char* plan : {"G2:U2", "U1:U2", "G1:new,G3:new", "U2:new"}) {
    const auto open = session("");
    const Scene map = open->scene();
    const Document gaps = open->document("gaps"), networks = open->document("networks");
    open->apply("view=plan&net=U1&plan=" + std::string(plan));
    EXPECT_NE(open->scene(), map) << plan;
    EXPECT_NE(open->document("networks"), networks) << plan;
    (void)open->document("view");
    (void)open->document("gaps");
    open->apply("plan=&net=&view=");
    EXPECT_EQ(open->scene(), map) << plan;
    EXPECT_EQ(open->document("gaps"), gaps) << plan;
    EXPECT_EQ(open->document("networks"), networks) << plan;
  }
}

TEST(PlanView, ALinkRestoresThePlanWithItsNewNetwork) {
  const auto open = session("plan=G1:new&net=X-NEW&view=network");
  EXPECT_EQ(open->state().network, "X-NEW");
  EXPECT_TRUE(says(open->document("view"), "New PCN (planned)"));
  const auto again = session(open->fragment());
  EXPECT_EQ(again->fragment(), open->fragment());
  EXPECT_EQ(again->scene(), open->scene());
  // Shown before the plan or not, it is the same map.
  const auto later = session("");
  (void)later->scene();
  later->restore(open->fragment());
  EXPECT_EQ(later->scene(), open->scene());
  open->apply("plan=");
  EXPECT_EQ(open->state().network, "");
}

TEST(PlanView, APlanThatDoesNotFitIsSaidAndLeftOut) {
  auto open = Session::from_data(testing::view_dataset());
  EXPECT_EQ(open->restore("plan=G2:U9&net=U1").size(), 1u);
  EXPECT_EQ(open->state().network, "U1");
  EXPECT_FALSE(says(open->document("networks"), "This is a plan"));
}

TEST(PlanView, ThePlannedNetworkIsNoAimOfAnotherPlan) {
  const auto open = session("plan=G1:new&net=X-NEW");
  for (const char* plan : {"plan=G2:X-NEW", "plan=X-NEW:U2", "plan=G1:new,G2:X-NEW"}) {
    EXPECT_EQ(open->apply(plan).size(), 1u) << plan;
    EXPECT_NE(open->fragment().find("plan=G1:new"), std::string::npos) << plan;
    (void)open->scene();
  }
}

TEST(PlanView, APressOnThePracticesOfTheMapChoosesTheOneToMove) {
  const auto open = session("view=plan&plan-to=new");
  const auto marker = [&](std::string_view name) {
    const auto& markers = open->scene().markers;
    return *std::find_if(markers.begin(), markers.end(),
                         [name](const Marker& each) { return each.label.ends_with(name); });
  };
  EXPECT_EQ(marker("G2").action, "net=U1&plan-what=G2");
  open->apply(marker("G2").action);
  EXPECT_EQ(open->state().view, "plan");
  EXPECT_TRUE(marker("G2").selected);
  EXPECT_FALSE(marker("G1").selected);
  open->apply("view=network");
  EXPECT_EQ(marker("G2").action, "view=practice&practice=G2");
  EXPECT_FALSE(marker("G2").selected);
}

TEST(PlanView, EachPracticeHasAPressThatMovesItAndASecondNewNetworkIsOffered) {
  const auto open = session("view=plan&net=U1&plan-to=new");
  for (const char* practice : {"G1", "G2"}) {
    const Document now = open->document("view");
    const Table* practices = find_table(now, "plan-practices");
    ASSERT_NE(practices, nullptr) << practice;
    const auto row = std::find_if(practices->rows.begin(), practices->rows.end(),
                                  [practice](const Row& each) { return each.key == practice; });
    ASSERT_NE(row, practices->rows.end());
    EXPECT_TRUE(open->apply(row->cells.back().action).empty());
    open->apply("plan-to=new2");
  }
  EXPECT_NE(open->fragment().find("plan=G1:new,G2:new2"), std::string::npos) << open->fragment();
  EXPECT_TRUE(says(open->document("networks"), "New PCN 2 (planned)"));
  // The link holds both, and each move can be taken back.
  const auto again = session(open->fragment());
  EXPECT_EQ(again->fragment(), open->fragment());
  EXPECT_TRUE(again->apply("plan=G1:new").empty());
  EXPECT_FALSE(says(again->document("networks"), "New PCN 2 (planned)"));
}

TEST(PlanView, MovesAreAddedAndTakenBackByItsLinks) {
  const auto open = session("view=plan&net=U1&plan-what=G2&plan-to=U2");
  const auto follow = [&open](std::string_view part) {
    const auto actions = testing::actions_of(open->document("view"));
    const auto at = std::find_if(actions.begin(), actions.end(), [part](const std::string& action) {
      return action.find(part) != std::string::npos;
    });
    ASSERT_NE(at, actions.end()) << part;
    EXPECT_TRUE(open->apply(*at).empty()) << *at;
  };
  follow("plan=G2:U2&");
  EXPECT_EQ(open->fragment(), "v1&view=plan&net=U1&plan=G2:U2&plan-to=U2") << "the next one may go there too";
  open->apply("plan-what=G1&plan-to=new");
  follow("plan=G2:U2,G1:new&");
  EXPECT_EQ(cells(open->document("view"), "plan-networks", "U1")[6], "no practices");
  follow("plan=G1:new");
  EXPECT_EQ(open->fragment(), "v1&view=plan&net=U1&plan=G1:new&plan-to=new");
}

}  // namespace
}  // namespace pcn
