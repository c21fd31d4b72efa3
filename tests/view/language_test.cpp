// The catalogue of texts, proved by a made-up language: every view, document and answer is made in it, and
// what is then left in English is counted for each of them. tests/golden/left-in-english.txt says how many
// such texts there may be; the numbers can only shrink. PCN_UPDATE_GOLDEN=1 writes them anew where they have
// become smaller. What is left stands in left-in-english-found.txt, where the test was run.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/base/message.h"
#include "core/geo/projection.h"
#include "core/map/explore.h"
#include "core/map/measures.h"
#include "core/pages/fixed_documents.h"
#include "core/pages/views.h"
#include "core/session/session.h"
#include "tests/view/left_in_english.h"

namespace pcn {
namespace {

using nlohmann::json;

constexpr const char* kListed = PCN_SOURCE_DIR "/tests/golden/left-in-english.txt";

std::string bytes_of(const char* path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

class Proof {
 public:
  Proof(Session& session, const testing::LeftInEnglish& left) : session_(session), left_(left) {}

  void add(const std::string& where, std::string_view text) {
    found_[where];
    if (const std::string english = left_.left_of(text); !english.empty())
      found_[where].try_emplace(english, text);
  }
  void add(const std::string& where, const Document& document) {
    for (const std::string& text : testing::texts_of(json::parse(to_json(document)))) add(where, text);
  }
  void state(const std::string& fragment) {
    for (const std::string& message : session_.restore(fragment)) add("messages", message);
  }
  void document(const std::string& which, const std::string& where) { add(where, session_.document(which)); }

  void map() {
    const Scene& scene = session_.scene();
    for (const std::string& text :
         {scene.rule, scene.rule_in_short, scene.plan, scene.summary, scene.legend.title, scene.legend.note})
      add("map: scene", text);
    for (const LegendEntry& entry : scene.legend.entries) {
      add("map: legend", entry.label);
      add("map: legend", entry.count);
    }
    for (const Marker& marker : scene.markers) {
      add("map: markers", marker.label);
      add("map: markers", marker.detail);
    }
    for (const MapLabel& label : scene.labels) add("map: labels", label.text);
    Document controls;
    controls.blocks.push_back(session_.map_controls());
    add("map: controls", controls);
  }

  void answers(Mercator middle) {
    const Mercator south_west = {middle.x - 4000, middle.y - 4000},
                   north_east = {middle.x + 4000, middle.y + 4000};
    for (const MapQuestion& question : kMapQuestions) {
      add("map: questions", question.words);
      const MapAnswer answer = session_.ask_map(question.id, middle, south_west, north_east);
      add("map: answers", answer.text);
      for (const Span& span : answer.links) add("map: answers", span.text);
    }
    for (const std::string& line : session_.tooltip_at(middle)) add("map: tooltip", line);
  }

  void search(const std::string& text) {
    for (const Suggestion& suggestion : session_.search(text)) {
      add("search", suggestion.label);
      add("search", suggestion.detail);
    }
    const LookUp found = session_.look_up(text);
    add("search", found.title);
    for (const std::string& message : found.messages) add("search", message);
    for (const Suggestion& choice : found.choices) add("search", choice.label + "\n" + choice.detail);
  }

  void offers() {
    for (const ExportOffer& offer : session_.exports()) {
      add("exports", offer.title);
      add("exports", offer.detail);
    }
  }

  [[nodiscard]] const auto& found() const { return found_; }

 private:
  Session& session_;
  const testing::LeftInEnglish& left_;
  std::map<std::string, std::map<std::string, std::string>>
      found_;  // place -> what is left -> a text with it
};

std::map<std::string, std::size_t> listed() {
  std::map<std::string, std::size_t> counts;
  std::ifstream file(kListed);
  for (std::string line; std::getline(file, line);) {
    const std::size_t colon = line.rfind(": ");
    if (colon != std::string::npos && line[0] != '#')
      counts[line.substr(0, colon)] = std::stoul(line.substr(colon + 2));
  }
  return counts;
}

TEST(MadeUpLanguage, LeavesNothingInEnglish) {
  ASSERT_TRUE(use_texts(bytes_of(PCN_MADE_UP_TEXTS)));
  const std::string package = bytes_of(PCN_SOURCE_DIR "/assets/areas/south-east-london.json");
  const testing::LeftInEnglish left(json::parse(package));
  auto loaded = Session::load(package, "area.json");
  ASSERT_TRUE(loaded);
  Session& session = **loaded;
  Proof proof(session, left);
  const std::string chosen = "&net=U94126&practice=G85013&postcode=SE5+9RS";
  const std::string day = "&date=" + to_iso(session.data().vintages.front());
  for (const View& view : views()) {
    const std::string id(view.id);
    proof.add("titles of views", view.title);
    for (const std::string& more : {std::string(), chosen, chosen + day, "&la=E09000028" + day}) {
      proof.state("view=" + id + more);
      proof.document("view", "view " + id);
    }
  }
  const std::vector<std::string> states = {"",
                                           chosen.substr(1),
                                           "net=U94126",
                                           "view=practice&practice=G85013" + day,
                                           "view=plan&plan=U42936:U58020,U94126:new",
                                           "view=place&postcode=BR6+7US",
                                           "view=need&need=emergency",
                                           "view=need&need=pharmacy-sunday" + chosen,
                                           "view=need&need=pharmacy&postcode=SE5+9RS&on=2026-12-01&at=20:15",
                                           "view=need&need=physio&postcode=BR6+7US",
                                           "view=need&need=evening&practice=G85013",
                                           "view=need&need=register&postcode=SE18+4QH",
                                           "view=borough&council=E09000023",
                                           "view=service&service=FAD49&postcode=SE5+9RS"};
  for (const std::string& state : states) {
    proof.state(state);
    proof.document("view", "view " + session.state().view);
    for (const View& each : companion_documents()) proof.document(std::string(each.id), std::string(each.id));
    proof.map();
    proof.offers();
  }
  for (const Measure& measure : measures()) {
    proof.state("measure=" + std::string(measure.id) + "&postcode=SE5+9RS");
    proof.map();
    proof.document("map", "map");
    proof.answers(to_mercator({.lon = -0.0934, .lat = 51.4713}));
  }
  for (const char* rule : {"declared", "modelled:share:20", "modelled:cumulative:80", "carried:share:20",
                           "observed:plurality"}) {
    proof.state(std::string("footprint=") + rule);
    proof.map();
  }
  for (const char* text : {"camberwel", "SE5", "SE5 9RS", "M1 1AA", "kings", "U94126", "physio",
                           "pharmacy on sunday", "emergency", "zzz", "51.5, -0.1", "lambeth"})
    proof.search(text);
  proof.state(
      "view=nowhere&net=X&practice=Y&measure=Z&date=1900-01-01&footprint=none&postcode=M1+1AA&plan=a:b&layer="
      "q");
  proof.add("accessibility", make_accessibility());
  use_english();

  std::ofstream report(std::filesystem::path(PCN_MADE_UP_TEXTS).parent_path() / "left-in-english.txt");
  for (const auto& [where, texts] : proof.found())
    for (const auto& [english, text] : texts) report << where << " | " << english << " | " << text << "\n";
  const auto may = listed();
  std::map<std::string, std::size_t> now;
  for (const auto& [where, texts] : proof.found()) {
    if (texts.empty()) continue;
    const auto at = may.find(where);
    const std::size_t most = at == may.end() ? 0 : at->second;
    now[where] = may.empty() ? texts.size() : std::min(most, texts.size());
    std::ostringstream some;
    std::size_t shown = 0;
    for (const auto& [english, text] : texts)
      if (++shown <= 10) some << "\n    " << english << "  |  " << text;
    EXPECT_LE(texts.size(), most) << where << ": left in English:" << some.str();
  }
  if (std::getenv("PCN_UPDATE_GOLDEN") == nullptr) return;
  std::ofstream list(kListed);
  list << "# How many texts of each place are left in English in the made-up language; only smaller numbers "
          "are written.\n";
  for (const auto& [where, count] : now) list << where << ": " << count << "\n";
}

}  // namespace
}  // namespace pcn
