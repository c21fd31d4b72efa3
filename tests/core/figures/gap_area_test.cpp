// The gap tests on South East London as it is committed.
#include <cstdlib>

#include "core/figures/gaps_json.h"
#include "tests/core/figures/plain_area.h"

namespace pcn {
namespace {

using testing::kOlder;

class GapArea : public testing::PlainArea {};

// The question that commissioners ask first: people of 65 and over in the most deprived fifth who live more
// than twenty minutes' walk from any practice.
TEST_F(GapArea, OfOlderPeopleInDeprivedPlacesFarFromAnyPractice) {
  const PlaceValue to_any = metres_to(any_site());
  for (const double limit : {20.0, 12.0, 5.0}) {
    double people = 0;
    for (Place place = 0; place < places_; ++place) {
      const SmallArea& area = data().small_areas[place];
      if (area.imd_decile >= 1 && area.imd_decile <= 2 && to_any(place) * 1.3 / 80 > limit)
        people += area.residents[kOlder];
    }
    PeopleFilter filter;
    filter.age_groups = 1U << kOlder;
    filter.last_decile = 2;
    const GapResult result = run_gap_test(data(), run_->facts, *find_gap_test("walk-any"), limit, filter);
    EXPECT_DOUBLE_EQ(result.people, people) << limit;
    if (limit < 10) {
      EXPECT_GT(people, 1000);
    }
  }
}

// People only become fewer as a threshold moves to the side of the good.
TEST_F(GapArea, PeopleAffectedAreMonotoneInTheThreshold) {
  for (const Indicator& test : gap_tests()) {
    double before = -1;
    std::set<std::uint32_t> failed_before;
    for (int step = 0; step <= 40; ++step) {
      const double threshold = test.gap->lowest + (test.gap->highest - test.gap->lowest) * step / 40;
      const GapResult result = run_gap_test(data(), run_->facts, test, threshold);
      std::set<std::uint32_t> failed;
      for (const GapRow& row : result.rows) EXPECT_TRUE(failed.insert(row.subject).second) << test.id;
      if (step > 0) {
        const bool above = test.worse == Side::kAbove;
        const auto& fewer = above ? failed : failed_before;
        const auto& more = above ? failed_before : failed;
        EXPECT_TRUE(std::includes(more.begin(), more.end(), fewer.begin(), fewer.end()))
            << test.id << " at " << threshold;
        EXPECT_TRUE(above ? result.people <= before + 1e-6 : result.people >= before - 1e-6)
            << test.id << " at " << threshold;
      }
      EXPECT_LE(result.people, result.people_looked_at + 1e-6) << test.id;
      before = result.people;
      failed_before = std::move(failed);
    }
  }
}

// What pcn gaps prints, test by test; PCN_UPDATE_GOLDEN=1 writes the file anew.
TEST_F(GapArea, GapsAreAsCommitted) {
  GapsRequest request;
  request.rows = false;
  std::string text = gaps_json(data(), *run_, request);
  for (std::size_t at = 0; (at = text.find("},{", at)) != std::string::npos; at += 3)
    text.insert(at + 2, "\n");
  request.test = "walk-any";
  request.rows = true;
  request.filter.age_groups = 1U << kOlder;
  request.filter.last_decile = 2;
  request.threshold = 12;
  text += gaps_text(data(), *run_, request);
  const std::string path = PCN_SOURCE_DIR "/tests/golden/gaps-2026-07-01.txt";
  if (std::getenv("PCN_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  EXPECT_EQ(text, std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace
}  // namespace pcn
