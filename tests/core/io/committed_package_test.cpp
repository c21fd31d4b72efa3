// The package that is committed keeps what is known of South East London from other sources.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/io/area_package.h"
#include "core/model/query.h"
#include "core/model/succession.h"
#include "core/model/ways.h"

namespace pcn {
namespace {

class SouthEastLondon : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::ifstream file(PCN_SOURCE_DIR "/assets/areas/south-east-london.json", std::ios::binary);
    bytes_ = new std::string(std::istreambuf_iterator<char>(file), {});
    auto read = read_area_package(*bytes_, "south-east-london.json");
    ASSERT_TRUE(read.has_value()) << read.error().message();
    package_ = new LoadedPackage(std::move(*read));
  }
  static void TearDownTestSuite() {
    delete package_;
    delete bytes_;
    package_ = nullptr;
    bytes_ = nullptr;
  }
  void SetUp() override { ASSERT_NE(package_, nullptr); }

  [[nodiscard]] static const Dataset& data() { return package_->data; }
  [[nodiscard]] static const LoadedPackage& package() { return *package_; }
  [[nodiscard]] static const std::string& bytes() { return *bytes_; }

  // Practices of the area and the network that each is in on the day.
  static std::map<std::size_t, std::size_t> members_on(Date day) {
    std::map<std::size_t, std::size_t> members;
    for (const Membership& row : data().memberships) {
      const bool holds = row.start <= day && (!row.end || *row.end > day);
      if (holds && data().practices[row.practice.value].in_area) {
        EXPECT_TRUE(members.emplace(row.practice.value, row.network.value).second)
            << "in two networks at once";
      }
    }
    return members;
  }
  static std::map<std::string, int> networks_by_borough(Date day) {
    std::set<std::size_t> networks;
    for (const auto& [practice, network] : members_on(day)) networks.insert(network);
    std::map<std::string, int> counts;
    for (const auto network : networks) {
      ++counts[data().districts[data().networks[network].district.value].name];
    }
    return counts;
  }

 private:
  static inline LoadedPackage* package_ = nullptr;
  static inline std::string* bytes_ = nullptr;
};

constexpr Date kFounding{2019, 12, 1};
constexpr Date kNewest{2026, 7, 1};

TEST_F(SouthEastLondon, WritesBackToTheSameBytes) { EXPECT_TRUE(write_area_package(data()) == bytes()); }

TEST_F(SouthEastLondon, HasNoWarnings) {
  for (const auto& found : package().diagnostics)
    EXPECT_NE(found.severity, Severity::kWarning) << found.detail;
}

TEST_F(SouthEastLondon, FoundingNetworksByBoroughAreThoseAgreedIn2019) {
  const std::map<std::string, int> agreed = {{"Bexley", 4},  {"Bromley", 8},  {"Greenwich", 6},
                                             {"Lambeth", 9}, {"Lewisham", 6}, {"Southwark", 2}};
  EXPECT_EQ(networks_by_borough(kFounding), agreed);
  EXPECT_EQ(members_on(kFounding).size(), 214u);
}

TEST_F(SouthEastLondon, NewestDayHas37NetworksAndOnePracticeInNone) {
  EXPECT_EQ(data().newest, kNewest);
  const auto members = members_on(kNewest);
  std::set<std::size_t> networks;
  for (const auto& [practice, network] : members) networks.insert(network);
  EXPECT_EQ(networks.size(), 37u);
  std::int64_t patients = 0;
  std::set<std::string> listed;
  std::set<std::string> alone;
  for (const ListSize& list : data().lists) {
    const Practice& practice = data().practices[list.practice.value];
    if (!practice.in_area || list.date != kNewest) continue;
    patients += list.patients.count;
    listed.insert(practice.code);
    if (!members.contains(list.practice.value)) alone.insert(practice.code);
  }
  EXPECT_EQ(listed.size(), 189u);
  EXPECT_EQ(alone, std::set<std::string>{"G83024"});
  EXPECT_EQ(patients, 2'092'484);
}

TEST_F(SouthEastLondon, AgeBandsSumToThePublishedLists) {
  std::map<std::size_t, std::int64_t> lists;
  for (const ListSize& list : data().lists) {
    if (list.date == data().age_sex_date) lists[list.practice.value] = list.patients.count;
  }
  ASSERT_EQ(data().age_sex.size(), 189u);
  for (const AgeSex& row : data().age_sex) {
    std::int64_t sum = row.unknown;
    for (std::size_t band = 0; band < kAgeBands; ++band) sum += row.female[band] + row.male[band];
    EXPECT_EQ(sum, lists[row.practice.value]) << data().practices[row.practice.value].code;
  }
}

