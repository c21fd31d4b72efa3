#include "core/index/text_search.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace pcn {
namespace {

using pcn::testing::Random;

Dataset sample() {
  Dataset data;
  data.newest = {2026, 7, 1};
  data.districts = {
      {"E09000023", "Lewisham", true}, {"E09000028", "Southwark", true}, {"E09000008", "Croydon", false}};
  const auto network = [&](const char* code, const char* name) {
    Network made;
    made.code = code;
    made.name = name;
    data.networks.push_back(made);
  };
  network("U10000", "Lewisham Care Partnership PCN");
  network("U20000", "North Lewisham PCN");
  network("U30000", "Sevenfields PCN");
  data.networks[2].former_names = {"Downham Alliance"};
  const auto practice = [&](const char* code, const char* name, const char* address, const char* postcode,
                            std::int64_t list, std::size_t network_number) {
    Practice made;
    made.code = code;
    made.name = name;
    made.address = address;
    made.postcode = postcode;
    made.status = PracticeStatus::kActive;
    data.practices.push_back(made);
    const PracticeIndex index(data.practices.size() - 1);
    data.lists.push_back({index, {2026, 7, 1}, ListKind::kOnDay, {list}});
    data.memberships.push_back(
        {index, NetworkIndex(network_number), {2019, 7, 1}, std::nullopt, 1, true, true});
  };
  practice("G85001", "St John's Medical Centre", "56 Loampit Hill, London", "SE13 7SX", 14000, 1);
  practice("G85002", "Camberwell Green Surgery", "17 Camberwell Green, London", "SE5 7AF", 11000, 0);
  practice("G85003", "Lewisham Medical Centre", "158 High Street, Lewisham", "SE13 6JL", 9000, 1);
  practice("G85004", "Lewisham Old Practice", "1 Old Road, Lewisham", "SE13 6JM", 9000, 1);
  practice("G85005", "Hurley Group - Kennington", "Ebenezer House, Kennington Lane", "SE11 4HJ", 20000, 2);
  practice("G86001", "Old Loampit Surgery", "3 Elm Road, London", "SE4 1AA", 1000, 1);
  data.practices[3].closed = Date{2022, 1, 1};
  data.practices[3].status = PracticeStatus::kInactive;

  const auto small_area = [&](const char* code, const char* name, const char* msoa, const char* ward) {
    SmallArea made;
    made.code = code;
    made.name = name;
    made.msoa_name = msoa;
    made.ward = ward;
    made.ward_code = std::string("W-") + ward;
    made.district = DistrictIndex(std::size_t{1});
    data.small_areas.push_back(made);
  };
  small_area("E01000001", "Southwark 001A", "Camberwell Green", "St Giles");
  small_area("E01000002", "Southwark 001B", "Camberwell Green", "St Giles");
  small_area("E01000003", "Southwark 002A", "Peckham Park Road", "Peckham");
  data.basemap_points = {{BasemapKind::kPlace, "Peckham", {1, 1}, 0},
                         {BasemapKind::kStation, "Peckham Rye", {1, 1}, 1},
                         {BasemapKind::kPlace, "", {1, 1}, 0}};
  for (const std::string_view text : {"SE11 4HJ", "SE13 6JL", "SE13 6JM", "SE5 7AF", "SE5 9RS"}) {
    Postcode made;
    std::copy(text.begin(), text.end(), made.text.begin());
    data.postcodes.push_back(made);
  }
  return data;
}

std::vector<std::string> labels(const std::vector<SearchHit>& hits) {
  std::vector<std::string> found;
  for (const SearchHit& hit : hits) found.push_back(hit.label);
  return found;
}

class Search : public ::testing::Test {
 protected:
  std::vector<std::string> found(std::string_view text, std::size_t limit = 10) const {
    return labels(search_.search(text, limit));
  }
  std::string first(std::string_view text) const {
    const auto hits = search_.search(text, 1);
    return hits.empty() ? "nothing" : hits[0].label;
  }
  const TextSearch search_{sample()};
};

TEST_F(Search, FindsNothingInNothing) {
  EXPECT_TRUE(TextSearch(Dataset{}).search("lewisham").empty());
  EXPECT_TRUE(TextSearch().search("lewisham").empty());
  for (const char* text : {"", " ", "...", "\xFF\xFE", "zzzzzz", "e09999999"})
    EXPECT_TRUE(found(text).empty()) << text;
  EXPECT_TRUE(search_.search("lewisham", 0).empty());
}

TEST_F(Search, PutsTheWholeNameBeforeItsBeginningBeforeItsWords) {
  EXPECT_EQ(found("lewisham"),
            (std::vector<std::string>{"Lewisham", "Lewisham Care Partnership PCN", "Lewisham Medical Centre",
                                      "Lewisham Old Practice", "North Lewisham PCN"}));
}

TEST_F(Search, FindsByCodeInAnyCase) {
  EXPECT_EQ(first("g85002"), "Camberwell Green Surgery");
  EXPECT_EQ(search_.search("g85002")[0].quality, MatchQuality::kExact);
  EXPECT_EQ(first("U30000"), "Sevenfields PCN");
  EXPECT_EQ(first("E01000002"), "Southwark 001B");
  EXPECT_EQ(first("Southwark 001B"), "Southwark 001B");
  EXPECT_EQ(found("G8500").size(), 5U);
  EXPECT_EQ(found("southwark"), (std::vector<std::string>{"Southwark"}))
      << "not every small area of the borough";
}

TEST_F(Search, FindsByWordsInAnyOrderAndByAddressAndFormerName) {
  EXPECT_EQ(first("pcn north lewi"), "North Lewisham PCN");
  EXPECT_EQ(first("loampit hill"), "St John's Medical Centre");
  EXPECT_EQ(found("loampit"), (std::vector<std::string>{"Old Loampit Surgery", "St John's Medical Centre"}))
      << "names before addresses";
  EXPECT_EQ(first("downham"), "Sevenfields PCN");
  EXPECT_EQ(first("kennington hurley"), "Hurley Group - Kennington");
}

TEST_F(Search, ForgivesTypingErrorsByTheLengthOfTheWord) {
  EXPECT_EQ(first("cambrwell"), "Camberwell Green Surgery");
  EXPECT_EQ(first("lewihsam medcal"), "Lewisham Medical Centre");
  EXPECT_EQ(first("sevnfeilds"), "Sevenfields PCN");
  EXPECT_EQ(first("pekcham"), "Peckham");
  EXPECT_EQ(first("hurly"), "Hurley Group - Kennington");
  EXPECT_EQ(first("sant johns"), "nothing") << "\"st\" is too short to guess at";
  EXPECT_EQ(first("saint johns"), "St John's Medical Centre");
  EXPECT_EQ(first("g85009"), "nothing") << "codes are not guessed";
}

TEST_F(Search, ForgivesGenericWordsThatTheNameDoesNotHave) {
  EXPECT_EQ(first("st johns surgery"), "St John's Medical Centre");
  EXPECT_EQ(first("the lewisham medical centre"), "Lewisham Medical Centre");
  EXPECT_EQ(found("the clinic"), std::vector<std::string>{}) << "but something must be meant";
}

TEST_F(Search, PutsClosedPracticesAfterOpenOnes) {
  const auto order = found("lewisham");
  EXPECT_LT(std::find(order.begin(), order.end(), "Lewisham Medical Centre"),
            std::find(order.begin(), order.end(), "Lewisham Old Practice"));
}

TEST_F(Search, TellsKindsApartAndNamesEachWardAndMsoaOnce) {
  const auto hits = search_.search("camberwell green");
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].kind, SearchKind::kMsoa);
  EXPECT_EQ(hits[0].index, 0U);
  EXPECT_EQ(hits[1].kind, SearchKind::kPractice);
  const auto places = search_.search("peckham");
  ASSERT_EQ(places.size(), 4U);
  EXPECT_EQ(places[0].kind, SearchKind::kPlace);
  EXPECT_EQ(places[1].kind, SearchKind::kWard);
}

