// What the canvas shows besides the documents that page and canvas share, the map's own marks and words, is
// in the documents too: compared as sets of texts, for every measure and with every layer.
#include <set>

#include <gtest/gtest.h>

#include "core/geo/projection.h"
#include "core/map/measures.h"
#include "core/pages/views.h"
#include "core/session/session.h"
#include "core/state/layers.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

// All documents of the page in this state, as one text.
std::string page_text(const Session& session) {
  std::string text = testing::to_plain_text(session.document("view"));
  for (const View& document : companion_documents()) {
    text += testing::to_plain_text(session.document(document.id));
  }
  return text;
}

// What the canvas writes or draws by itself: title, note and classes of the legend, names, markers, tooltip.
std::set<std::string> canvas_facts(const Session& session) {
  const Scene& scene = session.scene();
  std::set<std::string> facts = {scene.legend.note, scene.rule, scene.plan};
  facts.insert(scene.legend.title.substr(0, scene.legend.title.find(" (")));
  for (const LegendEntry& entry : scene.legend.entries) facts.insert(entry.label);
  for (const MapLabel& label : scene.labels) facts.insert(label.text);
  for (const Marker& marker : scene.markers) {
    facts.insert(marker.label);
    facts.insert(marker.detail);
  }
  if (const SmallAreaIndex place = selected_place(session.data(), session.state()); place.valid()) {
    const BritishGrid middle = session.data().small_areas[place.value].centroid;
    for (const std::string& line : session.tooltip_at(to_mercator(to_lonlat(middle)))) facts.insert(line);
  }
  facts.erase("");
  return facts;
}

std::vector<std::string> missing(const Session& session) {
  const std::string text = page_text(session);
  std::vector<std::string> result;
  for (const std::string& fact : canvas_facts(session)) {
    if (text.find(fact) == std::string::npos) result.push_back(fact);
  }
  return result;
}

TEST(Parity, TheTextHoldsEveryFactOfTheCanvas) {
  std::string all_layers = "&layers=";
  for (const Layer& layer : layers()) all_layers += std::string(layer.id) + ",";
  all_layers.pop_back();
  const auto session = Session::from_data(testing::view_dataset());
  for (const Measure& measure : measures()) {
    for (const char* chosen :
         {"", "&view=network&net=U1", "&view=practice&practice=G1", "&view=place&postcode=SE1+1AA"}) {
      for (const std::string& layers_shown : {std::string(), std::string("&layers=none"), all_layers}) {
        const std::string fragment = "measure=" + std::string(measure.id) + chosen + layers_shown;
        EXPECT_TRUE(session->restore(fragment).empty()) << fragment;
        EXPECT_EQ(missing(*session), std::vector<std::string>()) << fragment;
      }
    }
  }
}

TEST(Parity, ComparesSomething) {
  const auto session = Session::from_data(testing::view_dataset());
  session->restore("view=place&postcode=SE1+1AA");
  const std::set<std::string> facts = canvas_facts(*session);
  EXPECT_GT(facts.size(), 10u);
  EXPECT_EQ(page_text(*session).find("a fact that nobody wrote"), std::string::npos);
}

}  // namespace
}  // namespace pcn
