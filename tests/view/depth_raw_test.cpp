// Figures of networks computed a second time from the publishers' own rows, in the plainest way: rows are
// read one by one and added up by hand. Needs the raw files: PCN_RAW_DATA names their folder.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/insight/conditions.h"
#include "core/insight/history.h"
#include "core/insight/opening.h"
#include "core/insight/population.h"
#include "core/insight/sharing.h"
#include "core/insight/staff.h"
#include "core/io/csv.h"
#include "core/model/query.h"
#include "core/session/session.h"

namespace pcn {
namespace {

// Networks of every borough, of one practice and of many, old and new.
constexpr std::array<std::string_view, 8> kChosen = {"U06180", "U94126", "U42936", "U39263",
                                                     "U53896", "U36188", "U41041", "U67110"};

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

class RawRows : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto package = read_file(PCN_SOURCE_DIR "/assets/areas/south-east-london.json");
    if (!package) return;
    auto loaded = Session::load(*package, "south-east-london.json");
    ASSERT_TRUE(loaded.has_value());
    session_ = std::move(*loaded).release();
  }
  static void TearDownTestSuite() {
    delete session_;
    session_ = nullptr;
  }
  void SetUp() override {
    if (!session_) GTEST_SKIP() << "the area package has not been built";
    if (std::getenv("PCN_RAW_DATA") == nullptr) GTEST_SKIP() << "PCN_RAW_DATA does not name the raw files";
  }

  static const Dataset& data() { return session_->data(); }

  // Calls visit(field by name) for every row of a raw file.
  template <class Visit>
  static void each_row(const std::string& name, std::vector<std::string> columns, Visit visit) {
    const auto bytes = read_file(std::string(std::getenv("PCN_RAW_DATA")) + "/nhs/" + name);
    ASSERT_TRUE(bytes) << name;
    auto reader = CsvReader::open(*bytes, name);
    ASSERT_TRUE(reader) << reader.error().message();
    std::map<std::string, std::size_t> at;
    for (const std::string& column : columns) {
      const auto found = reader->find_column({column});
      ASSERT_TRUE(found) << column;
      at[column] = *found;
    }
    for (;;) {
      const auto more = reader->next();
      ASSERT_TRUE(more) << more.error().message();
      if (!*more) break;
      visit([&](const std::string& column) { return std::string((*reader)[at.at(column)]); });
    }
  }

  // Practices of each network by the newest map of practices.
  static std::map<std::string, std::set<std::string>> practices_by_network() {
    std::map<std::string, std::set<std::string>> result;
    each_row("patients-registered-2026-07/gp-reg-pat-prac-map.csv", {"PRACTICE_CODE", "PCN_CODE"},
             [&result](auto field) { result[field("PCN_CODE")].insert(field("PRACTICE_CODE")); });
    return result;
  }

  static Session* session_;
};
Session* RawRows::session_ = nullptr;

bool has_words(const std::string& text, std::string_view words) {
  return to_lower_ascii(text).find(to_lower_ascii(words)) != std::string::npos;
}

int band_of(const std::string& words) {
  return words == "95+" ? kOldestBand
                        : static_cast<int>(*parse_integer(words.substr(0, words.find('_'))) / 5);
}