TEST_F(SouthEastLondon, PlacesAndPeopleAreThoseOfTheCensus) {
  EXPECT_EQ(data().topology.areas.size(), 1040u);
  std::int64_t residents = 0;
  for (const SmallArea& area : data().small_areas)
    residents += area.in_area ? area.total_residents().count : 0;
  EXPECT_EQ(residents, 1'791'424);
  EXPECT_EQ(data().postcodes.size(), 35'072u);
  std::set<std::uint32_t> with_postcode;
  std::size_t outside = 0;
  for (const Postcode& postcode : data().postcodes) {
    if (postcode.small_area.valid()) with_postcode.insert(postcode.small_area.value);
    outside += postcode.small_area.valid() ? 0 : 1;
  }
  EXPECT_EQ(with_postcode.size(), 1040u);
  EXPECT_LE(outside, 12u);
}

TEST_F(SouthEastLondon, EveryPracticeOfTodayHasAPlaceAndItsBorough) {
  for (const auto& [practice, network] : members_on(kNewest)) {
    const Practice& row = data().practices[practice];
    EXPECT_TRUE(row.point.has_value()) << row.code;
    EXPECT_TRUE(row.district.valid()) << row.code;
    EXPECT_FALSE(row.name.empty() || row.address.empty() || row.postcode.empty()) << row.code;
  }
  const std::map<std::string, std::string> by_network = {{"Y07020", "Lambeth"}, {"Y08411", "Lewisham"}};
  for (const Practice& row : data().practices) {
    const auto known = by_network.find(row.code);
    if (known == by_network.end()) continue;
    EXPECT_EQ(data().districts[row.district.value].name, known->second);
  }
}

TEST_F(SouthEastLondon, NoNetworkIsLabelledByItsSmallestMember) {
  // Ravensbourne has a special allocation practice with 198 of its 30,005 patients.
  for (const Network& network : data().networks)
    EXPECT_EQ(network.type, NetworkType::kGeographic) << network.code;
}

TEST_F(SouthEastLondon, ListsThatAreNotOpenToEveryoneAreKnown) {
  std::map<std::string, ListFor> known;
  for (const SpecialList& row : data().special_lists) {
    EXPECT_FALSE(row.basis.empty());
    known.emplace(data().practices[row.practice.value].code, row.whom);
  }
  const std::map<std::string, ListFor> of_area = {{"Y06545", ListFor::kSpecialAllocation},
                                                  {"Y06113", ListFor::kCareHomes},   // QHS
                                                  {"Y06345", ListFor::kCareHomes},   // Bromleag
                                                  {"Y07020", ListFor::kCareHomes},   // One Care Lambeth
                                                  {"Y08411", ListFor::kCareHomes}};  // One Care Lewisham
  for (const auto& [code, whom] : of_area) {
    ASSERT_TRUE(known.contains(code)) << code;
    EXPECT_EQ(known[code], whom) << code;
  }
  for (const auto& [code, whom] : known) {
    const PracticeIndex practice = find_practice(data(), code);
    if (data().practices[practice.value].in_area) {
      EXPECT_TRUE(of_area.contains(code)) << code;
    }
  }
  // Beyond the edge: the homeless of Westminster, and a practice that is seen online.
  EXPECT_EQ(known.at("E87740"), ListFor::kHomeless);
  EXPECT_EQ(known.at("E85124"), ListFor::kOnline);
}

TEST_F(SouthEastLondon, EverySurgeryOfAPracticeThatIsListedNoMoreIsExplained) {
  std::set<std::string> main;
  std::map<std::string, std::string> merged;
  for (const Site& site : data().sites) {
    const Practice& practice = data().practices[site.practice.value];
    if (site.kind == SiteKind::kMain) {
      main.insert(practice.code);
      EXPECT_EQ(fate_of(data(), site.practice), PracticeFate::kListed) << practice.code;
    } else if (site.kind == SiteKind::kMerged) {
      merged.emplace(site.code, practice.code);
      EXPECT_EQ(fate_of(data(), origin_of(data(), site)), PracticeFate::kTakenOver) << site.code;
    }
    if (site.kind == SiteKind::kMerged || site.kind == SiteKind::kFormer) {
      EXPECT_EQ(site.phone, "") << site.code;
    }
  }
  // The Lewisham Care Partnership has the surgeries Belmont Hill, Morden Hill, Hilly Fields and Honor Oak,
  // Modality Lewisham South Lewisham and Bellingham Green.
  for (const char* code : {"G85003", "G85035", "G85055", "G85089"}) EXPECT_EQ(merged[code], "G85038") << code;
  for (const char* code : {"G85005", "G85124"}) EXPECT_EQ(merged[code], "G85004") << code;
  // Its patients went to several practices.
  for (const char* code : {"G84022", "G84021", "G83663", "G85019", "Y03296"}) {
    const PracticeIndex practice = find_practice(data(), code);
    EXPECT_EQ(fate_of(data(), practice), PracticeFate::kUnknown) << code;
    EXPECT_FALSE(main.contains(code)) << code;
  }
  EXPECT_EQ(main.size(), 189u);
}

TEST_F(SouthEastLondon, PracticesThatMergedHaveTheirSuccessor) {
  const std::map<std::string, std::string> successors = {
      {"G83046", "G83049"}, {"G83047", "G83066"}, {"Y02811", "G84027"}, {"Y00542", "G84010"},
      {"G85048", "G85055"}, {"G85055", "G85038"}, {"G85118", "G85724"}, {"Y02222", "G83019"}};
  for (const auto& [code, successor] : successors) {
    const Succession* row = succession_of(data(), find_practice(data(), code));
    ASSERT_NE(row, nullptr) << code;
    EXPECT_EQ(data().practices[row->successor.value].code, successor) << code;
  }
  EXPECT_EQ(data().practices[holder_today(data(), find_practice(data(), "G85048")).value].code, "G85038");
}

TEST_F(SouthEastLondon, ServicesAreThoseOfTheArea) {
  std::map<ServiceKind, int> counts;
  std::set<std::uint32_t> networks;
  for (const Service& service : data().services) {
    ++counts[service.kind];
    if (service.kind == ServiceKind::kEnhancedAccess) {
      EXPECT_TRUE(service.network.valid()) << service.name;
      networks.insert(service.network.value);
    }
  }
  EXPECT_EQ(counts[ServiceKind::kEnhancedAccess], 24);
  EXPECT_EQ(networks.size(), 24u);
  EXPECT_GT(counts[ServiceKind::kPharmacy], 300);
  // A register of prescribers is no list of places.
  for (const ServiceKind kind :
       {ServiceKind::kUrgentTreatment, ServiceKind::kWalkIn, ServiceKind::kOutOfHours})
    EXPECT_EQ(counts[kind], 0);
  for (const Service& service : data().services) {
    if (service.kind == ServiceKind::kEnhancedAccess) {
      EXPECT_FALSE(service.phone.starts_with("07")) << service.name;
    }
  }
}

TEST_F(SouthEastLondon, DeclaredAreasAreThoseOfTheFoundingNetworksAndOfNeighboursThatReachIn) {
  const auto own =
      std::count_if(data().declared.begin(), data().declared.end(),
                    [](const DeclaredArea& area) { return data().networks[area.network.value].in_area; });
  EXPECT_EQ(own, 35);
  EXPECT_EQ(data().declared.size(), 56U);
}

TEST_F(SouthEastLondon, StaffOfAllNetworksButOneAreKnown) {
  std::set<std::uint32_t> networks;
  for (const Workforce& row : data().workforce) networks.insert(row.network.value);
  EXPECT_EQ(networks.size(), 36u);
}

TEST_F(SouthEastLondon, EverybodyOnTheListsOfJuly2022IsCountedOnce) {
  EXPECT_EQ(data().observed_date, (Date{2022, 7, 1}));
  std::int64_t patients = 0;
  std::set<std::uint32_t> practices;
  const auto add = [&](PracticeIndex practice, std::int32_t count) {
    if (!practice || !data().practices[practice.value].in_area) return;
    practices.insert(practice.value);
    patients += count;
  };
  for (const ObservedFlow& flow : data().observed) add(flow.practice, flow.patients);
  for (const PatientsBeyond& row : data().observed_beyond) add(row.practice, row.patients);
  EXPECT_EQ(patients, 2055970);
  EXPECT_EQ(practices.size(), 195u);
}

TEST_F(SouthEastLondon, TheThamesIsCrossedByItsBridgesAndTunnels) {
  ASSERT_EQ(data().rivers.size(), 1u);
  EXPECT_EQ(data().river_crossings.size(), 34u);
  for (const RiverCrossing& crossing : data().river_crossings) {
    double least = 1e9;
    for (const BritishGrid point : data().rivers[0].course)
      least = std::min(least, std::hypot(point.east - crossing.at.east, point.north - crossing.at.north));
    EXPECT_LT(least, 1500) << crossing.name;
  }
  const Ways ways(data());
  // From SE10 0PQ to Roserton Street on the Isle of Dogs: 740 metres as the crow flies, and by the foot
  // tunnel.
  EXPECT_NEAR(ways.metres({538966, 179672}, {538227, 179604}), 3256, 60);
  // From SE16 7DD to Wapping: by Tower Bridge.
  EXPECT_NEAR(ways.metres({535370, 179930}, {534840, 180276}), 2905, 60);
  // On one bank nothing is in the way: Camberwell to Peckham.
  EXPECT_DOUBLE_EQ(ways.metres({532500, 176500}, {534500, 176500}), 2000);
}

TEST_F(SouthEastLondon, EverySourceHasAChecksumAndEveryGroupASource) {
  for (const Source& source : data().sources) EXPECT_EQ(source.sha256.size(), 64u) << source.id;
  std::set<std::string> groups;
  for (const Provenance& group : data().provenance) {
    EXPECT_FALSE(group.sources.empty()) << group.group;
    EXPECT_TRUE(groups.insert(group.group).second) << group.group;
  }
}

}  // namespace
}  // namespace pcn
