#include "core/map/scene.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "core/geo/projection.h"
#include "core/map/measures.h"
#include "core/map/palette.h"
#include "core/model/query.h"
#include "core/session/session.h"
#include "core/state/layers.h"
#include "tests/support/ascii_area.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

using testing::session;

std::size_t count(const Scene& scene, OutlineStyle style) {
  return static_cast<std::size_t>(
      std::count_if(scene.outlines.begin(), scene.outlines.end(),
                    [style](const Outline& outline) { return outline.style == style; }));
}

std::size_t count(const Scene& scene, LabelStyle style) {
  return static_cast<std::size_t>(
      std::count_if(scene.labels.begin(), scene.labels.end(),
                    [style](const MapLabel& label) { return label.style == style; }));
}

TEST(Scene, EveryMeasureFillsEveryPlaceWithAColourOfThePalette) {
  for (const Measure& measure : measures()) {
    const auto map = session("measure=" + std::string(measure.id));
    const Scene& scene = map->scene();
    ASSERT_EQ(scene.fills.size(), 6u);
    for (const AreaFill& fill : scene.fills) EXPECT_LT(fill.colour, static_cast<PaletteIndex>(Paint::kCount));
    EXPECT_FALSE(scene.legend.title.empty());
    EXPECT_FALSE(scene.legend.note.empty());
    EXPECT_FALSE(scene.rule.empty());
    EXPECT_EQ(scene.legend.note.find(scene.rule), std::string::npos) << "the rule is said twice";
    EXPECT_FALSE(scene.summary.empty());
    for (const LegendEntry& entry : scene.legend.entries) EXPECT_FALSE(entry.label.empty());
  }
}

TEST(Scene, EveryColourAndHatchOfAScaleIsInItsLegend) {
  for (const Measure& measure : measures()) {
    if (measure.id == "network") continue;  // six colours of networks share one entry
    const auto map = session("measure=" + std::string(measure.id));
    for (const AreaFill& fill : map->scene().fills) {
      const auto& entries = map->scene().legend.entries;
      EXPECT_TRUE(std::any_of(entries.begin(), entries.end(), [fill](const LegendEntry& entry) {
        return !entry.shape && entry.colour == fill.colour && entry.hatch == fill.hatch;
      })) << measure.id;
    }
  }
}

TEST(Scene, TheModelIsCalledModelled) {
  for (const char* measure : {"network", "size", "lead"}) {
    const auto map = session("measure=" + std::string(measure));
    EXPECT_NE((map->scene().legend.note + map->scene().rule).find("modelled"), std::string::npos) << measure;
  }
}

TEST(Scene, DeprivationGoesFromDarkToLight) {
  const auto map = session("measure=deprivation");
  EXPECT_EQ(map->scene().fills[0].colour, static_cast<PaletteIndex>(Paint::kScale6));  // a: tenth 1
  EXPECT_EQ(map->scene().fills[5].colour, static_cast<PaletteIndex>(Paint::kScale0));  // f: tenth 10
}

TEST(Scene, LayersSwitchMarkersAndLabels) {
  const auto none = session("layers=none");
  EXPECT_TRUE(none->scene().markers.empty());
  EXPECT_TRUE(none->scene().labels.empty());
  EXPECT_EQ(count(none->scene(), OutlineStyle::kDistrict), 0u);
  const auto with = [](std::string_view layer) { return session("layers=" + std::string(layer))->scene(); };
  EXPECT_EQ(with("practices").markers.size(), 6u);
  EXPECT_EQ(with("branches").markers.size(), 1u);
  EXPECT_EQ(with("former-sites").markers.size(), 1u);
  EXPECT_EQ(with("hospitals").markers.size(), 1u);
  EXPECT_EQ(count(with("network-names"), LabelStyle::kNetwork), 2u);
  EXPECT_EQ(count(with("places"), LabelStyle::kPlace), 1u);
  EXPECT_EQ(count(with("stations"), LabelStyle::kStation), 1u);
  EXPECT_GT(count(with("districts"), OutlineStyle::kDistrict), 0u);
}

TEST(Scene, NamesOnTheMapAreShort) {
  const auto map = session();
  std::set<std::string> names;
  for (const MapLabel& label : map->scene().labels) {
    if (label.style == LabelStyle::kNetwork) names.insert(label.text);
  }
  EXPECT_EQ(names, (std::set<std::string>{"North Town", "South Town"}));
}