TEST_F(Search, FindsPostcodesWholeBegunAndNearby) {
  EXPECT_EQ(first("se59rs"), "SE5 9RS");
  EXPECT_EQ(search_.search("se5 9rs")[0].quality, MatchQuality::kExact);
  EXPECT_EQ(found("se13 6"), (std::vector<std::string>{"SE13 6JL", "SE13 6JM", "Lewisham Medical Centre",
                                                       "Lewisham Old Practice"}));
  EXPECT_EQ(found("se5 9ZZ"), (std::vector<std::string>{"SE5 9RS"})) << "not in the data: its sector";
  EXPECT_EQ(search_.search("se5 9ZZ")[0].quality, MatchQuality::kFuzzy);
  EXPECT_EQ(found("se5 1ZZ"), (std::vector<std::string>{"SE5 7AF", "SE5 9RS"})) << "else its outward code";
}

TEST_F(Search, GivesAtMostWhatIsAskedForAndTheSameEveryTime) {
  EXPECT_EQ(found("lewisham", 2).size(), 2U);
  const auto all = search_.search("lewisham", 100);
  const auto some = search_.search("lewisham", 3);
  EXPECT_TRUE(std::equal(some.begin(), some.end(), all.begin()));
  const TextSearch other{sample()};
  EXPECT_EQ(other.search("lewisham", 100), all);
}

TEST_F(Search, TakesAnyText) {
  Random random(111);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (std::int64_t i = random.integer(0, 300); i > 0; --i)
      bytes += static_cast<char>(random.integer(0, 255));
    ASSERT_LE(search_.search(bytes, 5).size(), 5U);
  }
  ASSERT_LE(search_.search(std::string(100000, 'a')).size(), 10U);
}

// One error anywhere in a telling word of seven letters or more still leads to the name.
TEST_F(Search, FindsANameWithOneErrorAnywhere) {
  Random random(112);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 500; ++round) {
    std::string typed = "sevenfields";
    const auto at = static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(typed.size()) - 2));
    const char letter = static_cast<char>('a' + random.integer(0, 25));
    switch (random.integer(0, 3)) {
      case 0:
        typed[at] = letter;
        break;
      case 1:
        typed.erase(at, 1);
        break;
      case 2:
        typed.insert(at, 1, letter);
        break;
      default:
        std::swap(typed[at], typed[at + 1]);
    }
    ASSERT_EQ(first(typed), "Sevenfields PCN") << typed;
  }
}

}  // namespace
}  // namespace pcn
