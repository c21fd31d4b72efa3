#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "core/chart/picture.h"
#include "core/chart/plot.h"
#include "tests/support/random.h"

namespace pcn::chart {
namespace {

constexpr ChartKind kKinds[] = {ChartKind::kBars,  ChartKind::kPyramid, ChartKind::kHistogram,
                                ChartKind::kStrip, ChartKind::kScatter, ChartKind::kLines,
                                ChartKind::kFunnel};

// Every letter is half as wide as high.
class EvenRuler final : public Ruler {
 public:
  using Ruler::Ruler;
  [[nodiscard]] float width(std::string_view text) const override {
    return static_cast<float>(text.size()) * size() / 2;
  }
};

int whole(testing::Random& random, int low, int high) { return static_cast<int>(random.integer(low, high)); }

std::string random_name(testing::Random& random) {
  std::string name;
  const int words = whole(random, 1, 4);
  for (int i = 0; i < words; ++i) {
    if (i > 0) name += ' ';
    name += std::string(static_cast<std::size_t>(whole(random, 2, 9)),
                        static_cast<char>('a' + whole(random, 0, 25)));
  }
  return name;
}

Chart random_chart(testing::Random& random, ChartKind kind) {
  Chart chart;
  chart.kind = kind;
  chart.x.title = random_name(random);
  chart.y.title = random_name(random);
  const int series = kind == ChartKind::kFunnel ? 5 : whole(random, kind == ChartKind::kPyramid ? 2 : 1, 4);
  const int points = whole(random, 1, 30);
  for (int s = 0; s < series; ++s) {
    ChartSeries each;
    each.name = random_name(random);
    for (int i = 0; i < points; ++i) {
      ChartPoint point;
      point.x = kind == ChartKind::kHistogram || kind == ChartKind::kLines ? i : random.number(0, 100);
      point.y = random.number(kind == ChartKind::kLines ? -50 : 0, 1000);
      if (kind != ChartKind::kLines || random.chance(0.5)) point.label = random_name(random);
      point.highlighted = random.chance(0.2);
      if (random.chance(0.3)) {
        point.low = point.y - 10;
        point.high = point.y + 10;
      }
      each.points.push_back(std::move(point));
    }
    chart.series.push_back(std::move(each));
  }
  for (int i = whole(random, 0, 3); i > 0; --i)
    chart.markers.push_back({random.number(0, 100), random_name(random), random.chance(0.5)});
  return chart;
}

Box box_of(const Words& words, const Ruler& ruler) {
  const float width = ruler.width(words.text), left = words.at.x - width * words.align;
  return {{left, words.at.y}, {left + width, words.at.y + ruler.size()}};
}

bool overlap(const Box& a, const Box& b) {
  constexpr float kTouch = 0.6F;
  return a.from.x + kTouch < b.to.x && b.from.x + kTouch < a.to.x && a.from.y + kTouch < b.to.y &&
         b.from.y + kTouch < a.to.y;
}

TEST(LayOut, KeepsAllWordsWithinThePicture) {
  testing::Random random(11);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 400; ++round) {
    const Chart chart = random_chart(random, kKinds[round % 7]);
    const EvenRuler ruler(static_cast<float>(random.number(9, 24)));
    const Room room{static_cast<float>(random.number(420, 1200)), round % 3 == 0 ? 500.0F : 0,
                    round % 2 == 0};
    const Picture picture = lay_out(chart, ruler, room);
    EXPECT_FLOAT_EQ(picture.width, room.width);
    ASSERT_GT(picture.height, 0) << round;
    for (const Mark& mark : picture.marks) {
      const Words* words = std::get_if<Words>(&mark);
      if (words == nullptr) continue;
      const Box box = box_of(*words, ruler);
      EXPECT_GE(box.from.x, -0.01) << words->text;
      if (ruler.width(words->text) < room.width) {
        EXPECT_LE(box.to.x, room.width + 0.01) << words->text;
      }
      EXPECT_GE(box.from.y, -1) << words->text << " of kind " << round % 7;
      EXPECT_LE(box.to.y, picture.height + 1) << words->text << " of kind " << round % 7;
    }
  }
}

TEST(LayOut, NoWordsCoverOthers) {
  testing::Random random(12);
  SCOPED_TRACE(random.trace());
  int covered = 0, looked_at = 0;
  for (int round = 0; round < 300; ++round) {
    const Chart chart = random_chart(random, kKinds[round % 7]);
    const EvenRuler ruler(12);
    const Picture picture = lay_out(chart, ruler, {700, 0, false});
    std::vector<const Words*> all;
    for (const Mark& mark : picture.marks)
      if (const Words* words = std::get_if<Words>(&mark)) all.push_back(words);
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        ++looked_at;
        const bool over = overlap(box_of(*all[i], ruler), box_of(*all[j], ruler));
        covered += static_cast<int>(over);
        EXPECT_FALSE(over) << "kind " << round % 7 << ": '" << all[i]->text << "' over '" << all[j]->text
                           << "'";
      }
    }
    if (covered > 20) FAIL() << "and more";
  }
  EXPECT_GT(looked_at, 10000);
}

TEST(LayOut, SurvivesWhatIsEmptyOrNotANumber) {
  const EvenRuler ruler(13);
  for (const ChartKind kind : kKinds) {
    Chart chart;
    chart.kind = kind;
    (void)lay_out(chart, ruler, {300});
    chart.series.resize(2);
    (void)lay_out(chart, ruler, {300});
    chart.series[0].points.resize(1);
    chart.series[1].points.resize(1);
    chart.series[0].points[0].y = std::numeric_limits<double>::quiet_NaN();
    chart.series[0].points[0].x = std::numeric_limits<double>::infinity();
    (void)lay_out(chart, ruler, {1});
  }
}

TEST(LayOut, BarsAreAsLongAsTheirValues) {
  Chart chart;
  chart.series.resize(1);
  for (const double value : {10.0, 20.0, 40.0}) {
    ChartPoint& point = chart.series[0].points.emplace_back();
    point.label = "n";
    point.y = value;
    point.action = "net=X";
  }
  const Picture picture = lay_out(chart, EvenRuler(13), {600});
  std::vector<float> lengths;
  for (const Mark& mark : picture.marks) {
    const Patch* patch = std::get_if<Patch>(&mark);
    if (patch != nullptr && patch->colour.ink == Ink::kSeries) lengths.push_back(patch->to.x - patch->from.x);
  }
  ASSERT_EQ(lengths.size(), 3U);
  EXPECT_NEAR(lengths[1], 2 * lengths[0], 0.01);
  EXPECT_NEAR(lengths[2], 4 * lengths[0], 0.01);
  ASSERT_EQ(picture.targets.size(), 3U);
  EXPECT_EQ(picture.targets[1].says, "n\n20");
  EXPECT_EQ(picture.targets[1].action, "net=X");
}

}  // namespace
}  // namespace pcn::chart