// The publisher's own rows for networks, which the package does not use: it adds up practices.
TEST_F(RawRows, AgeBandsAndTotalsOfEveryNetworkAreThePublishersOwn) {
  struct Published {
    std::array<std::int64_t, kAgeBands> female{};
    std::array<std::int64_t, kAgeBands> male{};
    std::int64_t total = 0;
  };
  std::map<std::string, Published> networks;
  each_row("patients-registered-2026-07/gp-reg-pat-prac-quin-age.csv",
           {"ORG_TYPE", "ORG_CODE", "SEX", "AGE_GROUP_5", "NUMBER_OF_PATIENTS"}, [&networks](auto field) {
             if (field("ORG_TYPE") != "PCN") return;
             Published& network = networks[field("ORG_CODE")];
             const std::int64_t people = *parse_integer(field("NUMBER_OF_PATIENTS"));
             const std::string age = field("AGE_GROUP_5");
             if (age == "ALL") {
               if (field("SEX") == "ALL") network.total = people;
               return;
             }
             auto& sex = field("SEX") == "FEMALE" ? network.female : network.male;
             sex[static_cast<std::size_t>(band_of(age))] = people;
           });
  std::size_t compared = 0;
  for (const NetworkOnDay& network : networks_on(data(), data().newest)) {
    const std::string& code = data().networks[network.network.value].code;
    ASSERT_TRUE(networks.count(code)) << code;
    const AgeSexProfile own = network_ages(data(), network.network, data().newest);
    EXPECT_EQ(own.female, networks[code].female) << code;
    EXPECT_EQ(own.male, networks[code].male) << code;
    EXPECT_EQ(own.total().count, networks[code].total) << code;
    EXPECT_EQ(network.registered.count, networks[code].total) << code;
    ++compared;
  }
  EXPECT_EQ(compared, 37U);
}

TEST_F(RawRows, StaffOfEveryNetworkSumToTheRowsOfTheFile) {
  std::map<std::string, double> total;
  std::map<std::string, double> pharmacists;
  each_row("pcn-workforce-2026-06/pcn-individual-level-2026-06.csv", {"PCN_CODE", "STAFF_ROLE", "FTE"},
           [&](auto field) {
             const auto fte = parse_number(field("FTE"));
             if (!fte) return;
             total[field("PCN_CODE")] += *fte;
             if (field("STAFF_ROLE") == "Pharmacists") pharmacists[field("PCN_CODE")] += *fte;
           });
  const auto all = staff_of_all(data());
  EXPECT_EQ(all.size(), 36U);
  for (const NetworkStaff& staff : all) {
    const std::string& code = data().networks[staff.network.value].code;
    // The package keeps four decimal places of each role.
    EXPECT_NEAR(staff.total_fte, total[code], 0.003) << code;
    double own = 0;
    for (const RoleFigure& figure : staff.roles) {
      if (data().roles[figure.role].name == "Pharmacists") own += figure.fte;
    }
    EXPECT_NEAR(own, pharmacists[code], 0.001) << code;
  }
}

// By the staff groups of the file, in which one role stands in a group of its own making: see
// staff_files.cpp.
TEST_F(RawRows, StaffGroupsOfEveryNetworkSumToTheRowsOfTheFile) {
  std::map<std::pair<std::string, std::string>, double> groups;  // network, group
  each_row("pcn-workforce-2026-06/pcn-individual-level-2026-06.csv",
           {"PCN_CODE", "STAFF_GROUP", "STAFF_ROLE", "DETAILED_STAFF_ROLE", "FTE"}, [&](auto field) {
             const auto fte = parse_number(field("FTE"));
             const bool mental =
                 has_words(field("STAFF_ROLE") + field("DETAILED_STAFF_ROLE"), "Mental Health");
             if (fte && !mental) groups[{field("PCN_CODE"), field("STAFF_GROUP")}] += *fte;
           });
  int compared = 0;
  for (const NetworkStaff& staff : staff_of_all(data())) {
    const std::string& code = data().networks[staff.network.value].code;
    std::map<std::string, double> own;
    for (const RoleFigure& figure : staff.roles) {
      const Role& role = data().roles[figure.role];
      if (!has_words(role.name, "Mental Health")) own[role.group] += figure.fte;
    }
    for (const auto& [group, fte] : own) {
      EXPECT_NEAR(fte, (groups[{code, group}]), 0.003) << code << " " << group;
      compared += fte > 0 ? 1 : 0;
    }
  }
  EXPECT_GE(compared, 36 * 3);
}

