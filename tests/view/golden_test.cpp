// The committed area package as people read it: each text is compared with a file of tests/golden. After a
// wanted change, PCN_UPDATE_GOLDEN=1 writes the files anew; read the difference before committing it.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/export/report.h"
#include "core/pages/views.h"
#include "core/session/session.h"
#include "tests/view/view_fixture.h"

namespace pcn {
namespace {

std::string environment(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value ? value : otherwise;
}
const std::string& package_path() {
  static const std::string path =
      environment("PCN_PACKAGE", PCN_SOURCE_DIR "/assets/areas/south-east-london.json");
  return path;
}

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

void expect_golden(const std::string& name, const std::string& text) {
  const std::string path = environment("PCN_GOLDEN", PCN_SOURCE_DIR "/tests/golden") + "/" + name;
  if (std::getenv("PCN_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  const auto golden = read_file(path);
  ASSERT_TRUE(golden.has_value()) << path << " is missing; PCN_UPDATE_GOLDEN=1 writes it";
  EXPECT_EQ(text, *golden) << path;
}

class SouthEastLondon : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto package = read_file(package_path());
    if (!package) return;
    auto loaded = Session::load(*package, "south-east-london.json");
    ASSERT_TRUE(loaded.has_value()) << loaded.error().message();
    session_ = std::move(*loaded).release();
  }
  static void TearDownTestSuite() {
    delete session_;
    session_ = nullptr;
  }
  void SetUp() override {
    if (!session_) GTEST_SKIP() << package_path() << " has not been built";
    session_->restore("");
  }
  static std::string text(std::string_view fragment, std::string_view which = "view") {
    EXPECT_TRUE(session_->restore(fragment).empty()) << fragment;
    return testing::to_plain_text(session_->document(which));
  }
  static std::string report(Date day) {
    return nlohmann::json::parse(report_json(session_->data(), day)).dump(1) + "\n";
  }
  static Session* session_;
};
Session* SouthEastLondon::session_ = nullptr;

TEST_F(SouthEastLondon, ReportsAreAsCommitted) {
  expect_golden("report-2019-12-01.json", report({2019, 12, 1}));
  expect_golden("report-2026-07-01.json", report({2026, 7, 1}));
}

TEST_F(SouthEastLondon, ViewsAreAsCommitted) {
  expect_golden("networks-2019-12-01.txt", text("date=2019-12-01"));
  expect_golden("networks-2026-07-01.txt", text(""));
  expect_golden("network.txt", text("view=network&net=U94126"));
  expect_golden("practice.txt", text("view=practice&practice=G85013"));
  expect_golden("place-se5-9rs.txt", text("view=place&postcode=SE5+9RS"));
  expect_golden("list.txt", text("", "list"));
}

TEST_F(SouthEastLondon, AnswersAreAsCommitted) {
  expect_golden("answer-se5-9rs.txt", text("view=place&postcode=SE5+9RS", "answer"));
  expect_golden("answer-network.txt", text("view=network&net=U94126", "answer"));
  expect_golden("answer-nothing.txt", text("", "answer"));
}

TEST_F(SouthEastLondon, CardsOfWhatPeopleNeedAreAsCommitted) {
  expect_golden("answer-open.txt", text("view=place&postcode=BR6+7US", "answer"));
  expect_golden("need-emergency.txt", text("view=need&need=emergency", "answer"));
  expect_golden("need-sunday.txt", text("view=need&need=pharmacy-sunday&postcode=SE5+9RS", "answer"));
  expect_golden("need-open-at.txt",
                text("view=need&need=pharmacy&postcode=SE5+9RS&on=2026-12-01&at=20:15", "answer"));
  expect_golden("need-physio.txt", text("view=need&need=physio&postcode=SE5+9RS", "answer"));
  expect_golden("need-physio-open.txt", text("view=need&need=physio&postcode=BR6+7US", "answer"));
  expect_golden("need-evening.txt", text("view=need&need=evening&practice=G85013", "answer"));
  expect_golden("need-register.txt", text("view=need&need=register&postcode=SE18+4QH", "answer"));
  expect_golden("answer-borough.txt", text("view=borough&council=E09000023", "answer"));
  expect_golden("answer-pharmacy.txt", text("view=service&service=FAD49&postcode=SE5+9RS", "answer"));
}

TEST_F(SouthEastLondon, TheMapInWordsIsAsCommitted) {
  for (const char* measure : {"network", "size", "density", "deprivation", "lead"}) {
    expect_golden("map-" + std::string(measure) + ".txt",
                  text("layers=none&measure=" + std::string(measure), "map"));
  }
}

TEST_F(SouthEastLondon, MeetsTheTruthsThatArePublished) {
  const auto then = nlohmann::json::parse(report_json(session_->data(), {2019, 12, 1}));
  EXPECT_EQ(then["totals"]["networks"], 35);
  EXPECT_EQ(then["totals"]["practices"], 214);
  std::map<std::string, int> boroughs;
  for (const auto& network : then["networks"]) ++boroughs[network["borough"].get<std::string>()];
  EXPECT_EQ(boroughs, (std::map<std::string, int>{{"Bexley", 4},
                                                  {"Bromley", 8},
                                                  {"Greenwich", 6},
                                                  {"Lambeth", 9},
                                                  {"Lewisham", 6},
                                                  {"Southwark", 2}}));
  const auto now = nlohmann::json::parse(report_json(session_->data(), {2026, 7, 1}));
  EXPECT_EQ(now["totals"]["networks"], 37);
  EXPECT_EQ(now["totals"]["practices"], 189);
  EXPECT_EQ(now["totals"]["registered_patients"], 2'092'484);
  EXPECT_EQ(now["totals"]["unallocated_practices"], 1);
  EXPECT_EQ(now["totals"]["small_areas"], 1'040);
  EXPECT_EQ(now["totals"]["postcodes"], 35'072);
}

TEST_F(SouthEastLondon, EveryFigureNamesSourcesThatAreInThePackage) {
  const Dataset& data = session_->data();
  for (const char* fragment : {"view=networks", "view=network&net=U94126", "view=practice&practice=G85013",
                               "view=place&postcode=SE5+9RS"}) {
    session_->restore(fragment);
    std::vector<Document> documents = {session_->document("view")};
    for (const View& companion : companion_documents()) documents.push_back(session_->document(companion.id));
    for (const Document& document : documents) {
      for (const std::string& group : testing::provenance_of(document)) {
        EXPECT_NE(find_provenance(data, group), nullptr) << fragment << ", " << document.id << ": " << group;
      }
      for (const std::string& id : testing::glossary_ids_of(document))
        EXPECT_NE(find_term(testing::glossary(), id), nullptr) << id;
    }
  }
}

}  // namespace
}  // namespace pcn