TEST(Scene, NetworksOfALargeAreaAreNamedWhereItIsSeenAsAWhole) {
  const auto zoom_of_names = [](double cell) {
    const auto map = Session::from_data(testing::AsciiArea({"a a b b", "a c c b"})
                                            .cell_metres(cell)
                                            .residents_each(1000)
                                            .practice("G1", 'a', 1500, "U1")
                                            .practice("G2", 'b', 900, "U2")
                                            .build());
    double zoom = 0;
    for (const MapLabel& label : map->scene().labels) {
      if (label.style == LabelStyle::kNetwork) zoom = std::max(zoom, label.min_zoom);
    }
    return zoom;
  };
  EXPECT_EQ(zoom_of_names(2'000), 9.5);
  // Some 180 km from side to side, as Kent is: 800 pixels show all of it at zoom 9.1.
  EXPECT_GT(zoom_of_names(45'000), 7);
  EXPECT_LT(zoom_of_names(45'000), 9);
}

TEST(Layers, ThereAreNoRoadsWithoutASourceThatIsExactEnough) { EXPECT_EQ(find_layer("roads"), nullptr); }

TEST(Scene, ASelectionIsOutlinedAndItsPracticesStandOut) {
  const auto map = session("net=U1&practice=G2&postcode=SE1%201AA&layers=none");
  const Scene& scene = map->scene();
  EXPECT_EQ(count(scene, OutlineStyle::kSelected), 1u);
  EXPECT_EQ(count(scene, OutlineStyle::kPlace), 1u);
  std::set<std::string> names;
  std::size_t selected = 0;
  for (const Marker& marker : scene.markers) {
    names.insert(marker.label);
    if (marker.selected) ++selected;
  }
  EXPECT_EQ(names, (std::set<std::string>{"Practice G1", "Practice G2", "SE1 1AA"}));
  EXPECT_EQ(selected, 1u);
  EXPECT_EQ(count(scene, LabelStyle::kNetwork), 1u);
}

TEST(Scene, DeclaredAreasAreOutlinedWhenTheyAreTheFootprint) {
  EXPECT_EQ(count(session()->scene(), OutlineStyle::kDeclared), 0u);
  const auto all = session("footprint=declared");
  EXPECT_GT(count(all->scene(), OutlineStyle::kDeclared),
            count(session("footprint=declared&net=U1")->scene(), OutlineStyle::kDeclared));
  EXPECT_EQ(count(all->scene(), OutlineStyle::kNetwork), 0u);
  EXPECT_EQ(all->scene().fills[1].hatch, Hatch::kDiagonal);  // b is declared by both
}

TEST(Scene, ClosedOutlinesDoNotRepeatTheirFirstPoint) {
  const auto map = session("net=U1&footprint=declared");
  for (const Outline& outline : map->scene().outlines) {
    ASSERT_GE(outline.line.size(), 2u);
    if (outline.closed) {
      EXPECT_NE(outline.line.front(), outline.line.back());
    }
  }
}

TEST(Session, TheSceneIsMadeAgainOnlyWhenItChanges) {
  const auto map = session();
  const std::uint64_t first = map->scene_version();
  map->apply("map=12/51.5/0&theme=dark&view=network&sort=name");
  EXPECT_EQ(map->scene_version(), first);
  map->apply("net=U1");
  EXPECT_GT(map->scene_version(), first);
}

TEST(Session, APointOfTheMapHasAnActionAndAnExplanation) {
  const auto map = session("measure=density");
  const Dataset& data = map->data();
  const SmallArea& place = data.small_areas[0];
  const Mercator at = grid_to_mercator(place.centroid);
  EXPECT_EQ(map->action_at(at), "view=place&place=E-a");
  const auto lines = map->tooltip_at(at);
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0], "Quarter a (Borough 00a), Borough");
  EXPECT_EQ(lines[1], "300 residents per square kilometre (census of 2021)");
  EXPECT_NE(lines[2].find(" leads with "), std::string::npos) << lines[2];
  EXPECT_NE(lines[2].find("modelled"), std::string::npos) << lines[2];
  EXPECT_EQ(lines[3], "1,200 residents (census of 2021)");
  EXPECT_EQ(map->action_at({0, 0}), "");
}

TEST(Scene, TheRuleOfTheFootprintsAndAPlanStandBesideEveryMap) {
  for (const char* measure : {"network", "size", "density", "deprivation", "lead", "gap"}) {
    const auto map = session("measure=" + std::string(measure) + "&footprint=modelled:cumulative:65");
    EXPECT_NE(map->scene().rule.find("modelled"), std::string::npos) << measure;
    EXPECT_NE(map->scene().rule.find("65%"), std::string::npos) << measure;
    EXPECT_NE(map->scene().rule.find("ties:"), std::string::npos) << measure;
    EXPECT_EQ(map->scene().plan, "") << measure;
    map->apply("plan=G2:U2");
    EXPECT_NE(map->scene().plan.find("plan with 1 move"), std::string::npos) << measure;
  }
}

TEST(Scene, ATestOfCoverageIsNamedInTheLegendWithItsThreshold) {
  const auto map = session("view=gap&test=walk-any&limit-walk-any=15&measure=gap");
  const Legend& legend = map->scene().legend;
  EXPECT_EQ(legend.title, "Far from any practice");
  EXPECT_EQ(legend.entries[0].label, "within 15 minutes");
  EXPECT_EQ(legend.entries[1].label, "gap: 15 to 23 minutes");
  EXPECT_EQ(legend.entries[2].label, "gap: more than 23 minutes");
}

}  // namespace
}  // namespace pcn
