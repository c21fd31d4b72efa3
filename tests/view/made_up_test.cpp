// What it takes to add a figure: one entry each, and everything that shows figures has them.
#include <gtest/gtest.h>

#include "core/figures/gaps_json.h"
#include "core/figures/indicator.h"
#include "core/footprint/carried.h"
#include "core/map/measures.h"
#include "core/session/session.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

FigureValue letters_of(const FigureInput& input, const Indicator&, std::uint32_t place) {
  return known_value(static_cast<double>(input.data.small_areas[place].code.back() - 'a'));
}
std::string today(const FigureInput& input, const Indicator&) { return to_words(input.day); }

constexpr FigureClass kLetters[] = {{0, 0, false, "early in the alphabet"}, {3, 6, true, "late in it"}};

// An indicator with classes and a place in the comparison, and a test of coverage.
void add_made_up() {
  static const bool once = [] {
    add_indicator({.id = "letters",
                   .title = "Letters of the alphabet",
                   .unit = "letters",
                   .glossary = "density",
                   .provenance = "lists",
                   .of = letters_of,
                   .map = MapRule{.classes = kLetters, .saying = "letter {} of the alphabet"},
                   .compare = CompareRule{.date = today}});
    add_indicator({.id = "late-letters",
                   .title = "Late in the alphabet",
                   .unit = "letters",
                   .of = letters_of,
                   .what = "A made-up test.",
                   .caution = "Made up.",
                   .gap = GapRule{.standard = 2,
                                  .highest = 26,
                                  .limit = "{} letters",
                                  .finding = "live more than {} into the alphabet"}});
    return true;
  }();
  (void)once;
}

class MadeUp : public ::testing::Test {
 protected:
  void SetUp() override {
    add_made_up();
    session_ = Session::from_data(testing::view_dataset());
  }
  std::string view(std::string_view address) {
    EXPECT_TRUE(session_->restore(address).empty()) << address;
    return testing::to_plain_text(session_->document("view"));
  }
  std::string file(std::string_view address, std::string_view id) {
    EXPECT_TRUE(session_->restore(address).empty()) << address;
    const auto made = session_->export_file(id);
    return made ? made->text : std::string();
  }
  static bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  }

  std::unique_ptr<Session> session_;
};

TEST_F(MadeUp, IndicatorIsComparedAndTakenAway) {
  EXPECT_TRUE(holds(view("view=compare&pins=all"), "Letters of the alphabet"));
  EXPECT_TRUE(holds(file("view=compare&pins=all", "csv:comparison"), "Letters of the alphabet"));
}

TEST_F(MadeUp, IndicatorColoursTheMap) {
  ASSERT_NE(find_measure("letters"), nullptr);
  EXPECT_TRUE(session_->restore("measure=letters&place=E-e").empty());
  const Scene& scene = session_->scene();
  EXPECT_EQ(scene.legend.title, "Letters of the alphabet (letters)");
  EXPECT_EQ(scene.legend.entries.at(1).label, "late in it");
  EXPECT_TRUE(holds(scene.summary, "letter 4 of the alphabet")) << scene.summary;
}

TEST_F(MadeUp, TestIsListedRankedMappedAndTakenAway) {
  EXPECT_TRUE(holds(view("view=gaps"), "Late in the alphabet"));
  EXPECT_TRUE(holds(view("view=matrix"), "Late in the alphabet"));
  EXPECT_TRUE(holds(view("view=matrix&by=networks"), "Late in the alphabet"));
  const std::string one = view("view=gap&test=late-letters&measure=gap&limit-late-letters=3");
  EXPECT_TRUE(holds(one, "live more than 3 letters into the alphabet")) << one;
  EXPECT_EQ(session_->scene().legend.title, "Late in the alphabet");
  EXPECT_TRUE(holds(file("view=gaps", "csv:gaps"), "Late in the alphabet"));
  const Dataset& data = session_->data();
  const auto run = run_coverage(data, data.newest, usual_footprint(data, data.newest));
  EXPECT_TRUE(holds(gaps_json(data, run, {}), "\"id\":\"late-letters\""));
}

}  // namespace
}  // namespace pcn