TEST_F(RawRows, WeightedListsOfEveryNetworkAreTheSumsOfTheirPractices) {
  std::map<std::string, double> weighted;
  each_row("gp-payments/nhspaymentsgp-22-23-prac-csv.csv",
           {"Practice Code", "Average Number of Weighted Patients"}, [&weighted](auto field) {
             const auto count = parse_number(field("Average Number of Weighted Patients"));
             if (count && *count > 0) weighted[field("Practice Code")] = *count;
           });
  const auto practices = practices_by_network();
  int compared = 0;
  for (const NetworkOnDay& network : networks_on(data(), data().newest)) {
    const std::string& code = data().networks[network.network.value].code;
    double sum = 0;
    bool newest = true;  // all members are in the newest file
    for (const std::string& practice : practices.at(code)) {
      newest = newest && weighted.count(practice) > 0;
      sum += weighted[practice];
    }
    if (!newest) continue;
    ASSERT_TRUE(network.weighted) << code;
    EXPECT_NEAR(network.weighted->count, sum, 0.05) << code;
    ++compared;
  }
  EXPECT_GE(compared, 34);
}

// The publisher adds the hours up itself, which the package does not use.
TEST_F(RawRows, HoursOfPharmaciesSumToThePublishersOwnTotals) {
  std::map<std::string, std::pair<double, double>> hours;  // by code: a week, Sunday
  each_row("nhsbsa-pharmacy-2023-24q3/consol_pharmacy_list_202324q3.csv",
           {"PHARMACY_ODS_CODE_(F-CODE)", "WEEKLY_TOTAL", "SUN_TOTAL"}, [&hours](auto field) {
             const auto week = parse_number(field("WEEKLY_TOTAL"));
             const auto sunday = parse_number(field("SUN_TOTAL"));
             if (week) hours[field("PHARMACY_ODS_CODE_(F-CODE)")] = {*week, sunday.value_or(0)};
           });
  int compared = 0;
  for (const Service& service : data().services) {
    if (service.kind != ServiceKind::kPharmacy || !service.hours || !hours.count(service.code)) continue;
    const auto [week, sunday] = hours[service.code];
    // A close at 23:59 is read as midnight: up to a minute a day.
    EXPECT_NEAR(minutes_a_week(*service.hours), week * 60, 7.1) << service.code;
    EXPECT_EQ(open_on_sunday(*service.hours), sunday > 0) << service.code;
    ++compared;
  }
  EXPECT_GE(compared, 250);
}

TEST_F(RawRows, RegistersOfChosenNetworksSumToTheRowsOfTheFile) {
  const auto practices = practices_by_network();
  std::map<std::string, std::map<std::string, std::pair<double, double>>> sums;  // network, register
  each_row("qof-2024-25-prevalence/PREVALENCE_2425.csv",
           {"PRACTICE_CODE", "GROUP_CODE", "REGISTER", "PRACTICE_LIST_SIZE"}, [&](auto field) {
             for (const std::string_view network : kChosen) {
               if (!practices.at(std::string(network)).count(field("PRACTICE_CODE"))) continue;
               auto& [patients, list] = sums[std::string(network)][field("GROUP_CODE")];
               patients += *parse_number(field("REGISTER"));
               list += *parse_number(field("PRACTICE_LIST_SIZE"));
             }
           });
  for (const std::string_view code : kChosen) {
    const auto own = network_prevalence(data(), find_network(data(), code), data().newest);
    int compared = 0;
    for (const Prevalence& entry : own) {
      const auto& group = data().conditions[entry.condition].code;
      const auto at = sums[std::string(code)].find(group);
      if (at == sums[std::string(code)].end()) continue;
      EXPECT_NEAR(entry.patients, at->second.first, 1e-6) << code << " " << group;
      EXPECT_NEAR(entry.list, at->second.second, 1e-6) << code << " " << group;
      ++compared;
    }
    EXPECT_GE(compared, 15) << code;
  }
}

TEST_F(RawRows, DeprivationOfChosenNetworksIsTheMeanOfTheirPractices) {
  const auto practices = practices_by_network();
  std::map<std::string, double> score;
  each_row("fingertips-imd-2025-gp-practice.csv", {"PRACTICE_CODE", "IMD_SCORE"}, [&score](auto field) {
    if (const auto value = parse_number(field("IMD_SCORE"))) score[field("PRACTICE_CODE")] = *value;
  });
  std::map<std::string, double> list;
  each_row("patients-registered-2026-07/gp-reg-pat-prac-quin-age.csv",
           {"ORG_TYPE", "ORG_CODE", "SEX", "AGE_GROUP_5", "NUMBER_OF_PATIENTS"}, [&list](auto field) {
             if (field("ORG_TYPE") == "GP" && field("SEX") == "ALL" && field("AGE_GROUP_5") == "ALL")
               list[field("ORG_CODE")] = static_cast<double>(*parse_integer(field("NUMBER_OF_PATIENTS")));
           });
  for (const std::string_view code : kChosen) {
    double sum = 0;
    double people = 0;
    for (const std::string& practice : practices.at(std::string(code))) {
      if (!score.count(practice) || !list.count(practice)) continue;
      sum += score[practice] * list[practice];
      people += list[practice];
    }
    const auto own = practice_deprivation(data(), find_network(data(), code), data().newest);
    ASSERT_TRUE(own.score) << code;
    EXPECT_NEAR(*own.score, sum / people, 1e-6) << code;
    EXPECT_EQ(static_cast<double>(own.covered.count), people) << code;
  }
}

// The score interval as the two solutions of its quadratic equation, which the core does not write it as.
TEST_F(RawRows, RatesAndIntervalsOfRegistersAreThoseOfTheRows) {
  const auto practices = practices_by_network();
  constexpr double kZ = 1.959963984540054;
  std::map<std::string, std::map<std::string, std::pair<double, double>>> sums;
  each_row("qof-2024-25-prevalence/PREVALENCE_2425.csv",
           {"PRACTICE_CODE", "GROUP_CODE", "REGISTER", "PRACTICE_LIST_SIZE"}, [&](auto field) {
             for (const std::string_view network : kChosen) {
               if (!practices.at(std::string(network)).count(field("PRACTICE_CODE"))) continue;
               auto& [patients, list] = sums[std::string(network)][field("GROUP_CODE")];
               patients += *parse_number(field("REGISTER"));
               list += *parse_number(field("PRACTICE_LIST_SIZE"));
             }
           });
  int compared = 0;
  for (const std::string_view code : kChosen) {
    for (const Prevalence& entry : network_prevalence(data(), find_network(data(), code), data().newest)) {
      const auto at = sums[std::string(code)].find(data().conditions[entry.condition].code);
      if (at == sums[std::string(code)].end() || !(at->second.second > 0)) continue;
      const double n = at->second.second;
      const double p = at->second.first / n;
      // n (p - x)^2 = z^2 x (1 - x), solved for x
      const double a = 1 + kZ * kZ / n;
      const double b = -(2 * p + kZ * kZ / n);
      const double root = std::sqrt(b * b - 4 * a * p * p);
      ASSERT_TRUE(entry.rate() && entry.interval()) << code;
      EXPECT_NEAR(*entry.rate(), p, 1e-12) << code;
      EXPECT_NEAR(entry.interval()->low, (-b - root) / (2 * a), 1e-9) << code;
      EXPECT_NEAR(entry.interval()->high, (-b + root) / (2 * a), 1e-9) << code;
      ++compared;
    }
  }
  EXPECT_GE(compared, 100);
}

// Membership on the days of the first register and of the newest map, and what changed in between.
TEST_F(RawRows, TheHistoryOfEveryNetworkBeginsAndEndsAsTheRegistersSay) {
  std::map<std::string, std::string> then;  // by practice
  std::set<std::string> ours;
  for (const Network& network : data().networks) {
    if (network.in_area) ours.insert(network.code);
  }
  each_row("ods-epcn-2019-12/pcn_core_partner_details.csv",
           {"Partner Organisation Code", "PCN Code", "Practice to PCN Relationship End Date"},
           [&](auto field) {
             if (field("Practice to PCN Relationship End Date").empty() && ours.count(field("PCN Code")))
               then[field("Partner Organisation Code")] = field("PCN Code");
           });
  EXPECT_EQ(then.size(), 214U);
  std::map<std::string, std::string> now;
  for (const auto& [network, members] : practices_by_network()) {
    if (!ours.count(network)) continue;
    for (const std::string& practice : members) now[practice] = network;
  }
  std::set<std::string> joined, left, moved;
  for (const auto& [practice, network] : then) {
    if (!now.count(practice)) left.insert(practice);
    if (now.count(practice) && now[practice] != network) moved.insert(practice);
  }
  for (const auto& [practice, network] : now) {
    if (!then.count(practice)) joined.insert(practice);
  }
  std::set<std::string> own_joined, own_left, own_moved;
  const Changes changes = changes_between(data(), {2019, 12, 1}, data().newest);
  for (const Move& move : changes.moves) {
    const std::string& code = data().practices[move.practice.value].code;
    const auto name = [](NetworkIndex network) {
      return network.valid() ? data().networks[network.value].code : std::string();
    };
    EXPECT_EQ(name(move.from), then.count(code) ? then[code] : "") << code;
    EXPECT_EQ(name(move.to), now.count(code) ? now[code] : "") << code;
    (!move.from.valid() ? own_joined : !move.to.valid() ? own_left : own_moved).insert(code);
  }
  EXPECT_EQ(own_joined, joined);
  EXPECT_EQ(own_left, left);
  EXPECT_EQ(own_moved, moved);
}

// Largest remainders by hand, in whole numbers: 100,000 pounds by raw list.
TEST_F(RawRows, SharesByRawListAreThoseWorkedOutFromTheRows) {
  const auto practices = practices_by_network();
  std::map<std::string, std::int64_t> list;
  each_row("patients-registered-2026-07/gp-reg-pat-prac-quin-age.csv",
           {"ORG_TYPE", "ORG_CODE", "SEX", "AGE_GROUP_5", "NUMBER_OF_PATIENTS"}, [&list](auto field) {
             if (field("ORG_TYPE") == "GP" && field("SEX") == "ALL" && field("AGE_GROUP_5") == "ALL")
               list[field("ORG_CODE")] = *parse_integer(field("NUMBER_OF_PATIENTS"));
           });
  constexpr std::int64_t kPot = 10'000'000;
  for (const std::string_view code : kChosen) {
    const auto& members = practices.at(std::string(code));
    std::int64_t people = 0;
    for (const std::string& practice : members) people += list.at(practice);
    std::map<std::string, std::int64_t> pence;
    std::vector<std::pair<std::int64_t, std::string>> remainders;  // negative, so that the largest is first
    std::int64_t given = 0;
    for (const std::string& practice : members) {
      pence[practice] = kPot * list[practice] / people;
      remainders.push_back({-(kPot * list[practice] % people), practice});
      given += pence[practice];
    }
    std::sort(remainders.begin(), remainders.end());
    for (std::size_t i = 0; given < kPot; ++i, ++given) ++pence[remainders[i].second];
    const auto known = sharing_practices(data(), find_network(data(), code), data().newest, {});
    const Sharing own = share_out(known, kPot, {});
    const auto& amounts = own.amounts[static_cast<std::size_t>(SharingBasis::kRegistered)];
    ASSERT_EQ(amounts.size(), members.size()) << code;
    for (std::size_t i = 0; i < known.size(); ++i) {
      const std::string& practice = data().practices[known[i].practice.value].code;
      EXPECT_EQ(amounts[i], pence[practice]) << code << " " << practice;
    }
  }
}

}  // namespace
}  // namespace pcn
